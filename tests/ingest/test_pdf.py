"""What is read of PDF plans: rows, statuses by colour, furniture, places, and refusals."""

from __future__ import annotations

from collections import Counter
from functools import cache
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

from graph.errors import UnreadableDocument
from graph.model import Plan, Recommendation, Status
from ingest.layout import Document, Limits, Line, RawTable
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from ingest.readers.pdf import marks as pdf_marks
from tests.ingest import pdf_plans, pdf_plans_council
from tests.ingest.accounting import plan_words, words
from tests.ingest.pdf_plans import BODY, Asked, PdfPlan, ask, build, table

LAYOUTS = pdf_plans.LAYOUTS | pdf_plans_council.LAYOUTS


@cache
def made(layout: str) -> PdfPlan:
    """A fictional plan, built once."""
    return LAYOUTS[layout]()


@cache
def document(layout: str) -> Document:
    """The document as read."""
    return read(made(layout).data, f"{layout}.pdf")


@cache
def plan(layout: str) -> Plan:
    """The plan as understood."""
    return understand(assemble(document(layout)))


def drawn(*steps: str, size: tuple[float, float] = A4) -> Canvas:
    """A canvas with lines of words on its first page, one below the other."""
    canvas = Canvas(BytesIO(), pagesize=size, invariant=1)
    for number, words_ in enumerate(steps):
        canvas.drawString(50, 780 - 30 * number, words_)
    return canvas


def _bytes(canvas: Canvas) -> bytes:
    """The canvas as a PDF."""
    data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]  # the stubs lack its type
    return data


def lines(data: bytes) -> list[Line]:
    """The lines of a PDF outside tables."""
    return [block for block in read(data, "plan.pdf").blocks if isinstance(block, Line)]


def rows(data: bytes) -> list[tuple[str, ...]]:
    """The cells of all rows of a PDF."""
    found = read(data, "plan.pdf").blocks
    return [row.cells for block in found if isinstance(block, RawTable) for row in block.rows]


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _as_asked(found: Recommendation) -> Asked:
    return Asked(
        label=found.label, text=_flat(found.text), actions=tuple(_flat(a.text) for a in found.actions if a.text)
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_recommendation_is_read_with_its_actions(layout: str) -> None:
    """Label, words and actions of each recommendation are those that were printed, in order."""
    wanted = [Asked(label=one.label, text=one.text, actions=one.actions) for one in made(layout).asks]
    found = [_as_asked(one) for one in plan(layout).recommendations]
    if not any(one.actions for one in wanted):
        found = [Asked(label=one.label, text=one.text) for one in found]
    assert found == wanted


@pytest.mark.parametrize(
    "layout",
    [
        name
        for name in LAYOUTS
        if name in {"council", "merged", "painted", "dots", "sideways_headings", "half_painted", "flat_once"}
    ],
)  # those with statuses
def test_statuses_are_those_that_words_and_colours_state(layout: str) -> None:
    """The status of each row is read from its words, its fill, its dot or the key of colours."""
    wanted = [one.status for one in made(layout).asks]
    assert [found.status.stated for found in plan(layout).recommendations] == wanted


def test_the_colour_of_a_dot_is_kept() -> None:
    """A dot in an ink of its own has its common name beside the reading, also where it states nothing."""
    assert [found.status.tint for found in plan("dots").recommendations] == ["red", "green"] * 4


@pytest.mark.parametrize("layout", ["council", "section_rows"])
def test_headings_and_rows_across_the_table_are_sections(layout: str) -> None:
    """Each recommendation stands under the heading or the row across the table that is printed above it."""
    wanted = [one.section for one in made(layout).asks]
    assert [found.section[-1] for found in plan(layout).recommendations] == wanted


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_left_unread(layout: str) -> None:
    """No row of these plans stays without a part."""
    assert plan(layout).unread == ()


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "dots"])
def test_every_letter_that_another_engine_sees_is_accounted_for(layout: str) -> None:
    """The letters of the plan, each counted where it stands, are those that PDFium reads from the same file.

    Letters, since PDFium joins some words of neighbouring cells and does not join those that a column broke.
    """
    with pypdfium2.PdfDocument(made(layout).data) as pdf:
        seen = Counter("".join(words("".join(page.get_textpage().get_text_bounded() for page in pdf))))
    assert Counter("".join(plan_words(assemble(document(layout))).elements())) == seen


def test_a_word_that_a_narrow_column_broke_is_whole_again() -> None:
    """“Timescal e” is one word, and two words below one another stay two."""
    assert rows(made("narrow").data)[0] == ("Ref", "Recommendation", "Action", "Lead agency", "Timescale", "Status")
    assert rows(made("narrow").data)[1][3] == "Safeguarding partnership"


def test_running_lines_are_furniture_and_no_part_of_a_row() -> None:
    """The header and the counted footer of each page are page furniture."""
    found = [block for block in document("council").blocks if isinstance(block, Line) and block.furniture]
    pages = {line.place.page for line in found}
    assert len(found) == 2 * len(pages) == 2 * max(page or 0 for page in pages)


def test_headings_are_told_by_size() -> None:
    """The larger the letters, the higher the heading; prose is none."""
    found = {line.text: line.level for line in document("mixed").blocks if isinstance(line, Line)}
    assert found["Overview report and action plan"] == 1
    assert found["Part A: Board recommendations"] == found["Part B: Agency recommendations"] == 2
    assert next(level for text, level in found.items() if text.startswith("The review panel")) is None


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    """Prose in two columns is two paragraphs, and tables side by side are two tables."""
    blocks = document("side_by_side").blocks
    prose = [block.text for block in blocks if isinstance(block, Line)]
    assert [text[:9] for text in prose] == ["Northmoor", "This plan", "Progress "]
    assert [len(block.rows) for block in blocks if isinstance(block, RawTable)] == [3, 3, 7]


def test_list_items_stand_on_lines_of_their_own() -> None:
    """Items of a list in a cell each begin a line with a bullet."""
    cell = next(row for row in rows(made("mixed").data) if row[0].startswith("1."))[2]
    assert cell.split("\n") == [f"• point 1.{number} was put before the group" for number in (1, 2, 3)]


def test_words_printed_twice_are_read_once() -> None:
    """A title printed twice half a point apart is one bold line."""
    assert [(line.text, line.level) for line in lines(made("dots").data)] == [("Dale Partnership action plan", 6)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_row_has_its_place_on_a_page(layout: str) -> None:
    """Each row has its page, its table and a box on the page, and each cell one within the row's columns."""
    with pypdfium2.PdfDocument(made(layout).data) as pdf:
        sizes = [page.get_size() for page in pdf]
    numbers = []
    for block in document(layout).blocks:
        for row in block.rows if isinstance(block, RawTable) else ():
            width, height = sizes[(row.place.page or 0) - 1]
            assert row.place.box is not None
            x0, top, x1, bottom = row.place.box
            assert -1 <= x0 < x1 <= width + 1
            assert -1 <= top < bottom <= height + 1
            numbers.append(row.place.table)
    assert sorted(set(numbers), key=numbers.index) == list(range(1, len(set(numbers)) + 1))


@pytest.mark.parametrize("layout", ["turned", "header_once"])
def test_a_row_is_where_the_page_shows_it(layout: str) -> None:
    """The words that PDFium finds in the box of a row, on the page as it is shown, are those of the row."""
    with pypdfium2.PdfDocument(made(layout).data) as pdf:
        for block in document(layout).blocks:
            row = block.rows[1] if isinstance(block, RawTable) else None
            if row is None or row.place.box is None:
                continue
            page = pdf[(row.place.page or 0) - 1]
            assert _letters(_shown(page, row.place.box)) == _letters(" ".join(row.cells))


def _letters(text: str) -> Counter[str]:
    return Counter("".join(words(text)))


def _shown(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> str:
    """The letters within a box of a page as it is shown."""
    text = page.get_textpage()
    height, turn = page.get_size()[1], page.get_rotation()
    out = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        x, y = (left + right) / 2, (bottom + top) / 2
        x, y = (x, height - y) if turn == 0 else (y, x)
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            out.append(text.get_text_range(index, 1))
    return "".join(out)


@given(
    box=st.tuples(*[st.floats(0, 500)] * 4), turn=st.sampled_from([0, 90, 180, 270]),
)  # fmt: skip
def test_a_turned_box_is_turned_back(box: tuple[float, float, float, float], turn: int) -> None:
    """A box on a page that was turned to be read is shown where it was before."""
    page = pdf_marks.Print(number=1, width=600, height=800, inks=(), rules=(), fills=(), pictures=())
    sheet = pdf_marks.Frame(width=600 if turn % 180 == 0 else 800, height=800 if turn % 180 == 0 else 600, turn=turn)
    turned = pdf_marks._turned_box(box, turn, page)
    straight = (min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3]))
    assert sheet.shown(turned) == pytest.approx(straight, abs=0.02)


WORDS = st.text("abcdefghiklmnoprstuvw", min_size=2, max_size=9)
CELLS = st.lists(WORDS, max_size=14).map(" ".join)


@settings(max_examples=25)
@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS).filter(any), min_size=2, max_size=25),
    st.sampled_from(["grid", "inner", "painted"]),
)
def test_a_ruled_table_is_read_as_it_was_written(cells: list[tuple[str, ...]], form: str) -> None:
    """Whatever words stand in the cells of a table, its rows are read with the same words in the same cells."""
    styles: dict[str, list[Any]] = {
        "grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
        "inner": [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black), ("BOX", (0, 0), (-1, -1), 2, colors.grey)],
        "painted": [
            ("BACKGROUND", (column, row), (column, row), colors.HexColor(("#EEEEEE", "#DDDDDD")[(row + column) % 2]))
            for row in range(len(cells)) for column in range(4)
        ],
    }  # fmt: skip
    made_of = [[Paragraph(cell, BODY) for cell in row] for row in cells]
    data = build([Table(made_of, colWidths=[100, 140, 120, 130], style=TableStyle(styles[form]))])
    assert [tuple(_flat(cell) for cell in row) for row in rows(data)] == [tuple(row) for row in cells]


def test_amber_and_yellow_stay_two_colours() -> None:
    """Where the key gives amber and yellow words of their own, cells filled so have the status of their own colour."""
    tones = {"#FFC000": "delayed", "#FFFF00": "not yet due", "#00B050": "complete"}
    key = [["", "Action delayed", "", "Action not yet due", "", "Action complete"]]
    patches = [("BACKGROUND", (2 * at, 0), (2 * at, 0), colors.HexColor(tone)) for at, tone in enumerate(tones)]
    rows_: list[list[object]] = [["Ref", "Recommendation", "Lead", "RAG"]]
    styles: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    for number, tone in enumerate(tones, 1):
        rows_.append([str(number), ask(number), "Police", ""])
        styles.append(("BACKGROUND", (3, number), (3, number), colors.HexColor(tone)))
    legend = Table(key, colWidths=[16, 110] * 3, style=TableStyle(patches))
    data = build([legend, table(rows_, [40, 200, 80, 50], *styles)])
    found = understand(assemble(read(data, "p.pdf"))).recommendations
    assert [(one.status.tint, one.status.stated) for one in found] == [
        ("amber", Status.IN_PROGRESS), ("yellow", Status.NOT_DUE), ("green", Status.COMPLETE),
    ]  # fmt: skip


def test_words_that_nobody_sees_are_set_aside_with_a_note() -> None:
    """White words on white paper, words without ink and words outside the page are furniture, and a note says so."""
    canvas = drawn("The Board should publish its plan.")
    canvas.setFillColor(colors.white)
    canvas.drawString(50, 700, "white ghost")
    canvas.setFillColor(colors.black)
    canvas.drawString(50, 2000, "far away")
    text = canvas.beginText(50, 650)
    text.setTextRenderMode(3)
    text.textLine("no ink")
    canvas.drawText(text)
    found = read(_bytes(canvas), "plan.pdf")
    hidden = [block.text for block in found.blocks if isinstance(block, Line) and block.furniture]
    assert sorted(hidden) == ["far away", "no ink", "white ghost"]
    assert found.notes == ("Page 1 has words that nobody sees on the page; they were set aside as page furniture.",)


def test_white_words_on_a_dark_shade_are_read() -> None:
    """Headings in white on blue are headings of columns."""
    heading = next(block for block in document("council").blocks if isinstance(block, RawTable)).rows[0]
    assert heading.cells[1] == "Recommendation"
    assert heading.tint(1) == "blue"


def test_words_across_the_page_are_furniture() -> None:
    """A slanted “DRAFT” over a page is no part of its text."""
    canvas = drawn("The Board should publish its plan.")
    canvas.rotate(40)
    canvas.drawString(300, 200, "DRAFT COPY")
    assert [(line.text, line.furniture) for line in lines(_bytes(canvas))] == [
        ("The Board should publish its plan.", False), ("DRAFT COPY", True),
    ]  # fmt: skip


def test_ticks_of_a_symbol_font_are_ticks() -> None:
    """A tick of Zapf Dingbats is read as ✔."""
    canvas = drawn("Done")
    canvas.setFont("ZapfDingbats", 12)
    canvas.drawString(50, 700, "✔")
    assert [line.text for line in lines(_bytes(canvas))] == ["Done", "✔"]


def test_pages_without_text_are_named_and_the_others_read() -> None:
    """A picture among pages of text leaves a note with its number."""
    canvas = drawn("The Board should publish its plan.")
    canvas.showPage()
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.showPage()
    canvas.drawString(50, 700, "The Board should publish its report.")
    found = read(_bytes(canvas), "plan.pdf")
    assert [block.place.page for block in found.blocks if isinstance(block, Line)] == [1, 3]
    assert found.notes == ("Page 2 has no text layer (a picture or an empty page); the other pages were read.",)


def test_a_scan_is_refused() -> None:
    """A PDF of pictures alone is refused with what to do about it."""
    canvas = drawn()
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.showPage()
    canvas.rect(50, 50, 300, 300, fill=1)
    with pytest.raises(UnreadableDocument, match=r"scan\.pdf holds pictures of pages but no text: pages 1–2 have no"):
        read(_bytes(canvas), "scan.pdf")


def test_a_locked_file_is_refused_and_an_open_one_read() -> None:
    """A PDF that needs a password is refused; one that only limits what may be done with it is read."""
    for password, opened in (("secret", False), ("", True)):
        from reportlab.lib.pdfencrypt import StandardEncryption

        canvas = Canvas(
            BytesIO(), encrypt=StandardEncryption(password, ownerPassword="owner", strength=128)
        )  # a test file's
        canvas.drawString(50, 700, "The Board should publish its plan.")
        data = _bytes(canvas)
        if opened:
            assert [line.text for line in lines(data)] == ["The Board should publish its plan."]
        else:
            with pytest.raises(UnreadableDocument, match=r"locked\.pdf is locked with a password"):
                read(data, "locked.pdf")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_off_is_read_or_refused_in_words(share: float) -> None:
    """A PDF that breaks off ends in a document or in a sentence, never in another error."""
    data = made("mixed").data
    said = _read_or_refused(data[: int(len(data) * share)], "cut.pdf")
    assert said is None or "cut.pdf" in said


@settings(max_examples=30)
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused_in_words(at: int, noise: bytes) -> None:
    """Bytes overwritten anywhere in a PDF end in a document or in a sentence."""
    data = bytearray(made("dots").data)
    at = 8 + at % (len(data) - 8)
    data[at : at + len(noise)] = noise
    said = _read_or_refused(bytes(data), "bad.pdf")
    assert said is None or "bad.pdf" in said


def _read_or_refused(data: bytes, name: str) -> str | None:
    """What a refusal says, None for a file that is read."""
    try:
        read(data, name)
    except UnreadableDocument as refusal:
        return str(refusal)
    return None


def test_limits_are_kept() -> None:
    """More pages, rows or columns than allowed are refused with the figures."""
    data = made("header_once").data
    for limits, said in (
        (Limits(max_pages=2), "has 3 pages; the limit is 2"), (Limits(max_rows=10), "more than 10 rows"),
        (Limits(max_columns=3), "a table of 6 columns; the limit is 3"),
    ):  # fmt: skip
        with pytest.raises(UnreadableDocument, match=said):
            read(data, "plan.pdf", limits)


def test_a_file_only_named_pdf_is_refused() -> None:
    """Text under the name of a PDF is refused in words."""
    with pytest.raises(UnreadableDocument, match=r"ends in \.pdf but does not hold"):
        read(b"Recommendation\tAction\n", "plan.pdf")


def test_a_title_that_runs_through_the_pages_is_kept_once() -> None:
    """A running header that is also the only title is a line of the first page and furniture after."""
    story = [
        table([["Ref", "Recommendation", "Lead"], *[[str(n), ask(n), "Police"] for n in range(1, 60)]], [40, 300, 80])
    ]
    data = build(story, header="Westbrook Safeguarding Board action plan")
    found = [line.furniture for line in lines(data) if line.text.startswith("Westbrook")]
    assert found[0] is False
    assert all(found[1:])
    assert len(found) > 1


def test_drawn_marks_of_a_list_are_bullets() -> None:
    """Small dots drawn before lines, as browsers print lists, make items of them."""
    canvas = Canvas(BytesIO(), pagesize=A4, invariant=1)
    canvas.grid([50, 250, 450], [600, 700, 720])
    canvas.drawString(55, 705, "Recommendation")
    canvas.drawString(255, 705, "Action")
    canvas.drawString(55, 685, ask(1)[:30])
    for number in range(2):
        canvas.circle(260, 689 - 20 * number, 2, stroke=0, fill=1)
        canvas.drawString(268, 685 - 20 * number, f"Write to partner {number}")
    assert rows(_bytes(canvas))[1][1] == "• Write to partner 0\n• Write to partner 1"


def _cut(first: tuple[str, ...], second: tuple[str, ...]) -> list[str]:
    """The asks of a plan whose last row on one page and whose first on the next are as given."""
    canvas = Canvas(BytesIO(), pagesize=A4, invariant=1)
    heads = ("Ref", "Recommendation", "Action", "Lead", "Status")
    for cells in (first, second):
        plan = table([heads, cells], [30, 150, 150, 90, 70], ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        _, height = plan.wrapOn(canvas, 520, 700)
        plan.drawOn(canvas, 40, 800 - height)
        canvas.showPage()
    plan_ = assemble(read(_bytes(canvas), "cut.pdf"))
    return [_flat(one.text) for one in plan_.recommendations]


def test_a_row_cut_by_the_page_is_joined_by_where_its_words_stand() -> None:
    """A row whose owner goes on in capitals is the rest of the row above when each cell ran to the foot of its page."""
    first = ("4", "The Board should ask each agency to show", "Write to all partners and", "Head of Adult", "Open")
    second = ("", "that its staff know whom to call.", "collect their replies.", "Social Care", "")
    assert _cut(first, second) == ["The Board should ask each agency to show that its staff know whom to call."]


def test_a_row_of_its_own_below_a_page_break_stays_one() -> None:
    """A row with a label of its own is never taken for the rest of the one above."""
    first = ("4", "The Board should ask each agency to show", "Write to all partners and", "Head of Adult", "Open")
    second = ("5", "how its staff are supervised.", "collect replies.", "Police", "Open")
    assert len(_cut(first, second)) == 2


def test_the_rest_of_an_ask_beside_a_new_action_is_an_action() -> None:
    """A page that cuts an ask between two of its actions leaves one recommendation with both."""
    first = ("4", "The Board should ask each agency to show", "Write to all partners.", "Police", "Complete")
    second = ("", "that its staff know whom to call.", "Collect replies.", "Health", "Not started")
    assert _cut(first, second) == ["The Board should ask each agency to show that its staff know whom to call."]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (colors.CMYKColorSep(0.8, 0, 1, 0, spotName="GO"), "green"), (colors.PCMYKColor(0, 100, 100, 0), "red"),
        (colors.Color(0, 0.4, 0.8), "blue"), (colors.CMYKColor(0, 0.25, 1, 0), "amber"), (colors.white, None),
    ],
)  # fmt: skip
def test_fills_of_every_space_are_named(printed: colors.Color, said: str | None) -> None:
    """Screen colours, mixtures for print and inks of their own are named as a person sees them."""
    styles = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (1, 0), (1, 0), printed)]
    data = build([table([["Words", ""], ["More", "words"]], [100, 100], *styles)])
    found = next(block for block in read(data, "p.pdf").blocks if isinstance(block, RawTable))
    assert found.rows[0].tint(1) == said


def test_words_that_run_out_of_their_cell_belong_to_it() -> None:
    """Words that are clipped at the edge of their cell stay in it and do not enter the next one."""
    canvas = Canvas(BytesIO(), pagesize=A4, invariant=1)
    canvas.grid([50, 150, 250], [650, 670, 690])
    for column, words_ in enumerate(("A name far too long for its cell", "Police")):
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(50 + 100 * column, 670, 100, 20)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(55 + 100 * column, 676, words_)
        canvas.restoreState()
    canvas.drawString(55, 656, "Below")
    assert rows(_bytes(canvas)) == [("A name far too long for its cell", "Police"), ("Below", "")]


def test_filled_fields_of_a_form_are_read() -> None:
    """What somebody typed into the fields of a form is part of the page."""
    canvas = drawn("Name of the lead:")
    canvas.acroForm.textfield(name="lead", value="Riverton Police", x=200, y=775, width=150, height=20)
    assert "Riverton Police" in " ".join(line.text for line in lines(_bytes(canvas)))
