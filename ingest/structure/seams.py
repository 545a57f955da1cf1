"""Joins the parts of a row that a page break or an extraction cut in two: no word lost, none twice."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from graph.model import Column
from ingest.language.breaks import ends, glue, goes_on
from ingest.language.labels import Split
from ingest.layout import Line
from ingest.structure.rows import Row, widened

_PROSE = (Column.RECOMMENDATION, Column.ACTION, Column.PROGRESS, Column.MILESTONES, Column.OBJECTIVE, Column.OTHER)


def broken(row: Row, previous: Row) -> bool:
    """Whether some cell goes on in mid-sentence where the one above has no full stop."""
    return any(
        now and then and " " in now and goes_on(now) and not ends(then)
        for now, then in zip(row.cells, previous.cells, strict=False)
    )


def spilled(line: Line, above: Row) -> Row | None:
    """The row above with a line that spilled out of it: right below, in lower case, where a cell has no full stop."""
    last = above.places[-1].lines
    near = last is not None and line.place.lines is not None and line.place.lines[0] - last[1] == 1
    if not near or line.furniture or line.level is not None or not goes_on(line.text):
        return None
    prose = [index for index, column in enumerate(above.headings.columns) if column in _PROSE]
    open_cells = [index for index in prose if above.cells[index] and not ends(above.cells[index])]
    if not open_cells:
        return None
    key, index = above.headings.key, open_cells[-1]
    place = replace(line.place, column=index + 1, seam="line below the row")
    texts = [line.text if i == index else "" for i in range(len(above.cells))]
    places = tuple((place,) if i == index else () for i in range(len(above.cells)))
    rest = Split(label=None, text=line.text if index == key else "")
    row = replace(above, cells=tuple(texts), places=(place,), cell_places=places, split=rest)
    return join(above, row, "line below the row")


def join(first: Row, second: Row, seam: str) -> Row:
    """Two parts of one row as one: cell by cell, the second part's places marked with the seam."""
    width = max(len(first.cells), len(second.cells))
    first, second = _padded(first, width), _padded(second, width)
    cells = tuple(glue(a, b) for a, b in zip(first.cells, second.cells, strict=True))
    marked = tuple(tuple(replace(place, seam=seam) for place in places) for places in second.cell_places)
    return replace(
        first,
        cells=cells,
        places=(*first.places, *(replace(place, seam=seam) for place in second.places)),
        cell_places=tuple(a + b for a, b in zip(first.cell_places, marked, strict=True)),
        split=_glued_split(first.split, second.split),
        tints=_both(first.tints, second.tints),
    )


def _both(first: tuple[str | None, ...], second: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The colour of each cell: a cell cut in two has the colour of its first part, else of its second."""
    return tuple(a or b for a, b in zip_longest(first, second))


def _padded(row: Row, width: int) -> Row:
    extra = width - len(row.cells)
    headings = widened(row.headings, width)
    return replace(row, cells=row.cells + ("",) * extra, cell_places=row.cell_places + ((),) * extra, headings=headings)


def _glued_split(first: Split, second: Split) -> Split:
    return replace(first, text=glue(first.text, second.text))
