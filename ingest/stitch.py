"""Makes rows whole again: walks the items of a document and says of each row what it is in its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.model import Column
from ingest import labels
from ingest.layout import Line, RawRow
from ingest.rows import Header, Kind, Numbering, Piece, Row, ask, make
from ingest.seams import broken, ends, goes_on, join, spilled
from ingest.tables import GROUP_HEADING, Aside, Item, Spanning, Table

_FEED = frozenset(
    {Column.PROGRESS, Column.MILESTONES, Column.OBJECTIVE, Column.OTHER, Column.RECOMMENDATION, Column.SCOPE}
)
_FEWEST_MERGED = 3
_AGAIN = "label printed again"
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
            row = make(raw, item.headings, numbers)
            cut = index == 0 and bool(item.gap)
            if above is not None and _continues(row, previous := _whole(out[above]), numbers, cut=cut):
                out[above] = join(previous, row, item.gap if cut else "row goes on")
                if row.split.label is not None:
                    out.append(Header(row=replace(raw, cells=(row.cells[item.headings.key or 0],)), reason=_AGAIN))
                continue
            following = item.rows[index + 1] if index + 1 < len(item.rows) else None
            kind = _kind(row, following, numbers)
            if above is not None and _rest_of_ask(row, _whole(out[above]), numbers, cut=cut):
                kind = Kind.ACTION
            out.append(replace(row, kind=kind, promoted=item.headings.promoted))
            above = len(out) - 1
    return tuple(out)


def _between_rows(item: Line | Spanning | Aside) -> bool:
    """Whether an item belongs to the page, so that a row may go on behind it."""
    return (isinstance(item, Line) and item.furniture) or (isinstance(item, Aside) and item.reason == GROUP_HEADING)


def _whole(piece: Piece) -> Row:
    if not isinstance(piece, Row):
        raise TypeError(piece)
    return piece


def _continues(row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether a row is no row of its own but the rest of the one before it."""
    shared = min(len(row.cells), len(previous.cells))
    other = row.headings.columns[:shared] != previous.headings.columns[:shared]
    if previous.kind is Kind.SECTION or _heads_rows(row) or other:
        return False
    if not row.split.text and (row.split.label is None or row.split.continued):
        return not _starts_action(row, previous, cut=cut)
    if row.split.label is not None or previous.kind is Kind.ACTION:
        return False
    return _completes(row, previous, numbers, cut=cut)


def _completes(row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether an unlabelled text in the column of asks is the rest of the ask above. A row too many beats one lost."""
    ended = ends(previous.cells[row.headings.key or 0] or ".")
    if numbers.labelled and not _spans(row):
        if cut:
            return not ended or goes_on(row.split.text) or broken(row, previous) or not _owned(row)
        return goes_on(row.split.text) or _sparse(row, previous)
    if goes_on(row.split.text) and not ended:
        return True
    return cut and broken(row, previous) and _sparse(row, previous)


def _owned(row: Row) -> bool:
    """Whether a row has an owner, a date or a status of its own."""
    return any(row.words(column) for column in _OWN)


def _rest_of_ask(row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether a row brings one more action beside the rest of an ask that several rows share."""
    if previous.kind is not Kind.ACTION or row.split.label is not None or not row.split.text or _spans(row):
        return False
    return numbers.labelled and (cut or goes_on(row.split.text))


def _starts_action(row: Row, previous: Row, *, cut: bool) -> bool:
    """Whether a row without an ask of its own brings a new action for the ask above."""
    columns = {column for column, text in zip(row.headings.columns, row.cells, strict=True) if text}
    own = _owned(row)
    actions = row.headings.at(Column.ACTION)
    text = row.words(Column.ACTION)
    if not actions or not text:
        return own and not cut and (Column.TIMESCALE in columns if actions else not columns & _FEED)
    before = previous.words(Column.ACTION) or ""
    unfinished = bool(before) and not ends(before)
    if goes_on(text) and (unfinished or cut):
        return False
    if own:
        return True
    if cut:
        return False
    return not (text.startswith("•") and before.rstrip().endswith(":"))


def _sparse(row: Row, previous: Row) -> bool:
    """Whether a row lacks what a row of its own would have: owner, date, status, where the one above has them."""
    own = [index for column in _OWN for index in row.headings.at(column)]
    had = [index for index in own if index < len(previous.cells) and previous.cells[index]]
    return bool(had) and not any(row.cells[index] for index in had)


def _heads_rows(row: Row) -> bool:
    """Whether a row's only words stand in the first column and are neither ask, label nor half a sentence."""
    filled = [index for index, text in enumerate(row.cells) if text]
    if filled != [0] or row.headings.key == 0 or goes_on(row.cells[0]):
        return _same_everywhere(row.cells)
    return not labels.is_label(row.cells[0]) and len(row.cells[0].split()) > 1


def _spans(row: Row) -> bool:
    filled = [index for index, text in enumerate(row.cells) if text]
    return len(filled) == 1 and filled[0] in (0, row.headings.key)


def _kind(row: Row, following: RawRow | None, numbers: Numbering) -> Kind:
    """An item, one more action, or words that span the table: a heading unless actions for them follow."""
    if _heads_rows(row):
        return Kind.SECTION
    if not row.split.text and row.split.label is None:
        return Kind.ACTION
    if not _spans(row):
        return Kind.ITEM
    if (
        following is not None
        and len(following.filled) > 1
        and not ask(following, row.headings)
        and 0 not in following.filled
    ):
        return Kind.ITEM
    alike = row.split.scheme in numbers.schemes and row.split.scheme != "plain"
    own_scheme = row.split.scheme == "plain" and numbers.schemes <= {"plain", "bare"} and numbers.labelled
    return Kind.ITEM if alike or own_scheme else Kind.SECTION


def _same_everywhere(cells: Sequence[str]) -> bool:
    """A merged cell that the extraction repeats in each column."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= _FEWEST_MERGED and len(set(filled)) == 1
