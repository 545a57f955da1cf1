"""Tells by its words whether a text was cut off, and makes one text of two parts: no word lost, none twice."""

from __future__ import annotations

import re

from ingest.language.phrases import load

_END = re.compile(r"[.!?:;…][)\]”’\"']*\s*$")
_OPENER = re.compile(r"^(?!\(?[a-z\d]{1,4}[).])(?:[a-z(),;&–—-]|• [a-z])")
_HANGING = re.compile(r"(?:[,/&(–—-]|\b(?:and|or|of|the|for|with|to|in|by|a|an|at|on))\s*$", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_LONGEST_ENDING = 3


def ends(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _END.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a text opens as the rest of a sentence does: in lower case, or with a mark that nothing opens with."""
    return _OPENER.match(text) is not None


def fragment(first: str, second: str) -> bool:
    """Whether a cell is the rest of the one above it: of a sentence, a name, a bracket or a date left open."""
    if not first or ends(first):
        return bool(first) and first.count("(") > first.count(")") < second.count(")")
    opened = first.count("(") > first.count(")")
    dated = _YEAR.search(first) is None and _YEAR.fullmatch(second) is not None
    return opened or dated or _HANGING.search(first) is not None or (goes_on(second) and " " in first + second)


def glue(first: str, second: str) -> str:
    """Two parts of a text as one: a list item or paragraph stays on a line of its own, a broken sentence is closed."""
    if not first or not second:
        return first or second
    if second.startswith("• ") or (ends(first) and "\n" in first + second):
        return f"{first}\n{second}"
    if first.endswith("-") and not first.endswith(" -") and second[:1].islower():
        return first + second if _hyphenated(first, second) else first[:-1] + second
    return f"{first} {second}"


def _hyphenated(first: str, second: str) -> bool:
    """Whether a hyphen at a break is the word's own ("multi-agency"), not the break's ("consult-ant").

    Its own: a beginning that is often joined so, or an end that stands as a word by itself in these two parts.
    """
    opening = re.findall(r"\w+", first)[-1].lower() if re.search(r"\w-$", first) else ""
    ending = re.findall(r"\w+", second)[0].lower()
    alone = len(ending) > _LONGEST_ENDING and ending in re.findall(r"\w+", f"{first} {second[len(ending) :]}".lower())
    return opening in load("hyphens")["beginnings"] or alone
