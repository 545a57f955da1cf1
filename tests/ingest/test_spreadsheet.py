"""Plans in workbooks: what a person reads on their sheets is what comes out."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import PatternFill

from graph.model import Place, Plan, Recommendation, Status
from ingest.layout import RawTable
from ingest.meaning import understand
from ingest.pipeline import _nothing_found
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from tests.ingest import old_excel_files
from tests.ingest.sheet_plans import PLANS, Act, Wanted, large_register, put, saved, sheet


def plan(data: bytes, name: str = "plan.xlsx") -> Plan:
    """A workbook as read and understood."""
    return understand(assemble(read(data, name)))


def found(one: Recommendation, wanted: Wanted) -> Wanted:
    """A recommendation in the form that is wanted; its owner only where that is asked for."""
    acts: list[Act] = []
    for action in one.actions:
        due = action.timescale.due if action.timescale else None
        acts.append((action.text, due.isoformat() if due else None, action.status.value.value))
    return Wanted(
        label=one.label,
        text=one.text,
        section=one.section,
        actions=tuple(acts),
        board=one.board,
        review=one.review,
        lead=one.lead_raw if wanted.lead else None,
    )


def notes(name: str) -> str:
    """The remarks on one of the fictional workbooks, as one text."""
    return "\n".join(read(PLANS[name]()[0], "plan.xlsx").notes)


def cells_of(*values: object, formats: dict[str, str] | None = None) -> list[str]:
    """The words of cells side by side in row 1, as read."""
    book = Workbook()
    on = sheet(book, "Values")
    put(on, 1, 1, *values)  # type: ignore[arg-type]  # whatever a cell can hold
    for cell, pattern in (formats or {}).items():
        on[cell].number_format = pattern
    (block,) = [one for one in read(saved(book), "plan.xlsx").blocks if isinstance(one, RawTable)]
    return list(block.rows[0].cells)


@pytest.mark.parametrize("name", PLANS)
def test_a_workbook_comes_out_as_a_person_reads_it(name: str) -> None:
    """Labels, texts, sections, actions, last days and statuses are those of the hand-made reading."""
    data, wanted = PLANS[name]()
    got = plan(data).recommendations
    assert [found(one, other) for one, other in zip(got, wanted, strict=False)] == list(wanted)
    assert len(got) == len(wanted)


@pytest.mark.parametrize("name", PLANS)
def test_every_word_of_a_workbook_is_accounted_for(name: str) -> None:
    """Each run of letters and figures in a text cell stands in a block of the document."""
    data, _ = PLANS[name]()
    book = load_workbook(io.BytesIO(data))  # the other library is the witness
    words = [
        word
        for on in book.worksheets
        for row in on.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
        for word in re.findall(r"\w{3,}", cell.value)
    ]
    texts: list[str] = []
    for block in read(data, "plan.xlsx").blocks:
        if isinstance(block, RawTable):
            texts.extend(cell for row in block.rows for cell in row.cells)
        elif block.place.row:  # the name of a sheet stands in no row
            texts.append(block.text)
    have = re.findall(r"\w{3,}", "\n".join(texts))
    assert sorted(words) == sorted(word for word in have if word in {*words})


def test_a_place_names_sheet_row_and_column() -> None:
    """Words are found again in the workbook: sheet, table, row and column, all counted as the program shows them."""
    data, _ = PLANS["titles_above"]()
    cells = plan(data).recommendations[1].rows[0].cells
    assert cells[1].places == (Place(sheet="Action plan", table=1, row=9, column=3),)


def test_the_title_board_and_review_come_from_the_rows_above() -> None:
    """Rows over the headings are the document's title, its publisher and its date."""
    one = plan(PLANS["titles_above"]()[0])
    assert one.board is not None
    assert one.review is not None
    assert (one.board.name, one.review.label) == (
        "Wexcombe Safeguarding Adults Board",
        "Safeguarding Adults Review “Ines”",
    )
    assert one.published is not None
    assert one.published.iso == "2024-02-29"


def test_what_is_left_out_or_hidden_is_said() -> None:
    """The remarks name hidden rows, columns and sheets, and the sheets that hold no plan."""
    hidden, several = notes("hidden_parts"), notes("several_sheets")
    assert "“Live”: rows 2–3 are hidden" in hidden
    assert "“Live”: column C is hidden" in hidden
    assert "“Old” is hidden" in hidden
    assert "“Lists” holds the values of drop-down lists" in several
    assert "“Guidance” holds no plan" in several
    assert "“Spare” is empty" in several
    assert "“Picture” is a chart" in several


def test_drop_down_values_are_furniture() -> None:
    """The words of a list that other sheets draw on stand in the furniture, not among the recommendations."""
    one = plan(PLANS["several_sheets"]()[0])
    assert [passage.text for passage in one.furniture][-4:] == ["Status", "Complete", "In progress", "Not started"]


def test_a_cover_sheet_titles_the_plan() -> None:
    """The words of a cover come first; guidance on how to fill the sheets in comes behind them and is no title."""
    one = plan(PLANS["several_sheets"]()[0])
    assert one.title == "Composite action plan"
    assert "How to use this workbook" in [passage.text for passage in one.preamble]


def test_a_key_of_coloured_patches_is_read() -> None:
    """A patch of colour in one cell is explained by the words in the next."""
    key = plan(PLANS["one_below_another"]()[0]).status_key
    assert [(entry.token, entry.status) for entry in key][:1] == [("green", Status.COMPLETE)]


def test_comments_are_counted_and_left_out() -> None:
    """Remarks that somebody hung on cells are no words of the plan; how many there are is said."""
    assert "has comments on 1 of its cells" in notes("values_as_shown")


def test_a_formula_without_a_saved_result_is_named_and_never_worked_out() -> None:
    """Nothing is calculated: the cell is empty and its place is told."""
    book = Workbook()
    on = sheet(book, "Plan")
    put(on, 1, 1, "Ref", "Recommendation", "Status")
    put(on, 2, 1, 1, "The board should count its audits each year.", '=IF(1=1,"Complete","Open")')
    document = read(saved(book), "plan.xlsx")
    assert any("C2" in note and "formula" in note for note in document.notes)
    assert plan(saved(book)).recommendations[0].status.stated is None


def test_whole_numbers_true_and_percentages_read_as_shown() -> None:
    """1.0 is "1", a half under "0%" is "50%", true is "TRUE", 7 under "000" is "007"."""
    shown = cells_of(1.0, 0.5, True, 7, "x", formats={"B1": "0%", "D1": "000"})  # noqa: FBT003 - the value of a cell
    assert shown == ["1", "50%", "TRUE", "007", "x"]


@pytest.mark.parametrize("name", ["titles_above", "register_of_boards", "sections_and_merges", "gaps_and_notes"])
def test_a_second_reading_is_the_same(name: str) -> None:
    """The same bytes give the same plan."""
    data, _ = PLANS[name]()
    assert plan(data) == plan(data)


def test_a_register_of_thousands_comes_out_row_by_row() -> None:
    """Each of 2,192 rows is a recommendation with its own label, and none has the words of another."""
    one = assemble(read(large_register(), "register.xlsx"))
    labels = [found.label for found in one.recommendations]
    assert labels == [f"REC{number:04}" for number in range(1, 2_193)]
    assert all(f"Agency {int(str(one.label)[3:])} should" in one.text for one in one.recommendations)


def test_thousands_of_formatted_empty_rows_cost_nothing() -> None:
    """Rows without words are passed over, however many the sheet says it has."""
    book = Workbook(write_only=True)
    on = book.create_sheet("Plan")
    on.append(["Ref", "Recommendation", "Status"])
    on.append([1, "The board should stop printing empty rows.", "Complete"])
    for _ in range(5_000):
        empty = WriteOnlyCell(on)
        empty.fill = PatternFill("solid", fgColor="FFDDEBF7")
        on.append([empty] * 3)
    assert len(plan(saved(book)).recommendations) == 1


def test_an_old_workbook_reads_as_a_new_one() -> None:
    """A .xls has words, dates, colours and merged cells like a .xlsx."""
    data = old_excel_files.workbook(
        {
            "Plan": [
                ["Ref", "Recommendation", "Action", "Due", "RAG"],
                [1.0, "The board should review the “amber” pathway.", "Audit it", (45382.0, 1), (None, 4)],
                [None, None, "Brief staff", (45382.0, 2), (None, 3)],
            ]
        },
        merged=[(1, 2, 0, 0), (1, 2, 1, 1)],
    )
    (one,) = plan(data, "plan.xls").recommendations
    wanted = Wanted(
        label="1",
        text="The board should review the “amber” pathway.",
        actions=(("Audit it", "2024-03-31", "complete"), ("Brief staff", "2024-03-31", "not_reported")),
    )
    assert found(one, wanted) == wanted


@pytest.mark.parametrize("name", ["sheet_01", "sheet_04_inflated", "sheet_07_gap_tolerance", "sheet_comments"])
def test_sheets_made_by_others_are_read_without_inventing_a_plan(shared: Path, name: str) -> None:
    """Tables that are no plans give no recommendation, and their words are kept."""
    one = plan((shared / "real" / f"{name}.xlsx").read_bytes())
    assert not one.recommendations
    assert one.preamble or one.unread


def test_sheets_named_after_reviews_say_whose_their_rows_are() -> None:
    """Where each sheet holds another review, its recommendations are of that review."""
    book = Workbook()
    for name in ("SAR Dana", "SAR Evan"):
        on = sheet(book, name)
        put(on, 1, 1, "Ref", "Recommendation", "Status")
        put(on, 2, 1, 1, f"The board should learn from {name[4:]} and from others.", "Open")
    one = plan(saved(book))
    assert one.review is None
    assert [(found.section, found.review) for found in one.recommendations] == [
        (("SAR Dana",), "SAR Dana"),
        (("SAR Evan",), "SAR Evan"),
    ]


def test_empty_cells_below_a_merge_are_not_reported_as_silent() -> None:
    """A status merged over two actions is stated for both, with the place where it stands."""
    one = plan(PLANS["merged_owners"]()[0]).recommendations[0]
    assert [action.status.stated for action in one.actions] == [Status.COMPLETE, Status.COMPLETE]
    rag = [row.cells[-1].places[0].row for row in one.rows]
    assert rag == [2, 2]


def test_a_workbook_without_known_headings_says_where_it_was_not_understood() -> None:
    """The sentence names the sheet and the row of the first words that no column was found for."""
    book = Workbook()
    on = sheet(book, "Ducks")
    for row in (3, 4):
        put(on, row, 1, "Year", "Ducks on the river", "Ducks at sea")
    plan_of = read(saved(book), "ducks.xlsx")
    assert _nothing_found(assemble(plan_of)).count("sheet “Ducks”, row 3") == 1
