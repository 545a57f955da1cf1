"""Finds the tables of a plan: which rows are headings, which columns they name, which rows stand below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.identity import normal
from graph.model import Column, Place
from ingest.language import column_words
from ingest.language.labels import is_label
from ingest.layout import Block, Document, Line, RawRow, RawTable
from ingest.structure import columns, counting
from ingest.structure.choices import chosen
from ingest.structure.columns import Headings
from ingest.structure.printed_keys import is_key
from ingest.structure.records import records, titled

_FEWEST_COLUMNS = 3
_FEWEST_ASK_WORDS = 4  # on average, in the column of asks
_MOST_HEADING_LINE = 5
_MOST_OF = 0.75
_MOST_KEY_WORDS = 25  # a key explains a colour in a phrase
#: Why words above some of the headings, that gather columns under one name, are set aside.
GROUP_HEADING = "column headings"
#: Why a table about the document itself is set aside: versions, signatures, short forms.
NO_PLAN = "not a table of a plan"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows below one set of headings. `gap` tells what stood between this table and the one before it."""

    headings: Headings
    rows: tuple[RawRow, ...]
    header: tuple[RawRow, ...] = ()
    gap: str = "page break"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spanning:
    """A row whose words span the table, above its headings or in a table of its own: read as a heading."""

    row: RawRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """Rows that stand in columns but are no part of a plan: a status key, a list of meetings, a glossary."""

    rows: tuple[RawRow, ...]
    reason: str


Item = Line | Table | Spanning | Aside


def find(document: Document) -> tuple[Item, ...]:
    """The lines and tables of a document, in order; every row of it stands in exactly one of them."""
    items: list[Item] = []
    current: Headings | None = None
    apart = False
    blocks = _with_titles(chosen(document.blocks))
    ahead = _rows_by_headings(blocks)
    for block in blocks:
        if isinstance(block, Line):
            items.append(block)
            apart = apart or not block.furniture
            continue
        for item in _parts(block, current, ahead, apart=apart):
            if isinstance(item, Table):
                current, apart = item.headings, False
            items.append(item)
    return tuple(items)


def _with_titles(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with a labelled heading and the record right below it ("Action 1: …" over "Lead", "By") as one."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        heading = above if isinstance(above, Line) and not above.furniture else None
        whole = titled(heading, block) if heading and isinstance(block, RawTable) else None
        if whole:
            out[-1] = whole
        else:
            out.append(block)
    return tuple(out)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cut:
    """Rows below one heading: the words of the headings, the rows they are printed in, and the rows below."""

    header: RawRow
    printed: tuple[RawRow, ...]
    rows: tuple[RawRow, ...]


def _parts(
    table: RawTable, current: Headings | None, ahead: dict[tuple[str, ...], list[RawRow]], *, apart: bool
) -> Iterator[Item]:
    """One raw table cut at its heading rows. `apart` says that words stand between it and the table before."""
    if pairs := records(table):
        for headings, row in pairs:
            header = RawRow(cells=headings.words, place=row.place)
            yield Table(headings=headings, rows=(row,), header=(header,), gap="")
        return
    starts = [index for index, row in enumerate(table.rows) if _heads(row, current)]
    starts = [i for i in starts if i - 1 not in starts or not _belongs_above(table.rows[i - 1], table.rows[i])]
    if not starts:
        yield from _headless(table, current, apart=apart)
        return
    yield from _before(table.rows[: starts[0]], current)
    for cut in _cuts(table.rows, starts):
        key = is_key(cut.rows)
        found = None if key else _headings(cut.header, cut.rows, current, ahead)
        if found is None:
            known = key or column_words.is_aside(cut.header.cells)
            reason = NO_PLAN if known else "no column of recommendations or actions"
            yield Aside(rows=(*cut.printed, *cut.rows), reason=reason)
            continue
        tail = _spanning_tail(cut.rows) if cut.rows and cut.rows[-1] is not table.rows[-1] else ()
        body = cut.rows[: len(cut.rows) - len(tail)]
        counts = tuple(row for row in body if counting.counts(row, found.key))
        if counts:
            body = tuple(row for row in body if row not in counts)
        yield Table(headings=found, rows=body, header=cut.printed, gap="repeated headings")
        if counts:
            yield Aside(rows=counts, reason=NO_PLAN)
        yield from (Spanning(row=row) for row in tail)


def _cuts(rows: Sequence[RawRow], starts: Sequence[int]) -> Iterator[_Cut]:
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
        yield _Cut(header=header, printed=printed, rows=below)
        groups = ()


def _heads(row: RawRow, current: Headings | None) -> bool:
    return column_words.is_header(row.cells) or (current is not None and _key(row.cells) == _key(current.words))


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
    return any(merged and cell(header, index) for index, merged in enumerate(row.below))


def _belongs_above(header: RawRow, row: RawRow) -> bool:
    """Whether a row that may be headings is part of those right above it."""
    return _goes_on_heading(header, row) or _explains(header, row)


def _explains(header: RawRow, row: RawRow) -> bool:
    """Whether the row below the headings asks what to write under each of them, as the forms of some plans do."""
    asked = sum(row.cells[index].rstrip().endswith("?") for index in row.filled)
    fewest = max(_FEWEST_COLUMNS, _MOST_OF * len(row.filled))
    return asked >= fewest and len(row.filled) <= len(header.filled)


def _under(group: RawRow, header: RawRow) -> RawRow:
    """Headings below a row that names groups of them: a column that has none of its own takes the name above it."""
    width = max(len(group.cells), len(header.cells))
    return replace(header, cells=tuple(cell(header, i) or cell(group, i) for i in range(width)))


def _merged(header: RawRow, row: RawRow) -> RawRow:
    cells = tuple(f"{cell(header, i)} {cell(row, i)}".strip() for i in range(len(header.cells)))
    return replace(header, cells=cells)


def _headings(
    header: RawRow, below: Sequence[RawRow], current: Headings | None, ahead: dict[tuple[str, ...], list[RawRow]]
) -> Headings | None:
    """The columns under a heading row: what they were last time where the headings are the same."""
    if current is not None and _key(header.cells) == _key(current.words):
        return current
    rows = ahead.get(_key(header.cells)) or list(below)
    words = header.cells[: max(_last(header), max((_last(row) for row in below), default=0))]
    words = words + ("",) * (max((_last(row) for row in rows), default=0) - len(words))
    found = columns.settle(words, [row.cells for row in rows])
    if found is None or current is None or len(found.words) != len(current.words):
        return found
    return _named_before(found, current)


def _named_before(found: Headings, current: Headings) -> Headings:
    """A heading left blank takes the part that its column had in the table before, where the others agree."""
    pairs = list(zip(found.words, found.columns, current.columns, strict=True))
    if any(word and mine is not theirs for word, mine, theirs in pairs):
        return found
    return replace(found, columns=current.columns)


def _headless(table: RawTable, current: Headings | None, *, apart: bool) -> Iterator[Item]:
    """A table without headings: one that goes on, a few spanning words, or no plan's."""
    if current is not None and _goes_on(table, current) and not _foreign(table, current, apart=apart):
        yield Table(headings=current, rows=table.rows)
    elif all(len(row.filled) == 1 for row in table.rows) and not _is_key(table):
        yield from (Spanning(row=row) for row in table.rows)
    else:
        wide = table.width >= _FEWEST_COLUMNS and not column_words.is_aside(table.rows[0].cells) and not _is_key(table)
        yield Aside(rows=table.rows, reason="no column heading was recognised" if wide else NO_PLAN)


def _is_key(table: RawTable) -> bool:
    """Whether a table is a key in colour: several colours, each as a patch beside words or behind a few words."""
    tints = {tint for row in table.rows for tint in row.tints if tint}
    return len(tints) > 1 and all(_explains_colour(row) for row in table.rows)


def _explains_colour(row: RawRow) -> bool:
    few = all(len(row.cells[index].split()) <= _MOST_KEY_WORDS for index in row.filled)
    patch = any(row.tint(index) and not cell(row, index) for index in range(len(row.tints)))
    return few and bool(row.filled) and (patch or all(row.tint(index) for index in row.filled))


def _goes_on(table: RawTable, current: Headings) -> bool:
    """Whether rows without headings are the next rows under the headings before them."""
    width, known = table.width, len(current.words)
    widest = max(len(row.cells) for row in table.rows)
    if any(len(row.cells) == known for row in table.rows):
        return True
    return width >= min(_FEWEST_COLUMNS, known) and min(abs(width - known), abs(widest - known)) <= 1


def _foreign(table: RawTable, current: Headings, *, apart: bool) -> bool:
    """Whether rows open with headings of their own that we do not know, behind other words or above no asks."""
    asks = [words for row in table.rows if (words := cell(row, current.key or 0).split())]
    short = bool(asks) and sum(map(len, asks)) < _FEWEST_ASK_WORDS * len(asks)
    return (short or apart) and len(table.rows) > 1 and column_words.could_be_headings(table.rows[0].cells)


def _before(rows: Sequence[RawRow], current: Headings | None) -> Iterator[Item]:
    """Rows above a heading row: spanning titles, or the end of the table on the page before."""
    if not rows:
        return
    if current is not None and any(len(row.filled) > 1 for row in rows):
        end = len(rows) - len(_spanning_tail(rows))
        if end:
            yield Table(headings=current, rows=tuple(rows[:end]))
        rows = rows[end:]
    for row in rows:
        if len(row.filled) == 1 and row.filled[0] > 0:
            yield Aside(rows=(row,), reason=GROUP_HEADING)
        elif len(row.filled) == 1:
            yield Spanning(row=row)
        else:
            yield Aside(rows=(row,), reason="stands above the column headings")


def _spanning_tail(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """Spanning rows right above the next heading row belong to what follows."""
    count = 0
    for row in reversed(rows):
        if len(row.filled) != 1 or row.filled[0] != 0 or is_label(row.cells[0]):
            break
        count += 1
    return tuple(rows[len(rows) - count :])


def _rows_by_headings(blocks: Sequence[Block]) -> dict[tuple[str, ...], list[RawRow]]:
    """All rows that stand below the same headings anywhere in the document, to settle a column by its cells."""
    found: dict[tuple[str, ...], list[RawRow]] = {}
    key: tuple[str, ...] = ()
    for block in blocks:
        for row in block.rows if isinstance(block, RawTable) else ():
            if column_words.is_header(row.cells):
                key = _key(row.cells)
            elif key and len({row.cells[index] for index in row.filled}) > 1:
                found.setdefault(key, []).append(row)
    return found


def _key(cells: Sequence[str]) -> tuple[str, ...]:
    words = [normal(cell) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return tuple(words)


def _last(row: RawRow) -> int:
    return row.filled[-1] + 1 if row.filled else 0


def place_of(row: RawRow, column: int) -> Place:
    """The place of one cell of a row; `column` counts from 0."""
    return replace(row.place, column=column + 1)


def cell(row: RawRow, index: int) -> str:
    """The words of a cell, empty where the row is shorter."""
    return row.cells[index] if index < len(row.cells) else ""


__all__ = ["Aside", "Column", "Item", "Spanning", "Table", "cell", "find", "place_of"]
