"""Reads one page of a PDF: its tables and the lines around them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import Box
from ingest.language import column_words
from ingest.language.breaks import ends, goes_on
from ingest.language.page_marks import belongs_to_page
from ingest.readers import colours
from ingest.readers.pdf import columns as pdf_columns
from ingest.readers.pdf import order as pdf_order
from ingest.readers.pdf import stripes as pdf_stripes
from ingest.readers.pdf import text as pdf_text
from ingest.readers.pdf.grid import Grid, grids, joined, merged, sides
from ingest.readers.pdf.lanes import Columns, between, said
from ingest.readers.pdf.marks import ASKEW, Fill, Frame, Rule, Run, Sheet
from ingest.readers.pdf.order import Flow, around
from ingest.readers.pdf.refine import fitted, layered, refined
from ingest.readers.pdf.tables import PageTable, tables, tint
from ingest.readers.pdf.text import TextLine

_PAPER = 0.97
_MOST_OF = 0.5
_LEAST_PATCH, _PATCH, _NEAR = 4.0, 40.0, 30.0
_SAME_SIZE = 0.06
_LEAST_TABLE_CELLS = 2
_WHOLE = 0.9
_MOST_BESIDE = 0.1
_ZONE = 0.09  # of the height of a page: where its number stands
_PITCH, _PACE = 1.2, 1.15
_APART, _LONG = 4.0, 0.6
_NEAR_EDGE = 12.0
_DOT, _BEFORE = (1.5, 5.5), 22.0  # points: marks of a list, and how far before the words they stand


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """What a page leaves for the next one: the lanes of a table without rules, the edges of one with some."""

    lanes: Columns | None = None
    edges: tuple[float, ...] = ()


def read(sheet: Sheet, before: Before | None = None) -> tuple[PageText, Before]:
    """The text of a page, and the columns of tables that may go on overleaf (`before`: of the page before)."""
    before = before or Before()
    recognised = _is_scan(sheet)
    seen, hidden = _seen(sheet, recognised=recognised)
    words = [run for run in seen if run.turn != ASKEW]
    words, numbers = _numbered(sheet, [*words, *_bullets(sheet, words)])
    ruled, words, left = _ruled(sheet, words, before)
    loose, words, lanes = pdf_columns.find(sheet, words, ruled, before.lanes)
    blocks: list[PageLine | PageTable] = []
    for flow in pdf_order.flows(words, [*ruled, *loose]):
        blocks.extend(_flow(flow, sheet.fills))
    blocks.extend((*numbers, *_marks(seen, hidden)))
    page = PageText(
        number=sheet.number, height=sheet.height, blocks=tuple(blocks), recognised=recognised,
        letters=sum(len(run.text) for run in seen), sheet=sheet.frame,
    )  # fmt: skip
    if lanes is not None:
        left = Before(lanes=lanes, edges=lanes.edges)
    return page, left if left.edges else before


def _is_scan(sheet: Sheet) -> bool:
    """Whether most letters are hidden behind a picture of the page: the words of a scan, read by a machine."""
    hidden = sum(len(run.text) for run in sheet.runs if run.hidden)
    area = (
        max((min(b[2], sheet.width) - max(b[0], 0)) * (min(b[3], sheet.height) - max(b[1], 0)) for b in sheet.pictures)
        if sheet.pictures
        else 0.0
    )  # one picture's area on the page
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
    fill = next((fill for fill in reversed(sheet.fills) if fill._replace(square=True).holds(x, y)), None)
    return fill is None or (fill.colour is not None and min(fill.colour) >= _PAPER)


def _numbered(sheet: Sheet, words: list[Run]) -> tuple[list[Run], list[PageLine]]:
    """The words of a page less its first and last lines where these are page numbers or markings."""
    rows = pdf_text.lines([run for run in words if run.turn == 0])
    zone = _ZONE * sheet.height
    found = [
        row for row in dict.fromkeys((*rows[:1], *rows[-1:]))
        if (row.v < zone or row.v > sheet.height - zone) and belongs_to_page(row.text)
    ]  # fmt: skip
    taken = {run for row in found for run in row.runs}
    lines = [PageLine(text=row.text, box=_box(row), size=row.size, furniture=True) for row in found]
    return [run for run in words if run not in taken], lines


def _bullets(sheet: Sheet, words: Sequence[Run]) -> Iterator[Run]:
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


def _ruled(sheet: Sheet, words: list[Run], before: Before) -> tuple[list[PageTable], list[Run], Before]:
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
        same = (
            len(edges) > len(parted.xs) and max(abs(edges[0] - grid.xs[0]), abs(edges[-1] - grid.xs[-1])) < _NEAR_EDGE
        )
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
    rows = pdf_text.lines([run for run in flow.runs if run.turn == 0])
    patches = [fill for fill in fills if _is_patch(fill)]
    upright = [part for row in rows for part in _keyed(row, patches)] if patches else rows
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
        if fill.colour and fill.top <= middle <= fill.bottom and -1 <= x0 - fill.x1 <= _NEAR and _is_patch(fill):
            return colours.name(fill.colour)
    return None


def _is_patch(fill: Fill) -> bool:
    """Whether a shape is a small coloured patch, as a printed key has them."""
    small = _LEAST_PATCH <= fill.width <= _PATCH and _LEAST_PATCH <= fill.height <= _PATCH
    return small and fill.colour is not None and colours.name(fill.colour) is not None


def _keyed(line: TextLine, patches: Sequence[Fill]) -> list[TextLine]:
    """A line cut before the words that stand behind a patch, one after the other."""
    cuts = [
        index for index in range(1, len(line.runs))
        if any(
            line.runs[index - 1].x1 <= patch.x0 + 1 and patch.x1 <= line.runs[index].x0 + 1
            and patch.holds((patch.x0 + patch.x1) / 2, line.runs[index].middle[1])
            for patch in patches
        )
    ]  # fmt: skip
    if not cuts:
        return [line]
    return [pdf_text.lines(line.runs[a:b])[0] for a, b in pairwise([0, *cuts, len(line.runs)])]
