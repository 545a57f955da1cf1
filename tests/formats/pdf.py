"""Writes the parts of a plan as a PDF: ruled tables whose rows and cells run over the page end, page numbers, fills."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus.doctemplate import BaseDocTemplate

from ingest.layout import BOLD
from tests.formats.parts import PAINT, Cell, Part, Sheet, lines_of

_STYLES = getSampleStyleSheet()
_BODY = ParagraphStyle("cell", parent=_STYLES["BodyText"], fontSize=8, leading=10, spaceBefore=0, spaceAfter=1)
_LIST = ParagraphStyle("list", parent=_BODY, leftIndent=8, bulletIndent=0)
_MARGIN = 40.0
_LEAST_SHARE = 0.085  # of the width, for the narrowest column


def write(parts: Sequence[Part], *, repeat: bool = False, page: tuple[float, float] = landscape(A4)) -> bytes:
    """The bytes of a .pdf file. `repeat` prints the first row of a table again on each page; `page` is in points."""
    width = page[0] - 2 * _MARGIN
    story: list[Flowable] = []
    for part in parts:
        if isinstance(part, Sheet):
            story += [_table(part, width, repeat=repeat), Spacer(0, 8)]
        elif part.level is None:
            story.append(Paragraph(escape(part.text), _STYLES["BodyText"]))
        else:
            level = min(part.level, 3)
            named = _STYLES["BodyText"] if part.level >= BOLD else _STYLES[f"Heading{level}"]
            story.append(Paragraph(f"<b>{escape(part.text)}</b>", named))
    file = io.BytesIO()
    template = SimpleDocTemplate(
        file, pagesize=page, invariant=1,
        leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
    )  # fmt: skip
    template.build(story, onFirstPage=_page_number, onLaterPages=_page_number)
    return file.getvalue()


def _page_number(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(template.pagesize[0] / 2, 20, f"Page {canvas.getPageNumber()}")


def _table(sheet: Sheet, width: float, *, repeat: bool) -> LongTable:
    style: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    rows: list[list[list[Flowable]]] = []
    for number, row in enumerate(sheet.rows):
        rows.append([_flow(cell) for cell in row])
        if number in sheet.spanning:
            style.append(("SPAN", (0, number), (-1, number)))
        for (top, column), last in sheet.down.items():
            if top == number:
                style.append(("SPAN", (column, top), (column, last)))
        for index, cell in enumerate(row):
            if cell.tint:
                style.append(("BACKGROUND", (index, number), (index, number), colors.HexColor(f"#{PAINT[cell.tint]}")))
    widths = [share * width for share in _shares(sheet)]
    return LongTable(rows, colWidths=widths, style=TableStyle(style), repeatRows=int(repeat), splitInRow=1)


def _shares(sheet: Sheet) -> list[float]:
    """The share of the width for each column, by how much it holds."""
    held = [
        max(
            20.0,
            *(float(min(len(row[index].text), 300)) for n, row in enumerate(sheet.rows) if n not in sheet.spanning),
        )
        if any(n not in sheet.spanning for n in range(len(sheet.rows)))
        else 20.0
        for index in range(sheet.width)
    ]
    shares = [max(_LEAST_SHARE, one / sum(held)) for one in held]
    return [share / sum(shares) for share in shares]


def _flow(cell: Cell) -> list[Flowable]:
    return [
        Paragraph(escape(line), _LIST if listed else _BODY, bulletText="•" if listed else None)
        for line, listed in lines_of(cell.text)
        if line
    ]
