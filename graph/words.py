"""What a word is to search: how texts are cut into stems, and how a typed query is understood.

Our own, not an engine's, so that every engine finds, ranks and marks the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"['’]s\b|(?P<word>(?:[^\W_][̀-ͯ]*)+)")
_QUERY = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+)')
_ENDINGS = ("ment", "ing", "ed")
_NOUN = re.compile(r"([^aeiouls])\1al$")  # "referral" of "refer": the consonant doubles, unlike in "local"
_LEAST = 3  # letters that a stem keeps, so that "need" and "bring" stay what they are
_VOWEL = re.compile("[aeiouy]")

#: Words that stand in every text and say nothing of what it is about; they count only in a query made of nothing else.
STOP = frozenset(
    """a about after all also an and any are as at be been before being both but by can could did do does each for from
    had has have he her his how if in into is it its may might more most must no not of on only or other our out over
    own shall she should so some such than that the their them then there these they this those through to under up was
    we were what when where which who whom why will with within would you your""".split()  # noqa: SIM905 - a list of a hundred quoted words would be harder to read
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its stem, and the half-open span of characters where it stands."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """Stems that must stand side by side, in this order; `open_ended` lets the last one be the start of a word."""

    stems: tuple[str, ...]
    open_ended: bool = False


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order, without possessive endings."""
    for found in _WORD.finditer(text):
        if found["word"]:
            yield Token(stem(found["word"]), found.start(), found.end())


def stems(text: str) -> str:
    """A text as the index holds it: its stems with a space between."""
    return " ".join(token.stem for token in tokens(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The part of a word that its plural, past and continuous forms share; lower-case, accents folded."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in folded if letter.isalnum())
    return _cut(plain) if plain.isascii() and plain.isalpha() else plain


def clauses(query: str) -> tuple[Clause, ...]:
    """What a query asks for, each once: single words, and words joined by quotes or hyphens as they stand."""
    found = [_clause(part["phrase"] or part["plain"] or "") for part in _QUERY.finditer(query)]
    asked = list(dict.fromkeys(clause for clause in found if clause.stems))
    telling = [clause for clause in asked if len(clause.stems) > 1 or clause.stems[0] not in _STOP_STEMS]
    return tuple(telling or asked)


def _clause(text: str) -> Clause:
    return Clause(tuple(token.stem for token in tokens(text)))


def _cut(word: str) -> str:
    """One ending off, then a silent e, so that "manage", "manages", "managed" and "managing" meet."""
    word = _NOUN.sub(r"\1", _singular(word))
    for ending in _ENDINGS:
        kept = word.removesuffix(ending)
        if kept != word and len(kept) >= _LEAST and _VOWEL.search(kept):
            word = kept[:-1] if kept[-1] == kept[-2] and kept[-1] not in "lsz" else kept
            break
    return word.rstrip("e") if len(word) > _LEAST else word


def _singular(word: str) -> str:
    if len(word) <= _LEAST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("es") if word.endswith("sses") else word.removesuffix("s")


_STOP_STEMS = frozenset(stem(word) for word in STOP)
