"""Writes the parts of a plan as a Word document: styles, spanning rows, lists in cells, shading."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell

from ingest.layout import BOLD
from tests.formats.parts import PAINT, Cell, Part, Sheet, lines_of


def write(parts: Sequence[Part]) -> bytes:
    """The bytes of a .docx file."""
    document = Document()
    for part in parts:
        if isinstance(part, Sheet):
            _table(document, part)
        elif part.level is None or part.level >= BOLD:
            run = document.add_paragraph().add_run(part.text)
            run.bold = part.level is not None
        else:
            document.add_heading(part.text, level=part.level)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _table(document: WordDocument, sheet: Sheet) -> None:
    table = document.add_table(rows=len(sheet.rows), cols=sheet.width)
    table.style = "Table Grid"
    for number, row in enumerate(sheet.rows):
        cells = table.rows[number].cells
        if number in sheet.spanning:
            cells[0].merge(cells[-1])
            _fill(cells[0], row[0])
            continue
        for cell, given in zip(cells, row, strict=True):
            _fill(cell, given)
    for (first, column), last in sheet.down.items():
        table.cell(first, column).merge(table.cell(last, column))
    document.add_paragraph()


def _fill(cell: _Cell, given: Cell) -> None:
    for index, (line, listed) in enumerate(lines_of(given.text)):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(line)
        if listed:
            paragraph.style = "List Bullet"
    if given.tint:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", PAINT[given.tint])):
            shading.set(qn(f"w:{name}"), value)
        properties: Any = cell._tc.get_or_add_tcPr()
        properties.append(shading)
