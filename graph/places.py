"""Says in words where in a document something stands: the one place that words a place, for every door and report."""

from __future__ import annotations

from collections.abc import Sequence

from graph.media import SOURCE, unit
from graph.model import Place

_LETTERS = 26


def place_sentence(place: Place, media_type: str = "") -> str:
    """Where words stand: "page 3, row 4 of table 2, column 1", "sheet “Actions”, row 14 (cell C14)", "lines 15–18".

    `media_type` is that of the document: it tells whether its lines are paragraphs.
    """
    if place.sheet:
        return ", ".join(filter(None, (f"sheet “{place.sheet}”", _table_of(place), _cell(place))))
    page = f"page {place.page}" if place.page else ""
    column = f"column {place.column}" if place.column else ""
    return ", ".join(filter(None, (page, _row(place), column, _lines(place, media_type)))) or "place not known"


def seam_sentence(place: Place, media_type: str = "") -> str:
    """Where words go on, and what stands between: "continued (page break): row 1 of table 3"."""
    return f"continued ({place.seam}): {place_sentence(place, media_type)}"


def places_sentence(places: Sequence[Place], media_type: str = "") -> str:
    """All places of some words, the seam between two of them said in words."""
    parts = []
    for number, place in enumerate(places):
        said = seam_sentence(place, media_type) if place.seam and number else place_sentence(place, media_type)
        parts.append(f"; {said}" if number else said)
    return "".join(parts) or "place not known"


def column_letters(column: int) -> str:
    """The name of a spreadsheet's column, counted from 1: A to Z, then AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _table_of(place: Place) -> str:
    """The table of a sheet, where a place gives no row to find it by."""
    return f"table {place.table}" if place.table and not place.row else ""


def _cell(place: Place) -> str:
    column = column_letters(place.column) if place.column else ""
    if place.row:
        return f"row {place.row}" + (f" (cell {column}{place.row})" if column else "")
    return f"column {column}" if column else ""


def _row(place: Place) -> str:
    row = f"row {place.row}" if place.row else ""
    table = f"table {place.table}" if place.table else ""
    return " of ".join(filter(None, (row, table)))


def _lines(place: Place, media_type: str) -> str:
    if not place.lines or (place.row and media_type.lower() in SOURCE):
        return ""
    first, last = place.lines
    word = unit(media_type)
    return f"{word} {first}" if first == last else f"{word}s {first}–{last}"
