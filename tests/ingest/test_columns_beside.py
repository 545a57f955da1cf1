"""What the columns of a plan say of an action beside its words: the last update, a lone "Y", an end without a deed."""

from __future__ import annotations

import pytest

from graph.model import Action, Recommendation, Status, StatusReading, ThreadKind
from ingest.progress import statuses
from ingest.reading import read

DONE = "Leaflet written, printed and given to all carers."


def plan(headings: str, *rows: str) -> tuple[Recommendation, ...]:
    """The recommendations of a small plan in text; cells stand between "|"."""
    table = "\n".join(row.replace("|", "\t") for row in (headings, *rows))
    return read(table.encode(), "plan.txt").plan.recommendations


def rated(heading: str, *cells: str) -> list[StatusReading]:
    """The statuses that a column states, in a plan that reports nothing else."""
    rows = [f"{n}|Agencies should write leaflet {n} for carers.|Write it|Housing|{c}|" for n, c in enumerate(cells, 1)]
    found = plan(f"No|Recommendation|Action|Lead|{heading}|Comments", *rows)
    return [recommendation.status for recommendation in found]


def updated(headings: str, cells: str) -> Recommendation:
    """A recommendation with several columns of updates."""
    (found,) = plan(
        f"No|Recommendation|Action|Lead|{headings}",
        f"1|Agencies should write a leaflet.|Write a leaflet|Police|{cells}",
    )
    return found


def test_y_beside_letters_of_colours_is_yellow() -> None:
    """Among R, A and G a "Y" states what yellow does, and never that something is done."""
    found = rated("RAG", "G", "Y", "A", "R")
    assert [reading.stated for reading in found] == [Status.COMPLETE, Status.IN_PROGRESS, Status.IN_PROGRESS, None]


@pytest.mark.parametrize("heading", ["RAG", "Status"])
def test_y_alone_under_a_rating_states_nothing(heading: str) -> None:
    """Where nothing tells whether it is "yes" or "yellow", it is kept as written and states nothing."""
    (reading,) = rated(heading, "Y")
    assert (reading.stated, reading.raw) == (None, "Y")


@pytest.mark.parametrize("heading", ["Completed Y/N", "Done", "Complete?"])
def test_y_answers_a_heading_that_asks(heading: str) -> None:
    """Under a heading that asks whether it is done, "Y" says yes."""
    assert rated(heading, "Y")[0].stated is Status.COMPLETE


def test_y_beside_n_is_an_answer() -> None:
    """Beside an "N", a "Y" says yes."""
    assert [reading.stated for reading in rated("Status", "Y", "N")] == [Status.COMPLETE, Status.NOT_STARTED]


def test_y_of_the_key_is_what_the_key_says() -> None:
    """Where the plan's key explains "Y", that is what it states."""
    rows = "No|Recommendation|Action|Lead|RAG\n1|Agencies should write a leaflet.|Write it|Housing|Y".replace("|", "\t")
    text = f"Key: R = not started; Y = some delay; G = complete\n\n{rows}"
    (found,) = read(text.encode(), "plan.txt").plan.recommendations
    assert found.status.stated is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "headings",
    [
        "Progress update 1 (Jan 2024)|Progress update 2 (Apr 2024)",
        "Q1 2024/25 update|Q2 2024/25 update",
        "Update 1|Update 2",
        "Six month update|Twelve month update",
    ],
)
def test_the_update_told_last_counts(headings: str) -> None:
    """What was not begun at first and is reported done since is done; what was reported done and has stopped is not."""
    assert updated(headings, f"Not started.|Completed. {DONE}").status.value is Status.COMPLETE
    assert updated(headings, "Complete.|On hold until a printer is found.").status.value is Status.IN_PROGRESS


def test_columns_in_reverse_order_are_told_by_their_dates() -> None:
    """The later date counts, wherever its column stands."""
    found = updated("Update July 2024|Update April 2024", f"Completed. {DONE}|Not started.")
    assert found.status.value is Status.COMPLETE


def test_an_empty_last_update_leaves_the_one_before() -> None:
    """Where nothing was told last, what was told before counts."""
    assert updated("Update 1|Update 2", "Complete.|").status.value is Status.COMPLETE


def test_what_was_done_stays_done_where_nothing_speaks_against_it() -> None:
    """An earlier "Complete" holds beside a last update that leaves nothing open."""
    assert updated("Update 1|Update 2", "Complete.|112 copies.").status.value is Status.COMPLETE


def test_overtaken_updates_leave_no_thread() -> None:
    """What was going on at first and has been done since is no loose end."""
    found = updated("Update 1|Update 2", f"Leaflet is being written.|Completed. {DONE}")
    assert not {thread.kind for thread in found.threads} & {ThreadKind.IN_PROGRESS, ThreadKind.CLAIMED_COMPLETE}


@pytest.mark.parametrize("raw", ["Closed – no further action", "Closed - NFA", "No further action"])
def test_closed_without_further_action_is_no_deed(raw: str) -> None:
    """It is done only where the text shows that it was done."""

    def value(told: str | None) -> Status:
        action = Action(text="Write a leaflet for carers.", progress=told, status=StatusReading(raw=raw))
        return statuses.read(action).status.value

    assert (value(None), value(DONE)) == (Status.NOT_TAKEN_FORWARD, Status.COMPLETE)


def test_no_further_action_required_states_nothing_alone() -> None:
    """It may mean done or needless: as written it is kept, and nothing is read into it."""
    reading = statuses.read(Action(status=StatusReading(raw="Closed – no further action required"))).status
    assert (reading.stated, reading.raw) == (None, "Closed – no further action required")


def test_all_of_all_is_no_part() -> None:
    """A count of all, as in "27 of 27", leaves nobody out; "26 of 27" does."""
    told = "{} of 27 practices have named a lead."
    action = Action(text="Invite every practice to name a lead", progress=told.format(27))
    assert statuses.read(action).status.value is Status.COMPLETE
    fewer = Action(text="Invite every practice to name a lead", progress=told.format(26))
    assert statuses.read(fewer).status.value is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Ready for sign off", Status.IN_PROGRESS),
        ("Complete subject to audit", Status.IN_PROGRESS),
        ("Complete (evidence outstanding)", Status.IN_PROGRESS),
        ("Completed (reopened June 2024)", Status.IN_PROGRESS),
        ("Green to amber", Status.IN_PROGRESS),
        ("Amber to green", Status.COMPLETE),
        ("Signed-off by the SAR subgroup 12/3/24", Status.COMPLETE),
        ("Superceded", Status.NOT_TAKEN_FORWARD),
        ("Cwblhawyd", Status.COMPLETE),
        ("Heb ei gwblhau", Status.IN_PROGRESS),
        ("Heb ddechrau", Status.NOT_STARTED),
    ],
)
def test_a_status_cell_is_no_more_than_it_says(raw: str, wanted: Status) -> None:
    """Nearly done, done on a condition and done no longer are not done; Welsh words say what English ones do."""
    assert statuses.read(Action(status=StatusReading(raw=raw))).status.stated is wanted


def test_a_key_of_letters_in_lines_of_their_own_is_read() -> None:
    """A key printed as two columns, a letter and its words, counts as one that has marks between."""
    rows = "No|Recommendation|Action|Lead|RAG|Update\n1|Agencies should write a leaflet.|Write it|Housing|G|"
    text = f"Key,Meaning\nB,Complete\nG,On track\nR,Not started\n\n{rows.replace('|', ',')}"
    (found,) = read(text.encode(), "plan.csv").plan.recommendations
    assert found.status.stated is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "told",
    [
        "The subgroup agreed to keep this action open.",
        "Completed (protocol). Ongoing (training).",
        "Green – on track for completion in March.",
        "Update 1/3/24: complete. Update 1/6/24: reopened after an audit found that it was not being used.",
    ],
)
def test_open_again_or_in_part_is_not_done(told: str) -> None:
    """What is kept open, opened again, done in one part or only on track is in progress, whatever words of doing."""
    action = Action(text="Review the hoarding protocol and train staff in how to use it.", progress=told)
    assert statuses.read(action).status.value is Status.IN_PROGRESS


def test_what_duplicates_another_action_is_dropped() -> None:
    """An action that was taken off as a duplicate was not done."""
    action = Action(text="Review the protocol.", progress="It was agreed that this action duplicates action 4.")
    assert statuses.read(action).status.value is Status.NOT_TAKEN_FORWARD


def test_done_with_nothing_further_needed_shows_nothing_against_it() -> None:
    """Words such as "No further action required" behind a statement of completion refuses nothing."""
    action = Action(text="Review the protocol.", progress="Completed January 2024. No further action required.")
    assert statuses.read(action).status.shown is not Status.NOT_TAKEN_FORWARD
