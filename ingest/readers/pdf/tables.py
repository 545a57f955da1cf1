"""Makes rows of a grid: the words of each cell, the colour that fills it, and which cells are parts of merged ones."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Box
from ingest.readers import colours
from ingest.readers.pdf import text as pdf_text
from ingest.readers.pdf.grid import Cell, Grid
from ingest.readers.pdf.marks import Fill, Run

_SAMPLES = (0.08, 0.3, 0.5, 0.7, 0.92)
_MOST_OF = 0.5
_LAST_LINES = 2.6  # of the size of letters: a page is cut so that no single line is left behind
_LEAST_PATCH = 4.0
_MOST_LONG = 3.0  # a patch is no longer than so many times its height
_DOTS = frozenset("●⬤■•◆")  # signs that only a colour gives a meaning


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A row of a table on a page: for each cell its words, its colour, its box, and whether it goes on from above.

    `full` says of each cell whether its words run to the foot of the row.
    """

    cells: tuple[str, ...]
    tints: tuple[str | None, ...]
    boxes: tuple[Box | None, ...]
    below: tuple[bool, ...]
    full: tuple[bool, ...]
    box: Box


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTable:
    """The rows of a table on a page, and the box around them."""

    rows: tuple[TableRow, ...]
    box: Box


def tables(grid: Grid, words: Sequence[Sequence[Run]], fills: Sequence[Fill]) -> list[PageTable]:
    """The tables of a grid. `words` are the runs of each cell; a grid is cut where its columns become others."""
    box = grid.box
    near = [fill for fill in fills if _meet(fill[:4], box)]
    texts = [
        pdf_text.text(runs, cell.box[0], cell.box[2]) if runs else ""
        for cell, runs in zip(grid.cells, words, strict=True)
    ]
    rows = [list(dict.fromkeys(row)) for row in grid.at]
    out = []
    for first, last in _sections(grid, rows):
        columns = _columns(grid, rows[first : last + 1])
        made = tuple(
            _row(grid, number, rows[number], columns, (texts, words, near)) for number in range(first, last + 1)
        )
        out.append(PageTable(rows=made, box=(box[0], grid.ys[first], box[2], grid.ys[last + 1])))
    return out


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _sections(grid: Grid, rows: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The first and the last row of each stretch of rows whose columns agree."""
    out: list[tuple[int, int]] = []
    main: set[int] = set()
    first = 0
    for number, row in enumerate(rows):
        starts = {grid.cells[index].column for index in row}
        spans_rows = any(grid.cells[index].row < number for index in row)
        if not (starts <= main or main <= starts or len(starts) == len(main) or spans_rows):
            out.append((first, number - 1))
            first, main = number, starts
        elif len(starts) > len(main):
            main = starts
    out.append((first, len(rows) - 1))
    return out


def _columns(grid: Grid, rows: Sequence[Sequence[int]]) -> list[dict[int, int]]:
    """For each row the column of each of its cells: that of the usual row, else where the cell starts."""
    patterns = Counter(tuple(grid.cells[index].column for index in row) for row in rows)
    usual = max(patterns, key=lambda pattern: (patterns[pattern] * (len(pattern) > 1), len(pattern)))
    edges = [grid.xs[column] for column in usual]
    found = [_by_order(grid, row, usual, edges) for row in rows]
    if all(len(set(places.values())) == len(row) for places, row in zip(found, rows, strict=True)):
        return found
    starts = sorted({grid.cells[index].column for row in rows for index in row})
    return [{index: starts.index(grid.cells[index].column) for index in row} for row in rows]


def _by_order(grid: Grid, row: Sequence[int], usual: Sequence[int], edges: Sequence[float]) -> dict[int, int]:
    """The columns of a row's cells among the usual ones: one for one, else the first whose middle a cell covers."""
    if len(row) == len(usual):
        return {index: order for order, index in enumerate(row)}
    middles = [(a + b) / 2 for a, b in zip(edges, [*edges[1:], grid.xs[-1]], strict=True)]
    out = {}
    for index in row:
        left, _, right, _ = grid.cells[index].box
        covered = [order for order, middle in enumerate(middles) if left <= middle <= right]
        out[index] = covered[0] if covered else max(0, bisect_right(edges, (left + right) / 2) - 1)
    return out


def _row(
    grid: Grid, number: int, row: Sequence[int], columns: Sequence[dict[int, int]],
    contents: tuple[Sequence[str], Sequence[Sequence[Run]], Sequence[Fill]],
) -> TableRow:  # fmt: skip
    texts, words, fills = contents
    places = next(found for found in columns if set(found) == set(row))
    width = max(max(found.values()) for found in columns) + 1
    cells, below = [""] * width, [False] * width
    own: list[Sequence[Run]] = [()] * width
    tints: list[str | None] = [None] * width
    boxes: list[Box | None] = [None] * width
    for index in row:
        cell, at = grid.cells[index], places[index]
        part = (cell.box[0], grid.ys[number], cell.box[2], grid.ys[number + 1])
        boxes[at] = cell.box if cell.row == number else part
        below[at] = cell.row < number
        cells[at] = texts[index] if cell.row == number else ""
        tints[at] = tint(part, words[index] if cell.row == number else (), fills)
        own[at] = words[index]
    return TableRow(
        cells=tuple(cells), tints=tuple(tints), boxes=tuple(boxes), below=tuple(below),
        full=full(own),
        box=(grid.xs[0], grid.ys[number], grid.xs[-1], grid.ys[number + 1]),
    )  # fmt: skip


def full(words: Sequence[Sequence[Run]]) -> tuple[bool, ...]:
    """Of each cell of a row, whether its words run to the row's last lines."""
    feet = [max((run.v for run in runs if run.turn == 0), default=float("-inf")) for runs in words]
    size = max((run.size for runs in words for run in runs), default=0.0)
    return tuple(foot > max(feet) - _LAST_LINES * size for foot in feet)


def tint(box: Box, words: Sequence[Run], fills: Sequence[Fill]) -> str | None:
    """The name of the colour that rates a cell: of a dot or sign in it, else of what lies behind it or its words."""
    x0, top, x1, bottom = box
    near = [fill for fill in fills if _meet(fill[:4], box)]
    sign = next((run for run in words if set(run.text) <= _DOTS), None)
    if (
        sign is not None
        and len(words) == 1
        and sign.colour
        and (named := colours.name(sign.colour)) not in (None, "black")
    ):
        return named
    if not any(fill.colour and colours.name(fill.colour) for fill in near):
        return None
    for fill in reversed(near):
        if _is_patch(fill, box) and fill.colour and (named := colours.name(fill.colour)):
            return named
    points = [(x0 + (x1 - x0) * a, top + (bottom - top) * b) for a in _SAMPLES for b in _SAMPLES]
    return _behind(points, near) or (_behind([run.middle for run in words], near) if words else None)


def _behind(points: Sequence[tuple[float, float]], fills: Sequence[Fill]) -> str | None:
    """The colour that most of the points lie on; None for the colour of paper."""
    named = Counter[str | None]()
    for x, y in points:
        fill = next((fill for fill in reversed(fills) if fill.holds(x, y)), None)
        named[colours.name(fill.colour) if fill and fill.colour else None] += 1
    most, count = named.most_common(1)[0]
    return most if count > _MOST_OF * len(points) else None


def _is_patch(fill: Fill, box: Box) -> bool:
    """Whether a shape is a mark inside a cell: a dot or a small square, clear of its edges."""
    inside = fill.x0 > box[0] + 1 and fill.x1 < box[2] - 1 and fill.top > box[1] and fill.bottom < box[3]
    short, long = sorted((fill.width, fill.height))
    small = fill.width < _MOST_OF * (box[2] - box[0]) or not fill.square
    return inside and small and short >= _LEAST_PATCH and long <= _MOST_LONG * short


__all__ = ["Cell", "PageTable", "TableRow", "tables", "tint"]
