"""Finds the rows that the foot of a page cut in two, by where their words stand and how they go on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.breaks import ends, fragment, goes_on
from ingest.readers.pdf.page import PageText
from ingest.readers.pdf.paragraphs import PageLine
from ingest.readers.pdf.tables import TableRow

_MOST_HEADINGS = 3
_FIGURE_ON = re.compile(r"\d[\d,.]*%? [a-z]")  # "by year | 12 can be shown": a figure in mid-sentence

#: A row by the number of its page, the index of its table among the blocks there, and its index in the table.
Where = tuple[int, int, int]


def cuts(pages: Sequence[PageText], margins: frozenset[tuple[int, int]]) -> frozenset[Where]:
    """The rows at the head of a page that are the rest of the last row of the page before.

    `margins` are the lines that belong to the page, by page and index; headings printed again are passed over.
    """
    found: set[Where] = set()
    heads: set[tuple[str, ...]] = set()
    last: TableRow | None = None
    for page in pages:
        fresh = True
        for index, block in enumerate(page.blocks):
            if isinstance(block, PageLine):
                if not block.furniture and (page.number, index) not in margins:
                    last, fresh = None, False
                continue
            first = next((n for n, row in enumerate(block.rows[: _MOST_HEADINGS + 1]) if row.cells not in heads), None)
            if fresh and last is not None and first is not None and _rest(last, block.rows[first]):
                found.add((page.number, index, first))
            heads.add(block.rows[0].cells)
            last, fresh = block.rows[-1], False
    return frozenset(found)


def _rest(before: TableRow, row: TableRow) -> bool:
    """Whether each cell with words goes on one that ran to the foot of its page, and some sentence goes on."""
    filled = [index for index, cell in enumerate(row.cells) if cell]
    if len(before.cells) != len(row.cells) or not filled:
        return False
    if not all(before.cells[index] and before.full[index] for index in filled):
        return False
    pairs = [(before.cells[index], row.cells[index]) for index in filled]
    if not all(goes_on(then) or then.startswith("• ") or not ends(first) for first, then in pairs):
        return False
    return any((fragment(first, then) and not then.startswith("• ")) or _FIGURE_ON.match(then) for first, then in pairs)
