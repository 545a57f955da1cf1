"""What a sentence asks: the kind of act, the things and people that it names, and the words that say about what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt
from typing import Any

from embeddings.clauses import RECENT, asking, asks, without_references
from embeddings.phrases import Phrases, compiled, stems_of
from graph.words import STOP, Token, tokens

#: What a shared frame word ("ensure", "staff") counts beside a shared word of the subject, which counts one.
FRAME_WEIGHT = 0.09
HALF = 0.5  # what a broad topic or a weak act counts beside another
LONGEST = 20_000  # characters read of one text: an ask has a few hundred
#: "Multi-Agency Risk Assessment Conference": words of a name say who or what, not what to do.
NAME = re.compile(r"\b[A-Z][a-z’']+(?:[ -](?:(?:and|of|for|the) )?[A-Z][a-z’']+)+\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Obligation:
    """What one text asks.

    Attributes:
        asks: whether it says what is to be done; a finding only tells what was wrong.
        acts: kinds of act asked for, keys of `obligations.toml` ("train", "record"); empty where none is known.
        leads: acts that take all else that it asks as their object ("train" where staff are trained to record).
        topics: things and practices that it is about, keys of `subjects.toml` ("hoarding", "marac").
        parties: services that have a part in it ("police").
        people: those whom it is for ("children").
        subject: stems that say about what, and of whom.
        frame: stems that any ask may hold.
        mass: length of the two sets of stems as one weighted vector, 0 for a text without words.
        narrow: the topics that are not broad.
        sizes: lengths of the sets of acts, topics and parties (see `size`).
    """

    asks: bool
    acts: frozenset[str]
    leads: frozenset[str]
    topics: frozenset[str]
    parties: frozenset[str]
    people: frozenset[str]
    subject: frozenset[str]
    frame: frozenset[str]
    mass: float
    narrow: frozenset[str]
    sizes: tuple[float, float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """The vocabulary of asks, ready to look up by stem.

    Attributes:
        asks: for each act the words that complete "All ask to ...".
        leading: acts that take others as their object (training in referral is training).
        weak: acts that say little without their object ("training should be provided").
        acts: phrases that name an act.
        subjects: phrases that name a topic, a party or people, each with a key such as "topics.hoarding".
        topics: keys of all topics.
        broad: those topics that say little alone.
        frame: stems of the words that say nothing of the subject.
    """

    asks: Mapping[str, str]
    leading: frozenset[str]
    weak: frozenset[str]
    acts: Phrases
    subjects: Phrases
    topics: tuple[str, ...]
    broad: frozenset[str]
    frame: frozenset[str]


def read(text: str) -> Obligation:
    """What a text asks; never raises, and reads only the first 20,000 characters."""
    text = text[:LONGEST]
    known = lexicon()
    plain = frozenset(token.stem for token in _tokens(text) if text[token.start : token.end].casefold() not in STOP)
    subject, frame = plain - known.frame, plain & known.frame
    named = frozenset(key for _, key in known.subjects.found(_stems(without_references(text))))
    acts, leads = _asked(text)
    topics, parties = _of("topics", named), _of("parties", named)
    return Obligation(
        asks=asks(text),
        acts=acts,
        leads=leads,
        topics=topics,
        parties=parties,
        people=_of("people", named),
        subject=subject,
        frame=frame,
        mass=sqrt(len(subject) + FRAME_WEIGHT * len(frame)),
        narrow=topics - known.broad,
        sizes=(size(acts, known.weak), size(topics, known.broad), size(parties)),
    )


def weight(keys: frozenset[str], half: frozenset[str] = frozenset()) -> float:
    """How many keys these are, those in `half` counted half."""
    return len(keys) - (1 - HALF) * len(keys & half)


def size(keys: frozenset[str], half: frozenset[str] = frozenset()) -> float:
    """The length of a set as a vector, at least 1: the product of two lengths divides what two sets share."""
    return sqrt(max(1.0, weight(keys, half)))


def _asked(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The acts that a text asks for, and those leading ones among them that it asks for in each of its orders.

    Where the orders name no act, or only weak ones, the acts of their sentences count too.
    """
    known, part = lexicon(), asking(text)
    orders = [found for found in map(_acts, part.orders) if found]
    acts = frozenset[str]().union(*orders)
    if acts <= known.weak:
        acts |= _acts(part.whole)
        orders = [acts]
    acts = acts or _acts(text)
    return acts, known.leading & acts.intersection(*orders)


@lru_cache(maxsize=RECENT)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(tokens(text))


def _stems(text: str) -> Sequence[str]:
    return [token.stem for token in _tokens(text)]


def _of(part: str, named: frozenset[str]) -> frozenset[str]:
    return frozenset(key.partition(".")[2] for key in named if key.startswith(part))


@lru_cache(maxsize=RECENT)
def _acts(text: str) -> frozenset[str]:
    """Acts that a text names, but for those that stand in a name."""
    found = _tokens(text)
    named = [match.span() for match in NAME.finditer(text)]
    return frozenset(
        act
        for place, act in lexicon().acts.found(_stems(text))
        if not any(start <= found[place].start < end for start, end in named)
    )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The vocabulary that came with the installation."""
    folder = files("embeddings") / "vocabulary"

    def table(name: str) -> dict[str, Any]:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))

    acts, subjects = table("obligations.toml"), table("subjects.toml")
    broad = frozenset(subjects.pop("broad"))
    frame: str = tomllib.loads((folder / "frame.toml").read_text(encoding="utf-8"))["words"]
    return Lexicon(
        asks={act: entry["ask"] for act, entry in acts.items()},
        leading=frozenset(act for act, entry in acts.items() if entry.get("leading")),
        weak=frozenset(act for act, entry in acts.items() if entry.get("weak")),
        acts=compiled({act: [*entry["words"], *entry["phrases"]] for act, entry in acts.items()}),
        subjects=compiled({f"{part}.{key}": said for part, rows in subjects.items() for key, said in rows.items()}),
        topics=tuple(subjects["topics"]),
        broad=broad,
        frame=stems_of(frame),
    )
