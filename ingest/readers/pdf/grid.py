"""Finds the grids that rules make on a page: their columns, their rows, and the cells that span several of them."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.model import Box
from ingest.readers.pdf.marks import Fill, Rule

_SNAP = 2.0  # rules so near are one
_GAP = 3.0  # a rule goes on behind a gap so short
_REACH = 3.0  # rules so near touch
_SHORTEST = 5.0
_NARROW, _LOW = 5.0, 4.0  # columns and rows smaller than this hold no words
_COVER = 0.6  # share of a side that must be ruled to part two cells
_OPEN = 7.0  # rules that reach so far beyond the last crossing one leave a side open


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell by its first column and row and by how many of each it spans; counted from 0."""

    box: Box
    column: int
    row: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """Edges of columns and rows from left to right and top to bottom; the cells, and the cell at each crossing.

    `cut_above` and `cut_below` say that the rules of columns reach beyond the first or last rule of a row: a row is
    cut there by the edge of the page.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    at: tuple[tuple[int, ...], ...]
    cut_above: bool = False
    cut_below: bool = False

    @property
    def box(self) -> Box:
        """The box around the grid."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_at(self, x: float, y: float) -> int | None:
        """The index of the cell that a point lies in, None outside the grid."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.at[row][column]
        return None


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules with the pieces of each as one, short ones left out."""
    out: list[Rule] = []
    for flat in (True, False):
        row: list[Rule] = []
        for rule in sorted((rule for rule in rules if rule.flat is flat), key=lambda rule: rule.at):
            if row and rule.at - row[0].at > _SNAP:
                out.extend(_pieced(row))
                row = []
            row.append(rule)
        out.extend(_pieced(row))
    return [rule for rule in out if rule.end - rule.start >= _SHORTEST]


def _pieced(row: list[Rule]) -> Iterable[Rule]:
    """Rules that stand on one line, those that touch as one."""
    if not row:
        return
    at = sum(rule.at for rule in row) / len(row)
    start = end = None
    for rule in sorted(row, key=lambda rule: rule.start):
        if start is None or end is None or rule.start > end + _GAP:
            if start is not None and end is not None:
                yield Rule(flat=row[0].flat, at=at, start=start, end=end)
            start, end = rule.start, rule.end
        else:
            end = max(end, rule.end)
    if start is not None and end is not None:
        yield Rule(flat=row[0].flat, at=at, start=start, end=end)


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids that rules make, from `joined`; each of at least two cells."""
    flat = [rule for rule in rules if rule.flat]
    upright = [rule for rule in rules if not rule.flat]
    found = [_grid([flat[i] for i in ones], [upright[i] for i in others]) for ones, others in _groups(flat, upright)]
    return [grid for grid in found if grid is not None and len(grid.cells) > 1]


def _groups(flat: Sequence[Rule], upright: Sequence[Rule]) -> Iterable[tuple[list[int], list[int]]]:
    """The rules that touch one another, as indexes of flat and of upright ones."""
    if not flat or not upright:
        return
    a, b = np.array([rule[1:] for rule in flat]), np.array([rule[1:] for rule in upright])
    touches = (
        (b[None, :, 0] >= a[:, None, 1] - _REACH) & (b[None, :, 0] <= a[:, None, 2] + _REACH)
        & (a[:, None, 0] >= b[None, :, 1] - _REACH) & (a[:, None, 0] <= b[None, :, 2] + _REACH)
    )  # fmt: skip
    seen: set[int] = set()
    for first in range(len(flat)):
        if first in seen or not touches[first].any():
            continue
        ones, others, waiting = {first}, set[int](), [first]
        while waiting:
            for other in np.flatnonzero(touches[waiting.pop()]).tolist():
                if other in others:
                    continue
                others.add(other)
                fresh = set(np.flatnonzero(touches[:, other]).tolist()) - ones
                ones |= fresh
                waiting.extend(fresh)
        seen |= ones
        yield sorted(ones), sorted(others)


def _edges(across: Sequence[Rule], along: Sequence[Rule], least: float) -> tuple[list[float], bool, bool]:
    """Where rules across stand, ends that rules along leave open added; whether the first and the last are such."""
    edges: list[float] = []
    for at in sorted(rule.at for rule in across):
        if not edges or at - edges[-1] >= least:
            edges.append(at)
    first, last = min(rule.start for rule in along), max(rule.end for rule in along)
    before, behind = edges[0] - first > _OPEN, last - edges[-1] > _OPEN
    return [*([first] if before else []), *edges, *([last] if behind else [])], before, behind


def _ruled(edges: Sequence[float], across: Sequence[float], rules: Sequence[Rule], least: float) -> list[list[bool]]:
    """For each edge and each step between the edges across it, whether a rule parts what lies on either side."""
    out = []
    for edge in edges:
        on = [rule for rule in rules if abs(rule.at - edge) < least]
        out.append([
            sum(max(0.0, min(rule.end, high) - max(rule.start, low)) for rule in on) >= _COVER * (high - low)
            for low, high in itertools.pairwise(across)
        ])  # fmt: skip
    return out


def _grid(flat: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    """The grid of rules that touch; None when they close no cell."""
    xs, _, _ = _edges(upright, flat, _NARROW)
    ys, above, below = _edges(flat, upright, _LOW)
    if len(xs) < 2 or len(ys) < 2:  # noqa: PLR2004  # two edges close a cell
        return None
    lefts, tops = _ruled(xs, ys, upright, _NARROW), _ruled(ys, xs, flat, _LOW)
    return build(xs, ys, lefts, tops, cut=(above, below))


def build(
    xs: Sequence[float], ys: Sequence[float], lefts: Sequence[Sequence[bool]], tops: Sequence[Sequence[bool]],
    *, cut: tuple[bool, bool] = (False, False),
) -> Grid:  # fmt: skip
    """A grid of edges. `lefts[x][row]` and `tops[y][column]` say where an edge parts two cells; the outer ones do."""
    wide, high = len(xs) - 1, len(ys) - 1
    owner = list(range(wide * high))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            if column and not lefts[column][row]:
                owner[root(here)] = root(here - 1)
            if row and not tops[row][column]:
                owner[root(here)] = root(here - wide)
    groups: dict[int, list[tuple[int, int]]] = {}
    for row in range(high):
        for column in range(wide):
            groups.setdefault(root(row * wide + column), []).append((row, column))
    return _celled(xs, ys, groups, cut)


def _celled(
    xs: Sequence[float], ys: Sequence[float], groups: dict[int, list[tuple[int, int]]], cut: tuple[bool, bool]
) -> Grid:
    """The grid whose cells are groups of crossings; rows and columns in which no cell starts are left out."""
    rows = sorted({min(row for row, _ in places) for places in groups.values()})
    columns = sorted({min(column for _, column in places) for places in groups.values()})
    at = [[0] * len(columns) for _ in rows]
    cells: list[Cell] = []
    for places in groups.values():
        first_row, first_column = min(row for row, _ in places), min(column for _, column in places)
        last_row, last_column = max(row for row, _ in places), max(column for _, column in places)
        for row, column in places:
            if row in rows and column in columns:
                at[rows.index(row)][columns.index(column)] = len(cells)
        row, column = rows.index(first_row), columns.index(first_column)
        cells.append(
            Cell(
                box=(xs[first_column], ys[first_row], xs[last_column + 1], ys[last_row + 1]),
                column=column, row=row, rows=bisect_right(rows, last_row) - row,
                columns=bisect_right(columns, last_column) - column,
            )
        )  # fmt: skip
    return Grid(
        xs=(*(xs[column] for column in columns), xs[-1]), ys=(*(ys[row] for row in rows), ys[-1]),
        cells=tuple(cells), at=tuple(map(tuple, at)), cut_above=cut[0], cut_below=cut[1],
    )  # fmt: skip


def placed(
    xs: Sequence[float], ys: Sequence[float], cells: Sequence[Cell], *, cut: tuple[bool, bool] = (False, False)
) -> Grid:
    """A grid of cells that know their columns and rows."""
    at = [[0] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for index, cell in enumerate(cells):
        for row in range(cell.row, cell.row + cell.rows):
            at[row][cell.column : cell.column + cell.columns] = [index] * cell.columns
    return Grid(
        xs=tuple(xs), ys=tuple(ys), cells=tuple(cells), at=tuple(map(tuple, at)), cut_above=cut[0], cut_below=cut[1]
    )


def sides(fills: Iterable[Fill]) -> list[Rule]:
    """The sides of filled shapes as rules."""
    out: list[Rule] = []
    for fill in fills:
        out.extend(Rule(flat=True, at=at, start=fill.x0, end=fill.x1) for at in (fill.top, fill.bottom))
        out.extend(Rule(flat=False, at=at, start=fill.top, end=fill.bottom) for at in (fill.x0, fill.x1))
    return out


def merged(fills: Sequence[Fill]) -> list[Fill]:
    """Shapes of one colour that stand right below one another as one."""
    out: list[Fill] = []
    for fill in sorted(fills, key=lambda fill: (fill.x0, fill.top)):
        last = out[-1] if out else None
        level = last is not None and max(abs(fill.x0 - last.x0), abs(fill.x1 - last.x1)) < 1
        if last is not None and level and last.colour == fill.colour and fill.top <= last.bottom + 1:
            out[-1] = last._replace(bottom=max(last.bottom, fill.bottom))
        else:
            out.append(fill)
    return out
