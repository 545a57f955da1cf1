"""Reads tables in text whose cells are parted by commas, semicolons, tabs or bars, as trackers export them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.model import Place
from ingest.language import column_words
from ingest.layout import Document, Limits, RawRow
from ingest.readers.sheets import grids
from ingest.readers.sheets.sheet import tidy
from ingest.readers.text.plain import decode

_MARKS = (",", ";", "\t", "|")
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SEP = re.compile(r"\ufeff?\"?sep=(.)\"?[ \t]*(?:\n|$)", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:ul|li|br|p|table|tr|td)\b", re.IGNORECASE)
_QUOTED = re.compile(r'[ ]*"((?:[^"]++|"")*+)"[ ]*')
_MOST_CELL_LINES = 500  # a quotation mark left open swallows no more than this
_MOST_TRIED = 400  # records from which the mark between cells is told
_MOST_LOOKED_AT = 400_000  # characters of them
_HEADER_WITHIN = 60  # records above the headings, at most
_MOST_OF = 0.8


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its cells as written, quotation marks resolved, and its first and last line, counted from 1."""

    cells: tuple[str, ...]
    first: int
    last: int
    quoted: bool = False


def claims(data: bytes, name: str) -> bool:
    """Whether text without a telling name is a table of this kind: headings that we know, rows as wide as they are.

    Tab-separated text counts only where its cells are in quotation marks, as programs set them: other text with tabs is
    an extraction, with prose and fragments of HTML, which `ingest.readers.text.plain` reads.
    """
    text = _text(data, name)[0]
    if _FRAGMENT.search(text[:200_000]):
        return False
    mark = _mark(text)
    if mark is None or mark == "|":
        return False
    found = _tried(text, mark)
    start = next((i for i, record in enumerate(found[:_HEADER_WITHIN]) if column_words.is_header(record.cells)), None)
    if start is None or (mark == "\t" and not any(record.quoted for record in found)):
        return False
    width = len(found[start].cells)
    return sum(len(record.cells) == width for record in found[start:]) >= _MOST_OF * len(found[start:])


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The lines and the tables of a delimited text; raises `UnreadableDocument` when it is not text or too large."""
    text, notes = _text(data, name)
    told = _SEP.match(text)
    mark = told[1] if told else _mark(text) or ","
    rows = list(_rows(text, mark, name, limits))
    return Document(
        digest=digest(data), name=name, size=len(data),
        media_type="text/tab-separated-values" if mark == "\t" else "text/csv",
        blocks=grids.blocks(rows), notes=notes,
    )  # fmt: skip


def records(text: str, mark: str) -> Iterator[Record]:
    """The records of a text one by one. A quotation mark that never closes is a character like any other."""
    plain = re.compile(rf"[^{re.escape(mark)}\n]*")
    position, line = 0, 1
    while position < len(text):
        first, cells, quoted = line, [], False
        while True:
            match, cell = _cell(text, position, mark)
            if match is None:
                found = plain.match(text, position)
                end = found.end() if found else position
                cell = text[position:end]
            else:
                end, quoted = match.end(), True
                line += match[0].count("\n")
            cells.append(cell)
            position = end + 1
            if end >= len(text) or text[end] == "\n":
                break
        yield Record(tuple(cells), first, line, quoted)
        line += 1


def _cell(text: str, position: int, mark: str) -> tuple[re.Match[str] | None, str]:
    """A cell in quotation marks that close before the next mark or line end; None when the cell has none."""
    match = _QUOTED.match(text, position)
    if match is None or text[match.end() : match.end() + 1] not in {"", "\n", mark}:
        return None, ""
    if match[0].count("\n") > _MOST_CELL_LINES:
        return None, ""
    return match, match[1].replace('""', '"')


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    text, notes = decode(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), notes


def _tried(text: str, mark: str) -> list[Record]:
    """The first records that hold anything, were that the mark between their cells."""
    if len(text) > _MOST_LOOKED_AT:
        text = text[: text.rfind("\n", 0, _MOST_LOOKED_AT) + 1] or text[:_MOST_LOOKED_AT]
    return [record for record in islice(records(text, mark), _MOST_TRIED) if any(record.cells)]


def _mark(text: str) -> str | None:
    """The mark between cells: the one that gives headings we know, else the one that gives most rows one width."""
    best: tuple[tuple[int, float, int], str] | None = None
    for mark in _MARKS:
        found = _tried(text, mark)
        widths = Counter(len(record.cells) for record in found)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width = max(wide, key=lambda width: (wide[width], width))
        heads = any(column_words.is_header(record.cells) for record in found[:_HEADER_WITHIN])
        rank = (int(heads), wide[width] / len(found), width)
        if best is None or rank > best[0]:
            best = (rank, mark)
    return best[1] if best else None


def _rows(text: str, mark: str, name: str, limits: Limits) -> Iterator[RawRow]:
    count = 0
    for number, record in enumerate(records(text, mark), 1):
        if number == 1 and _SEP.match(text):
            continue
        cells = [tidy(cell) for cell in record.cells]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        count += 1
        if len(cells) > limits.max_columns:
            raise UnreadableDocument(
                f"{name}, line {record.first}: a row of {len(cells):,} columns; the limit is {limits.max_columns:,}. "
                f"Its cells were taken to be parted by {_NAMES.get(mark, mark)}: check that this is an action plan."
            )
        if count > limits.max_rows:
            raise UnreadableDocument(
                f"{name} has more than {limits.max_rows:,} rows (from line {record.first} on), which is the limit. "
                "Check that this is an action plan, or split it."
            )
        yield RawRow(cells=tuple(cells), place=Place(row=number, lines=(record.first, record.last)))
