"""Tells names of bodies without a shape of their own ("Lantern") from the names of people in owner cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.model import Recommendation
from ingest.agencies.lexicon import Context, lexicon
from ingest.agencies.owner_words import LONGEST_NAME, person
from ingest.agencies.owners import unknown
from ingest.language.phrases import load
from ingest.language.words import word_set, words

_FILE = "agencies"
_MOST_LETTERS = 40_000  # of a cell that are looked through


def plain_owners(recs: Sequence[Recommendation], context: Context) -> tuple[str, ...]:
    """Names in the owner cells of a plan that only its own sentences tell for agencies, for `Context.owners`. Sorted.

    Where "Lantern" owns one action, it is an agency in the words of the others too. A name that is never used as a
    body's is taken for a person's: reviews ask bodies to act, never a named officer.
    """
    known = lexicon(context)
    cells = {cell for rec in recs for cell in (rec.lead_raw, *(action.lead_raw for action in rec.actions)) if cell}
    found = {owner for cell in cells for owner in unknown(cell, known) if _possible(owner.words)}
    told = {owner.words for owner in found if not owner.plain or _of_the_place(owner.words, context)}
    plain = {owner.words for owner in found} - told
    if plain:
        asks = "\n".join(rec.text[:_MOST_LETTERS] for rec in recs)
        prose = "\n".join(text[:_MOST_LETTERS] for rec in recs for text in _prose(rec))
        told |= {
            name for name in plain if name.lower() not in prose and (_asked(name, asks) or _described(name, prose))
        }
    return tuple(sorted(told))


def _of_the_place(name: str, context: Context) -> bool:
    """Whether a name of several words has the place of the publisher in it ("Northshire General")."""
    board = context.board.name if context.board else ""
    places = {word.key for word in words(board) if word.capital} - word_set(_FILE, "names", "generic")
    line = words(name)
    return len(line) > 1 and any(word.key in places - word_set(_FILE, "heads", "strong") for word in line)


def _prose(rec: Recommendation) -> Iterator[str]:
    yield rec.text
    for action in rec.actions:
        yield from filter(None, (action.text, action.milestones, action.progress))


def _possible(name: str) -> bool:
    """Whether words can be a name that a body has: capitals throughout, no number, no person's initial or title."""
    line = words(name)
    generic = (
        word_set(_FILE, "names", "generic") | word_set(_FILE, "names", "openers") | word_set(_FILE, "names", "verbs")
    )
    plain = generic | word_set(_FILE, "owners", "titles") | word_set(_FILE, "owners", "title_words")
    if not all(word.capital for word in line) or all(word.key in plain for word in line):
        return False
    short = any(len(word.text) == 1 for word in line) or len(line[0].text) < LONGEST_NAME
    return len(line) <= LONGEST_NAME + 1 and not short and not person(name)


def _asked(name: str, asks: str) -> bool:
    """Whether a recommendation names it as one that acts or is turned to, as a review does with bodies only."""
    return re.search(rf"(?<![\w“‘\"]){re.escape(name)}(?![\w”’\"])(?!['’]s (?:death|life|family))", asks) is not None


def _described(name: str, prose: str) -> bool:
    """Whether a sentence says that it is a body: "the charity X", "X's helpline", "funding to X"."""
    return any(re.search(pattern.replace("NAME", re.escape(name)), prose) is not None for pattern in _body_patterns())


@cache
def _body_patterns() -> tuple[str, ...]:
    rows = load(_FILE)["bodies"]
    kind, own, before = ("|".join(rows[one]) for one in ("kinds", "own", "before"))
    return (
        rf"(?<!\w)(?:{kind})s?,? (?:called |named |which is )?[\"“‘]?NAME(?!\w)",
        rf"(?<!\w)NAME(?:['’]s?)? (?:\w+ )?(?:{own})s?(?!\w)",
        rf"(?<!\w)NAME,?(?: is|:| [-–—])? ?\(?(?:the|a|an|our|which is|who are)? ?(?:\w+ ){{0,3}}(?:{kind})s?(?!\w)",
        rf"(?<!\w)(?:{before}) NAME(?!\w)",
    )
