"""Numbers and dates of spreadsheets as people see them."""

from __future__ import annotations

import math
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.sheets import number_formats

#: 31 March 2024, as sheets count days.
DAY = 45_382.0


@pytest.mark.parametrize(
    ("value", "pattern", "words"),
    [
        (1.0, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (20_230_000_123_456, "General", "20230000123456"),
        (-5, "0", "-5"),
        (-5, "0;(0)", "(5)"),
        (2.5, "0", "3"),
        (7, "000", "007"),
        (12_345, "00-00-00", "01-23-45"),
        (3, '"SAR-"000', "SAR-003"),
        (5, '0" days"', "5 days"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (1_234.5, "£#,##0.00", "£1,234.50"),
        (1_234.5, "[$£-809]#,##0.00", "£1,234.50"),
        (1_234_567, "#,##0", "1,234,567"),
        (0.5, "0.00E+00", "5.00E-01"),
        (1.5, "# ?/?", "1.5"),
        (1, '"Yes";"No";"No"', "Yes"),
        (0, '"Yes";"No";"No"', "No"),
        (1, '[Green]"✓";[Red]"✗";"–"', "✓"),
        (0, "#,##0;-#,##0;", ""),
        (3, ";;;", "3"),
        (DAY, "dd/mm/yyyy", "31/03/2024"),
        (DAY, "m/d/yy", "31 March 2024"),
        (DAY, "d-mmm", "31 March 2024"),
        (DAY, "[$-F800]dddd, mmmm dd, yyyy", "31 March 2024"),
        (DAY, "yyyy-mm-dd", "2024-03-31"),
        (DAY, "mmm-yy", "Mar-24"),
        (DAY, "mmm yy", "Mar 24"),
        (DAY, "mmmm yyyy", "March 2024"),
        (DAY, "mm/yyyy", "03/2024"),
        (DAY, "yyyy", "2024"),
        (DAY, "mmmm", "March"),
        (DAY, "yyyy-mm", "March 2024"),
        (DAY + 0.5, "dd/mm/yyyy hh:mm", "31 March 2024 12:00"),
        (DAY, "dd/mm/yyyy hh:mm", "31/03/2024"),
        (0.5, "h:mm", "12:00"),
        (1.5, "[h]:mm", "36:00"),
        (1, "dd/mm/yyyy", "01/01/1900"),
        (-1, "dd/mm/yyyy", "-1"),
        (math.inf, "0", "inf"),
    ],
)
def test_a_number_reads_as_its_cell_shows_it(value: float, pattern: str, words: str) -> None:
    """The format of the cell decides; a day in figures stays so where its order cannot mislead."""
    assert number_formats.shown(value, pattern) == words


def test_a_workbook_may_count_its_days_from_1904() -> None:
    """Some workbooks begin four years later; the same figure is another day there."""
    assert number_formats.shown(DAY - 1_462, "dd/mm/yyyy", from_1904=True) == "31/03/2024"


@pytest.mark.parametrize(
    ("moment", "words"),
    [(date(2024, 3, 31), "31 March 2024"), (time(9, 5), "09:05"), (timedelta(hours=2), "2:00:00")],
)
def test_moments_given_as_such_are_written_out(moment: date | time | timedelta, words: str) -> None:
    """A date is a day in words; times and spans keep their clock."""
    assert number_formats.written(moment) == words


@given(st.floats(), st.text(alphabet='dmyhs0#?.,%/-:;[]"\\@ eE+AP$£_*GgnralR', max_size=20))
def test_no_format_breaks_the_reading(value: float, pattern: str) -> None:
    """Whatever a file says of its numbers, some words come out."""
    assert isinstance(number_formats.shown(value, pattern), str)
