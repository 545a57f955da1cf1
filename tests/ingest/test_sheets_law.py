"""The laws of reading sheets: cells come back as they were written, and every word of them is accounted for."""

from __future__ import annotations

import io
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.model import Place
from ingest.layout import Line, RawTable
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from tests.ingest.accounting import plan_words
from tests.ingest.sheet_plans import saved, sheet

HEADINGS = (
    ("Ref", "Recommendation", "Action", "Lead", "Due", "Status"),
    ("Recommendation", "Owner", "Update"),
    ("Theme", "No", "Recommendation", "What we will do", "Who", "When", "RAG", "Comments"),
    ("Odd", "Columns", "Nobody", "Knows"),
)
Grid = dict[tuple[int, int], str]


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A sheet: tables under various headings, one below another or side by side, with gaps, titles and stray cells."""
    cells: Grid = {}
    count = iter(range(10_000))
    row = draw(st.integers(1, 3))
    for _ in range(draw(st.integers(1, 3))):
        for first in draw(st.sampled_from([(1,), (2,), (1, 12)])):
            _table(draw, cells, count, (row, first))
        row = max(at for at, _ in cells) + draw(st.integers(1, 3))
    for _ in range(draw(st.integers(0, 3))):
        cells.setdefault((draw(st.integers(1, 30)), draw(st.integers(1, 24))), f"Stray w{next(count)}")
    return cells


def _table(draw: st.DrawFn, cells: Grid, count: object, start: tuple[int, int]) -> None:
    row, first = start
    headings = draw(st.sampled_from(HEADINGS))
    if draw(st.booleans()):
        cells[row, first] = f"Title w{next(count)}"  # type: ignore[call-overload]  # an iterator of integers
        row += draw(st.integers(1, 2))
    for index, words in enumerate(headings):
        cells[row, first + index] = words
    for _ in range(draw(st.integers(0, 5))):
        row += draw(st.sampled_from([1, 1, 1, 2, 3]))
        filled = draw(st.sets(st.integers(0, len(headings) - 1), max_size=len(headings)))
        for index in filled:
            form = draw(
                st.sampled_from(["Word {}", "word {} goes on", "3. Staff should see {}.", "{}", "two\nlines {}"])
            )
            cells[row, first + index] = form.format(f"w{next(count)}")  # type: ignore[call-overload]  # the same


def _workbook(cells: Grid) -> bytes:
    book = Workbook()
    on = sheet(book, "Plan")
    for (row, column), words in cells.items():
        on.cell(row, column, words)
    return saved(book)


@settings(max_examples=60, deadline=None)
@given(grids())
def test_every_word_of_a_sheet_is_accounted_for_once(cells: Grid) -> None:
    """Each word stands once in a recommendation, a heading, the preamble, the furniture or unread."""
    plan = plan_words(assemble(read(_workbook(cells), "plan.xlsx")))
    unique = {word for words in cells.values() for word in re.findall(r"w\d+", words)}
    assert {word: plan[word] for word in unique} == dict.fromkeys(unique, 1)


@settings(max_examples=60, deadline=None)
@given(grids())
def test_every_cell_is_found_at_its_place(cells: Grid) -> None:
    """The place of each cell of a table names the row and the column that it has in the sheet."""
    for block in read(_workbook(cells), "plan.xlsx").blocks:
        for row in block.rows if isinstance(block, RawTable) else ():
            for index in row.filled:
                place = row.cell_place(index)
                assert cells[place.row or 0, place.column or 0].split() == row.cells[index].split()


@settings(max_examples=60, deadline=None)
@given(grids(), st.sampled_from([",", ";", "\t"]))
def test_every_word_of_a_csv_is_accounted_for_once(cells: Grid, mark: str) -> None:
    """The same sheets as delimited text: each word stands once, on the line it is on."""
    last, width = max(row for row, _ in cells), max(column for _, column in cells)
    out = io.StringIO()
    for row in range(1, last + 1):
        quoted = (f'"{words}"' if (words := cells.get((row, column), "")) else "" for column in range(1, width + 1))
        out.write(mark.join(quoted) + "\n")
    document = read(out.getvalue().encode(), "plan.csv")
    plan = plan_words(assemble(document))
    unique = {word for words in cells.values() for word in re.findall(r"w\d+", words)}
    assert {word: plan[word] for word in unique} == dict.fromkeys(unique, 1)
    lines = out.getvalue().split("\n")
    for block in document.blocks:
        for place, text in [(block.place, block.text)] if isinstance(block, Line) else _cells(block):
            first, end = place.lines or (0, 0)
            assert all(word in "\n".join(lines[first - 1 : end]) for word in text.split() if word != "|")


def _cells(table: RawTable) -> list[tuple[Place, str]]:
    return [(row.place, cell) for row in table.rows for cell in row.cells]


VALUES = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=12),
    st.integers(-(10**9), 10**9),
    st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=6))
def test_what_is_written_into_cells_comes_back(rows: list[list[str | int | bool]]) -> None:
    """Texts, numbers and truths come back in their words, row by row and column by column."""
    book = Workbook()
    on = sheet(book, "Plan")
    on.cell(1, 1, "Odd")
    on.cell(1, 2, "Columns here")
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            cell = on.cell(number, column)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type  # no text is a formula
    wanted = {
        (number, column): _shown(value) for number, row in enumerate(rows, 2) for column, value in enumerate(row, 1)
    }
    found: dict[tuple[int, int], str] = {}
    texts: list[str] = []
    for block in read(saved(book), "plan.xlsx").blocks:
        if isinstance(block, Line):
            texts.append(block.text)
            continue
        for raw in block.rows:
            found.update({(raw.place.row or 0, raw.cell_place(i).column or 0): raw.cells[i] for i in raw.filled})
    for place, words in wanted.items():
        assert (
            place in found
            or not re.search(r"\w", words)
            or any(" ".join(words.split()) in " ".join(text.split()) for text in texts)
        )
        if place in found:
            assert found[place].split() == words.split()


def _shown(value: str | int | bool) -> str:  # noqa: FBT001 - a value of a cell
    return {True: "TRUE", False: "FALSE"}[value] if isinstance(value, bool) else str(value)
