"""Finds rows of one plan that say different things of the same fact: to be put side by side, as a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from graph.model import Abbreviation, Action, Place, Plan, Recommendation
from graph.words import stem
from ingest.language import clauses, phrases

WORDS = phrases.load("disagreements")
PLAIN = frozenset(map(stem, WORDS["words"]["plain"].split()))
BREAK = re.compile(WORDS["words"]["break"])
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
SHORT = re.compile(r"[A-Z]{2,6}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """What one row says: the recommendation, the sentence as written and where it stands."""

    recommendation: str
    action: int
    quote: str
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """Two rows that do not agree: what it is about ("whether it has met"), the thing as written, and both sides.

    `one` says that it is so, `other` that it is not, or not yet.
    """

    about: str
    thing: str
    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of fact, ready to look for."""

    about: str
    needs_object: bool
    so: re.Pattern[str]
    not_so: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Claim:
    """One clause that says a fact is so or not so: the words of its subject and of what stands behind its verb."""

    side: Side
    kind: str
    so: bool
    subject: tuple[str, ...]
    behind: tuple[str, ...]


@lru_cache(maxsize=64)
def read(plan: Plan) -> tuple[Disagreement, ...]:
    """The disagreements of a plan's rows, in the order of the plan; each pair of rows once for each kind of fact."""
    claims = [claim for one in plan.recommendations for claim in _claims(one)]
    longs = _initials(plan.abbreviations)
    found: dict[tuple[str, ...], Disagreement] = {}
    for left, right in combinations(claims, 2):
        yes, no = (left, right) if left.so else (right, left)
        if left.kind != right.kind or yes.so == no.so or _row(left) == _row(right):
            continue
        thing = _same_thing(yes, no, longs)
        if thing:
            key = (left.kind, *sorted((_row(left), _row(right))))
            about = _kinds()[left.kind].about
            found.setdefault(key, Disagreement(about=about, thing=thing, one=yes.side, other=no.side))
    return tuple(found.values())


def _row(claim: _Claim) -> str:
    return f"{claim.side.recommendation}/{claim.side.action}"


def _claims(one: Recommendation) -> Iterator[_Claim]:
    for number, action in enumerate(one.actions):
        for text in _texts(action):
            for sentence in clauses.sentences(text):
                span = clauses.head(sentence)
                side = Side(
                    recommendation=one.id,
                    action=number,
                    quote=" ".join(sentence.of(text).split()),
                    places=action.places or one.places,
                )
                yield from _said(span.of(text), side)


def _texts(action: Action) -> Iterator[str]:
    yield from (text for text in (action.progress, *(note.text for note in action.notes)) if text)


def _said(sentence: str, side: Side) -> Iterator[_Claim]:
    """The claims of a sentence, one for each kind: what is not so goes first, since it holds the words of what is."""
    for name, kind in _kinds().items():
        negative = kind.not_so.search(sentence)
        cue = negative or kind.so.search(sentence)
        if cue:
            before, behind = _names(_before(sentence, cue)), _names(_behind(sentence, cue))
            yield _Claim(side, name, negative is None, before, behind)


def _before(sentence: str, cue: re.Match[str]) -> str:
    """The words of the clause before its verb."""
    breaks = [found.end() for found in BREAK.finditer(sentence, 0, cue.start())]
    return sentence[breaks[-1] if breaks else 0 : cue.start()]


def _behind(sentence: str, cue: re.Match[str]) -> str:
    """The words of the clause behind its verb."""
    end = BREAK.search(sentence, cue.end())
    return sentence[cue.end() : end.start() if end else len(sentence)]


def _names(words: str) -> tuple[str, ...]:
    """The words that tell which thing is meant, in order."""
    return tuple(word for word in _WORD.findall(words) if stem(word) not in PLAIN)


def _same_thing(one: _Claim, other: _Claim, longs: Mapping[str, str]) -> str | None:
    """The thing that both speak of, as the first writes it; None where it is not clearly the same."""
    if not _kinds()[one.kind].needs_object:
        return _shared(one.subject, other.subject, longs, least=2)
    what = _shared(one.behind, other.behind, longs, least=2)
    who = _shared(one.subject, other.subject, longs, least=1)
    return f"{who}, {what}" if who and what else None


def _shared(one: Sequence[str], other: Sequence[str], longs: Mapping[str, str], *, least: int) -> str | None:
    """The longest run of words that both have, in the writing of the first: at least `least` words, or a whole name.

    "Health watch" is "Healthwatch", and a name is its initials.
    """
    theirs = _runs(other)
    for run, words in sorted(_runs(one).items(), key=lambda item: -len(item[1])):
        if len(words) >= least and run in theirs and (least > 1 or _is_name(words)):
            return " ".join(words)
    return _in_full(one, other, longs) or _in_full(other, one, longs)


def _in_full(short: Sequence[str], full: Sequence[str], longs: Mapping[str, str]) -> str | None:
    """The full name of which the other has the short form; None where there is none."""
    written = " ".join(full)
    for word in short:
        if SHORT.fullmatch(word) and word not in full:
            spelt = longs.get(word)
            if (spelt and spelt in written) or _initials_of(full, word):
                return written
    return None


def _runs(words: Sequence[str]) -> dict[str, Sequence[str]]:
    """Every run of words of a clause, by its stems run together."""
    ranges = ((start, end) for start in range(len(words)) for end in range(start + 1, min(len(words), start + 6) + 1))
    return {"".join(stem(word) for word in words[start:end]): words[start:end] for start, end in ranges}


def _is_name(words: Sequence[str]) -> bool:
    return all(word[:1].isupper() for word in words)


def _initials_of(words: Sequence[str], short: str) -> bool:
    """Whether the capitals of the words hold the short form ("Avon Valley NHS Trust", AVT)."""
    return short in "".join(word[0] for word in words if word[:1].isupper() and not SHORT.fullmatch(word))


def _initials(abbreviations: Sequence[Abbreviation]) -> dict[str, str]:
    return {one.short: one.long for one in abbreviations}


@cache
def _kinds() -> Mapping[str, _Kind]:
    return {
        name: _Kind(
            about=entry["about"],
            needs_object=entry.get("object", False),
            so=phrases.pattern(entry["so"]),
            not_so=phrases.pattern(entry["not_so"]),
        )
        for name, entry in WORDS.items()
        if "about" in entry
    }
