"""Words of a text with their places, and how the names of agencies are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.language.phrases import load

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:&[^\W_]+)*|&")
_MOSTLY = 0.8  # share of capitals by which a line counts as printed in capitals
_ORDINARY = 6  # letters of a word that is no short form
_HYPHENS = frozenset("-\u2010\u2011")
_BREAK = 2  # line breaks that end a name
_LINKING = frozenset({"and", "of", "the", "for", "with", "upon", "on", "in", "into", "to", "a", "by"})
_LOOKALIKE = re.compile(r"(?<=[A-Z])l(?=[a-z]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as written, where it stands (half-open), its folded form, and what stands between it and the last."""

    text: str
    start: int
    end: int
    key: str
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals (a plural "s" and one small letter aside: "CCGs", "CIoS", "DoLS")."""
        capitals = sum(letter.isupper() for letter in self.text)
        return capitals > 1 and capitals >= len(self.text.rstrip("s")) - 1

    @property
    def joined(self) -> bool:
        """Whether only space, an apostrophe or a hyphen without spaces stands between it and the word before."""
        plain = self.gap.replace("’", "").replace("'", "")
        return bool(self.gap) and (not plain.strip(" \xa0\n") or plain in _HYPHENS) and self.gap.count("\n") < _BREAK


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """All words of a text in order."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        found.append(Word(match.group(), match.start(), match.end(), fold(match.group()), text[last : match.start()]))
        last = match.end()
    return tuple(found)


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word as names are compared: lower-case, no apostrophe, no plural "s"; an ampersand is "and"."""
    plain = word.lower().replace("’", "'").replace("'", "")
    plain = "and" if plain == "&" else plain
    plain = "subgroup" if plain == "subgroups" else plain
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us")) else plain  # noqa: PLR2004


@lru_cache(maxsize=16384)
def key(text: str) -> tuple[str, ...]:
    """The folded words of a name, with "sub group" as one word."""
    return merged(tuple(word.key for word in words(text)))


def merged(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words with "sub", "group" made one, and without "the"."""
    out: list[str] = []
    for one in keys:
        if one == "the":
            continue
        if one == "group" and out and out[-1] == "sub":
            out[-1] = "subgroup"
        else:
            out.append(one)
    return tuple(out)


@lru_cache(maxsize=16384)
def straight(word: str) -> str:
    """A short form as compared with its capitals: a small "l" read for an "I" put right, a plural "s" dropped."""
    plain = _LOOKALIKE.sub("I", word.replace("’", "'").removesuffix("'s"))
    return plain[:-1] if len(plain) > 2 and plain.endswith("s") and plain[:-1].isupper() else plain  # noqa: PLR2004


def as_name(text: str) -> str:
    """A line printed in capitals as names are written ("Northshire Council"); other lines as they are."""
    long = any(len(word) >= _ORDINARY for word in text.split())
    if not printed_in_capitals(text) or len(text.split()) == 1 or not long:
        return text
    return re.sub(r"[A-Z][\w'’]*", lambda match: _cased(match.group()), text)


def printed_in_capitals(text: str) -> bool:
    """Whether nearly all letters of a line are capitals, as in a title."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) >= _MOSTLY * len(letters)


def tidy(line: str) -> str:
    """A line without marks of emphasis or heading, one space between its words, a wrong encoding put right."""
    return " ".join(_decoded(line).replace("#", " ").replace("*", " ").split())


def _decoded(text: str) -> str:
    """UTF-8 that somebody read as Windows-1252 ("â€œ" for a quotation mark), read again; other text as it is."""
    if "â" not in text and "Ã" not in text:
        return text
    try:
        return b"".join(_byte(letter) for letter in text).decode("utf-8")
    except UnicodeError:
        return text


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _cased(word: str) -> str:
    if word.lower() in _LINKING:
        return word.lower()
    return word if len(word) < 4 else word.capitalize()  # noqa: PLR2004


@cache
def word_set(file: str, table: str, name: str) -> frozenset[str]:
    """One list of a vocabulary file, folded for comparing."""
    return frozenset(" ".join(key(phrase)) or phrase for phrase in load(file)[table][name])
