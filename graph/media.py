"""Kinds of file by media type: which have paragraphs where others have lines, and which always carry colour."""

from __future__ import annotations

PDF = "application/pdf"
HTML = "text/html"
CSV = "text/csv"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

#: Word processors count paragraphs, not lines: their `Place.lines` are running numbers of paragraphs.
PARAGRAPHS = frozenset((DOCX, "application/vnd.ms-word.document.macroenabled.12", "application/msword"))
#: Files that a person reads line by line.
LINES = frozenset(("text/plain", "text/markdown", CSV, "text/tab-separated-values"))
#: Kinds whose readers always tell the colour of a cell; of others, a copy carries colour only where some was read.
COLOURED = frozenset((PDF, DOCX, XLSX, XLSM))
#: What may be given out under its own name; anything else is a file of unknown kind.
KNOWN = frozenset((PDF, HTML, DOCX, XLSX, XLSM, XLS, ODS, *PARAGRAPHS, *LINES))


def unit(media_type: str) -> str:
    """What the numbers in `Place.lines` count in a file of that kind: "line" or "paragraph"."""
    return "paragraph" if media_type.lower() in PARAGRAPHS else "line"
