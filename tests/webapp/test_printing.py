"""CSV that a spreadsheet opens safely, and JSON and tables with their scope."""

from __future__ import annotations

import csv
import io

import pytest

from webapp.printing import Sheet, as_csv, safe_cell, shortened


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_that_could_be_a_formula_is_made_text(start: str) -> None:
    """A cell that a spreadsheet could run gets an apostrophe in front."""
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


def test_other_cells_stay_as_they_are() -> None:
    """A cell that starts with a letter, a digit or a quotation mark is not touched."""
    assert [safe_cell(text) for text in ("Rec 1", "1 = 2", "“=”", "")] == ["Rec 1", "1 = 2", "“=”", ""]


def test_csv_has_a_mark_and_keeps_line_breaks() -> None:
    """The bytes start with the UTF-8 mark, and a cell of two lines is one cell."""
    data = as_csv(Sheet(columns=("a",), rows=(("one\ntwo",),)), sample=False)

    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [["a"], ["one\ntwo"]]


def test_csv_of_a_sample_says_so_in_every_row() -> None:
    """Each row of fictional data carries the words that say so."""
    data = as_csv(Sheet(columns=("a",), rows=(("x",), ("y",))), sample=True).decode("utf-8-sig")

    assert data.splitlines() == ["a,data", "x,fictional sample", "y,fictional sample"]


def test_long_text_is_cut_between_words() -> None:
    """A text too long for a cell ends after a whole word."""
    assert shortened("one two three four", 12) == "one two …"
