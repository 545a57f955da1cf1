"""What the readers of statuses and loose ends make of outcomes jotted down as notes."""

from __future__ import annotations

import pytest

from graph.model import Status, ThreadKind
from tests.ingest.replies import LEAFLET, PATHWAY, POLICY, TRAINING, read


@pytest.mark.parametrize(
    ("ask", "raw", "progress", "status", "kind"),
    [
        (LEAFLET, None, "Leaflet drafted. Circulated for comment w/c 3 June.", Status.IN_PROGRESS, "in-progress"),
        (LEAFLET, None, "With legal", Status.IN_PROGRESS, "in-progress"),
        (LEAFLET, None, "WIP", Status.IN_PROGRESS, "in-progress"),
        (TRAINING, None, "First seminar held. Second booked.", Status.IN_PROGRESS, "in-progress"),
        (TRAINING, None, "All teams bar one have been trained", Status.IN_PROGRESS, "in-progress"),
        (TRAINING, None, "Only half of the staff have been trained", Status.IN_PROGRESS, "in-progress"),
        (TRAINING, None, "Nobody has been trained so far", Status.NOT_STARTED, "not-started"),
        (TRAINING, None, "No sessions have been run to date", Status.NOT_STARTED, "not-started"),
        (LEAFLET, "Red", "Nothing has happened", Status.NOT_STARTED, "not-started"),
        (TRAINING, None, "Held over to next year", Status.IN_PROGRESS, "stalled"),
        (TRAINING, None, "Launch was put off because of snow. New date: October.", Status.IN_PROGRESS, "stalled"),
        (LEAFLET, "Parked", "", Status.IN_PROGRESS, "stalled"),
        (LEAFLET, None, "Bid for funding was not successful", Status.IN_PROGRESS, "stalled"),
        (LEAFLET, None, "Carried over to 2020/21 plan", Status.IN_PROGRESS, "carried-forward"),
        (LEAFLET, "Merged", "", Status.NOT_TAKEN_FORWARD, "declined"),
        (LEAFLET, "Closed", "Overtaken by the national leaflet", Status.NOT_TAKEN_FORWARD, "declined"),
        (LEAFLET, "Closed", "Considered and not accepted on grounds of cost.", Status.NOT_TAKEN_FORWARD, "declined"),
        (LEAFLET, None, "Not pursued: the council page does the job", Status.NOT_TAKEN_FORWARD, "declined"),
        (LEAFLET, None, "Decision taken not to proceed", Status.NOT_TAKEN_FORWARD, "declined"),
        (LEAFLET, None, "The team rejected the proposal", Status.NOT_TAKEN_FORWARD, "declined"),
        (LEAFLET, None, "No longer in scope", Status.NOT_TAKEN_FORWARD, "declined"),
        (LEAFLET, None, "Discussed; no appetite for this", Status.NOT_TAKEN_FORWARD, "declined"),
        (TRAINING, None, "We have been unable to release staff", Status.IN_PROGRESS, "stalled"),
        (TRAINING, None, "Cancelled twice because of winter pressures", Status.IN_PROGRESS, "stalled"),
        (LEAFLET, None, "Information not supplied", Status.NOT_REPORTED, "no-progress"),
        (LEAFLET, None, "Nil to report", Status.NOT_REPORTED, "no-progress"),
        (LEAFLET, None, "Verbal update to be given", Status.NOT_REPORTED, "no-progress"),
    ],
)
def test_notes(ask: str, raw: str | None, progress: str, status: Status, kind: str) -> None:
    """Notes as nurses, officers and board managers jot them are read without their missing words."""
    found, kinds = read(ask, raw, progress)

    assert found is status
    assert ThreadKind(kind) in kinds


@pytest.mark.parametrize(
    ("raw", "progress"),
    [
        ("BAU", ""),
        ("Embedded", ""),
        (None, "Now business as usual."),
        (None, "Job done"),
        (None, "There are no outstanding actions"),
        (None, "A leaflet already existed and has been brought up to date"),
    ],
)
def test_short_notes_of_the_end(raw: str | None, progress: str) -> None:
    """A word or two can say that a thing is there."""
    assert read(LEAFLET, raw, progress) == (Status.COMPLETE, set())


def test_part_that_was_not_done_is_not_declined() -> None:
    """What could not be agreed holds up the part that it was needed for; it declines nothing."""
    status, kinds = read(
        "Change the templates and survey staff.",
        None,
        "Templates amended. The survey has not been done as the questions could not be agreed.",
    )

    assert status is Status.IN_PROGRESS
    assert ThreadKind.DECLINED not in kinds


def test_part_of_a_year_is_no_part_of_the_work() -> None:
    """Half of a year in a period says nothing of half-done work."""
    _, kinds = read(LEAFLET, "Complete", "Used 4 times in 2018/19 and 17 times in the first half of 2019/20.")

    assert kinds == set()


def test_those_who_are_chased() -> None:
    """Chasing replies is work that goes on, not work that is held up."""
    _, kinds = read(LEAFLET, None, "Those who have not replied are being chased.")

    assert kinds == {ThreadKind.IN_PROGRESS}


@pytest.mark.parametrize(
    ("raw", "progress", "status"),
    [
        ("Open – not yet due", "", Status.NOT_DUE),
        (None, "Not due to begin.", Status.NOT_DUE),
        ("Open", "", Status.NOT_REPORTED),
        ("Open", "Leaflet being drafted", Status.IN_PROGRESS),
        ("Red", "Lead has changed three times", Status.IN_PROGRESS),
    ],
)
def test_open(raw: str | None, progress: str, status: Status) -> None:
    """An action that is only open has nothing reported of it; one that is not due says so; red is never done."""
    assert read(LEAFLET, raw, progress)[0] is status


@pytest.mark.parametrize(
    ("ask", "raw", "progress"),
    [
        (PATHWAY, "Complete", "Pathway signed. The figures say little about practice."),
        (POLICY, None, "Policy reviewed and shared. It is too soon to tell if it is used."),
    ],
)
def test_done_whatever_it_brings(ask: str, raw: str | None, progress: str) -> None:
    """What is done is done, though nobody can say yet what difference it makes."""
    assert read(ask, raw, progress) == (Status.COMPLETE, {ThreadKind.IMPACT_NOT_EVIDENCED})
