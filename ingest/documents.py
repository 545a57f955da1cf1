"""Picks the reader for a document, by content first, then by suffix."""

from __future__ import annotations

from pathlib import PurePath

from graph.errors import UnreadableDocument
from ingest import packages, text, word
from ingest.layout import Document, Limits
from ingest.packages import Kind

_TEXT = frozenset({".txt", ".md", ".markdown", ".tsv", ".tab"})
SUFFIXES = _TEXT | {".docx", ".docm", ".dotx", ".dotm"}

#: First bytes of formats that are not text, with the name a person knows them by.
_KNOWN = (
    (b"%PDF", "a PDF"),
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
    if data.startswith(packages.OLE):
        raise packages.refuse_container(data, name)
    if data.startswith(packages.ZIP):
        return _zipped(data, name, limits)
    kind = next((kind for magic, kind in _KNOWN if data.startswith(magic)), None)
    if kind:
        raise UnreadableDocument(
            f"{name} is {kind}; this version reads Word, text and Markdown plans. Give one of these."
        )
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in _TEXT:
        raise UnreadableDocument(
            f"{name}: the file ends in {suffix} but does not hold what such a file holds, or is of a kind that is not "
            f"read. This version reads {', '.join(sorted(SUFFIXES))}."
        )
    return text.read(data, name, limits)


def _zipped(data: bytes, name: str, limits: Limits) -> Document:
    """A zipped file by what it holds."""
    kind = packages.kind_of(data)
    if kind is None:
        raise UnreadableDocument(
            f"{name} is damaged: it begins as a Word, Excel or zip file does but cannot be unpacked. "
            "Download or save it again."
        )
    if kind is Kind.WORD:
        return word.read(data, name, limits)
    raise UnreadableDocument(f"{name} is {kind.value}; this version reads Word, text and Markdown plans.")
