"""Splits the words of an owner cell into the bodies that own an action and those that help or watch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.agencies.finder import find
from ingest.agencies.lexicon import Lexicon
from ingest.agencies.owner_cuts import lines, parts, pieces
from ingest.agencies.owner_runs import Owner, owners
from ingest.language.words import key, word_set, words

_FILE = "agencies"
_MOST_LETTERS = 2_000  # of an owner cell that are looked through


def split(cell: str, lexicon: Lexicon) -> tuple[Owner, ...]:
    """All owners in a cell, left to right; people's names and "all agencies" are no owners.

    Of a cell of more than `_MOST_LETTERS` letters, which holds more than owners, the rest is not read.
    """
    found = [owner for owner in _all(cell, lexicon) if not owner.plain]
    if any(not _mere_job(owner, lexicon) for owner in found):
        found = [owner for owner in found if not _mere_job(owner, lexicon)]
    return tuple(found)


def unknown(cell: str, lexicon: Lexicon) -> tuple[Owner, ...]:
    """Owners in a cell that are no known body, nor a part of one, told from people or not."""
    return tuple(
        owner
        for owner in _all(cell, lexicon)
        if owner.entry is None and owner.body == owner.words and not find(owner.words, lexicon, owner=True)
    )


def _all(cell: str, lexicon: Lexicon) -> list[Owner]:
    return [
        owner
        for role, part in parts(cell[:_MOST_LETTERS])
        for line in lines(part, lexicon)
        for owner in _beside(line, [one for piece in pieces(line, lexicon) for one in owners(piece, role, lexicon)])
    ]


def _beside(line: str, found: Sequence[Owner]) -> list[Owner]:
    """Owners without those that only say where in the next body somebody sits ("Clinical Lead, ICB")."""
    out: list[Owner] = []
    for owner, after in zip(found, [*found[1:], None], strict=False):
        joined = after is not None and f"{owner.words}, {after.words}" in " ".join(line.split())
        if joined and after and _council_of(owner, after):
            out.append(replace(owner, words=f"{owner.words}, {after.words}"))
        elif out and out[-1].words.endswith(f", {owner.words}") and _council_of(out[-1], owner):
            continue
        elif not (joined and _ordinary_post(owner)):
            out.append(owner)
    return out


def _council_of(owner: Owner, after: Owner) -> bool:
    """Whether a department is followed by its council ("Public Health, Northshire Council")."""
    council = key(after.body)[-1:] == ("council",) or (after.entry is not None and after.entry.kind == "council")
    return council and owner.entry is not None and owner.entry.department


def _ordinary_post(owner: Owner) -> bool:
    """Whether an owner is a job that only ordinary words say where it is of ("Mental Health Lead")."""
    run = words(owner.words)
    titles = word_set(_FILE, "owners", "titles")
    return any(word.key in titles for word in run) and not any(word.acronym for word in run) and owner.entry is None


def _mere_job(owner: Owner, lexicon: Lexicon) -> bool:
    """Whether an owner is only a job title ("Head of Service"); beside a body it says who there, not which body."""
    if owner.entry or owner.board or find(owner.words, lexicon, owner=True):
        return False
    titles = word_set(_FILE, "owners", "titles")
    return any(word.key in titles for word in words(owner.words)) and not words(owner.words)[0].acronym
