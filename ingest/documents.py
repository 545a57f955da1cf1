"""Picks the reader for a document, by content first, then by suffix."""

from __future__ import annotations

from pathlib import PurePath

from graph.errors import UnreadableDocument
from ingest import text, webpage
from ingest.layout import Document, Limits

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".tsv", ".tab"}) | webpage.SUFFIXES

#: First bytes of formats that are not text, with the name a person knows them by.
_KNOWN = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def read(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """The document's lines and tables, with their places; raises `UnreadableDocument` with a sentence."""
    limits = limits or Limits()
    if not data.strip():
        raise UnreadableDocument(f"{name} is empty. Check that it was saved or downloaded whole.")
    if len(data) > limits.max_bytes:
        raise UnreadableDocument(too_large(name, len(data), limits))
    kind = next((kind for magic, kind in _KNOWN if data.startswith(magic)), None)
    if kind:
        raise UnreadableDocument(
            f"{name} is {kind}; this version reads text and Markdown plans only. Give a text extraction of its tables."
        )
    suffix = PurePath(name).suffix.lower()
    if suffix in webpage.SUFFIXES or webpage.is_page(data):
        return webpage.read(data, name, limits)
    if suffix and suffix not in SUFFIXES:
        raise UnreadableDocument(
            f"{name}: files ending in {suffix} are not read by this version. It reads {', '.join(sorted(SUFFIXES))}."
        )
    return text.read(data, name, limits)


def too_large(name: str, size: int, limits: Limits) -> str:
    """What to say of a file of more bytes than a document may have."""
    return (
        f"{name} holds {size / 1e6:,.0f} MB; the limit is {limits.max_bytes / 1e6:,.0f} MB. "
        "An action plan is far smaller: check that this is one."
    )
