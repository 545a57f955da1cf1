"""What a row of a plan is, whole again, and how a document labels its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise

from graph.model import Column, Place
from ingest.language import labels
from ingest.language.labels import Split
from ingest.layout import Line, RawRow
from ingest.structure.columns import Headings
from ingest.structure.tables import Aside, Spanning, Table

_BROKEN = re.compile(r"(?<=[\d.])\s*\n\s*(?=[\d.])")
_LONGEST_NUMBER = 12


class Kind(Enum):
    """What a row is in its table."""

    ITEM = "a recommendation of its own"
    ACTION = "one more action of the recommendation above"
    SECTION = "a heading that spans the table"
    OVERALL = "words across the table that rate the whole of the recommendation above"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row whole again: its kind, the words of each column, each column's places with their seams, its label.

    `tints` is the colour of each cell, or empty; `tint` the one that rates the row; `below` the columns whose cell is
    the lower part of one merged with the cell above; `merged` whether its words are one cell over several columns;
    `zone` the part of the running text that an ask stands in, None for a row of a table, `section` the headings there.
    """

    kind: Kind
    cells: tuple[str, ...]
    places: tuple[Place, ...]
    cell_places: tuple[tuple[Place, ...], ...]
    split: Split
    headings: Headings
    promoted: bool = False
    tints: tuple[str | None, ...] = ()
    tint: str | None = None
    below: frozenset[int] = frozenset()
    merged: bool = False
    zone: int | None = None
    section: tuple[str, ...] = ()

    def words(self, column: Column) -> str | None:
        """The words of all columns that play a part, None when there are none."""
        found = [self.cells[index] for index in self.headings.at(column) if self.cells[index]]
        return "\n".join(found) or None


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """Words of a table that belong to the page: column headings, a label printed again after a page break."""

    row: RawRow
    reason: str = "column headings"


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """A paragraph of running text that is no ask: a heading of that level, or words that only tell.

    `level` is that of a marked heading, `reason` why words that look like an ask are none, `body` whether the text of
    the document begins here, so that no title stands below.
    """

    text: str
    places: tuple[Place, ...]
    heading: bool = False
    level: int | None = None
    reason: str | None = None
    body: bool = False
    tints: tuple[tuple[str, str], ...] = ()


Piece = Row | Header | Line | Spanning | Aside | Prose


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbering:
    """How this document labels its items: its worded labels, and the schemes that most of its labelled rows use."""

    tags: frozenset[str] = labels.NO_TAGS
    bare: bool = False
    schemes: frozenset[str] = field(default_factory=frozenset)
    labelled: bool = False


def numbering(tables: Sequence[Table]) -> Numbering:
    """The numbering of a document, from the opening words of all its asks."""
    texts = [
        text for table in tables for row in table.rows if (text := ask(row, table.headings)) and len(row.filled) > 1
    ]
    tags = labels.tags(texts)
    bare = any(_ascends([row for row in table.rows if len(row.filled) > 1], table.headings) for table in tables)
    splits = [labels.split(text, tags=tags, bare=bare) for text in texts]
    numbered = [found.scheme for found in splits if found.scheme and found.scheme != "tag"]
    column = any(table.headings.at(Column.LABEL) for table in tables)
    return Numbering(
        tags=tags,
        bare=bare,
        schemes=frozenset(numbered),
        labelled=column or 1 < len(numbered) >= len(texts) / 2,
    )


def make(raw: RawRow, headings: Headings, numbers: Numbering) -> Row:
    """A row as it stands, its cells under the columns they belong to."""
    width = max(len(headings.columns), raw.filled[-1] + 1 if raw.filled else 0)
    headings = widened(headings, width)
    cells = (*_shifted(raw.cells, headings), *("",) * width)[:width]
    headings = headings.refusing(cells)
    places = tuple((raw.cell_place(index),) if cells[index] or raw.tint(index) else () for index in range(width))
    return Row(
        kind=Kind.ITEM, cells=cells, places=(raw.place,), cell_places=places, headings=headings,
        split=_split(cells, headings, numbers),
        tints=tuple(raw.tint(index) for index in range(width)) if raw.tints else (),
        below=frozenset(index for index, merged in enumerate(raw.below) if merged),
        merged=raw.merged,
    )  # fmt: skip


def _shifted(cells: tuple[str, ...], headings: Headings) -> tuple[str, ...]:
    """A row one cell short whose first cell is no label lacks the empty cell of labels."""
    short = len(cells) == len(headings.columns) - 1 and headings.at(Column.LABEL) == (0,)
    return ("", *cells) if short and cells[0] and not labels.is_label(cells[0]) else cells


def _split(cells: Sequence[str], headings: Headings, numbers: Numbering) -> Split:
    """The label and the text of a row's ask: from a column of labels, else from the opening of the text."""
    key = headings.key
    text = cells[key] if key is not None and key < len(cells) else ""
    column = next((_unbroken(cells[index]) for index in headings.at(Column.LABEL) if cells[index]), None)
    inside = labels.split(text, tags=numbers.tags, bare=numbers.bare)
    if column is None:
        return Split(label=None, text="", mark=text) if labels.is_ditto(text) else inside
    if inside.label is not None and labels.same(inside.label, column):
        return replace(inside, label=column, scheme="column")
    return labels.resumed(Split(label=column, text=text, scheme="column"))


def _unbroken(label: str) -> str:
    """A label without the breaks of a narrow column: "1." over "4" is "1.4"."""
    return _BROKEN.sub("", label) if len(label) <= _LONGEST_NUMBER else label


def ask(row: RawRow, headings: Headings) -> str:
    """The words in the column of asks."""
    key = headings.key
    return row.cells[key] if key is not None and key < len(row.cells) else ""


def widened(headings: Headings, width: int) -> Headings:
    """The headings with nameless columns for cells beyond the last one that has a heading."""
    extra = max(0, width - len(headings.columns))
    return replace(headings, words=headings.words + ("",) * extra, columns=headings.columns + (Column.OTHER,) * extra)


def _ascends(rows: Sequence[RawRow], headings: Headings) -> bool:
    """Whether bare numbers before the asks of a table count upwards one by one: then they are labels."""
    splits = [labels.split(text, bare=True) for row in rows if (text := ask(row, headings))]
    numbers = [int(found.label) for found in splits if found.scheme == "bare" and found.label]
    return len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))
