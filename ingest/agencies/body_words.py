"""Tells by its words alone whether a name is a body's rather than a person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.language.words import Word, word_set

_FILE = "agencies"
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z&0-9]{1,7}")


def tells_a_body(run: Sequence[Word]) -> bool:
    """Whether words say by themselves that they are a body: a short form, a word for one, or words no person has.

    Two capitalised words without any of these are as likely somebody's name ("Mo Farah").
    """
    if run[0].key in word_set("people", "styles", "words") or not any(word.text[0].isalpha() for word in run):
        return False
    if len(run) > 1 and any(len(word.text) == 1 and word.text.isupper() and word.text != "A" for word in run):
        return any(word.key in _heads() for word in run)
    subjects = word_set(_FILE, "owners", "no_short_form")
    if any(word.acronym and word.key not in subjects and _SHORT_FORM.fullmatch(word.text) for word in run):
        return True
    return any(word.key in _function_words() for word in run) or any(
        word.key in word_set(_FILE, "bodies", "no_persons") for word in run[:-1]
    )


def _heads() -> frozenset[str]:
    return word_set(_FILE, "heads", "strong") | word_set(_FILE, "heads", "weak")


@cache
def _function_words() -> frozenset[str]:
    return _heads() | word_set(_FILE, "bodies", "functions") | word_set(_FILE, "bodies", "charities")
