"""HTML tables that stand in a text or Markdown file, as rows of plain cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_MARK = re.compile(r"<(/)?table\b[^<>]*>", re.IGNORECASE)
_CELLS = frozenset({"td", "th"})
_MOST_SPAN = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What one `<table>` holds: rows of the markup of each cell, and words outside cells, each with its line from 0.

    A cell that spans columns fills the first and leaves the others empty; one that spans rows leaves those below empty.
    """

    rows: tuple[tuple[tuple[str, ...], int], ...]
    outside: tuple[tuple[str, int], ...]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where tables stand in a text: half-open spans of characters, in order. One that never closes is no table."""
    depth, start = 0, 0
    for mark in _MARK.finditer(text):
        if mark[1]:
            depth = max(0, depth - 1)
            if depth == 0 and start >= 0:
                yield start, mark.end()
                start = -1
            continue
        if depth == 0:
            start = mark.start()
        depth += 1


def read(markup: str) -> Found:
    """The rows and the other words of one `<table>`; a table inside a cell stays in that cell."""
    reader = _Rows(markup)
    reader.feed(markup)
    reader.close()
    return Found(rows=tuple(_aligned(reader.rows)), outside=tuple(reader.outside))


class _Rows(HTMLParser):
    """Collects rows of (markup, columns spanned, rows spanned), each with its line."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[tuple[list[tuple[str, int, int]], int]] = []
        self._starts = [0, *(found.end() for found in re.finditer("\n", markup))]
        self._markup = markup
        self._cell: tuple[int, int, int] | None = None
        self._depth = 0
        self.outside: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._depth > 1:
            return
        elif tag == "tr":
            self._close()
            self.rows.append(([], self.getpos()[0] - 1))
        elif tag in _CELLS:
            self._close()
            if not self.rows:
                self.rows.append(([], self.getpos()[0] - 1))
            found = dict(attrs)
            text = self.get_starttag_text() or ""
            self._cell = (self._offset() + len(text), _span(found.get("colspan")), _span(found.get("rowspan")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        if (tag == "table" and self._depth == 0) or (self._depth == 1 and tag in (*_CELLS, "tr")):
            self._close()

    def handle_data(self, data: str) -> None:
        if self._cell is None and data.strip():
            self.outside.append((" ".join(data.split()), self.getpos()[0] - 1))

    def _close(self) -> None:
        """End the open cell here: its markup is all that stands since its tag."""
        if self._cell is not None:
            start, columns, below = self._cell
            self.rows[-1][0].append((self._markup[start : self._offset()], columns, below))
            self._cell = None

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column


def _span(value: str | None) -> int:
    return min(int(value), _MOST_SPAN) if value and value.isdigit() and int(value) else 1


def _aligned(found: list[tuple[list[tuple[str, int, int]], int]]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Rows with an empty cell in each place that a cell before it or above it covers."""
    covered: dict[int, int] = {}
    for cells, line in found:
        row: list[str] = []
        opened: dict[int, int] = {}
        for markup, columns, below in cells:
            while covered.get(len(row), 0):
                row.append("")
            opened |= dict.fromkeys(range(len(row), len(row) + columns), below)
            row += [markup, *[""] * (columns - 1)]
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        covered |= {column: below - 1 for column, below in opened.items() if below > 1}
        if row:
            yield tuple(row), line
