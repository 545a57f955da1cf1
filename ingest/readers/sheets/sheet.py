"""What the readers of spreadsheets give on: sheets of rows with their merged cells, in no program's terms."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.errors import UnreadableDocument
from ingest.layout import Limits, RawRow
from ingest.readers.markup import plain

#: A block of cells: first row, first column, last row, last column, all from 1 and inclusive.
Area = tuple[int, int, int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One sheet: its rows that hold words (cells from column A on), what is hidden of it, its remarks.

    `rows` keep the numbers they have in the sheet (`Place.row`). `asides` are words beside the cells (text boxes).
    `listed` says that other sheets take the values of their drop-down lists from it; `figure` that it is a chart.
    """

    name: str
    rows: tuple[RawRow, ...] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    asides: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    listed: bool = False
    figure: bool = False


_CELL = re.compile(r"\$?([A-Z]{1,3})?\$?(\d{1,7})?", re.IGNORECASE)
_MOST_MERGED = 500  # columns that a merged cell is followed over
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def column_of(reference: str) -> int:
    """The number of the column that a reference ("AB12") names, 0 when it names none."""
    number = 0
    for char in reference.lstrip("$").upper():
        if not "A" <= char <= "Z":
            break
        number = number * 26 + ord(char) - 64
    return number


def area(reference: str) -> tuple[Area, ...]:
    """The block that a reference ("B2:D4", "C:C", "A1") names; none where it names none."""
    ends = [_CELL.fullmatch(part) for part in reference.rpartition("!")[2].split(":")[:2]]
    if not all(ends) or not reference:
        return ()
    rows = [int(end[2]) if end and end[2] else 0 for end in ends]
    columns = [column_of(end[1] or "") if end else 0 for end in ends]
    return ((rows[0] or 1, columns[0] or 1, rows[-1] or _LAST_ROW, columns[-1] or _LAST_COLUMN),)


def locked(name: str) -> UnreadableDocument:
    """The refusal of a workbook under a password."""
    return UnreadableDocument(
        f"{name} is locked with a password. Open it with the password, save a copy without one, and give that copy."
    )


def refuse_definitions(data: bytes, name: str) -> None:
    """Raises `UnreadableDocument` for a part of a workbook (XML) that defines entities, as no office program's does."""
    plain = data.replace(b"\0", b"") if b"\0" in data[:200] else data
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableDocument(
            f"{name}: a part of this workbook defines words of its own (an XML entity), which no office program does "
            "and which can be used to do harm. It was not read."
        )


def tidy(text: str) -> str:
    """The words of a cell as lines, fragments of HTML resolved."""
    return plain(text.replace("\r\n", "\n").replace("\r", "\n").replace("\u200b", "").replace("\ufeff", ""))


def letters(column: int) -> str:
    """The name of a column: A, B, … Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def counted(numbers: tuple[int, ...]) -> str:
    """Numbers of rows as a person lists them: "3, 5–8 and 12"."""
    runs: list[list[int]] = []
    for number in sorted({*numbers}):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


class Width:
    """Counts the rows of a workbook and looks at their width; raises `UnreadableDocument` beyond a limit."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._limits, self._rows = name, limits, 0

    def take(self, sheet: str, row: int, columns: int) -> None:
        """One more row with words; `columns` is the number of its last cell that holds some."""
        self._rows += 1
        if columns > self._limits.max_columns:
            raise UnreadableDocument(
                f"{self._name}, sheet “{sheet}”, row {row}: words in column {letters(columns)}, the {columns:,}th; "
                f"the limit is {self._limits.max_columns:,} columns. Check that this is an action plan."
            )
        if self._rows > self._limits.max_rows:
            raise UnreadableDocument(
                f"{self._name} has more than {self._limits.max_rows:,} rows with words (the next one is row {row} of "
                f"sheet “{sheet}”), which is the limit. Check that this is an action plan, or split it."
            )


def joined(rows: tuple[RawRow, ...], areas: Sequence[Area]) -> tuple[RawRow, ...]:
    """The rows with their merged cells marked: which are the lower part of one, which row is one cell across."""
    numbers = [row.place.row or 0 for row in rows]
    by_row: dict[int, list[Area]] = {}
    for area in areas:
        for number in numbers[bisect_left(numbers, area[0]) : bisect_right(numbers, area[2])]:
            by_row.setdefault(number, []).append(area)
    return tuple(_merged(row, by_row.get(row.place.row or 0, [])) for row in rows)


def _merged(row: RawRow, areas: list[Area]) -> RawRow:
    if not areas:
        return row
    number = row.place.row or 0
    hanging = [(left, min(right, _MOST_MERGED)) for first, left, _, right in areas if first < number]
    width = max((len(row.cells), *(right for _, right in hanging)))
    cells = (*row.cells, *("",) * (width - len(row.cells)))
    below = tuple(not cells[i] and any(left <= i + 1 <= right for left, right in hanging) for i in range(width))
    start = row.filled[0] + 1 if len(row.filled) == 1 else 0
    across = any(first == number and left == start and right > left for first, left, _, right in areas)
    return replace(row, cells=cells, below=below if any(below) else (), merged=across)
