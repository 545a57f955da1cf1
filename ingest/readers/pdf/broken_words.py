"""Decides, with the words of a whole document at hand, where a line ended within a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.language import phrases
from ingest.language.breaks import glue

#: Marks in a text where a line ended and only the words of the whole document tell how it goes on: a word that may be
#: broken, one in a line of several words, a hyphen that may be the break's own.
BROKEN, BROKEN_LATE, HYPHEN = "\x1e", "\x1d", "\x1f"
_CHAIN = re.compile(rf"[^\W\d_]+(?:{BROKEN}[^\W\d_]+)+")
_MARKS = re.compile(rf"([^\W\d_]+){BROKEN}([^\W\d_]+)|([^\W\d_]+){BROKEN_LATE}([^\W\d_]+)|([\w-]*\w)-{HYPHEN}(\w+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 2  # letters: a word so short may be the end of another one, unless it comes more often than this
_RARE = 100  # words to each hyphen at the end of a line, where no machine put it there


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The words of a document in lower case; whether hyphens at the ends of its lines are mostly the words' own."""

    words: frozenset[str]
    own_hyphens: bool = False


def vocabulary(texts: Iterable[str]) -> Known:
    """What a document tells of its words, those left out that a doubtful break stands in."""
    counts = Counter[str]()
    broken: list[tuple[str, str]] = []
    for one in texts:
        clear = one
        if _MARKS.search(one):
            broken.extend((match[5], match[6]) for match in _MARKS.finditer(one) if match[5])
            clear = _MARKS.sub(" ", _CHAIN.sub(" ", one))
        counts.update(word.lower() for word in _WORD.findall(clear))
    found = {word for word, count in counts.items() if len(word) > _SHORT or count > _SHORT}
    known = Known(words=frozenset(found))
    whole = sum((a + b).lower() in found for a, b in broken)
    own = sum(f"{a}-{b}".lower() in found or (_is_word(a, known) and _is_word(b, known)) for a, b in broken)
    rare = not whole and _RARE * len(broken) <= sum(counts.values())  # who breaks words breaks many
    return Known(words=known.words, own_hyphens=rare or own > 2 * whole)


def settled(written: str, known: Known) -> str:
    """A text whose doubtful breaks are decided by the words of the whole document."""
    if BROKEN not in written and BROKEN_LATE not in written and HYPHEN not in written:
        return written
    found = _CHAIN.sub(lambda match: _whole(match[0], known), written)
    found, count = _MARKS.subn(lambda match: _decided(match, known), found)
    while count:
        found, count = _MARKS.subn(lambda match: _decided(match, known), found)
    return found.replace(BROKEN, " ").replace(BROKEN_LATE, " ").replace(HYPHEN, "")


def _whole(chain: str, known: Known) -> str:
    """A word broken over several lines as one, where the document knows it."""
    joined = chain.replace(BROKEN, "")
    return joined if _is_word(joined, known) else chain


def _decided(match: re.Match[str], known: Known) -> str:
    first, second = next((match[i], match[i + 1]) for i in (1, 3, 5) if match[i] is not None)
    whole = (first + second).lower()
    if match[5] is not None:
        return _hyphened(first, second, known)
    if _is_word(whole, known):
        return str(first + second)
    if match[3] is not None or _is_word(second, known):
        return f"{first} {second}"
    return str(first + second)


def _hyphened(first: str, second: str, known: Known) -> str:
    """Two parts of a word with the hyphen between them, or without one that only the break needed."""
    if f"{first}-{second}".lower() in known.words:
        return f"{first}-{second}"
    if _is_word(first + second, known):
        return first + second
    if known.own_hyphens or len(first) == 1 or (_is_word(first, known) and _is_word(second, known)):
        return f"{first}-{second}"
    return glue(f"{first}-", second)


def _is_word(word: str, known: Known) -> bool:
    return (len(word) > 1 or word in "aAI") and (word.lower() in known.words or word.lower() in _common())


@cache
def _common() -> frozenset[str]:
    """The words that head columns and name statuses, which narrow columns break most often."""
    words = [word for phrases_ in phrases.load("columns").values() for phrase in phrases_ for word in phrase.split()]
    return frozenset(word.lower() for word in words if word.isalpha())
