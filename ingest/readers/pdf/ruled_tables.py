"""Finds the tables that rules, or shapes side by side, make on a page, and what the last of them leaves overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Box
from ingest.language import column_words
from ingest.language.breaks import ends, goes_on
from ingest.readers import colours
from ingest.readers.pdf import stripes as pdf_stripes
from ingest.readers.pdf import text as pdf_text
from ingest.readers.pdf.grid import Grid, grids, joined, merged, sides
from ingest.readers.pdf.lanes import Columns, between, said
from ingest.readers.pdf.marks import Fill, Rule, Run, Sheet
from ingest.readers.pdf.refine import fitted, layered, refined
from ingest.readers.pdf.tables import PageTable, tables

_LEAST_TABLE_CELLS = 2
_WHOLE = 0.9
_MOST_BESIDE = 0.1
_PITCH, _PACE = 1.2, 1.15
_APART, _LONG = 4.0, 0.6
_NEAR_EDGE = 12.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """What a page leaves for the next one: the lanes of a table without rules, the edges of one with some."""

    lanes: Columns | None = None
    edges: tuple[float, ...] = ()


def find(sheet: Sheet, words: list[Run], before: Before) -> tuple[list[PageTable], list[Run], Before]:
    """The tables that rules, or shapes side by side, make on a page; the words outside them; what the last leaves."""
    rules = joined(sheet.rules)
    found, words, left = _gridded(_parted(grids(rules), rules, sheet.fills), sheet, words, before)
    shapes = [
        fill for fill in sheet.fills
        if fill.square and fill.colour and not any(_inside(fill[:4], table.box) for table in found)
        and fill.width * fill.height < _WHOLE * sheet.width * sheet.height
    ]  # fmt: skip
    if len(shapes) > 1:
        free = [rule for rule in sheet.rules if not any(_inside(_as_box(rule), table.box) for table in found)]
        painted = grids(joined([*free, *sides(shapes)]))
        if rows := pdf_stripes.between(painted, words):
            painted = grids(joined([*free, *sides(shapes), *rows]))
        more, words, left = _gridded(painted, sheet, words, left if found else before, painted=True)
        found.extend(more)
    return found, words, left


def _parted(found: list[Grid], rules: Sequence[Rule], fills: Sequence[Fill]) -> list[Grid]:
    """Grids, with rows also parted where a shade that runs across the table ends."""
    shades = merged([fill for fill in fills if fill.square and fill.colour and colours.name(fill.colour)])
    ends = [rule for rule in joined(sides(shades)) if rule.flat and any(_across(rule, grid) for grid in found)]
    return grids(joined([*rules, *ends])) if ends else found


def _across(rule: Rule, grid: Grid) -> bool:
    """Whether a side of a shade runs across a grid, within it, where no rule parts its rows."""
    x0, top, x1, bottom = grid.box
    inside = top + _APART < rule.at < bottom - _APART and x0 - _APART < rule.start and rule.end < x1 + _APART
    long = rule.end - rule.start >= _LONG * (x1 - x0)
    return inside and long and all(abs(rule.at - y) > _APART for y in grid.ys)


def _gridded(
    candidates: Sequence[Grid], sheet: Sheet, words: list[Run], before: Before, *, painted: bool = False
) -> tuple[list[PageTable], list[Run], Before]:
    """The tables that grids hold, the words left, and what the last table leaves; a box around words is no table.

    `before` are the edges of the table before, whose columns may go on without rules.
    """
    edges, left = before.edges, Before()
    found: list[tuple[float, list[PageTable]]] = []
    for grid in sorted(candidates, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])):
        cells: list[list[Run]] = [[] for _ in grid.cells]
        rest: list[Run] = []
        for run in words:
            at = grid.cell_at(*run.middle)
            (rest if at is None else cells[at]).append(run)
        parted, cells = refined(*(layered(grid, cells, sheet.fills) if painted else (grid, cells)))
        same = len(edges) > len(parted.xs) and _as_wide(edges, grid)
        parted, cells = fitted(parted, cells, edges if same and not _named(parted, cells) else ())
        rest = _spilled(parted, cells, rest)
        if sum(map(bool, cells)) < _LEAST_TABLE_CELLS or len(parted.xs) <= 2:  # noqa: PLR2004  # one column
            continue
        if painted and _beside(rest, grid) > _MOST_BESIDE * sum(map(len, cells)):
            continue  # only some columns are painted: their words tell the others
        found.append((grid.ys[0], tables(parted, cells, sheet.fills)))
        edges, words = parted.xs, rest
        left = Before(edges=edges, lanes=between(edges, [run for own in cells for run in own]))
    return [table for _, made in sorted(found, key=lambda one: one[0]) for table in made], words, left


def _named(grid: Grid, cells: Sequence[Sequence[Run]]) -> bool:
    """Whether the first row of a grid names its columns, a heading in each cell: it takes none from another table."""
    first = [said(own) for cell, own in zip(grid.cells, cells, strict=True) if cell.row == 0]
    return all(first) and column_words.is_header(first)


def _as_wide(edges: tuple[float, ...], grid: Grid) -> bool:
    return max(abs(edges[0] - grid.xs[0]), abs(edges[-1] - grid.xs[-1])) < _NEAR_EDGE


def _spilled(grid: Grid, cells: list[list[Run]], rest: list[Run]) -> list[Run]:
    """The words outside a grid less those that go on below a cell of its last row, in mid-sentence and at its pace."""
    for cell, words in zip(grid.cells, cells, strict=True):
        lines = pdf_text.lines([run for run in words if run.turn == 0])
        if cell.row + cell.rows < len(grid.ys) - 1 or not lines or ends(lines[-1].text):
            continue
        last, pitch = lines[-1], pdf_text.usual_pitch(lines) or _PITCH * lines[-1].size
        if grid.ys[-1] - last.v > 2 * pitch:
            continue
        x0, x1 = cell.box[0] - 1, cell.box[2] + 1
        below = [run for run in rest if run.turn == 0 and x0 <= run.x0 and run.x1 <= x1 and run.v > last.v]
        for line in pdf_text.lines(below):
            if line.v - last.v > _PACE * pitch or not goes_on(line.text) or abs(line.size - last.size) > 1:
                break
            words.extend(line.runs)
            rest = [run for run in rest if run not in line.runs]
            last = line
    return rest


def _beside(words: Sequence[Run], grid: Grid) -> int:
    """How many words stand to the left or right of a grid."""
    _, top, _, bottom = grid.box
    return sum(top < run.middle[1] < bottom for run in words)


def _as_box(rule: Rule) -> Box:
    return (rule.start, rule.at, rule.end, rule.at) if rule.flat else (rule.at, rule.start, rule.at, rule.end)


def _inside(one: Box, other: Box) -> bool:
    x, y = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]
