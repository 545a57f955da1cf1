"""Tells what people see on a page from what is only in its file, and drawn marks of lists from other shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.readers import colours
from ingest.readers.pdf.marks import Run, Sheet

_PAPER = 0.97
_MOST_OF = 0.5
_DOT, _BEFORE = (1.5, 5.5), 22.0  # points: marks of a list, and how far before the words they stand


def is_scan(sheet: Sheet) -> bool:
    """Whether most letters are hidden behind a picture of the page: the words of a scan, read by a machine."""
    hidden = sum(len(run.text) for run in sheet.runs if run.hidden)
    area = (
        max((min(b[2], sheet.width) - max(b[0], 0)) * (min(b[3], sheet.height) - max(b[1], 0)) for b in sheet.pictures)
        if sheet.pictures
        else 0.0
    )  # one picture's area on the page
    return hidden > _MOST_OF * sum(len(run.text) for run in sheet.runs) and area > _MOST_OF * sheet.width * sheet.height


def parted(sheet: Sheet, *, recognised: bool) -> tuple[list[Run], list[Run]]:
    """The runs that are seen and those that are not: printed without ink, outside the page, white on white."""
    seen: list[Run] = []
    hidden: list[Run] = []
    for run in sheet.runs:
        x, y = run.middle
        outside = not (0 <= x <= sheet.width and 0 <= y <= sheet.height)
        unseen = outside or (run.hidden and not recognised) or _white_on_white(run, sheet)
        (hidden if unseen else seen).append(run)
    return seen, hidden


def _white_on_white(run: Run, sheet: Sheet) -> bool:
    if run.colour is None or min(run.colour) < _PAPER:
        return False
    x, y = run.middle
    if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in sheet.pictures):
        return False
    fill = next((fill for fill in reversed(sheet.fills) if fill._replace(square=True).holds(x, y)), None)
    return fill is None or (fill.colour is not None and min(fill.colour) >= _PAPER)


def bullets(sheet: Sheet, words: Sequence[Run]) -> Iterator[Run]:
    """Small dark shapes before words, as a browser draws the marks of a list, as letters."""
    for fill in sheet.fills:
        small = _DOT[0] <= fill.width <= _DOT[1] and _DOT[0] <= fill.height <= _DOT[1]
        if not small or fill.colour is None or colours.name(fill.colour) not in {"black", "grey"}:
            continue
        y = (fill.top + fill.bottom) / 2
        first = next((run for run in words if run.top <= y <= run.bottom and 0 < run.x0 - fill.x1 < _BEFORE), None)
        if first is not None and first.turn == 0:
            yield first._replace(
                text="•", x0=fill.x0, x1=fill.x1, u0=fill.x0, u1=fill.x1, bold=False, blank=True, held=None
            )
