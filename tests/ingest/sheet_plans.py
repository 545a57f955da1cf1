"""Fictional action plans in workbooks, each made in memory with the reading that a person gives of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Color, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

GREEN, AMBER, RED, NAVY, PALE = "FF00B050", "FFFFC000", "FFFF0000", "FF1F3864", "FFDDEBF7"
Value = str | float | bool | date | datetime | None
#: One action as wanted: its words, the last day allowed as ISO, the status.
Act = tuple[str | None, str | None, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """One recommendation as a person reads it."""

    label: str | None
    text: str
    section: tuple[str, ...] = ()
    actions: tuple[Act, ...] = ()
    lead: str | None = None
    board: str | None = None
    review: str | None = None


Made = tuple[bytes, tuple[Wanted, ...]]


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(book: Workbook, name: str) -> Worksheet:
    """A new sheet; the first call names the one that a workbook begins with."""
    first = book.worksheets[0]
    if first.title == "Sheet" and first.max_row == 1 and first["A1"].value is None:
        first.title = name
        return first
    made = book.create_sheet(name)
    assert isinstance(made, Worksheet)
    return made


def put(on: Worksheet, row: int, column: int, *values: Value) -> None:
    """Values side by side from a cell on; None leaves a cell empty."""
    for index, value in enumerate(values):
        if value is not None:
            on.cell(row, column + index, value)


def fill(on: Worksheet, cell: str, colour: str | Color) -> None:
    """A solid fill."""
    on[cell].fill = PatternFill("solid", fgColor=colour)


def titles_above() -> Made:
    """A logo's gap, three title rows over merged cells, headings in white on navy from column B on, colours as RAG."""
    book = Workbook()
    on = sheet(book, "Action plan")
    put(on, 3, 2, "Wexcombe Safeguarding Adults Board")
    put(on, 4, 2, "Safeguarding Adults Review “Ines”: multi-agency action plan")
    put(on, 5, 2, "Last updated:", date(2024, 2, 29))
    on.merge_cells("B3:I3")
    on.merge_cells("B4:I4")
    put(on, 7, 2, "No.", "Recommendation", "What we will do", "Lead agency", "By when", "Latest position", "RAG")
    for cell in on[7][1:8]:
        cell.fill, cell.font = PatternFill("solid", fgColor=NAVY), Font(color="FFFFFFFF", bold=True)
    put(
        on,
        8,
        2,
        1,
        "Agencies should agree one pathway for self-neglect.",
        "Draft a pathway",
        "ICB",
        date(2024, 6, 30),
        "Pathway signed off.",
    )
    put(
        on,
        9,
        2,
        2,
        "Staff should be helped to show professional curiosity.",
        "Commission training",
        "Council",
        date(2024, 9, 30),
        "Provider being sought.",
    )
    put(
        on,
        10,
        2,
        3,
        "The board should hear from people who use services.",
        "Set up a forum",
        "Board manager",
        date(2024, 12, 31),
    )
    for place, colour in (("H8", GREEN), ("H9", AMBER), ("H10", RED)):
        fill(on, place, colour)
    return saved(book), (
        Wanted(
            label="1",
            text="Agencies should agree one pathway for self-neglect.",
            actions=(("Draft a pathway", "2024-06-30", "complete"),),
        ),
        Wanted(
            label="2",
            text="Staff should be helped to show professional curiosity.",
            actions=(("Commission training", "2024-09-30", "in_progress"),),
        ),
        Wanted(
            label="3",
            text="The board should hear from people who use services.",
            actions=(("Set up a forum", "2024-12-31", "not_reported"),),
        ),
    )


def two_line_headings() -> Made:
    """Headings in two lines: "Delivery" over three columns, the others merged over both lines."""
    book = Workbook()
    on = sheet(book, "Plan")
    put(on, 1, 1, "Ref", "Recommendation", "Action", "Delivery", None, None, "Progress")
    put(on, 2, 4, "Owner", "Deadline", "Status")
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"):
        on.merge_cells(area)
    put(
        on,
        3,
        1,
        "A1",
        "Hospitals should tell GPs of every discharge.",
        "Change the letter",
        "Acute trust",
        "31/05/2023",
        "Complete",
        "New letter in use.",
    )
    put(
        on,
        4,
        1,
        "A2",
        "Housing officers should know how to raise concerns.",
        "Toolbox talks",
        "Housing",
        "30/11/2023",
        "In progress",
        "Two of five held.",
    )
    return saved(book), (
        Wanted(
            label="A1",
            text="Hospitals should tell GPs of every discharge.",
            actions=(("Change the letter", "2023-05-31", "complete"),),
            lead="Acute trust",
        ),
        Wanted(
            label="A2",
            text="Housing officers should know how to raise concerns.",
            actions=(("Toolbox talks", "2023-11-30", "in_progress"),),
            lead="Housing",
        ),
    )


def sections_and_merges() -> Made:
    """Sections as merged rows, some of one word; asks merged over their actions; an empty row before each section."""
    book = Workbook()
    on = sheet(book, "Tracker")
    put(on, 1, 1, "Ref", "Learning point", "Action", "Who", "When", "RAG status")
    put(on, 2, 1, "Communication")
    put(
        on,
        3,
        1,
        "1.1",
        "Information should follow the child between schools.",
        "Write a protocol",
        "Education",
        "Sept 2022",
        "Green",
    )
    put(on, 4, 3, "brief every head teacher", "Schools", "Oct 2022", "Amber")
    put(on, 6, 1, "Supervision and support")
    put(
        on,
        7,
        1,
        "2.1",
        "Supervision should ask what life is like for the child.",
        "Revise the policy",
        "Health",
        "Dec 2022",
        "Red",
    )
    for area in ("A2:F2", "A3:A4", "B3:B4", "A6:F6"):
        on.merge_cells(area)
    fill(on, "A2", PALE)
    fill(on, "A6", PALE)
    return saved(book), (
        Wanted(
            label="1.1",
            text="Information should follow the child between schools.",
            section=("Communication",),
            actions=(
                ("Write a protocol", "2022-09-30", "complete"),
                ("brief every head teacher", "2022-10-31", "in_progress"),
            ),
        ),
        Wanted(
            label="2.1",
            text="Supervision should ask what life is like for the child.",
            section=("Supervision and support",),
            actions=(("Revise the policy", "2022-12-31", "not_reported"),),
        ),
    )


def one_below_another() -> Made:
    """Two tables on one sheet with headings of their own, titles over each, a note and a key below."""
    book = Workbook()
    on = sheet(book, "Sheet1")
    put(on, 1, 1, "Serious Case Review Leo: action plan")
    put(on, 2, 1, "Recommendations for all agencies")
    put(on, 3, 1, "Recommendation", "Lead", "Timescale", "Update")
    put(on, 4, 1, "1. All agencies should record who attends.", "Board", "March 2021", "Completed.")
    put(on, 6, 1, "Recommendations for the police")
    put(on, 7, 1, "No", "Recommendation", "Action", "Due", "Status")
    put(on, 8, 1, 2, "Officers should see the child alone.", "Change the form", "31 July 2021", "Not started")
    put(on, 10, 1, "Key")
    put(on, 11, 2, "Completed")
    put(on, 12, 2, "In progress")
    fill(on, "A11", GREEN)
    fill(on, "A12", AMBER)
    return saved(book), (
        Wanted(
            label="1",
            text="All agencies should record who attends.",
            section=("Recommendations for all agencies",),
            actions=((None, "2021-03-31", "complete"),),
        ),
        Wanted(
            label="2",
            text="Officers should see the child alone.",
            section=("Recommendations for the police",),
            actions=(("Change the form", "2021-07-31", "not_started"),),
        ),
    )


def side_by_side() -> Made:
    """Two tables beside each other with an empty column between, the left one longer."""
    book = Workbook()
    on = sheet(book, "Plan")
    put(on, 1, 1, "Ref", "Recommendation", "Status", None, "Ref", "Action", "Owner", "Status")
    put(
        on,
        2,
        1,
        "L1",
        "Training should be offered to carers.",
        "Complete",
        None,
        "R1",
        "Publish the carers leaflet in six languages",
        "Council",
        "Ongoing",
    )
    put(
        on,
        3,
        1,
        "L2",
        "Audits should be shared with the board.",
        "Open",
        None,
        "R2",
        "Hold a learning event for all practitioners",
        "Board",
        "Not started",
    )
    put(on, 4, 1, "L3", "Escalation should be used without fear.", "Not started")
    return saved(book), (
        Wanted(label="L1", text="Training should be offered to carers.", actions=((None, None, "complete"),)),
        Wanted(label="L2", text="Audits should be shared with the board.", actions=((None, None, "not_reported"),)),
        Wanted(label="L3", text="Escalation should be used without fear.", actions=((None, None, "not_started"),)),
        Wanted(label="R1", text="Publish the carers leaflet in six languages", actions=((None, None, "in_progress"),)),
        Wanted(label="R2", text="Hold a learning event for all practitioners", actions=((None, None, "not_started"),)),
    )


def several_sheets() -> Made:
    """A cover, two sheets with plans, guidance, drop-down values, an empty sheet and a chart."""
    book = Workbook()
    on = sheet(book, "Cover")
    put(on, 2, 2, "Thornleigh Safeguarding Children Partnership")
    put(on, 3, 2, "Composite action plan")
    for name, ref in (("Open", "O"), ("Completed", "C")):
        on = sheet(book, name)
        put(on, 1, 1, "Ref", "Recommendation", "Action", "Lead", "Status")
        put(
            on,
            2,
            1,
            f"{ref}1",
            f"Partners should review thresholds ({name.lower()} part).",
            "Hold a workshop",
            "Partnership",
            "Complete" if ref == "C" else "In progress",
        )
        rules = DataValidation(type="list", formula1="=Lists!$A$2:$A$4")
        on.add_data_validation(rules)
        rules.add("E2:E90")
    on = sheet(book, "Guidance")
    put(on, 1, 1, "How to use this workbook")
    put(on, 2, 1, "Fill in one row for each action. Do not change the headings.")
    on = sheet(book, "Lists")
    for row, words in enumerate(("Status", "Complete", "In progress", "Not started"), 1):
        put(on, row, 1, words)
    sheet(book, "Spare")
    book.create_chartsheet("Picture").add_chart(BarChart())
    return saved(book), (
        Wanted(
            label="O1",
            text="Partners should review thresholds (open part).",
            section=("Open",),
            actions=(("Hold a workshop", None, "in_progress"),),
        ),
        Wanted(
            label="C1",
            text="Partners should review thresholds (completed part).",
            section=("Completed",),
            actions=(("Hold a workshop", None, "complete"),),
        ),
    )


def hidden_parts() -> Made:
    """A filter hides two rows, somebody hid a column, and a whole sheet is hidden."""
    book = Workbook()
    on = sheet(book, "Live")
    put(on, 1, 1, "Ref", "Recommendation", "Internal update", "Status")
    for row, status in enumerate(("Complete", "Complete", "In progress"), 2):
        put(on, row, 1, row - 1, f"Service {row - 1} should publish its waiting times.", f"Told on day {row}.", status)
    on.auto_filter.ref = "A1:D4"
    on.row_dimensions[2].hidden = on.row_dimensions[3].hidden = True
    on.column_dimensions["C"].hidden = True
    old = sheet(book, "Old")
    put(old, 1, 1, "Ref", "Recommendation", "Status")
    put(old, 2, 1, 9, "The register should be kept up to date.", "Closed")
    old.sheet_state = "hidden"
    return saved(book), (
        Wanted(
            label="1",
            text="Service 1 should publish its waiting times.",
            section=("Live",),
            actions=((None, None, "complete"),),
        ),
        Wanted(
            label="2",
            text="Service 2 should publish its waiting times.",
            section=("Live",),
            actions=((None, None, "complete"),),
        ),
        Wanted(
            label="3",
            text="Service 3 should publish its waiting times.",
            section=("Live",),
            actions=((None, None, "in_progress"),),
        ),
        Wanted(
            label="9",
            text="The register should be kept up to date.",
            section=("Old",),
            actions=((None, None, "complete"),),
        ),
    )


def values_as_shown() -> Made:
    """Labels with leading noughts by format, months by format, per cent, ticks of a symbol font, line breaks, links."""
    book = Workbook()
    on = sheet(book, "Values")
    put(on, 1, 1, "Ref", "Recommendation", "Action", "Due", "Done?", "Progress")
    put(on, 2, 1, 7, "Records should show\nwho was present.", "Template changed", date(2024, 3, 1), "ü", 0.5)
    put(on, 3, 1, 8, "Visits should be seen through.", "Policy changed", datetime(2024, 5, 31), "û")  # noqa: DTZ001 - sheets know no zones
    for row in (2, 3):
        on.cell(row, 1).number_format = "000"
        on.cell(row, 5).font = Font(name="Wingdings")
        on.cell(row, 6).number_format = '0% "of teams"'
    on["D2"].number_format = "mmm-yy"
    on["B3"].hyperlink = "https://example.org/visits"
    on["C3"].comment = Comment("Ask for evidence", "A. Reader")
    return saved(book), (
        Wanted(
            label="007",
            text="Records should show\nwho was present.",
            actions=(("Template changed", "2024-03-31", "complete"),),
        ),
        Wanted(
            label="008",
            text="Visits should be seen through.",
            actions=(("Policy changed", "2024-05-31", "not_started"),),
        ),
    )


def colours_of_many_kinds() -> Made:
    """Fills by theme and tint, by number, by rule on the cell's own figure; stripes of the house style on every row."""
    book = Workbook()
    on = sheet(book, "RAG")
    put(on, 1, 1, "Ref", "Recommendation", "Lead", "RAG")
    for row in range(2, 8):
        put(on, row, 1, row - 1, f"Team {row - 1} should map its contacts with families.", "Team lead")
        for column in "ABC" if row % 2 else "":
            fill(on, f"{column}{row}", PALE)
    fill(on, "D2", Color(theme=6, tint=-0.249977111117893))  # the theme's green, darker
    fill(on, "D3", Color(theme=9, tint=0.5999938962981048))  # its orange, paler
    fill(on, "D4", Color(indexed=10))  # red
    for row, figure in ((5, 3), (6, 2), (7, 1)):
        put(on, row, 4, figure)
    for figure, colour in ((3, GREEN), (2, AMBER), (1, RED)):
        look = DifferentialStyle(fill=PatternFill(bgColor=colour))
        on.conditional_formatting.add("D2:D90", Rule(type="cellIs", operator="equal", formula=[str(figure)], dxf=look))
    wanted = ("complete", "in_progress", "not_reported") * 2  # no key says what red means
    return saved(book), tuple(
        Wanted(label=str(n), text=f"Team {n} should map its contacts with families.", actions=((None, None, status),))
        for n, status in enumerate(wanted, 1)
    )


def register_of_boards() -> Made:
    """One sheet holds the reviews of two boards; the columns say whose each row is."""
    book = Workbook()
    on = sheet(book, "Register")
    put(on, 1, 1, "Register of recommendations")
    put(on, 3, 1, "ID", "Board", "Review name", "Recommendation", "Status", "RAG")
    rows = (
        ("Ottermouth Safeguarding Adults Board", "SAR Bela", "In progress", "Green"),
        ("Ottermouth Safeguarding Adults Board", "SAR Bela", "Complete", "Green"),
        ("Pellworth Safeguarding Adults Board", "SAR Cass", "Not started", "Amber"),
        ("Pellworth Safeguarding Adults Board", "SAR Cass", "Complete", "Green"),
    )
    for row, (board, review, status, rag) in enumerate(rows, 4):
        put(on, row, 1, f"R-{row}", board, review, f"Service number {row} should check its referral form.", status, rag)
    return saved(book), tuple(
        Wanted(
            label=f"R-{row}",
            text=f"Service number {row} should check its referral form.",
            board=board,
            review=review,
            actions=((None, None, status.lower().replace(" ", "_")),),
        )
        for row, (board, review, status, _) in enumerate(rows, 4)
    )


def forms() -> Made:
    """One form a recommendation: what in the first column, the words in the second."""
    book = Workbook()
    on = sheet(book, "Forms")
    row = 1
    for number in (1, 2):
        for what, words in (
            (f"Recommendation {number}", f"The council should fund advocate number {number}."),
            ("Action", f"Business case {number}"),
            ("Lead", "Commissioning"),
            ("Timescale", "June 2025"),
            ("Progress", "Completed."),
        ):
            put(on, row, 1, what, words)
            row += 1
        row += 1
    return saved(book), tuple(
        Wanted(
            label=f"Recommendation {n}",
            text=f"The council should fund advocate number {n}.",
            actions=((f"Business case {n}", "2025-06-30", "complete"),),
        )
        for n in (1, 2)
    )


def merged_owners() -> Made:
    """An owner, a date and a colour each merged over the rows of several actions or recommendations."""
    book = Workbook()
    on = sheet(book, "Plan")
    put(on, 1, 1, "Theme", "Recommendation", "Action", "Lead", "Target date", "RAG")
    put(on, 2, 1, "Voice", "Children should be asked what they want.", "Train staff", "Health", "30/04/2022")
    put(on, 3, 3, "Buy tablets")
    put(on, 4, 2, "Fathers should be included in assessments.", "Change the template", None, "31/10/2022")
    for area in ("A2:A4", "B2:B3", "D2:D4", "E2:E3", "F2:F3"):
        on.merge_cells(area)
    fill(on, "F2", GREEN)
    fill(on, "F4", RED)
    return saved(book), (
        Wanted(
            label=None,
            text="Children should be asked what they want.",
            section=("Voice",),
            lead="Health",
            actions=(("Train staff", "2022-04-30", "complete"), ("Buy tablets", "2022-04-30", "complete")),
        ),
        Wanted(
            label=None,
            text="Fathers should be included in assessments.",
            section=("Voice",),
            lead="Health",
            actions=(("Change the template", "2022-10-31", "not_reported"),),
        ),
    )


def gaps_and_notes() -> Made:
    """Empty rows and an empty column inside the table, a key beside it, a note below it, cells far off formatted."""
    book = Workbook()
    on = sheet(book, "Plan")
    put(on, 1, 1, "Number", "Recommendation", None, "Action", "Owner", "Due", "Status", None, "Key")
    put(
        on,
        2,
        1,
        1,
        "Schools should share what they see.",
        None,
        "Agree a form",
        "Schools",
        "01/09/2023",
        "G",
        None,
        "G = complete",
    )
    put(on, 3, 9, "A = in progress")
    put(on, 5, 1, 2, "Leaders should visit the front line.", None, "Plan visits", "Directors", "01/12/2023", "A")
    put(on, 9, 1, 3, "Reports should be read by all partners.", None, "Set a rota")
    put(on, 12, 1, "Figures are those of the last meeting.")
    for row in range(13, 200):
        on.cell(row, 40).border = Border(left=Side(style="thin"))
    return saved(book), (
        Wanted(
            label="1", text="Schools should share what they see.", actions=(("Agree a form", "2023-09-01", "complete"),)
        ),
        Wanted(
            label="2",
            text="Leaders should visit the front line.",
            actions=(("Plan visits", "2023-12-01", "in_progress"),),
        ),
        Wanted(
            label="3", text="Reports should be read by all partners.", actions=(("Set a rota", None, "not_reported"),)
        ),
    )


def key_across_a_row() -> Made:
    """A key of colours across a row, names over groups of headings merged across, a line of totals at the end."""
    book = Workbook()
    on = sheet(book, "MASTER")
    put(on, 1, 1, "Harrowdale Partnership: LCSPR Toby, action plan (draft)")
    put(on, 3, 1, "Key:", "Not started", "In progress", "Complete", "Not due yet")
    for place, colour in (("B3", RED), ("C3", AMBER), ("D3", GREEN), ("E3", "FF00B0F0")):
        fill(on, place, colour)
    put(on, 5, 1, "RECOMMENDATION", None, None, "DELIVERY")
    on.merge_cells("A5:C5")
    on.merge_cells("D5:H5")
    put(on, 6, 1, "Ref", "Theme", "Recommendation", "Action", "Lead", "Timescale", "Progress", "RAG")
    put(
        on,
        7,
        1,
        "1",
        "Training",
        "Partners should seek assurance on training.",
        "a) Survey partners",
        "Board",
        "31/03/24",
    )
    put(on, 8, 4, "b) Report back", "Board", "30/06/24")
    put(
        on,
        9,
        1,
        "2",
        "Pathways",
        "Hospitals should review how they discharge children.",
        "Review",
        "ICB",
        "Autumn 2024",
    )
    for place, colour in (("H7", GREEN), ("H8", AMBER), ("H9", "FF00B0F0")):
        fill(on, place, colour)
    put(on, 12, 1, "Total number of actions: 3")
    first = (("a) Survey partners", "2024-03-31", "complete"), ("b) Report back", "2024-06-30", "in_progress"))
    return saved(book), (
        Wanted(
            label="1",
            text="Partners should seek assurance on training.",
            section=("Training",),
            actions=first,
            lead="Board",
        ),
        Wanted(
            label="2",
            text="Hospitals should review how they discharge children.",
            section=("Pathways",),
            actions=(("Review", "2024-11-30", "not_due"),),
        ),
    )


def sections_not_merged() -> Made:
    """Sections of one word each in the first column, over rows that fill the others."""
    book = Workbook()
    on = sheet(book, "Sheet1")
    put(on, 1, 1, "No", "Recommendation", "Action", "Owner", "Deadline", "Status")
    row, wanted = 2, []
    for theme in ("Recording", "Training"):
        put(on, row, 1, theme)
        for number in (row + 1, row + 2):
            put(
                on,
                number,
                1,
                number,
                f"Agencies should do thing {number} in full.",
                f"Do {number}",
                "Police",
                "01/05/2024",
            )
            acts = ((f"Do {number}", "2024-05-01", "not_reported"),)
            text = f"Agencies should do thing {number} in full."
            wanted.append(Wanted(label=str(number), text=text, section=(theme,), actions=acts))
        row += 3
    return saved(book), tuple(wanted)


def headings_under_groups() -> Made:
    """Two rows of headings, the upper one naming groups without merged cells; a row of questions below them."""
    book = Workbook()
    on = sheet(book, "Sheet1")
    put(on, 1, 1, "Recommendation", None, "Delivery", None, None, "Progress")
    put(on, 2, 1, "S/N", "Recommendation", "Action", "Lead", "Due", "Update", "RAG")
    put(on, 3, 2, "What is asked?", "How will it be done?", "Who will do it?", "When by?", "What was done?")
    put(
        on,
        4,
        1,
        1,
        "Care homes should tell families of falls.",
        "Write to homes",
        "ICB",
        "Jun-23",
        "Letter sent",
        "Green",
    )
    put(on, 5, 3, "Check at visits", "Council", "Jul-23", None, "Red")
    put(on, 6, 1, 2, "Surgeries should code carers.", "Template", "Surgeries", "Jul-23", None, "Amber")
    first = (("Write to homes", "2023-06-30", "complete"), ("Check at visits", "2023-07-31", "not_reported"))
    return saved(book), (
        Wanted(label="1", text="Care homes should tell families of falls.", actions=first),
        Wanted(
            label="2",
            text="Surgeries should code carers.",
            actions=(("Template", "2023-07-31", "in_progress"),),
            lead="Surgeries",
        ),
    )


PLANS: dict[str, Callable[[], Made]] = {
    made.__name__: made
    for made in (
        titles_above,
        two_line_headings,
        sections_and_merges,
        one_below_another,
        side_by_side,
        several_sheets,
        hidden_parts,
        values_as_shown,
        colours_of_many_kinds,
        register_of_boards,
        forms,
        merged_owners,
        gaps_and_notes,
        key_across_a_row,
        sections_not_merged,
        headings_under_groups,
    )
}


def large_register(rows: int = 2_192) -> bytes:
    """A register of 15 columns and many rows, one recommendation each, with owners, dates and colours."""
    book = Workbook(write_only=True)
    on = book.create_sheet("Register")
    on.append(["Recommendations of all reviews"])
    on.append([])
    on.append(
        [
            "Ref",
            "Year",
            "Recommendation",
            "Action",
            "Lead agency",
            "Due date",
            "Status",
            "RAG",
            "Progress",
            "Evidence",
            "Date completed",
            "Theme",
            "Priority",
            "Sub group",
            "Comments",
        ]
    )
    for number in range(1, rows + 1):
        done = number % 3 == 0
        colour = WriteOnlyCell(on)
        colour.fill = PatternFill("solid", fgColor=GREEN if done else AMBER)
        on.append(
            [
                f"REC{number:04}",
                2015 + number % 9,
                f"Agency {number} should test whether change number {number} has lasted.",
                f"Carry out audit {number}",
                "Health" if done else "Police",
                date(2023, 1 + number % 12, 28),
                "Complete" if done else "In progress",
                colour,
                f"Note {number}.",
                None,
                None,
                "Audit",
                "High",
                "Quality",
                None,
            ]
        )
    return saved(book)
