"""Finds the words of a row that name another recommendation or review by number or name, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.identity import normal
from graph.model import Pointer, Recommendation
from graph.vocabulary import review_kinds
from ingest.language import clauses, phrases

WORDS = phrases.load("references")
#: What has a number within a plan. Sections, points and the like belong to other documents as often.
_PART = r"(?:recommendations?|recs?\.?|actions?|learning(?:\s+points?)?)"
_NUMBER = r"(?:no\.?\s*|number\s+)?(?P<number>\d+(?:\.\d+)*[a-z]?|[A-Z]\d+(?:\.\d+)*)(?![\w/])"
_QUOTED = r"[“\"‘](?P<{name}>[^”\"’]{{2,40}})[”\"’]"
#: Shortly before a number that stands alone, words that make it a pointer and not a count.
_POINTING = re.compile(
    rf"{phrases.pattern(WORDS['pointing']['words']).pattern}|\b(?:in|under|of|with|by|to)\b", re.IGNORECASE
)
_NEAR = 40
#: No sentence without one of these names anything: a number, a quote, a review or its short form.
_MAYBE = re.compile(r"\d|[“\"‘]|[Rr]eview|[Hh]omicide|REVIEW|[A-Z]{3}")


def read(one: Recommendation) -> tuple[Pointer, ...]:
    """Every pointer in the words of a row, its ask included, each once."""
    found: dict[tuple[str | None, ...], Pointer] = {}
    for text in _texts(one):
        for sentence in clauses.sentences(text):
            words = clauses.head(sentence).of(text)
            for pointer in _find(words) if _MAYBE.search(words) else ():
                found.setdefault((pointer.kind, pointer.name, pointer.number), pointer)
    return tuple(found.values())


def _texts(one: Recommendation) -> Iterator[str]:
    yield one.text
    for action in one.actions:
        parts = (action.text, action.milestones, action.progress, *(note.text for note in action.notes))
        yield from (text for text in parts if text)
    yield from (note.text for note in one.notes)


def _find(sentence: str) -> Iterator[Pointer]:
    """The pointers of one sentence: a number of a review first, then a review, then a number alone."""
    taken: list[tuple[int, int]] = []
    for pattern in _patterns():
        for match in pattern.finditer(sentence):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if "quoted" in match.groupdict() or _is_pointed_at(sentence, match):
                taken.append(match.span())
                yield _pointer(sentence, match)


def _is_pointed_at(sentence: str, match: re.Match[str]) -> bool:
    """Whether a number alone stands right behind words that point ("in recommendation 1")."""
    return _POINTING.search(sentence[max(0, match.start() - _NEAR) : match.start()]) is not None


def _pointer(sentence: str, match: re.Match[str]) -> Pointer:
    parts = match.groupdict()
    quoted, named = parts.get("quoted") or parts.get("alone"), parts.get("named")
    kind = _kind(parts.get("kind") or "")
    name = normal(quoted or named or "") or None
    return Pointer(
        quote=" ".join(sentence.split()),
        words=" ".join(match[0].split()).rstrip(".,; "),
        review=" ".join((parts.get("review") or parts.get("alone") or "").split()) or None,
        kind=kind,
        name=name,
        number=parts.get("number"),
    )


def _kind(words: str) -> str | None:
    """The kind of review that some words name."""
    plain = normal(words)
    return next((code for code, written in _names() if plain in written), None) if plain else None


@cache
def _names() -> tuple[tuple[str, frozenset[str]], ...]:
    """Each kind of review with the ways in which it is written, comparable."""
    return tuple(
        (code, frozenset(map(normal, (*kind.words, *kind.short, kind.label)))) for code, kind in review_kinds().items()
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What is looked for, surest first."""
    written = sorted({name for _, names in _names() for name in names}, key=len, reverse=True)
    kind = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in written)
    named = (
        r"(?-i:(?P<named>[A-Z]{0,4}\d+(?:/\d+)*|(?<![A-Za-z])(?:(?:Adult|Child|Mr|Mrs|Ms|Miss)\s+)?"
        r"[A-Z][\w’'-]*(?:/\d+)?(?![\w’'-]|\s+[A-Z])))"
    )
    review = (
        rf"(?P<review>(?:the\s+)?(?-i:[A-Z]{{0,4}}?)(?P<kind>{kind})(?:s\b)?\s*[:–-]?\s*(?:(?:on|for|into|in\s+respect\s+of|of|about)\s+)?"
        rf"(?:{_QUOTED.format(name='quoted')}|(?!(?-i:Action|Plan|Recommendation|Review|Board|Protocol)\b){named}))"
    )
    part = rf"\b{_PART}\s*{_NUMBER}"
    link = r"\s*,?\s*(?:of|in|from)\s+(?:the\s+)?(?:action\s+plan\s+(?:for|of)\s+)?"
    return tuple(
        re.compile(one, re.IGNORECASE)
        for one in (
            rf"{part}{link}{review}",
            rf"{part}{link}{_QUOTED.format(name='alone')}(?P<quoted>)",
            rf"(?:action\s+plan\s+(?:for|of)\s+)?{review}\s*,?\s*(?:\(\s*)?{_PART}\s*{_NUMBER}",
            rf"\b{review}",
            part,
        )
    )
