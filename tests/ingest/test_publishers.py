"""Who publishes a plan, and which review it answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Basis, Board
from ingest.values.publishers import read_board, read_plan_type, read_review


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Northmere Safeguarding Adults Board", "SAR Alex"], "Northmere Safeguarding Adults Board"),
        (["NORTHMERE SAFEGUARDING ADULTS BOARD"], "Northmere Safeguarding Adults Board"),
        (["Plan", "By Vale and Mere Safeguarding Children Board."], "Vale and Mere Safeguarding Children Board"),
        (["DHR 4", "Safer Northmere Partnership"], "Safer Northmere Partnership"),
        (["Vale Regional Safeguarding Board – Adult Practice Review"], "Vale Regional Safeguarding Board"),
        (["Mid & South Vale Safeguarding Adults Board"], "Mid & South Vale Safeguarding Adults Board"),
    ],
)  # fmt: skip
def test_a_stated_publisher_is_read_wherever_it_stands(lines: list[str], name: str) -> None:
    """A board's name in a heading, preamble or footer is the publisher, in a readable case."""
    board = read_board(lines, [])
    assert board is not None
    assert (board.name, board.basis) == (name, Basis.STATED)


def test_the_areas_own_name_is_used_where_only_the_order_of_words_differs() -> None:
    """An "Adult Safeguarding Board" is the area's Safeguarding Adults Board."""
    board = read_board(["SURREY ADULTS SAFEGUARDING BOARD"], [])
    assert board is not None
    assert board.name == "Surrey Safeguarding Adults Board"


def test_a_dhr_belongs_to_a_community_safety_partnership() -> None:
    """Of two boards named, the one of the review's kind is the publisher."""
    lines = [
        "Domestic Homicide Review 3",
        "Northmere Safeguarding Adults Board",
        "Northmere Community Safety Partnership",
    ]
    board = read_board(lines, [])
    assert board is not None
    assert board.name == "Northmere Community Safety Partnership"


def test_an_unstated_publisher_is_inferred_from_the_tables() -> None:
    """Where no heading states it, the fitting body that the rows name is inferred, with its words kept."""
    body = [
        "Provide an update to Safer Northmere.",
        "Services across Northmere",
        "See the Northmere Safeguarding Adults Board site",
        "Northmere",
    ]
    board = read_board(["DHR9 Action Plan"], body)
    assert board == Board(name="Safer Northmere", basis=Basis.INFERRED, words="Safer Northmere")


@pytest.mark.parametrize(
    "line",
    ["Northmere Council", "Vale Partnership NHS Foundation Trust (VPFT)", "Eastmarsh Clinical Commissioning Group"],
)
def test_a_body_on_a_line_of_its_own_publishes_where_no_board_is_named(line: str) -> None:
    """A letterhead names the publisher."""
    board = read_board([line, "Improvement plan"], [])
    assert board is not None
    assert board.name == line.removesuffix(" (VPFT)")


def test_nothing_named_means_no_publisher() -> None:
    """A publisher is never made up."""
    assert read_board(["Action plan"], ["The Board should act."]) is None


@pytest.mark.parametrize(
    ("line", "label", "kind"),
    [
        ("MULTI-AGENCY ACTION PLAN FOR NVSCR4 (X AND Y)", "NVSCR4", "SCR"),
        ("DHR12 Action Plan – multi agency recommendations", "DHR12", "DHR"),
        ("SAR Alex: action plan", "SAR Alex", "SAR"),
        ("DHR 7 – 'Mary' – action plan", "DHR 7 – 'Mary'", "DHR"),
        ("Child N LCSPR", "Child N LCSPR", "LCSPR"),
        ("Domestic Homicide Review – Case 4", "Domestic Homicide Review – Case 4", "DHR"),
        ("Domestic Abuse Related Death Review 7: action plan", "Domestic Abuse Related Death Review 7", "DARDR"),
        ("Single Unified Safeguarding Review BE/01 – action plan", "Single Unified Safeguarding Review BE/01", "SUSR"),
        ("Serious Case Review – Child LH", "Serious Case Review – Child LH", "SCR-C"),
        (
            "Thematic review of self-neglect and hoarding: plan",
            "Thematic review of self-neglect and hoarding",
            "THEMATIC",
        ),
        ("PEER CHALLENGE IMPROVEMENT PLAN", "Peer Challenge", "PEER"),
        ("SAR Action Plan: Adult B", "SAR Adult B", "SAR"),
        ("Serious Case Review – BH: action plan", "Serious Case Review – BH", "SCR"),
        ("Plan from the joint review “Rowan and Ash”", "joint review “Rowan and Ash”", "JOINT"),
        (
            "Independent investigation into the care and treatment of Mr K: Trust action plan",
            "Independent investigation into the care and treatment of Mr K",
            "MHHR",
        ),
    ],
)
def test_a_review_is_labelled_as_printed(line: str, label: str, kind: str) -> None:
    """The label is the title's own words, the kind a code of the vocabulary."""
    review = read_review([line], None)
    assert review is not None
    assert (review.label, review.kind) == (label, kind)


def test_a_label_in_a_wrong_encoding_is_read() -> None:
    """Quotation marks that were read in the wrong encoding do not hide the name between them."""
    review = read_review(["SAR “Otto” – plan".encode().decode("latin-1")], None)
    assert review is not None
    assert review.label == "SAR “Otto”"


def test_a_pseudonym_below_the_kind_is_the_label() -> None:
    """A title over two lines gives the kind in one and the person in the other."""
    review = read_review(["DOMESTIC HOMICIDE REVIEW", "Overview report into the death of Adult A"], None)
    assert review is not None
    assert review.label == "Adult A"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        (
            "Joint Domestic Homicide Review and Mental Health Homicide Review: Mr and Mrs K",
            "Joint Domestic Homicide Review and Mental Health Homicide Review: Mr and Mrs K",
        ),
        (
            "Thematic SAR: three people who died in cold weather – action plan",
            "Thematic SAR: three people who died in cold weather",
        ),
        ("Adult Practice Review NRSB 2/2017", "Adult Practice Review NRSB 2/2017"),
    ],
)
def test_a_reviews_name_runs_to_the_end_of_its_title(line: str, label: str) -> None:
    """Digits, a description and the word "and" belong to the name; "action plan" after a dash does not."""
    review = read_review([line], None)
    assert review is not None
    assert review.label == label


def test_a_childrens_boards_serious_case_review_is_a_childs() -> None:
    """The publisher tells the two kinds of serious case review apart."""
    review = read_review(["Serious Case Review F"], Board(name="Northmere Safeguarding Children Board"))
    assert review is not None
    assert review.kind == "SCR-C"


def test_a_business_plan_answers_no_review() -> None:
    """A strategic plan has no review, whatever reviews its rows speak of; its type says what it is."""
    lines = ["Northmere Safeguarding Adults Board", "Strategic Delivery Plan 2019/20", "APPENDIX A - PEER REVIEW"]
    assert read_review(lines, None) is None
    assert read_plan_type(lines) == "strategic plan"


def test_a_register_of_several_reviews_answers_none_of_them_alone() -> None:
    """Where headings further down name two reviews, the plan as a whole has no one review."""
    lines = ["Learning tracker", "Vale Safeguarding Adults Board", "Safeguarding Adults Review: Alder", "DHR Birch"]
    assert read_review(lines, None) is None


@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(max_size=60), max_size=4))
def test_any_lines_are_read_without_error(lines: list[str], body: list[str]) -> None:
    """Whatever the words, reading gives a value or None, and the same one again."""
    board = read_board(lines, body)
    assert board == read_board(lines, body)
    assert read_review(lines, board) == read_review(lines, board)
