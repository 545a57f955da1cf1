"""What a sentence asks: the kind of act, and the words that say about what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt
from typing import Any

from graph.words import STOP, Token, stem, tokens

#: What a shared frame word ("ensure", "staff") counts beside a shared word of the subject, which counts one.
FRAME_WEIGHT = 0.09
LONGEST = 20_000  # characters read of one text: an ask has a few hundred
#: "Multi-Agency Risk Assessment Conference": words of a name say who or what, not what to do.
NAME = re.compile(r"\b[A-Z][a-z’']+(?:[ -](?:(?:and|of|for|the) )?[A-Z][a-z’']+)+\b")

Stems = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Obligation:
    """What one text asks.

    Attributes:
        acts: kinds of act named in it, keys of `obligations.toml` ("train", "record"); empty where none is known.
        subject: stems that say about what, and of whom.
        frame: stems that any ask may hold.
        mass: length of the two sets of stems as one weighted vector, 0 for a text without words.
    """

    acts: frozenset[str]
    subject: frozenset[str]
    frame: frozenset[str]
    mass: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """The vocabulary of acts, ready to look up by stem.

    Attributes:
        asks: for each act the words that complete "All ask to ...".
        words: acts by the stem of a single word.
        phrases: phrases by their first stem, each with its act.
        frame: stems of the words that say nothing of the subject.
    """

    asks: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[Stems, str], ...]]
    frame: frozenset[str]


def read(text: str) -> Obligation:
    """What a text asks; never raises, and reads only the first 20,000 characters."""
    text = text[:LONGEST]
    found = list(tokens(text))
    plain = [token for token in found if text[token.start : token.end].casefold() not in STOP]
    stems = frozenset(token.stem for token in plain)
    known = lexicon()
    subject, frame = stems - known.frame, stems & known.frame
    mass = sqrt(len(subject) + FRAME_WEIGHT * len(frame))
    return Obligation(acts=frozenset(_acts(text, found, plain)), subject=subject, frame=frame, mass=mass)


def _acts(text: str, found: list[Token], plain: list[Token]) -> Iterator[str]:
    """Acts named by single words and by phrases, but for those that stand in a name."""
    known = lexicon()
    named = {place for match in NAME.finditer(text) for place in range(*match.span())}
    for token in plain:
        if token.start not in named:
            yield from known.words.get(token.stem, ())
    stems = tuple(token.stem for token in found)
    for position, token in enumerate(found):
        for phrase, act in known.phrases.get(token.stem, ()):
            if token.start not in named and stems[position : position + len(phrase)] == phrase:
                yield act


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The vocabulary that came with the installation."""
    folder = files("embeddings") / "vocabulary"
    acts: dict[str, dict[str, Any]] = tomllib.loads((folder / "obligations.toml").read_text(encoding="utf-8"))
    frame: str = tomllib.loads((folder / "frame.toml").read_text(encoding="utf-8"))["words"]
    words: dict[str, set[str]] = {}
    phrases: dict[str, set[tuple[Stems, str]]] = {}
    for act, entry in acts.items():
        for written in (*entry["words"], *entry["phrases"]):
            stems = tuple(token.stem for token in tokens(written))
            if len(stems) == 1:
                words.setdefault(stems[0], set()).add(act)
            else:
                phrases.setdefault(stems[0], set()).add((stems, act))
    return Lexicon(
        asks={act: entry["ask"] for act, entry in acts.items()},
        words={word: frozenset(found) for word, found in words.items()},
        phrases={first: tuple(sorted(found)) for first, found in phrases.items()},
        frame=frozenset(map(stem, frame.split())),
    )
