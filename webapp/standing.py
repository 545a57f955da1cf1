"""What is known of a document beside its words, in words: its standing, licence, date, address and fingerprint."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Original
from webapp.wording import day

NOT_STATED = "Not stated"
SHOWN_DIGITS = 12  # of the fingerprint, until the whole is asked for
_STANDINGS = {
    "published": "Published",
    "board only": "For the board only",
    "draft": "Draft",
    "withdrawn": "Withdrawn",
}
_COLOURS = {"draft": "yellow", "board only": "purple", "withdrawn": "red"}


def standing_words(standing: str) -> str:
    """The standing of a document in words; its own word where it is none that we know."""
    plain = _plain(standing)
    return _STANDINGS.get(plain) or (standing.strip().capitalize() if plain not in {"", "unknown"} else NOT_STATED)


def standing_tag(standing: str) -> str | None:
    """The class of the tag that marks a document which is not simply published; None for one that is, or not stated."""
    plain = _plain(standing)
    if plain in {"", "unknown", "published"}:
        return None
    return f"govuk-tag govuk-tag--{_COLOURS.get(plain, 'grey')}"


def is_withdrawn(standing: str) -> bool:
    """Whether a document was taken back by whoever published it."""
    return _plain(standing) == "withdrawn"


def stated(words: str | None) -> str:
    """Words, or that nothing is stated."""
    return (words or "").strip() or NOT_STATED


def facts(original: Original) -> Iterator[str]:
    """What is known of a document, a fact a line, as the command line prints them."""
    yield f"  Standing: {standing_words(original.standing)}"
    yield f"  Licence: {stated(original.licence)}"
    yield f"  Retrieved: {day(original.retrieved) if original.retrieved else NOT_STATED}"
    yield f"  Address: {stated(original.address)}"
    yield f"  SHA-256: {original.digest}"


def short_fingerprint(digest: str) -> str:
    """The first digits of a document's hash: enough to tell two files apart by eye."""
    return digest[:SHOWN_DIGITS]


def _plain(standing: str) -> str:
    return " ".join(standing.lower().replace("_", " ").replace("-", " ").split())
