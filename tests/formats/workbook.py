"""Writes the parts of a plan as a workbook: titles above the table, merged rows, real dates, fills."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.formats.parts import PAINT, Cell, Part, Sheet

_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


def write(parts: Sequence[Part]) -> bytes:
    """The bytes of a .xlsx file with one sheet."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Action plan"
    at = 0
    for part in parts:
        at += 1
        if isinstance(part, Sheet):
            at = _table(page, part, at + 1)  # people leave a row free round a table
            continue
        cell = page.cell(row=at, column=1, value=part.text)
        cell.font = Font(bold=part.level is not None)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _table(page: Worksheet, sheet: Sheet, first: int) -> int:
    """Writes a table from a row on; gives the row behind it."""
    for number, row in enumerate(sheet.rows):
        for index, given in enumerate(row, 1):
            _fill(page, first + number, index, given)
        if number in sheet.spanning:
            page.merge_cells(start_row=first + number, end_row=first + number, start_column=1, end_column=sheet.width)
    for (top, column), last in sheet.down.items():
        page.merge_cells(start_row=first + top, end_row=first + last, start_column=column + 1, end_column=column + 1)
    return first + len(sheet.rows)


def _fill(page: Worksheet, row: int, column: int, given: Cell) -> None:
    cell = page.cell(row=row, column=column)
    cell.alignment = Alignment(wrap_text=True)
    if day := _day(given.text):
        cell.value = datetime.combine(day, datetime.min.time())
        cell.number_format = "dd/mm/yyyy"
    elif given.text:
        cell.value = given.text
        cell.data_type = "s"  # words that begin with "=" are words
    if given.tint:
        cell.fill = PatternFill("solid", fgColor=PAINT[given.tint])


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    if not found:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
