"""What the reader of dates promises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Precision
from ingest.values import dates

STATED = [
    ("Quarter 3 2019-20", "2019-12-31", Precision.QUARTER),
    ("Q4 18/19", "2019-03-31", Precision.QUARTER),
    ("end Q3 2021-22", "2021-12-31", Precision.QUARTER),
    ("2021/22 Q1", "2021-06-30", Precision.QUARTER),
    ("third quarter of 2019/20", "2019-12-31", Precision.QUARTER),
    ("Q2/Q3 2019-20", "2019-12-31", Precision.QUARTER),
    ("March 2022", "2022-03-31", Precision.MONTH),
    ("by end of February 2024", "2024-02-29", Precision.MONTH),
    ("Sept '21", "2021-09-30", Precision.MONTH),
    ("Mar-22", "2022-03-31", Precision.MONTH),
    ("Apr/May 2021", "2021-05-31", Precision.MONTH),
    ("03/2023", "2023-03-31", Precision.MONTH),
    ("Medi 2021", "2021-09-30", Precision.MONTH),
    ("31/03/2022", "2022-03-31", Precision.DAY),
    ("9-7-19", "2019-07-09", Precision.DAY),
    ("01.04.21", "2021-04-01", Precision.DAY),
    ("1st June 2021", "2021-06-01", Precision.DAY),
    ("29 th May 2019", "2019-05-29", Precision.DAY),
    ("Mon, Sep 16, 2024", "2024-09-16", Precision.DAY),
    ("2022-03-31 00:00:00", "2022-03-31", Precision.DAY),
    ("Summer 2021", "2021-08-31", Precision.SEASON),
    ("Winter 2023/24", "2024-02-29", Precision.SEASON),
    ("2019/20", "2020-03-31", Precision.YEAR),
    ("2023-2024", "2024-03-31", Precision.YEAR),
    ("by the end of 2021", "2021-12-31", Precision.YEAR),
]
UNSTATED = [
    "Ongoing", "Immediate", "TBC", "Once in post", "within 6 months", "3–5 years", "by 30th September", "Autumn",
    "Q1 2020", "Winter 2021", "academic year 2019/20", "Summer term 2025", "10/11", "2021-2024", "31/02/2022",
    "From April 2019", "early 2024", "44651", "",
]  # fmt: skip


@pytest.mark.parametrize(("words", "due", "precision"), STATED)
def test_stated(words: str, due: str, precision: Precision) -> None:
    """A stated period is due on its last day, at the precision in which it was stated."""
    period = dates.read(words)

    assert (period.due, period.precision) == (date.fromisoformat(due), precision)


@pytest.mark.parametrize("words", UNSTATED)
def test_unstated(words: str) -> None:
    """Words that state no last day have none: nothing is guessed."""
    assert dates.read(words).due is None


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("June 2019, extended to December 2019", "2019-12-31"),
        ("December 2019 (originally June 2019)", "2019-12-31"),
        ("Sept 2019 and March 2020", "2020-03-31"),
        ("April 2019 - March 2020", "2020-03-31"),
        ("30 June 2020 (review 1/9/2020)", "2020-06-30"),
    ],
)
def test_several_dates(words: str, due: str) -> None:
    """Of several dates the latest counts, without the day a period starts, an earlier deadline or a review of it."""
    assert dates.read(words).due == date.fromisoformat(due)


def test_words_are_kept() -> None:
    """All the words of the cell stand beside the day that is read from them."""
    assert dates.read(" end of Q3 2021-22, if funded ").raw == " end of Q3 2021-22, if funded "


def test_find_in_prose() -> None:
    """Dates in prose are found from left to right with their own words; a year in a name is no date."""
    found = dates.find(
        "Under the Care Act 2014 the course began in 2022, ran on 12th and 30th April 2023 and ends 03/24."
    )

    assert [period.raw for period in found] == ["2022", "30th April 2023", "03/24"]


YEAR = dates.scan("2019/20")[0].period


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Q1", "2019-06-30"),
        ("Quarter 3", "2019-12-31"),
        ("end Q4", "2020-03-31"),
        ("March", "2020-03-31"),
        ("End of Sept", "2019-09-30"),
        ("by 30 June", "2019-06-30"),
        ("September and March", "2020-03-31"),
        ("Q4 2018/19", "2019-03-31"),
    ],
)
def test_within_a_year(text: str, due: str) -> None:
    """A quarter or a month without its year is dated by the one financial year that the plan covers."""
    found = dates.read(text, YEAR)

    assert (found.raw, found.due and found.due.isoformat()) == (text, due)


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("Q1", "2019-22"),
        ("Q1 2020", "2019/20"),
        ("every March", "2019/20"),
        ("Monthly", "2019/20"),
        ("may be extended", "2019/20"),
        ("from April", "2019/20"),
        ("March next year", "2019/20"),
        ("Ongoing", "2019/20"),
    ],
)
def test_never_lends_a_doubtful_year(text: str, covers: str) -> None:
    """No year is lent to what has one, comes again, only begins then, or stands in a plan of several years."""
    assert dates.read(text, dates.scan(covers)[0].period).due is None


@given(st.text())
def test_never_raises(text: str) -> None:
    """Any text at all can be read and found in."""
    dates.find(text)

    assert dates.read(text).raw == text


@given(
    st.dates(date(2005, 1, 1), date(2049, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%Y-%m-%d", "%d.%m.%y"])
)
def test_day_round_trip(day: date, written: str) -> None:
    """A day written in any of the usual ways is read back as that day."""
    assert dates.read(f"by {day.strftime(written)}").due == day


@given(
    st.dates(date(2005, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%B %Y", "%b %Y", "%b-%y", "%d %B %Y"]),
    st.text("abc ,;", max_size=9),
)
def test_never_before_a_stated_day(day: date, written: str, after: str) -> None:
    """The last day of a period is never before a day within it."""
    due = dates.read(f"{day.strftime(written)} {after}").due

    assert due is not None
    assert due >= day
