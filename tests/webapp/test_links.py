"""What this library holds of a plan that another one points to."""

from __future__ import annotations

from graph.model import Reference
from tests.webapp.test_wording import plan
from webapp.links import NOT_HERE, earlier, follow


def test_plan_named_by_its_review_is_found() -> None:
    """Words that name the review of a plan in this library lead to it."""
    named = plan("b", review="DHR 7", title="Action plan")
    pointer = follow(Reference(quote="see DHR 7", target="DHR 7"), source="a", plans=(plan("a"), named))

    assert pointer.plan == "b"


def test_plan_does_not_point_to_itself() -> None:
    """A plan that names its own review points to nothing else."""
    own = plan("a", review="DHR 7")

    assert follow(Reference(quote="DHR 7", target="DHR 7"), source="a", plans=(own,)).note == NOT_HERE


def test_number_of_another_review_is_not_taken_for_it() -> None:
    """DHR 71 is not DHR 7."""
    other = plan("b", review="DHR 7")

    assert follow(Reference(quote="DHR 71", target="DHR 71"), source="a", plans=(other,)).plan is None


def test_earlier_plan_of_the_same_board_is_offered() -> None:
    """An item carried forward is led to the last earlier plan of its board, without claiming that it is the one."""
    plans = (plan("a", board="B", year=2016), plan("b", board="B", year=2018), plan("c", board="B", year=2020))

    assert earlier(plans[2], plans).plan == "b"
    assert "is not said" in earlier(plans[2], plans).note


def test_later_plans_and_other_boards_are_not_earlier() -> None:
    """Without an earlier plan of its board, the earlier plan is not in this library."""
    plans = (plan("a", board="B", year=2020), plan("b", board="B", year=2022), plan("c", board="C", year=2010))

    assert earlier(plans[0], plans).note == "The earlier plan is not in this library."
