"""The lanes that stay free between columns of words, and the headings that show where they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.language import column_words
from ingest.readers.pdf import text as pdf_text
from ingest.readers.pdf.marks import Run
from ingest.readers.pdf.order import around
from ingest.readers.pdf.text import TextLine

_PART = 1.0  # of the size of letters: headings so far apart head different columns
_LANE = 3.0  # points: a lane between columns is at least so wide
_WORD_GAP = 0.75  # of the size of letters: words of one sentence stand no further apart
_LEVEL = 0.8  # points
FEWEST_COLUMNS = 2

Lane = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """The free room between columns, each as the lanes that may part them there, and the outer edges, in points."""

    lanes: tuple[tuple[Lane, ...], ...]
    left: float
    right: float

    @property
    def widest(self) -> tuple[Lane, ...]:
        """The widest lane between each two columns."""
        return tuple(max(lanes, key=lambda lane: lane[1] - lane[0]) for lanes in self.lanes)

    @property
    def edges(self) -> tuple[float, ...]:
        """Where the columns part, the left and the right edge with them."""
        return (self.left, *((low + high) / 2 for low, high in self.widest), self.right)

    def narrowed(self, line: TextLine) -> Columns | None:
        """The lanes that a line of words leaves free; None when it closes one, or runs across as a sentence does."""
        if self.crossed(line):
            return None
        kept = tuple(tuple(part for lane in lanes for part in _free(lane, line.runs)) for lanes in self.lanes)
        if not all(kept):
            return None
        return Columns(lanes=kept, left=min(self.left, line.u0), right=max(self.right, line.u1))

    def crossed(self, line: TextLine) -> bool:
        """Whether the words of a line stand over lanes as those of a sentence do: a blank apart, level with nothing."""
        over = [
            (after.x0 - before.x1, after.x0 - high)
            for before, after in pairwise(line.runs)
            for low, high in self.widest
            if before.x1 <= low + 1 and after.x0 >= high - 1
        ]
        return bool(over) and all(gap < _WORD_GAP * line.size and abs(start) > _LEVEL for gap, start in over)

    def column(self, run: Run) -> int:
        """The index of the column that letters stand in."""
        return bisect_right(self.edges[1:-1], (run.x0 + run.x1) / 2)

    def cells(self, line: TextLine) -> dict[int, list[Run]]:
        """The runs of a line by column."""
        found: dict[int, list[Run]] = {}
        for run in line.runs:
            found.setdefault(self.column(run), []).append(run)
        return found


def _free(lane: Lane, runs: Sequence[Run]) -> list[Lane]:
    """The parts of a lane that words leave free."""
    low, out = lane[0], []
    for run in sorted((run for run in runs if run.x1 > lane[0] and run.x0 < lane[1]), key=lambda run: run.x0):
        out.append((low, run.x0))
        low = max(low, run.x1)
    return [part for part in (*out, (low, lane[1])) if part[1] - part[0] >= _LANE]


def of(groups: Sequence[Sequence[Run]]) -> Columns:
    """The columns under headings that stand side by side."""
    boxes = [around([run[1:5] for run in group]) for group in groups]
    return Columns(
        lanes=tuple(((one[2], two[0]),) for one, two in pairwise(boxes)), left=boxes[0][0], right=boxes[-1][2]
    )


def between(edges: Sequence[float], words: Sequence[Run]) -> Columns:
    """The columns between edges, with the lanes that the words of a table leave free."""
    lanes = tuple(
        (
            (
                max((run.x1 for run in words if run.x1 <= x + 1), default=x - _LANE),
                min((run.x0 for run in words if run.x0 >= x - 1), default=x + _LANE),
            ),
        )
        for x in edges[1:-1]
    )
    return Columns(lanes=lanes, left=edges[0], right=edges[-1])


def headings(rows: Sequence[TextLine]) -> list[list[Run]]:
    """The runs of headings by column, from left to right: what stands close together or one above the other."""
    parts: list[list[Run]] = []
    for row in rows:
        for run in row.runs:
            if parts and parts[-1][-1].v == run.v and run.x0 - parts[-1][-1].x1 <= _PART * run.size:
                parts[-1].append(run)
            else:
                parts.append([run])
    parts.sort(key=lambda part: part[0].x0)
    out: list[list[Run]] = []
    for part in parts:
        if out and part[0].x0 < max(run.x1 for run in out[-1]):
            out[-1].extend(part)
        else:
            out.append(list(part))
    return out


def headings_in(runs: Sequence[Run]) -> Columns | None:
    """The lanes between headings that stand side by side in one cell; None when they are no headings."""
    found = headings(pdf_text.lines([run for run in runs if run.turn == 0]))
    if len(found) < FEWEST_COLUMNS or not column_words.is_header([said(group) for group in found]):
        return None
    return of(found)


def said(runs: Sequence[Run]) -> str:
    """Letters as words with a blank between."""
    return " ".join(run.text for run in runs)
