"""Leaves the names of people out of cells that are shown in lists; the row as read still shows them.

A list of common given names and the titles before a name are all that it goes by: it may miss a name, and where a name
is part of that of a place or service ("Jane Street Surgery") it leaves the words alone.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.language.phrases import load

LEFT_OUT = "[name left out]"
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev|DI|DCI|DS|DC|PC|Insp|Supt|Sgt)"
_SURNAME = r"(?:[A-Z]\.\s*)?(?:[A-Z][’']|Mac|Mc)?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
_TITLED = re.compile(rf"\b{_TITLES}\.?\s+(?:{_SURNAME})(?:\s+{_SURNAME})?")
_BODY = (
    r"(?:Road|Street|Lane|House|Court|Hospital|Surgery|Centre|Clinic|School|College|Academy|Trust|Foundation|Services?"
    r"|Project|Team|Partnership|Association|Society|Practice|Ward|Unit|Council|Review|Police|Board)\b"
)
_IS_A_BODY = re.compile(rf"\s+(?:[A-Z][\w’']*\s+)?{_BODY}")


def without_names(text: str) -> str:
    """The text with each name of a person replaced by a note; everything else as it was."""
    return _masked(_named(), _masked(_TITLED, text))


def _masked(pattern: re.Pattern[str], text: str) -> str:
    def note(found: re.Match[str]) -> str:
        return found.group() if _IS_A_BODY.match(text, found.end()) else LEFT_OUT

    return pattern.sub(note, text)


@cache
def _named() -> re.Pattern[str]:
    names = load("people")["given"]["names"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\s+(?!{_BODY}){_SURNAME}(?=\W|$)")
