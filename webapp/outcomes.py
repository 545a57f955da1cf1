"""What a plan reports to have come of a recommendation: the sentences that tell most, first, and a sentence to cite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.answers.lists import Card
from graph.model import Column, Recommendation, Thread, ThreadKind
from graph.places import places_sentence
from ingest.language import clauses
from webapp.people import without_names
from webapp.wording import status_label, thread_label

LONGEST = 400  # characters of a reply that are shown
NOTHING_REPORTED = "Nothing reported in this plan"
#: Columns in which a plan reports; what the other columns say was promised, not reported.
_REPORTING = {Column.PROGRESS, Column.COMPLETED, Column.STATUS}
#: Which kind of loose end says most about what came of an ask.
_TELLING = (
    ThreadKind.DECLINED,
    ThreadKind.IMPACT_NOT_EVIDENCED,
    ThreadKind.STALLED,
    ThreadKind.NOT_STARTED,
    ThreadKind.PARTLY_ADDRESSED,
    ThreadKind.CLAIMED_COMPLETE,
    ThreadKind.IN_PROGRESS,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """Words of a plan on what came of an ask: what they are, the words, and where they stand."""

    what: str
    words: str
    place: str


def came_of_it(one: Recommendation, media_type: str = "") -> tuple[Told, ...]:
    """What the plan reports: the sentences that show what was left open, then each reply, shortened.

    Names of people are left out; the page of the recommendation has the very words. `media_type` is that of the
    document.
    """
    told = (*_left_open(one, media_type), *_replies(one, media_type))
    return tuple({piece.words: piece for piece in reversed(told)}.values())[::-1]


def cite(card: Card, told: Sequence[Told]) -> str:
    """The sentence with which a report can cite the recommendation and what its plan says came of it."""
    source = f"{card.board or 'Board not known'}, {card.plan_title} ({card.dated}){_label(card.label)}"
    status = status_label(card.status)
    said = f"The plan’s words: “{told[0].words.rstrip('.')}”." if told else "No reply stands in the plan."
    return f"{source}: “{short(card.text).rstrip('.')}”. Status as read from the plan: {status.lower()}. {said}"


def short(text: str, longest: int = LONGEST) -> str:
    """A text on one line, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 2].rsplit(" ", 1)[0] + " …"


def _left_open(one: Recommendation, media_type: str) -> Iterator[Told]:
    found = [thread for thread in one.threads if thread.quote and thread.column in _REPORTING]
    for thread in sorted(found, key=_rank):
        place = places_sentence(thread.places or one.places, media_type)
        yield _told(thread_label(thread.kind), _sentence(thread.quote or "", one), place)


def _replies(one: Recommendation, media_type: str) -> Iterator[Told]:
    for action in one.actions:
        words = action.progress or (f"Completed: {action.completed_raw}" if action.completed_raw else "")
        if words:
            yield _told("Reported", short(words), places_sentence(action.places or one.places, media_type))


def _told(what: str, words: str, place: str) -> Told:
    return Told(what=what, words=without_names(words), place=place)


def _rank(thread: Thread) -> int:
    return _TELLING.index(thread.kind) if thread.kind in _TELLING else len(_TELLING)


def _sentence(quote: str, one: Recommendation) -> str:
    """The whole sentence that a quote was cut from; the quote itself where it is not found."""
    for text in (action.progress for action in one.actions if action.progress):
        at = text.find(quote)
        for part in clauses.sentences(text):
            if at >= 0 and part.start <= at < part.end:
                return short(part.of(text))
    return quote


def _label(label: str | None) -> str:
    """The printed label as it stands in a citation: a bare number says what it numbers."""
    if not label:
        return ""
    return f", recommendation {label}" if label[0].isdigit() else f", {label}"
