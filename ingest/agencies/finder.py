"""Finds the bodies that a sentence names: by known form, by the shape of a name, or by the list they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Basis
from ingest.agencies.lexicon import Entry, Lexicon
from ingest.agencies.names import Span, known
from ingest.agencies.shapes import brought_in, named_first, nhs, paid, shaped, tells, told
from ingest.language.words import Word, words

_MOST_NAME = 4  # words of a name without a shape
_IN_A_LIST = frozenset({",", "and", "&", ""})


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One body in a text: its words' span (half-open, in words), the words as written, and what is known of it."""

    first: int
    last: int
    surface: str
    entry: Entry | None = None


@lru_cache(maxsize=1024)
def find(text: str, lexicon: Lexicon, *, owner: bool = False) -> tuple[Found, ...]:
    """All bodies in a text, left to right, none inside another; in an `owner` cell ordinary words count too."""
    line = words(text)
    spans = [
        *known(line, lexicon, owner=owner),
        *shaped(line, lexicon),
        *named_first(line),
        *nhs(line, lexicon),
        *brought_in(text, line),
        *paid(line),
        *told(line),
    ]
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    taken: list[Span] = []
    used: set[int] = set()
    _take(spans, taken, used)
    if not owner:
        _take(_listed(line, tuple(taken)), taken, used)
    return tuple(_found(text, line, span) for span in sorted(taken, key=lambda span: span[0]))


def _take(spans: Sequence[Span], taken: list[Span], used: set[int]) -> None:
    """Take the spans, in order, whose words no other span has used."""
    for span in spans:
        if used.isdisjoint(range(span[0], span[1])):
            taken.append(span)
            used.update(range(span[0], span[1]))


def _found(text: str, line: Sequence[Word], span: Span) -> Found:
    first, last, entry = span
    surface = text[line[first].start : line[last - 1].end]
    for tail in ("'s", "’s", "'", "’"):
        surface = surface.removesuffix(tail) if entry is None or entry.basis is Basis.WRITTEN else surface
    return Found(first=first, last=last, surface=surface, entry=entry)


def _listed(line: Sequence[Word], taken: Sequence[Span]) -> list[Span]:
    """Names without a shape that stand in a list beside a body: "health, Northshire Without Fear, ASC and CSC"."""
    found: list[Span] = []
    for first, _, _ in taken:
        gap = line[first].gap
        if not first or gap.strip() not in _IN_A_LIST or "," not in gap + line[first - 1].gap:
            continue
        last = first - 1 if line[first - 1].key == "and" else first
        start = last
        while start > 0 and line[start - 1].capital and (start == last or line[start].joined):
            start -= 1
        named = line[start:last]
        if 1 < len(named) <= _MOST_NAME and start and "," in line[start].gap and tells(line, start, last):
            found.append((start, last, None))
    return found
