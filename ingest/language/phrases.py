"""Loads the phrase lists that the readers go by, and makes patterns of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from graph.errors import VocabularyError

MACRO = re.compile(r"\{(\w*[A-Za-z_]\w*)\}")
#: A word of a phrase that can be spelt out: letters, each perhaps optional, and perhaps optional endings.
PLAIN = re.compile(r"[a-z]+(?:\?[a-z]*)*(?:\((?:[a-z]+\|)*[a-z]+\)\??)?")
REPEATED = re.compile(r"[*?]|\{\d,\d\}")
TRAILING = re.compile(r"(?:\((?: [^()|]*\|?)+\)[*?])+$|\(\?[!=].*$")
HYPHEN = "-?"
SHORT = 4
OPTIONAL = re.compile(r"([a-z])\?")


@cache
def load(name: str) -> Mapping[str, Any]:
    """The vocabulary file of that name as nested tables; read once for each process.

    Raises VocabularyError when it cannot be read.
    """
    try:
        return tomllib.loads(files("ingest").joinpath("vocabulary", f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(
            f"ingest/vocabulary/{name}.toml cannot be read: {error}. Install Threadline again."
        ) from error


def pattern(phrases: Iterable[str], parts: Mapping[str, Iterable[str]] | None = None) -> re.Pattern[str]:
    """One pattern that matches any of the phrases as whole words, in any case, over any white space.

    A phrase is a regular expression; `{name}` stands for any word of the list of that name in `parts`.
    """
    written = "|".join(f"(?:{_expand(phrase, parts or {})})" for phrase in phrases)
    return re.compile(rf"(?<![\w])(?:{written})(?![\w])", re.IGNORECASE)


def _expand(phrase: str, parts: Mapping[str, Iterable[str]]) -> str:
    """Fill in the named lists and let each blank stand for any run of white space."""
    filled = MACRO.sub(lambda name: f"(?:{'|'.join(parts[name[1]])})", phrase)
    return filled.replace(" ?", r"\s*").replace(" ", r"\s+")


class Phrases:
    """A long list of phrases to look for: only those are tried of which a telling word stands in the text.

    Their patterns are made when they are first tried: most of them never are, and a process starts the sooner.
    """

    def __init__(self, phrases: Iterable[str], parts: Mapping[str, Iterable[str]] | None = None) -> None:
        """Make a pattern of each phrase; see `pattern` for how they are written."""
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        self._phrases, self._parts = tuple(phrases), parts
        self._patterns: dict[int, re.Pattern[str]] = {}
        for number, phrase in enumerate(self._phrases):
            needed = telling_words(phrase, parts or {})
            for word in needed or ():
                self._by_word.setdefault(word, []).append(number)
            if needed is None:
                self._always.append(number)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches from left to right, none within another; of several at one place that of the earlier phrase."""
        found = [
            (match.start(), number, match)
            for number in self._candidates(text[start:end])
            for match in self._pattern(number).finditer(text, start, end)
        ]
        read_to = start
        for at, _, match in sorted(found, key=lambda hit: hit[:2]):
            if at >= read_to:
                yield match
                read_to = max(match.end(), at + 1)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text, start, end), None)

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._patterns:
            self._patterns[number] = pattern([self._phrases[number]], self._parts)
        return self._patterns[number]

    def _candidates(self, text: str) -> set[int]:
        found = set(self._always)
        for word in _words(text) & self._by_word.keys():
            found.update(self._by_word[word])
        return found


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    """The different words of a text, in small letters."""
    return frozenset(re.findall(r"[a-z]+", text.lower()))


def telling_words(phrase: str, parts: Mapping[str, Iterable[str]]) -> frozenset[str] | None:
    """Words of which at least one stands in every match of a phrase, as rare as can be; None where none can be told."""
    alternatives = _alternatives(phrase)
    if len(alternatives) > 1:
        return _any_of(alternatives, parts)
    sets = [words for token in _tokens(phrase) if (words := _spelt(_bare(token), parts))]
    return min(sets, key=_commonness, default=None)


def _commonness(words: frozenset[str]) -> tuple[int, int]:
    """How little a set of words tells: short words stand in every text."""
    return sum(len(word) <= SHORT for word in words), len(words)


def _tokens(phrase: str) -> list[str]:
    """The parts of a phrase between its outer blanks; a blank that may be left out parts nothing."""
    out, depth, current = [], 0, ""
    for at, letter in enumerate(phrase):
        depth += (letter in "([") - (letter in ")]")
        if letter == " " and depth == 0 and phrase[at + 1 : at + 2] != "?":
            out.append(current)
            current = ""
        else:
            current += letter
    return [*out, current]


def _bare(token: str) -> str:
    """A token without what only stands before or behind it: words that may be left out, and looks to either side."""
    while token.startswith("(") and (end := _closes(token)) > 0:
        inside, rest = token[1:end], token[end + 1 :]
        repeated = REPEATED.match(rest)
        if not inside.startswith(("?!", "?=", "?<")) and not (repeated and _all_end_in_blank(inside)):
            break
        token = rest[repeated.end() :] if repeated else rest
    return TRAILING.sub("", token)


def _all_end_in_blank(group: str) -> bool:
    return all(alternative.endswith(" ") for alternative in _alternatives(group))


def _spelt(token: str, parts: Mapping[str, Iterable[str]]) -> frozenset[str] | None:
    """Every way to begin a token, spelt out; None where it may be left out or holds anything at all."""
    if HYPHEN in token and PLAIN.fullmatch(token.replace(HYPHEN, "")):
        return _spellings(token.replace(HYPHEN, "")) | _spellings(token.rpartition(HYPHEN)[2])
    if PLAIN.fullmatch(token):
        return _spellings(token)
    if named := MACRO.fullmatch(token):
        return _any_of(parts[named[1]], parts)
    if token.startswith("(") and not token.startswith("(?") and _closes(token) == len(token) - 1:
        return _any_of(_alternatives(token[1:-1]), parts)
    return None


def _any_of(alternatives: Iterable[str], parts: Mapping[str, Iterable[str]]) -> frozenset[str] | None:
    """The telling words of each alternative together; None as soon as one has none."""
    sets = [telling_words(alternative, parts) for alternative in alternatives]
    told = [words for words in sets if words]
    return frozenset().union(*told) if len(told) == len(sets) else None


def _closes(token: str) -> int:
    """Where the bracket that opens a token is closed."""
    depth = 0
    for at, letter in enumerate(token):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return at
    return -1


def _alternatives(group: str) -> list[str]:
    """The alternatives of the inside of a group."""
    out, depth = [""], 0
    for letter in group:
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and depth == 0:
            out.append("")
        else:
            out[-1] += letter
    return out


def _spellings(word: str) -> frozenset[str]:
    """All ways to spell a plain word with optional letters and endings."""
    stem, _, rest = word.partition("(")
    if stem.count("?") > 1:
        return frozenset()
    endings = rest.rstrip("?").rstrip(")").split("|") if rest else [""]
    whole = {stem + ending for ending in endings} | ({stem} if word.endswith(")?") else set())
    return frozenset(OPTIONAL.sub(kept, spelling) for spelling in whole for kept in (r"\1", ""))
