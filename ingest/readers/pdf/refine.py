"""Parts cells of a grid that no rule parts: under several headings in one cell, beside columns that are parted."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.pdf import text as pdf_text
from ingest.readers.pdf.grid import Cell, Grid, placed
from ingest.readers.pdf.lanes import Columns, headings_in
from ingest.readers.pdf.marks import Fill, Run

_FEWEST_ROWS = 2
_SAME = 6.0  # points: edges so near are one
_INDENT = 60.0  # points: how far words may be indented in their column
_CENTRED = 10.0
_ALIKE = 0.05  # of the size of letters: rooms that differ by less are one
_APART = 0.6  # of the size of letters: words on both sides of an edge stand at least so far apart

Filled = tuple[Grid, list[list[Run]]]


def refined(grid: Grid, words: list[list[Run]]) -> Filled:
    """A grid whose headings stand several in a cell, above columns that no rule parts, with those columns parted."""
    grid, words = _with_headings_parted(grid, words)
    for column in range(len(grid.xs) - 1):
        own = [index for index, cell in enumerate(grid.cells) if cell.column == column and cell.columns == 1]
        own.sort(key=lambda index: grid.cells[index].row)
        if len(own) < _FEWEST_ROWS or not words[own[0]]:
            continue
        kept = headings_in(words[own[0]])
        if kept is None:
            continue
        crossed = set()
        for index in own[1:]:
            fits: Columns | None = kept
            for line in pdf_text.lines([run for run in words[index] if run.turn == 0]):
                fits = fits.narrowed(line) if fits else None
            if fits is None:
                crossed.add(index)
            else:
                kept = fits
        shared = sum(len({kept.column(run) for run in words[index]}) > 1 for index in own[1:])
        if shared and len(crossed) <= shared:
            return refined(*_parted(grid, words, column, (kept, crossed)))
    return grid, words


def fitted(grid: Grid, words: list[list[Run]], edges: Sequence[float]) -> Filled:
    """A grid whose wide cells are parted where columns of other rows are, or at `edges`, if their words allow it."""
    inside = [x for x in edges if grid.xs[0] + _SAME < x < grid.xs[-1] - _SAME]
    new = [x for x in inside if all(abs(x - known) > _SAME for known in grid.xs)]
    finer = _finer(grid, new) if new else grid
    cells: list[Cell] = []
    runs: list[list[Run]] = []
    used: set[float] = set()
    wide = [own for cell, own in zip(finer.cells, words, strict=True) if cell.columns > 1 and own]
    level = {x: _level(x, wide) for x in finer.xs[1:-1]} if wide else {}
    for cell, own in zip(finer.cells, words, strict=True):
        inner = [finer.xs[number] for number in range(cell.column + 1, cell.column + cell.columns)]
        open_ = [x for x in inner if _parts(x, own, level[x])] if inner and own else []
        sides = [cell.box[0], *open_, cell.box[2]]
        shares = [[run for run in own if left <= run.middle[0] < right] for left, right in pairwise(sides)]
        alone = [number for number, share in enumerate(shares) if share]
        whole = len(alone) == 1 and not _stands_in(shares[alone[0]], sides[alone[0]], cell)
        if not alone or whole or sum(map(len, shares)) < len(own):
            cells.append(cell)
            runs.append(own)
            continue
        used.update(open_)
        for (left, right), share in zip(pairwise(sides), shares, strict=True):
            first, last = bisect_right(finer.xs, left) - 1, bisect_right(finer.xs, right - 1) - 1
            box = (left, cell.box[1], right, cell.box[3])
            cells.append(Cell(box=box, column=first, row=cell.row, rows=cell.rows, columns=last - first + 1))
            runs.append(share)
    if not used:
        return grid, words
    return placed(finer.xs, finer.ys, cells, cut=(grid.cut_above, grid.cut_below)), runs


def _stands_in(words: Sequence[Run], left: float, cell: Cell) -> bool:
    """Whether words that stand alone in a wide cell stand in one of its later columns, and not in its middle."""
    x0, x1 = min(run.x0 for run in words), max(run.x1 for run in words)
    centred = abs((x0 + x1) / 2 - (cell.box[0] + cell.box[2]) / 2) < _CENTRED
    return left > cell.box[0] and x0 - left < _INDENT and not centred


def _finer(grid: Grid, edges: Sequence[float]) -> Grid:
    """A grid with more edges of columns, which part no cell yet."""
    xs = sorted([*grid.xs, *edges])
    cells = []
    for cell in grid.cells:
        first, last = bisect_right(xs, cell.box[0] + 1) - 1, bisect_right(xs, cell.box[2] - 1) - 1
        cells.append(Cell(box=cell.box, column=first, row=cell.row, rows=cell.rows, columns=last - first + 1))
    return placed(xs, grid.ys, cells, cut=(grid.cut_above, grid.cut_below))


def _across(x: float, words: Sequence[Run]) -> list[tuple[float, float]]:
    """On each line that has words on both sides of an edge: the room between them by their size, where they go on."""
    return [
        ((run.x0 - before.x1) / run.size, run.x0)
        for line in pdf_text.lines([run for run in words if run.turn == 0])
        for before, run in pairwise(line.runs)
        if before.x1 <= x + 1 and run.x0 >= x - 1
    ]


def _parts(x: float, words: Sequence[Run], level: frozenset[int]) -> bool:
    """Whether the words of a cell leave an edge free as columns do: by more than a blank, or level with others."""
    if any(run.x0 < x - 1 and run.x1 > x + 1 for run in words):
        return False
    found = _across(x, words)
    return 2 * sum(room >= _APART or round(start) in level for room, start in found) >= len(found)


def _level(x: float, cells: Sequence[Sequence[Run]]) -> frozenset[int]:
    """Where words behind an edge start on several lines, in whole points."""
    rooms: dict[int, list[float]] = defaultdict(list)
    for words in cells:
        for room, start in _across(x, words):
            rooms[round(start)].append(room)
    often = sum(map(len, rooms.values())) / 4
    return frozenset(at for at, found in rooms.items() if len(found) > 1 and len(found) >= often and _differ(found))


def _differ(rooms: Sequence[float]) -> bool:
    """Whether words are level though those before them end here and there; "Theme 1:" and "Theme 2:" end alike."""
    return max(rooms) - min(rooms) > _ALIKE or min(rooms) >= _APART


def layered(grid: Grid, words: list[list[Run]], fills: Sequence[Fill]) -> Filled:
    """A grid of shapes whose cells over several rows, that no shape fills, are parted where rows of others end."""
    cells: list[Cell] = []
    runs: list[list[Run]] = []
    for cell, own in zip(grid.cells, words, strict=True):
        merged = cell.rows == 1 or any(_fills(fill, cell) for fill in fills)
        inner = range(0) if merged else range(cell.row + 1, cell.row + cell.rows)
        free = [y for y in inner if not any(run.top < grid.ys[y] - 1 and run.bottom > grid.ys[y] + 1 for run in own)]
        for first, last in pairwise([cell.row, *free, cell.row + cell.rows]):
            box = (cell.box[0], grid.ys[first], cell.box[2], grid.ys[last])
            cells.append(Cell(box=box, column=cell.column, columns=cell.columns, row=first, rows=last - first))
            runs.append([run for run in own if box[1] <= run.middle[1] < box[3]] if free else own)
    if len(cells) == len(grid.cells):
        return grid, words
    return placed(grid.xs, grid.ys, cells, cut=(grid.cut_above, grid.cut_below)), runs


def _fills(fill: Fill, cell: Cell) -> bool:
    """Whether a shape fills a cell, and no more than it."""
    return all(abs(side - edge) < _SAME for side, edge in zip(fill[:4], cell.box, strict=True))


def _with_headings_parted(grid: Grid, words: list[list[Run]]) -> Filled:
    """A grid whose first row is one cell of several headings, parted where columns below it are."""
    cells: list[Cell] = []
    runs: list[list[Run]] = []
    for cell, own in zip(grid.cells, words, strict=True):
        inner = [grid.xs[number] for number in range(cell.column + 1, cell.column + cell.columns)]
        free = [x for x in inner if not any(run.x0 < x - 1 and run.x1 > x + 1 for run in own)]
        if cell.row or not free or headings_in(own) is None:
            cells.append(cell)
            runs.append(own)
            continue
        for left, right in pairwise([cell.box[0], *free, cell.box[2]]):
            first, last = bisect_right(grid.xs, left) - 1, bisect_right(grid.xs, right - 1) - 1
            box = (left, cell.box[1], right, cell.box[3])
            cells.append(Cell(box=box, column=first, row=0, columns=last - first + 1, rows=cell.rows))
            runs.append([run for run in own if left <= run.middle[0] < right])
    if len(cells) == len(grid.cells):
        return grid, words
    return placed(grid.xs, grid.ys, cells, cut=(grid.cut_above, grid.cut_below)), runs


def _parted(grid: Grid, words: Sequence[Sequence[Run]], column: int, found: tuple[Columns, set[int]]) -> Filled:
    """A grid with one column parted at lanes, but for the cells whose words cross them."""
    kept, crossed = found
    middles = kept.edges[1:-1]
    xs = (*grid.xs[: column + 1], *middles, *grid.xs[column + 1 :])
    more = len(middles)
    cells: list[Cell] = []
    runs: list[list[Run]] = []
    for index, cell in enumerate(grid.cells):
        if cell.column == column and cell.columns == 1 and index not in crossed:
            edges = [cell.box[0], *middles, cell.box[2]]
            for order, (left, right) in enumerate(pairwise(edges)):
                box = (left, cell.box[1], right, cell.box[3])
                cells.append(Cell(box=box, column=column + order, row=cell.row, rows=cell.rows))
                runs.append([run for run in words[index] if kept.column(run) == order])
            continue
        start = cell.column + (more if cell.column > column else 0)
        wide = cell.columns + (more if cell.column <= column < cell.column + cell.columns else 0)
        cells.append(Cell(box=cell.box, column=start, row=cell.row, columns=wide, rows=cell.rows))
        runs.append(list(words[index]))
    return placed(xs, grid.ys, cells, cut=(grid.cut_above, grid.cut_below)), runs
