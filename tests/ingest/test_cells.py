"""What is read from four sets of status and progress cells that were written before the rules had met them."""

from __future__ import annotations

import pytest

from tests.ingest import cells
from tests.ingest.cells import Outcome

SETS = ("first", "second", "third", "fourth")
#: Read otherwise than expected, none of it as done or not done that is not; to be taken off when a rule learns it.
GAPS = {
    "- | Action has not been taken forward owing to the restructure.",
    "- | The partnership held a half-day conference in September at which 180 delegates heard the family's account.",
    "- | Link workers sit in each locality team.",
    "- | The form has a mandatory field for this.",
    "- | The old spreadsheet has been retired and all cases are on the shared system.",
}
#: A loose end more than expected, or one less.
LOOSE_ENDS = {"- | Audit hasn't happened.": {"stalled"}}


@pytest.fixture(scope="module", params=SETS)
def outcomes(request: pytest.FixtureRequest) -> tuple[Outcome, ...]:
    """The cases of one set, each beside what is read."""
    return cells.outcomes(str(request.param))


def test_nothing_undone_is_read_as_done(outcomes: tuple[Outcome, ...]) -> None:
    """No cell that leaves a thing undone, or does not tell, is read as done."""
    assert [each.case.id for each in outcomes if each.wrongly_done] == []


def test_nothing_done_is_read_as_not_begun(outcomes: tuple[Outcome, ...]) -> None:
    """No cell of something done or under way is read as not begun or declined."""
    assert [each.case.id for each in outcomes if each.wrongly_open] == []


def test_statuses(outcomes: tuple[Outcome, ...]) -> None:
    """Each cell has a status that a fair reader gives, but for the gaps that are known."""
    known = {each.case.id for each in outcomes} & GAPS
    assert {each.case.id for each in outcomes if not each.right} == known


def test_loose_ends(outcomes: tuple[Outcome, ...]) -> None:
    """Each loose end is found that must be, and where the status is right no other."""
    assert {each.case.id: each.missed for each in outcomes if each.missed} == {}
    found = {each.case.id: {kind for kind, _ in each.false} for each in outcomes if each.right and each.false}
    assert found == {each.case.id: LOOSE_ENDS[each.case.id] for each in outcomes if each.case.id in LOOSE_ENDS}


def test_unclear_is_fulfilled_by_what_claims_nothing() -> None:
    """The sets take "unclear" for neither "done" nor "not done"."""
    unclear = [case for case in cells.cases("first") if case.accepts[:2] == cells.UNCLEAR]
    assert unclear
    assert all("complete" not in case.accepts[:2] for case in unclear)
