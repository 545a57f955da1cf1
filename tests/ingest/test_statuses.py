"""What the reader of statuses promises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Action, KeyEntry, Passage, Status, StatusReading
from ingest.progress import statuses

KEY = statuses.read_key(
    [Passage(text=line) for line in ("Red – not begun", "Amber – underway", "Green – completed", "Blue – not due")]
)


def action(
    raw: str | None = None, progress: str | None = None, text: str | None = "Write a leaflet for carers."
) -> Action:
    """An action with a status cell and an outcome."""
    return Action(text=text, progress=progress, status=StatusReading(raw=raw))


def value(raw: str | None = None, progress: str | None = None, key: tuple[KeyEntry, ...] = ()) -> Status:
    """The status that is read from a status cell and an outcome."""
    return statuses.read(action(raw, progress), key).status.value


# --- The printed key --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        ["Status key", "Red - nothing done", "Amber - some of it done", "Green - all done"],
        ["Red: not started | Amber: in progress | Green: complete"],
        ["R = no progress. A = progress made, not complete. G = complete. An empty box means no report."],
        ["Red\tNot yet begun", "Amber\tStarted", "Green\tFinished"],
        ["Not started (Red)", "In progress (Amber)", "Complete (Green)"],
    ],
)
def test_key(lines: list[str]) -> None:
    """A printed key is read in whatever way it is laid out."""
    key = statuses.read_key([Passage(text=line) for line in lines])

    assert [entry.status for entry in key] == [Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETE]


def test_key_keeps_words() -> None:
    """The plan's own words for a colour are kept beside our reading."""
    assert [entry.words for entry in KEY] == ["not begun", "underway", "completed", "not due"]


def test_numbered_headings_are_no_key() -> None:
    """Numbered headings are not a key, for their words state no status."""
    assert statuses.read_key([Passage(text="1 - Governance"), Passage(text="2 - Training")]) == ()


def test_key_with_two_meanings() -> None:
    """Where the key gives one colour to "complete" and to "on track", it does not say that a thing is done."""
    key = statuses.read_key([Passage(text="Green: complete or on track"), Passage(text="Red: late")])

    assert key[0].status is Status.IN_PROGRESS


def test_key_on_one_line() -> None:
    """A key may stand in one line behind the name of its column, its entries parted by full stops."""
    line = "Position: C – complete. P – in progress, will move to the next plan. D – discontinued. N – not begun."
    key = statuses.read_key([Passage(text=line)])

    assert [(entry.token, entry.status) for entry in key] == [
        ("C", Status.COMPLETE),
        ("P", Status.IN_PROGRESS),
        ("D", Status.NOT_TAKEN_FORWARD),
        ("N", Status.NOT_STARTED),
    ]


@pytest.mark.parametrize(
    ("progress", "status"),
    [
        ("The Committee did not support this.", Status.NOT_TAKEN_FORWARD),
        ("Waiting for the new rota.", Status.IN_PROGRESS),
        ("", Status.IN_PROGRESS),
    ],
)
def test_key_that_leaves_the_choice(progress: str, status: Status) -> None:
    """Where the key gives one letter to "on hold" and "withdrawn", the outcome says which it is."""
    key = statuses.read_key([Passage(text="W = on hold or withdrawn"), Passage(text="G = complete")])

    assert value("W", progress, key) is status


# --- Stated -----------------------------------------------------------------------------------------------------------


def test_key_comes_first() -> None:
    """What the plan's key says of a colour comes before what the colour commonly means."""
    key = statuses.read_key([Passage(text="Green: not yet due"), Passage(text="Amber: late")])

    assert (value("Green", key=key), value("Green")) == (Status.NOT_DUE, Status.COMPLETE)


def test_blue_needs_a_key() -> None:
    """Blue is "not due" in one plan and "complete" in another: it means nothing without a key."""
    assert (value("Blue", key=KEY), value("Blue")) == (Status.NOT_DUE, Status.NOT_REPORTED)


def test_yellow_is_amber() -> None:
    """A yellow that the key does not know stands for its amber."""
    reading = statuses.read(action("Yellow"), KEY).status

    assert (reading.value, reading.raw, reading.key) == (Status.IN_PROGRESS, "Yellow", "underway")


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("Complete", Status.COMPLETE),
        ("Achieved", Status.COMPLETE),
        ("Closed", Status.COMPLETE),
        ("100%", Status.COMPLETE),
        ("Yes", Status.COMPLETE),
        ("Partially complete", Status.IN_PROGRESS),
        ("Not yet complete", Status.IN_PROGRESS),
        ("On track", Status.IN_PROGRESS),
        ("Delayed", Status.IN_PROGRESS),
        ("Overdue", Status.IN_PROGRESS),
        ("75%", Status.IN_PROGRESS),
        ("Not started", Status.NOT_STARTED),
        ("No progress", Status.NOT_STARTED),
        ("Not yet due", Status.NOT_DUE),
        ("Superseded", Status.NOT_TAKEN_FORWARD),
        ("Not accepted", Status.NOT_TAKEN_FORWARD),
        ("No longer required", Status.NOT_TAKEN_FORWARD),
        ("G", Status.COMPLETE),
        ("Green (ongoing)", Status.IN_PROGRESS),
        ("Amber / Green", Status.IN_PROGRESS),
    ],
)
def test_common_words(raw: str, status: Status) -> None:
    """Without a key the common words and colours are read: words before colours, of several the least advanced."""
    assert value(raw) is status


def test_red_without_key() -> None:
    """Without a key red is "not begun" here and "overdue" there: it states nothing, and its word is kept."""
    read = statuses.read(action("Red")).status
    assert (read.value, read.stated, read.raw) == (Status.NOT_REPORTED, None, "Red")
    assert value("Red", "The leaflet is being printed.") is Status.IN_PROGRESS


@pytest.mark.parametrize("raw", ["R", "Red.", "(red)", "RED", "Red / Red"])
def test_red_in_other_spellings(raw: str) -> None:
    """The letter, brackets and a word said twice explain no more than the word."""
    assert statuses.read(action(raw)).status.stated is None


def test_red_with_words() -> None:
    """Words beside red, or a key, say which of the two it is."""
    found = [value("Red – overdue"), value("Red", "Not started."), value("Red", key=KEY)]
    assert found == [Status.IN_PROGRESS, Status.NOT_STARTED, Status.NOT_STARTED]


@pytest.mark.parametrize("told", ["Completed.", "Leaflet sent to all staff."])
def test_red_beside_words_of_doing(told: str) -> None:
    """Red is never done: beside a report of doing it asks a question, with the words that show it."""
    read = statuses.read(action("Red", told)).status
    assert (read.value, read.shown, read.quote) == (Status.IN_PROGRESS, Status.COMPLETE, told.rstrip("."))
    assert read.mismatch


def test_red_beside_a_date_of_completion() -> None:
    """A date under "Completed" makes nothing done that is red."""
    dated = replace(action("Red"), completed_raw="March 2024")
    assert statuses.read(dated).status.value is Status.IN_PROGRESS


@pytest.mark.parametrize("raw", ["Green Red", "Green / Red", "Green / Blue", "Green Red Amber"])
def test_a_colour_that_tells_nothing_among_others(raw: str) -> None:
    """Of several colours, one that nothing explains keeps the whole from being done."""
    assert value(raw) is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("progress", "status", "dated"),
    [
        ("Completed. All staff have it.", Status.COMPLETE, None),
        ("Complete – all staff have it.", Status.COMPLETE, None),
        ("Completed 2023-2024 via team meetings.", Status.COMPLETE, "2023-2024"),
        ("Action completed March 2020", Status.COMPLETE, "March 2020"),
        ("Leaflet sent to all staff. Action complete.", Status.COMPLETE, None),
        ("Ongoing – half of the teams have it.", Status.IN_PROGRESS, None),
        ("Not started.", Status.NOT_STARTED, None),
        ("Superseded by the regional leaflet.", Status.NOT_TAKEN_FORWARD, None),
    ],
)
def test_outcome_states(progress: str, status: Status, dated: str | None) -> None:
    """An outcome that begins or ends with a status word states that status, and the date that stands by it."""
    read = statuses.read(action(progress=progress))

    assert (read.status.stated, read.completed_raw) == (status, dated)


@pytest.mark.parametrize("progress", ["Completed audits show that few carers had it.", "Complete the leaflet by June."])
def test_outcome_does_not_state(progress: str) -> None:
    """A status word that belongs to a sentence states nothing."""
    assert statuses.read(action(progress=progress)).status.stated is None


def test_completion_date_states() -> None:
    """A date in the cell for the date of completion says that the action is complete."""
    read = statuses.read(Action(text="Write a leaflet.", completed_raw="12/03/2021"))

    assert read.status.stated is Status.COMPLETE


# --- Shown ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("progress", "status"),
    [
        ("Leaflet written and sent to all surgeries.", Status.COMPLETE),
        ("Sent on 3 May 2021.", Status.COMPLETE),
        ("Leaflet written. It will be printed in June.", Status.IN_PROGRESS),
        ("Awaiting funding.", Status.IN_PROGRESS),
        ("A meeting was held with carers.", Status.IN_PROGRESS),
        ("9 of 22 surgeries have it.", Status.IN_PROGRESS),
        ("The Trust is unable to fund a leaflet.", Status.NOT_TAKEN_FORWARD),
        ("Work has not yet started.", Status.NOT_STARTED),
        ("No update received", Status.NOT_REPORTED),
        ("", Status.NOT_REPORTED),
    ],
)
def test_shown(progress: str, status: Status) -> None:
    """Without a stated status the text shows one: done only where all is done and nothing is still to come."""
    assert value(progress=progress) is status


def test_part_of_ask_left_out() -> None:
    """What was asked is not shown as done while a part of it is left out of the reply."""
    text = "Circulate the hoarding policy to housing officers. Seek funding from the ministry for a second worker."
    read = statuses.read(action(progress="Hoarding policy circulated to housing officers.", text=text))

    assert read.status.value is Status.IN_PROGRESS


def test_objective_shows_work() -> None:
    """Where nothing is reported, an objective that speaks of work under way shows it, in its own words."""
    reading = statuses.read(action(), (), "Work is underway to write the leaflet.").status

    assert (reading.value, reading.quote) == (Status.IN_PROGRESS, "Work is underway to write the leaflet")


def test_mismatch() -> None:
    """What is stated is the value; a text that shows something else is a mismatch, with its words."""
    reading = statuses.read(action("Green", "The leaflet is being written."), KEY).status

    assert reading.value is Status.COMPLETE
    assert reading.mismatch
    assert reading.quote == "The leaflet is being written"


# --- Of a recommendation ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "told", "stated", "shown"),
    [
        ("Green", "Not yet started", Status.COMPLETE, Status.NOT_STARTED),
        ("Complete", "Not yet started.", Status.COMPLETE, Status.NOT_STARTED),
        ("Amber", "Completed", Status.IN_PROGRESS, Status.COMPLETE),
        ("Not started", "Completed March 2024", Status.NOT_STARTED, Status.COMPLETE),
    ],
)
def test_two_words_that_contradict(raw: str, told: str, stated: Status, shown: Status) -> None:
    """Where the cell says "done" and the only words of the outcome say "not begun", or the other way, both stand."""
    found = statuses.read(Action(text="Write a leaflet.", progress=told, status=StatusReading(raw=raw))).status
    assert (found.value, found.stated, found.shown, found.mismatch) == (stated, stated, shown, True)
    assert (found.quote or "-") in told


def test_two_words_for_unfinished() -> None:
    """What is late and what has not begun are both unfinished, and contradict no one."""
    action = Action(text="Write a leaflet.", progress="Not yet started", status=StatusReading(raw="Overdue"))
    assert not statuses.read(action).status.mismatch


def test_combine() -> None:
    """A recommendation is as far as its least advanced action; a stated "not started" comes before silence."""
    read = [statuses.read(action(raw), KEY) for raw in ("Green", None, "Red", "Amber")]

    assert [statuses.combine(read[:2]).value, statuses.combine(read).value] == [Status.NOT_REPORTED, Status.NOT_STARTED]


def test_combine_nothing() -> None:
    """A recommendation without actions has nothing reported."""
    assert statuses.combine([]).value is Status.NOT_REPORTED


@given(st.text(), st.text(), st.text())
def test_never_raises(raw: str, progress: str, ask: str) -> None:
    """Any texts at all can be read, and the words of the status cell stay as written."""
    read = statuses.read(action(raw or None, progress, ask), KEY, ask)

    assert not raw or read.status.raw == raw


@given(
    st.sampled_from(["Green", "Yellow", "Complete", None]),
    st.sampled_from(["Completed June 2020", "Ongoing", "Leaflet sent.", None]),
)
def test_twice_is_once(raw: str | None, progress: str | None) -> None:
    """Reading an action again changes nothing."""
    once = statuses.read(action(raw, progress), KEY)

    assert statuses.read(once, KEY) == once


# --- Marks and lone entries -------------------------------------------------------------------------------------------


def test_marks_by_the_key() -> None:
    """A tick or a cross means what the plan's key says of it."""
    key = statuses.read_key([Passage(text="✓ = completed"), Passage(text="✗ = not yet completed")])

    assert (value("✔", key=key), value("✗", key=key)) == (Status.COMPLETE, Status.IN_PROGRESS)


@pytest.mark.parametrize("raw", ["No", "✗"])
def test_no_beside_a_report(raw: str) -> None:
    """Without a key, "no" says that nothing was done only where nothing is reported."""
    assert (value(raw), value(raw, "The text was agreed in May.")) == (Status.NOT_STARTED, Status.IN_PROGRESS)


def test_key_without_marks() -> None:
    """A key may set letters before their words without any mark between."""
    key = statuses.read_key([Passage(text="Status: G complete; A under way; R not under way")])

    assert [entry.status for entry in key] == [Status.COMPLETE, Status.IN_PROGRESS, Status.NOT_STARTED]


def test_key_at_the_end_of_a_sentence() -> None:
    """A sentence may end in the key, each colour before its words and only a comma between."""
    line = "The executive gives the rating: red, not on track; amber, some way to go; green, done."
    key = statuses.read_key([Passage(text=line)])

    assert [(entry.token, entry.words) for entry in key] == [
        ("red", "not on track"),
        ("amber", "some way to go"),
        ("green", "done"),
    ]


def test_colour_explained_alone() -> None:
    """A key may explain one colour only; a sentence about a colour is no key."""
    assert [entry.status for entry in statuses.read_key([Passage(text="*Blue = not yet due*")])] == [Status.NOT_DUE]
    assert statuses.read_key([Passage(text="Green: complete")]) == ()


def test_waits_for_another_action() -> None:
    """An entry for what waits for another action says that it is not due."""
    key = statuses.read_key([Passage(text="_White_: waiting for another action. _Red_: not begun.")])

    assert key[0].status is Status.NOT_DUE


def test_what_is_not_due_holds_nothing_back() -> None:
    """One action in progress and one that is not due yet make a recommendation in progress."""
    readings = [statuses.read(action(raw)) for raw in ("Not due", "On track")]

    assert statuses.combine(readings).value is Status.IN_PROGRESS
