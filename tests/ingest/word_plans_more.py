"""More fictional plans as Word files: what is drawn, ticked, chosen, merged or dragged. See `word_plans`."""

from __future__ import annotations

from collections.abc import Callable

from tests.ingest.word_files import WordFile, bold, box, footnote, level, p, run, tbl, tc, tr
from tests.ingest.word_plans import Act, Plan, Rec


def dragged() -> Plan:
    """Edges of cells dragged a little apart, headings on two levels, cells that span, a row that starts late."""
    down, on = "restart", "continue"
    # The grid has an edge at 600 and one at 700; 3000 and 3250; the last column starts at 9000.
    widths = (600, 100, 2300, 250, 2750, 1500, 1500, 1200)
    head = tr(
        tc("Ref", span=2, merge=down),
        tc("Recommendation", span=2, merge=down),
        tc("Action", merge=down),
        tc("Delivery", span=2),
        tc("RAG", merge=down),
    )
    second = tr(
        tc(span=2, merge=on), tc(span=2, merge=on), tc(merge=on), tc("Lead officer"), tc("Target date"), tc(merge=on)
    )
    return Plan(
        file=WordFile(
            body=[
                p("Learning plan: Safeguarding Adults Review “Quill”", style="Heading1"),
                tbl(
                    head,
                    second,
                    tr(tc(p(bold("Theme 1: Risk")), span=8)),
                    tr(
                        tc("1a"),
                        tc("Partners should share a risk tool.", span=2),
                        tc("Choose the tool.", span=2),
                        tc("Head of Service"),
                        tc("May 2021"),
                        tc("G"),
                    ),
                    tr(
                        tc("1b", span=2),
                        tc("Teams should meet each month."),
                        tc("Set the dates.", span=2),
                        tc("Team Manager"),
                        tc("June 2021"),
                        tc("A"),
                    ),
                    tr(tc(p(bold("Theme 2: People")), span=8)),
                    tr(
                        tc("2a", span=2),
                        tc("The board should hear from carers.", span=2),
                        tc("Hold a forum."),
                        tc("Board Manager"),
                        tc("July 2021"),
                        tc("R"),
                    ),
                    tr(
                        tc("Report to the carers’ group.", span=1),
                        tc("Board Manager"),
                        tc("August 2021"),
                        tc("R"),
                        look='<w:gridBefore w:val="4"/>',
                    ),
                    widths=widths,
                ),
            ]
        ),
        wanted=(
            Rec(
                label="1a",
                text="Partners should share a risk tool.",
                section=("Theme 1: Risk",),
                lead="Head of Service",
                actions=(Act(text="Choose the tool.", when="May 2021", status="complete"),),
            ),
            Rec(
                label="1b",
                text="Teams should meet each month.",
                section=("Theme 1: Risk",),
                lead="Team Manager",
                actions=(Act(text="Set the dates.", when="June 2021", status="in_progress"),),
            ),
            Rec(
                label="2a",
                text="The board should hear from carers.",
                section=("Theme 2: People",),
                lead="Board Manager",
                actions=(
                    Act(text="Hold a forum.", when="July 2021", status="not_reported"),
                    Act(text="Report to the carers’ group.", when="August 2021", status="not_reported"),
                ),
            ),
        ),
    )


def ticked() -> Plan:
    """Done or not is a mark: of a symbol font, a box of a form, a control to tick."""

    def symbol(code: str) -> str:
        return p(f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>')

    def control(state: str) -> str:
        mark = "☒" if state == "1" else "☐"
        return p(
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{run(mark)}</w:sdtContent></w:sdt>"
        )

    def form(state: str) -> str:
        return p(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
            f'<w:checked w:val="{state}"/></w:checkBox></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    marks = (symbol("F0FC"), symbol("F0FB"), control("1"), control("0"), form("1"))
    statuses = ("complete", "not_started", "complete", None, "complete")
    asks = [f"Agencies should check form {number}." for number in range(1, 6)]
    return Plan(
        file=WordFile(
            body=[
                p("Audit of referrals – actions", style="Title"),
                tbl(
                    ["No.", "Action", "Lead", "Date", "Done?"],
                    *(
                        [str(at), ask, "Police", "2022", tc(mark)]
                        for at, (ask, mark) in enumerate(zip(asks, marks, strict=True), 1)
                    ),
                ),
            ]
        ),
        wanted=tuple(
            Rec(label=str(at), text=ask, lead="Police", actions=(Act(when="2022", status=status or "not_reported"),))
            for at, (ask, status) in enumerate(zip(asks, statuses, strict=True), 1)
        ),
    )


def on_their_side() -> Plan:
    """One small table for each recommendation, its headings in the first column, under numbered headings."""
    lists = [[level(0, "decimal", "Recommendation %1")]]

    def record(ask: str, lead: str, when: str, told: str) -> str:
        return tbl(
            ["Recommendation", ask], ["Lead agency", lead], ["Timescale", when], ["Progress", told], widths=(2000, 7000)
        )

    return Plan(
        file=WordFile(
            lists=lists,
            body=[
                p("Thematic review of falls from height: response", style="Title"),
                p("Our response to the review is set out below, one table for each recommendation."),
                record(
                    "Care homes should check windows each month.",
                    "Care Home Forum",
                    "March 2023",
                    "Checks began in April 2023.",
                ),
                p(""),
                record("The council should fund window locks.", "Housing", "June 2023", "Completed in May 2023."),
            ],
        ),
        wanted=(
            Rec(
                text="Care homes should check windows each month.",
                lead="Care Home Forum",
                actions=(Act(when="March 2023", progress="Checks began in April 2023.", status="in_progress"),),
            ),
            Rec(
                text="The council should fund window locks.",
                lead="Housing",
                actions=(Act(when="June 2023", status="complete"),),
            ),
        ),
    )


def controls() -> Plan:
    """Words, dates and choices stand in content controls, one of them never filled in; a row is one too."""
    prompt = '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/></w:style>'

    def control(text: str, settings: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>"

    unfilled = control(run("Choose an item.", '<w:rStyle w:val="PlaceholderText"/>'), "<w:showingPlcHdr/>")
    head = ["Rec No", "Recommendation", "Responsible agency", "Target", "Progress to date", "Status"]
    return Plan(
        file=WordFile(
            styles=[prompt],
            body=[
                control(p("Domestic Abuse Related Death Review “Lark”", style="Title")),
                tbl(
                    head,
                    [
                        "1",
                        tc(control(p("Courts should tell partners of bail changes."))),
                        tc(p(control(run("Probation")))),
                        tc(p(control(run("31 May 2024"), "<w:date/>"))),
                        "A daily list is sent.",
                        tc(p(control(run("Complete")))),
                    ],
                    control(
                        tr(
                            "2",
                            "Train court staff in coercive control.",
                            "HMCTS",
                            "30 June 2024",
                            "Dates are being set.",
                            tc(p(unfilled)),
                        )
                    ),
                ).replace("<w:tr><w:trPr></w:trPr><w:tc><w:tcPr></w:tcPr><w:sdt>", "<w:sdt>"),
            ],
        ),
        wanted=(
            Rec(
                label="1",
                text="Courts should tell partners of bail changes.",
                lead="Probation",
                actions=(Act(due="2024-05-31", status="complete"),),
            ),
            Rec(
                label="2",
                text="Train court staff in coercive control.",
                lead="HMCTS",
                actions=(Act(due="2024-06-30", status="in_progress"),),
            ),
        ),
    )


def merged_sides() -> Plan:
    """A theme, an owner, a date and a status are each one cell merged over several recommendations."""

    def down(text: str) -> str:
        return tc(text, merge="restart")

    on = tc(merge="continue")
    return Plan(
        file=WordFile(
            body=[
                p("Business plan 2024", style="Title"),
                tbl(
                    ["Theme", "Ref", "Recommendation", "Lead", "Deadline", "Status"],
                    [
                        down("Neglect"),
                        "1",
                        "Use the neglect toolkit in every case.",
                        down("Children’s Social Care"),
                        down("May 2024"),
                        down("Complete"),
                    ],
                    [on, "2", "Audit how the toolkit is used.", on, on, on],
                    [
                        down("Missing children"),
                        "3",
                        "Offer each child a return interview.",
                        down("Police"),
                        "June 2024",
                        "In progress",
                    ],
                    [on, "4", "Map where children go missing.", on, "July 2024", "Not started"],
                ),
            ]
        ),
        wanted=(
            Rec(
                label="1",
                text="Use the neglect toolkit in every case.",
                section=("Neglect",),
                lead="Children’s Social Care",
                actions=(Act(when="May 2024", status="complete"),),
            ),
            Rec(
                label="2",
                text="Audit how the toolkit is used.",
                section=("Neglect",),
                lead="Children’s Social Care",
                actions=(Act(when="May 2024", status="complete"),),
            ),
            Rec(
                label="3",
                text="Offer each child a return interview.",
                section=("Missing children",),
                lead="Police",
                actions=(Act(when="June 2024", status="in_progress"),),
            ),
            Rec(
                label="4",
                text="Map where children go missing.",
                section=("Missing children",),
                lead="Police",
                actions=(Act(when="July 2024", status="not_started"),),
            ),
        ),
    )


def noted() -> Plan:
    """The title stands in the header alone; notes at the foot, hidden words and a text box with a heading."""
    hidden = run(" Not for publication.", "<w:vanish/>")
    return Plan(
        file=WordFile(
            header="Dunlin Bay Safeguarding Adults Board – Action plan for SAR “Otis”",
            footer="Version 3 – page 1",
            footnotes=["See the Care Act 2014, section 42.", "The home closed in 2022."],
            body=[
                tbl(
                    ["Ref", "Recommendation", "Agency", "Timescale", "Progress"],
                    [
                        "A1",
                        tc(p(run("The council should review its section 42 process"), footnote(1), run("."), hidden)),
                        "Council",
                        "April 2022",
                        "Reviewed and agreed in March 2022.",
                    ],
                    [
                        "A2",
                        tc(p(run("Care homes should keep a list of night staff"), footnote(2), run("."))),
                        "Care homes",
                        "May 2022",
                        "Not started.",
                    ],
                ),
                p(box(p(bold("Section B: National matters")))),
                tbl(
                    ["Ref", "Recommendation", "Agency", "Timescale", "Progress"],
                    ["B1", "The regulator should publish its ratings sooner.", "Regulator", "2023", "Letter sent."],
                ),
            ],
        ),
        wanted=(
            Rec(
                label="A1",
                text="The council should review its section 42 process [1].",
                lead="Council",
                actions=(Act(status="complete"),),
            ),
            Rec(
                label="A2",
                text="Care homes should keep a list of night staff [2].",
                lead="Care homes",
                actions=(Act(status="not_started"),),
            ),
            Rec(
                label="B1",
                text="The regulator should publish its ratings sooner.",
                lead="Regulator",
                section=("Section B: National matters",),
                actions=(Act(due="2023"),),
            ),
        ),
    )


def discs() -> Plan:
    """The status is a disc by the colour of its letters, a coloured sign, a shape, a highlight or a theme's colour."""
    shape = (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:solidFill>"
        '<a:srgbClr val="00B050"/></a:solidFill></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    old = '<w:r><w:pict><v:oval fillcolor="red"/></w:pict></w:r>'
    themed = '<w:shd w:val="clear" w:color="auto" w:themeFill="accent6" w:themeFillTint="99"/>'
    cells = (
        (tc(p(run("⬤", '<w:color w:val="00B050"/>'))), "complete"),
        (tc(p("🟠")), "in_progress"),
        (tc(p(shape)), "complete"),
        (tc(p(old)), "in_progress"),  # red, which no key explains: only the text tells
        (tc(p(run("Amber", '<w:highlight w:val="yellow"/>'))), "in_progress"),
        (tc("", look=themed), "in_progress"),
        (
            tc(p(run("n", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/><w:color w:val="C00000"/>'))),
            "in_progress",
        ),
    )
    asks = [f"Partners should renew agreement {at}." for at in range(1, len(cells) + 1)]
    return Plan(
        file=WordFile(
            body=[
                p("Agreements tracker", style="Title"),
                tbl(
                    ["Ref", "Recommendation", "Lead", "Progress", "RAG"],
                    *(
                        [f"T{at}", ask, "Police", f"Told in report {at}.", cell]
                        for at, (ask, (cell, _)) in enumerate(zip(asks, cells, strict=True), 1)
                    ),
                ),
            ]
        ),
        wanted=tuple(
            Rec(label=f"T{at}", text=ask, lead="Police", actions=(Act(status=status),))
            for at, (ask, (_, status)) in enumerate(zip(asks, cells, strict=True), 1)
        ),
    )


def asks_as_headings() -> Plan:
    """Each recommendation is a heading that Word numbers, with a small table of actions below."""
    lists = [[level(0, "decimal", "Recommendation %1:", more='<w:pStyle w:val="Heading2"/>')]]
    head = ["Action", "Responsible", "By when", "Progress", "RAG"]

    def heading(text: str) -> str:
        return p(text, style="Heading2", number=(1, 0))

    return Plan(
        file=WordFile(
            lists=lists,
            body=[
                p("Local Child Safeguarding Practice Review “Robin”", style="Title"),
                p("Part one: health", style="Heading1"),
                heading("Midwives should ask about home conditions."),
                tbl(
                    head,
                    ["Change the booking form.", "Midwifery", "May 2022", "Form changed.", "Green"],
                    ["Audit the forms.", "Midwifery", "May 2023", "Planned.", "Red"],
                ),
                p("Part two: schools", style="Heading1"),
                heading("Schools should tell social care when a child leaves."),
                tbl(head, ["Write to heads.", "Education", "June 2022", "Letter sent.", "Green"]),
            ],
        ),
        wanted=(
            Rec(
                label="Recommendation 1",
                text="Midwives should ask about home conditions.",
                section=("Part one: health",),
                lead="Midwifery",
                actions=(
                    Act(text="Change the booking form.", when="May 2022", status="complete"),
                    Act(text="Audit the forms.", when="May 2023", status="in_progress"),
                ),
            ),
            Rec(
                label="Recommendation 2",
                text="Schools should tell social care when a child leaves.",
                section=("Part two: schools",),
                lead="Education",
                actions=(Act(text="Write to heads.", due="2022-06", status="complete"),),
            ),
        ),
    )


PLANS: dict[str, Callable[[], Plan]] = {
    made.__name__: made
    for made in (
        dragged,
        ticked,
        on_their_side,
        controls,
        merged_sides,
        noted,
        discs,
        asks_as_headings,
    )
}
