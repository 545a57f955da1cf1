"""A small fictional plan as a PDF of two pages, drawn here, with the places and boxes that a reader would give it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from graph.media import PDF
from graph.model import (
    Action,
    Board,
    Column,
    Place,
    Plan,
    SourceCell,
    SourceRow,
    Status,
    StatusReading,
)
from tests.building import build_plan, build_recommendation
from tests.webapp.small_plans import key as key_entry

FILE = "wren action plan.pdf"
ADDRESS = "https://alderside.example/plans/wren.pdf"
WIDTH, HEIGHT = landscape(A4)
_EDGES = (40.0, 240.0, 440.0, 600.0, 800.0)
_HEADINGS = (
    ("Recommendation", Column.RECOMMENDATION),
    ("Action", Column.ACTION),
    ("Lead", Column.LEAD),
    ("Status", Column.STATUS),
)
PATHWAY = ("Agree a shared pathway for hoarding", "Write it with partners", "Adult Social Care", "Complete")
AUDIT = ("Hold an annual audit of self-neglect cases", "Agree the questions", "Police", "")
VISITS = ("Visit in pairs", "Tell all teams", "Housing", "")


def data() -> bytes:
    """The PDF: the second row is cut by the end of the first page, and its status is only a red cell."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.drawString(40, HEIGHT - 50, "Alderside Safeguarding Adults Board: action plan for SAR Wren")
    _row(canvas, 80, 110, tuple(words for words, _ in _HEADINGS))
    _row(canvas, 110, 200, PATHWAY, fill=(0.2, 0.7, 0.3))
    _row(canvas, 480, 560, ("Hold an annual audit of", *AUDIT[1:]), fill=(0.85, 0.2, 0.1))
    canvas.showPage()
    _row(canvas, 60, 120, ("self-neglect cases", "", "", ""), fill=(0.85, 0.2, 0.1))
    _row(canvas, 120, 200, VISITS)
    canvas.showPage()
    canvas.save()
    return drawn.getvalue()


def plan(**original: Any) -> Plan:  # noqa: ANN401 - what is known of the file
    """The plan that the PDF holds; `original` says more of the file, such as its standing."""
    made = data()
    known = {"media_type": PDF, "retrieved": date(2025, 11, 3), "address": ADDRESS, **original}
    cut = (Place(page=1, table=1, row=4), Place(page=2, table=2, row=1, seam="page break"))
    found = (
        _item(made, "1", PATHWAY, _stated("Complete", "green"), _source(_place(1, 2), 110, 200, PATHWAY, "green")),
        _item(made, "2", AUDIT, _stated(None, "red"), _cut(cut)),
        _item(made, "3", VISITS, StatusReading(), _source(_place(2, 2), 120, 200, VISITS, None)),
    )
    key = (
        key_entry("Red", "Not started", Status.NOT_STARTED),
        key_entry("Green", "Complete", Status.COMPLETE),
    )
    board = Board(name="Alderside Safeguarding Adults Board")
    return build_plan(made, FILE, *found, original=known, title="Action plan for SAR Wren", board=board, status_key=key)


def _row(
    canvas: Canvas, top: float, bottom: float, words: tuple[str, ...], fill: tuple[float, float, float] | None = None
) -> None:
    for index, text in enumerate(words):
        left, right = _EDGES[index], _EDGES[index + 1]
        if fill and index == len(words) - 1:
            canvas.setFillColorRGB(*fill)
            canvas.rect(left, HEIGHT - bottom, right - left, bottom - top, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(left, HEIGHT - bottom, right - left, bottom - top)
        canvas.drawString(left + 4, HEIGHT - top - 14, text[:34])


def _item(made: bytes, label: str, words: tuple[str, ...], status: StatusReading, row: SourceRow) -> Any:  # noqa: ANN401
    action = Action(text=words[1], lead_raw=words[2], status=status, places=row.places)
    return build_recommendation(made, label, words[0], status=status, actions=(action,), rows=(row,), places=row.places)


def _stated(raw: str | None, tint: str) -> StatusReading:
    value = Status.COMPLETE if tint == "green" else Status.NOT_STARTED
    return StatusReading(value=value, stated=value, raw=raw, tint=tint)


def _place(page: int, row: int) -> Place:
    return Place(page=page, table=page, row=row)


def _source(place: Place, top: float, bottom: float, words: tuple[str, ...], tint: str | None) -> SourceRow:
    cells = tuple(
        SourceCell(
            heading=heading,
            column=column,
            text=words[index],
            tint=tint if column is Column.STATUS else None,
            places=(replace(place, column=index + 1, box=(_EDGES[index], top, _EDGES[index + 1], bottom)),),
        )
        for index, (heading, column) in enumerate(_HEADINGS)
    )
    return SourceRow(cells=cells, places=(place,))


def _cut(places: tuple[Place, Place]) -> SourceRow:
    """The row that goes on on the second page: its cells have a place on either."""
    upper, lower = _source(places[0], 480, 560, AUDIT, "red"), _source(places[1], 60, 120, AUDIT, "red")
    cells = zip(upper.cells, lower.cells, strict=True)
    return SourceRow(cells=tuple(replace(one, places=one.places + other.places) for one, other in cells), places=places)
