"""Reads the words of a recommendation that point to another plan, review or recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Recommendation, Reference
from ingest.language import clauses, phrases

WORDS = phrases.load("references")
POINTING = phrases.pattern(WORDS["pointing"]["words"])
REVIEW = "|".join(WORDS["targets"]["reviews"]).replace(" ", r"\s+")
NUMBERED = "|".join(WORDS["targets"]["numbered"]).replace(" ?", r"\s*").replace(" ", r"\s+")
DOCUMENT = "|".join(WORDS["targets"]["documents"]).replace(" ?", r"\s*").replace(" ", r"\s+")
NAMED = r"(?-i:(?:[A-Z][\w'’&/-]*\s+(?:(?:of|and|for|the)\s+)?){1,5})"

#: What is named there, surest first: a review's code; a review with a name; a numbered part; a named document; "above".
TARGETS = tuple(
    re.compile(written, re.IGNORECASE)
    for written in (
        rf"\b(?:{REVIEW})s?[\s-]?(?-i:[A-Z]{{0,2}})\d+\w*\b",
        rf"\b(?:{REVIEW})\s+(?:(?:for|in\s+respect\s+of|re|into)\s+)?(?-i:['‘“\"]?(?!Action|Plan|Recommendation|Review|Protocol|Sub)[A-Z][\w'’-]*)",
        rf"\b(?:{NUMBERED})\s*(?:no\.?\s*|number\s+)?(?:\d+(?:\.\d+)*[a-z]?|(?-i:[A-Z])\d+(?:\.\d+)*)(?:\s*(?:,|&|and|to|-|–)\s*\d+(?:\.\d+)*)*\b",
        rf"{NAMED}(?:{DOCUMENT})\b",
        r"\b(?:above|below|previous(?:\s+(?:action|recommendation))?)\b",
    )
)
ABOVE = len(TARGETS) - 1
NEAR = 110  # characters between the pointing words and what they point to


def read(rec: Recommendation) -> tuple[Reference, ...]:
    """The pointers in what is said of a recommendation: its outcomes, action texts and notes; never in the ask itself.

    Each has the words of its clause, and what they name there ("DHR7", "recommendation 4", "above").
    """
    seen: dict[str, Reference] = {}
    for text in _texts(rec):
        for found in find(text):
            seen.setdefault(found.target.lower(), found)
    return tuple(seen.values())


def _texts(rec: Recommendation) -> Iterator[str]:
    for action in rec.actions:
        yield from (text for text in (action.progress, action.status.raw, action.text) if text)
        yield from (note.text for note in action.notes)
    yield from (note.text for note in rec.notes)


def find(text: str) -> tuple[Reference, ...]:
    """The pointers in one text; at most one for each sentence."""
    found = (_pointer(text, clauses.head(sentence)) for sentence in clauses.sentences(text))
    return tuple(reference for reference in found if reference)


def _pointer(text: str, sentence: clauses.Stretch) -> Reference | None:
    """What a sentence points to: all that is named shortly behind its pointing words, first to last."""
    for cue in POINTING.finditer(text, sentence.start, sentence.end):
        found = _targets(text, cue, min(sentence.end, cue.end() + NEAR))
        if found:
            start, end = min(match.start() for match in found), max(match.end() for match in found)
            target = text[start:end].strip()
            return Reference(quote=_short(sentence.of(text), target), target=target)
    return None


def _targets(text: str, cue: re.Match[str], end: int) -> list[re.Match[str]]:
    """What is named behind the pointing words."""
    tries = (
        (order, pattern.search(text, cue.start() if order == ABOVE else cue.end(), end))
        for order, pattern in enumerate(TARGETS)
    )
    return [match for order, match in tries if match and _is_near(text, cue, match, order)]


def _is_near(text: str, cue: re.Match[str], target: re.Match[str], order: int) -> bool:
    """Whether the target belongs to the pointing words: "above" must follow them at once."""
    return order != ABOVE or not re.search(r"\w", text[cue.end() : target.start()])


def _short(sentence: str, target: str) -> str:
    """The sentence, or its part from the last joint before the pointing words when it is long."""
    if clauses.words(sentence) <= clauses.MOST * 2:
        return sentence
    start = sentence.find(target)
    whole = clauses.Stretch(0, len(sentence))
    return clauses.quote(sentence, whole, clauses.Stretch(start, start + len(target))).of(sentence)


def points_elsewhere(text: str) -> str | None:
    """The words with which a reply does nothing but point to another place; None where it also reports something."""
    parts = clauses.sentences(text)
    found = find(text)
    return found[0].quote if len(parts) == 1 and found and clauses.words(text) <= clauses.MOST * 2 else None
