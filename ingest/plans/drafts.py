"""Gathers whole rows into drafts of recommendations: an ask with its rows, under its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.identity import normal
from graph.model import Column, Note, Passage, Place
from ingest.language import labels
from ingest.language.breaks import glue
from ingest.language.labels import Split
from ingest.layout import Line, RawRow
from ingest.structure.colours import patches
from ingest.structure.outline import Part, outline, words
from ingest.structure.rows import Header, Kind, Piece, Prose, Row
from ingest.structure.sections import Sections, keyed, numbered
from ingest.structure.tables import GROUP_HEADING, NO_PLAN, Aside, Spanning

_ASK = re.compile(
    r"(?:key |overarching |multi[- ]agency |single[- ]agency |national |local |additional )?"
    r"(?:recommendation|rec|finding|learning point|lesson|question)\b",
    re.IGNORECASE,
)
_FEWEST_ASK_WORDS = 4  # of an ask that is printed again; fewer may be said of two things

_FEWEST_SENTENCE_WORDS = 8


@dataclass(kw_only=True, slots=True)
class Draft:
    """A recommendation in the making: its label, words and places, and the rows that say what is done about it.

    `zone` is the part of the running text it stands in, None in a table; `notes` what else was said of it elsewhere;
    `overall` the rows that state how far the whole of it is, not one action.
    """

    label: str | None
    text: str
    section: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    from_heading: bool = False
    bare: bool = False
    told: list[str] = field(default_factory=list)
    zone: int | None = None
    notes: list[Note] = field(default_factory=list)
    overall: list[Row] = field(default_factory=list)


@dataclass(kw_only=True, slots=True)
class Gathered:
    """All that a document holds: drafts, and the passages outside them, each in document order."""

    drafts: list[Draft] = field(default_factory=list)
    titles: list[Passage] = field(default_factory=list)
    headings: list[Passage] = field(default_factory=list)
    preamble: list[Passage] = field(default_factory=list)
    furniture: list[Passage] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)


def gather(pieces: Sequence[Piece]) -> Gathered:
    """Every piece of a document in exactly one draft or passage."""
    return _Gatherer(pieces).run()


class _Gatherer:
    """One walk over the pieces of a document, with the headings above and the draft that is open."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._parts = outline(pieces)
        self._out = Gathered()
        self._sections = Sections()
        self._draft: Draft | None = None
        self._heading: Draft | None = None
        self._row_section = ""
        self._band: Passage | None = None
        self._told: dict[tuple[str, ...], Draft] = {}
        self._first = True
        # Where one heading is an ask, its fellows are too, also those that nothing was reported on.
        self._headings_ask = any(
            _is_ask(labels.split(words(piece))) and self._asks_below(index)
            for index, piece in enumerate(pieces)
            if self._parts.get(index) is Part.HEADING and isinstance(piece, Line | Spanning)
        )

    def run(self) -> Gathered:
        for index, piece in enumerate(self._pieces):
            if isinstance(piece, Row):
                self._row(piece, index)
            elif isinstance(piece, Header):
                self._out.furniture.append(_passage(piece.row, piece.reason))
            elif isinstance(piece, Aside):
                self._aside(piece)
            else:
                self._line(index, piece)
        self._unsaid()
        return self._out

    def _unsaid(self) -> None:
        """A rating below one of several recommendations of a table, and below no other, may be that of the plan."""
        rated = [draft for draft in self._out.drafts if draft.overall]
        if len(rated) != 1 or len(self._out.drafts) == 1 or rated[0].from_heading:
            return
        for row in rated[0].overall:
            self._out.preamble.append(Passage(text=row.words(Column.STATUS) or "", places=row.places))
        rated[0].overall.clear()

    def _aside(self, aside: Aside) -> None:
        if aside.reason == GROUP_HEADING:
            self._out.furniture.extend(_passage(row, aside.reason) for row in aside.rows)
            return
        self._sections.drop()
        known = aside.reason == NO_PLAN
        target = self._out.preamble if known else self._out.unread
        target.extend(_passage(row, None if known else aside.reason) for row in aside.rows)

    def _line(self, index: int, piece: Line | Spanning | Prose) -> None:
        part = self._parts[index]
        places = _places(piece)
        reason = piece.reason if isinstance(piece, Prose) else None
        passage = Passage(text=words(piece), places=places, tints=_tints(piece), reason=reason)
        if part is Part.FURNITURE:
            self._out.furniture.append(replace(passage, reason="page furniture"))
        elif part is Part.TITLE:
            self._out.titles.append(passage)
            self._out.headings.append(passage)
        elif part is Part.HEADING:
            level = piece.level if isinstance(piece, Line | Prose) else None
            self._open_heading(passage, level=level, row=isinstance(piece, Spanning), index=index)
        elif self._heading is not None and not self._heading.rows and self._heading.bare and self._heading.zone is None:
            self._heading.text = "\n".join(text for text in (self._heading.text, passage.text) if text)
            self._heading.places.extend(places)
        elif self._heading is not None and self._heading in self._out.drafts[-1:] and not self._heading.rows:
            self._heading.told.append(passage.text)
            self._heading.places.extend(places)
        else:
            self._sections.part()
            self._out.preamble.append(passage)

    def _open_heading(self, passage: Passage, *, level: int | None, row: bool, index: int) -> None:
        """A heading; where it is itself the ask of the rows below, it opens a draft instead."""
        self._draft = self._heading = None
        self._first = True
        split = labels.split(passage.text)
        below = self._asks_below(index) if _is_ask(split) else False
        if below or (below is None and self._headings_ask):
            self._heading = Draft(
                label=split.label, text=split.text, section=self._sections.path,
                places=list(passage.places), from_heading=True, bare=not split.text,
            )  # fmt: skip
            if below is None:
                self._out.drafts.append(self._heading)
            return
        self._band = passage if row else None
        self._sections.push(passage.text, level=level, row=row)
        self._out.headings.append(passage)

    def _asks_below(self, index: int) -> bool | None:
        """Whether the next rows have no asks of their own, so that the heading is theirs; None when no rows follow."""
        for position, piece in enumerate(self._pieces[index + 1 :], index + 1):
            if isinstance(piece, Row):
                return piece.promoted and piece.kind is not Kind.SECTION
            if self._parts.get(position) is Part.HEADING:
                return None
        return None

    def _row(self, row: Row, index: int) -> None:
        if row.kind is Kind.OVERALL:
            self._overall(row)
            return
        if row.kind is Kind.SECTION:
            self._section_row(row, index)
            return
        self._sections.close()
        self._row_section = row.words(Column.SECTION) or (self._row_section if row.kind is Kind.ACTION else "")
        if self._heading is not None and row.promoted:
            self._first = True
            self._under_heading(row)
        elif self._draft is not None and self._belongs(row, self._draft):
            self._add(self._draft, row)
        elif (earlier := self._told.get(self._ask_of(row))) is not None and _one_more(row, earlier):
            self._draft = earlier
            self._add(earlier, row)
        else:
            self._start(row)

    def _overall(self, row: Row) -> None:
        """Words across the table that rate the recommendation above."""
        draft = self._heading if self._heading is not None and self._heading.rows else self._draft
        if draft is None:
            self._out.preamble.append(Passage(text=row.words(Column.STATUS) or "", places=row.places))
            return
        draft.overall.append(row)
        draft.places.extend(row.places)

    def _section_row(self, row: Row, index: int) -> None:
        text, *rest = (cell for cell in row.cells if cell)
        told = [other for other in rest if other != text]  # one cell over all columns may come once for each
        if self._describes(text, index):
            self._out.preamble.append(Passage(text=text, places=row.places))
            return
        self._open_heading(Passage(text=text, places=row.places), level=None, row=True, index=index)
        self._out.preamble.extend(Passage(text=other, places=row.places) for other in told)

    def _describes(self, text: str, index: int) -> bool:
        """Whether words across the table are a sentence right below the heading that they describe."""
        above = self._pieces[index - 1] if index else None
        heading = isinstance(above, Row) and above.kind is Kind.SECTION
        sentence = len(text.split()) >= _FEWEST_SENTENCE_WORDS and text.rstrip().endswith(".")
        return heading and sentence and not keyed(text) and not numbered(text) and not _is_ask(labels.split(text))

    def _under_heading(self, row: Row) -> None:
        heading = self._heading
        if heading is None:
            return
        if heading.zone is not None and not heading.from_heading:
            heading.from_heading = True  # an ask in running text, over a table of its actions
            heading.rows = [mine for mine in heading.rows if not _explains(mine, heading)]
        elif not heading.rows:
            self._out.drafts.append(heading)
            self._draft = heading
        self._add(heading, row)

    def _add(self, draft: Draft, row: Row) -> None:
        if row.kind is Kind.ACTION and not draft.from_heading:
            draft.text = glue(draft.text, row.split.text)
        elif draft.rows and not draft.from_heading and row.split.text and not _same_label(row, draft):
            draft.label = None  # each row numbers its action, not the ask
        draft.rows.append(row)
        draft.places.extend(row.places)

    def _belongs(self, row: Row, draft: Draft) -> bool:
        """Whether a row is one more action of the open draft: no ask of its own, or the same ask printed again."""
        if row.kind is Kind.ACTION:
            return True
        if row.zone is not None:
            return False
        if not row.headings.at(Column.ACTION):
            return False
        if not row.split.text:
            return row.words(Column.ACTION) is not None and not _sibling(row.split, draft)
        again = normal(row.split.text) == normal(draft.text)
        return again and (_same_label(row, draft) or _one_more(row, draft))

    def _ask_of(self, row: Row) -> tuple[str, ...]:
        """What an ask that is printed again further down is known by: its table, headings, label and words."""
        place = row.places[0]
        named = (self._row_section, *self._sections.path, row.split.label or "", row.split.text)
        return (str((place.page, place.sheet, place.table)), *map(normal, named))

    def _band_over(self, row: Row) -> tuple[str, ...]:
        """The words that span the table above a row of it that is read as running text."""
        if self._band is None or row.places[0].table is None:
            return ()
        above, here = self._band.places[0], row.places[0]
        return (
            (self._band.text,) if (above.table, above.sheet, above.page) == (here.table, here.sheet, here.page) else ()
        )

    def _start(self, row: Row) -> None:
        section = self._sections.path if row.zone is None else (*row.section, *self._band_over(row))
        if self._row_section:
            section = (*section, *self._row_section.split("\n"))
        self._draft = Draft(label=row.split.label, text=row.split.text, section=section, zone=row.zone)
        # The first ask of running text below a heading or a table may stand over a table of its actions.
        self._heading = self._draft if row.zone is not None and self._first else None
        self._first = row.zone is None
        self._add(self._draft, row)
        self._out.drafts.append(self._draft)
        if row.split.label is not None:
            self._told[self._ask_of(row)] = self._draft


def _is_ask(split: Split) -> bool:
    """Whether a heading is labelled as a recommendation or finding is."""
    return split.scheme == "worded" and split.label is not None and _ASK.match(split.label) is not None


def _same_label(row: Row, draft: Draft) -> bool:
    """Whether the label of a row is that of a draft, as far as both have one."""
    mine, open_ = row.split.label, draft.label
    return mine is None or open_ is None or normal(mine) == normal(open_)


def _one_more(row: Row, draft: Draft) -> bool:
    """Whether a row that prints the ask of a draft again brings an action that the draft does not have yet."""
    action = row.words(Column.ACTION)
    had = [found.words(Column.ACTION) for found in draft.rows]
    long = len(row.split.text.split()) >= _FEWEST_ASK_WORDS
    return long and action is not None and all(had) and action not in had


def _sibling(split: Split, draft: Draft) -> bool:
    """Whether a label without words numbers a new item, not a part ("1.2" of "1") of the open one."""
    if split.label is None or draft.label is None:
        return False
    mine, open_ = normal(split.label), normal(draft.label)
    return mine != open_ and not mine.startswith(open_)


def _passage(row: RawRow, reason: str | None) -> Passage:
    text = " | ".join(cell for cell in row.cells if cell)
    return Passage(text=text, places=(row.place,), reason=reason, tints=patches(row))


def _explains(row: Row, draft: Draft) -> bool:
    """Whether a row only explains or rates its ask: its words are then notes of the draft, and no action."""
    cells = list(zip(row.headings.words, row.headings.columns, row.cells, strict=True))
    beside = (Column.RECOMMENDATION, Column.OTHER, Column.STATUS)
    if any(text and column not in beside for _, column, text in cells):
        return False
    if row.words(Column.STATUS):
        kept = tuple(text if column is Column.STATUS else "" for _, column, text in cells)
        draft.overall.append(replace(row, kind=Kind.OVERALL, cells=kept))
    draft.notes.extend(
        Note(heading=heading, text=text) for heading, column, text in cells if text and column is Column.OTHER
    )
    return True


def _places(piece: Line | Spanning | Prose) -> tuple[Place, ...]:
    if isinstance(piece, Prose):
        return piece.places
    return (piece.place if isinstance(piece, Line) else piece.row.place,)


def _tints(piece: Line | Spanning | Prose) -> tuple[tuple[str, str], ...]:
    if isinstance(piece, Prose):
        return piece.tints
    if isinstance(piece, Line):
        return ((piece.tint, piece.text),) if piece.tint else ()
    return patches(piece.row)
