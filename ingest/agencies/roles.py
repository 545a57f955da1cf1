"""Tells from a sentence what part the bodies that it names have in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Column, Role
from ingest.agencies.finder import Found
from ingest.language.phrases import load
from ingest.language.words import Word, word_set

_FILE = "agencies"
_ITEM = ";•\n|"
_SENTENCE = 400  # letters of a sentence that are looked back over
_ARTICLES = frozenset({"the", "our", "local", "both", "all"})


def plain(parts: Sequence[Role]) -> Role:
    """The weightiest of the parts that are told apart first: lead, contributor or mentioned."""
    return next((part for part in (Role.LEAD, Role.CONTRIBUTOR) if part in parts), Role.MENTIONED)


def roles(column: Column, text: str, line: Sequence[Word], group: Sequence[Found], *, owned: bool) -> tuple[Role, ...]:
    """What part a cell's text gives a list of bodies in it: they are asked, they act, or they are only named.

    `line` are the text's words.
    `owned` says that an owner is known; where none is, those whom an action charges lead it.
    """
    last = group[-1].last
    asked = _asked(line, last)
    if column is Column.RECOMMENDATION and asked:
        return (Role.ADDRESSEE, Role.CONTRIBUTOR)
    if column is Column.ACTION and not owned and (asked or _in_charge(line, group[0].first)):
        return (Role.LEAD,)
    if _thing(line, last) or column is Column.OBJECTIVE:
        return (Role.MENTIONED,)
    first = group[0].first
    takes_part = (
        _acts(line, first, last)
        or _joined_in(line, first)
        or _answers(column, line, group)
        or _taking_part(text[max(0, line[first].start - _SENTENCE) : line[first].start])
    )
    return (Role.CONTRIBUTOR,) if takes_part else (Role.MENTIONED,)


def _in_charge(line: Sequence[Word], first: int) -> bool:
    """Whether an action is to be "chaired by" or "led by" those who follow."""
    before = [word.key for word in line[max(0, first - 3) : first] if word.key != "the"]
    return before[-1:] == ["by"] and before[-2:-1] in (["chaired"], ["led"], ["owned"], ["coordinated"])


def _asked(line: Sequence[Word], last: int) -> bool:
    if last < len(line) and line[last].gap.strip():
        return False
    after = " ".join(word.key for word in line[last : last + 3])
    return any(f"{after} ".startswith(f"{phrase} ") for phrase in word_set(_FILE, "parts", "asked"))


def _thing(line: Sequence[Word], last: int) -> bool:
    after = line[last] if last < len(line) else None
    return after is not None and after.joined and after.key in word_set(_FILE, "parts", "thing_after")


def _acts(line: Sequence[Word], first: int, last: int) -> bool:
    """Whether a verb follows that says that bodies did, do or will do something; a job title may stand between."""
    index = first - 1
    while index >= 0 and line[index].key in _ARTICLES and line[index + 1].joined:
        index -= 1
    if index >= 0 and line[index].text in set(load(_FILE)["parts"]["at"]) and line[index + 1].joined:
        return False
    titles = word_set(_FILE, "owners", "titles") | word_set(_FILE, "owners", "soft") | {"training", "staff"}
    while last < len(line) and line[last].joined and line[last].key in titles:
        last += 1
    after = line[last] if last < len(line) else None
    if after is None or after.gap.strip(" ()") or after.capital:
        return False
    return after.text.lower() in set(load(_FILE)["parts"]["acts"])


def _taking_part(before: str) -> bool:
    """Whether the sentence so far says that those who follow have taken part ("with input from …")."""
    sentence = re.split(r"[.;:\n•]", before)[-1].lower()
    return any(f"{phrase} " in sentence for phrase in load(_FILE)["parts"]["taking_part"])


def _joined_in(line: Sequence[Word], first: int) -> bool:
    index = first - 1
    while index >= 0 and line[index].key in _ARTICLES and line[index + 1].joined:
        index -= 1
    if index < 0 or not line[index + 1].joined:
        return False
    before = line[index].text.lower()
    if before == "from":
        return index > 0 and line[index - 1].key in word_set(_FILE, "parts", "before_from")
    return before in set(load(_FILE)["parts"]["before"])


def _answers(column: Column, line: Sequence[Word], group: Sequence[Found]) -> bool:
    """Whether bodies are an item of their own in a list of what was reported."""
    if column is not Column.PROGRESS:
        return False
    first, last = group[0].first, group[-1].last
    before = line[first].gap.replace(":", ";") if first else ";"
    after = line[last].gap if last < len(line) else ";"
    return any(mark in before for mark in _ITEM) and any(mark in after for mark in _ITEM + "–:")
