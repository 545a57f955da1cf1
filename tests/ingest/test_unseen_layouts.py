"""Layouts that plans were met with for the first time: on their side, rated across, below a labelled ask."""

from __future__ import annotations

import pytest

from graph.model import Plan, Recommendation, Status
from ingest.reading import read


def plan(*lines: str) -> Plan:
    """A small plan in text; cells stand between "|"."""
    return read("\n".join(line.replace("|", "\t") for line in lines).encode(), "plan.txt").plan


def markdown(*lines: str) -> Plan:
    """A small plan in Markdown."""
    return read("\n".join(lines).encode(), "plan.md").plan


def recommendations(*lines: str) -> tuple[Recommendation, ...]:
    """The recommendations of a small plan in text."""
    return plan(*lines).recommendations


def page(*rows: str) -> Plan:
    """A small plan as a web page; a row without "|" is one cell across its table."""
    cells = [row.split("|") for row in rows]
    wide = max(map(len, cells))
    table = ["".join(f"<td colspan='{wide if len(row) == 1 else 1}'>{cell}</td>" for cell in row) for row in cells]
    body = "".join(f"<tr>{row}</tr>" for row in table)
    return read(f"<h1>Northshire Board</h1><p>SAR Ann: action plan</p><table>{body}</table>".encode(), "plan.html").plan


ON_ITS_SIDE = (
    "|Rec 1|Rec 2",
    "Learning point|Staff should know the escalation route.|Carers should be offered a review each year.",
    "Action|Print a card with the route on it.|Add the offer to the yearly letter.",
    "Owner|Northshire Police|Southshire Council",
    "Deadline|May 2023|June 2023",
    "Position|Cards printed and handed out.|Not started",
)


def test_a_table_on_its_side_has_a_recommendation_in_each_column() -> None:
    """Where the first column names the parts, each other column is a recommendation with its owner and date."""
    found = recommendations(*ON_ITS_SIDE)
    assert [(one.label, one.text, one.lead_raw) for one in found] == [
        ("Rec 1", "Staff should know the escalation route.", "Northshire Police"),
        ("Rec 2", "Carers should be offered a review each year.", "Southshire Council"),
    ]


def test_a_table_on_its_side_gives_each_cell_its_place() -> None:
    """Each cell keeps the row and the column in which it is printed."""
    cells = recommendations(*ON_ITS_SIDE)[1].rows[0].cells
    assert [(cell.places[0].row, cell.places[0].column) for cell in cells] == [(row, 3) for row in range(1, 7)]


def test_asks_in_the_first_row_of_a_table_on_its_side_are_found() -> None:
    """Labelled asks over the columns are the recommendations where no row is called so."""
    found = recommendations(
        "|Recommendation 1: The Board should print a card.|Recommendation 2: The Board should write a letter.",
        "Action|Find a printer for the card.|Write to all the carers.",
        "Lead|Police|Council",
        "Progress|Printed in May 2023.|Not started.",
    )
    assert [(one.label, one.text) for one in found] == [
        ("Recommendation 1", "The Board should print a card."),
        ("Recommendation 2", "The Board should write a letter."),
    ]


def test_a_guide_to_the_columns_of_a_plan_stays_as_it_is() -> None:
    """A table that explains what to write in each column, under headings of its own, asks nothing."""
    found = plan(
        "Column|What to write|Example",
        "Recommendation|The words of the review as they stand.|Staff should know the route.",
        "Action|What your agency is going to do.|Print a card with the route.",
        "Lead|Who will see to it in your agency.|The manager of the unit",
        "Recommendation|Action|Lead|Progress",
        "Staff should know the route.|Print a card.|Police|Printed in May 2023.",
    )
    assert [one.text for one in found.recommendations] == ["Staff should know the route."]


HEADS = "No|Recommendation|Action|Lead|Update"
FIRST = "1|The Board should print a card.|Find a printer.|Police|The printer has been paid."
SECOND = "||Hand out the cards.|Council|The cards were put in every office."


@pytest.mark.parametrize(
    ("across", "status"),
    [("Overall status: Complete", Status.COMPLETE), ("RAG rating – Amber", Status.IN_PROGRESS)],
)
def test_words_across_the_table_rate_the_recommendation_above(across: str, status: Status) -> None:
    """“Overall status: Complete” below a row with no status of its own is its status, and no heading."""
    second = "2|The Board should write to carers.|Write.|Police|Written in May 2023."
    one, two = page(HEADS, FIRST, across, second, "Overall status: not started").recommendations
    assert (one.actions[0].status.stated, two.section) == (status, ())
    assert one.status.raw is not None
    assert across.endswith(one.status.raw)


def test_a_rating_below_the_last_of_several_recommendations_alone_is_said_of_none() -> None:
    """“Overall status: complete” at the end of a table may be that of the whole plan."""
    second = "2|The Board should write to carers.|Write.|Police|A draft is being written."
    found = page(HEADS, FIRST, second, "Overall status: complete")
    assert [one.status.stated for one in found.recommendations] == [None, None]
    assert "complete" in [passage.text for passage in found.preamble]


def test_an_overall_status_of_several_actions_says_nothing_of_each_unless_all_was_done() -> None:
    """“Overall status: on track” over two actions is kept as a note; “complete” is said of both."""
    (under_way,) = page(HEADS, FIRST, SECOND, "Overall status: on track").recommendations
    (done,) = page(HEADS, FIRST, SECOND, "Overall status: complete").recommendations
    assert [(note.heading, note.text) for note in under_way.notes] == [("Overall status", "on track")]
    assert [action.status.stated for action in done.actions] == [Status.COMPLETE, Status.COMPLETE]


@pytest.mark.parametrize("beside", ["(on hold)", "– on hold"])
def test_a_status_beside_the_label_of_an_ask_is_that_of_the_table_below(beside: str) -> None:
    """“Recommendation 1 (on hold)” rates the only action below it."""
    (found,) = markdown(
        f"## Recommendation 1 {beside}", "", "The Board should print a card.", "",
        "| Action | Lead | When |", "|--|--|--|", "| Find a printer | Police | May 2023 |",
    ).recommendations  # fmt: skip
    assert (found.text, found.actions[0].text) == ("The Board should print a card.", "Find a printer")
    assert found.actions[0].status.raw == "on hold"


def test_a_table_below_a_labelled_ask_needs_no_column_of_asks() -> None:
    """“Lead | When | Update” below “Recommendation 1: …” tells of it."""
    (found,) = markdown(
        "## Recommendation 1: The Board should print a card.", "",
        "| Lead | When | Update |", "|--|--|--|", "| Police | May 2023 | The card was printed and handed out. |",
    ).recommendations  # fmt: skip
    assert (found.lead_raw, found.actions[0].progress) == ("Police", "The card was printed and handed out.")


def test_a_card_below_a_labelled_ask_needs_no_ask_of_its_own() -> None:
    """Pairs of name and words below the paragraph of an ask tell of it."""
    (found,) = markdown(
        "## Recommendation 1", "", "The Board should print a card.", "",
        "| Lead | Police |", "|--|--|", "| When | May 2023 |", "| Update | The card was printed. |",
    ).recommendations  # fmt: skip
    assert (found.text, found.lead_raw, found.actions[0].progress) == (
        "The Board should print a card.", "Police", "The card was printed.",
    )  # fmt: skip


def test_a_table_below_words_that_ask_nothing_is_not_taken_for_an_answer() -> None:
    """A list of meetings below a paragraph stays out of the recommendations."""
    found = plan(
        "Recommendation|Action|Lead|Progress", "The Board should print a card.|Find a printer.|Police|Printed.",
        "", "The group met three times.", "", "Date|Lead|Status", "May 2023|Police|Held",
    )  # fmt: skip
    assert len(found.recommendations) == 1


def test_a_number_as_a_heading_labels_the_ask_named_below_it() -> None:
    """“Recommendation 2” over “Recommendation: The Council should …” is its label."""
    (found,) = markdown(
        "# Northshire Safeguarding Adults Board", "", "SAR Ann", "", "## Recommendation 2", "",
        "Recommendation: The Council should write to all carers.", "", "Owner: Southshire Council", "",
        "Update: The letters were posted in May 2023.",
    ).recommendations  # fmt: skip
    assert (found.label, found.text) == ("Recommendation 2", "The Council should write to all carers.")


def test_a_rating_that_states_no_status_gives_way_to_one_that_does() -> None:
    """“Confidence: High” beside “Status: Closed” is no status."""
    found = recommendations(
        "No|Recommendation|Status|Assurance level", "1|The Board should print a card.|Closed|High",
        "2|The Board should write to carers.|Ongoing|Moderate",
    )  # fmt: skip
    assert [one.status.raw for one in found] == ["Closed", "Ongoing"]


def test_crosses_under_months_are_no_progress() -> None:
    """A chart of the months in which work is planned reports nothing."""
    (found,) = recommendations(
        "Recommendation|Action|Jan|Feb|Mar|Comments", "The Board should print a card.|Find a printer.|X|X||"
    )
    assert (found.actions[0].progress, found.status.value) == (None, Status.NOT_REPORTED)


def test_a_share_of_what_is_done_is_no_report_beside_one() -> None:
    """“40” under “Progress %” is a note beside a state and a comment."""
    found = recommendations(
        "Recommendation|Action|State|Progress %|Comment",
        "The Board should print a card.|Find one.|Open|40|Quotes are in.",
        "The Board should write to carers.|Write.|Closed|100|Letters posted in May 2023.",
    )  # fmt: skip
    assert [one.actions[0].progress for one in found] == ["Quotes are in.", "Letters posted in May 2023."]


def test_a_refusal_beside_another_status_is_stated() -> None:
    """“Not agreed” in the column of replies is what is stated; “Agreed” leaves it to the status."""
    found = recommendations(
        "Recommendation|Our response|Action|Status|Update",
        "The Board should print a card.|Agreed|Find one.|Complete|Cards printed in May 2023.",
        "The Board should open an office.|Not agreed||Closed|There are offices enough.",
    )
    assert [one.status.value for one in found] == [Status.COMPLETE, Status.NOT_TAKEN_FORWARD]


def test_the_number_of_the_recommendation_labels_it_beside_that_of_the_line() -> None:
    """Where a register numbers its lines too, those numbers are the actions'."""
    (found,) = recommendations(
        "ID|Rec number|Recommendation|Action|Lead|Update",
        "X-7|4|The Board should print a card.|Find one.|Police|Found.",
        "X-8|4|The Board should print a card.|Hand it out.|Police|Handed out.",
    )
    assert (found.label, [action.label for action in found.actions]) == ("4", ["X-7", "X-8"])


def test_what_opens_a_document_is_no_section() -> None:
    """Recommendations behind an “Introduction” at the same level do not stand in it."""
    (found,) = markdown(
        "# Northshire Safeguarding Adults Board", "", "## About this report", "", "It tells how far we have come.", "",
        "## Recommendation 1: The Board should print a card.", "",
        "| Action | Lead | Update |", "|--|--|--|", "| Find a printer | Police | Found in May. |",
    ).recommendations  # fmt: skip
    assert found.section == ()


@pytest.mark.parametrize(
    ("publisher", "itself"), [("Northshire Care NHS Trust", "The trust"), ("Northshire Constabulary", "The force")]
)
def test_a_single_agency_means_itself(publisher: str, itself: str) -> None:
    """In a trust's or a force's own plan, “the trust” and “the force” are the publisher."""
    (found,) = recommendations(
        publisher, "SAR Ann: action plan", "No|Recommendation|Lead|Update",
        f"1|{itself} should print a card with the route.|Director|Printed in May 2023.",
    )  # fmt: skip
    assert publisher in [agency.name for agency in found.agencies]


def test_a_band_over_asks_read_as_text_is_their_section() -> None:
    """Words across the table, over asks that span it with headings of their own, are the section."""
    heads, row = "Action|Owner|Comments", "Find a printer.|Police|Found in May 2023."
    found = page(
        "Police actions", "Recommendation 1: The police should print a card.", heads, row,
        "Council actions", "Recommendation 2: The council should write to carers.", heads, row,
    ).recommendations  # fmt: skip
    assert [one.section for one in found] == [("Police actions",), ("Council actions",)]


def test_each_body_that_answers_in_a_column_of_its_own_is_an_owner() -> None:
    """“Police | Housing” over answers makes an action of each answer, with its cell's place."""
    (found,) = recommendations(
        "Recommendation|Northshire Police|Housing", "Staff should know the route.|Cards were given to all.|Not started"
    )
    assert [(action.lead_raw, action.progress) for action in found.actions] == [
        ("Northshire Police", "Cards were given to all."), ("Housing", "Not started"),
    ]  # fmt: skip
    told = [cell.places[0].column for row in found.rows for cell in row.cells if cell.heading == "Progress"]
    assert told == [2, 3]


def test_bodies_over_answers_beside_a_lead_are_kept_as_they_are() -> None:
    """Where a column names the lead, columns of bodies own nothing."""
    (found,) = recommendations(
        "Recommendation|Lead|Police|Housing|Update", "Staff should know the route.|ICB|Cards were given to all.||Done"
    )
    assert found.lead_raw == "ICB"


def test_shares_under_a_sign_alone_are_the_status() -> None:
    """“100%” under “%” states that an action is done."""
    found = recommendations(
        "Recommendation|Action|%|Outcome", "Staff should know the route.|Print a card.|100%|Found in all cars",
        "Carers should be offered a review.|Write to them.|40%|Letters are drafted",
    )  # fmt: skip
    assert [one.status.stated for one in found] == [Status.COMPLETE, Status.IN_PROGRESS]


def test_the_bracket_behind_a_question_says_what_a_column_is() -> None:
    """“So what? (action)” holds actions, though “so what” alone asks for a measure."""
    (found,) = recommendations(
        "Finding|So what? (action)|Lead|Update",
        "Staff did not know the route.|Print a card.|Police|Printed in May 2023.",
    )
    assert found.actions[0].text == "Print a card."


def test_words_under_rec_are_the_recommendations() -> None:
    """“Rec” over sentences is no column of labels."""
    (found, _) = recommendations(
        "Rec|Action|Lead|Update", "1. Staff should know the route.|Print a card.|Police|Printed.",
        "2. Carers should be offered reviews.|Write.|Council|Written.",
    )  # fmt: skip
    assert (found.label, found.text, found.actions[0].text) == ("1", "Staff should know the route.", "Print a card.")


def test_an_ask_across_a_card_below_its_number_is_found() -> None:
    """“Recommendation | 3”, then the ask over both columns, then pairs: one recommendation."""
    (found,) = page(
        "Recommendation|3", "Staff should know the escalation route.", "Lead|Police", "When|May 2023",
        "Progress|Cards were printed and handed out.",
    ).recommendations  # fmt: skip
    assert (found.label, found.text, found.lead_raw) == (
        "Recommendation 3", "Staff should know the escalation route.", "Police",
    )  # fmt: skip


def test_labelled_asks_across_a_table_with_headings_for_each_are_recommendations() -> None:
    """“Recommendation 2 | …” over headings of actions begins a recommendation; “Evidence | …” below reports on it."""
    rows = []
    for number, (ask, action, told) in enumerate(
        [
            ("Staff should know the route.", "Print it", "Printed in May 2023."),
            ("Carers should know.", "Write", "Sent."),
        ],
        1,
    ):
        cells = [
            f"<td>Recommendation {number}</td><td colspan='2'>{ask}</td>",
            "<td>Action</td><td>Lead</td><td>When</td>",
        ]
        cells += [f"<td>{action}</td><td>Police</td><td>May 2023</td>", f"<td>Evidence</td><td colspan='2'>{told}</td>"]
        rows += [f"<tr>{row}</tr>" for row in cells]
    found = read(f"<p>SAR Ann</p><table>{''.join(rows)}</table>".encode(), "plan.html").plan.recommendations
    assert [(one.label, one.text, one.lead_raw) for one in found] == [
        ("Recommendation 1", "Staff should know the route.", "Police"),
        ("Recommendation 2", "Carers should know.", "Police"),
    ]
    assert [one.actions[0].progress for one in found] == ["Printed in May 2023.", "Sent."]


@pytest.mark.parametrize("heading", ["Completion date & outcome", "Date of completion / outcome"])
def test_a_column_of_completion_and_outcome_tells(heading: str) -> None:
    """A sign for “and” in a heading changes nothing: the column reports, and allows no time."""
    (found,) = recommendations(
        f"Recommendation|Action|Lead|Target date|{heading}",
        "Staff should know the route.|Print a card.|Police|May 2023|Completed 3 May 2023.",
    )
    assert (found.actions[0].progress, found.actions[0].status.value) == ("Completed 3 May 2023.", Status.COMPLETE)
