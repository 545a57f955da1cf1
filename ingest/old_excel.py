"""Reads the sheets of old and of binary Excel files (.xls, .xlsb): words and merges, no colours."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from graph.errors import UnreadableDocument
from graph.model import Place
from ingest import number_formats
from ingest.layout import Limits, RawRow
from ingest.sheets import Area, Sheet, Width, joined, locked, tidy

#: What is said of every file of these kinds.
REMARK = (
    "Colours, hidden rows and the formats of numbers are not read from this kind of file. "
    "Where they say something, save it as .xlsx and give that copy."
)
Value = float | str | bool | date | time | datetime | timedelta


def read(data: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of a workbook in order. Raises `UnreadableDocument` when it is damaged, locked or too large."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            width = Width(name, limits)
            return tuple(_sheet(book, index, width) for index in range(len(book.sheet_names)))
    except PasswordError as error:
        raise locked(name) from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise UnreadableDocument(
            f"{name} is damaged: the workbook cannot be read. Open it in Excel or LibreOffice, let it be repaired, "
            "and save it as .xlsx."
        ) from error


def _sheet(book: CalamineWorkbook, index: int, width: Width) -> Sheet:
    about = book.sheets_metadata[index]
    hidden = about.visible != SheetVisibleEnum.Visible
    if about.typ != SheetTypeEnum.WorkSheet:
        return Sheet(name=about.name, hidden=hidden, figure=True)
    sheet = book.get_sheet_by_index(index)
    rows = tuple(_rows(sheet, about.name, width))
    return Sheet(name=about.name, rows=joined(rows, _areas(sheet)), hidden=hidden)


def _rows(sheet: CalamineSheet, title: str, width: Width) -> Iterator[RawRow]:
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [tidy(_words(value)) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            width.take(title, number, len(cells))
            yield RawRow(cells=tuple(cells), place=Place(sheet=title, row=number))


def _words(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_formats.general(value)
    return value if isinstance(value, str) else number_formats.written(value)


def _areas(sheet: CalamineSheet) -> Sequence[Area]:
    ranges = sheet.merged_cell_ranges or []
    return [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges]
