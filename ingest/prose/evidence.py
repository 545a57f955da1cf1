"""The evidence that a label opens an ask, that a paragraph asks, and that words below an ask are more of it."""

from __future__ import annotations

from ingest.language import prose_words
from ingest.language.prose_words import AskLabel
from ingest.prose.answered import asks_next, replied_next
from ingest.prose.ask_rows import Ask
from ingest.prose.ground import Ground
from ingest.prose.paragraphs import Mark

_FIRST = 6  # words in which a sentence says that it reports
_SHORT = 12  # words that a topic behind a label has at most
_LONG_PARTS = frozenset({"progress", "response", "taken", "action", "outcome", "objective", "milestones", "note"})


def opens_ask(ground: Ground, number: int, label: AskLabel) -> bool:
    """Whether a label opens an ask: in a zone, or with a request behind it."""
    spot = ground.spots[number]
    if label.action and not (spot.zone and label.numbered):
        return False
    asking, opening = prose_words.requests(label.rest), " ".join(label.rest.split()[:_FIRST])
    in_zone = spot.zone is not None and not ground.mixed
    if not label.rest:
        return (
            (in_zone and not spot.weak)
            or asks_next(ground.paragraphs, ground.spots, number)
            or (not ground.mixed and replied_next(ground.paragraphs, number))
            or (label.numbered and _said_next(ground, number + 1))
        )
    if in_zone and label.strong:
        return asking or not prose_words.reports(opening)
    if prose_words.tells(label.rest[:100]) and not asking:
        return False
    topic = len(label.rest.split()) <= _SHORT and asks_next(ground.paragraphs, ground.spots, number)
    return asking or topic or (in_zone and not prose_words.reports(opening))


def _said_next(ground: Ground, number: int) -> bool:
    """Whether a paragraph has the request of the number above it, behind a label of its own ("Recommendation: …")."""
    below = prose_words.ask_label(ground.paragraphs[number].text) if number < len(ground.paragraphs) else None
    return below is not None and not below.numbered and not below.action and prose_words.requests(below.rest)


def plainly_asks(text: str, mode: str) -> bool:
    """Whether a paragraph without a label asks; in so many words where the mode is "explicit"."""
    if mode == "explicit" and not prose_words.recommends(text):
        return False
    return (prose_words.asks(text) or prose_words.names_request(text)) and not prose_words.leads_in(text)


def belongs(ask: Ask, number: int, text: str, item: Mark | None) -> bool:
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
        return _told_below(ask, text)
    if not ask.text or not ask.asked:
        return near and not (ask.text and prose_words.tells(text))
    listed = item is not None and (not item.scheme.startswith(("plain", "dotted")) or ask.lists_parts)
    more = listed or (item is None and prose_words.asks(text) and not prose_words.tells(text))
    return near if more else _told_below(ask, text)


def _told_below(ask: Ask, text: str) -> bool:
    """Whether an unlabelled paragraph below an ask that is a heading tells what was done about it."""
    if ask.level is None or not prose_words.reports(text):
        return False
    ask.current = ask.cell("", "progress")
    return True
