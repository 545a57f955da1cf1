"""What the words over columns say: that they are headings, and the part that each names, by their vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.identity import normal
from ingest.language.cells import PHRASES, rates
from ingest.language.phrases import load, pattern

#: The part of a column of a table about the document, and what a heading names that tells of an entry in a list.
ASIDE, ENTRY = "aside", "entry"
_MOST_HEADING_WORDS = 16
_LEAST_LETTERS = 7  # of a word in which a slip of the pen is seen through
FEWEST_KNOWN = 2  # a heading row names at least so many parts that we know
_LEAST_COVER = 0.3  # share of a heading's words that must name its part
LEAST_MEAN_COVER = 0.45
#: Headings that name a time at which progress was told: "Mid-year (October)", "Update June 2023", "Quarter 1".
_TOLD_AT = re.compile(
    r"(?:(?:(?:mid|half|end|full)[- ]?)?(?:of[- ])?year(?:[- ]end(?![- ]?(?:of[- ])?year))?|q(?:uarter)? ?[1-4]|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+|as at|at|by|in|the|"
    r"first|second|third|fourth|final|interim|six|three|nine|twelve|month(?:s|ly)?|\d++|\W)+",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=\w\w\w\w\w)[.;]$")  # "No." and "Ref." are headings, "each agency." is not
_LETTERS = re.compile(r"[A-Z](?:\s*[/,|]\s*[A-Z]){1,5}|[✓✔☑✗✘☒](?:\W*[✓✔☑✗✘☒])?")
#: Words that say which of several updates one is, the first told first.
TURNS = tuple(pattern(load("statuses")["turns"][name]) for name in ("early", "middle", "late"))
#: Words before which the head of a heading ends: "Progress | against action".
_TURNS = frozenset("of in for against to by from with on that which required needed and or".split())  # noqa: SIM905  # a list of words


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row looks like column headings: short cells, at least two and half of them known."""
    filled = [cell for cell in cells if cell]
    if len(filled) < FEWEST_KNOWN or any(_tells(cell) for cell in filled):
        return False
    if all(cell[:1].islower() for cell in filled):
        return False
    covers = [share for cell in filled if (share := cover(cell)) >= _LEAST_COVER]
    told = sum(told_at(cell) for cell in filled)
    if len(covers) < max(FEWEST_KNOWN, (len(filled) - told) / 2) or len({normal(cell) for cell in filled}) == 1:
        return False
    return sum(covers) / len(covers) >= LEAST_MEAN_COVER


def could_be_headings(cells: Sequence[str]) -> bool:
    """Whether a row could be column headings that we do not know: a few short names, no sentence, no rating."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(
        len(cell.split()) <= PHRASES and not cell[0].islower() and not _tells(cell) and not rates(cell)
        for cell in filled
    )


def cover(cell: str) -> float:
    """The share of a cell's words that name a part; a word that rates ("Complete") names none by itself."""
    if _LETTERS.fullmatch(cell):
        return 1.0
    if whose(cell) == ENTRY:
        return 1.0
    return 0.0 if rates(cell) and not cell.endswith("?") else named(cell)[1]


def _tells(cell: str) -> bool:
    """Whether a cell is too long for a heading, a list item or a sentence."""
    words = len(cell.split())
    sentence = words > PHRASES and cell.endswith((".", ";"))
    return sentence or words > _MOST_HEADING_WORDS or cell.startswith("•") or _SENTENCE_END.search(cell) is not None


def part(heading: str) -> str | None:
    """The vocabulary's name for the part that a heading names, None when it names none we know."""
    name, share = named(heading)
    return "status" if _LETTERS.fullmatch(heading.strip()) and share < 1 else name


def whose(heading: str) -> str | None:
    """Whether a heading as a whole names a row's "board" or "review", or tells of its "entry" in a list; else None."""
    return owners().get(tokens(heading))


def is_aside(cells: Sequence[str]) -> bool:
    """Whether headings are those of a table about the document: versions, signatures, short forms, counts."""
    return any(part(cell) == ASIDE for cell in cells if cell)


def told_at(heading: str) -> bool:
    """Whether a heading names a time at which progress was told."""
    return _TOLD_AT.fullmatch(heading) is not None


def names_turn(heading: str) -> bool:
    """Whether a heading says which of several updates it is: by a number, a date, "interim", "final"."""
    return re.search(r"\d", heading) is not None or any(words.search(heading) for words in TURNS)


def named(heading: str) -> tuple[str | None, float]:
    """The part a heading names, and the share of its words that say so."""
    whole, _, bracket = heading.partition("(")
    if whole.rstrip().endswith("?") and (inside := _best(tokens(bracket)))[1] == 1:
        return inside  # "So what? (action)"
    return max(
        (_best(words) for words in (tokens(whole), tokens(heading), tokens(heading.replace("&", " and ")))),
        key=lambda found: found[1],
    )


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
    slips = _slips()
    return tuple(_stem(slips.get(word, word)) for word in normal(text).split())


@cache
def _slips() -> dict[str, str]:
    """Long words of the vocabulary with one letter left out, doubled or changed places, each with the word meant.

    Never the first or last letter, and no letter for another: "Funding" is no slip for "Finding".
    """
    known = {word for phrases in load("columns").values() for phrase in phrases for word in phrase.split()}
    words = sorted(word for word in known if len(word) >= _LEAST_LETTERS)
    return {slip: word for word in words for slip in _slips_of(word) if slip not in known}


def _slips_of(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield before + after
        yield before + 2 * letter + after
        if at < len(word) - 2:
            yield before + after[0] + letter + after[1:]


def _stem(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
