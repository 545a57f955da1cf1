"""Finds the headings of running text, and the zones below them in which asks stand or do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language import prose_words
from ingest.language.prose_words import ask_label, heads_asks
from ingest.prose import fields
from ingest.prose.headings import heads, numbers_a_part, unmarked
from ingest.prose.paragraphs import Paragraph, mark
from ingest.structure.sections import look

#: Reviews in general, as a yearly report calls its own: "Learning from reviews", "from Safeguarding Adults Reviews".
_ANY_REVIEWS = re.compile(r"^[^\d“\"]*\b(?:reviews|sars|dhrs|dardrs|scrs|lcsprs|susrs)\W*$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where a paragraph stands among the headings.

    `zone` numbers the part under a heading of asks (None outside), `stretch` the run of paragraphs between two
    headings; `heading` and `contents` say what it is itself; `aside` that the part is about other reviews; `head` is
    the heading that opens the zone, `over` the nearest one; `weak` says that the heading speaks of actions only,
    `announced` that no heading but a sentence opens the zone.
    """

    stretch: int
    zone: int | None = None
    heading: bool = False
    contents: bool = False
    aside: bool = False
    weak: bool = False
    announced: bool = False
    head: str = ""
    over: str = ""


@dataclass(slots=True)
class _Zone:
    number: int
    text: str
    level: int | None
    aside: bool = False
    weak: bool = False
    announced: bool = False
    asks: bool = False


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
        self._above_level: int | None = None
        self._contents = False
        self._above: int | None = None
        self._asked = False  # whether a labelled ask stands above, with no heading between
        self._last = {paragraph.text.casefold(): index for index, paragraph in enumerate(paragraphs)}
        self._own = any(
            heads(p) and heads_asks(p.text) and not prose_words.heads_others(p.text) and not self._names_other(p.text)
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
                self._asked = False
            if not heading and not listed and self._announces(index):
                self._stretch += 1
                self._new(paragraph, announced=True)
            if not heading and self._zone is not None and self._over == self._zone.text:
                item = mark(paragraph.text)
                self._zone.asks |= item is not None or ask_label(paragraph.text) is not None
            self._asked = self._asked or (not listed and ask_label(paragraph.text) is not None)
            out.append(self._spot(heading=heading, listed=listed))
        return out

    def _spot(self, *, heading: bool, listed: bool) -> Spot:
        zone = self._zone
        found = Spot(stretch=self._stretch, heading=heading, contents=listed or self._contents, over=self._over)
        if zone is None:
            return found
        return Spot(
            stretch=found.stretch, heading=heading, contents=found.contents, over=found.over, zone=zone.number,
            aside=zone.aside, weak=zone.weak, announced=zone.announced, head=zone.text,
        )  # fmt: skip

    def _comes_again(self, index: int) -> bool:
        """Whether the words of a heading come again further down: then it is still one of the list of contents."""
        return self._last[self._all[index].text.casefold()] > index

    def _is_heading(self, index: int) -> bool:
        paragraph = self._all[index]
        if not heads(paragraph) and not numbers_a_part(paragraph, self._all[index + 1 : index + 2]):
            return False
        text, inside = paragraph.text, self._zone is not None
        if self._is_label(index):
            return False
        if heads_asks(text) or look(text) == "top" or (text.isupper() and ask_label(text) is None):
            return not (self._asked and self._answers(index))
        if (inside or self._asked) and self._answers(index):
            return False
        if prose_words.announces(text) and unmarked(paragraph.level):
            return False
        marked = mark(text)
        words = marked.rest if marked else text
        return not inside or not prose_words.asks(words) or prose_words.leads_in(text) or self._names_asks(index)

    def _is_label(self, index: int) -> bool:
        """Whether the one word "Recommendation" labels the one ask below it, and heads no list."""
        below = self._all[index + 1 : index + 2]
        if not prose_words.is_bare_label(self._all[index].text) or not below:
            return False
        return mark(below[0].text) is None and ask_label(below[0].text) is None

    def _names_asks(self, index: int) -> bool:
        """Whether a marked heading that reads like a request ("Act on what is known") only names the asks below it."""
        heading, below = self._all[index], self._all[index + 1 : index + 2]
        if unmarked(heading.level) or prose_words.has_modal(heading.text) or not below:
            return False
        return below[0].level is None and mark(below[0].text) is None and prose_words.requests(below[0].text)

    def _answers(self, index: int) -> bool:
        """Whether a line among asks is the label of a reply, the words right below one, or rates an ask."""
        paragraph = self._all[index]
        if prose_words.is_decision(paragraph.text) or prose_words.is_accepted(paragraph.text):
            return True
        level = self._zone.level if self._zone else None
        deeper = paragraph.level is None or level is None or paragraph.level > level
        if deeper and fields.alone(paragraph.text) is not None:
            return True
        if paragraph.level is not None or not index:
            return False
        above = self._all[index - 1].text
        label = ask_label(above)
        return (label is not None and label.numbered and not label.rest) or fields.alone(above) is not None

    def _open(self, index: int) -> None:
        """A heading: it opens a zone, closes one, or stands inside one."""
        paragraph = self._all[index]
        self._stretch += 1
        self._over = paragraph.text
        self._above_level = paragraph.level
        if self._zone is not None and self._closes(index, self._zone):
            self._zone = None
        if self._zone is not None and self._zone.aside:
            return
        if self._is_other(paragraph.text):
            self._new(paragraph, aside=True)
        elif heads_asks(paragraph.text):
            beside = self._zone is not None and self._above != index - 1 and _alike(paragraph, self._zone)
            if self._zone is None or self._zone.weak or beside:
                self._new(paragraph)
        elif self._zone is None and prose_words.heads_actions(paragraph.text):
            self._new(paragraph, weak=True)

    def _new(self, paragraph: Paragraph, *, aside: bool = False, weak: bool = False, announced: bool = False) -> None:
        self._zones += 1
        level = self._above_level if announced else paragraph.level
        text = self._over if announced else paragraph.text
        self._zone = _Zone(self._zones, text, level, aside=aside, weak=weak, announced=announced)

    def _announces(self, index: int) -> bool:
        """Whether a paragraph outside a zone leads into the asks right below it."""
        text = self._all[index].text
        if self._zone is not None or not prose_words.announces(text):
            return False
        return any(
            (found := mark(below.text)) is not None and prose_words.requests(found.rest)
            for below in self._all[index + 1 : index + 3]
        )

    def _is_other(self, text: str) -> bool:
        """Whether a heading stands over what other reviews asked: by its words, or by the review it names."""
        return prose_words.heads_others(text) or (self._own and self._names_other(text))

    def _names_other(self, text: str) -> bool:
        review = prose_words.other_review(text)
        return review is not None and not _ANY_REVIEWS.search(review) and not _names(self._title, review)

    def _closes(self, index: int, zone: _Zone) -> bool:
        """Whether a heading ends the open zone: of its level or higher, and no group of asks."""
        heading = self._all[index]
        ends = prose_words.ends_asks(heading.text) and not heads_asks(heading.text)
        if zone.aside and self._above == index - 1 and unmarked(heading.level):
            return False  # right below the heading before it
        marked = not unmarked(zone.level) and not unmarked(heading.level)
        apart = marked and zone.asks and not heads_asks(heading.text)  # a part beside one that holds asks itself
        group = not zone.aside and not ends and not apart and self._asks_below(index, plain=not marked)
        if not (unmarked(zone.level) and unmarked(heading.level)):
            return _ranks_above(heading, zone, group=group, ends=ends)
        mine, theirs = look(heading.text), look(zone.text)
        if mine == "top" or (mine.startswith("numbered") and theirs.startswith("numbered")):
            return mine == "top" or mine <= theirs
        if zone.aside:
            return mine == theirs and not prose_words.names_review(heading.text)
        return ends or (not group and (mine in (theirs, "capitals") or theirs == "line"))

    def _asks_below(self, index: int, *, plain: bool) -> bool:
        """Whether the first paragraph below a heading asks: then the heading is the name of a group.

        `plain` says that a paragraph without label or number may ask.
        """
        if heads_asks(self._all[index].text):
            return True
        for paragraph in self._all[index + 1 : index + 4]:
            if heads(paragraph) and ask_label(paragraph.text) is None and not prose_words.asks(paragraph.text):
                continue
            found = mark(paragraph.text)
            label = ask_label(paragraph.text)
            asking = prose_words.requests(found.rest if found else paragraph.text)
            return label is not None or (asking and (plain or found is not None))
        return False


def _alike(heading: Paragraph, zone: _Zone) -> bool:
    """Whether a heading looks like the one that opens a zone, so that it stands beside it."""
    return heading.level == zone.level and look(heading.text, heading.level) == look(zone.text, zone.level)


def _ranks_above(heading: Paragraph, zone: _Zone, *, group: bool, ends: bool) -> bool:
    """Whether a heading ends a zone where one of the two has a marked level: that of the zone or a higher one."""
    if unmarked(heading.level):
        return ends and not zone.aside
    if unmarked(zone.level):
        return not group
    level, open_ = heading.level or 0, zone.level or 0
    return level < open_ or (level == open_ and not group)


def _names(title: str, review: str) -> bool:
    """Whether the words at the top of a document name a review: all telling words of its name stand there."""
    told = [word.strip("“”\"'‘’().,:–-") for word in review.split()]
    telling = [word for word in told if word[:1].isupper() or word[:1].isdigit()]
    return bool(telling) and all(word.casefold() in title for word in telling)
