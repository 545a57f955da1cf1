"""Rows between the stripes of a table: where only every other row is shaded, the shaded ones tell the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.readers.pdf import text as pdf_text
from ingest.readers.pdf.grid import Grid
from ingest.readers.pdf.marks import Rule, Run

_SAME = 2.0  # points: edges so near are one
_HIGHEST = 6.0  # so many times the height of a stripe may stand between two of one table
_NEXT = 2.4  # of the size of letters: the first line of a row that touches a stripe stands no further from it
_PITCH = 1.6  # of the size of letters: lines of one row stand no further apart
_MOST_OF = 0.5  # of the columns hold words
_FEWEST_COLUMNS = 3

Span = tuple[float, float]


def between(painted: Sequence[Grid], words: Sequence[Run]) -> list[Rule]:
    """Rules around the rows between, right above and right below shaded rows that have the same columns."""
    out: list[Rule] = []
    for stripes in _stacks(painted):
        xs = stripes[0].xs
        inside = [run for run in words if run.turn == 0 and xs[0] - _SAME < run.middle[0] < xs[-1] + _SAME]
        highest = _HIGHEST * max(grid.ys[-1] - grid.ys[0] for grid in stripes)
        gaps = [(above.ys[-1], below.ys[0]) for above, below in pairwise(stripes)]
        rows = [gap for gap in gaps if _SAME < gap[1] - gap[0] < highest and _is_row(_in(inside, gap), xs)]
        if rows:
            ends = _ends(inside, xs, (stripes[0].ys[0], stripes[-1].ys[-1]))
            out.extend(rule for row in (*rows, *ends) for rule in _around(xs, row))
    return out


def _stacks(painted: Sequence[Grid]) -> Iterator[list[Grid]]:
    """Shaded rows with the same columns, from top to bottom."""
    stacks: list[list[Grid]] = []
    for grid in sorted(painted, key=lambda grid: grid.ys[0]):
        if len(grid.xs) <= _FEWEST_COLUMNS:
            continue
        stack = next((stack for stack in stacks if _alike(stack[-1].xs, grid.xs)), None)
        if stack is None:
            stacks.append([grid])
        else:
            stack.append(grid)
    return (stack for stack in stacks if len(stack) > 1)


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def _in(words: Sequence[Run], span: Span) -> list[Run]:
    return [run for run in words if span[0] < run.middle[1] < span[1]]


def _is_row(words: Sequence[Run], xs: Sequence[float]) -> bool:
    """Whether words stand in most of the columns, none across the edge between two."""
    if _crosses(words, xs):
        return False
    filled = {sum(x <= run.middle[0] for x in xs) for run in words}
    return len(filled) > _MOST_OF * (len(xs) - 1)


def _crosses(words: Sequence[Run], xs: Sequence[float]) -> bool:
    return any(run.x0 < x - 1 and run.x1 > x + 1 for run in words for x in xs[1:-1])


def _ends(words: Sequence[Run], xs: Sequence[float], span: Span) -> list[Span]:
    """The rows without a shade right above the first stripe and right below the last one."""
    lines = pdf_text.lines(list(words))
    above = [line for line in reversed(lines) if line.v < span[0]]
    below = [line for line in lines if line.v - line.size > span[1] - line.size / 2]
    out: list[Span] = []
    for found, edge in ((above, span[0]), (below, span[1])):
        taken: list[Run] = []
        last = edge
        for line in found:
            away = abs(line.v - last) > (_PITCH if taken else _NEXT) * line.size
            if away or (taken and abs(line.size - taken[0].size) > 1) or _crosses(line.runs, xs):
                break
            taken.extend(line.runs)
            last = line.v
        if taken and _is_row(taken, xs):
            far = min(run.top for run in taken) - 1 if edge == span[0] else max(run.bottom for run in taken) + 1
            out.append((min(edge, far), max(edge, far)))
    return out


def _around(xs: Sequence[float], row: Span) -> Iterator[Rule]:
    yield from (Rule(flat=False, at=x, start=row[0], end=row[1]) for x in xs)
    yield from (Rule(flat=True, at=y, start=xs[0], end=xs[-1]) for y in row)
