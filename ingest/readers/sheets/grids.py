"""Finds what stands where on a sheet: lines, tables one below another and side by side, and words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.language import column_words
from ingest.language.labels import is_label
from ingest.language.page_marks import is_stamp
from ingest.layout import Block, Line, RawRow, RawTable
from ingest.structure import columns
from ingest.structure.records import records

_FEWEST_ASK_WORDS = 4
_FEWEST_CELLS = 2


def blocks(rows: Sequence[RawRow]) -> tuple[Block, ...]:
    """The lines and tables of a sheet, in order; each cell with words in exactly one of them.

    `rows` hold words each, their numbers (`Place.row`) tell the gaps between them. Tables are numbered from 1.
    """
    out: list[Block] = []
    count = 0
    for block in _Reader(rows).run():
        if isinstance(block, RawTable):
            count += 1
            numbered = (replace(row, place=replace(row.place, table=count)) for row in block.rows)
            out.append(RawTable(rows=tuple(numbered)))
        else:
            out.append(block)
    return tuple(out)


@dataclass(kw_only=True, slots=True)
class _Open:
    """The table that rows below a gap may belong to: its columns and the one of asks, and its rows so far."""

    first: int
    last: int
    ask: int | None
    rows: list[RawRow] = field(default_factory=list)


class _Reader:
    """One walk down the bands of a sheet, with the table that is open."""

    def __init__(self, rows: Sequence[RawRow]) -> None:
        self._rows = rows
        self._open: _Open | None = None
        self._waiting: list[RawRow] = []  # rows of one cell below a gap: a section of the open table, or lines
        self._beside: list[Line] = []
        self._out: list[Block] = []

    def run(self) -> tuple[Block, ...]:
        for band in _bands(self._rows):
            self._band(band)
        self._close()
        return (*self._out, *self._beside)

    def _band(self, band: list[RawRow]) -> None:
        """The rows between two gaps: one table or several side by side, more of the open one, or lines."""
        parts = _side_by_side(band)
        if len(parts) > 1:
            self._close()
            for part in parts:
                self._out.extend(_Reader(part).run())
            return
        start = None if records(_table(band)) else next((i for i in range(len(band)) if _heads(band, i)), None)
        if start is None:
            self._headless(band)
            return
        header, band = _whole_header(band, start)
        titles = band[:start]
        if self._open is not None and any(len(row.filled) > 1 for row in titles) and self._fits(titles):
            self._take(titles)
            titles = []
        self._close()
        named = _group_heads(titles, header)
        self._out.extend(replace(line, furniture=row in named) for row in titles for line in _lines(row))
        body, beside = _cut_off(band[start:], header)
        self._beside.extend(line for row in beside for line in _lines(row))
        last = max(row.filled[-1] for row in body)
        self._open = _Open(first=min(row.filled[0] for row in body), last=last, ask=_ask(body), rows=body)

    def _headless(self, band: list[RawRow]) -> None:
        if self._open is None:
            self._loose(band)
        elif all(len(row.filled) == 1 for row in band) and not self._asks(band):
            self._waiting.extend(band)
        elif self._fits(band):
            self._take(band)
        else:
            self._close()
            self._loose(band)

    def _take(self, band: list[RawRow]) -> None:
        if self._open is not None:
            self._open.rows.extend((*self._waiting, *band))
            self._waiting = []

    def _fits(self, band: Sequence[RawRow]) -> bool:
        """Whether rows below a gap are more rows of the open table: they fill its columns as its own rows do."""
        table = self._open
        if table is None:
            return False
        inside = all(table.first <= row.filled[0] and row.filled[-1] <= table.last for row in band)
        half = (table.last - table.first + 1) / 2
        full = max(len(row.filled) for row in band) >= max(_FEWEST_CELLS, half)
        return inside and (full or self._asks(band))

    def _asks(self, band: Sequence[RawRow]) -> bool:
        """Whether some row has a sentence in the open table's column of asks, and words beside it."""
        ask = self._open.ask if self._open else None
        return ask is not None and any(
            len(row.filled) > 1 and ask < len(row.cells) and len(row.cells[ask].split()) >= _FEWEST_ASK_WORDS
            for row in band
        )

    def _loose(self, band: list[RawRow]) -> None:
        """Rows of no table that we know: single words at their top as lines, the rest as the table it may be."""
        form = bool(records(_table(band)))
        start = 0 if form else next((i for i, row in enumerate(band) if not _is_line(row)), len(band))
        self._out.extend(line for row in band[:start] for line in _lines(row))
        if start < len(band):
            self._out.append(_table(band[start:]))

    def _close(self) -> None:
        if self._open is not None:
            rows = self._open.rows
            heads = [_heads_rows(row, rows[i + 1 : i + 2], self._open) for i, row in enumerate(rows)]
            found = zip(rows, heads, strict=True)
            self._out.append(_table([replace(row, merged=True) if head else row for row, head in found]))
            self._open = None
        self._out.extend(line for row in self._waiting for line in _lines(row))
        self._waiting = []


def _is_line(row: RawRow) -> bool:
    """Whether a row outside tables is a line: words in one cell, or a name and what it names ("Updated:", a date)."""
    words = [row.cells[index] for index in row.filled]
    if len({row.tint(index) for index in range(len(row.tints))} - {None}) > 1:  # a key of colours
        return True
    return len(words) == 1 or (len(words) == _FEWEST_CELLS and (words[0].endswith(":") or is_stamp(" ".join(words))))


def _heads_rows(row: RawRow, below: Sequence[RawRow], table: _Open) -> bool:
    """Whether a row's only words stand in the first column, which holds no asks, over rows that have more."""
    if row.merged or row.filled != (table.first,) or table.ask in {None, table.first}:
        return row.merged
    return not is_label(row.cells[table.first]) and any(len(other.filled) > 1 for other in below)


def _group_heads(titles: Sequence[RawRow], header: RawRow) -> list[RawRow]:
    """The row right above headings that gathers them under names of groups: a few words each, set apart."""
    row = titles[-1] if titles else None
    if row is None or (header.place.row or 0) - (row.place.row or 0) != 1 or len(row.filled) < _FEWEST_CELLS:
        return []
    short = all(len(row.cells[index].split()) <= _FEWEST_ASK_WORDS for index in row.filled)
    spread = row.filled[-1] - row.filled[0] >= len(row.filled) and not row.cells[row.filled[0]].endswith(":")
    return [row] if short and spread and row.filled[-1] <= header.filled[-1] else []


def _bands(rows: Sequence[RawRow]) -> Iterator[list[RawRow]]:
    """Runs of rows without an empty row between them."""
    band: list[RawRow] = []
    for row in rows:
        if band and (row.place.row or 0) - (band[-1].place.row or 0) > 1:
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _side_by_side(band: list[RawRow]) -> list[list[RawRow]]:
    """The band cut at columns without words into tables with headings of their own; itself where it is one."""
    for gap in _gaps(band):
        left, right = _part(band, 0, gap), _part(band, gap, None)
        heads = [next((row for i, row in enumerate(part) if _heads(part, i)), None) for part in (left, right)]
        if heads[0] and heads[1] and _apart(heads[0], heads[1]):
            return [*_side_by_side(left), *_side_by_side(right)]
    return [band]


def _apart(left: RawRow, right: RawRow) -> bool:
    """Whether headings beside an empty column are of two tables: on rows of their own, or with parts that recur."""
    parts = [{column_words.part(cell) for cell in row.cells if cell} - {None} for row in (left, right)]
    return left.place.row != right.place.row or bool(parts[0] & parts[1])


def _gaps(band: Sequence[RawRow]) -> list[int]:
    """Indexes of the columns without words between columns that have some."""
    filled = {index for row in band for index in row.filled}
    return [index for index in range(min(filled), max(filled)) if index not in filled and index - 1 in filled]


def _part(band: Sequence[RawRow], start: int, end: int | None) -> list[RawRow]:
    """The rows cut down to some of their columns; those without words there are left out."""
    cut = (_sliced(row, start, end) for row in band)
    return [row for row in cut if row.filled]


def _sliced(row: RawRow, start: int, end: int | None) -> RawRow:
    return replace(
        row, cells=row.cells[start:end], tints=row.tints[start:end], below=row.below[start:end],
        boxes=row.boxes[start:end], first=row.first + start,
    )  # fmt: skip


def _heads(band: Sequence[RawRow], index: int) -> bool:
    """Whether a row holds headings of columns, by itself or with the line of headings merged into it below."""
    if column_words.is_header(band[index].cells):
        return True
    return (
        index + 1 < len(band)
        and any(band[index + 1].below)
        and column_words.is_header(_two_lines(*band[index : index + 2]).cells)
    )


def _whole_header(band: list[RawRow], start: int) -> tuple[RawRow, list[RawRow]]:
    """The headings, and the band with headings in two lines joined where merged cells tie the lines together."""
    if start + 1 < len(band) and any(band[start + 1].below) and not _two_headers(band[start], band[start + 1]):
        joined = _two_lines(band[start], band[start + 1])
        if column_words.is_header(joined.cells):
            return joined, [*band[:start], joined, *band[start + 2 :]]
    return band[start], band


def _two_headers(upper: RawRow, lower: RawRow) -> bool:
    """Whether a row below merged headings is one of the plan: it says something under a heading of its own."""
    tied = [index for index, below in enumerate(lower.below) if below]
    return any(len(lower.cells[index].split()) > _FEWEST_ASK_WORDS + 1 for index in lower.filled) or not any(
        upper.cells[index] for index in tied if index < len(upper.cells)
    )


def _two_lines(upper: RawRow, lower: RawRow) -> RawRow:
    width = max(len(upper.cells), len(lower.cells))
    pairs = [[row.cells[i] if i < len(row.cells) else "" for row in (upper, lower)] for i in range(width)]
    tints = tuple(upper.tint(i) or lower.tint(i) for i in range(width))
    return replace(
        upper, cells=tuple(" ".join(filter(None, pair)) for pair in pairs), tints=tints if any(tints) else (), below=()
    )


def _cut_off(band: list[RawRow], header: RawRow) -> tuple[list[RawRow], list[RawRow]]:
    """The table below headings, and what stands beside it behind a column without words or headings."""
    known = [index for index in header.filled if column_words.part(header.cells[index]) is not None]
    edge = next((gap for gap in _gaps(band) if gap > max(known, default=header.filled[-1])), None)
    return (band, []) if edge is None else (_part(band, 0, edge), _part(band, edge, None))


def _ask(body: Sequence[RawRow]) -> int | None:
    found = columns.settle(body[0].cells, [row.cells for row in body[1:]])
    return found.key if found else None


def _table(rows: Sequence[RawRow]) -> RawTable:
    """Rows as a table from its first column with words on, all of one width."""
    start = min(row.filled[0] for row in rows)
    end = max(row.filled[-1] for row in rows) + 1
    patched = max((len(row.tints) for row in rows), default=0)
    start = min([start, *(i for row in rows for i in range(start) if row.tint(i))])
    return RawTable(rows=tuple(_set_in(row, start, max(end, min(patched, end + 1))) for row in rows))


def _set_in(row: RawRow, start: int, end: int) -> RawRow:
    if row.merged and len(row.filled) == 1 and row.filled[0] > start:
        start, end = row.filled[0], end + row.filled[0] - start
    cut = _sliced(row, start, end)
    return replace(cut, cells=(*cut.cells, *("",) * (end - start - len(cut.cells))))


def _lines(row: RawRow) -> Iterator[Line]:
    """A row outside tables as a line; cells of different colours as lines of their own, each with its colour."""
    tints = [_tint(row, index) for index in row.filled]
    if any(tints) and len({*tints}) > 1:
        for index, tint in zip(row.filled, tints, strict=True):
            yield from _words(row.cells[index], row, index, tint)
        return
    if len(row.filled) == 1:
        yield from _words(row.cells[row.filled[0]], row, row.filled[0], tints[0])
        return
    between = " " if len(row.filled) == _FEWEST_CELLS else " | "
    text = between.join(" ".join(row.cells[index].split("\n")) for index in row.filled)
    yield from _words(text, row, row.filled[0], tints[0])


def _words(text: str, row: RawRow, index: int, tint: str | None) -> Iterator[Line]:
    for part in text.split("\n"):
        yield Line(text=part, place=row.cell_place(index), tint=tint)


def _tint(row: RawRow, index: int) -> str | None:
    """The colour of a cell, or that of a patch without words right before it."""
    patch = row.tint(index - 1) if index and not row.cells[index - 1] else None
    return row.tint(index) or patch
