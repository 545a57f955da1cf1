"""Reads the sheets of Excel workbooks of the old kind (.xls): words as shown, colours, merges, what is hidden."""

from __future__ import annotations

import io
from collections.abc import Iterator

import xlrd
from xlrd.book import Book
from xlrd.formatting import XF
from xlrd.sheet import Cell as OldCell
from xlrd.sheet import Sheet as OldSheet

from graph.errors import UnreadableDocument
from graph.model import Place
from ingest.layout import Limits, RawRow
from ingest.readers import colours
from ingest.readers.sheets import number_formats
from ingest.readers.sheets.excel_styles import symbol
from ingest.readers.sheets.sheet import Area, Sheet, Width, joined, locked, tidy

_SOLID = 1  # the pattern of a fill without a pattern
_BOOLEANS = {0: "FALSE", 1: "TRUE"}


def read(data: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of a workbook in order. Raises `UnreadableDocument` when it is damaged, locked or too large."""
    try:
        book = xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            logfile=io.StringIO(),
            ignore_workbook_corruption=True,
        )
        width = Width(name, limits)
        return tuple(_sheet(book, sheet, width) for sheet in book.sheets())
    except UnreadableDocument:
        raise
    except Exception as error:  # what the library raises for a damaged file is of every kind
        if "encrypted" in str(error).lower():
            raise locked(name) from error
        raise UnreadableDocument(
            f"{name} is damaged: the workbook cannot be read. Open it in Excel or LibreOffice, let it be repaired, "
            "and save it as .xlsx."
        ) from error


def _sheet(book: Book, sheet: OldSheet, width: Width) -> Sheet:
    rows = tuple(_rows(book, sheet, width))
    areas: list[Area] = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    filled = {index + 1 for row in rows for index in row.filled}
    hidden = {number + 1 for number, info in sheet.rowinfo_map.items() if info.hidden}
    comments = len(sheet.cell_note_map)
    remark = f"Sheet “{sheet.name}” has comments on {comments:,} of its cells; they are left out."
    return Sheet(
        name=sheet.name,
        rows=joined(rows, areas),
        hidden=bool(sheet.visibility),
        hidden_rows=tuple(number for row in rows if (number := row.place.row) and number in hidden),
        hidden_columns=tuple(c + 1 for c, info in sheet.colinfo_map.items() if info.hidden and c + 1 in filled),
        notes=(remark,) if comments else (),
    )


def _rows(book: Book, sheet: OldSheet, width: Width) -> Iterator[RawRow]:
    widest = 0
    for number in range(sheet.nrows):
        found = sheet.row(number)
        cells = [_words(book, cell) for cell in found]
        if not any(cells):
            continue
        last = max(index for index, cell in enumerate(cells, 1) if cell)
        widest = max(widest, last + 1)
        width.take(sheet.name, number + 1, last)
        tints = [_tint(book, cell) for cell in found][:widest]
        last = max(last, *(index for index, tint in enumerate(tints, 1) if tint), 0)
        yield RawRow(
            cells=tuple(cells[:last]),
            place=Place(sheet=sheet.name, row=number + 1),
            tints=tuple(tints[:last]) if any(tints) else (),
        )


def _look(book: Book, cell: OldCell) -> XF | None:
    index = cell.xf_index
    return book.xf_list[index] if index is not None and 0 <= index < len(book.xf_list) else None


def _words(book: Book, cell: OldCell) -> str:
    """The words of a cell as they are shown."""
    look = _look(book, cell)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        font = book.font_list[look.font_index].name if look and look.font_index < len(book.font_list) else ""
        return tidy(symbol(str(cell.value), font.lower()))
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        written = book.format_map.get(look.format_key) if look else None
        pattern = written.format_str if written else "General"
        return tidy(number_formats.shown(float(cell.value), pattern, from_1904=bool(book.datemode)))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return _BOOLEANS.get(int(cell.value), "")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    return ""


def _tint(book: Book, cell: OldCell) -> str | None:
    look = _look(book, cell)
    if look is None or look.background.fill_pattern != _SOLID:
        return None
    rgb = book.colour_map.get(look.background.pattern_colour_index)
    return colours.name((rgb[0] / 255, rgb[1] / 255, rgb[2] / 255)) if rgb else None
