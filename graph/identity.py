"""Ids made from content, so that a second reading meets the first."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def normal(text: str) -> str:
    """The words of a text, lower-case, accents folded, one space between: what two formats of one plan share."""
    folded = unicodedata.normalize("NFKD", text)
    return " ".join(_WORD.findall("".join(c for c in folded if not unicodedata.combining(c)).lower()))


def digest(data: bytes) -> str:
    """SHA-256 of a document's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def wording_key(text: str) -> str:
    """Key of the wording of an ask alone: 16 hexadecimal digits, the same in any format or edition of a plan."""
    return _short("wording", normal(text))


def recommendation_id(*, document: str, label: str | None, section: tuple[str, ...], text: str, twin: int) -> str:
    """Id of a recommendation: 16 hexadecimal digits; `twin` numbers identical rows of one document from 0."""
    return _short("recommendation", document, normal(label or ""), *map(normal, section), normal(text), str(twin))


def slug(name: str) -> str:
    """A name as it stands in an address: lower-case ASCII words joined by hyphens."""
    return "-".join(normal(name).split()) or "-"


def _short(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
