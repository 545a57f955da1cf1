"""Which rows of a table are headings, and what several rows of headings say together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.identity import normal
from ingest.language import column_words
from ingest.layout import RawRow
from ingest.structure.columns import Headings

_FEWEST_ASKED = 3  # columns of a form that say what to write there
_MOST_HEADING_LINE = 5
_MOST_OF = 0.75


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """Rows below one heading: the words of the headings, the rows they are printed in, and the rows below."""

    header: RawRow
    printed: tuple[RawRow, ...]
    rows: tuple[RawRow, ...]


def starts(rows: Sequence[RawRow], current: Headings | None) -> list[int]:
    """Indexes of the rows that are headings, or are those of the table before again; the last of several lines."""
    found = [index for index, row in enumerate(rows) if _heads(row, current)]
    return [i for i in found if i - 1 not in found or not _belongs_above(rows[i - 1], rows[i])]


def _heads(row: RawRow, current: Headings | None) -> bool:
    return column_words.is_header(row.cells) or (current is not None and key(row.cells) == key(current.words))


def cuts(rows: Sequence[RawRow], starts: Sequence[int]) -> Iterator[Cut]:
    """The rows from each heading to the next; a heading right above another one gathers its columns under names."""
    groups: tuple[RawRow, ...] = ()
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        header, below = rows[start], tuple(rows[start + 1 : end])
        if not below and end < len(rows):
            groups = (*groups, header)
            continue
        printed = (*groups, header)
        header = _under(groups[-1], header) if groups else header
        if below and _merged_with(header, below[0]):
            header, printed, below = _under(header, below[0]), (*printed, below[0]), below[1:]
        elif below and _goes_on_heading(header, below[0]):
            header, printed, below = _merged(header, below[0]), (*printed, below[0]), below[1:]
        if below and _explains(header, below[0]):
            printed, below = (*printed, below[0]), below[1:]
        yield Cut(header=header, printed=printed, rows=below)
        groups = ()


def key(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings as they are compared: plain words, without empty cells at the end."""
    words = [normal(cell) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return tuple(words)


def _goes_on_heading(header: RawRow, row: RawRow) -> bool:
    """Whether the row below the headings is their second line: a few words, in lower case or known, under words."""
    texts = [row.cells[index] for index in row.filled]
    if row.cut or not texts or not set(row.filled) <= set(header.filled):
        return False  # words that go on those of the page before are no heading
    short = all(len(text.split()) <= _MOST_HEADING_LINE for text in texts)
    lower = short and 2 * sum(text[:1].islower() for text in texts) >= len(texts)
    covers = [column_words.cover(_merged(header, row).cells[index]) for index in row.filled]
    if len(texts) == len(header.filled):
        return lower and sum(covers) >= _MOST_OF * len(covers)
    known = column_words.is_header(row.cells) and 0 not in row.filled
    return (lower or known) and all(cover >= column_words.LEAST_MEAN_COVER for cover in covers)


def _merged_with(header: RawRow, row: RawRow) -> bool:
    """Whether headings are merged with cells of the row below: it holds the rest of the headings."""
    return any(merged and header.cell(index) for index, merged in enumerate(row.below))


def _belongs_above(header: RawRow, row: RawRow) -> bool:
    """Whether a row that may be headings is part of those right above it."""
    return _goes_on_heading(header, row) or _explains(header, row)


def _explains(header: RawRow, row: RawRow) -> bool:
    """Whether the row below the headings asks what to write under each of them, as the forms of some plans do."""
    asked = sum(row.cells[index].rstrip().endswith("?") for index in row.filled)
    fewest = max(_FEWEST_ASKED, _MOST_OF * len(row.filled))
    return asked >= fewest and len(row.filled) <= len(header.filled)


def _under(group: RawRow, header: RawRow) -> RawRow:
    """Headings below a row that names groups of them: a column that has none of its own takes the name above it."""
    width = max(len(group.cells), len(header.cells))
    return replace(header, cells=tuple(header.cell(i) or group.cell(i) for i in range(width)))


def _merged(header: RawRow, row: RawRow) -> RawRow:
    cells = tuple(f"{header.cell(i)} {row.cell(i)}".strip() for i in range(len(header.cells)))
    return replace(header, cells=cells)
