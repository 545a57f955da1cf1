"""Picks the reader for a document, by content first, then by suffix."""

from __future__ import annotations

from pathlib import PurePath

from graph.errors import UnreadableDocument
from ingest.layout import Document, Limits
from ingest.readers import packages
from ingest.readers.packages import Kind

_TEXT = frozenset({".txt", ".md", ".markdown", ".tsv", ".tab", ".csv"})
_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_SHEETS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".ods"})
_PAGES = frozenset({".html", ".htm", ".xhtml", ".mht", ".mhtml"})
SUFFIXES = _TEXT | _WORD | _SHEETS | _PAGES | {".pdf"}
WHAT = "PDF, Word, spreadsheets, CSV, web pages, text and Markdown"

#: First bytes of formats that are not read, with the name a person knows them by.
_KNOWN = (
    (b"{\\rtf", "a rich-text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ\x90\0", "a Windows program, whatever its name says"),
    (b"\x7fELF", "a program, whatever its name says"),
)
_PDF_WITHIN = 1024


def read(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """The document's lines and tables, with their places; raises `UnreadableDocument` with a sentence."""
    limits = limits or Limits()
    if not data.strip():
        raise UnreadableDocument(f"{name} is empty. Check that it was saved or downloaded whole.")
    if len(data) > limits.max_bytes:
        raise UnreadableDocument(too_large(name, len(data), limits))
    if is_pdf(data):
        from ingest.readers.pdf import document as pdf

        return pdf.read(data, name, limits)
    if data.startswith((packages.OLE, packages.ZIP)):
        return _packed(data, name, limits)
    return _plain(data, name, limits)


def is_pdf(data: bytes) -> bool:
    """Whether a file says near its beginning that it is a PDF; some put other bytes before."""
    return b"%PDF-" in data[:_PDF_WITHIN]


def _packed(data: bytes, name: str, limits: Limits) -> Document:
    """An Office file, by what it holds."""
    from ingest.readers.sheets import workbook as spreadsheet
    from ingest.readers.word import document as word

    if spreadsheet.claims(data):
        return spreadsheet.read(data, name, limits)
    if data.startswith(packages.OLE):
        raise packages.refuse_container(data, name)
    kind = packages.kind_of(data)
    if kind is None:
        raise UnreadableDocument(
            f"{name} is damaged: it begins as a Word, Excel or zip file does but cannot be unpacked. "
            "Download or save it again."
        )
    if kind is Kind.WORD:
        return word.read(data, name, limits)
    raise UnreadableDocument(f"{name} is {kind.value}, which is not read as a plan. Threadline reads {WHAT}.")


def _plain(data: bytes, name: str, limits: Limits) -> Document:
    """Text of some kind, or a file that is none we know."""
    from ingest.readers.sheets import delimited
    from ingest.readers.text import plain as text
    from ingest.readers.web import page as webpage

    kind = next((kind for magic, kind in _KNOWN if data.startswith(magic)), None)
    if kind:
        raise UnreadableDocument(f"{name} is {kind}, which is not read. Threadline reads {WHAT}.")
    suffix = PurePath(name).suffix.lower()
    if suffix in webpage.SUFFIXES or webpage.is_page(data):
        return webpage.read(data, name, limits)
    exported = suffix in _SHEETS and b"\0" not in data  # some trackers call an export in text .xls
    if suffix in SUFFIXES - _TEXT and not exported:
        raise UnreadableDocument(
            f"{name} ends in {suffix} but does not hold what such a file holds. Download it again, or ask "
            "whoever gave it to you for the document."
        )
    if suffix and suffix not in SUFFIXES:
        raise UnreadableDocument(f"{name}: files ending in {suffix} are not read. Threadline reads {WHAT}.")
    if suffix == ".csv" or delimited.claims(data, name):
        return delimited.read(data, name, limits)
    return text.read(data, name, limits)


def too_large(name: str, size: int, limits: Limits) -> str:
    """What to say of a file of more bytes than a document may have."""
    return (
        f"{name} holds {size / 1e6:,.0f} MB; the limit is {limits.max_bytes / 1e6:,.0f} MB. "
        "An action plan is far smaller: check that this is one."
    )
