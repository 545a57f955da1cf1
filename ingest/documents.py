"""Picks the reader for a document, by content first, then by suffix."""

from __future__ import annotations

from pathlib import PurePath

from graph.errors import UnreadableDocument
from ingest import delimited, spreadsheet, text
from ingest.layout import Document, Limits
from ingest.packages import OLE, refuse_container

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".tsv", ".tab", ".csv", *spreadsheet.SUFFIXES})

#: First bytes of formats that are not text, with the name a person knows them by.
_KNOWN = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
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
        raise UnreadableDocument(
            f"{name} holds {len(data) / 1e6:,.0f} MB; the limit is {limits.max_bytes / 1e6:,.0f} MB. "
            "An action plan is far smaller: check that this is one."
        )
    if spreadsheet.claims(data):
        return spreadsheet.read(data, name, limits)
    if data.startswith(OLE):
        raise refuse_container(data, name)
    kind = next((kind for magic, kind in _KNOWN if data.startswith(magic)), None)
    if kind:
        raise UnreadableDocument(
            f"{name} is {kind}; this version reads text and Markdown plans only. Give a text extraction of its tables."
        )
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in SUFFIXES:
        raise UnreadableDocument(
            f"{name}: files ending in {suffix} are not read by this version. It reads {', '.join(sorted(SUFFIXES))}."
        )
    if suffix == ".csv" or delimited.claims(data, name):
        return delimited.read(data, name, limits)
    return text.read(data, name, limits)
