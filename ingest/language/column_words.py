"""Names the part that a heading of a column says it plays, by the vocabulary of such headings."""

from __future__ import annotations

from functools import cache

from graph.identity import normal
from ingest.language.phrases import load

#: Words before which the head of a heading ends: "Progress | against action".
_TURNS = frozenset("of in for against to by from with on that which required needed and or".split())  # noqa: SIM905  # a list of words


def named(heading: str) -> tuple[str | None, float]:
    """The part a heading names, and the share of its words that say so."""
    whole = heading.split("(", maxsplit=1)[0]
    return max((_best(words) for words in (tokens(whole), tokens(heading))), key=lambda found: found[1])


@cache
def _best(words: tuple[str, ...]) -> tuple[str | None, float]:
    if not words:
        return None, 0.0
    head = next((i - 1 for i, word in enumerate(words) if word in _TURNS and i), len(words) - 1)
    best: tuple[float, float, str] | None = None
    for phrase, name in _phrases().items():
        size = len(phrase)
        for start in range(len(words) - size + 1):
            if words[start : start + size] == phrase:
                rank = (float(size), -float(abs(start + size - 1 - head)), name)
                best = rank if best is None or rank[:2] > best[:2] else best
    return (best[2], best[0] / len(words)) if best else (None, 0.0)


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {tokens(phrase): name for name, phrases in load("columns").items() for phrase in phrases}


@cache
def owners() -> dict[tuple[str, ...], str]:
    """The words over columns of a register that say whose a row is, each with what they name."""
    return {tokens(phrase): name for name, phrases in load("whose").items() for phrase in phrases}


def tokens(text: str) -> tuple[str, ...]:
    """The words of a heading as they are compared: plain, each in the singular."""
    return tuple(_stem(word) for word in normal(text).split())


def _stem(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
