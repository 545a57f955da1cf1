"""Finds tables without rules between their columns by the lanes that stay free under a row of headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from graph.model import Box
from ingest.language import column_words
from ingest.language.labels import is_label
from ingest.readers.pdf import text as pdf_text
from ingest.readers.pdf.lanes import FEWEST_COLUMNS, Columns, headings, of, said
from ingest.readers.pdf.marks import Fill, Rule, Run, Sheet
from ingest.readers.pdf.order import around
from ingest.readers.pdf.tables import PageTable, TableRow, full, tint
from ingest.readers.pdf.text import TextLine

_PART = 1.0  # of the size of letters: headings so far apart head different columns
_LANE = 3.0  # points: a lane between columns is at least so wide
_WORD_GAP = 0.75  # of the size of letters: words of one sentence stand no further apart
_FAR = 4.0  # lines: a table does not go on behind so much empty space
_ROW_GAP = 1.25  # of the usual distance from line to line: rows stand further apart than lines
_MOST_HEADING_LINES = 4
_FEWEST_ROWS_RULED = 3

_FEWEST_SHOWN = 3  # columns of headings that only their bold letters show
_TOP = 0.14
_AT_LEFT = 6.0
_LONG_RULE = 0.6
_MOST_LEADING = 2.0
_LEAST_HEIGHT, _LEAST_WIDTH = 9.0, 18.0  # points: a filled cell

Lane = tuple[float, float]


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
    end, shared = start + heading, 0
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
    return (end, heading, kept) if shared >= (1 if heading else FEWEST_COLUMNS) else None


def _heads_more(lines: Sequence[TextLine], index: int, kept: Columns) -> bool:
    """Whether a line that runs across the columns heads the rows below it: it starts at the left, and rows follow."""
    if abs(lines[index].u0 - kept.left) > _AT_LEFT or index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    return (
        below.v - lines[index].v < _FAR * below.size
        and (fits := kept.narrowed(below)) is not None
        and len(fits.cells(below)) > 1
    )  # one condition


def _headed(lines: Sequence[TextLine], start: int) -> tuple[int, Columns] | None:
    """How many lines from here on are headings of columns, and the lanes between these; None when none are."""
    first = lines[start]
    for count in range(1, _MOST_HEADING_LINES + 1):
        rows = lines[start : start + count]
        if len(rows) < count or (count > 1 and not (rows[-1].bold and first.bold and _close(rows[-2], rows[-1]))):
            return None
        if count < _MOST_HEADING_LINES and start + count < len(lines):
            below = lines[start + count]
            if (
                first.bold
                and below.bold
                and _close(rows[-1], below)
                and len(below.text.split()) < len(first.text.split()) * 3
            ):  # one condition
                continue
        if abs(rows[-1].size - first.size) > 1 or (count > 1 and len(headings(rows[:1])) == 1):
            return None
        found = headings(rows)
        texts = [pdf_text.flowing(pdf_text.lines(group), 0, 0).replace("\n", " ") for group in found]
        known = len(found) >= FEWEST_COLUMNS and column_words.is_header(texts)
        shown = len(found) >= _FEWEST_SHOWN and first.bold and column_words.could_be_headings(texts)
        if known or shown:
            return count, of(found)
    return None


def _close(above: TextLine, below: TextLine) -> bool:
    return below.v - above.v < _MOST_LEADING * below.size


def _made(
    lines: Sequence[TextLine], heading: int, kept: Columns, marks: tuple[Sequence[Rule], Sequence[Fill]]
) -> PageTable:
    """The rows of a table: by rules between them, else by where words start anew."""
    flat, fills = marks
    body = lines[heading:]
    long = [rule.at for rule in flat if rule.end - rule.start >= _LONG_RULE * (kept.right - kept.left)]
    shades = [at for fill in fills if _shades(fill, kept) for at in (fill.top, fill.bottom)]
    between = [at for at in (*long, *shades) if body and body[0].v < at < body[-1].v]
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


def _shades(fill: Fill, kept: Columns) -> bool:
    """Whether a shape fills a cell of a table, so that its sides part rows."""
    inside = kept.left - _AT_LEFT < fill.x0 and fill.x1 < kept.right + _AT_LEFT
    return fill.square and inside and fill.height > _LEAST_HEIGHT and fill.width > _LEAST_WIDTH


def _starts(body: Sequence[TextLine], kept: Columns) -> list[int]:
    """The lines at which rows start, all but the first."""
    steps = [below.v - above.v for above, below in pairwise(body)]
    cells = [kept.cells(line) for line in body]
    labelled = [0 in found and is_label(said(found[0])) for found in cells]
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
    opens = [said(runs)[:1] for runs in here.values()]
    return 0 in here and len(here) == len(above) > 1 and all(text.isupper() or text.isdigit() for text in opens)


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
    edges = kept.edges
    box = around([run[1:5] for line in lines for run in line.runs])
    boxes = [(left, box[1], right, box[3]) for left, right in pairwise(edges)]
    texts = [
        pdf_text.flowing(rows, edges[column], _reach(kept, column)) if (rows := found.get(column)) else ""
        for column in range(len(boxes))
    ]
    printed = [[run for row in found.get(column, ()) for run in row.runs] for column in range(len(boxes))]
    return TableRow(
        cells=tuple(texts), tints=tuple(tint(one, own, fills) for one, own in zip(boxes, printed, strict=True)),
        boxes=tuple(boxes), below=(False,) * len(boxes), full=full(printed),
        box=(kept.left, box[1], kept.right, box[3]),
    )  # fmt: skip


def _reach(kept: Columns, column: int) -> float:
    """How far the words of a column run: to where the lane behind it begins."""
    return kept.widest[column][0] if column < len(kept.lanes) else kept.right
