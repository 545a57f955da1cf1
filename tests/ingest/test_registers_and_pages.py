"""Registers, trackers and pages as bodies keep them: whose a row is, what is no ask, what says nothing of done."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import Workbook

from graph.model import Action, Plan, Status, StatusReading
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.progress import statuses
from ingest.readers.documents import read
from tests.ingest.sheet_plans import AMBER, GREEN, RED, Value, fill, put, saved, sheet

BODIES = ("Harrowmere Safeguarding Adults Board", "Tarnside Safeguarding Children Partnership")
ASK = "{body} should review how it shares what it knows about risk, and tell the board what it found (case {number})."
REGISTER = (
    "ID", "Report title", "Organisation", "Date published", "Recommendation", "Theme", "Addressee", "Response",
    "Response date", "Status",
)  # fmt: skip


def _plan(data: bytes, name: str) -> Plan:
    return understand(assemble(read(data, name)))


def _csv(*rows: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _register(count: int = 40) -> bytes:
    """A register of several bodies, with a sheet of notes and one of the words that may be chosen."""
    book = Workbook()
    on = sheet(book, "Recommendations")
    put(on, 1, 1, *REGISTER)
    for number in range(1, count + 1):
        label = f"R{number:03}-{'1a' if number % 3 else '1b'}"
        reply = "Done: the new route is in use in all teams." if number % 2 else None
        replied = date(2024, 1 + number % 12, 3) if reply else None
        state = ("Accepted", "Implemented", "Closed – rejected", None)[number % 4]
        put(
            on, number + 1, 1, label, f"Adult {number}: safeguarding adults review", BODIES[number % 2],
            date(2020, 5, 4), ASK.format(body="Lowmoor Council", number=number) + "\n- with a named lead",
            "Training", "Lowmoor Council", reply, replied, state,
        )  # fmt: skip
    put(sheet(book, "Notes"), 1, 1, "A blank response means that none has been received.")
    put(sheet(book, "Lookups"), 1, 1, "Status")
    return saved(book)


def test_a_register_keeps_who_asks_apart_from_who_is_asked() -> None:
    """Each row has its board and its addressee, and the date of a reply is no deadline."""
    found = _plan(_register(), "register.xlsx").recommendations

    assert len(found) == 40
    assert [one.board for one in found[:2]] == [BODIES[1], BODIES[0]]
    assert {one.lead_raw for one in found} == {"Lowmoor Council"}
    assert all(action.timescale is None for one in found for action in one.actions)


def test_a_title_that_ends_in_the_kind_of_review_names_it_whole() -> None:
    """Reviews of one kind are not taken for one review."""
    found = _plan(_register(), "register.xlsx").recommendations

    assert found[1].review == "Adult 2: safeguarding adults review"
    assert len({one.review for one in found}) == 40


def test_a_reply_in_a_register_is_what_was_reported() -> None:
    """No row with a reply counts as one of which nothing was reported."""
    found = _plan(_register(), "register.xlsx").recommendations

    told = [one for one in found if one.actions[0].progress]
    assert len(told) == 20
    assert not [one for one in told if any(thread.kind == "no-progress" for thread in one.threads)]


def test_an_ask_taken_on_in_a_register_is_not_done() -> None:
    """Accepted says nothing of what was done, closed as rejected that it was not; without a status the reply tells."""
    found = _plan(_register(), "register.xlsx").recommendations

    by_word = {one.status.raw: one.status.stated for one in found if one.status.raw}
    assert by_word == {
        "Accepted": None,
        "Done": Status.COMPLETE,
        "Implemented": Status.COMPLETE,
        "Closed – rejected": Status.NOT_TAKEN_FORWARD,
    }


def _tracker() -> bytes:
    """A sheet of counts, and one sheet a review with its title above the headings."""
    book = Workbook()
    on = sheet(book, "Summary")
    rows: tuple[tuple[Value, ...], ...] = (
        ("Brackwater Safeguarding Adults Board – tracker",), ("Review", "Number of recommendations", "Complete"),
        ("Adult Olwen", 1, 1), ("Mr Pascoe", 1, 0), ("Total", 2, 1),
    )  # fmt: skip
    for number, row in enumerate(rows, 1):
        put(on, number, 1, *row)
    for name, ask in (
        ("Adult Olwen", "The council should offer a second visit to all who decline."),
        ("Mr Pascoe", "Housing providers should agree an approach to hoarding."),
    ):
        on = sheet(book, name)
        put(on, 1, 1, f"Safeguarding Adults Review: {name} (published June 2023)")
        put(on, 2, 1, "Rec", "Recommendation", "Lead", "Latest position", "BRAG")
        put(on, 3, 1, "1", ask, "Board Manager", "A start was made.", "In progress")
    return saved(book)


def test_each_sheet_of_a_tracker_names_its_review() -> None:
    """The title of the first sheet is not the review of all the others."""
    plan = _plan(_tracker(), "tracker.xlsx")

    assert plan.review is None
    assert [one.review for one in plan.recommendations] == [
        "Safeguarding Adults Review: Adult Olwen",
        "Safeguarding Adults Review: Mr Pascoe",
    ]


def _business() -> bytes:
    """Themes in merged cells, quarters told by colour, and counts below the rows."""
    book = Workbook()
    on = sheet(book, "2023-26")
    put(on, 1, 1, "Key", "Green = complete", "Amber = in progress", "Red = overdue", "Grey = not yet due")
    put(on, 3, 1, "Priority", "Ref", "What we will do", "Lead", "By when", "Q1", "Q2")
    rows = (
        ("Neglect", "1.1", "Launch a toolkit for early help staff", "Toolkit drafted", "Launched", GREEN),
        (None, "1.2", "Agree a shared dataset on dental neglect", None, None, RED),
        ("Exploitation", "2.1", "Map provision for harm outside the home", None, None, "FFBFBFBF"),
    )
    for number, (theme, ref, ask, first, second, colour) in enumerate(rows, 4):
        put(on, number, 1, theme, ref, ask, "Partnership Manager", "March 2025", first, second)
        fill(on, f"F{number}", AMBER)
        fill(on, f"G{number}", colour)
    on.merge_cells("A4:A5")
    for number, (name, count) in enumerate((("Total actions", 3), ("Complete", 1), ("Overdue", 1)), 7):
        put(on, number, 1, name, None, count)
    return saved(book)


def test_themes_in_a_priority_column_are_sections() -> None:
    """A priority called “Neglect” over several rows names what they are about."""
    found = _plan(_business(), "plan.xlsx").recommendations

    assert [one.section for one in found] == [("Neglect",), ("Neglect",), ("Exploitation",)]


def test_rows_of_counts_are_no_recommendations() -> None:
    """Totals below a table stand in the preamble, word for word."""
    plan = _plan(_business(), "plan.xlsx")

    assert [one.label for one in plan.recommendations] == ["1.1", "1.2", "2.1"]
    assert {"Total actions | 3", "Complete | 1", "Overdue | 1"} <= {passage.text for passage in plan.preamble}


def test_a_row_that_numbers_its_ask_in_words_is_no_count() -> None:
    """A short ask under a status word stays a row of the plan."""
    data = _csv(("Status", "Action", "Lead"), ("Complete", "Brief staff", "Police"), ("Open", "Audit 20 files", "2"))

    assert [one.text for one in _plan(data, "plan.csv").recommendations] == ["Brief staff", "Audit 20 files"]


def test_silence_contradicts_no_stated_status() -> None:
    """A colour without a report beside it is no mismatch; a report that shows something else is one."""
    assert not StatusReading(stated=Status.NOT_DUE, shown=Status.NOT_REPORTED).mismatch
    assert not StatusReading(stated=Status.COMPLETE, shown=Status.NOT_REPORTED).mismatch
    assert StatusReading(stated=Status.COMPLETE, shown=Status.IN_PROGRESS).mismatch
    assert not any(one.status.mismatch for one in _plan(_business(), "plan.xlsx").recommendations[1:])


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Closed (superseded)", Status.NOT_TAKEN_FORWARD),
        ("Closed: duplicate", Status.NOT_TAKEN_FORWARD),
        ("Closed due to lack of funding", Status.NOT_TAKEN_FORWARD),
        ("Closed – unable to progress", Status.NOT_TAKEN_FORWARD),
        ("Closed – not progressing", Status.NOT_TAKEN_FORWARD),
        ("Closed – incorporated into R7", Status.NOT_TAKEN_FORWARD),
        ("Closed – carried forward to 2025/26", Status.IN_PROGRESS),
        ("Closed – moved to business as usual", Status.COMPLETE),
        ("Closed March 2024", Status.COMPLETE),
        ("Closed – complete", Status.COMPLETE),
        ("Reject", Status.NOT_TAKEN_FORWARD),
        ("Accepted in part", None),
        ("Accepted in principle", None),
        ("Accepted - complete by March 2025", Status.IN_PROGRESS),
        ("Completion due March", Status.IN_PROGRESS),
        ("40%", Status.IN_PROGRESS),
        ("Ready for closure", None),
    ],
)
def test_words_that_do_not_say_done_are_not_read_so(words: str, wanted: Status | None) -> None:
    """What became of an ask that is closed, accepted or due is not that it was done."""
    assert statuses.read(Action(status=StatusReading(raw=words))).status.stated is wanted


def test_what_states_done_beside_accepted_is_the_report() -> None:
    """Where the status only takes an ask on, the words of the report are those that state that it was done."""
    reading = statuses.read(Action(progress="This has been completed.", status=StatusReading(raw="Accepted"))).status

    assert reading.stated is Status.COMPLETE
    assert reading.raw == "completed"


def test_a_decision_alone_in_a_column_of_replies_is_no_report() -> None:
    """Accepted is no progress, rejected is a status; whether a reply came is neither."""
    data = _csv(
        ("No", "Recommendation", "Response received", "Agency response"),
        ("1", "The trust should train all of its staff.", "Yes", "Accepted"),
        ("2", "The trust should close the ward at night.", "No", "Rejected"),
    )
    first, second = _plan(data, "replies.csv").recommendations

    assert (first.actions[0].progress, first.status.stated) == (None, None)
    assert second.status.stated is Status.NOT_TAKEN_FORWARD


def test_a_yes_beside_a_date_is_a_status() -> None:
    """A column of yes and no rates, one of dates dates it; short topics that come back are sections."""
    data = _csv(
        ("No", "Learning", "Action", "Completed (Y/N)", "Date completed"),
        ("1", "Records", "Change the template of the record", "Y", "28/01/2024"),
        ("2", "Records", "Audit twenty of the records", "N", ""),
    )
    found = _plan(data, "log.csv").recommendations

    assert [(one.text, one.section, one.status.value) for one in found] == [
        ("Change the template of the record", ("Records",), Status.COMPLETE),
        ("Audit twenty of the records", ("Records",), Status.NOT_STARTED),
    ]


ANSWERED = """YEARLY REPORT OF THE STOURWICK SAFEGUARDING ADULTS BOARD

Chapter 4: What our reviews asked for

Safeguarding Adults Review: Adult Ffion

1. Stourwick Council should review the plans of all who move here within six weeks.

Progress: 41 of 44 reviews were held in time.
Status: Amber

Safeguarding Adults Review: Adult Hywel

1. The board should ask each partner how it checks that training changes practice.

Progress: No update was received.
Status: Red

What happens next

The board will look again in October.
"""


def test_asks_with_labelled_replies_need_no_heading_of_their_own() -> None:
    """Numbered asks with progress and status below are found, each under its review."""
    found = _plan(ANSWERED.encode(), "report.txt").recommendations

    assert [(one.label, one.section[-1], one.status.raw) for one in found] == [
        ("1", "Safeguarding Adults Review: Adult Ffion", "Amber"),
        ("1", "Safeguarding Adults Review: Adult Hywel", "Red"),
    ]


def test_one_paragraph_with_labels_below_is_no_ask() -> None:
    """The form at the head of a report is no recommendation."""
    text = (
        "The board should be told of changes to this form.\n\nLead: Board Manager\nStatus: Draft\n\nA text below it.\n"
    )

    assert not _plan(text.encode(), "form.txt").recommendations


def _page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body><main><h1>Progress on our work</h1>{body}</main></body></html>".encode()


def test_headings_of_a_page_that_ask_are_asks() -> None:
    """A heading that asks, with a list of its lead, progress and status, is a recommendation."""
    body = "".join(
        f"<h3>{ask}</h3><dl><dt>Lead</dt><dd>Housing</dd><dt>Progress</dt><dd>{told}</dd><dt>Status</dt><dd>{state}</dd></dl>"
        for ask, told, state in (
            ("H1: Review the policy on who is housed first.", "Reviewed in June.", "Complete"),
            ("H2: Train all housing officers in this policy.", "Begins in May.", "Not started"),
        )
    )
    found = _plan(_page(f"<h2>Housing</h2>{body}"), "page.html").recommendations

    assert [(one.label, one.lead_raw, one.status.raw) for one in found] == [
        ("H1", "Housing", "Complete"),
        ("H2", "Housing", "Not started"),
    ]


def test_an_accordion_keeps_the_number_of_its_asks() -> None:
    """The label on the button is that of the ask below it; the sign that shows it can be folded is dropped."""
    body = "<h2>Recommendations and responses</h2>" + "".join(
        f"<h3><button aria-expanded='false'>Recommendation {number}<span>+</span></button></h3>"
        "<div class='accordion__panel' hidden>"
        f"<p>Recommendation: {ask}</p><p>Our response: {reply}</p></div>"
        for number, ask, reply in (
            (1, "The council should publish its policy.", "Accepted. It was published in March 2025."),
            (2, "The council should end the use of hotels.", "Reject. We cannot rule this out."),
        )
    )
    found = _plan(_page(body), "page.html").recommendations

    assert [(one.label, one.text) for one in found] == [
        ("Recommendation 1", "The council should publish its policy."),
        ("Recommendation 2", "The council should end the use of hotels."),
    ]
    assert found[1].status.value is Status.NOT_TAKEN_FORWARD


def test_what_a_meeting_is_asked_to_note_is_no_recommendation() -> None:
    """A committee report asks its members to note it; the review's asks stand in the table below."""
    body = (
        "<h2>2. Recommendations</h2><p>2.1 That the Committee notes the progress set out in the appendix.</p>"
        "<h2>Appendix</h2><table><tr><th>No<th>Recommendation<th>Progress</tr>"
        "<tr><td>1<td>Agree a protocol with adult services.<td>Drafted.</tr></table>"
    )

    assert [one.label for one in _plan(_page(body), "page.html").recommendations] == ["1"]


def test_learning_from_reviews_is_what_a_board_learned_itself() -> None:
    """A chapter on reviews in general holds the board's own asks."""
    chapter = "<h2>{title}</h2><h3>{review}</h3><h4>Recommendations</h4><ul><li>Police should flag it.</li></ul>"
    own = _page(chapter.format(title="Learning from reviews", review="Safeguarding Adults Review: Bryony"))

    assert [one.text for one in _plan(own, "page.html").recommendations] == ["Police should flag it."]
