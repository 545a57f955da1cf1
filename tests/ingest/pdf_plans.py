"""Fictional action plans as PDFs in many layouts, built in memory, each with the reading it should get."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=18, leading=22)
HEADING = ParagraphStyle("heading", parent=BOLD, fontSize=13, leading=18)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=7, leading=8.4)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
SHADED = ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#1F3864"))

Style = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One recommendation as it should be read: its label, its words, those of its actions, and its status."""

    text: str
    label: str | None = None
    actions: tuple[str, ...] = ()
    lead: str | None = None
    status: str | None = None
    section: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfPlan:
    """A plan as bytes, and what it asks."""

    data: bytes
    asks: tuple[Asked, ...]


VERBS = ("review", "refresh", "publish", "test", "widen", "agree", "map", "report on", "embed", "simplify")
THINGS = (
    "the pathway for adults who neglect themselves", "how risk is shared at hospital discharge",
    "supervision of staff who visit people at home", "the threshold guide for referrals",
    "training on coercive control for reception staff", "the protocol for missed appointments",
    "legal literacy across partner agencies", "the escalation route between agencies",
    "how carers are offered an assessment", "the directory of local advocacy",
    "recording of mental capacity", "learning from complaints and compliments",
)  # fmt: skip
LEADS = ("Adult Social Care", "Riverton Police", "Vale Health Trust", "Housing Options", "Safeguarding Board")
UPDATES = (
    "A working group has met twice and its draft was shared with all partners for comment.",
    "The revised guide was issued in May and has been read by 240 members of staff.",
    "Not begun: waits for the new policy lead, who starts after the summer.",
    "An audit of thirty cases found good practice in most, and gaps in recording for seven of them.",
)


def ask(number: int) -> str:
    """The words of a recommendation; no two are alike."""
    verb, thing = VERBS[number % len(VERBS)], THINGS[number % len(THINGS)]
    return f"The Board should {verb} {thing}, so that measure {number} can be shown."


def step(number: int) -> str:
    """The words of an action; no two are alike."""
    return (
        f"Write to each partner about step {number} and {UPDATES[number % 2].split('.')[0].lower()} by the quarter end."
    )


def build(story: Sequence[Flowable], *, size: tuple[float, float] = A4, header: str = "", footer: str = "") -> bytes:
    """A PDF of flowables with a running header and a footer that counts pages."""
    margin = 40
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=size, invariant=1, pageCompression=0)

    def margins(canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        if header:
            canvas.drawString(margin, template.pagesize[1] - 25, header)
        if footer:
            canvas.drawCentredString(template.pagesize[0] / 2, 20, footer.format(page=canvas.getPageNumber()))

    def template(name: str, pagesize: tuple[float, float]) -> PageTemplate:
        frame = Frame(margin, margin, pagesize[0] - 2 * margin, pagesize[1] - 2 * margin, id=name, showBoundary=0)
        return PageTemplate(id=name, frames=[frame], onPage=margins, pagesize=pagesize)

    document.addPageTemplates([template("main", size), template("turned", (size[1], size[0]))])
    document.build(list(story))
    return out.getvalue()


def table(
    rows: Sequence[Sequence[object]], widths: Sequence[float], *styles: Style, repeat: int = 1, cut: bool = False
) -> Table:
    """A table whose words wrap in their cells; the first row is set as headings."""
    cells = [
        [Paragraph(cell, BOLD if number == 0 else BODY) if isinstance(cell, str) else cell for cell in row]
        for number, row in enumerate(rows)
    ]
    return Table(
        cells, colWidths=widths, repeatRows=repeat, style=TableStyle([TOP, *styles]), splitInRow=1 if cut else 0
    )


def council() -> PdfPlan:
    """Thirty pages across, four priorities, a heading row repeated, ninety actions, statuses by colour and word."""
    story: list[Flowable] = [Paragraph("Riverton Safeguarding Adults Board", TITLE), Spacer(1, 8)]
    story += [
        Paragraph("Action plan following the review of Mr K", HEADING),
        Paragraph("Status as at June 2024.", BODY),
    ]
    asks: list[Asked] = []
    states = (("Complete", "#00B050"), ("In progress", "#FFC000"), ("Not started", "#FF0000"))
    heads = ["Ref", "Recommendation", "Action required", "Lead", "Target date", "Progress update", "RAG"]
    number = 0
    for part in range(1, 5):
        priority = f"Priority {part}: {('Prevention', 'Partnership', 'Practice', 'People')[part - 1]}"
        story += [Spacer(1, 10), Paragraph(priority, HEADING), Spacer(1, 6)]
        rows: list[list[object]] = [[Paragraph(f"<font color='white'>{head}</font>", BOLD) for head in heads]]
        styles: list[Style] = [GRID, SHADED, ("BOTTOMPADDING", (0, 1), (-1, -1), 75)]
        for _ in range(23):
            number += 1
            words, colour = states[number % 3]
            update = " ".join(f"{UPDATES[(number + extra) % 4]}" for extra in range(3))
            rows.append([
                f"{part}.{len(rows)}", ask(number), step(number), LEADS[number % 5], f"{number % 28 + 1:02} March 2025",
                update, words,
            ])  # fmt: skip
            styles.append(("BACKGROUND", (6, len(rows) - 1), (6, len(rows) - 1), colors.HexColor(colour)))
            status = words.lower().replace(" ", "_")
            label = f"{part}.{len(rows) - 1}"
            asks.append(Asked(label=label, text=ask(number), actions=(step(number),), status=status, section=priority))
        story.append(table(rows, [30, 160, 150, 70, 60, 190, 62], *styles, cut=True))
    data = build(story, size=landscape(A4), header="OFFICIAL – Riverton SAB action plan", footer="Page {page} of 31")
    return PdfPlan(data=data, asks=tuple(asks))


def header_once() -> PdfPlan:
    """A long table of three pages whose headings stand on the first page alone."""
    rows: list[list[object]] = [["No", "Recommendation", "Agreed action", "Owner", "Deadline", "Status"]]
    asks = []
    for number in range(1, 31):
        status = ("Complete", "Ongoing", "Not started")[number % 3]
        rows.append([str(number), ask(number), step(number), LEADS[number % 5], "30/09/2024", status])
        asks.append(Asked(label=str(number), text=ask(number), actions=(step(number),)))
    title = Paragraph("Domestic Homicide Review action plan", TITLE)
    data = build([title, table(rows, [25, 150, 150, 75, 55, 60], GRID, repeat=0)], footer="{page}")
    return PdfPlan(data=data, asks=tuple(asks))


def no_rules() -> PdfPlan:
    """Columns set apart by nothing but room, a heading row on each page."""
    rows: list[list[object]] = [["Ref", "Recommendation", "Lead agency", "By when", "Progress"]]
    asks = []
    for number in range(1, 19):
        rows.append([f"R{number}", ask(number), LEADS[number % 5], "March 2025", UPDATES[number % 4]])
        asks.append(Asked(label=f"R{number}", text=ask(number)))
    pads: list[Style] = [("BOTTOMPADDING", (0, 0), (-1, -1), 5), ("LEFTPADDING", (0, 0), (-1, -1), 6)]
    title = Paragraph("Learning review of Ms B: action plan", TITLE)
    return PdfPlan(data=build([title, Spacer(1, 12), table(rows, [40, 180, 90, 65, 140], *pads)]), asks=tuple(asks))


def flat_rules() -> PdfPlan:
    """Rules between rows, none between columns, no labels."""
    rows: list[list[object]] = [["Recommendation", "Action", "Lead", "Timescale", "Outcome"]]
    asks = []
    for number in range(1, 13):
        rows.append([ask(number), step(number), LEADS[number % 5], "June 2024", UPDATES[number % 4]])
        asks.append(Asked(text=ask(number), actions=(step(number),)))
    rules: Style = ("LINEBELOW", (0, 0), (-1, -1), 0.7, colors.grey)
    title = Paragraph("Joint targeted inspection: action plan", TITLE)
    return PdfPlan(data=build([title, table(rows, [130, 130, 80, 60, 120], rules)]), asks=tuple(asks))


def merged() -> PdfPlan:
    """Each recommendation is one cell beside the two or three rows of its actions."""
    rows: list[list[object]] = [["Rec", "Recommendation", "Action", "Lead", "Due", "Status"]]
    styles: list[Style] = [GRID]
    asks = []
    for number in range(1, 8):
        first, steps = len(rows), 2 + number % 2
        for extra in range(steps):
            own = [str(number), ask(number)] if extra == 0 else ["", ""]
            rows.append([*own, step(10 * number + extra), LEADS[extra], "31 May 2024", "In progress"])
        styles += [("SPAN", (column, first), (column, len(rows) - 1)) for column in (0, 1)]
        actions = tuple(step(10 * number + extra) for extra in range(steps))
        asks.append(Asked(label=str(number), text=ask(number), actions=actions, status="in_progress"))
    title = Paragraph("Safeguarding Adults Review Jo: multi-agency action plan", TITLE)
    return PdfPlan(data=build([title, table(rows, [30, 150, 160, 80, 55, 50], *styles)]), asks=tuple(asks))


class Sideways(Flowable):
    """Words that run up the page."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def wrap(self, *_: float) -> tuple[float, float]:
        """As much room as the words take."""
        return 10, 70

    def draw(self) -> None:
        """Print the words from the foot of the cell upwards."""
        self.canv.saveState()
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", 9)
        self.canv.drawString(2, -8, self.words)
        self.canv.restoreState()


def sideways_headings() -> PdfPlan:
    """Headings of narrow columns run up the page."""
    heads = [
        "Ref",
        "Recommendation",
        "Action",
        Sideways("Lead agency"),
        Sideways("Target date"),
        Sideways("RAG rating"),
    ]
    rows: list[list[object]] = [list(heads)]
    styles: list[Style] = [GRID]
    asks = []
    for number in range(1, 9):
        done = number % 2 == 0
        rows.append([f"{number}.", ask(number), step(number), "Police", "Q4 2024", ""])
        colour = colors.HexColor("#92D050" if done else "#FFC000")
        styles.append(("BACKGROUND", (5, number), (5, number), colour))
        status = "complete" if done else "in_progress"
        asks.append(Asked(label=f"{number}.", text=ask(number), actions=(step(number),), status=status))
    title = Paragraph("Child Safeguarding Practice Review: action plan", TITLE)
    return PdfPlan(data=build([title, table(rows, [30, 180, 180, 40, 40, 40], *styles)]), asks=tuple(asks))


def section_rows() -> PdfPlan:
    """Themes stand in shaded rows across the table."""
    rows: list[list[object]] = [["Ref", "What was recommended", "What we will do", "Who", "By when", "RAG"]]
    styles: list[Style] = [GRID]
    asks = []
    for part, theme in enumerate(("INFORMATION SHARING", "MENTAL CAPACITY", "VOICE OF THE PERSON"), 1):
        rows.append([theme, "", "", "", "", ""])
        styles += [
            ("SPAN", (0, len(rows) - 1), (-1, len(rows) - 1)),
            ("BACKGROUND", (0, len(rows) - 1), (-1, len(rows) - 1), colors.lightgrey),
        ]
        for extra in range(1, 5):
            number = 10 * part + extra
            rows.append([f"{part}{'abcd'[extra - 1]}", ask(number), step(number), LEADS[extra], "May 2024", "Green"])
            asks.append(
                Asked(label=f"{part}{'abcd'[extra - 1]}", text=ask(number), actions=(step(number),), section=theme)
            )
    title = Paragraph("Thematic review action plan", TITLE)
    return PdfPlan(data=build([title, table(rows, [30, 150, 160, 80, 50, 45], *styles)]), asks=tuple(asks))


def painted() -> PdfPlan:
    """No rule at all: each cell is a filled shape, the colours mixed for print; a key of coloured patches above."""
    cmyk = {
        "complete": colors.CMYKColor(0.75, 0.1, 0.9, 0.05), "in_progress": colors.CMYKColor(0, 0.3, 0.95, 0),
        "not_started": colors.CMYKColor(0.05, 0.95, 0.9, 0),
    }  # fmt: skip
    key = Table(
        [["", "Action complete", "", "Action in progress", "", "Action not started"]],
        colWidths=[16, 110, 16, 110, 16, 110],
        style=TableStyle([("BACKGROUND", (2 * i, 0), (2 * i, 0), tone) for i, tone in enumerate(cmyk.values())]),
    )
    rows: list[list[object]] = [["Recommendation", "Action", "Lead", "Date", "Rating"]]
    styles: list[Style] = [("BACKGROUND", (0, 0), (-1, 0), colors.CMYKColor(0.2, 0.1, 0, 0.1))]
    asks = []
    for number in range(1, 10):
        status = list(cmyk)[number % 3]
        rows.append([ask(number), step(number), LEADS[number % 5], "July 2024", ""])
        pale = colors.CMYKColor(0, 0, 0, 0.05 if number % 2 else 0.09)
        styles += [
            ("BACKGROUND", (0, number), (3, number), pale),
            ("BACKGROUND", (4, number), (4, number), cmyk[status]),
        ]
        asks.append(Asked(text=ask(number), actions=(step(number),), status=status))
    title = Paragraph("Rapid review: action plan", TITLE)
    data = build([title, Spacer(1, 8), key, Spacer(1, 8), table(rows, [170, 170, 80, 55, 40], *styles)])
    return PdfPlan(data=data, asks=tuple(asks))


def narrow() -> PdfPlan:
    """Columns so narrow that their words break."""
    rows: list[list[object]] = [["Ref", "Recommendation", "Action", "Lead agency", "Timescale", "Status"]]
    asks = []
    for number in range(1, 7):
        text = f"Training on the implementation of policy {number} should reach all safeguarding partners."
        rows.append([str(number), text, step(number), "Safeguarding partnership", "September 2024", "Implemented"])
        asks.append(Asked(label=str(number), text=text, actions=(step(number),)))
    title = Paragraph("Action plan: implementation of safeguarding recommendations to a timescale", HEADING)
    return PdfPlan(data=build([title, table(rows, [20, 72, 150, 44, 42, 50], GRID)]), asks=tuple(asks))


def side_by_side() -> PdfPlan:
    """Prose in two columns, then two tables side by side, then the plan across the page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(40, 790, "Northmoor Partnership improvement plan")
    prose = (
        "This plan answers the review of services for adults in Northmoor and was agreed by all partners in spring.",
        "Progress is reported to the executive group four times a year and published by the partnership itself.",
    )
    for column, words in enumerate(prose):
        paragraph = Paragraph(words * 2, BODY)
        paragraph.wrap(240, 200)
        paragraph.drawOn(canvas, 40 + 260 * column, 690)
    contacts = table([["Name of group", "Chair"], ["Executive", "Board"], ["Quality", "Health"]], [110, 110], GRID)
    versions = table([["Version", "Author"], ["1.0", "Board office"], ["1.1", "Board office"]], [110, 110], GRID)
    for column, one in enumerate((contacts, versions)):
        one.wrapOn(canvas, 240, 200)
        one.drawOn(canvas, 40 + 260 * column, 600)
    rows: list[list[object]] = [["Ref", "Recommendation", "Action", "Lead", "Target date"]]
    asks = []
    for number in range(1, 7):
        rows.append([f"N{number}", ask(number), step(number), LEADS[number % 5], "May 2025"])
        asks.append(Asked(label=f"N{number}", text=ask(number), actions=(step(number),)))
    plan = table(rows, [40, 170, 170, 80, 60], GRID)
    _, height = plan.wrapOn(canvas, 520, 500)
    plan.drawOn(canvas, 40, 580 - height)
    canvas.save()
    return PdfPlan(data=out.getvalue(), asks=tuple(asks))


def turned() -> PdfPlan:
    """Pages on their side: one that the viewer turns upright, one turned by the viewer alone, one by its letters."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=0)
    asks = []
    for page, (size, turn, upwards) in enumerate(((landscape(A4), 90, True), (A4, 90, False), (A4, 0, True))):
        rows: list[list[object]] = [["Ref", "Recommendation", "Action", "Lead", "Target date", "Status"]]
        for number in range(6 * page + 1, 6 * page + 7):
            rows.append([f"T{number}", ask(number), step(number), LEADS[number % 5], "May 2025", "Ongoing"])
            asks.append(Asked(label=f"T{number}", text=ask(number), actions=(step(number),)))
        plan = table(rows, [40, 220, 220, 100, 80, 70], GRID)
        _, height = plan.wrapOn(canvas, 760, 500)
        canvas.setPageSize(size)
        canvas.setPageRotation(turn)
        if upwards:
            canvas.rotate(90)
            canvas.translate(0, -A4[0])
        plan.drawOn(canvas, 40, A4[0] - 60 - height)
        canvas.showPage()
    canvas.save()
    return PdfPlan(data=out.getvalue(), asks=tuple(asks))


def half_painted() -> PdfPlan:
    """No rule; only ratings are filled; the headings stand on the first page alone and pages cut through rows."""
    tones = {"complete": "#00B050", "in_progress": "#FFC000"}
    rows: list[list[object]] = [["Ref", "Recommendation", "Action", "Progress", "Rating", "Lead"]]
    styles: list[Style] = []
    asks = []
    for number in range(1, 21):
        status = list(tones)[number % 2]
        update = " ".join(UPDATES[(number + extra) % 4] for extra in range(number % 4 + 1))
        rows.append([f"H{number}", ask(number), step(number), update, "", LEADS[number % 5]])
        styles.append(("BACKGROUND", (4, number), (4, number), colors.HexColor(tones[status])))
        asks.append(Asked(label=f"H{number}", text=ask(number), actions=(step(number),), status=status))
    title = Paragraph("Case review: action plan", TITLE)
    data = build([title, table(rows, [32, 120, 120, 140, 40, 70], *styles, repeat=0, cut=True)], footer="Page {page}")
    return PdfPlan(data=data, asks=tuple(asks))


def flat_once() -> PdfPlan:
    """Rules between rows alone, headings on the first page alone, and pages that cut through rows."""
    rows: list[list[object]] = [["Ref", "Recommendation", "Action", "Lead", "Progress", "Status"]]
    asks = []
    for number in range(1, 26):
        update = " ".join(UPDATES[(number + extra) % 4] for extra in range(number % 4 + 1))
        rows.append([f"F{number}", ask(number), step(number), LEADS[number % 5], update, "Complete"])
        asks.append(Asked(label=f"F{number}", text=ask(number), actions=(step(number),), status="complete"))
    rules: Style = ("LINEBELOW", (0, 0), (-1, -1), 0.7, colors.grey)
    title = Paragraph("Thematic audit: action plan", TITLE)
    data = build([title, table(rows, [35, 120, 120, 70, 130, 50], rules, repeat=0, cut=True)], footer="Page {page}")
    return PdfPlan(data=data, asks=tuple(asks))


class Dot(Flowable):
    """A coloured dot."""

    def __init__(self, colour: colors.Color) -> None:
        super().__init__()
        self.colour = colour

    def wrap(self, *_: float) -> tuple[float, float]:
        """As much room as the dot takes."""
        return 12, 12

    def draw(self) -> None:
        """Print the dot."""
        self.canv.setFillColor(self.colour)
        self.canv.circle(8, 6, 5, stroke=0, fill=1)


def dots() -> PdfPlan:
    """Ratings are dots in inks of their own; the words of headings are printed twice to make them bold.

    No key is printed, so red states nothing.
    """
    inks: dict[str | None, colors.Color] = {
        "complete": colors.CMYKColorSep(0.8, 0, 1, 0, spotName="BOARD GREEN"),
        None: colors.CMYKColorSep(0, 1, 1, 0, spotName="BOARD RED"),
    }
    rows: list[list[object]] = [["Ref", "Recommendation", "Action", "Lead", "Target date", "RAG"]]
    asks = []
    for number in range(1, 9):
        status = list(inks)[number % 2]
        rows.append([f"D{number}", ask(number), step(number), LEADS[number % 5], "May 2025", Dot(inks[status])])
        asks.append(Asked(label=f"D{number}", text=ask(number), actions=(step(number),), status=status))
    data = build([DoubledWords("Dale Partnership action plan"), table(rows, [40, 160, 160, 75, 55, 30], GRID)])
    return PdfPlan(data=data, asks=tuple(asks))


class DoubledWords(Flowable):
    """A title printed twice, half a point apart, as cheap bold is made."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def wrap(self, *_: float) -> tuple[float, float]:
        """As much room as the words take."""
        return 400, 30

    def draw(self) -> None:
        """Print the words, and print them again."""
        self.canv.setFont("Helvetica", 16)
        for shift in (0, 0.5):
            self.canv.drawString(shift, 10, self.words)


def mixed() -> PdfPlan:
    """An upright page of prose, then pages across with another table of more columns, list items in cells."""
    first: list[list[object]] = [["Recommendation", "Lead", "Progress"]]
    asks = []
    for number in range(1, 5):
        points = "<br/>".join(f"• point {number}.{extra} was put before the group" for extra in range(1, 4))
        first.append([f"{number}. {ask(number)}", LEADS[number % 5], Paragraph(points, BODY)])
        asks.append(Asked(label=str(number), text=ask(number)))
    second: list[list[object]] = [["Ref", "Recommendation", "Action", "Lead", "Due", "Progress", "Status"]]
    for number in range(11, 19):
        second.append([
            f"S{number}", ask(number), step(number), LEADS[number % 5], "2025", UPDATES[number % 4], "On track",
        ])  # fmt: skip
        asks.append(Asked(label=f"S{number}", text=ask(number), actions=(step(number),)))
    prose = "The review panel met five times. It heard from the family, whose words open each part of this report."
    story: list[Flowable] = [
        Paragraph("Overview report and action plan", TITLE), Paragraph(prose, BODY), Spacer(1, 10),
        Paragraph("Part A: Board recommendations", HEADING), Spacer(1, 6), table(first, [240, 100, 175], GRID),
        NextPageTemplate("turned"), PageBreak(), Paragraph("Part B: Agency recommendations", HEADING), Spacer(1, 6),
        table(second, [40, 190, 190, 90, 40, 140, 60], GRID),
    ]  # fmt: skip
    return PdfPlan(data=build(story, footer="Overview report | {page}"), asks=tuple(asks))


LAYOUTS: dict[str, Callable[[], PdfPlan]] = {
    one.__name__: one
    for one in (
        council, header_once, no_rules, flat_rules, merged, sideways_headings, section_rows, painted, narrow,
        side_by_side, turned, dots, mixed, half_painted, flat_once,
    )
}  # fmt: skip
