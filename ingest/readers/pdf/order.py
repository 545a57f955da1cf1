"""Puts what stands on a page into reading order: columns one behind the other, what spans them in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Box
from ingest.readers.pdf.marks import Run
from ingest.readers.pdf.tables import PageTable
from ingest.readers.pdf.text import TextLine, lines

_GUTTER = 5.0
_PART = 0.8  # of the size of letters: words so far apart may stand in different columns
_CLOSE = 0.45
_FEWEST_LINES = 3
_FEWEST_WORDS = 2.5  # on average, in a line of prose
_MOST_CROSSING = 0.35
_SAME = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """Something on a page: words that stand close together on a line, or a table."""

    box: Box
    runs: tuple[Run, ...] = ()
    table: PageTable | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """Words and tables of one column, to be read from top to bottom."""

    runs: tuple[Run, ...]
    tables: tuple[PageTable, ...]


def flows(runs: Sequence[Run], tables: Sequence[PageTable]) -> list[Flow]:
    """The columns of a page in the order they are read; where there is but one, all of it."""
    items = [Item(box=table.box, table=table) for table in tables]
    items.extend(_close(runs))
    return _flows(sorted(items, key=lambda item: (item.box[1], item.box[0])))


def _close(runs: Sequence[Run]) -> list[Item]:
    """Words that stand close together on a line; a smaller gap parts them where other lines start behind it too."""
    rows = lines(runs)
    starts = Counter(round(run.u0) for row in rows for before, run in _steps(row) if _gap(before, run) > _PART)
    out = []
    for row in rows:
        part: list[Run] = []
        for before, run in _steps(row):
            level = _gap(before, run) > _CLOSE and starts[round(run.u0)] >= _FEWEST_LINES
            if part and (level or _gap(before, run) > _PART):
                out.append(_item(part))
                part = []
            part.append(run)
        out.append(_item(part))
    return out


def _steps(row: TextLine) -> list[tuple[Run | None, Run]]:
    return list(zip((None, *row.runs), row.runs, strict=False))


def _gap(before: Run | None, run: Run) -> float:
    """The room before a run, by the size of its letters; endless at the start of a line."""
    return float("inf") if before is None else (run.u0 - before.u1) / run.size


def _item(runs: Sequence[Run]) -> Item:
    return Item(box=around([run[1:5] for run in runs]), runs=tuple(runs))


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip


def _flows(items: Sequence[Item]) -> list[Flow]:
    gutter = _gutter(items)
    if gutter is None:
        runs = tuple(run for item in items for run in item.runs)
        tables = tuple(item.table for item in items if item.table is not None)
        return [Flow(runs=runs, tables=tables)] if items else []
    out: list[Flow] = []
    left: list[Item] = []
    right: list[Item] = []
    for item in items:
        if item.box[0] < gutter - _SAME and item.box[2] > gutter + _SAME:
            out.extend((*_flows(left), *_flows(right), *_flows([item])))
            left, right = [], []
        else:
            (left if item.box[2] <= gutter + _SAME else right).append(item)
    return _merged([*out, *_flows(left), *_flows(right)])


def _merged(found: Sequence[Flow]) -> list[Flow]:
    """Flows; single lines that span the columns and follow each other as one flow."""
    return list(found)


def _gutter(items: Sequence[Item]) -> float | None:
    """Where a clear lane parts the items into two columns of prose or of tables; None where none does."""
    starts = Counter(round(item.box[0]) for item in items)
    candidates = [at for at, count in starts.items() if count >= _FEWEST_LINES]
    candidates += [int(item.box[0]) for item in items if item.table is not None]
    best: tuple[int, float] | None = None
    for at in sorted(set(candidates)):
        lane = at - _SAME
        left = [item for item in items if item.box[2] <= lane + _SAME]
        right = [item for item in items if item.box[0] >= lane - _SAME]
        if not left or not right or not _parts(left, right, len(items)):
            continue
        width = min(item.box[0] for item in right) - max(item.box[2] for item in left)
        if width >= _GUTTER and (best is None or len(left) * len(right) > best[0]):
            best = (len(left) * len(right), lane - width / 2 + _SAME)
    return best[1] if best else None


def _parts(left: Sequence[Item], right: Sequence[Item], total: int) -> bool:
    """Whether items to the left and right of a lane are two columns that stand side by side."""
    if total - len(left) - len(right) > _MOST_CROSSING * total:
        return False
    one, two = around([item.box for item in left]), around([item.box for item in right])
    if min(one[3], two[3]) - max(one[1], two[1]) <= 0:
        return False
    return _a_column(left) and _a_column(right)


def _a_column(items: Sequence[Item]) -> bool:
    """Whether items are a table, or lines of prose."""
    if any(item.table is not None for item in items):
        return True
    words = sum(1 + sum(run.blank for run in item.runs[:-1]) for item in items)
    return len(items) >= _FEWEST_LINES and words >= _FEWEST_WORDS * len(items)
