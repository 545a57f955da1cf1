"""Small plans in every format, made in memory: what the fuzz test and the tests of hostile files set out from."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

HEADINGS = ("Ref", "Recommendation", "Action", "Lead", "Timescale", "Progress", "RAG")
ROWS = (
    ("1", "The board should agree a pathway for tenants who hoard.", "Write it", "Housing", "March 2024", "", "Green"),
    ("2", "Staff must know whom to call at night.", "Train staff", "Police", "Q3 2023", "Half are trained.", "Amber"),
    ("", "", "Print a card for each car", "Fire service", "June 2024", "Not begun", "Red"),
    ("3", "Reviews name a lead within five days.", "Audit", "ICB", "ongoing", "Complete; see minutes", "Blue"),
)
TITLE = "Thistledown Safeguarding Partnership: action plan for Adult M, May 2024"
SAMPLES = ROOT / "webapp" / "samples"
REAL = ROOT.parent / "shared" / "real"
#: Seeds of more bytes are left to the long run.
SMALL = 60_000


@cache
def made() -> dict[str, bytes]:
    """One plan in each format, by name."""
    return {
        "plan.txt": "\n".join([TITLE, "", "\t".join(HEADINGS), *map("\t".join, ROWS), "", "Page 1 of 1"]).encode(),
        "plan.md": _markdown().encode(),
        "plan.csv": "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in (HEADINGS, *ROWS)).encode(),
        "plan.html": _html().encode(),
        "plan.pdf": pdf(),
        "plan.docx": word(),
        "plan.xlsx": workbook(),
        "plans.zip": _zip(),
    }


def shipped() -> dict[str, bytes]:
    """The sample plans that come with Threadline, by name."""
    return {path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.stem != "README"}


def written() -> dict[str, bytes]:
    """The plans that other tests read, in whatever formats there are, by name."""
    files = (path for path in sorted((ROOT / "tests" / "plans").rglob("*")) if path.is_file())
    return {path.name: path.read_bytes() for path in files if path.suffix not in {".json", ".py", ".pyc"}}


def real(most: int | None = None) -> dict[str, bytes]:
    """Real files of at most so many bytes, by name; none where the folder is not there."""
    files = sorted(REAL.iterdir()) if REAL.is_dir() else []
    wanted = (path for path in files if path.suffix != ".md" and (most is None or path.stat().st_size <= most))
    return {path.name: path.read_bytes() for path in wanted}


def _markdown() -> str:
    rows = [f"| {' | '.join(row)} |" for row in (HEADINGS, ["---"] * len(HEADINGS), *ROWS)]
    return "\n".join(
        [f"# {TITLE}", "", "Some words before the table.", "", *rows, "", "## Next steps", "", "A meeting."]
    )


def _html() -> str:
    def row(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"

    body = row(HEADINGS, "th") + "".join(row(cells, "td") for cells in ROWS)
    return (
        f"<!doctype html><html><head><title>{TITLE}</title><style>td {{ color: red }}</style></head><body>"
        f"<h1>{TITLE}</h1><p>Before the table.</p><table>{body}</table><ul><li>One<li>Two</ul></body></html>"
    )


def pdf(pages: int = 2, rows: tuple[tuple[str, ...], ...] = ROWS, *, compressed: bool = False) -> bytes:
    """A PDF with one table over so many pages, each page with its number; the rows come again on each page."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    style = getSampleStyleSheet()["BodyText"]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "#333333"), ("BACKGROUND", (0, 0), (-1, 0), "#cccccc")])
    story: list[Flowable] = [Paragraph(TITLE, style)]
    for page in range(pages):
        cells = [[Paragraph(cell, style) for cell in row] for row in (HEADINGS, *rows)]
        story += [Table(cells, colWidths=[30, 170, 120, 90, 80, 150, 60], style=grid), Paragraph(f"Part {page}", style)]
        story.append(PageBreak())
    out = io.BytesIO()
    template = SimpleDocTemplate(out, pagesize=landscape(A4), pageCompression=int(compressed), invariant=1)
    template.build(story)
    return out.getvalue()


def word() -> bytes:
    """A Word file with a heading, a paragraph, a list and a table."""
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph("Some words before the table.")
    document.add_paragraph("A listed point", style="List Bullet")
    table = document.add_table(rows=0, cols=len(HEADINGS), style="Table Grid")
    for row in (HEADINGS, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(2, 1).merge(table.cell(3, 1))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook() -> bytes:
    """A workbook with a title, a table with filled cells and a merged one, and a second sheet."""
    from openpyxl import Workbook
    from openpyxl.styles import PatternFill

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([TITLE])
    for row in (HEADINGS, *ROWS):
        sheet.append(row)
    sheet["G3"].fill = PatternFill("solid", fgColor="00FF0000")
    sheet.merge_cells("B4:B5")
    book.create_sheet("Notes").append(["What the colours mean", 3.5])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/plan.md", _markdown())
        archive.writestr("plan.docx", word())
    return out.getvalue()


def named(name: str) -> tuple[str, bytes]:
    """A seed by its name."""
    return Path(name).name, {**written(), **made(), **shipped(), **real()}[name]
