"""Columns of boxes to tick ("Not started | In progress | Complete"): the heading of the ticked one is the status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.language import column_words
from ingest.language.status_key import is_status
from ingest.layout import Block, RawRow, RawTable

_FEWEST = 2  # boxes to choose from
_TICK = "☑☒✓✔✗✘✖■◼xX\u00d7✅"
_BOX = re.compile(rf"[☐□▢◻❏❑{_TICK}\s–-]*")
_TICKED = re.compile(rf"[{_TICK}]")
_HEADING = "Status"


@dataclass(frozen=True, slots=True)
class _Boxes:
    """The columns of boxes: the words over each, and how many cells the row of headings has."""

    first: int
    words: tuple[str, ...]
    width: int

    @property
    def columns(self) -> range:
        return range(self.first, self.first + len(self.words))


def chosen(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a document, with the words of the ticked column as the status, in the place of the tick.

    The first column of boxes takes it; the others are left empty. A table in which some row ticks more than one box,
    or has words there, stays as it is.
    """
    out: list[Block] = []
    boxes: _Boxes | None = None
    for block in blocks:
        if not isinstance(block, RawTable):
            out.append(block)
            continue
        heads = {number: found for number, row in enumerate(block.rows) if (found := _boxes(row))}
        boxes = next(iter(heads.values()), boxes)
        rest = [row for number, row in enumerate(block.rows) if number not in heads]
        if boxes is None or not rest or not all(_fits(row, boxes) for row in rest):
            out.append(block)
            continue
        rows = [_headed(row, boxes) if number in heads else _told(row, boxes) for number, row in enumerate(block.rows)]
        out.append(replace(block, rows=tuple(rows)))
    return tuple(out)


def _boxes(row: RawRow) -> _Boxes | None:
    """The statuses that stand side by side in a row of headings."""
    stated = [bool(cell) and is_status(cell) for cell in row.cells]
    first = next((index for index, said in enumerate(stated) if said), len(stated))
    last = next((index for index in range(first, len(stated)) if not stated[index]), len(stated))
    others = [cell for index, cell in enumerate(row.cells) if cell and not first <= index < last]
    if last - first < _FEWEST or sum(stated) > last - first or not column_words.is_header(others):
        return None
    return _Boxes(first, row.cells[first:last], len(row.cells))


def _fits(row: RawRow, boxes: _Boxes) -> bool:
    """Whether the cells of boxes hold boxes, at most one of them ticked."""
    if row.merged or len(row.filled) == 1:
        return True
    cells = [row.cells[index] for index in boxes.columns if index < len(row.cells)]
    ticked = sum(_TICKED.search(cell) is not None for cell in cells)
    return len(row.cells) == boxes.width and all(_BOX.fullmatch(cell) for cell in cells) and ticked <= 1


def _headed(row: RawRow, boxes: _Boxes) -> RawRow:
    words = " / ".join(boxes.words)
    return _with(row, boxes, f"{_HEADING}: {words}")


def _told(row: RawRow, boxes: _Boxes) -> RawRow:
    """A row with the words over its ticked box as the status; one without a tick has none."""
    if row.merged or len(row.filled) == 1:
        return row
    at = next((index for index in boxes.columns if _TICKED.search(row.cells[index])), None)
    told = _with(row, boxes, "" if at is None else boxes.words[at - boxes.first])
    if at is None or len(row.boxes) != len(row.cells):
        return told
    places = list(row.boxes)
    places[boxes.first] = row.boxes[at]
    return replace(told, boxes=tuple(places))


def _with(row: RawRow, boxes: _Boxes, words: str) -> RawRow:
    cells = [
        words if index == boxes.first else "" if index in boxes.columns else cell
        for index, cell in enumerate(row.cells)
    ]  # one cell for all boxes
    tints = tuple(None if index in boxes.columns else tint for index, tint in enumerate(row.tints))
    return replace(row, cells=tuple(cells), tints=tints if any(tints) else ())
