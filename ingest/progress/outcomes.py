"""Reads what an outcome cell states in its first or last words ("Completed 2021 via …", "… Action complete.")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Period, Status
from ingest.language import claims, clauses, phrases
from ingest.values import dates

WORDS = phrases.load("statuses")["outcome"]
STATED = (
    Status.NOT_TAKEN_FORWARD,
    Status.NOT_DUE,
    Status.NOT_STARTED,
    Status.IN_PROGRESS,
    Status.COMPLETE,
)


def _any(name: str) -> str:
    """An alternation of the list of that name, longest first."""
    return "|".join(sorted(WORDS[name], key=len, reverse=True))


#: Words that state a status by themselves, in front of them perhaps what it is said of.
HEAD = {
    status: phrases.pattern(
        [rf"(?P<said>(?:(?:{_any('subject')}) ?)?(?:(?:{_any('link')}) ?)*(?P<word>{_any(status.value)}))"],
        claims.PARTS,
    )
    for status in STATED
}
FOLLOWS = phrases.pattern(WORDS["follows"])
#: What makes the words a statement: the end, a mark, a date or a number, one of the words that may follow.
AFTER = re.compile(r"\s*(?:$|[.,:;!/(\n\r•–—\-\uf0b7]|\d|[\"”])")
MARKS = re.compile(r"[\s.,:;!–—\-)•\uf0b7]*")
OPENING = re.compile(r"[\s\W_]*")
DATED = re.compile(r"[\s:,(–-]*(?:in|on|by|as of|as at|during|w/c|since)?[\s:]*", re.IGNORECASE)
PART = re.compile(r"\(\w")
#: Behind "not started": who has not.
BY_SOME = re.compile(r"(?:by|in|at|with)\s", re.IGNORECASE)
WHOLE = 8  # a closing sentence with more words than this says more than a status


@dataclass(frozen=True, slots=True)
class Statement:
    """A status that an outcome states: our reading, the word, where the rest begins, the words that date it."""

    status: Status
    raw: str
    body: int
    dated: str | None = None


def read(text: str) -> Statement | None:
    """What the outcome states: its closing words ("Action complete.") before its first; None when it states nothing.

    "Completed audits show …" and "Complete the review" state nothing: the words must stand by themselves.
    """
    first = opening(text)
    if first and first.status is Status.COMPLETE and (part := _in_parts(text)):
        return part
    if first and first.status is Status.NOT_STARTED and _is_begun_elsewhere(text, first):
        return Statement(Status.IN_PROGRESS, first.raw, 0)
    last = _closing(text)
    if last and (first is None or first.status is not Status.COMPLETE):
        return last
    return first


def _in_parts(text: str) -> Statement | None:
    """What is stated of a part not done, where each part has a status ("Completed (policy). Ongoing (staff)")."""
    parts = [_at(text, sentence.start) for sentence in clauses.sentences(text)]
    named = [part for part in parts if part and PART.match(text, part.body)]
    open_ = (part for part in named if part.status in {Status.IN_PROGRESS, Status.NOT_STARTED})
    found = next(open_, None) if len(named) > 1 else None
    return found and Statement(Status.IN_PROGRESS, found.raw, 0)


def _is_begun_elsewhere(text: str, first: Statement) -> bool:
    """Whether only somebody has not begun: another part says that it has ("Not started by …; started by …")."""
    others = (_at(text, sentence.start) for sentence in clauses.sentences(text)[1:])
    begun = any(part and part.status in {Status.IN_PROGRESS, Status.COMPLETE} for part in others)
    return begun and BY_SOME.match(text, first.body) is not None


def opening(text: str) -> Statement | None:
    """What the first words state."""
    start = OPENING.match(text)
    return _at(text, start.end() if start else 0)


def _at(text: str, position: int) -> Statement | None:
    """The statement that begins just there."""
    for status in STATED:
        match = HEAD[status].match(text, position)
        if match and _stands(text, match.end()) and not claims.is_conditional(text[match.end() :]):
            dated = _dated(text, match.end())
            marks = MARKS.match(text, match.end())
            body = marks.end() if marks else match.end()
            if status is Status.COMPLETE and claims.is_lowered(text, _sentence(text, position), match.end()):
                return Statement(Status.IN_PROGRESS, match["word"], position)
            return Statement(status, match["word"], body, dated)
    return None


def _sentence(text: str, position: int) -> clauses.Stretch:
    """The sentence that a place belongs to."""
    whole = clauses.Stretch(position, len(text))
    return next((part for part in clauses.sentences(text) if part.start <= position < part.end), whole)


def _stands(text: str, position: int) -> bool:
    """Whether the words before this place can be a statement of their own."""
    if AFTER.match(text, position):
        return True
    following = text[position:].lstrip()
    return FOLLOWS.match(following) is not None or _date_at(following) is not None


def _date_at(text: str) -> Period | None:
    """The date with which a text begins."""
    found = dates.find(f"in {text[:60]}")
    return found[0] if found and text.startswith(found[0].raw) else None


def _dated(text: str, position: int) -> str | None:
    """The words of a date that follow straight on ("2023-2024" in "Completed 2023-2024 via …")."""
    lead = DATED.match(text, position)
    found = _date_at(text[lead.end() :]) if lead else None
    return found.raw if found else None


def _closing(text: str) -> Statement | None:
    """What the last sentence states, when it is nothing but a statement."""
    parts = clauses.sentences(text)
    if len(parts) < 2 or clauses.words(parts[-1].of(text)) > WHOLE:  # noqa: PLR2004 - first and last
        return None
    found = _at(text, parts[-1].start)
    if found is None or (text[found.body : parts[-1].end].strip(" .)") not in {"", found.dated}):
        return None
    return Statement(found.status, found.raw, 0, found.dated)
