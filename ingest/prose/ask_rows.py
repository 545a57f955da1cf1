"""Gathers what running text says of one ask, and makes rows of it like those of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.identity import normal
from graph.model import Column, Place
from ingest.language import column_words, prose_words
from ingest.language.labels import Split
from ingest.language.status_key import is_status
from ingest.layout import Line, RawRow
from ingest.prose.fields import Field
from ingest.prose.paragraphs import Paragraph, mark
from ingest.structure import columns
from ingest.structure.columns import Headings
from ingest.structure.rows import Header, Kind, Piece, Row

#: Why the printed label of a reply stands among the furniture: it names the part that its words play.
FIELD = "label of a reply"
_NOTE = "note"
_REPLIES, _TELLS = frozenset({"response", "taken"}), frozenset({"progress", "outcome"})
#: Parts of which an action has one: a second of them opens a second action.
_ONCE = frozenset({"lead", "timescale", "status", "action", "taken", "completed", "oversight"})


@dataclass(slots=True)
class Cell:
    """The words under one label: the label's words, the part it plays, its paragraphs with their lines and numbers."""

    heading: str
    part: str
    said: list[tuple[str, tuple[Line, ...], int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, a paragraph a line."""
        return "\n".join(text for text, _, _ in self.said if text)

    @property
    def empty(self) -> bool:
        """Whether no words stand under the label yet."""
        return not self.text

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the words stand, each place once."""
        return places_of([line for text, lines, _ in self.said for line in lines if text])

    @property
    def tint(self) -> str | None:
        """The colour behind the first words that have one."""
        return next((line.tint for _, lines, _ in self.said for line in lines if line.tint), None)


class Ask:
    """An ask in running text with what stands below it: rows of cells, the first with the ask's own words."""

    def __init__(self, *, label: str | None, zone: int, first: int, level: int | None) -> None:
        self.section: tuple[str, ...] = ()
        self.label = label
        self.zone = zone
        self.first = self.last = first
        self.level = level
        self.current: Cell | None = None
        self.lists: Cell | None = None  # the cell of actions whose items may each be an action
        self.rated: Cell | None = None  # the cell of a line that rates without a label
        self.rows: list[list[Cell]] = [[]]
        self.headers: list[tuple[str, Place]] = []
        self.numbers: set[int] = set()  # its paragraphs
        self._own = Cell("", "recommendation")
        self._lines: list[Line] = []

    @property
    def text(self) -> str:
        """The words of the ask."""
        return self._own.text

    @property
    def own(self) -> Cell:
        """The cell of the ask."""
        return self._own

    @property
    def asked(self) -> bool:
        """Whether its words hold a request yet."""
        return prose_words.asks(self.text) or prose_words.asks_question(self.text)

    def waits(self, number: int) -> bool:
        """Whether it is a label alone right above a paragraph, so that its words stand there."""
        return self.last == number - 1 and self.label is not None and not self.text and not self.rows[0]

    @property
    def ends_open(self) -> bool:
        """Whether its words lead into a list."""
        return self.text.rstrip().endswith(":")

    @property
    def lists_parts(self) -> bool:
        """Whether its words lead into a numbered list, or are in one."""
        return self.ends_open or (len(self._own.said) > 1 and mark(self._own.said[-1][0]) is not None)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the ask and all that belongs to it stands."""
        return places_of(self._lines)

    def say(self, text: str, paragraph: Paragraph, number: int) -> None:
        """More words of the ask, or of the label that is open."""
        (self.current or self._own).said.append((text, paragraph.lines, number))
        self._take(paragraph, number)

    def cell(self, heading: str, part: str) -> Cell:
        """A new cell of the action that is open; a part that an action has once opens the next action."""
        row = self.rows[-1]
        same = [cell for cell in row if cell.part == part]
        again = any(normal(cell.heading) == normal(heading) for cell in same)
        if same and part in _ONCE and (again or part in ("action", "taken")):
            self.rows.append([])
        found = Cell(heading, part)
        self.rows[-1].append(found)
        return found

    def reply(self, reply: Field, paragraph: Paragraph, number: int) -> None:
        """Words under a label; one that names who replies opens an action of its own."""
        if reply.who and self.rows[-1]:
            self.rows.append([])
        if reply.who:
            lead = self.cell("", "lead")
            lead.said.append((reply.who, paragraph.lines, number))
        self.current = self.cell(reply.shown, reply.part)
        self.headers.append((reply.shown, paragraph.lines[0].place))
        self.current.said.append((reply.text, paragraph.lines, number))
        if not reply.text:
            self.lists = self.current if reply.part in ("action", "taken") else None
        self._take(paragraph, number)

    def step(self, text: str, paragraph: Paragraph, number: int) -> None:
        """An item of a list of actions that has an owner or a date of its own: an action of its own."""
        if self.lists is not None and not self.lists.empty:
            self.rows.append([])
            self.lists = Cell("", self.lists.part)
            self.rows[-1].append(self.lists)
        self.current = self.lists
        self.say(text, paragraph, number)

    def act(self, label: str, text: str, paragraph: Paragraph, number: int) -> None:
        """A numbered action below the ask."""
        if any(cell.part in ("action", "action_label") for cell in self.rows[-1]):
            self.rows.append([])
        name = self.cell("", "action_label")
        name.said.append((label, paragraph.lines, number))
        self.current = self.cell("", "action")
        self.current.said.append((text, paragraph.lines, number))
        self._take(paragraph, number)

    def rate(self, text: str, paragraph: Paragraph, number: int, *, part: str) -> None:
        """A line that rates, without a label; `part` is "status", or "note" where it says nothing of progress."""
        cell = self.cell("", part)
        cell.said.append((text, paragraph.lines, number))
        self.current = self.rated = cell
        self._take(paragraph, number)

    def beside(self, text: str, paragraph: Paragraph, number: int) -> None:
        """Words beside the label of the ask: its status, or a note."""
        self.cell("", "status" if is_status(text) else _NOTE).said.append((text, paragraph.lines, number))

    def _take(self, paragraph: Paragraph, number: int) -> None:
        self._lines.extend(paragraph.lines)
        self.numbers.add(number)
        self.last = number

    def trim(self, fellows: Sequence[Ask], taken: set[int]) -> None:
        """Let go of paragraphs at the end of the last ask of a zone that none of its fellows has so many of."""
        if not fellows or self.current is None:
            return
        most = max((len(cell.said) for other in fellows for row in other.rows for cell in row), default=1)
        said = self.current.said
        while len(said) > max(most, 2) and mark(said[-1][0]) is None:
            _, lines, number = said.pop()
            taken.discard(number)
            self._lines = [line for line in self._lines if line not in lines]


def places_of(lines: Sequence[Line]) -> tuple[Place, ...]:
    """Where lines stand, each place once; numbered lines that follow one another are one place."""
    out: list[Place] = []
    for line in lines:
        place, last = line.place, out[-1] if out else None
        if place in out:
            continue
        if last and last.lines and place.lines and _follows(last, place):
            out[-1] = replace(last, lines=(last.lines[0], max(last.lines[1], place.lines[1])))
            continue
        out.append(place)
    return tuple(out)


def _follows(last: Place, place: Place) -> bool:
    """Whether a numbered line stands right below another in one column of text."""
    if last.lines is None or place.lines is None or place.box is not None:
        return False
    alike = replace(last, lines=None) == replace(place, lines=None)
    return alike and place.lines[0] - last.lines[1] in (0, 1)


def rows_of(asks: Sequence[Ask]) -> dict[int, list[Piece]]:
    """The rows of each ask and the printed labels in it, by the number of its first paragraph."""
    parts = _parts(asks)
    return {ask.first: [*_headers(ask), *_rows(ask, parts)] for ask in asks}


def _headers(ask: Ask) -> list[Header]:
    return [Header(row=RawRow(cells=(words,), place=place), reason=FIELD) for words, place in ask.headers if words]


def _rows(ask: Ask, parts: dict[str, Column]) -> list[Row]:
    out = []
    for index, cells in enumerate(ask.rows):
        first = index == 0
        own = [ask.own, *cells] if first else [Cell("", "recommendation"), *cells]
        words = tuple((ask.label or "") if cell is ask.own else cell.heading for cell in own)
        kinds = (Column.RECOMMENDATION, *(_column(cell, ask, parts) for cell in cells))
        lines = [line for cell in own for _, found, _ in cell.said for line in found]
        stated = [column for column, kind in enumerate(kinds) if kind is Column.STATUS]
        kinds = tuple(Column.OTHER if column in stated[:-1] else kind for column, kind in enumerate(kinds))
        places = ask.places if first and len(ask.rows) == 1 else places_of(lines)
        status = next((cell.tint for cell, kind in zip(own, kinds, strict=True) if kind is Column.STATUS), None)
        tints = tuple(cell.tint for cell in own)
        out.append(
            Row(
                kind=Kind.ITEM if first else Kind.ACTION,
                cells=tuple(cell.text for cell in own),
                places=places or ask.places,
                cell_places=tuple(cell.places for cell in own),
                split=Split(label=ask.label if first else None, text=ask.text if first else ""),
                headings=Headings(words=words, columns=kinds),
                tints=tints if any(tints) else (),
                tint=status,
                zone=ask.zone,
                section=ask.section,
            )
        )
    return out


def _column(cell: Cell, ask: Ask, parts: dict[str, Column]) -> Column:
    """The part that the words under a label play.

    A response or what was done is the action where progress is told beside it, else the progress itself: one label may
    be either from ask to ask, and a reply must never count as nothing reported.
    """
    if cell.part == _NOTE:
        return Column.OTHER
    if cell.part in _REPLIES:
        others = {other.part for row in ask.rows for other in row if other is not cell and not other.empty}
        return _reply(cell, others)
    if cell.heading:
        return parts.get(_name(cell), Column.OTHER)
    return Column(cell.part)


def _reply(cell: Cell, others: set[str]) -> Column:
    """The part of a reply beside these others; one that only decides is a status, or tells nothing of what was done."""
    if prose_words.is_decision(cell.text) and "status" not in others:
        return Column.STATUS
    if others & _TELLS and "action" not in others:
        return Column.ACTION
    return Column.OTHER if prose_words.is_accepted(cell.text) else Column.PROGRESS


def _name(cell: Cell) -> str:
    return normal(cell.heading)


def _parts(asks: Sequence[Ask]) -> dict[str, Column]:
    """The part of each printed label, settled beside all others as those of a table's columns are."""
    cells = [cell for ask in asks for row in ask.rows for cell in row if cell.heading and cell.part != _NOTE]
    names = list(dict.fromkeys(_name(cell) for cell in cells))
    parts = {_name(cell): cell.part for cell in cells}
    acted = any(cell.part == "action" for ask in asks for row in ask.rows for cell in row)
    shown = {_name(cell): cell.heading for cell in cells}
    words = [_said(shown[name], parts[name]) for name in names]
    rows = []
    for ask in asks:
        for row in ask.rows:
            texts = {_name(cell): cell.text for cell in row}
            rows.append((ask.text, *(texts.get(name, "") for name in names), "Act" if acted else ""))
    found = columns.settle(("Recommendation", *words, "Action" if acted else ""), rows)
    if found is None:
        return {}
    return dict(zip(names, found.columns[1:], strict=False))


def _said(heading: str, part: str) -> str:
    """A heading as the vocabulary of columns knows it, also with a date or the name of an agency in it."""
    return heading if column_words.part(heading) == part else part.replace("_", " ")
