"""Trackers exported as delimited text (CSV, TSV): marks, encodings, quotation marks, and one action a row."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from graph.model import Place, Plan
from ingest.layout import Limits, Line, RawTable
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from ingest.readers.sheets import delimited
from ingest.readers.sheets.delimited import records

HEADINGS = ["Ref", "Recommendation", "Action", "Owner", "Due date", "Status", "Update"]
ROWS = [
    [
        "R1",
        "Agencies should agree, and write down, who leads.",
        "Draft a protocol",
        "Council",
        "30/06/2024",
        "Complete",
        "Signed off; “live”.",
    ],
    [
        "R2",
        "Staff should know how to escalate a concern.",
        "Train all teams",
        "Health",
        "31/12/2024",
        "In progress",
        "Two of five done.",
    ],
]


def plan(text: str, name: str = "tracker.csv", encoding: str = "utf-8") -> Plan:
    """A delimited text as read and understood."""
    return understand(assemble(read(text.encode(encoding), name)))


def written(rows: list[list[str]], mark: str = ",", ends: str = "\r\n") -> str:
    """Rows as a program writes them."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator=ends).writerows(rows)
    return out.getvalue()


def told(of: Plan) -> list[tuple[str | None, str, list[tuple[str | None, str | None, str]]]]:
    """Label, text and actions (words, last day, status) of each recommendation."""
    return [
        (
            one.label,
            one.text,
            [
                (
                    action.text,
                    action.timescale.due.isoformat() if action.timescale and action.timescale.due else None,
                    action.status.value.value,
                )
                for action in one.actions
            ],
        )
        for one in of.recommendations
    ]


WANTED = [
    ("R1", "Agencies should agree, and write down, who leads.", [("Draft a protocol", "2024-06-30", "complete")]),
    ("R2", "Staff should know how to escalate a concern.", [("Train all teams", "2024-12-31", "in_progress")]),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_each_mark_and_encoding_gives_the_same_plan(mark: str, encoding: str, ends: str) -> None:
    """Commas, semicolons, tabs and bars, in any encoding that programs write, read alike."""
    assert told(plan(written([HEADINGS, *ROWS], mark, ends), encoding=encoding)) == WANTED


def test_a_first_line_may_name_the_mark() -> None:
    """“sep=;” is a note to the program that opens the file, no words of the plan."""
    found = plan("sep=;\r\n" + written([HEADINGS, *ROWS], ";"))
    assert told(found) == WANTED
    assert "sep" not in found.title


def test_lines_above_the_headings_say_whose_plan_it_is() -> None:
    """A title, the day of the export and an empty line above the headings are the document's preamble."""
    above = (
        "Larkmere Safeguarding Adults Board,,,,,,\nAction tracker: SAR Robin,,,,,,\nExported:,14/02/2025,,,,,\n,,,,,,\n"
    )
    found = plan(above + written([HEADINGS, *ROWS]))
    assert told(found) == WANTED
    assert found.board is not None
    assert found.review is not None
    assert (found.board.name, found.review.label) == ("Larkmere Safeguarding Adults Board", "SAR Robin")


def test_quoted_cells_keep_line_ends_marks_and_quotation_marks() -> None:
    """A cell in quotation marks is one cell, whatever stands in it; its place says on which lines."""
    text = written(
        [HEADINGS, ["R1", 'The board should ask:\n"who, what, when?"', "Ask", "Board", "2025", "Open", ""], ROWS[1]],
        ends="\n",
    )
    table = read(text.encode(), "tracker.csv").blocks[0]
    assert isinstance(table, RawTable)
    assert table.rows[1].cells[1] == 'The board should ask:\n"who, what, when?"'
    assert [row.place for row in table.rows] == [
        Place(table=1, row=1, lines=(1, 1)),
        Place(table=1, row=2, lines=(2, 3)),
        Place(table=1, row=3, lines=(4, 4)),
    ]


def test_a_quotation_mark_left_open_swallows_nothing() -> None:
    """A cell that opens with a quotation mark and never closes it is read as it stands."""
    text = (
        'Ref,Recommendation,Status\n1,"Ask every agency for its audit,Open\n2,Publish the results of audits,Complete\n'
    )
    assert [one.label for one in plan(text).recommendations] == ["1", "2"]


def test_rows_of_any_length_are_read() -> None:
    """A row may end early, or with empty cells that have no heading."""
    text = "Ref,Recommendation,Status,Update\n1,Agencies should meet each month,Complete\n"
    text += "2,Minutes should be shared by all,,Late,,,,\n3\n"
    assert [one.label for one in plan(text).recommendations] == ["1", "2", "3"]


def test_an_ask_repeated_for_each_action_is_one_recommendation() -> None:
    """One action a row, the recommendation printed each time: its actions keep their own days and statuses."""
    text = written(
        [
            ["Rec no", "Recommendation", "Action no", "Action", "Due", "Status"],
            ["1", "The board should review its training.", "1a", "Map the courses", "01/03/2024", "Complete"],
            ["1", "The board should review its training.", "1b", "Ask the learners", "01/06/2024", "Not started"],
            ["2", "Partners should share their audits widely.", "2a", "Set up a folder", "01/09/2024", "In progress"],
        ]
    )
    found = plan(text)
    assert told(found)[0] == (
        "1",
        "The board should review its training.",
        [("Map the courses", "2024-03-01", "complete"), ("Ask the learners", "2024-06-01", "not_started")],
    )
    assert [action.label for one in found.recommendations for action in one.actions] == ["1a", "1b", "2a"]


def test_labels_of_the_actions_alone_are_theirs() -> None:
    """Where each row of a repeated ask has an id of its own, the ids are those of the actions."""
    text = written(
        [
            ["ID", "Recommendation", "Action", "Due", "Status"],
            ["A-101", "The board should review its training.", "Map the courses", "01/03/2024", "Complete"],
            ["A-102", "The board should review its training.", "Ask the learners", "01/06/2024", "Open"],
            ["A-103", "Partners should share their audits widely.", "Set up a folder", "01/09/2024", "Open"],
        ]
    )
    found = plan(text).recommendations
    assert [(one.label, [action.label for action in one.actions]) for one in found] == [
        (None, ["A-101", "A-102"]),
        ("A-103", [None]),
    ]


def test_an_ask_that_comes_back_further_down_is_one_recommendation() -> None:
    """In a tracker sorted by owner, the actions of one recommendation stand apart."""
    text = written(
        [
            ["Rec", "Recommendation", "Action", "Owner", "Status"],
            ["1", "The board should review its training.", "Map the courses", "Council", "Complete"],
            ["2", "Partners should share their audits widely.", "Set up a folder", "Council", "Complete"],
            ["1", "The board should review its training.", "Ask the learners", "Health", "Not started"],
        ]
    )
    assert [(label, [act[0] for act in acts]) for label, _, acts in told(plan(text))] == [
        ("1", ["Map the courses", "Ask the learners"]),
        ("2", ["Set up a folder"]),
    ]


def test_the_same_action_printed_twice_stays_two_rows() -> None:
    """A row that repeats ask and action under another label is not taken for one more action."""
    text = written(
        [
            ["ID", "Recommendation", "Action", "Status"],
            ["1", "The board should review its training.", "Map the courses", "Complete"],
            ["2", "The board should review its training.", "Map the courses", "Open"],
        ]
    )
    assert [one.label for one in plan(text).recommendations] == ["1", "2"]


def test_a_workbooks_extension_on_text_is_no_obstacle() -> None:
    """Some trackers call their export .xls: what is inside decides."""
    assert told(plan(written([HEADINGS, *ROWS], "\t"), "tracker.xls")) == WANTED


def test_an_extraction_with_fragments_of_html_stays_one() -> None:
    """Tab-separated text with lists in its cells is read as an extraction, with prose between its rows."""
    text = "Our plan\n\nRef\tRecommendation\tProgress\n"
    text += "1\tAgencies should meet.\t<ul><li>Met in May</li></ul>\nA line between.\n"
    blocks = read(text.encode(), "plan.tsv").blocks
    assert [block.text for block in blocks if isinstance(block, Line)] == ["Our plan", "A line between."]


def test_prose_with_commas_is_no_table() -> None:
    """A text file full of commas is text."""
    document = read(b"Dear all, thank you, and so on.\nThe plan, as agreed, follows.\n", "letter.txt")
    assert document.media_type == "text/plain"


@pytest.mark.parametrize(
    ("text", "limits", "said"),
    [
        ("Ref,Recommendation\n" + ",".join("abcdefghij") + "\n", Limits(max_columns=5), "line 2: a row of 10 columns"),
        ("Ref,Recommendation\n" + "1,Words\n" * 20, Limits(max_rows=10), "more than 10 rows .from line 11"),
        ("a\0b" * 100, Limits(), "binary"),
    ],
)
def test_what_is_too_large_or_no_text_is_refused(text: str, limits: Limits, said: str) -> None:
    """The refusal names the file, the line and the limit."""
    with pytest.raises(UnreadableDocument, match=said) as refusal:
        read(text.encode(), "tracker.csv", limits)
    assert "tracker.csv" in str(refusal.value)


CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=12)


@given(st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_a_program_writes_comes_back(rows: list[list[str]], mark: str) -> None:
    """Every cell that the csv module writes is read again as it was, on the lines where it stands."""
    text = written([["x", *row] for row in rows], mark, "\n")
    found = list(records(text, mark))
    assert [list(one.cells[1:]) for one in found] == rows
    assert found[-1].last == text.count("\n")


def test_a_table_of_very_many_columns_is_told_from_its_first_rows() -> None:
    """Ten thousand columns a row are not all looked at before the file is refused: a second, not a minute."""
    data = (",".join(["a b c"] * 10_000) + "\n").encode() * 400
    started = time.process_time()
    assert not delimited.claims(data, "wide")
    with pytest.raises(UnreadableDocument, match=r"a row of 10,000 columns"):
        delimited.read(data, "wide.csv", Limits())
    assert time.process_time() - started < 15  # 90 s before; a busy machine takes its time
