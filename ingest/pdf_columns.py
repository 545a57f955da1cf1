"""Finds tables without rules between their columns by the lanes that stay free under a row of headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from graph.model import Box
from ingest import columns, pdf_text
from ingest.labels import is_label
from ingest.pdf_grid import Cell, Grid, placed
from ingest.pdf_marks import Fill, Rule, Run, Sheet
from ingest.pdf_order import around
from ingest.pdf_tables import PageTable, TableRow, tint
from ingest.pdf_text import TextLine

_PART = 1.0  # of the size of letters: headings so far apart head different columns
_LANE = 3.0  # points: a lane between columns is at least so wide
_WORD_GAP = 0.75  # of the size of letters: words of one sentence stand no further apart
_FAR = 4.0  # lines: a table does not go on behind so much empty space
_ROW_GAP = 1.25  # of the usual distance from line to line: rows stand further apart than lines
_MOST_HEADING_LINES = 4
_FEWEST_ROWS_RULED = 3
_FEWEST_COLUMNS = _FEWEST_ROWS = 2
_FEWEST_SHOWN = 3  # columns of headings that only their bold letters show
_TOP = 0.14
_AT_LEFT = 6.0
_LONG_RULE = 0.6
_MOST_LEADING = 2.0

Lane = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """The lanes between the columns of a table, and its left and right edges, in points."""

    lanes: tuple[Lane, ...]
    left: float
    right: float

    def narrowed(self, line: TextLine) -> Columns | None:
        """The lanes that a line of words leaves free; None when it closes one, or runs across as a sentence does."""
        lanes = list(self.lanes)
        for run in line.runs:
            for index, (low, high) in enumerate(lanes):
                if run.x1 <= low or run.x0 >= high:
                    continue
                left, right = (low, min(high, run.x0)), (max(low, run.x1), high)
                lanes[index] = max(left, right, key=lambda lane: lane[1] - lane[0])
                if lanes[index][1] - lanes[index][0] < _LANE:
                    return None
        found = Columns(lanes=tuple(lanes), left=min(self.left, line.u0), right=max(self.right, line.u1))
        return None if found.crossed(line) else found

    def crossed(self, line: TextLine) -> bool:
        """Whether the words of a line stand over lanes with no more than a blank between them."""
        gaps = [
            after.x0 - before.x1
            for before, after in pairwise(line.runs)
            if any(before.x1 <= low + 1 and after.x0 >= high - 1 for low, high in self.lanes)
        ]
        return bool(gaps) and max(gaps) < _WORD_GAP * line.size

    def column(self, run: Run) -> int:
        """The index of the column that letters stand in."""
        return bisect_right([(low + high) / 2 for low, high in self.lanes], (run.x0 + run.x1) / 2)

    def cells(self, line: TextLine) -> dict[int, list[Run]]:
        """The runs of a line by column."""
        found: dict[int, list[Run]] = {}
        for run in line.runs:
            found.setdefault(self.column(run), []).append(run)
        return found


def sides(fills: Iterable[Fill]) -> list[Rule]:
    """The sides of filled shapes as rules."""
    out = []
    for fill in fills:
        out.extend(Rule(flat=True, at=at, start=fill.x0, end=fill.x1) for at in (fill.top, fill.bottom))
        out.extend(Rule(flat=False, at=at, start=fill.top, end=fill.bottom) for at in (fill.x0, fill.x1))
    return out


def merged(fills: Sequence[Fill]) -> list[Fill]:
    """Shapes of one colour that stand right below one another as one."""
    out: list[Fill] = []
    for fill in sorted(fills, key=lambda fill: (fill.x0, fill.top)):
        last = out[-1] if out else None
        if (
            last is not None and last.colour == fill.colour and abs(fill.x0 - last.x0) < 1 and abs(fill.x1 - last.x1) < 1
            and fill.top <= last.bottom + 1
        ):  # fmt: skip
            out[-1] = last._replace(bottom=max(last.bottom, fill.bottom))
        else:
            out.append(fill)
    return out


def refined(grid: Grid, words: list[list[Run]]) -> tuple[Grid, list[list[Run]]]:
    """A grid whose headings stand several in a cell, above columns that no rule parts, with those columns parted."""
    for column in range(len(grid.xs) - 1):
        own = [index for index, cell in enumerate(grid.cells) if cell.column == column and cell.columns == 1]
        own.sort(key=lambda index: grid.cells[index].row)
        if len(own) < _FEWEST_ROWS or not words[own[0]]:
            continue
        kept = _headings_in(words[own[0]])
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


def _headings_in(runs: Sequence[Run]) -> Columns | None:
    """The lanes between headings that stand side by side in one cell; None when they are no headings."""
    groups = _groups(pdf_text.lines([run for run in runs if run.turn == 0]))
    if len(groups) < _FEWEST_COLUMNS or not columns.is_header([_said(group) for group in groups]):
        return None
    boxes = [around([run[1:5] for run in group]) for group in groups]
    return Columns(lanes=tuple((a[2], b[0]) for a, b in pairwise(boxes)), left=boxes[0][0], right=boxes[-1][2])


def _parted(
    grid: Grid, words: Sequence[Sequence[Run]], column: int, found: tuple[Columns, set[int]]
) -> tuple[Grid, list[list[Run]]]:
    """A grid with one column parted at lanes, but for the cells whose words cross them."""
    kept, crossed = found
    middles = [(low + high) / 2 for low, high in kept.lanes]
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


def find(
    sheet: Sheet, words: Sequence[Run], ruled: Sequence[PageTable], before: Columns | None
) -> tuple[list[PageTable], list[Run], Columns | None]:
    """Tables that words make under a row of headings, the words outside them, and the columns of the last one.

    `before` are the columns of the page before, which go on where the first lines of this one fit them.
    """
    lines = pdf_text.lines([run for run in words if run.turn == 0])
    flat = [rule for rule in sheet.rules if rule.flat]
    walls = sorted(table.box[1] for table in ruled)
    found: list[PageTable] = []
    used: set[int] = set()
    last: Columns | None = None
    index = 0
    while index < len(lines):
        going = before if not found and lines[index].v < _TOP * sheet.height + _top(lines) else None
        table = _table(lines, index, going, walls)
        if table is None:
            index += 1
            continue
        end, heading, kept = table
        found.append(_made(lines[index:end], heading, kept, (flat, sheet.fills)))
        used.update(range(index, end))
        last, index = kept, end
    taken = {id(run) for number in used for run in lines[number].runs}
    boxes = [table.box for table in found]
    rest = [run for run in words if id(run) not in taken and not _twin(run, boxes)]
    return found, rest if found else list(words), last


def _twin(run: Run, boxes: Sequence[Box]) -> bool:
    """Whether letters stand inside a table found, where they were the second print of others or the mark of a list."""
    x, y = run.middle
    return run.turn == 0 and any(box[0] - 1 <= x <= box[2] + 1 and box[1] <= y <= box[3] for box in boxes)


def _top(lines: Sequence[TextLine]) -> float:
    return lines[0].v if lines else 0.0


def _table(
    lines: Sequence[TextLine], start: int, before: Columns | None, walls: Sequence[float]
) -> tuple[int, int, Columns] | None:
    """Where a table that starts at a line ends, how many of its lines are headings, and its columns; else None."""
    opened = _headed(lines, start)
    if opened is not None:
        heading, kept = opened
    elif before is not None:
        heading, kept = 0, before
    else:
        return None
    wall = next((wall for wall in walls if wall > lines[start].v - lines[start].size), float("inf"))
    end, kept, shared = start + heading, kept, 0
    while end < len(lines) and lines[end].v < wall:
        if end > start and lines[end].v - lines[end - 1].v > _FAR * lines[end].size:
            break
        fits = kept.narrowed(lines[end])
        if fits is None:
            if not _heads_more(lines, end, kept):
                break
        else:
            kept = fits
            shared += len(kept.cells(lines[end])) > 1
        end += 1
    return (end, heading, kept) if shared >= (1 if heading else _FEWEST_COLUMNS) else None


def _heads_more(lines: Sequence[TextLine], index: int, kept: Columns) -> bool:
    """Whether a line that runs across the columns heads the rows below it: it starts at the left, and rows follow."""
    if abs(lines[index].u0 - kept.left) > _AT_LEFT or index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    return below.v - lines[index].v < _FAR * below.size and (fits := kept.narrowed(below)) is not None and len(fits.cells(below)) > 1  # noqa: E501  # one condition


def _headed(lines: Sequence[TextLine], start: int) -> tuple[int, Columns] | None:
    """How many lines from here on are headings of columns, and the lanes between these; None when none are."""
    first = lines[start]
    for count in range(1, _MOST_HEADING_LINES + 1):
        rows = lines[start : start + count]
        if len(rows) < count or (count > 1 and not (rows[-1].bold and first.bold and _close(rows[-2], rows[-1]))):
            return None
        if count < _MOST_HEADING_LINES and start + count < len(lines):
            below = lines[start + count]
            if first.bold and below.bold and _close(rows[-1], below) and len(below.text.split()) < len(first.text.split()) * 3:  # noqa: E501  # one condition
                continue
        if abs(rows[-1].size - first.size) > 1 or (count > 1 and len(_groups(rows[:1])) == 1):
            return None
        groups = _groups(rows)
        texts = [pdf_text.flowing(pdf_text.lines(group), 0, 0).replace("\n", " ") for group in groups]
        known = len(groups) >= _FEWEST_COLUMNS and columns.is_header(texts)
        shown = len(groups) >= _FEWEST_SHOWN and first.bold and columns.could_be_headings(texts)
        if known or shown:
            boxes = [around([run[1:5] for run in group]) for group in groups]
            lanes = tuple((one[2], two[0]) for one, two in pairwise(boxes))
            return count, Columns(lanes=lanes, left=boxes[0][0], right=boxes[-1][2])
    return None


def _close(above: TextLine, below: TextLine) -> bool:
    return below.v - above.v < _MOST_LEADING * below.size


def _groups(rows: Sequence[TextLine]) -> list[list[Run]]:
    """The runs of headings by column, from left to right: what stands close together or one above the other."""
    parts: list[list[Run]] = []
    for row in rows:
        for run in row.runs:
            if parts and parts[-1][-1].v == run.v and run.x0 - parts[-1][-1].x1 <= _PART * run.size:
                parts[-1].append(run)
            else:
                parts.append([run])
    parts.sort(key=lambda part: part[0].x0)
    groups: list[list[Run]] = []
    for part in parts:
        if groups and part[0].x0 < max(run.x1 for run in groups[-1]):
            groups[-1].extend(part)
        else:
            groups.append(list(part))
    return groups


def _made(
    lines: Sequence[TextLine], heading: int, kept: Columns, marks: tuple[Sequence[Rule], Sequence[Fill]]
) -> PageTable:
    """The rows of a table: by rules between them, else by where words start anew."""
    flat, fills = marks
    body = lines[heading:]
    long = [rule.at for rule in flat if rule.end - rule.start >= _LONG_RULE * (kept.right - kept.left)]
    between = [at for at in long if body and body[0].v < at < body[-1].v]
    if len(between) >= _FEWEST_ROWS_RULED - 1:
        starts = [i for i in range(1, len(body)) if any(body[i - 1].v < at < body[i].v for at in between)]
    else:
        starts = _starts(body, kept)
    cuts = [0, *starts, len(body)]
    groups = [body[a:b] for a, b in pairwise(cuts) if b > a]
    if heading:
        groups.insert(0, lines[:heading])
    rows = tuple(_row(group, kept, fills) for group in groups)
    return PageTable(rows=rows, box=around([row.box for row in rows]))


def _starts(body: Sequence[TextLine], kept: Columns) -> list[int]:
    """The lines at which rows start, all but the first."""
    steps = [below.v - above.v for above, below in pairwise(body)]
    cells = [kept.cells(line) for line in body]
    labelled = [0 in found and is_label(_said(found[0])) for found in cells]
    if 2 * sum(labelled) > sum(0 in found for found in cells) > 1:
        return [i for i in range(1, len(body)) if labelled[i] or _spans(body[i], kept) or _spans(body[i - 1], kept)]
    near = [step for step in steps if step < _MOST_LEADING * body[0].size]
    usual = median(sorted(near)[: max(1, (len(near) + 1) // 2)]) if near else 0.0
    apart = [i for i, step in enumerate(steps, 1) if step > _ROW_GAP * usual]
    if apart:
        return apart
    return [i for i in range(1, len(body)) if _anew(cells[i - 1], cells[i]) or _spans(body[i - 1], kept)]


def _spans(line: TextLine, kept: Columns) -> bool:
    return kept.narrowed(line) is None


def _anew(above: dict[int, list[Run]], here: dict[int, list[Run]]) -> bool:
    """Whether a row starts: words begin in a column that had ended, or in all columns as sentences and figures do."""
    if set(here) - set(above):
        return True
    opens = [_said(runs)[:1] for runs in here.values()]
    return 0 in here and len(here) == len(above) > 1 and all(text.isupper() or text.isdigit() for text in opens)


def _said(runs: Sequence[Run]) -> str:
    return " ".join(run.text for run in runs)


def _row(lines: Sequence[TextLine], kept: Columns, fills: Sequence[Fill]) -> TableRow:
    """The cells of the lines of one row; words that run across the columns stand in the first."""
    if len(lines) == 1 and kept.narrowed(lines[0]) is None:
        found: dict[int, list[TextLine]] = {0: [lines[0]]}
    else:
        found = {}
        for line in lines:
            for column, runs in kept.cells(line).items():
                part = pdf_text.lines(runs)[0]
                marked = line.item and runs[0] is line.runs[0]
                found.setdefault(column, []).append(part._replace(item=part.item or marked))
    edges = [kept.left, *((low + high) / 2 for low, high in kept.lanes), kept.right]
    box = around([run[1:5] for line in lines for run in line.runs])
    boxes = [(left, box[1], right, box[3]) for left, right in pairwise(edges)]
    texts = [
        pdf_text.flowing(rows, edges[column], _reach(kept, column)) if (rows := found.get(column)) else ""
        for column in range(len(boxes))
    ]
    runs = [[run for row in found.get(column, ()) for run in row.runs] for column in range(len(boxes))]
    return TableRow(
        cells=tuple(texts), tints=tuple(tint(one, own, fills) for one, own in zip(boxes, runs, strict=True)),
        boxes=tuple(boxes), below=(False,) * len(boxes), box=(kept.left, box[1], kept.right, box[3]),
    )  # fmt: skip


def _reach(kept: Columns, column: int) -> float:
    """How far the words of a column run: to where the lane behind it begins."""
    return kept.lanes[column][0] if column < len(kept.lanes) else kept.right
