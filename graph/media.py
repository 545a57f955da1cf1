"""Kinds of file by media type: what they have where others have lines, which always carry colour, which are known."""

from __future__ import annotations

PDF = "application/pdf"
HTML = "text/html"
MHTML = "multipart/related"
CSV = "text/csv"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

#: Word processors count paragraphs, not lines: their `Place.lines` are running numbers of paragraphs.
PARAGRAPHS = frozenset((DOCX, "application/vnd.ms-word.document.macroenabled.12", "application/msword"))
#: Web pages have lines only in their source, which nobody looks at: a row is found by its table.
SOURCE = frozenset((HTML, MHTML, "application/xhtml+xml"))
SHEETS = frozenset((XLSX, XLSM, XLS, ODS))
#: Files that a person reads line by line.
LINES = frozenset(("text/plain", "text/markdown", CSV, "text/tab-separated-values"))
#: Kinds whose readers always tell the colour of a cell; of others, a copy carries colour only where some was read.
COLOURED = frozenset((PDF, DOCX, XLSX, XLSM))
_UNITS = ((PARAGRAPHS, "paragraph"), (SOURCE, "source line"), (SHEETS, "row"))
#: What may be given out under its own name; anything else is a file of unknown kind.
KNOWN = frozenset((PDF, HTML, *PARAGRAPHS, *SHEETS, *LINES))


def unit(media_type: str) -> str:
    """What the words outside tables are counted in, and numbered by in `Place.lines`: lines, unless told otherwise."""
    kind = media_type.lower()
    return next((word for kinds, word in _UNITS if kind in kinds), "line")
