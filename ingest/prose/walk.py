"""Walks over the paragraphs of a document and gathers its asks, each with the replies below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language import prose_words
from ingest.language.labels import same
from ingest.language.prose_words import AskLabel, ask_label
from ingest.language.status_key import is_status
from ingest.prose import fields
from ingest.prose.ask_rows import Ask
from ingest.prose.evidence import belongs, opens_ask, plainly_asks
from ingest.prose.ground import Ground
from ingest.prose.paragraphs import Mark, mark
from ingest.prose.stretches import Stretch

_ASIDE = re.compile(r"\(([^()]+)\)")  # behind a label: "Recommendation 1 (high priority)"


def _aside(rest: str) -> str | None:
    """What stands beside a label and is no ask: words in brackets, a status ("Recommendation 1 – complete")."""
    found = _ASIDE.fullmatch(rest)
    return found[1] if found else rest if is_status(rest) else None


class Walk:
    """One walk over the paragraphs of a document, with the ask that is open; `taken` are those that are in an ask.

    `lenient`: whether words that recommend count wherever they stand.
    """

    def __init__(self, ground: Ground, *, lenient: bool = False) -> None:
        self.taken: set[int] = set()
        self._ground = ground
        self._lenient = lenient
        self._asks: list[Ask] = []
        self._open: Ask | None = None
        self._actions_ask = ground.actions_ask

    def run(self) -> list[Ask]:
        """The asks of the document, in order."""
        for number in range(len(self._ground.paragraphs)):
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

    def _paragraph(self, number: int) -> None:
        spot = self._ground.spots[number]
        if (ask := self._ground.answered.get(number)) is not None:
            self._start(number, ask.label, ask.text)
        elif (spot.heading or spot.contents or spot.aside) or number in self._ground.groups:
            self._open = None
        elif not self._replies_to(number) and not self._under_label(number):
            self._unlabelled(number)

    def _under_label(self, number: int) -> bool:
        """A paragraph that opens with the label of an ask, or of a reply to the open one."""
        label = ask_label(self._ground.paragraphs[number].text)
        return (label is not None and self._labelled(number, label)) or (self._open is not None and self._reply(number))

    def _unlabelled(self, number: int) -> None:
        """A paragraph without a label that we know: an item of a list of asks, an ask, more of one, or none of it."""
        text = self._ground.paragraphs[number].text
        if prose_words.is_for_note(text) and not (self._open is not None and self._open.waits(number)):
            self._open = None
            return
        item = mark(text)
        stretch = self._ground.stretch(number)
        if item is not None and stretch is not None and self._item(number, item, stretch):
            return
        mode = stretch.mode if stretch is not None else "explicit" if self._lenient else ""
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
            self._open.act(label.label, text, self._ground.paragraphs[number], number)
            self.taken.add(number)
            self._fields(number, replies)
            return True
        if not opens_ask(self._ground, number, label):
            self._open = None
            return False
        if not label.numbered and label.rest and self._open is not None and self._open.waits(number):
            text, replies = fields.cut(label.rest)
            self._named(label.label, number)
            self._open.say(text, self._ground.paragraphs[number], number)
            self._fields(number, replies)
            return True
        aside = _aside(label.rest)
        text, replies = ("", ()) if aside else fields.cut(label.rest)
        above = number - 1 if number and number - 1 not in self.taken else None
        numbered = (
            fields.reference(self._ground.paragraphs[above].text) if above is not None and not label.numbered else None
        )
        if numbered and not label.before:
            self._start(number, numbered[1], text)
            self._named(numbered[0], above or 0)
            self._named(label.label, number)
        else:
            self._start(number, label.label, text)
            self._named(label.before, number)
        if aside and self._open is not None:
            self._open.beside(aside, self._ground.paragraphs[number], number)
        self._fields(number, replies)
        return True

    def _replies_to(self, number: int) -> bool:
        """A paragraph such as "Response to Recommendation 2: …", where an ask of that label stands above."""
        found = prose_words.reply_to(self._ground.paragraphs[number].text)
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
            self._open.headers.append((words, self._ground.paragraphs[number].lines[0].place))
            self._open.numbers.add(number)
            self.taken.add(number)

    def _start(self, number: int, label: str | None, text: str) -> None:
        paragraph, spot = self._ground.paragraphs[number], self._ground.spots[number]
        self._open = Ask(label=label, zone=spot.zone or -1 - spot.stretch, first=number, level=paragraph.level)
        path = self._ground.paths[number]
        own = bool(path) and spot.heading and path[-1] == paragraph.text
        self._open.section = path[:-1] if own else path
        self._open.say(text, paragraph, number)
        self._asks.append(self._open)
        self.taken.add(number)

    def _reply(self, number: int) -> bool:
        """A label with its words, a label alone, a line that rates: a part of the open ask."""
        ask, paragraph = self._open, self._ground.paragraphs[number]
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
                self._open.reply(reply, self._ground.paragraphs[number], number)
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
        text = self._ground.paragraphs[number].text
        if not plainly_asks(text, mode):
            return False
        if self._open is not None and (prose_words.goes_on_asking(text) or self._open.current is not None):
            return False
        words, replies = fields.cut(text)
        self._start(number, None, words)
        self._fields(number, replies)
        return True

    def _more(self, number: int, item: Mark | None) -> None:
        """Words below an ask or a label: more of it, or no part of it."""
        ask, paragraph = self._open, self._ground.paragraphs[number]
        if ask is None:
            return
        text, replies = fields.cut(paragraph.text)
        if item is not None and ask.lists and ask.last == number - 1 and (replies or ask.current is not ask.lists):
            ask.step(text, paragraph, number)
        elif belongs(ask, number, text, item):
            ask.say(text, paragraph, number)
        else:
            return
        self.taken.add(number)
        self._fields(number, replies)
