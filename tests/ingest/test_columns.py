"""The parts that columns play, from their headings and their cells."""

from __future__ import annotations

import pytest

from graph.model import Column
from ingest.language import column_words
from ingest.structure import columns


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Recommendations", "recommendation"), ("KEY DELIVERABLES", "recommendation"), ("What did we find?", "finding"),
        ("Scope: local/ regional/ national", "scope"), ("Action to take", "action"), ("Action owner", "lead"),
        ("Key milestones in enacting the recommendation", "milestones"), ("By When?", "timescale"),
        ("Date of completion and outcome", "progress"), ("Measure/Outcome", "objective"), ("RAG rating", "status"),
        ("Progress against action", "progress"), ("Agency responsible for action", "lead"), ("B/R/A/G", "status"),
        ("Half-year report", "progress"), ("What we have committed to", "finding"),
        ("Strategies / plans in place to deliver", "action"), ("What has happened so far", "progress"),
        ("✓ / ✗", "status"), ("What has been achieved?", "progress"), ("Work carried out in 2021-22", "progress"),
        ("Our commitment", "finding"), ("Next steps", "milestones"), ("Named officer", "lead"), ("Department", "lead"),
        ("How will we know it's worked?", "objective"), ("Rec. No.", "label"), ("Police", None),
        ("S/N", "label"), ("Y/N", "status"), ("Barriers to completion", "progress"), ("Signed off by", "oversight"),
        ("Difference made", "progress"), ("What the review told us", "finding"), ("Argymhellion", "recommendation"),
        ("Camau gweithredu", "action"), ("Cynnydd", "progress"), ("Statws", "status"),
    ],
)  # fmt: skip
def test_a_heading_names_a_part(heading: str, part: str | None) -> None:
    """Synonyms, plurals and capitals name the same part; words that name none say so."""
    assert column_words.part(heading) == part


def _settled(*words: str, rows: tuple[tuple[str, ...], ...] = ()) -> tuple[Column, ...]:
    found = columns.settle(words, rows)
    assert found is not None
    return found.columns


def test_a_table_of_figures_has_no_column_of_asks() -> None:
    """Under a heading that could name asks, figures alone ask nothing."""
    assert columns.settle(("Action", "Total", "Target"), (("18,870", "12", "4"), ("209", "3", "1"))) is None


ASK = "The board should ask every agency for proof that staff know the policy."


@pytest.mark.parametrize(
    ("words", "cells", "wanted"),
    [
        (("Finding", "Recommendation"), (ASK, ASK), (Column.OTHER, Column.RECOMMENDATION)),
        (("Finding", "Action"), (ASK, ASK), (Column.RECOMMENDATION, Column.ACTION)),
        (("Objective", "Action"), (ASK, ASK), (Column.RECOMMENDATION, Column.ACTION)),
        (
            ("Action", "Outcome", "Progress"),
            (ASK, "Staff know.", "It began."),
            (Column.RECOMMENDATION, Column.OBJECTIVE, Column.PROGRESS),
        ),
        (("Recommendation", "Outcome"), (ASK, "Done."), (Column.RECOMMENDATION, Column.PROGRESS)),
        (("Recommendation", "Sub group"), (ASK, "QA"), (Column.RECOMMENDATION, Column.LEAD)),
        (
            ("Recommendation", "Lead", "Sub group"),
            (ASK, "a", "b"),
            (Column.RECOMMENDATION, Column.LEAD, Column.OVERSIGHT),
        ),
        (("Recommendation", ""), (ASK, "Green"), (Column.RECOMMENDATION, Column.STATUS)),
        (("", "Recommendation"), ("Amber", ASK), (Column.STATUS, Column.RECOMMENDATION)),
        (("", "Recommendation"), ("1", ASK), (Column.LABEL, Column.RECOMMENDATION)),
        (("Recommendation", "Mid-year (October)"), (ASK, ASK), (Column.RECOMMENDATION, Column.PROGRESS)),
        (
            ("Recommendation", "Agency response", "Current position"),
            (ASK, ASK, ASK),
            (Column.RECOMMENDATION, Column.ACTION, Column.PROGRESS),
        ),
        (("Recommendation", "Action taken"), (ASK, ASK), (Column.RECOMMENDATION, Column.PROGRESS)),
        (("Recommendation", "Date completed"), (ASK, "May 2020"), (Column.RECOMMENDATION, Column.COMPLETED)),
        (("Recommendation", "Status"), (ASK, ASK), (Column.RECOMMENDATION, Column.PROGRESS)),
        (("Recommendation", "Response"), (ASK, ASK), (Column.RECOMMENDATION, Column.PROGRESS)),
        (
            ("Organisation", "Recommendation", "Addressee", "Response date"),
            ("Ashby Safeguarding Adults Board", ASK, "Ashby Council", "4 May 2020"),
            (Column.OTHER, Column.RECOMMENDATION, Column.LEAD, Column.OTHER),
        ),
        (("Organisation", "Recommendation"), ("Ashby Council", ASK), (Column.LEAD, Column.RECOMMENDATION)),
        (
            ("Priority", "Action", "Lead"),
            ("Neglect", ASK, "Manager"),
            (Column.SECTION, Column.RECOMMENDATION, Column.LEAD),
        ),
        (
            ("Priority", "Action", "Lead"),
            ("High", ASK, "Manager"),
            (Column.OTHER, Column.RECOMMENDATION, Column.LEAD),
        ),
    ],
)
def test_parts_are_settled_beside_each_other(
    words: tuple[str, ...], cells: tuple[str, ...], wanted: tuple[Column, ...]
) -> None:
    """What a column is depends on which others stand beside it, and on its cells."""
    assert _settled(*words, rows=(cells,)) == wanted


def test_a_table_of_actions_alone_says_that_they_stand_as_asks() -> None:
    """Without a column of recommendations the actions are the asks, and the table is marked so."""
    found = columns.settle(("Action", "Lead", "When"), [(ASK, "Board", "May 2020")])
    assert found is not None
    assert found.promoted


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        (("Recommendation", "Action", "Progress"), True),
        (("1.1", "Review the policy", "Police", "June 2019", "Complete", "Green"), False),
        (("Reviewed 17/01/2019", "Chairs Meeting"), False),
        (("Odd", "Columns", "Nobody", "Knows"), False),
    ],
)
def test_headings_are_told_from_rows(cells: tuple[str, ...], header: bool) -> None:  # noqa: FBT001  # a table of cases
    """A row of headings has short cells of which at least half are known."""
    assert column_words.is_header(cells) is header


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("1", "2", "3"), Column.LABEL),
        (("R1", "R2", "R2"), Column.LABEL),
        (("i", "ii", "iii"), Column.LABEL),
        (("1", "3", "1"), Column.STATUS),
        (("C", "P", "C"), Column.STATUS),
        (("May 2020", "31/03/2021", "Ongoing"), Column.TIMESCALE),
    ],
)
def test_a_column_without_a_heading_shows_itself_by_its_cells(cells: tuple[str, ...], wanted: Column) -> None:
    """Figures that count upwards number the rows; figures and letters that come back rate them; dates date them."""
    assert _settled("", "Recommendation", rows=tuple((cell, ASK) for cell in cells))[0] is wanted


@pytest.mark.parametrize(
    ("words", "rows", "wanted"),
    [
        (("Recommendation", "Status", "RAG"), ((ASK, "In progress", "Green"),), (Column.STATUS, Column.OTHER)),
        (("Recommendation", "RAG", "Status"), ((ASK, "", "Complete"),), (Column.OTHER, Column.STATUS)),
        (("Recommendation", "Current RAG", "Previous RAG"), ((ASK, "Amber", "Green"),), (Column.STATUS, Column.OTHER)),
        (("Recommendation", "RAG March", "RAG June"), ((ASK, "Red", "Green"),), (Column.OTHER, Column.STATUS)),
        (("Recommendation", "Status", "% complete"), ((ASK, "In progress", "50%"),), (Column.STATUS, Column.OTHER)),
        (("Recommendation", "Status", "Status date"), ((ASK, "Closed", "1 May 2023"),), (Column.STATUS, Column.OTHER)),
        (("Recommendation", "Start date", "Due date"), ((ASK, "May 23", "June 23"),), (Column.OTHER, Column.TIMESCALE)),
        (("Recommendation", "Date published", "Due"), ((ASK, "May 23", "June 23"),), (Column.OTHER, Column.TIMESCALE)),
        (("Recommendation", "Q1", "RAG"), ((ASK, "Started", "G"),), (Column.PROGRESS, Column.STATUS)),
        (("Recommendation", "Review", "SAR"), ((ASK, "Alex", "A"), (ASK, "Alex", "A")), (Column.OTHER, Column.OTHER)),
    ],
)  # fmt: skip
def test_the_columns_of_registers_are_told_apart(
    words: tuple[str, ...], rows: tuple[tuple[str, ...], ...], wanted: tuple[Column, ...]
) -> None:
    """Words go before colours, now before then, the day to be done by before all other days."""
    assert _settled(*words, rows=rows)[1:] == wanted


def test_a_column_of_kinds_is_not_the_recommendation() -> None:
    """“Recommendation type” gives way to the column of texts, whatever that is called."""
    words = ("Ref", "Recommendation type", "Text", "Status")
    assert _settled(*words, rows=(("1", "Area for improvement", ASK + " " + ASK, "Open"),))[2] is Column.RECOMMENDATION


@pytest.mark.parametrize(
    ("heading", "named"),
    [("Review", "review"), ("SAR name", "review"), ("Board", "board"), ("Created by", "entry"), ("Board update", None)],
)
def test_only_whole_headings_say_whose_a_row_is(heading: str, named: str | None) -> None:
    """A heading that says more than that is read by its other words."""
    assert column_words.whose(heading) == named


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("Recomendation", "recommendation"), ("Progres to date", "progress"), ("Responsiblity", "lead")],
)
def test_a_slip_of_the_pen_is_seen_through(slip: str, meant: str) -> None:
    """A letter left out, doubled or changed places leaves a long word what it is."""
    assert column_words.part(slip) == meant


@pytest.mark.parametrize("word", ["Funding", "Contract", "Process", "Leading"])
def test_another_word_is_no_slip(word: str) -> None:
    """One letter for another makes another word: "Funding" is not "Finding"."""
    assert column_words.part(word) is None


def test_a_column_of_labels_numbers_the_asks_beside_it() -> None:
    """Of two columns that could hold asks, one that holds labels alone gives the labels."""
    found = _settled(
        "Learning point", "What needs to change", "Lead", "Update",
        rows=(("LP1", "Strategy meetings are held in a day.", "Police", "Done"), ("LP2", "Plans are seen.", "ICB", "")),
    )  # fmt: skip
    assert found[:2] == (Column.LABEL, Column.RECOMMENDATION)
