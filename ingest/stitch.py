"""Makes rows whole again: what a page break or an extraction cut in two is joined, no word lost, none twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from graph.model import Column, Place
from ingest import labels
from ingest.columns import Headings
from ingest.labels import Split
from ingest.layout import Line, RawRow
from ingest.tables import Aside, Item, Spanning, Table

_END = re.compile(r"[.!?:;…][)\]”’\"']*\s*$")
_OPENER = re.compile(r"^(?:[a-z(),;&–—-]|• [a-z])")
_FEED = frozenset({Column.PROGRESS, Column.MILESTONES, Column.OBJECTIVE, Column.OTHER, Column.RECOMMENDATION, Column.SCOPE})
_OWN = (Column.TIMESCALE, Column.STATUS, Column.LEAD, Column.OVERSIGHT, Column.COMPLETED, Column.ACTION_LABEL)


class Kind(Enum):
    """What a row is in its table."""

    ITEM = "a recommendation of its own"
    ACTION = "one more action of the recommendation above"
    SECTION = "a heading that spans the table"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row whole again: its kind, the words of each column, each column's places with their seams, its label."""

    kind: Kind
    cells: tuple[str, ...]
    places: tuple[Place, ...]
    cell_places: tuple[tuple[Place, ...], ...]
    split: Split
    headings: Headings
    promoted: bool = False

    def words(self, column: Column) -> str | None:
        """The words of all columns that play a part, None when there are none."""
        found = [self.cells[index] for index in self.headings.at(column) if self.cells[index]]
        return "\n".join(found) or None


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """A row of column headings."""

    row: RawRow


Piece = Row | Header | Line | Spanning | Aside


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbering:
    """How this document labels its items: its worded labels, and the schemes that most of its labelled rows use."""

    tags: frozenset[str] = labels.NO_TAGS
    bare: bool = False
    schemes: frozenset[str] = field(default_factory=frozenset)
    labelled: bool = False


def numbering(tables: Sequence[Table]) -> Numbering:
    """The numbering of a document, from the opening words of all its asks."""
    texts = [text for table in tables for row in table.rows if (text := _ask(row, table.headings)) and len(row.filled) > 1]
    tags = labels.tags(texts)
    bare = any(_ascends([row for row in table.rows if len(row.filled) > 1], table.headings) for table in tables)
    splits = [labels.split(text, tags=tags, bare=bare) for text in texts]
    numbered = [found.scheme for found in splits if found.scheme and found.scheme != "tag"]
    column = any(table.headings.at(Column.LABEL) for table in tables)
    return Numbering(
        tags=tags,
        bare=bare,
        schemes=frozenset(numbered),
        labelled=column or (len(numbered) >= 2 and len(numbered) >= 0.5 * len(texts)),
    )


def stitch(items: Sequence[Item], numbers: Numbering) -> tuple[Piece, ...]:
    """All items of a document in order, each table as its whole rows.

    A row may go on in the next table when nothing but page furniture and headings of columns stand between.
    """
    out: list[Piece] = []
    above: int | None = None
    for item in items:
        if not isinstance(item, Table):
            out.append(item)
            above = above if isinstance(item, Line) and item.furniture else None
            continue
        out.extend(Header(row=row) for row in item.header)
        for index, raw in enumerate(item.rows):
            row = _row(raw, item.headings, numbers)
            cut = index == 0 and bool(item.gap)
            if above is not None and _continues(row, previous := _whole(out[above]), numbers, cut=cut):
                out[above] = _join(previous, row, item.gap if cut else "row goes on")
                continue
            following = item.rows[index + 1] if index + 1 < len(item.rows) else None
            kind = _kind(row, following, numbers)
            if above is not None and _rest_of_ask(row, _whole(out[above]), numbers, cut=cut):
                kind = Kind.ACTION
            out.append(replace(row, kind=kind, promoted=item.headings.promoted))
            above = len(out) - 1
    return tuple(out)


def _whole(piece: Piece) -> Row:
    if not isinstance(piece, Row):
        raise TypeError(piece)
    return piece


def _row(raw: RawRow, headings: Headings, numbers: Numbering) -> Row:
    width = max(len(headings.columns), raw.filled[-1] + 1 if raw.filled else 0)
    headings = _widened(headings, width)
    cells = (*raw.cells, *("",) * width)[:width]
    places = tuple((replace(raw.place, column=index + 1),) if cells[index] else () for index in range(width))
    return Row(
        kind=Kind.ITEM, cells=cells, places=(raw.place,), cell_places=places, headings=headings,
        split=_split(cells, headings, numbers),
    )  # fmt: skip


def _split(cells: Sequence[str], headings: Headings, numbers: Numbering) -> Split:
    """The label and the text of a row's ask: from a column of labels, else from the opening of the text."""
    key = headings.key
    text = cells[key] if key is not None and key < len(cells) else ""
    column = next((cells[index] for index in headings.at(Column.LABEL) if cells[index]), None)
    inside = labels.split(text, tags=numbers.tags, bare=numbers.bare)
    if column is None:
        return inside
    if inside.label is not None and labels.same(inside.label, column):
        return replace(inside, label=column, scheme="column")
    return Split(label=column, text=text, scheme="column")


def _ask(row: RawRow, headings: Headings) -> str:
    key = headings.key
    return row.cells[key] if key is not None and key < len(row.cells) else ""


def _continues(row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether a row is no row of its own but the rest of the one before it."""
    shared = min(len(row.cells), len(previous.cells))
    if previous.kind is Kind.SECTION or _heads_rows(row) or row.headings.columns[:shared] != previous.headings.columns[:shared]:
        return False
    if row.split.label is not None:
        return row.split.continued and not row.split.text and not _starts_action(row, previous, cut=cut)
    if not row.split.text:
        return not _starts_action(row, previous, cut=cut)
    if previous.kind is Kind.ACTION:
        return False
    broken = _broken(row, previous)
    if numbers.labelled and not _spans(row):
        return cut or broken or _sparse(row, previous)
    key = row.headings.key or 0
    if _OPENER.match(row.split.text) and not _END.search(previous.cells[key] or "."):
        return True
    return cut and broken and _sparse(row, previous)


def _rest_of_ask(row: Row, previous: Row, numbers: Numbering, *, cut: bool) -> bool:
    """Whether a row brings one more action beside the rest of an ask that several rows share."""
    if previous.kind is not Kind.ACTION or row.split.label is not None or not row.split.text or _spans(row):
        return False
    return numbers.labelled and (cut or _OPENER.match(row.split.text) is not None)


def _starts_action(row: Row, previous: Row, *, cut: bool) -> bool:
    """Whether a row without an ask of its own brings a new action for the ask above."""
    columns = {column for column, text in zip(row.headings.columns, row.cells, strict=True) if text}
    own = any(column in columns for column in _OWN)
    actions = row.headings.at(Column.ACTION)
    text = row.words(Column.ACTION)
    if not actions or not text:
        return own and not (columns & _FEED) and not cut if not actions else own and not cut and Column.TIMESCALE in columns
    before = previous.words(Column.ACTION) or ""
    unfinished = bool(before) and not _END.search(before)
    if _OPENER.match(text) and (unfinished or cut):
        return False
    if own:
        return True
    if cut:
        return False
    return not (text.startswith("•") and before.rstrip().endswith(":"))


def _broken(row: Row, previous: Row) -> bool:
    """Whether some cell goes on in mid-sentence: it opens in lower case where the one above has no full stop."""
    return any(
        now and then and _OPENER.match(now) and not _END.search(then)
        for now, then in zip(row.cells, previous.cells, strict=False)
    )


def _sparse(row: Row, previous: Row) -> bool:
    """Whether a row lacks what a row of its own would have: owner, date, status, where the one above has them."""
    own = [index for column in _OWN for index in row.headings.at(column)]
    had = [index for index in own if index < len(previous.cells) and previous.cells[index]]
    return bool(had) and not any(row.cells[index] for index in had)


def _heads_rows(row: Row) -> bool:
    """Whether the only words of a row stand in the first column, where they are neither ask, label nor half a sentence."""
    filled = [index for index, text in enumerate(row.cells) if text]
    if filled != [0] or row.headings.key == 0 or _OPENER.match(row.cells[0]):
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
    if following is not None and len(following.filled) > 1 and not _ask(following, row.headings) and 0 not in following.filled:
        return Kind.ITEM
    alike = row.split.scheme in numbers.schemes and row.split.scheme != "plain"
    own_scheme = row.split.scheme == "plain" and numbers.schemes <= {"plain", "bare"} and numbers.labelled
    return Kind.ITEM if alike or own_scheme else Kind.SECTION


def _same_everywhere(cells: Sequence[str]) -> bool:
    """A merged cell that the extraction repeats in each column."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 2 and len(set(filled)) == 1


def _join(first: Row, second: Row, seam: str) -> Row:
    """Two parts of one row as one: cell by cell, the second part's places marked with the seam."""
    width = max(len(first.cells), len(second.cells))
    first, second = _padded(first, width), _padded(second, width)
    cells = tuple(glue(a, b) for a, b in zip(first.cells, second.cells, strict=True))
    marked = tuple(tuple(replace(place, seam=seam) for place in places) for places in second.cell_places)
    return replace(
        first,
        cells=cells,
        places=(*first.places, *(replace(place, seam=seam) for place in second.places)),
        cell_places=tuple(a + b for a, b in zip(first.cell_places, marked, strict=True)),
        split=_glued_split(first.split, second.split),
    )


def _widened(headings: Headings, width: int) -> Headings:
    """The headings with nameless columns for cells beyond the last one that has a heading."""
    extra = max(0, width - len(headings.columns))
    return replace(headings, words=headings.words + ("",) * extra, columns=headings.columns + (Column.OTHER,) * extra)


def _padded(row: Row, width: int) -> Row:
    extra = width - len(row.cells)
    headings = _widened(row.headings, width)
    return replace(row, cells=row.cells + ("",) * extra, cell_places=row.cell_places + ((),) * extra, headings=headings)


def _glued_split(first: Split, second: Split) -> Split:
    return replace(first, text=glue(first.text, second.text))


def glue(first: str, second: str) -> str:
    """Two parts of a text as one: a list item or paragraph stays on a line of its own, a broken sentence is closed."""
    if not first or not second:
        return first or second
    if second.startswith("• ") or (_END.search(first) and "\n" in first + second):
        return f"{first}\n{second}"
    if first.endswith("-") and not first.endswith(" -") and second[:1].islower():
        return first + second
    return f"{first} {second}"


def _ascends(rows: Sequence[RawRow], headings: Headings) -> bool:
    """Whether bare numbers before the asks of a table count upwards one by one: then they are labels."""
    splits = [labels.split(text, bare=True) for row in rows if (text := _ask(row, headings))]
    numbers = [int(found.label) for found in splits if found.scheme == "bare" and found.label]
    return len(numbers) >= 2 and all(b - a == 1 for a, b in zip(numbers, numbers[1:], strict=False))
