"""From the words of a document to its recommendations, layout by layout."""

from __future__ import annotations

import pytest

from graph.model import Recommendation
from tests.ingest.plans_in_text import plan, tabs


def _asks(text: str, name: str = "plan.txt") -> list[tuple[str | None, str]]:
    return [(found.label, found.text) for found in plan(text, name).recommendations]


def _one(text: str, name: str = "plan.txt") -> Recommendation:
    (found,) = plan(text, name).recommendations
    return found


def test_a_row_is_a_recommendation_with_its_action() -> None:
    """Each column's words stand where they belong, the label apart from the text."""
    found = _one(
        tabs(
            "Recommendation | Action | Lead | Timescale | Progress | RAG",
            "1. Ask. | Do. | Police | May 2020 | Done. | Green",
        )
    )
    action = found.actions[0]
    assert (found.label, found.text, found.lead_raw) == ("1", "Ask.", "Police")
    assert (action.text, action.timescale and action.timescale.raw, action.progress, action.status.raw) == (
        "Do.", "May 2020", "Done.", "Green",
    )  # fmt: skip


def test_an_ask_repeated_for_each_of_its_numbered_actions_is_one() -> None:
    """A tracker gives each action a number of its own and repeats the ask: the numbers are those of the actions."""
    found = plan(
        tabs(
            "Action ID | Recommendation | Action | Deadline",
            "B1.1 | Review the pathway. | One. | May 2020",
            "B1.2 | Review the pathway. | Two. | June 2020",
            "B2.1 | Train all staff. | Three. | July 2020",
        )
    ).recommendations
    assert [(one.label, [action.label for action in one.actions]) for one in found] == [
        (None, ["B1.1", "B1.2"]),
        (None, ["B2.1"]),
    ]


def test_headings_over_four_columns_are_no_record() -> None:
    """A short table of four columns is not taken for pairs of a name and its words."""
    text = tabs("Action | Lead | Deadline | Status", "Brief all ward staff on bruises. | | | ")
    assert _asks(text) == [(None, "Brief all ward staff on bruises.")]


def test_a_number_that_a_narrow_column_broke_is_whole() -> None:
    """A label printed on two lines, "1." over "4", is 1.4."""
    found = _one(tabs("No | Recommendation | Lead", "1.<br>4 | The board should review the pathway. | Police"))
    assert found.label == "1.4"


def test_blank_asks_mean_the_same_as_above() -> None:
    """Rows without an ask are further actions of the one above."""
    found = _one(tabs("Recommendation | Action | When", "1. Ask. | One. | May 2020", " | Two. | June 2020"))
    assert [action.text for action in found.actions] == ["One.", "Two."]


def test_an_ask_repeated_on_each_row_is_one_recommendation() -> None:
    """The same label and text row after row is one recommendation with several actions."""
    found = _one(tabs("Ref | Recommendation | Action", "R1 | Ask. | One.", "R1 | Ask. | Two."))
    assert len(found.actions) == 2


def test_the_same_words_without_actions_stay_two_recommendations() -> None:
    """Two deliverables of one wording are two when nothing but the row tells what is done."""
    asks = _asks(
        tabs(
            "Key deliverables | Measure | Timescale",
            "Forced marriage | A strategy. | Q1",
            "Forced marriage | A plan. | Q2",
        )
    )
    assert len(asks) == 2


@pytest.mark.parametrize("gap", ["", "\n", "\nRecommendation\tAction\tProgress\n", "\nPage 2 of 3\n"])
def test_a_row_goes_on_over_a_page_break(gap: str) -> None:
    """A row cut in mid-sentence is whole again, with the headings repeated or not; its seam is kept."""
    text = (
        "Recommendation\tAction\tProgress\n1. The board should ask\tAudit of\tIt has been\n"
        + gap
        + "each agency.\tall files.\tdone.\n2. More.\tDo.\t"
    )
    first = plan(text).recommendations[0]
    assert (first.text, first.actions[0].text, first.actions[0].progress) == (
        "The board should ask each agency.", "Audit of all files.", "It has been done.",
    )  # fmt: skip
    assert first.places[1].seam


def test_only_progress_may_go_on() -> None:
    """A row with nothing but progress goes on with the progress of the row above."""
    found = _one(tabs("Recommendation | Lead | Progress", "1. Ask. | Police | It was begun.") + "\n\n\t\tIt went on.")
    assert found.actions[0].progress == "It was begun. It went on."


def test_an_unlabelled_row_with_an_owner_of_its_own_is_not_swallowed() -> None:
    """After a page break a full row without a label is a recommendation: a row too many beats one lost."""
    text = (
        tabs("Ref | Recommendation | Lead | When", "1 | Ask one. | Police | May 2020")
        + "\n\n\tAsk two.\tCouncil\tJune 2020"
    )
    assert len(plan(text).recommendations) == 2


@pytest.mark.parametrize("row", ["Housing\t\t\t", "\t".join(["Housing"] * 4), "2. We will look at housing\t\t\t"])
def test_words_that_span_a_table_are_a_section(row: str) -> None:
    """A row with one cell, or the same words in each, heads the rows below."""
    text = f"Key deliverables\tLead\tTimescale\tProgress\n{row}\nReview the policy.\tBoard\tMay 2020\tBegun."
    assert _one(text).section == (row.split("\t", maxsplit=1)[0],)


def test_a_numbered_line_over_a_table_goes_below_the_heading_before_it() -> None:
    """Headings of different looks nest; one of the same look takes the other's place."""
    table = tabs("Key deliverables | Lead | Progress", "Do it. | Board | Begun.")
    parts = ["Delivery Plan", "PRIORITY 1 NEGLECT", "1. We will act", table, "2. We will look", table]
    text = "\n\n".join([*parts, "PRIORITY 2 HOMES", "1. We will ask", table])
    assert [found.section for found in plan(text).recommendations] == [
        ("PRIORITY 1 NEGLECT", "1. We will act"),
        ("PRIORITY 1 NEGLECT", "2. We will look"),
        ("PRIORITY 2 HOMES", "1. We will ask"),
    ]


def test_a_heading_may_be_the_ask_of_the_rows_below() -> None:
    """Where a table has actions alone, the heading "Recommendation 1: …" is what they answer."""
    table = "| Action | Lead |\n|---|---|\n| One. | A |\n| Two. | B |"
    text = f"# SAR Ash: action plan\n\n## Recommendation 1: Ask the trust.\n\n{table}"
    found = _one(text, "plan.md")
    assert (found.label, found.text, len(found.actions)) == ("Recommendation 1", "Ask the trust.", 2)


def test_the_text_of_a_bare_heading_stands_below_it() -> None:
    """All lines between "Recommendation 1" and its table are the ask."""
    text = (
        "Plan\n\nRecommendation 1\n\nThe council should see that:\n- (a) one; and\n- (b) two.\n\nAction\tLead\nOne.\tA"
    )
    assert _one(text).text == "The council should see that:\n- (a) one; and\n- (b) two."


def test_a_table_on_its_side_is_one_recommendation() -> None:
    """“What” in the first column, words in the second."""
    text = "| Recommendation 3 | Ask. |\n|---|---|\n| Action | Do. |\n| Lead | Police |\n| Timescale | May 2020 |"
    found = _one(text, "plan.md")
    assert (found.label, found.text, found.lead_raw, found.actions[0].text) == (
        "Recommendation 3",
        "Ask.",
        "Police",
        "Do.",
    )


def test_headings_on_two_lines_are_one() -> None:
    """The second line of the column headings joins the first, cell by cell."""
    text = tabs("No. | Recommendation | Lead | Target", " | | agency | date", "1 | Ask. | Police | May 2020")
    found = _one(text)
    assert (found.label, found.lead_raw, found.actions[0].timescale and found.actions[0].timescale.raw) == (
        "1",
        "Police",
        "May 2020",
    )


def test_an_html_table_in_a_text_is_read() -> None:
    """A merged cell means "same as above"; one over all columns is a section."""
    text = (
        "<table><tr><th>Recommendation</th><th>Action</th><th>Lead</th></tr><tr><td colspan=3>Theme 1</td></tr>"
        "<tr><td rowspan=2>1. Ask.</td><td>One.</td><td>A</td></tr><tr><td>Two.</td><td>B</td></tr></table>"
    )
    found = _one(text, "plan.md")
    assert (found.section, [action.text for action in found.actions]) == (("Theme 1",), ["One.", "Two."])


def test_a_table_without_a_known_heading_is_unread_not_dropped() -> None:
    """Its rows are listed with the reason and their places; nothing is made of them."""
    found = plan("Plan\n\nOdd\tColumns\tNobody\tKnows\na\tb\tc\td")
    assert not found.recommendations
    assert [passage.text for passage in found.unread] == ["Odd | Columns | Nobody | Knows", "a | b | c | d"]
    assert all(passage.reason and passage.places[0].lines for passage in found.unread)


def test_tables_about_the_document_stand_in_the_preamble() -> None:
    """Versions, signatures and short forms are no recommendations and no failure to read."""
    found = plan("Version\tDate\tAuthor\n1\tMay 2020\tOfficer\n\nRecommendation\tLead\n1. Ask.\tPolice")
    assert len(found.recommendations) == 1
    assert not found.unread


def test_page_furniture_is_kept_out_of_rows_and_headings() -> None:
    """Page numbers, markings and column headings are accounted for as furniture."""
    found = plan(
        "Plan\n\nRecommendation\tLead\n1. Ask.\tPolice\n\nOFFICIAL-SENSITIVE\nPage 2 of 4\n\n2. Ask more.\tPolice"
    )
    assert [passage.text for passage in found.furniture] == [
        "Recommendation | Lead",
        "OFFICIAL-SENSITIVE",
        "Page 2 of 4",
    ]


def test_words_of_an_unknown_column_are_kept_under_its_heading() -> None:
    """A column that plays no known part is a note."""
    found = _one(tabs("Recommendation | Lead | Budget code", "1. Ask. | Police | X-12"))
    assert [(note.heading, note.text) for note in found.notes] == [("Budget code", "X-12")]


def test_the_row_as_read_stays_beside_what_was_made_of_it() -> None:
    """Each cell keeps its heading as printed and its place."""
    cells = _one(tabs("Recommendation | Lead", "1. Ask. | Police")).rows[0].cells
    assert [(cell.heading, cell.text, cell.places[0].lines) for cell in cells] == [
        ("Recommendation", "1. Ask.", (2, 2)),
        ("Lead", "Police", (2, 2)),
    ]


def test_twins_have_ids_of_their_own() -> None:
    """Two rows of one wording in one section get different ids and one wording key."""
    first, second = plan(
        tabs("Key deliverables | Timescale", "Forced marriage | Q1", "Forced marriage | Q2")
    ).recommendations
    assert first.id != second.id
    assert first.wording == second.wording


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("## Delivery plan 2023\n\n## Foreword\n\n## Contents\n\n## Us\n\n## Action plan", "Delivery plan 2023"),
        ("## Foreword\n\n## Contents\n\n## Our priorities\n\n## Business plan 2023-24", "Business plan 2023-24"),
        ("## Annual report 2024\n\n## 1. Introduction\n\n## Why this report matters", "Annual report 2024"),
        ("## Improvement plan\n\n## Foreword by the Chair ..... 3\n\n## Our plan ..... 4", "Improvement plan"),
        ("## Where we are with our reviews, spring 2025", "Where we are with our reviews, spring 2025"),
        ("## Summary of a Safeguarding Adults Review\n\n## Glossary", "Summary of a Safeguarding Adults Review"),
        ("## Foreword\n\n## Contents", "North Fen Safeguarding Adults Board"),
    ],
)  # fmt: skip
def test_a_foreword_and_contents_are_no_part_of_the_title(opening: str, title: str) -> None:
    """What a document begins with once it has said what it is, and all behind it, stays out of the title."""
    top = f"# North Fen Safeguarding Adults Board\n\n{opening}"
    read_ = plan(f"{top}\n\nRecommendation\tLead\n1. Ask for this.\tPolice\n2. Ask for that.\tCouncil")
    assert read_.title == title


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("## EASTMARCH SAFEGUARDING ADULTS BOARD\n\n## ACTION PLAN FOR SAR J", "ACTION PLAN FOR SAR J"),
        ("SAR J: action plan\n\nPublished March 2017", "SAR J: action plan"),
        ("", "plan.txt"),
    ],
)
def test_the_title_is_what_the_document_calls_itself(top: str, title: str) -> None:
    """The publisher's name and the date are no part of the title; without one the file's name stands in."""
    assert plan(f"{top}\n\nRecommendation\tLead\n1. Ask.\tPolice").title == title


def test_a_lettered_action_below_a_blank_ask_is_an_action_of_its_own() -> None:
    """“(ii) …” opens an action, also where the one before has no full stop."""
    found = _one(tabs("Recommendation | Action | When", "1. Ask. | (i) One | May 2020", " | (ii) Two | June 2020"))
    assert [action.text for action in found.actions] == ["(i) One", "(ii) Two"]


def test_a_section_named_like_the_board_is_no_running_header() -> None:
    """A numbered heading beside a page number stays a heading."""
    rows = tabs("Recommendation | Lead", "1. Ask. | Police")
    text = f"EAST SAFEGUARDING ADULTS BOARD\n\nA. POLICE\n\n{rows}\n\nPage 2\nB. EAST SAFEGUARDING ADULTS BOARD\n{rows}"
    assert plan(text).recommendations[1].section == ("B. EAST SAFEGUARDING ADULTS BOARD",)


def test_a_word_broken_at_a_page_is_whole_again() -> None:
    """A hyphen of the break goes; one that the word has of its own stays."""
    text = "Recommendation\tAction\n1. Seen by a consult-\tAsk multi-\n\nant at once.\tagency teams.\n2. More.\tDo."
    first = plan(text).recommendations[0]
    assert (first.text, first.actions[0].text) == ("Seen by a consultant at once.", "Ask multi-agency teams.")


@pytest.mark.parametrize("rows", ["Month\tRoom\tCatering\nMay\tBramble\tTea", "2017\t2018\t2019\n14\t15\t16"])
def test_another_table_behind_a_plan_is_not_taken_for_more_of_it(rows: str) -> None:
    """A table of something else, of the same width, is unread; no recommendation is invented."""
    found = plan(tabs("Recommendation | Lead | Progress", "1. Ask. | Police | Begun.") + f"\n\nAttendance\n\n{rows}")
    assert len(found.recommendations) == 1
    assert len(found.unread) == 2


def test_each_agency_on_a_row_of_its_own_is_an_action_of_its_own() -> None:
    """Rows with another owner and status under one ask are never joined: one done does not speak for the others."""
    rows = ("Review. | Train | Council | Done. | Green", " | | Police | Not begun. | Red", " | | ICB | Half. | Amber")
    found = _one(tabs("Recommendation | Action | Lead | Progress | RAG", *rows))
    assert [action.status.raw for action in found.actions] == ["Green", "Red", "Amber"]
    assert [action.lead_raw for action in found.actions] == ["Council", "Police", "ICB"]


@pytest.mark.parametrize("ask", ["Agencies should share information", "Audit every closed file once a year."])
def test_an_ask_that_nothing_was_reported_on_is_no_heading(ask: str) -> None:
    """A row with an ask alone is a recommendation, not the heading of the next one."""
    found = plan(tabs("Recommendation | Response | Lead", f"{ask} | | ", "Train all staff | Begun | ICB"))
    assert [(rec.text, rec.section) for rec in found.recommendations] == [(ask, ()), ("Train all staff", ())]


def test_a_stray_quotation_mark_swallows_no_row() -> None:
    """A mark that opens a cell and never closes is a mark; the next row stays a row."""
    text = 'Ref\tRecommendation\tProgress\n1\tShare.\t"Letter sent\n2\tTrain.\tBegun.'
    assert [label for label, _ in _asks(text)] == ["1", "2"]


def test_words_outside_the_cells_of_an_html_table_are_kept() -> None:
    """A caption is a line above the table; a table inside a cell stays in that cell."""
    inner = "<table><tr><td>inner</td></tr></table>"
    text = (
        f"<table><caption>SAR Wren</caption><tr><th>Recommendation</th><th>Lead</th></tr>"
        f"<tr><td>1. Ask {inner}</td><td>ICB</td></tr><tr><td>2. Train</td><td>ICB</td></tr></table>"
    )
    found = plan(text, "plan.md")
    assert [rec.text.split() for rec in found.recommendations] == [["Ask", "inner"], ["Train"]]
    assert [passage.text for passage in found.headings] == ["SAR Wren"]


def test_of_several_ratings_the_last_counts() -> None:
    """A column for each quarter: the latest is the status, the earlier ones are kept as notes."""
    found = _one(tabs("Recommendation | RAG January | RAG June", "Review the policy of the board. | Green | Red"))
    assert (found.actions[0].status.raw, [note.text for note in found.notes]) == ("Red", ["Green"])


def test_a_heading_that_asks_and_has_no_table_is_a_recommendation_too() -> None:
    """Where its fellows are asks, a heading without actions is one that nothing was reported on but the words below."""
    table = "Action\tLead\nLetter.\tICB"
    text = (
        f"SAR Eve plan\n\nRecommendation 1: Share.\n\n{table}\n\nRecommendation 2: Train.\n\nNo actions are agreed yet."
    )
    second = plan(f"{text}\n\nRecommendation 3: Audit.\n\n{table}").recommendations[1]
    assert (second.label, second.section, second.actions[0].progress) == (
        "Recommendation 2",
        (),
        "No actions are agreed yet.",
    )


def test_a_list_of_contents_makes_no_sections() -> None:
    """Lines that announce the headings further down belong to the preamble."""
    table = "Recommendation\tLead\nShare information now.\tICB"
    text = f"Action plan 2023\nContents\nNeglect\nTraining\n\nNeglect\n\n{table}\n\nTraining\n\n{table}"
    assert [rec.section for rec in plan(text).recommendations] == [("Neglect",), ("Training",)]


def test_the_rest_of_a_row_under_its_label_printed_again_joins_it() -> None:
    """“(continued)” after the same label goes on with the row above."""
    text = "Ref\tRecommendation\tProgress\n3\tWrite to all schools\tBegun\n\n3\t(continued) and GPs\tand sent."
    assert _asks(text) == [("3", "Write to all schools and GPs")]


def test_columns_that_name_quarters_tell_the_progress() -> None:
    """What was told in each quarter is read as progress, in order."""
    found = _one(tabs("Recommendation | Lead | Q1 | Q2", "Share information with all. | ICB | Begun. | Going on well."))
    assert found.actions[0].progress == "Begun.\nGoing on well."


def test_a_running_line_set_between_bars_is_furniture() -> None:
    """A line that comes again on each page, its parts between bars, cuts no row and is no table."""
    rows = "Recommendation\tLead\tProgress\n1. Share.\tICB\tBegun and"
    text = (
        f"{rows}\n\nPlan  |  East Board  |  v4\n\n\t\tfinished.\n2. Train.\tICB\tBegun.\n\nPlan  |  East Board  |  v4"
    )
    found = plan(text)
    assert [rec.actions[0].progress for rec in found.recommendations] == ["Begun and finished.", "Begun."]
    assert not found.unread


def test_of_two_columns_of_progress_the_one_of_few_words_rates() -> None:
    """“Position” beside "Evidence": short words that come back are the status."""
    rows = (f"{n}. Ask. | Not met | A long account of what was done in the year." for n in (1, 2))
    found = plan(tabs("Recommendation | Position | Evidence", *rows)).recommendations
    assert [rec.actions[0].status.raw for rec in found] == ["Not met", "Not met"]
