"""Fictional plans as Word files, each with what a person reads in it. Boards, places and people do not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.ingest.word_files import (
    WordFile,
    bold,
    box,
    deleted,
    footnote,
    inserted,
    level,
    p,
    run,
    tbl,
    tc,
    tr,
)

RED, AMBER, GREEN, BLUE, HEAD = "FF0000", "FFC000", "00B050", "0070C0", "1F3864"


@dataclass(frozen=True, kw_only=True)
class Act:
    """One action as it should be read; a field that is left out is not compared."""

    text: str | None = None
    lead: str | None = None
    when: str | None = None
    due: str | None = None
    progress: str | None = None
    status: str | None = None


@dataclass(frozen=True, kw_only=True)
class Rec:
    """One recommendation as it should be read."""

    text: str
    label: str | None = None
    section: tuple[str, ...] = ()
    lead: str | None = None
    actions: tuple[Act, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A file and the recommendations in it."""

    file: WordFile
    wanted: tuple[Rec, ...]


def yearly_report() -> Plan:
    """A yearly report: three tables under headings of their own, prose between them, titles by style."""
    return Plan(
        file=WordFile(
            body=[
                p("Marram Coast Safeguarding Adults Board", style="Title"),
                p("Progress report on recommendations 2021-22", style="Subtitle"),
                p("Introduction", style="Heading1"),
                p("This report says what partners have done in the year. It was agreed by the board in June 2022."),
                p("Safeguarding Adults Review “Edwin”", style="Heading1"),
                p("The review was published in March 2021. Six partners were asked to act."),
                tbl(
                    [
                        bold_cell("No."),
                        bold_cell("Recommendation"),
                        bold_cell("Lead agency"),
                        bold_cell("Target date"),
                        bold_cell("Progress"),
                        bold_cell("RAG"),
                    ],
                    [
                        "1",
                        "The board should review how self-neglect cases are escalated.",
                        "Adult Social Care",
                        "September 2021",
                        "A new escalation route was agreed in October 2021.",
                        tc("Complete", fill=GREEN),
                    ],
                    [
                        "2",
                        "Housing partners should flag repeated missed visits.",
                        "Marram Homes",
                        "March 2022",
                        "A flag is being tested on the housing system.",
                        tc("In progress", fill=AMBER),
                    ],
                ),
                p("What this means for people", style="Heading2"),
                p("Fewer people waited longer than ten days. The board will look again in the autumn."),
                p("Domestic Homicide Review “Iris”", style="Heading1"),
                p("This review is joint work with the community safety partnership."),
                tbl(
                    ["Ref", "What was recommended", "What we did", "Who", "By when", "Position at March 2022"],
                    [
                        "D1",
                        "GPs should ask about abuse when patients come with unexplained injuries.",
                        "Wrote guidance and sent it to all practices.",
                        "ICB",
                        "30/06/2021",
                        "Completed",
                    ],
                    [
                        "D2",
                        "Share learning from the review with school staff.",
                        "• Two briefings held\n• Slides sent to all heads",
                        "Education",
                        "31/12/2022",
                        "Ongoing",
                    ],
                ),
                p("Audit findings", style="Heading1"),
                tbl(
                    ["Action", "Owner", "Deadline", "Status"],
                    ["Repeat the audit of advocacy referrals in 2023.", "Quality sub-group", "Q1 2023", "Not started"],
                ),
                p("For questions write to the board’s business unit."),
            ]
        ),
        wanted=(
            Rec(
                label="1",
                text="The board should review how self-neglect cases are escalated.",
                section=("Safeguarding Adults Review “Edwin”",),
                lead="Adult Social Care",
                actions=(
                    Act(
                        when="September 2021",
                        due="2021-09",
                        status="complete",
                        progress="A new escalation route was agreed in October 2021.",
                    ),
                ),
            ),
            Rec(
                label="2",
                text="Housing partners should flag repeated missed visits.",
                section=("Safeguarding Adults Review “Edwin”",),
                lead="Marram Homes",
                actions=(Act(when="March 2022", status="in_progress"),),
            ),
            Rec(
                label="D1",
                text="GPs should ask about abuse when patients come with unexplained injuries.",
                section=("Domestic Homicide Review “Iris”",),
                lead="ICB",
                actions=(Act(when="30/06/2021", due="2021-06-30", status="complete"),),
            ),
            Rec(
                label="D2",
                text="Share learning from the review with school staff.",
                section=("Domestic Homicide Review “Iris”",),
                lead="Education",
                actions=(Act(when="31/12/2022", status="in_progress"),),
            ),
            Rec(
                text="Repeat the audit of advocacy referrals in 2023.",
                section=("Audit findings",),
                lead="Quality sub-group",
                actions=(Act(when="Q1 2023", status="not_started"),),
            ),
        ),
    )


def bold_cell(text: str) -> str:
    """A cell of headings: bold, on a dark ground."""
    return tc(p(bold(text)), fill=HEAD)


def long_register() -> Plan:
    """One table of 300 rows, themes as rows across it, the headings printed again on each page by Word."""
    themes = ("Self-neglect and hoarding", "Information sharing", "Transitions", "Mental capacity", "Domestic abuse")
    rows, wanted = [], []
    for number in range(300):
        theme = themes[number // 60]
        if number % 60 == 0:
            rows.append(tr(tc(p(bold(theme)), span=6, fill="D9D9D9")))
        ask = f"Partner agencies should review procedure {number + 1} and tell the board what changed."
        done, word = ((GREEN, "Complete"), (AMBER, "In progress"), (RED, "Not started"))[number % 3]
        rows.append(
            tr(
                f"R{number + 1}",
                ask,
                "Police" if number % 2 else "Adult Social Care",
                "31 March 2024",
                f"Update {number + 1} was given to the sub-group.",
                tc(word, fill=done),
            )
        )
        status = word.lower().replace(" ", "_")
        wanted.append(
            Rec(label=f"R{number + 1}", text=ask, section=(theme,), actions=(Act(due="2024-03-31", status=status),))
        )
    head = [bold_cell(one) for one in ("Ref", "Recommendation", "Lead", "Due date", "Progress update", "Status")]
    header = tr(*head, look="<w:tblHeader/>")
    title = p("Saltholme Partnership – Learning and improvement register", style="Title")
    return Plan(file=WordFile(body=[title, tbl(header, *rows)]), wanted=tuple(wanted))


def coloured() -> Plan:
    """The status is only the colour of a cell; a key in colour stands above; headings and labels are decorated."""
    key = tbl(
        [tc("", fill=RED), "Not started"],
        [tc("", fill=AMBER), "Under way"],
        [tc("", fill=GREEN), "Done and checked"],
        [tc("", fill=BLUE), "Not yet due"],
        widths=(600, 4000),
    )
    head = [bold_cell(one) for one in ("Number", "Recommendation", "Responsible", "Timescale", "Update", "RAG")]
    rated = (
        ("Agree a joint protocol for fire risk.", GREEN, "complete"),
        ("Train front-line staff in the protocol.", AMBER, "in_progress"),
        ("Audit the use of the protocol.", BLUE, "not_due"),
        ("Ask families what changed for them.", RED, "not_started"),
    )
    rows = [
        tr(
            tc(str(at), fill="DEEAF6"),
            ask,
            "Fire Service",
            "2024",
            f"Note {at} of the fire group.",
            tc("", fill=colour),
        )
        for at, (ask, colour, _) in enumerate(rated, 1)
    ]
    return Plan(
        file=WordFile(
            body=[
                p(bold("Action plan – Safeguarding Adults Review “Wren”")),
                p("Key to progress"),
                key,
                p(""),
                tbl(tr(*head), *rows),
            ]
        ),
        wanted=tuple(
            Rec(label=str(at), text=ask, lead="Fire Service", actions=(Act(when="2024", status=status),))
            for at, (ask, _, status) in enumerate(rated, 1)
        ),
    )


def merged_asks() -> Plan:
    """Each ask is one cell merged over the rows of its actions; so are its label, and once its owner."""
    head = ["Ref", "Recommendation", "Action", "Owner", "Timescale", "Status"]

    def down(text: str) -> str:
        return tc(text, merge="restart")

    on = tc(merge="continue")
    return Plan(
        file=WordFile(
            body=[
                p("Child Safeguarding Practice Review “Finch”: multi-agency action plan", style="Heading1"),
                tbl(
                    head,
                    [
                        down("1"),
                        down("Health and social care should hold joint meetings before discharge."),
                        "Write a template for the meeting.",
                        "Acute Trust",
                        "May 2023",
                        "Complete",
                    ],
                    [on, on, "Brief ward staff on the template.", "Acute Trust", "July 2023", "In progress"],
                    [on, on, "Audit ten meetings.", "Adult Social Care", "December 2023", "Not started"],
                    [
                        "2",
                        "The board should publish a guide to escalation.",
                        "Publish the guide.",
                        "Business Unit",
                        "June 2023",
                        "Complete",
                    ],
                    [
                        down("3"),
                        down("Agencies should record the voice of the child."),
                        "Add a prompt to case forms.",
                        down("Children’s Services"),
                        "April 2023",
                        "Complete",
                    ],
                    [on, on, "Sample records each quarter.", on, "Quarter 4 2023-24", "In progress"],
                ),
            ]
        ),
        wanted=(
            Rec(
                label="1",
                text="Health and social care should hold joint meetings before discharge.",
                section=(),
                actions=(
                    Act(
                        text="Write a template for the meeting.", lead="Acute Trust", when="May 2023", status="complete"
                    ),
                    Act(
                        text="Brief ward staff on the template.",
                        lead="Acute Trust",
                        when="July 2023",
                        status="in_progress",
                    ),
                    Act(
                        text="Audit ten meetings.", lead="Adult Social Care", when="December 2023", status="not_started"
                    ),
                ),
            ),
            Rec(
                label="2",
                text="The board should publish a guide to escalation.",
                lead="Business Unit",
                actions=(Act(text="Publish the guide.", when="June 2023", status="complete"),),
            ),
            Rec(
                label="3",
                text="Agencies should record the voice of the child.",
                lead="Children’s Services",
                actions=(
                    Act(text="Add a prompt to case forms.", when="April 2023", status="complete"),
                    Act(text="Sample records each quarter.", due="2024-03", status="in_progress"),
                ),
            ),
        ),
    )


def counted_labels() -> Plan:
    """Labels are only numbers that Word counts: "Recommendation 1:" before asks, "1.1" before actions."""
    lists = [
        [level(0, "decimal", "Recommendation %1:"), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)")],
    ]

    def ask(text: str) -> str:
        return tc(p(text, number=(1, 0)))

    def act(text: str) -> str:
        return tc(p(text, number=(1, 1)))

    return Plan(
        file=WordFile(
            lists=lists,
            body=[
                p(bold("Domestic Homicide Review into the death of “Hazel” – action plan")),
                tbl(
                    ["Recommendation", "Action", "Lead", "Target date", "Progress"],
                    [
                        ask("The partnership should raise awareness of coercive control."),
                        act("Run a campaign in four languages."),
                        "Community Safety",
                        "1 May 2022",
                        "Completed in April 2022.",
                    ],
                    ["", act("Measure how many people it reached."), "Community Safety", "1 June 2022", "Not started."],
                    [
                        ask("Surgeries should have a named lead for abuse."),
                        act("Name the leads."),
                        "ICB",
                        "1 July 2022",
                        "Completed: all leads are named.",
                    ],
                ),
            ],
        ),
        wanted=(
            Rec(
                label="Recommendation 1",
                text="The partnership should raise awareness of coercive control.",
                lead="Community Safety",
                actions=(
                    Act(text="1.1 Run a campaign in four languages.", when="1 May 2022", status="complete"),
                    Act(text="1.2 Measure how many people it reached.", when="1 June 2022", status="not_started"),
                ),
            ),
            Rec(
                label="Recommendation 2",
                text="Surgeries should have a named lead for abuse.",
                lead="ICB",
                actions=(Act(text="2.1 Name the leads.", due="2022-07-01", status="complete"),),
            ),
        ),
    )


def counted_column() -> Plan:
    """A column of labels holds nothing but numbers that Word counts, restarting in the second table."""
    lists = [[level(0, "decimal", "%1.")]]
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )

    def table(numbering: int, *asks: str) -> str:
        head = ["No", "Recommendation", "Agency", "Completion date", "Outcome"]
        rows = [[tc(p(number=(numbering, 0))), ask, "Probation", "Jan 2020", "Work has begun."] for ask in asks]
        return tbl(head, *rows)

    return Plan(
        file=WordFile(
            lists=lists,
            numberings=[again],
            body=[
                p("Overview report", style="Heading2"),
                table(1, "Review the risk form.", "Train new staff in risk."),
                p("Single agency reports", style="Heading2"),
                table(2, "Check alerts each week."),
            ],
        ),
        wanted=(
            Rec(label="1.", text="Review the risk form.", lead="Probation", actions=(Act(due="2020-01"),)),
            Rec(label="2.", text="Train new staff in risk.", lead="Probation", actions=(Act(status="in_progress"),)),
            Rec(label="1.", text="Check alerts each week.", section=("Single agency reports",), lead="Probation"),
        ),
    )


def framed() -> Plan:
    """A table without headings only holds two plan tables and their titles in place."""

    def table(*rows: list[str]) -> str:
        return tbl(["Recommendation", "Lead", "Timescale", "Progress"], *rows)

    first = table(["1. Agencies should use one chronology.", "Police", "May 2019", "Done in May 2019."])
    second = table(
        ["2. Carers should be offered an assessment.", "Adult Social Care", "June 2019", "Offered to all since July."],
        ["3. Review respite care.", "Adult Social Care", "July 2019", "Not yet started."],
    )
    return Plan(
        file=WordFile(
            body=[
                p("Serious Case Review Adult F: action plan", style="Title"),
                tbl([tc(p(bold("Part A: Working together")), first)], [tc(p(bold("Part B: Carers")), second)]),
            ]
        ),
        wanted=(
            Rec(
                label="1",
                text="Agencies should use one chronology.",
                section=("Part A: Working together",),
                lead="Police",
                actions=(Act(due="2019-05", status="complete"),),
            ),
            Rec(
                label="2",
                text="Carers should be offered an assessment.",
                section=("Part B: Carers",),
                lead="Adult Social Care",
                actions=(Act(due="2019-06"),),
            ),
            Rec(
                label="3",
                text="Review respite care.",
                section=("Part B: Carers",),
                actions=(Act(status="not_started"),),
            ),
        ),
    )


def tracked() -> Plan:
    """Changes are tracked: words and a row put in, words and a row taken out, two paragraphs made one."""
    joined = '<w:rPr><w:del w:id="9" w:author="A" w:date="2024-01-01T00:00:00Z"/></w:rPr>'
    gone = '<w:del w:id="8" w:author="A" w:date="2024-01-01T00:00:00Z"/>'
    new = '<w:ins w:id="7" w:author="A" w:date="2024-01-01T00:00:00Z"/>'
    return Plan(
        file=WordFile(
            body=[
                p("Action plan", style="Title"),
                tbl(
                    ["Recommendation", "Lead", "Due", "Status"],
                    [
                        tc(
                            p(
                                run("1. The board should "),
                                deleted("consider "),
                                inserted(run("review ")),
                                run("its threshold."),
                            )
                        ),
                        tc(p(deleted("Police"), inserted(run("Health")))),
                        "May 2024",
                        tc(p(deleted("Not started"), inserted(run("Complete")))),
                    ],
                    tr("2. Withdrawn words that nobody should see.", "Police", "May 2024", "Complete", look=gone),
                    tr("2. Publish a", "Health", "June 2024", "In progress", look=new).replace(
                        p("2. Publish a"), p(run("2. Publish a"), look=joined) + p("new leaflet.")
                    ),
                ),
            ]
        ),
        wanted=(
            Rec(
                label="1",
                text="The board should review its threshold.",
                lead="Health",
                actions=(Act(when="May 2024", status="complete"),),
            ),
            Rec(label="2", text="Publish a new leaflet.", lead="Health", actions=(Act(status="in_progress"),)),
        ),
    )


PLANS: dict[str, Callable[[], Plan]] = {
    made.__name__: made
    for made in (
        yearly_report,
        long_register,
        coloured,
        merged_asks,
        counted_labels,
        counted_column,
        framed,
        tracked,
    )
}

__all__ = ["PLANS", "Act", "Plan", "Rec", "box", "footnote"]
