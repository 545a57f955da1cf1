"""Plans sketched as blocks of text, written in the format that a sketch names: one file for plan and reading.

A block is a paragraph ("# " and "## " make headings) or a table, one row a line, cells between " | ". "<" in a cell
joins it to the one on its left, "^" to the one above, "¶" begins a new paragraph. In a workbook "=== Name" begins a
sheet.
"""

from __future__ import annotations

import html
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

Grid = list[list[str]]
#: Row, column, how many rows and how many columns a cell takes.
Span = tuple[int, int, int, int]


@dataclass(frozen=True)
class Sketch:
    """What a file of a sketch says: the format, the paragraphs and tables, and the reading by hand."""

    form: str
    blocks: list[str]
    reading: dict[str, Any]
    sheet: str = "Sheet1"


@dataclass(frozen=True)
class Cells:
    """A table: its words, and which cells are joined."""

    words: Grid
    spans: list[Span] = field(default_factory=list)


def load(path: Path) -> Sketch:
    """A sketch from its file."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    reading = {"document": found["document"], "recommendations": [_recommendation(rec) for rec in found["rec"]]}
    return Sketch(found["form"], found["blocks"], reading, found.get("sheet", "Sheet1"))


def write(sketch: Sketch) -> bytes:
    """The plan of a sketch in its format."""
    return WRITERS[sketch.form](sketch)


def _recommendation(rec: dict[str, Any]) -> dict[str, Any]:
    """A reading in the shape that the scorer takes."""
    found = {"label": None, "section": [], "scope": None, "objective": None, **rec}
    found |= {"lead_raw": rec.get("lead"), "lead_raw_accepts": rec.get("lead_accepts", [])}
    found["actions"] = [_action(action) for action in rec["action"]]
    found["threads"] = [_thread(*thread) for thread in rec.get("threads", [])]
    found["agencies"] = [_agency(*agency) for agency in rec.get("agencies", [])]
    found["agencies_optional"] = [_agency(*agency) for agency in rec.get("optional", [])]
    return found


def _action(action: dict[str, Any]) -> dict[str, Any]:
    empty = dict.fromkeys(("text", "milestones", "timescale_raw", "due", "progress", "status_raw"))
    renamed = {"timescale_raw": action.get("timescale"), "status_raw": action.get("raw")}
    return {**empty, **action, **renamed, "timescale_raw_accepts": action.get("timescale_accepts", [])}


def _thread(kind: str, quote: str, action: int, optional: str = "") -> dict[str, Any]:
    return {"kind": kind, "quote": quote or None, "action": action, "optional": bool(optional)}


def _agency(name: str, role: str, *accepts: str) -> dict[str, Any]:
    return {"name": name, "surface": name, "role": role, "accepts": [name, *accepts]}


def _parts(sketch: Sketch) -> Iterator[str | Cells]:
    """The blocks of a sketch, tables taken apart."""
    for block in sketch.blocks:
        yield _table(block) if "\n" in block else block


def _table(block: str) -> Cells:
    grid = [[cell.strip() for cell in re.split(r"\s\|(?=\s)", f" {line} ")] for line in block.strip("\n").split("\n")]
    spans = []
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell in {"<", "^"}:
                continue
            wide, high = c + 1, r + 1
            while wide < len(row) and row[wide] == "<":
                wide += 1
            while high < len(grid) and grid[high][c] == "^":
                high += 1
            if wide - c > 1 or high - r > 1:
                spans.append((r, c, high - r, wide - c))
    words = [["" if cell in {"<", "^"} else cell.replace("¶", "\n") for cell in row] for row in grid]
    return Cells(words, spans)


def _text(sketch: Sketch) -> bytes:
    lines: list[str] = []
    for part in _parts(sketch):
        if isinstance(part, str):
            lines += [part.lstrip("# "), ""]
        else:
            lines += ["\t".join(cell.replace("\n", "<br>") for cell in row) for row in part.words]
    return "\n".join(lines).encode()


def _markdown(sketch: Sketch) -> bytes:
    lines: list[str] = []
    for part in _parts(sketch):
        if isinstance(part, str):
            lines += [part, ""]
            continue
        rows = ["| " + " | ".join(cell.replace("\n", "<br>") for cell in row) + " |" for row in part.words]
        lines += [rows[0], "|---" * len(part.words[0]) + "|", *rows[1:], ""]
    return "\n".join(lines).encode()


def _csv(sketch: Sketch) -> bytes:
    lines: list[str] = []
    for part in _parts(sketch):
        grid = [[part.lstrip("# ")]] if isinstance(part, str) else part.words
        lines += [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in grid]
    return "\r\n".join(lines).encode()


def _page(sketch: Sketch) -> bytes:
    out = ["<!doctype html><html lang='en'><head><title>Action plan</title></head><body>"]
    for part in _parts(sketch):
        if isinstance(part, str):
            tag = {"# ": "h1", "##": "h2"}.get(part[:2], "p")
            out.append(f"<{tag}>{html.escape(part.lstrip('# '))}</{tag}>")
            continue
        spans = {(r, c): (high, wide) for r, c, high, wide in part.spans}
        covered = {(r + y, c + x) for (r, c), (high, wide) in spans.items() for y in range(high) for x in range(wide)}
        covered -= spans.keys()
        out.append("<table>")
        for r, row in enumerate(part.words):
            tag = "th" if r == 0 else "td"
            cells = [(spans.get((r, c), (1, 1)), cell) for c, cell in enumerate(row) if (r, c) not in covered]
            out.append("<tr>" + "".join(_web_cell(tag, span, cell) for span, cell in cells) + "</tr>")
        out.append("</table>")
    return "".join([*out, "</body></html>"]).encode()


def _web_cell(tag: str, span: tuple[int, int], cell: str) -> str:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in cell.split("\n"))
    return f'<{tag} rowspan="{span[0]}" colspan="{span[1]}">{lines}</{tag}>'


def _word(sketch: Sketch) -> bytes:
    document = Document()
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    for part in _parts(sketch):
        if isinstance(part, str):
            level = len(part) - len(part.lstrip("#"))
            document.add_heading(part.lstrip("# "), level) if level else document.add_paragraph(part)
            continue
        table = document.add_table(len(part.words), len(part.words[0]))
        table.style = "Table Grid"
        for r, row in enumerate(part.words):
            for c, cell in enumerate(row):
                table.cell(r, c).text = cell
        for r, c, high, wide in part.spans:
            table.cell(r, c).merge(table.cell(r + high - 1, c + wide - 1))
    return _bytes(document.save)


def _workbook(sketch: Sketch) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = sketch.sheet
    top = 1
    for part in _parts(sketch):
        if isinstance(part, str) and part.startswith("=== "):
            sheet, top = book.create_sheet(part.removeprefix("=== ")), 1
            continue
        grid = Cells([[part.lstrip("# ")]]) if isinstance(part, str) else part
        for r, row in enumerate(grid.words, top):
            for c, cell in enumerate(row, 1):
                sheet.cell(r, c, cell or None)
        for r, c, high, wide in grid.spans:
            sheet.merge_cells(None, r + top, c + 1, r + top + high - 1, c + wide)
        top += len(grid.words) + 1
    return _bytes(book.save)


def _pdf(sketch: Sketch) -> bytes:
    styles = getSampleStyleSheet()
    small = styles["BodyText"].clone("small", fontSize=8, leading=9.5)
    flow: list[Flowable] = []
    for part in _parts(sketch):
        if isinstance(part, str):
            style = {"# ": styles["Heading1"], "##": styles["Heading2"]}.get(part[:2], styles["BodyText"])
            flow.append(Paragraph(html.escape(part.lstrip("# ")), style))
            continue
        rows = [[Paragraph(html.escape(cell).replace("\n", "<br/>"), small) for cell in row] for row in part.words]
        most = [max(12, *(min(40, len(row[c])) for row in part.words)) for c in range(len(part.words[0]))]
        widths = [760 * one / sum(most) for one in most]
        drawn = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        for r, c, high, wide in part.spans:
            drawn.add("SPAN", (c, r), (c + wide - 1, r + high - 1))
        flow.append(Table(rows, colWidths=widths, style=drawn, repeatRows=1))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4), leftMargin=36, rightMargin=36, invariant=1).build(flow)
    return out.getvalue()


def _bytes(save: Any) -> bytes:  # noqa: ANN401 - the writers of three packages, none typed alike
    out = io.BytesIO()
    save(out)
    return out.getvalue()


WRITERS = {
    "txt": _text, "md": _markdown, "csv": _csv, "html": _page, "docx": _word, "xlsx": _workbook, "pdf": _pdf,
}  # fmt: skip
