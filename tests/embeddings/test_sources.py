"""Whose voices speak in a group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from embeddings.sources import Ask, asks, voices
from graph.model import Board, Original, Plan, Recommendation, Review

FIRST = Ask(id="1", text="Do it", wording="w", plan="p", board="north", review="north/SAR/a")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (replace(FIRST, id="2", wording="v"), 1),  # the same plan asks twice
        (replace(FIRST, id="2", plan="q", wording="v"), 1),  # another plan of the same review
        (replace(FIRST, id="2", plan="q", review=None), 1),  # an appendix that does not name the review
        (replace(FIRST, id="2", plan="q", review=None, wording="v"), 2),  # a business plan in its own words
        (replace(FIRST, id="2", plan="q", review="north/SAR/b"), 2),  # the same board asks again, in the same words
        (replace(FIRST, id="2", plan="q", board="south", review=None), 2),  # another board, in the same words
    ],
)
def test_voices_are_reviews_not_rows(other: Ask, expected: int) -> None:
    """A repeat counts where another review speaks, or a plan that answers none and is no edition of the first."""
    assert voices([FIRST, other]) == voices([other, FIRST]) == expected


def test_two_editions_of_a_business_plan_are_one_voice() -> None:
    """A plan that is published again says nothing new."""
    old = replace(FIRST, review=None)
    assert voices([old, replace(old, id="2", plan="q")]) == 1


def test_an_ask_knows_its_plan_board_and_review() -> None:
    """What is compared of a recommendation carries whose it is; a row's own board goes before the plan's."""
    own = Recommendation(id="r", wording="w", text="Write a protocol for the sharing of keys", board="South Board")
    plan = Plan(
        original=Original(digest="d", file="f.txt"),
        title="t",
        board=Board(name="North Board"),
        review=Review(label="Adult A", kind="SAR"),
        recommendations=(own, replace(own, id="s", board=None)),
    )
    found = [(one.id, one.plan, one.board, one.review) for one in asks([plan])]
    assert found == [
        ("r", "d", "south-board", "south-board/SAR/adult-a"),
        ("s", "d", "north-board", "north-board/SAR/adult-a"),
    ]
