"""Finds the tables of a plan: which rows are headings, which columns they name, which rows stand below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.language import column_words, prose_words
from ingest.language.labels import is_label
from ingest.layout import Block, Document, Line, RawRow, RawTable
from ingest.structure import columns, counting
from ingest.structure.answering_columns import answered
from ingest.structure.choices import chosen
from ingest.structure.columns import Headings
from ingest.structure.heading_rows import cuts, key, starts
from ingest.structure.labelled_rows import across
from ingest.structure.owner_ticks import owned
from ingest.structure.printed_keys import is_colour_key, is_key
from ingest.structure.records import records, titled
from ingest.structure.sideways import upright

_FEWEST_COLUMNS = 3
_FEWEST_ASK_WORDS = 4  # on average, in the column of asks
_MOST_BETWEEN = 4  # lines between the label of an ask and a table that tells of it
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
    blocks = _with_titles(owned(chosen(answered(upright(across(document.blocks))))))
    ahead = _rows_by_headings(blocks)
    for block in blocks:
        if isinstance(block, Line):
            items.append(block)
            apart = apart or not block.furniture
            continue
        for item in _parts(block, current, ahead, apart=apart, asked=_asked(items)):
            if isinstance(item, Table):
                current, apart = item.headings, False
            items.append(item)
    return tuple(items)


def _asked(items: Sequence[Item]) -> bool:
    """Whether the words right above are a labelled ask, or paragraphs below one."""
    for item in reversed(items[-_MOST_BETWEEN:]):
        if not isinstance(item, Line):
            return False
        label = prose_words.ask_label(item.text)
        if label is not None:
            return label.numbered and not label.action
    return False


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


def _parts(
    table: RawTable, current: Headings | None, ahead: dict[tuple[str, ...], list[RawRow]], *, apart: bool, asked: bool
) -> Iterator[Item]:
    """One raw table cut at its heading rows.

    `apart` says that words stand between it and the table before, `asked` that they are a labelled ask.
    """
    if pairs := records(table, asked=asked):
        for headings, row in pairs:
            header = RawRow(cells=headings.words, place=row.place)
            yield Table(headings=headings, rows=(row,), header=(header,), gap="")
        return
    heads = starts(table.rows, current)
    if not heads:
        yield from _headless(table, current, apart=apart)
        return
    yield from _before(table.rows[: heads[0]], current)
    for cut in cuts(table.rows, heads):
        explains = is_key(cut.rows)
        found = None if explains else _headings(cut.header, cut.rows, current, ahead)
        if found is None and asked and not explains and not column_words.is_aside(cut.header.cells):
            found = columns.settle(cut.header.cells, [row.cells for row in cut.rows], asked=True)
        if found is None:
            known = explains or column_words.is_aside(cut.header.cells)
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


def _headings(
    header: RawRow, below: Sequence[RawRow], current: Headings | None, ahead: dict[tuple[str, ...], list[RawRow]]
) -> Headings | None:
    """The columns under a heading row: what they were last time where the headings are the same."""
    if current is not None and key(header.cells) == key(current.words):
        return current
    rows = ahead.get(key(header.cells)) or list(below)
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
    elif all(len(row.filled) == 1 for row in table.rows) and not is_colour_key(table):
        yield from (Spanning(row=row) for row in table.rows)
    else:
        wide = (
            table.width >= _FEWEST_COLUMNS
            and not column_words.is_aside(table.rows[0].cells)
            and not is_colour_key(table)
        )
        yield Aside(rows=table.rows, reason="no column heading was recognised" if wide else NO_PLAN)


def _goes_on(table: RawTable, current: Headings) -> bool:
    """Whether rows without headings are the next rows under the headings before them."""
    width, known = table.width, len(current.words)
    widest = max(len(row.cells) for row in table.rows)
    if any(len(row.cells) == known for row in table.rows):
        return True
    return width >= min(_FEWEST_COLUMNS, known) and min(abs(width - known), abs(widest - known)) <= 1


def _foreign(table: RawTable, current: Headings, *, apart: bool) -> bool:
    """Whether rows open with headings of their own that we do not know, behind other words or above no asks."""
    asks = [words for row in table.rows if (words := row.cell(current.key or 0).split())]
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
    above: tuple[str, ...] = ()
    for block in blocks:
        for row in block.rows if isinstance(block, RawTable) else ():
            if column_words.is_header(row.cells):
                above = key(row.cells)
            elif above and len({row.cells[index] for index in row.filled}) > 1:
                found.setdefault(above, []).append(row)
    return found


def _last(row: RawRow) -> int:
    return row.filled[-1] + 1 if row.filled else 0
