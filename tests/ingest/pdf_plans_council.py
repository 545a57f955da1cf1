"""Fictional plans as PDFs with shaded stripes, themes numbered alike, and tables of other columns on one page."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib import colors
from reportlab.platypus import Paragraph, Spacer

from tests.ingest.pdf_plans import BODY, GRID, LEADS, TITLE, UPDATES, Asked, PdfPlan, ask, build, table

STRIPE = colors.HexColor("#EEF3FA")


def stripes() -> PdfPlan:
    """No rules: every other row is shaded, each cell by itself."""
    rows: list[list[object]] = [["Ref", "Improvement action", "Accountable lead", "Complete by", "Position", "Rating"]]
    asks = []
    for number in range(1, 9):
        status = ("Complete", "On track")[number % 2]
        rows.append([str(number), ask(number), LEADS[number % 5], "March 2025", UPDATES[number % 4], status])
        asks.append(Asked(label=str(number), text=ask(number)))
    shades = [("BACKGROUND", (column, row), (column, row), STRIPE) for row in range(1, 9, 2) for column in range(6)]
    story = [Paragraph("Partnership improvement plan", TITLE), Spacer(1, 12)]
    data = build([*story, table(rows, [25, 150, 90, 60, 130, 55], *shades)], footer="Page {page}")
    return PdfPlan(data=data, asks=tuple(asks))


def themes_alike() -> PdfPlan:
    """Themes across the table open alike, with a blank where a column ends."""
    rows: list[list[object]] = [["Ref no", "Action", "Lead", "Timescale", "Progress"]]
    spans = []
    asks = []
    for part, theme in enumerate(("Getting around", "Nature and parks", "Warm homes"), 1):
        spans.append(("SPAN", (0, len(rows)), (-1, len(rows))))
        rows.append([f"Theme {part}: {theme}", "", "", "", ""])
        for number in (1, 2):
            label, words = f"{part}.{number}", ask(3 * part + number)
            rows.append([label, words, LEADS[number], "2025", UPDATES[number]])
            asks.append(Asked(label=label, text=words, section=f"Theme {part}: {theme}"))
    data = build([Paragraph("Climate plan", TITLE), table(rows, [46.5, 170, 90, 55, 150], GRID, *spans)])
    return PdfPlan(data=data, asks=tuple(asks))


def two_tables() -> PdfPlan:
    """A table of five columns stands over one of six that is as wide; neither takes the other's columns."""
    asks = []
    first: list[list[object]] = [["What we said we would do", "What we did", "Who", "Target date", "Status"]]
    for number in (1, 2):
        told = f"The scheme opened in June 2023. {number + 30} applicants have used it and nine were appointed."
        first.append([ask(number), told, LEADS[number], "June 2023", "Completed"])
        asks.append(Asked(text=ask(number)))
    second: list[list[object]] = [["Ref", "Commitment", "Lead", "Due", "Where are we now?", "BRAG"]]
    for number in (3, 4):
        second.append([f"3.{number}", ask(number), LEADS[number], "2024", "Under way.", "G"])
        asks.append(Asked(label=f"3.{number}", text=ask(number)))
    story = [
        Paragraph("Equality objectives: status report", TITLE), table(first, [130, 160, 80, 80, 65], GRID),
        Spacer(1, 20), Paragraph("The table below is new this year.", BODY), Spacer(1, 8),
        table(second, [30, 150, 90, 50, 150, 45], GRID),
    ]  # fmt: skip
    return PdfPlan(data=build(story), asks=tuple(asks))


LAYOUTS: dict[str, Callable[[], PdfPlan]] = {one.__name__: one for one in (stripes, themes_alike, two_tables)}
