"""Makes rows whole again: walks the items of a document and says of each row what it is in its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.model import Column
from ingest.language import labels
from ingest.language.breaks import ends, fragment, goes_on
from ingest.language.labels import Split
from ingest.layout import Line, RawRow
from ingest.structure.kinds import heads_rows, kind_of, rated, rates_across, spans, told_across
from ingest.structure.rows import Header, Kind, Numbering, Piece, Row, make
from ingest.structure.seams import broken, join, spilled
from ingest.structure.tables import GROUP_HEADING, Aside, Item, Spanning, Table

_AGAIN = "label printed again"
_RATED = "name of a rating across the table"
#: Columns of which a cell merged over several rows belongs to the first of them alone.
_ITS_OWN = (Column.LABEL, Column.RECOMMENDATION, Column.ACTION, Column.ACTION_LABEL)
_OWN = (Column.TIMESCALE, Column.STATUS, Column.LEAD, Column.OVERSIGHT, Column.COMPLETED, Column.ACTION_LABEL)


def stitch(items: Sequence[Item], numbers: Numbering) -> tuple[Piece, ...]:
    """All items of a document in order, each table as its whole rows.

    A row may go on in the next table when nothing but page furniture and headings of columns stand between.
    """
    out: list[Piece] = []
    above: int | None = None
    for item in items:
        if isinstance(item, Line) and above is not None and (rest := spilled(item, _whole(out[above]))) is not None:
            out[above] = rest
            continue
        if not isinstance(item, Table):
            out.append(item)
            above = above if _between_rows(item) else None
            continue
        out.extend(Header(row=row) for row in item.header)
        for index, raw in enumerate(item.rows):
            cut = index == 0 and bool(item.gap)
            row = make(raw, item.headings, numbers)
            if index and above is not None and told_across(row):
                out[above] = join(*_reported(row, _whole(out[above])), "row goes on")
                continue
            if index and above is not None and rates_across(row):
                out.extend(_overall(row, raw))
                continue
            row = _unlabelled(row) if cut and raw.cut and row.split.scheme != "column" else row
            merged = row.headings.key in row.below  # the ask is one cell with the row above: one more action of it
            if above is not None and _is_rest(raw, row, previous := _whole(out[above]), numbers, cut=cut):
                out[above] = join(previous, row, item.gap if cut else "row goes on")
                out.extend(_said_again(row, raw))
                continue
            row = _lent(row, _whole(out[above]), cut=cut) if above is not None else row
            kind = kind_of(row, item.rows[index + 1 :], numbers)
            if above is not None and (merged or _rest_of_ask(row, _whole(out[above]), numbers, cut=cut)):
                kind = Kind.ACTION
            out.append(replace(row, kind=kind, promoted=item.headings.promoted))
            above = len(out) - 1
            out.extend(_said_again(row, raw) if kind is Kind.ACTION else ())
    return tuple(out)


def _reported(row: Row, above: Row) -> tuple[Row, Row]:
    """A row and what is reported on it across the table below, each with that under progress."""
    at = next(iter(above.headings.at(Column.PROGRESS)), len(above.headings.columns))
    columns = (*above.headings.columns, Column.PROGRESS)[: max(len(above.headings.columns), at + 1)]
    headings = replace(above.headings, words=(*above.headings.words, "")[: len(columns)], columns=columns)
    text, places = next((row.cells[i], row.cell_places[i]) for i in range(len(row.cells)) if row.cells[i])
    moved = replace(
        row,
        headings=headings,
        split=Split(label=None, text=""),
        cells=tuple(text if i == at else "" for i in range(len(columns))),
        cell_places=tuple(places if i == at else () for i in range(len(columns))),
        tints=(),
    )
    wide = len(columns) - len(above.cells)
    cells, own = (*above.cells, *[""] * wide), (*above.cell_places, *[()] * wide)
    return replace(above, headings=headings, cells=cells, cell_places=own), moved


def _overall(row: Row, raw: RawRow) -> tuple[Header, Row]:
    """Words over several columns that rate what is above: what they name, and the status of the whole of it."""
    at = next(index for index, cell in enumerate(row.cells) if cell)
    name, words = rated(row.cells[at])
    headings = replace(
        row.headings,
        words=tuple(name if index == at else "" for index in range(len(row.cells))),
        columns=tuple(Column.STATUS if index == at else Column.OTHER for index in range(len(row.cells))),
    )
    cells = tuple(words if index == at else "" for index in range(len(row.cells)))
    split = Split(label=None, text="")
    header = Header(row=replace(raw, cells=(name,)), reason=_RATED)
    return header, replace(row, kind=Kind.OVERALL, headings=headings, cells=cells, split=split)


def _is_rest(raw: RawRow, row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether a row is the rest of the one above: its ask and its action are merged with those, or its words go on."""
    if row.headings.key not in row.below:
        return _goes_on(raw, row, previous, numbers, cut=cut)
    return {*row.headings.at(Column.ACTION)} <= row.below and not _owned(row, previous)


def _lent(row: Row, above: Row, *, cut: bool) -> Row:
    """The row with the words and colours of the cells that are merged with those above: they stand for both rows.

    Of a theme merged over a page break only the part before it has the words.
    """
    own = {i for column in _ITS_OWN for i in row.headings.at(column)}
    same = cut and row.headings == above.headings and row.split.label is None
    themes = {*row.headings.at(Column.SECTION)} if same and above.below & {*row.headings.at(Column.SECTION)} else set()
    lent = {i for i in (row.below | themes) - own if i < min(len(row.cells), len(above.cells)) and not row.cells[i]}
    if not lent:
        return row
    width = range(len(row.cells))
    return replace(
        row,
        cells=tuple(above.cells[i] if i in lent else row.cells[i] for i in width),
        cell_places=tuple(above.cell_places[i] if i in lent else row.cell_places[i] for i in width),
        tints=tuple(next(iter((above if i in lent else row).tints[i : i + 1]), None) for i in width),
    )


def _said_again(row: Row, raw: RawRow) -> tuple[Header, ...]:
    """The words of a row that only point to the one above: its label once more, "as above"."""
    return (Header(row=replace(raw, cells=(row.split.mark,)), reason=_AGAIN),) if row.split.mark else ()


def _between_rows(item: Line | Spanning | Aside) -> bool:
    """Whether an item belongs to the page, so that a row may go on behind it."""
    return (isinstance(item, Line) and item.furniture) or (isinstance(item, Aside) and item.reason == GROUP_HEADING)


def _whole(piece: Piece) -> Row:
    if not isinstance(piece, Row):
        raise TypeError(piece)
    return piece


def _unlabelled(row: Row) -> Row:
    """A row that goes on in mid-sentence: what opens it like a label ("10) and …") is part of its text."""
    key = row.headings.key
    return row if key is None else replace(row, split=Split(label=None, text=row.cells[key]))


def _goes_on(raw: RawRow, row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether a row is the rest of the one before it: by how a page was cut through it, else by its words."""
    if cut and raw.cut and row.split.label is None and previous.kind is not Kind.SECTION and not heads_rows(row):
        same = all(a is b for a, b in zip(row.headings.columns, previous.headings.columns, strict=False))
        return same and not _clashes(row, previous)
    return _continues(row, previous, numbers, cut=cut)


def _continues(row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether a row is no row of its own but the rest of the one before it. A row too many beats one lost."""
    shared = min(len(row.cells), len(previous.cells))
    other = row.headings.columns[:shared] != previous.headings.columns[:shared]
    if previous.kind is Kind.SECTION or heads_rows(row) or other or _clashes(row, previous):
        return False
    if row.split.continued and row.split.label is not None:
        return labels.same(row.split.label, previous.split.label or "") and not _starts_action(row, previous, cut=cut)
    if not row.split.text and row.split.label is None:
        return not _starts_action(row, previous, cut=cut)
    if row.split.label is not None or previous.kind is Kind.ACTION or _owned(row, previous):
        return False
    return _completes(row, previous, numbers, cut=cut)


def _completes(row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether an unlabelled text in the column of asks, without an owner of its own, is the rest of the ask above."""
    if numbers.labelled and not spans(row):
        return cut or goes_on(row.split.text) or _sparse(row, previous)
    ended = ends(previous.cells[row.headings.key or 0] or ".")
    if goes_on(row.split.text) and not ended:
        return True
    return cut and broken(row, previous) and _sparse(row, previous)


def _owned(row: Row, previous: Row) -> bool:
    """Whether a row has an owner, a date or a status that is not the rest of the one above."""
    own = [index for column in _OWN for index in row.headings.at(column) if row.cells[index]]
    return any(not fragment(_cell(previous, index), row.cells[index]) for index in own)


def _clashes(row: Row, previous: Row) -> bool:
    """Whether both rows have a status: two statuses are never joined into one."""
    both = [(_cell(previous, index), row.cells[index]) for index in row.headings.at(Column.STATUS)]
    return any(first and second and not fragment(first, second) for first, second in both)


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""


def _rest_of_ask(row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether a row brings one more action beside the rest of an ask that several rows share."""
    if row.split.label is not None or not row.split.text or spans(row):
        return False
    if previous.kind is Kind.ITEM:
        above = _cell(previous, previous.headings.key or 0)
        return cut and bool(above) and not ends(above) and goes_on(row.split.text)
    if previous.kind is not Kind.ACTION:
        return False
    return numbers.labelled and (goes_on(row.split.text) or (cut and not _owned(row, previous)))


def _starts_action(row: Row, previous: Row, *, cut: bool) -> bool:
    """Whether a row without an ask of its own brings a new action for the ask above."""
    if _clashes(row, previous):
        return True
    text, before = row.words(Column.ACTION), previous.words(Column.ACTION) or ""
    own = _owned(row, previous)
    if not text:
        return own and not cut and not broken(row, previous)
    if goes_on(text) and (cut or not ends(before or ".")):
        return False
    return own or not (cut or (text.startswith("•") and before.rstrip().endswith(":")))


def _sparse(row: Row, previous: Row) -> bool:
    """Whether a row lacks what a row of its own would have: owner, date, status, where the one above has them."""
    own = [index for column in _OWN for index in row.headings.at(column)]
    had = [index for index in own if _cell(previous, index)]
    return bool(had) and not any(row.cells[index] for index in had)
