"""Says of each stretch of paragraphs under a heading of asks how it asks: by labels, by a list, by plain paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.language import prose_words
from ingest.language.prose_words import ask_label
from ingest.prose.ask_rows import Ask
from ingest.prose.paragraphs import Mark, Paragraph, mark
from ingest.prose.zones import Spot

_MOST_OF = 0.5
_MOST_LEAD_IN = 14
_RECOMMENDS = re.compile(r"\brecommend\w*(?: that)?\s*:\s*$", re.IGNORECASE)  # who is asked is not named yet
_MIXED = re.compile(r"\b(?:findings?|learning|lessons?|conclusions?|analysis|good practice)\b", re.IGNORECASE)


@dataclass(kw_only=True, slots=True)
class Stretch:
    """How a stretch asks: `mode` is "labels", the scheme of a list, "plain", "explicit" or empty.

    `groups` are the paragraphs that head groups of asks ("Adult Social Care should:").
    """

    mode: str = ""
    weak: bool = False
    groups: set[int] = field(default_factory=set)

    def is_next(self, item: Mark, above: Ask | None) -> bool:
        """Whether an item of the scheme is an ask of its own, not a part of the one above it."""
        if item.label is None or above is None or above.label is None:
            return True
        if self.mode == "lettered":
            return len(item.label) > 1 or len(above.label) > 1 or ord(item.label) - ord(above.label) == 1
        return not (item.label == "1" and above.ends_open)


def stretches(paragraphs: Sequence[Paragraph], spots: Sequence[Spot], tables: Sequence[int]) -> dict[int, Stretch]:
    """The stretches in which asks may stand, by number. `tables` are the positions of the rows of tables."""
    members: dict[int, list[int]] = {}
    for number, spot in enumerate(spots):
        if spot.zone is not None and not (spot.heading or spot.contents or spot.aside):
            members.setdefault(spot.stretch, []).append(number)
    worded = {spots[n].zone for numbers in members.values() for n in numbers if _is_worded(paragraphs[n].text)}
    ends = _ends(paragraphs, spots)
    out = {}
    for stretch, numbers in members.items():
        spot = spots[numbers[0]]
        table = any(paragraphs[numbers[0]].first < row < ends[stretch] for row in tables)
        found = Stretch(weak=spot.weak)
        if not table:
            texts = [paragraphs[number].text for number in numbers]
            found.mode = _list(texts, spot, worded=spot.zone in worded, strict=bool(tables))
        if any(_is_worded(paragraphs[number].text) for number in numbers):
            found.mode = "labels"
        elif not found.mode and not (tables or spot.weak or spot.announced):
            found.mode = _plain(spot, worded=spot.zone in worded)
        elif found.mode:
            found.groups = {number for number in numbers if number + 1 in numbers and _heads_group(paragraphs, number)}
        out[stretch] = found
    return out


def _ends(paragraphs: Sequence[Paragraph], spots: Sequence[Spot]) -> dict[int, float]:
    """The position at which each stretch ends: that of the next heading."""
    found: dict[int, float] = {}
    for paragraph, spot in zip(reversed(paragraphs), reversed(spots), strict=True):
        found.setdefault(spot.stretch, float("inf"))
        if spot.heading:
            found[spot.stretch - 1] = paragraph.first
    return found


def _plain(spot: Spot, *, worded: bool) -> str:
    """How paragraphs without a label ask, where none is numbered: "plain" under a heading of asks alone.

    Under one of findings and recommendations those do that recommend in so many words ("explicit").
    """
    part = spot.over != spot.head and prose_words.heads_asks(spot.over)
    if worded and not part:
        return ""
    return "explicit" if _MIXED.search(spot.over if part else spot.head) else "plain"


def _is_worded(text: str) -> bool:
    return (label := ask_label(text)) is not None and not label.action


def _list(texts: Sequence[str], spot: Spot, *, worded: bool, strict: bool) -> str:
    """The scheme of the list of asks that a stretch is, empty where it is none.

    `worded` says that labels number the asks of the zone, `strict` that every item must ask.
    """
    apart = worded and not prose_words.heads_asks(spot.over)
    if apart and _MIXED.search(spot.head):
        return ""
    marks = [item for text in texts if (item := mark(text)) is not None]
    told = sum(prose_words.tells(item.rest) or prose_words.reports(item.rest) for item in marks)
    sure = spot.head == spot.over and not _MIXED.search(spot.head) and not spot.weak and told < _MOST_OF * len(marks)
    if strict or apart:
        return _scheme(marks, least=1.0)
    return _scheme(marks, least=0.0 if sure else _MOST_OF)


def _heads_group(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a paragraph leads into the asks of one body: "Adult Social Care should:"."""
    text = paragraphs[number].text
    if mark(text) is not None or mark(paragraphs[number + 1].text) is None:
        return False
    short = len(text.split()) <= _MOST_LEAD_IN and text.rstrip().endswith(":")
    return short and not prose_words.leads_list(text) and _RECOMMENDS.search(text) is None


def _scheme(marks: Sequence[Mark], *, least: float) -> str:
    """The scheme of the first list of which that share of the items asks; none where most only tell."""
    for scheme in dict.fromkeys(item.scheme for item in marks):
        items = [item for item in marks if item.scheme == scheme]
        asking = sum(prose_words.requests(item.rest) for item in items)
        if asking >= least * len(items):
            return scheme
    return ""
