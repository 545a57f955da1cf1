"""Reads one page of a PDF: its tables and the lines around them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Box
from ingest import colours, pdf_columns, pdf_order, pdf_text
from ingest.pdf_grid import Grid, grids, joined
from ingest.pdf_marks import ASKEW, Fill, Frame, Rule, Run, Sheet
from ingest.pdf_order import Flow, around
from ingest.pdf_tables import PageTable, tables, tint
from ingest.pdf_text import TextLine

_PAPER = 0.97
_MOST_OF = 0.5
_PATCH, _NEAR = 40.0, 30.0
_SAME_SIZE = 0.06
_LEAST_TABLE_CELLS = 2
_WHOLE = 0.9
_APART, _LONG = 4.0, 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class PageLine:
    """A paragraph or a line outside tables, with its box and how it looks; `hidden` when nobody sees it."""

    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    tint: str | None = None
    furniture: bool = False
    hidden: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PageText:
    """What a page says, in reading order; `letters` is how many letters it holds, `recognised` those of a scan."""

    number: int
    height: float
    blocks: tuple[PageLine | PageTable, ...]
    letters: int
    recognised: bool = False
    sheet: Frame | None = None

    def shown(self, box: Box) -> Box:
        """A box of the page as it was read on the page as it is shown."""
        return self.sheet.shown(box) if self.sheet else box


def read(sheet: Sheet, before: pdf_columns.Columns | None = None) -> tuple[PageText, pdf_columns.Columns | None]:
    """The text of a page, and the columns of a table without rules that may go on overleaf (`before`: of this one)."""
    recognised = _is_scan(sheet)
    seen, hidden = _seen(sheet, recognised=recognised)
    words = [run for run in seen if run.turn != ASKEW]
    ruled, words = _ruled(sheet, words)
    loose, words, columns = pdf_columns.find(sheet, words, ruled, before)
    blocks: list[PageLine | PageTable] = []
    for flow in pdf_order.flows(words, [*ruled, *loose]):
        blocks.extend(_flow(flow, sheet.fills))
    blocks.extend(_marks(seen, hidden))
    page = PageText(
        number=sheet.number, height=sheet.height, blocks=tuple(blocks), recognised=recognised,
        letters=sum(len(run.text) for run in seen), sheet=sheet.frame,
    )  # fmt: skip
    return page, columns


def _is_scan(sheet: Sheet) -> bool:
    """Whether most letters are hidden behind a picture of the page: the words of a scan, read by a machine."""
    hidden = sum(len(run.text) for run in sheet.runs if run.hidden)
    area = max((min(b[2], sheet.width) - max(b[0], 0)) * (min(b[3], sheet.height) - max(b[1], 0)) for b in sheet.pictures) if sheet.pictures else 0.0  # noqa: E501  # one picture's area on the page
    return hidden > _MOST_OF * sum(len(run.text) for run in sheet.runs) and area > _MOST_OF * sheet.width * sheet.height


def _seen(sheet: Sheet, *, recognised: bool) -> tuple[list[Run], list[Run]]:
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
    fill = next((fill for fill in reversed(sheet.fills) if fill.holds(x, y)), None)
    return fill is None or (fill.colour is not None and min(fill.colour) >= _PAPER)


def _ruled(sheet: Sheet, words: list[Run]) -> tuple[list[PageTable], list[Run]]:
    """The tables that rules, or shapes side by side, make on a page; and the words outside them."""
    rules = joined(sheet.rules)
    found, words = _gridded(_parted(grids(rules), rules, sheet.fills), sheet, words)
    shapes = [
        fill for fill in sheet.fills
        if fill.square and fill.colour and not any(_inside(fill[:4], table.box) for table in found)
        and fill.width * fill.height < _WHOLE * sheet.width * sheet.height
    ]  # fmt: skip
    if len(shapes) > 1:
        free = [rule for rule in sheet.rules if not any(_inside(_as_box(rule), table.box) for table in found)]
        more, words = _gridded(grids(joined([*free, *pdf_columns.sides(shapes)])), sheet, words)
        found.extend(more)
    return found, words


def _parted(found: list[Grid], rules: Sequence[Rule], fills: Sequence[Fill]) -> list[Grid]:
    """Grids, with rows also parted where a shade that runs across the table ends."""
    shades = pdf_columns.merged([fill for fill in fills if fill.square and fill.colour and colours.name(fill.colour)])
    ends = [
        rule for rule in joined(pdf_columns.sides(shades)) if rule.flat and any(_across(rule, grid) for grid in found)
    ]
    return grids(joined([*rules, *ends])) if ends else found


def _across(rule: Rule, grid: Grid) -> bool:
    """Whether a side of a shade runs across a grid, within it, where no rule parts its rows."""
    x0, top, x1, bottom = grid.box
    inside = top + _APART < rule.at < bottom - _APART and x0 - _APART < rule.start and rule.end < x1 + _APART
    long = rule.end - rule.start >= _LONG * (x1 - x0)
    return inside and long and all(abs(rule.at - y) > _APART for y in grid.ys)


def _gridded(
    candidates: Sequence[Grid], sheet: Sheet, words: list[Run]
) -> tuple[list[PageTable], list[Run]]:
    """The tables that grids hold, and the words left; a box around words is no table."""
    found: list[PageTable] = []
    for grid in sorted(candidates, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])):
        cells: list[list[Run]] = [[] for _ in grid.cells]
        rest: list[Run] = []
        for run in words:
            at = grid.cell_at(*run.middle)
            (rest if at is None else cells[at]).append(run)
        grid, cells = pdf_columns.refined(grid, cells)
        if sum(map(bool, cells)) < _LEAST_TABLE_CELLS or len(grid.xs) <= 2:  # noqa: PLR2004  # one column
            continue
        found.extend(tables(grid, cells, sheet.fills))
        words = rest
    return found, words


def _as_box(rule: Rule) -> Box:
    return (rule.start, rule.at, rule.end, rule.at) if rule.flat else (rule.at, rule.start, rule.at, rule.end)


def _inside(one: Box, other: Box) -> bool:
    x, y = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]


def _marks(seen: Sequence[Run], hidden: Sequence[Run]) -> Iterator[PageLine]:
    """Words across the page, and words that nobody sees."""
    slanted = [run for run in seen if run.turn == ASKEW]
    if slanted:
        yield PageLine(text=pdf_text.askew(slanted), box=around([run[1:5] for run in slanted]), furniture=True)
    turned: dict[int, list[Run]] = {}
    for run in hidden:
        turned.setdefault(run.turn, []).append(run)
    for ones in turned.values():
        for line in pdf_text.lines(ones):
            yield PageLine(text=line.text, box=_box(line), furniture=True, hidden=True)


def _flow(flow: Flow, fills: Sequence[Fill]) -> Iterator[PageLine | PageTable]:
    """The paragraphs and tables of one column, from top to bottom; words set sideways behind them."""
    upright = pdf_text.lines([run for run in flow.runs if run.turn == 0])
    pending = sorted(flow.tables, key=lambda table: (table.box[1], table.box[0]))
    left, edge = min((row.u0 for row in upright), default=0.0), max((row.u1 for row in upright), default=0.0)
    pitch = pdf_text.usual_pitch(upright)
    block: list[TextLine] = []
    colour: str | None = None
    for row in upright:
        passed = [table for table in pending if table.box[1] < _box(row)[1]]
        own = _colour(row, fills)
        alone = block and (
            abs(row.size - block[-1].size) > _SAME_SIZE * row.size or row.bold != block[-1].bold or own != colour
            or row.item or pdf_text.ends_paragraph(block[-1], row, edge - left, edge, pitch)
        )  # fmt: skip
        if block and (passed or alone):
            yield _paragraph(block, left, edge, colour)
            block = []
        yield from passed
        pending = pending[len(passed) :]
        block.append(row)
        colour = own
    if block:
        yield _paragraph(block, left, edge, colour)
    yield from pending
    yield from _sideways(flow.runs)


def _sideways(runs: Sequence[Run]) -> Iterator[PageLine]:
    turned: dict[int, list[Run]] = {}
    for run in runs:
        if run.turn:
            turned.setdefault(run.turn, []).append(run)
    for ones in turned.values():
        for line in pdf_text.lines(ones):
            yield PageLine(text=line.text, box=_box(line), size=line.size, bold=line.bold)


def _paragraph(rows: Sequence[TextLine], left: float, edge: float, colour: str | None) -> PageLine:
    return PageLine(
        text=pdf_text.run_on(rows, left, edge), box=around([_box(row) for row in rows]), size=rows[0].size,
        bold=all(row.bold for row in rows), tint=colour,
    )  # fmt: skip


def _box(line: TextLine) -> Box:
    return around([run[1:5] for run in line.runs])


def _colour(line: TextLine, fills: Sequence[Fill]) -> str | None:
    """The colour behind a line's words, or of a patch right before them; None where there is none."""
    x0, top, x1, bottom = _box(line)
    if named := tint((x0, top, x1, bottom), line.runs, [fill for fill in fills if fill.square]):
        return named
    middle = (top + bottom) / 2
    for fill in fills:
        small = fill.width <= _PATCH and fill.height <= _PATCH
        if small and fill.top <= middle <= fill.bottom and 0 <= x0 - fill.x1 <= _NEAR and fill.colour:
            return colours.name(fill.colour)
    return None
