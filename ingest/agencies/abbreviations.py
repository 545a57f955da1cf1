"""Reads the short forms that a document itself defines; the letters must match the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import Abbreviation
from graph.vocabulary import agency_kinds
from ingest.language.words import as_name, key, word_set

_SHORT = r"(?:[A-Z][a-z]+ )?[A-Z][A-Za-z&]*[A-Z][A-Za-z0-9]{0,5}"
_HEREAFTER = r"(?:(?:hereafter|hereinafter|henceforth|also|or|known as|referred to as|from now on|the) )*"
# "Long Form (SHORT)", with or without "hereafter" and quotation marks
_IN_BRACKETS = re.compile(rf"\({_HEREAFTER}[\"'“‘]?({_SHORT})[\"'”’]?\)")
# The other way about: the short form, then the words in brackets
_BEFORE_BRACKETS = re.compile(
    rf"(?<![\w(])({_SHORT})(?: (?:service|team|group|process|meeting)s?)? \((?:the )?([^()]{{5,90}})\)"
)
# "SHORT = Long Form", "SHORT – Long Form", "SHORT: Long Form", "SHORT | Long Form": a glossary's line or a cell
_BY_SIGN = re.compile(
    rf"(?:^|(?<=[;\n•|.\t,]))\s*({_SHORT})\s*(?:=|[-–—:|\t]|\s{{3,}})\s*([A-Z][^;\n•|=\t.:()]{{4,90}})", re.MULTILINE
)
# "SHORT means long form"
_MEANS = re.compile(
    rf"(?<![\w(])({_SHORT}),? (?:means|stands for|is short for|refers to|is|are) (?:the |a )?([^;\n•|.:()]{{5,90}})"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset({"of", "and", "the", "for", "in", "to", "on", "at", "a", "an", "with", "by", "from", "or", "nhs"})
_SENTENCE = re.compile(r"[.;:?!\n•|()\t]")
_MOST_WORDS = 12
_MOST_LETTERS = 300  # before a bracket, in which the words of a short form are looked for
_TAIL = frozenset(
    {"team", "teams", "service", "services", "group", "meeting", "meetings", "scheme", "tool", "process", "system"}
)


def read(texts: Sequence[str]) -> tuple[Abbreviation, ...]:
    """All short forms that the texts define, in order; of two definitions of one form, the first counts."""
    found: dict[str, str] = {}
    for text in texts:
        for short, long in _defined(text):
            found.setdefault(short, as_name(long))
    return tuple(Abbreviation(short=short, long=long) for short, long in found.items())


def _defined(text: str) -> Iterator[tuple[str, str]]:
    for match in _IN_BRACKETS.finditer(text):
        long = _words_before(match.group(1), text[max(0, match.start() - _MOST_LETTERS) : match.start()])
        if long:
            yield match.group(1), long
    for pattern in (_BEFORE_BRACKETS, _BY_SIGN, _MEANS):
        for match in pattern.finditer(text):
            long = _words_after(match.group(1), match.group(2))
            if long:
                yield match.group(1), long


def _words_before(short: str, text: str) -> str | None:
    """The fewest words that end a text and spell the short form, a word like "teams" after them allowed."""
    start = max((match.end() for match in _SENTENCE.finditer(text)), default=0)
    line = list(_WORD.finditer(text, start))[-_MOST_WORDS:]
    for first in range(len(line) - 1, -1, -1):
        if line[first].group().lower() in _SMALL:
            continue
        if spells([word.group() for word in line[first:]], short):
            return text[line[_with_place(line, first)].start() : line[-1].end()]
    return None


def _with_place(line: Sequence[re.Match[str]], first: int) -> int:
    """Where the name of a kind of agency begins when its place stands before it ("NHS Northshire …")."""
    long = " ".join(word.group() for word in line[first:])
    if not any(key(long) == key(kind.name) for kind in agency_kinds().values()):
        return first
    start = first
    while start > 0:
        word = line[start - 1].group()
        if word[0].isupper() and word.lower() not in word_set("agencies", "names", "openers"):
            start -= 1
        elif word.lower() in {"and", "of"} and start > 1 and line[start - 2].group()[0].isupper():
            start -= 2
        else:
            break
    return start


def _words_after(short: str, text: str) -> str | None:
    """The most words that begin a text and spell the short form; the whole text when it does."""
    line = list(_WORD.finditer(text))[:_MOST_WORDS]
    for last in range(len(line), 1, -1):
        if (
            spells([word.group() for word in line[:last]], short, loose=True)
            and line[last - 1].group().lower() not in _SMALL
        ):
            return text[line[0].start() : line[last - 1].end()]
    return None


def spells(line: Sequence[str], short: str, *, loose: bool = False) -> bool:
    """Whether words spell a short form by their first letters.

    Small words may be left out, capitals inside a word count ("HealthCare"), and a last word like "teams" may be over.
    A `loose` reading also takes one letter from inside a word ("CRIMP").
    """
    head, _, rest = short.rpartition(" ")
    if head:
        return (bool(line) and line[0].lower() == head.lower() and spells(line, rest)) or spells(line[1:], rest)
    letters = [letter for letter in re.sub(r"s$", "", rest) if letter.isalnum()]
    whole = [letter for letter in rest if letter.isalnum()]
    return any(_fits(list(line), wanted, 1 if loose else 0) for wanted in (letters, whole))


def _fits(line: list[str], letters: list[str], spare: int) -> bool:
    if not letters:
        return all(word.lower() in _SMALL for word in line) or (len(line) == 1 and line[0].lower() in _TAIL)
    if not line:
        return False
    word, rest = line[0], line[1:]
    for taken in _takes(word, letters, spare):
        if _fits(rest, letters[taken[0] :], spare - taken[1]):
            return True
    return word.lower() in _SMALL and _fits(rest, letters, spare)


def _takes(word: str, letters: list[str], spare: int) -> Iterator[tuple[int, int]]:
    """How many of the letters a word can spell: (letters taken, letters taken from inside it)."""
    plain, cased = word.lower(), letters
    letters = [letter.lower() for letter in cased]
    if plain[0] != letters[0]:
        return
    small = next((i for i, letter in enumerate(cased[1:], 1) if not letter.islower()), len(cased))
    if small > 1 and plain.startswith("".join(letters[:small])):
        yield small, 0
    yield 1, 0
    inner = [letter.lower() for letter in word[1:] if letter.isupper()]
    if inner and letters[1 : 1 + len(inner)] == inner and not word.isupper():
        yield 1 + len(inner), 0
    if word.isupper() and len(word) > 1 and letters[: len(word)] == list(plain):
        yield len(word), 0
    if spare and len(letters) > 1 and letters[1] in plain[1:]:
        yield 2, 1
