"""Finds asks and their replies in running text, and gives them as rows like those of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language import prose_words
from ingest.language.labels import same
from ingest.language.prose_words import AskLabel, ask_label
from ingest.layout import BOLD, Line
from ingest.prose import fields
from ingest.prose.answered import answered, asks_next, replied_next
from ingest.prose.ask_rows import Ask, places_of, rows_of
from ingest.prose.loose_rows import as_lines
from ingest.prose.paragraphs import Mark, Paragraph, mark, paragraphs
from ingest.prose.paths import body_of, paths
from ingest.prose.stretches import Stretch, stretches
from ingest.prose.zones import Spot, spots
from ingest.structure.rows import Header, Piece, Prose, Row

_ASIDE = re.compile(r"\(([^()]+)\)")  # behind a label: "Recommendation 1 (high priority)"
_OPENING = 10  # paragraphs at the top that may name the review
_FIRST = 6  # words in which a sentence says that it reports
_SHORT = 12  # words that a topic behind a label has at most
_LONG_PARTS = frozenset({"progress", "response", "taken", "action", "outcome", "objective", "milestones", "note"})
#: Why a paragraph that looks like an ask is none.
OTHERS = "recommendations of another review or of an earlier time"


def find(pieces: Sequence[Piece], *, lined: bool = True) -> tuple[Piece, ...]:
    """The pieces of a document with the asks of its running text as rows; unchanged where none is found.

    `lined` says that the lines are those of a text file, which breaks its paragraphs.
    """
    given = pieces
    pieces = as_lines(given, mixed=any(isinstance(piece, Row | Header) for piece in given))
    found = paragraphs(pieces, lined=lined)
    where = spots(found, _title(found))
    tables = [index for index, piece in enumerate(pieces) if isinstance(piece, Row | Header)]
    walk = _Walk(found, where, stretches(found, where, tables), mixed=bool(tables))
    walk.place(body_of(found, where, lined=lined))
    asks = walk.run()
    if not asks and not tables:
        walk.lenient = True
        asks = walk.run()
    if not asks and (tables or not any(walk.is_of_others(number) for number in range(len(found)))):
        return tuple(given)
    return _placed(pieces, walk, rows_of(asks))


def _title(found: Sequence[Paragraph]) -> str:
    """The words at the top, above the first heading of asks."""
    top = next((i for i, paragraph in enumerate(found) if i and prose_words.heads_asks(paragraph.text)), len(found))
    return " ".join(paragraph.text for paragraph in found[: min(top, _OPENING)]).casefold()


def _placed(pieces: Sequence[Piece], walk: _Walk, rows: dict[int, list[Piece]]) -> tuple[Piece, ...]:
    """The pieces in order, each paragraph as the rows it became, a heading or words that tell."""
    out: list[Piece] = []
    by_piece = {paragraph.first: number for number, paragraph in enumerate(walk.paragraphs)}
    body = walk.body
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Line) or piece.furniture:
            out.append(piece)
            continue
        if index not in by_piece:
            continue
        number = by_piece[index]
        if number in rows:
            out.extend(rows[number])
        if number not in walk.taken:
            out.extend(walk.told(number, body=number == body))
    return tuple(out)


class _Walk:
    """One walk over the paragraphs of a document, with the ask that is open."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], spots: Sequence[Spot], stretches: dict[int, Stretch], *, mixed: bool
    ) -> None:
        self.paragraphs = paragraphs
        self.taken: set[int] = set()
        self._spots = spots
        self._stretches = stretches
        self._mixed = mixed
        self.lenient = False  # whether words that recommend count wherever they stand
        self.body = 0
        self._groups = {number for stretch in stretches.values() for number in stretch.groups}
        self._answered = answered(paragraphs, spots)
        self._paths: list[tuple[str, ...]] = []
        self._asks: list[Ask] = []
        self._open: Ask | None = None
        self._actions_ask = not any((label := ask_label(p.text)) and not label.action for p in paragraphs) and not any(
            s.mode for s in stretches.values() if not s.weak
        )

    def place(self, body: int) -> None:
        """Say with which paragraph the text of the document begins."""
        self.body = body
        self._paths = paths(self.paragraphs, self._spots, self._groups, body)

    def run(self) -> list[Ask]:
        """The asks of the document, in order."""
        self._asks, self._open = [], None
        self.taken.clear()
        for number in range(len(self.paragraphs)):
            self._paragraph(number)
        said: list[Ask] = []
        parts: dict[int, list[Ask]] = {}
        for ask in self._asks:
            if not ask.text and not ask.rows[0]:
                self.taken -= ask.numbers  # a label alone, with nothing below it
                continue
            said.append(ask)
            parts.setdefault(ask.zone, []).append(ask)
        for *fellows, last in parts.values():
            last.trim(fellows, self.taken)
        return said

    def is_of_others(self, number: int) -> bool:
        """Whether a paragraph reads like an ask, and is one of another review."""
        spot, text = self._spots[number], self.paragraphs[number].text
        if not spot.aside or spot.heading:
            return False
        item = mark(text)
        return ask_label(text) is not None or (item is not None and prose_words.requests(item.rest))

    def told(self, number: int, *, body: bool) -> list[Piece]:
        """A paragraph that is in no ask: as it stands where tables follow their own rules, else placed here."""
        paragraph, spot = self.paragraphs[number], self._spots[number]
        aside = self.is_of_others(number)
        heading = (spot.heading and not spot.contents) or number in self._groups
        placed = aside or spot.contents or body or (heading and spot.zone is not None)
        if self._mixed and not placed and len(paragraph.lines) == 1:
            return list(paragraph.lines)
        level = paragraph.level if paragraph.level is not None and paragraph.level < BOLD else None
        return [
            Prose(
                text=paragraph.text, places=places_of(paragraph.lines), heading=heading,
                level=level, reason=OTHERS if aside else None, body=body,
                tints=tuple((line.tint, line.text) for line in paragraph.lines if line.tint),
            )
        ]  # fmt: skip

    def _paragraph(self, number: int) -> None:
        spot = self._spots[number]
        if (ask := self._answered.get(number)) is not None:
            self._start(number, ask.label, ask.text)
        elif (spot.heading or spot.contents or spot.aside) or number in self._groups:
            self._open = None
        elif not self._replies_to(number) and not self._under_label(number):
            self._unlabelled(number)

    def _under_label(self, number: int) -> bool:
        """A paragraph that opens with the label of an ask, or of a reply to the open one."""
        label = ask_label(self.paragraphs[number].text)
        return (label is not None and self._labelled(number, label)) or (self._open is not None and self._reply(number))

    def _unlabelled(self, number: int) -> None:
        """A paragraph without a label that we know: an item of a list of asks, an ask, more of one, or none of it."""
        text = self.paragraphs[number].text
        if prose_words.is_for_note(text) and not (self._open is not None and self._open.waits(number)):
            self._open = None
            return
        item = mark(text)
        stretch = self._stretches.get(self._spots[number].stretch)
        if item is not None and stretch is not None and self._item(number, item, stretch):
            return
        mode = stretch.mode if stretch is not None else "explicit" if self.lenient else ""
        if item is None and mode in ("plain", "explicit") and self._plain(number, mode):
            return
        if self._open is not None:
            self._more(number, item)

    def _labelled(self, number: int, label: AskLabel) -> bool:
        """A paragraph that opens with a printed label: an ask, an action below one, or a mention."""
        if label.action and not self._actions_ask:
            if self._open is None:
                return False
            text, replies = fields.cut(label.rest)
            self._open.act(label.label, text, self.paragraphs[number], number)
            self.taken.add(number)
            self._fields(number, replies)
            return True
        if not self._trusted(number, label):
            self._open = None
            return False
        if not label.numbered and label.rest and self._open is not None and self._open.waits(number):
            text, replies = fields.cut(label.rest)
            self._named(label.label, number)
            self._open.say(text, self.paragraphs[number], number)
            self._fields(number, replies)
            return True
        aside = _ASIDE.fullmatch(label.rest)
        text, replies = ("", ()) if aside else fields.cut(label.rest)
        above = number - 1 if number and number - 1 not in self.taken else None
        numbered = fields.reference(self.paragraphs[above].text) if above is not None and not label.numbered else None
        if numbered and not label.before:
            self._start(number, numbered[1], text)
            self._named(numbered[0], above or 0)
            self._named(label.label, number)
        else:
            self._start(number, label.label, text)
            self._named(label.before, number)
        if aside and self._open is not None:
            self._open.note(aside[1], self.paragraphs[number], number)
        self._fields(number, replies)
        return True

    def _replies_to(self, number: int) -> bool:
        """A paragraph such as "Response to Recommendation 2: …", where an ask of that label stands above."""
        found = prose_words.reply_to(self.paragraphs[number].text)
        if found is None or not any(same(found[1].label, ask.label or "") for ask in self._asks):
            return False
        if self._open is None or not same(found[1].label, self._open.label or ""):
            self._start(number, found[1].label, "")
        else:
            self._named(found[1].label, number)
        self._fields(number, [fields.Field(label=found[0], part="response", text=found[1].rest)])
        return True

    def _named(self, words: str, number: int) -> None:
        """Printed words that only number or name the ask that is open."""
        if words and self._open is not None:
            self._open.headers.append((words, self.paragraphs[number].lines[0].place))
            self._open.numbers.add(number)
            self.taken.add(number)

    def _trusted(self, number: int, label: AskLabel) -> bool:
        """Whether a label opens an ask: in a zone, or with a request behind it."""
        spot = self._spots[number]
        if label.action and not (spot.zone and label.numbered):
            return False
        asking, opening = prose_words.requests(label.rest), " ".join(label.rest.split()[:_FIRST])
        in_zone = spot.zone is not None and not self._mixed
        if not label.rest:
            return (
                (in_zone and not spot.weak)
                or asks_next(self.paragraphs, self._spots, number)
                or (not self._mixed and replied_next(self.paragraphs, number))
            )
        if in_zone and label.strong:
            return asking or not prose_words.reports(opening)
        if prose_words.tells(label.rest[:100]) and not asking:
            return False
        topic = len(label.rest.split()) <= _SHORT and asks_next(self.paragraphs, self._spots, number)
        return asking or topic or (in_zone and not prose_words.reports(opening))

    def _start(self, number: int, label: str | None, text: str) -> None:
        paragraph, spot = self.paragraphs[number], self._spots[number]
        self._open = Ask(label=label, zone=spot.zone or -1 - spot.stretch, first=number, level=paragraph.level)
        path = self._paths[number]
        own = bool(path) and self._spots[number].heading and path[-1] == paragraph.text
        self._open.section = path[:-1] if own else path
        self._open.say(text, paragraph, number)
        self._asks.append(self._open)
        self.taken.add(number)

    def _reply(self, number: int) -> bool:
        """A label with its words, a label alone, a line that rates: a part of the open ask."""
        ask, paragraph = self._open, self.paragraphs[number]
        if ask is None:
            return False
        item = mark(paragraph.text)
        text = item.rest if item is not None and fields.opens_field(item.rest) else paragraph.text
        if (only := fields.alone(text)) is not None:
            ask.reply(only, paragraph, number)
            self.taken.add(number)
            return True
        before, replies = fields.cut(text, within=fields.opens_field(text) or not ask.current)
        if replies and not before:
            self._fields(number, replies)
            return True
        waits = ask.current is not None and ask.current.empty
        rates, accepts = prose_words.is_decision(text), prose_words.is_accepted(text)
        if (rates or accepts) and ask.text and not waits:
            ask.rate(text, paragraph, number, part="status" if rates else "note")
            self.taken.add(number)
            return True
        return False

    def _fields(self, number: int, replies: Sequence[fields.Field]) -> None:
        for reply in replies:
            if self._open is not None:
                self._open.reply(reply, self.paragraphs[number], number)
        if replies:
            self.taken.add(number)

    def _item(self, number: int, item: Mark, stretch: Stretch) -> bool:
        """An item of the list of asks that a stretch is."""
        if stretch.weak and not self._actions_ask:
            return False
        if stretch.mode != item.scheme or not stretch.is_next(item, self._open):
            return False
        if prose_words.tells(item.rest) and not prose_words.asks(item.rest):
            return False
        text, replies = fields.cut(item.rest)
        self._start(number, item.label, text)
        self._fields(number, replies)
        return True

    def _plain(self, number: int, mode: str) -> bool:
        """A paragraph without a label that asks; in so many words where the mode is "explicit"."""
        text = self.paragraphs[number].text
        if mode == "explicit" and not prose_words.recommends(text):
            return False
        if not (prose_words.asks(text) or prose_words.names_request(text)) or prose_words.leads_in(text):
            return False
        if self._open is not None and (prose_words.goes_on_asking(text) or self._open.current is not None):
            return False
        words, replies = fields.cut(text)
        self._start(number, None, words)
        self._fields(number, replies)
        return True

    def _more(self, number: int, item: Mark | None) -> None:
        """Words below an ask or a label: more of it, or no part of it."""
        ask, paragraph = self._open, self.paragraphs[number]
        if ask is None:
            return
        text, replies = fields.cut(paragraph.text)
        if item is not None and ask.lists and ask.last == number - 1 and (replies or ask.current is not ask.lists):
            ask.step(text, paragraph, number)
        elif self._belongs(ask, number, text, item):
            ask.say(text, paragraph, number)
        else:
            return
        self.taken.add(number)
        self._fields(number, replies)

    def _belongs(self, ask: Ask, number: int, text: str, item: Mark | None) -> bool:
        """Whether words below an ask are more of it, or of the label that is open."""
        near = ask.last == number - 1
        if ask.current is not None and ask.current is ask.rated:
            ask.current = ask.cell("", "progress") if near else ask.current  # what is told behind "Accepted"
            return near
        if ask.current is not None:
            if ask.current.empty or ask.current.part in _LONG_PARTS:
                return near
            if not ask.text:
                ask.current = None
                return True
            return self._told_below(ask, text)
        if not ask.text or not ask.asked:
            return near and not (ask.text and prose_words.tells(text))
        listed = item is not None and (not item.scheme.startswith(("plain", "dotted")) or ask.lists_parts)
        more = listed or (item is None and prose_words.asks(text) and not prose_words.tells(text))
        return near if more else self._told_below(ask, text)

    def _told_below(self, ask: Ask, text: str) -> bool:
        """Whether an unlabelled paragraph below an ask that is a heading tells what was done about it."""
        if ask.level is None or not prose_words.reports(text):
            return False
        ask.current = ask.cell("", "progress")
        return True
