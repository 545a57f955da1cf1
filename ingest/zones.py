"""Finds the headings of running text, and the zones below them in which asks stand or do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest import fields, prose_words
from ingest.layout import BOLD
from ingest.outline import is_stamp
from ingest.paragraphs import Paragraph, mark
from ingest.prose_words import ask_label, heads_asks
from ingest.sections import look

_MOST_HEADING_WORDS, _MOST_BOLD_WORDS, _MOST_NUMBERED_WORDS = 14, 25, 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where a paragraph stands: `zone` numbers the part under a heading of asks (None outside), `stretch` the run
    of paragraphs between two headings.

    `heading` and `contents` say what it is itself; `aside` that the part is about other reviews; `head` is the
    heading that opens the zone, `over` the nearest one; `weak` says that the heading speaks of actions only.
    """

    stretch: int
    zone: int | None = None
    heading: bool = False
    contents: bool = False
    aside: bool = False
    weak: bool = False
    head: str = ""
    over: str = ""


@dataclass(slots=True)
class _Zone:
    number: int
    text: str
    level: int | None
    aside: bool = False
    weak: bool = False


def spots(paragraphs: Sequence[Paragraph], title: str) -> list[Spot]:
    """Where each paragraph stands. `title` are the words at the top of the document, that name its own review."""
    return _Walk(paragraphs, title).run()


class _Walk:
    """One walk over the paragraphs, with the zone that is open."""

    def __init__(self, paragraphs: Sequence[Paragraph], title: str) -> None:
        self._all = paragraphs
        self._title = title
        self._zone: _Zone | None = None
        self._zones = self._stretch = 0
        self._over = ""
        self._contents = False
        self._above: int | None = None
        self._own = any(
            _heads(p) and heads_asks(p.text) and not prose_words.heads_others(p.text) and not self._names_other(p.text)
            for p in paragraphs
        )

    def run(self) -> list[Spot]:
        out = []
        for index, paragraph in enumerate(self._all):
            listed = prose_words.is_contents_line(paragraph.text)
            heading = not listed and self._is_heading(index)
            if heading:
                self._contents = prose_words.is_contents_heading(paragraph.text) or (
                    self._contents and self._comes_again(index)
                )
            if heading and not self._contents:
                self._open(index)
                self._above = index
            out.append(self._spot(heading=heading, listed=listed))
        return out

    def _spot(self, *, heading: bool, listed: bool) -> Spot:
        zone = self._zone
        found = Spot(stretch=self._stretch, heading=heading, contents=listed or self._contents, over=self._over)
        if zone is None:
            return found
        return Spot(
            stretch=found.stretch, heading=heading, contents=found.contents, over=found.over, zone=zone.number,
            aside=zone.aside, weak=zone.weak, head=zone.text,
        )  # fmt: skip

    def _comes_again(self, index: int) -> bool:
        """Whether the words of a heading come again further down: then it is still one of the list of contents."""
        text = self._all[index].text.casefold()
        return any(other.text.casefold() == text for other in self._all[index + 1 :])

    def _is_heading(self, index: int) -> bool:
        paragraph = self._all[index]
        if not _heads(paragraph) and not self._numbers_a_part(index):
            return False
        marked = mark(paragraph.text)
        inside = self._zone is not None
        if inside and not heads_asks(paragraph.text) and self._answers(paragraph):
            return False
        asking = inside and (prose_words.asks(marked.rest if marked else paragraph.text))
        return not asking or heads_asks(paragraph.text) or prose_words.leads_in(paragraph.text)

    def _numbers_a_part(self, index: int) -> bool:
        """Whether a short numbered line heads what follows: no item of the same list stands below it."""
        paragraph, below = self._all[index], self._all[index + 1 : index + 2]
        found = mark(paragraph.text)
        if found is None or found.label is None or not found.scheme.startswith(("plain", "dotted")) or not below:
            return False
        short = len(found.rest.split()) <= _MOST_NUMBERED_WORDS and len(paragraph.lines) == 1
        if not short or prose_words.asks(found.rest) or found.rest.rstrip().endswith((".", ";", ",", "!", "?")):
            return False
        other = mark(below[0].text)
        return other is None or other.scheme != found.scheme

    def _answers(self, paragraph: Paragraph) -> bool:
        """Whether a line in a zone is the label of a reply or rates an ask."""
        if prose_words.is_decision(paragraph.text):
            return True
        level = self._zone.level if self._zone else None
        deeper = paragraph.level is None or level is None or paragraph.level > level
        return deeper and fields.alone(paragraph.text) is not None

    def _open(self, index: int) -> None:
        """A heading: it opens a zone, closes one, or stands inside one."""
        paragraph = self._all[index]
        self._stretch += 1
        self._over = paragraph.text
        if self._zone is not None and self._closes(index, self._zone):
            self._zone = None
        if self._zone is not None and self._zone.aside:
            return
        if self._is_other(paragraph.text):
            self._new(paragraph, aside=True)
        elif heads_asks(paragraph.text):
            if self._zone is None or self._zone.weak:
                self._new(paragraph)
        elif self._zone is None and prose_words.heads_actions(paragraph.text):
            self._new(paragraph, weak=True)

    def _new(self, paragraph: Paragraph, *, aside: bool = False, weak: bool = False) -> None:
        self._zones += 1
        self._zone = _Zone(self._zones, paragraph.text, paragraph.level, aside=aside, weak=weak)

    def _is_other(self, text: str) -> bool:
        """Whether a heading stands over what other reviews asked: by its words, or by the review it names."""
        return prose_words.heads_others(text) or (self._own and self._names_other(text))

    def _names_other(self, text: str) -> bool:
        review = prose_words.other_review(text)
        return review is not None and not _names(self._title, review)

    def _closes(self, index: int, zone: _Zone) -> bool:
        """Whether a heading ends the open zone: of its level or higher, and no group of asks."""
        heading = self._all[index]
        ends = prose_words.ends_asks(heading.text) and not heads_asks(heading.text)
        if zone.aside and self._above == index - 1 and _unmarked(heading.level):
            return False  # right below the heading before it
        group = not zone.aside and not ends and self._asks_below(index)
        if not _unmarked(zone.level):
            if _unmarked(heading.level):
                return ends and not zone.aside
            return (heading.level or 0) < (zone.level or 0) or (heading.level == zone.level and not group)
        if not _unmarked(heading.level):
            return not group
        mine, theirs = look(heading.text), look(zone.text)
        if mine == "top":
            return True
        if mine.startswith("numbered") and theirs.startswith("numbered"):
            return mine <= theirs
        if zone.aside:
            return mine == theirs and not prose_words.names_review(heading.text)
        return ends or (not group and (mine == theirs or mine == "capitals" or theirs == "line"))

    def _asks_below(self, index: int) -> bool:
        """Whether the first paragraph below a heading asks: then the heading is the name of a group."""
        if heads_asks(self._all[index].text):
            return True
        for paragraph in self._all[index + 1 : index + 4]:
            if _heads(paragraph) and ask_label(paragraph.text) is None:
                continue
            found = mark(paragraph.text)
            label = ask_label(paragraph.text)
            return label is not None or prose_words.asks(found.rest if found else paragraph.text)
        return False


def _unmarked(level: int | None) -> bool:
    return level is None or level >= BOLD


def _names(title: str, review: str) -> bool:
    """Whether the words at the top of a document name a review: all telling words of its name stand there."""
    told = [word.strip("“”\"'‘’().,:–-") for word in review.split()]
    telling = [word for word in told if word[:1].isupper() or word[:1].isdigit()]
    return bool(telling) and all(word.casefold() in title for word in telling)


def _heads(paragraph: Paragraph) -> bool:
    """Whether a paragraph looks like a heading: marked so, or one short line that opens and ends like one."""
    label = ask_label(paragraph.text)
    if label is not None and not (not label.numbered and not label.rest and heads_asks(paragraph.text)):
        return False
    if not _unmarked(paragraph.level):
        return True
    return _looks_like_heading(paragraph)


def _looks_like_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    bold = paragraph.level is not None
    if len(paragraph.lines) > 1 and not bold:
        return False
    if len(text.split()) > (_MOST_BOLD_WORDS if bold else _MOST_HEADING_WORDS):
        return False
    known = heads_asks(text) or prose_words.ends_asks(text) or prose_words.heads_others(text)
    if is_stamp(text) or fields.opens_field(text):
        return False
    found = mark(text)
    if found is not None and not known:
        if found.scheme.startswith("bullet") or found.scheme == "lettered" or prose_words.asks(found.rest):
            return False
        if not bold and not text.isupper():
            return False
    if text.rstrip().endswith((".", ";", ",", "!", "?")):
        return False
    return text[:1].isalnum() and text[:1] == text[:1].upper() or text[:1] in "“‘\"'(["
