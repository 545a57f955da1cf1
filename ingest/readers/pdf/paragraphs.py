"""Makes paragraphs of the words outside tables, and says which words of a page are no part of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import Box
from ingest.language.page_marks import belongs_to_page
from ingest.readers import colours
from ingest.readers.pdf import text as pdf_text
from ingest.readers.pdf.marks import ASKEW, Fill, Run, Sheet
from ingest.readers.pdf.order import Flow, around
from ingest.readers.pdf.tables import PageTable, tint
from ingest.readers.pdf.text import TextLine

_LEAST_PATCH, _PATCH, _NEAR = 4.0, 40.0, 30.0
_SAME_SIZE = 0.06
_ZONE = 0.09  # of the height of a page: where its number stands


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


def numbered(sheet: Sheet, words: list[Run]) -> tuple[list[Run], list[PageLine]]:
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


def aside(seen: Sequence[Run], hidden: Sequence[Run]) -> Iterator[PageLine]:
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


def read(flow: Flow, fills: Sequence[Fill]) -> Iterator[PageLine | PageTable]:
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
