"""Reads workbooks (.xlsx, .xlsm, .xls, .ods): which of their sheets hold a plan, and what stands on each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.model import Place
from ingest.language import column_words
from ingest.layout import Block, Document, Limits, Line, RawTable
from ingest.readers.packages import OLE, ZIP, Kind, kind_of
from ingest.readers.sheets import excel, grids, ods, old_excel
from ingest.readers.sheets.sheet import Sheet, counted, letters
from ingest.structure import columns

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".ods"})
_NAMELESS = re.compile(r"(?:work)?sheet ?\d*|tabelle ?\d*", re.IGNORECASE)
_GUIDE = re.compile(r"guid|instruct|help|how to|read ?me|note|key|legend|definition|glossary", re.IGNORECASE)
_MOST_COVER_CELLS = 20  # words in so many cells are more than the cover of a plan
_MOST_LISTED_WORDS = 3  # a value of a drop-down list has no more, on average
#: Streams of the container that old files are kept in, as its table of contents names them.
_OLD = tuple(f"{word}\0".encode("utf-16-le") for word in ("Workbook", "Book"))
_WORD = "WordDocument\0".encode("utf-16-le")
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": ods.TYPE,
}


def claims(data: bytes) -> bool:
    """Whether a file is a workbook, by its content."""
    if data.startswith(OLE):
        return any(word in data for word in _OLD) and _WORD not in data
    return data.startswith(ZIP) and (kind_of(data) is Kind.SPREADSHEET or ods.is_ods(data))


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The sheets of a workbook as lines and tables. Raises `UnreadableDocument` with a sentence.

    Where several sheets hold a plan, the name of each is a heading above its rows. Sheets of values for drop-down lists
    are kept as furniture; charts and empty sheets are only remarked on.
    """
    sheets, kind, notes = _sheets(data, name, limits)
    found = [(sheet, grids.blocks(sheet.rows)) for sheet in sheets]
    plans = [sheet for sheet, blocks in found if _holds_plan(blocks)]
    out: list[Block] = []
    for sheet, blocks in sorted(found, key=lambda one: bool(plans) and one[0] not in plans and _explains(one[0])):
        notes.extend(_remarks(sheet, blocks, plan=sheet in plans))
        out.extend(_placed(sheet, blocks, plans))
    if not out:
        raise UnreadableDocument(f"{name} holds no words: all its sheets are empty. Check that it was saved with them.")
    return Document(
        digest=digest(data), name=name, size=len(data), media_type=_TYPES[kind], blocks=tuple(out), notes=tuple(notes)
    )


def _sheets(data: bytes, name: str, limits: Limits) -> tuple[tuple[Sheet, ...], str, list[str]]:
    """The sheets, the kind of file, and remarks on what this kind does not carry."""
    if data.startswith(OLE):
        return old_excel.read(data, name, limits), "xls", []
    if ods.is_ods(data):
        return ods.read(data, name, limits), "ods", []
    return excel.read(data, name, limits), "xlsx", []


def _holds_plan(blocks: Sequence[Block]) -> bool:
    """Whether a table of the sheet has headings with a column of asks among them, and rows below."""
    return any(isinstance(block, RawTable) and _is_plan(block) for block in blocks)


def _is_plan(table: RawTable) -> bool:
    return any(_asks(table, index) for index, row in enumerate(table.rows) if column_words.is_header(row.cells))


def _asks(table: RawTable, start: int) -> bool:
    """Whether sentences stand below headings in the column of asks; the values of a list are single words."""
    header, below = table.rows[start].cells, [row.cells for row in table.rows[start + 1 :]]
    found = columns.settle(header, below) if below and not column_words.is_aside(header) else None
    asks = [row[found.key] for row in below if found.key < len(row)] if found and found.key is not None else []
    words = [len(text.split()) for text in asks if text]
    return bool(words) and sum(words) > _MOST_LISTED_WORDS * len(words)


def _explains(sheet: Sheet) -> bool:
    """Whether a sheet tells how to fill in the others: it comes behind them, for its words are no title of the plan."""
    return _GUIDE.search(sheet.name) is not None or sum(len(row.filled) for row in sheet.rows) > _MOST_COVER_CELLS


def _placed(sheet: Sheet, blocks: Sequence[Block], plans: Sequence[Sheet]) -> Iterator[Block]:
    """What a sheet brings to the document: its name as a heading where that parts plans, its blocks, its text boxes."""
    if _is_list(sheet, blocks) and sheet not in plans and plans:
        yield from (_set_aside(line) for block in blocks for line in _lines(block))
        return
    place = Place(sheet=sheet.name)
    titled = any(isinstance(block, Line) for block in blocks)
    if blocks and not _NAMELESS.fullmatch(sheet.name.strip()) and (len(plans) > 1 or not titled):
        yield Line(text=sheet.name, place=place, level=1)
    yield from (Line(text=part, place=place) for text in sheet.asides for part in text.split("\n"))
    yield from blocks


def _is_list(sheet: Sheet, blocks: Sequence[Block]) -> bool:
    """Whether a sheet holds the values of drop-down lists: others draw on it, and it has no sentences."""
    texts = [cell for block in blocks for line in _lines(block) for cell in line.text.split(" | ")]
    return sheet.listed and sum(len(text.split()) for text in texts) <= _MOST_LISTED_WORDS * len(texts)


def _lines(block: Block) -> list[Line]:
    if isinstance(block, Line):
        return [block]
    return [Line(text=" | ".join(cell for cell in row.cells if cell), place=row.place) for row in block.rows]


def _set_aside(line: Line) -> Line:
    return replace(line, furniture=True)


def _remarks(sheet: Sheet, blocks: Sequence[Block], *, plan: bool) -> Iterator[str]:
    """What a person should know of a sheet, one sentence each."""
    if sheet.figure:
        yield f"Sheet “{sheet.name}” is a chart and was left out."
    elif not blocks and not sheet.asides:
        yield f"Sheet “{sheet.name}” is empty."
    elif not plan:
        what = "holds the values of drop-down lists" if _is_list(sheet, blocks) else "holds no plan"
        yield f"Sheet “{sheet.name}” {what}; its words are kept, and no recommendation was read from it."
    if sheet.hidden and blocks:
        yield f"Sheet “{sheet.name}” is hidden in the workbook; it was read as the others were."
    if sheet.hidden_rows:
        one = len(sheet.hidden_rows) == 1
        said = f"row {counted(sheet.hidden_rows)} is" if one else f"rows {counted(sheet.hidden_rows)} are"
        yield f"Sheet “{sheet.name}”: {said} hidden in the workbook, perhaps by a filter, and read all the same."
    if sheet.hidden_columns:
        named = ", ".join(letters(column) for column in sheet.hidden_columns)
        said = f"column {named} is" if len(sheet.hidden_columns) == 1 else f"columns {named} are"
        yield f"Sheet “{sheet.name}”: {said} hidden in the workbook, and read all the same."
    yield from sheet.notes
