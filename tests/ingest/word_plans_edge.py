"""Fictional plans as Word files whose tables are untidy: what only the cells' own shape tells. See `word_plans`."""

from __future__ import annotations

from collections.abc import Callable

from tests.ingest.word_files import WordFile, bold, p, tbl, tc, tr
from tests.ingest.word_plans import AMBER, GREEN, RED, Act, Plan, Rec


def _across(text: str, span: int) -> str:
    return tr(tc(p(bold(text)), span=span))


def _coloured(fill: str) -> str:
    return tc("", fill=fill)


def quarters() -> Plan:
    """Ratings of three quarters stand side by side under one heading; the last one counts."""
    down, on = "restart", "continue"
    return Plan(
        file=WordFile(
            body=[
                p("Quarterly tracker", style="Title"),
                tbl(
                    tr(
                        tc("No", merge=down),
                        tc("Recommendation", merge=down),
                        tc("Lead", merge=down),
                        tc("RAG status", span=3),
                    ),
                    tr(tc(merge=on), tc(merge=on), tc(merge=on), "Q1", "Q2", "Q3"),
                    ["1", "Agree a form for referrals.", "Police", *map(_coloured, (RED, AMBER, GREEN))],
                    ["2", "Train the front desk in the form.", "Police", *map(_coloured, (RED, RED, GREEN))],
                    ["3", "Audit forms each quarter.", "Police", *map(_coloured, (RED, AMBER, GREEN))],
                ),
            ]
        ),
        wanted=tuple(
            Rec(label=str(at), text=ask, lead="Police", actions=(Act(status=status),))
            for at, (ask, status) in enumerate(
                (
                    ("Agree a form for referrals.", "complete"),
                    ("Train the front desk in the form.", "complete"),
                    ("Audit forms each quarter.", "complete"),
                ),
                1,
            )
        ),
    )


def updates_across() -> Plan:
    """Below each row its update runs across the table; the key is one row of coloured cells."""
    key = tbl([tc("Complete", fill=GREEN), tc("On track", fill=AMBER), tc("Not started", fill=RED)])
    return Plan(
        file=WordFile(
            body=[
                p("Rapid review “Teal” – actions", style="Title"),
                key,
                p(""),
                tbl(
                    ["Ref", "Recommendation", "Lead", "Due", "RAG"],
                    ["1", "Review how the out-of-hours line is staffed.", "Council", "May 2022", _coloured(GREEN)],
                    tr(tc("Update: the line now has two people on it at night.", span=5)),
                    ["2", "Train call handlers in self-harm.", "Council", "June 2022", _coloured(RED)],
                    tr(tc("Progress update: dates are being sought.", span=5)),
                ),
            ]
        ),
        wanted=(
            Rec(
                label="1",
                text="Review how the out-of-hours line is staffed.",
                lead="Council",
                actions=(Act(progress="Update: the line now has two people on it at night.", status="complete"),),
            ),
            Rec(
                label="2",
                text="Train call handlers in self-harm.",
                lead="Council",
                actions=(Act(progress="Progress update: dates are being sought.", status="not_started"),),
            ),
        ),
    )


def comments_over_asks() -> Plan:
    """Asks stand in the first column; below some of them a comment runs across the table, which has no progress."""
    return Plan(
        file=WordFile(
            body=[
                p("Audit actions", style="Title"),
                tbl(
                    ["Recommendation", "Lead", "Due", "Status"],
                    ["Review the form that is used.", "Police", "May 2022", "Complete"],
                    tr(tc("Comments: all teams use the form now.", span=4)),
                    ["Train staff in the form.", "Police", "June 2022", "In progress"],
                ),
            ]
        ),
        wanted=(
            Rec(
                text="Review the form that is used.",
                lead="Police",
                actions=(Act(progress="Comments: all teams use the form now.", status="complete"),),
            ),
            Rec(text="Train staff in the form.", lead="Police", actions=(Act(when="June 2022", status="in_progress"),)),
        ),
    )


def themes_over_asks() -> Plan:
    """Asks stand in the first column, long themes across the table; one ask lies across it above its actions."""
    theme = "Keeping children safe from harm outside the family home and in the wider community of the town"
    head = ["Recommendation", "Action", "Owner", "Due", "Status"]
    return Plan(
        file=WordFile(
            body=[
                p("Register of learning", style="Title"),
                tbl(
                    head,
                    _across(theme, 5),
                    ["Schools share notes of return talks.", "Agree a form.", "Education", "May 2023", "Complete"],
                    tr(tc("Improve how missing episodes are written down.", span=5)),
                    ["", "Change the form.", "Police", "May 2023", "Complete"],
                    ["", "Check fifty forms.", "Police", "July 2023", "Not started"],
                    _across("Workforce", 5),
                    ["Supervise all new staff each month.", "Write a policy.", "All", "June 2023", "In progress"],
                ),
            ]
        ),
        wanted=(
            Rec(
                text="Schools share notes of return talks.",
                section=(theme,),
                lead="Education",
                actions=(Act(text="Agree a form.", status="complete"),),
            ),
            Rec(
                text="Improve how missing episodes are written down.",
                section=(theme,),
                lead="Police",
                actions=(
                    Act(text="Change the form.", status="complete"),
                    Act(text="Check fifty forms.", due="2023-07", status="not_started"),
                ),
            ),
            Rec(text="Supervise all new staff each month.", section=("Workforce",), lead="All"),
        ),
    )


def summed_up() -> Plan:
    """Beside the name of each theme stands how many are done; below one of them a sentence describes it."""
    head = ["No.", "Recommendation", "Lead agency", "Timescale", "Progress", "RAG"]

    def rows(*asks: tuple[str, str]) -> list[list[str]]:
        return [[label, ask, "Police", "May 2022", "Reviewed in April 2022.", _coloured(GREEN)] for label, ask in asks]

    asks = [("1", "Review the policy on vetting."), ("2", "Review the policy on calls.")]
    more = [("3", "Hear from young carers."), ("4", "Hear from night staff.")]
    return Plan(
        file=WordFile(
            body=[
                p("Themes of learning 2022", style="Title"),
                tbl(
                    head,
                    tr(tc(p(bold("Leadership")), span=5), "2 of 2 complete"),
                    *rows(*asks),
                    tr(tc(p(bold("Voice")), span=5), "2 of 2 complete"),
                    tr(tc("This theme was led by the quality group and closed in May.", span=6)),
                    *rows(*more),
                ),
            ]
        ),
        wanted=tuple(
            Rec(label=label, text=ask, section=(theme,), lead="Police", actions=(Act(status="complete"),))
            for theme, listed in (("Leadership", asks), ("Voice", more))
            for label, ask in listed
        ),
    )


def side_by_side() -> Plan:
    """Each recommendation is a table of its own, what is said of it in pairs side by side, its status a colour."""

    def record(number: int, ask: str, told: str, fill: str) -> str:
        return tbl(
            _across(f"Recommendation {number}", 4),
            tr("Recommendation", tc(ask, span=3)),
            tr("Lead", "Council", "Timescale", f"May 202{number}"),
            tr("Progress", tc(told, span=3)),
            tr("RAG", tc("", span=3, fill=fill)),
        )

    return Plan(
        file=WordFile(
            body=[
                p("Safeguarding Adults Review “Juno” – replies", style="Title"),
                record(1, "Landlords report frayed wiring.", "A form is in use.", GREEN),
                p(""),
                record(2, "Wardens carry a list of contacts.", "A list was drafted.", AMBER),
            ]
        ),
        wanted=(
            Rec(
                label="Recommendation 1",
                text="Landlords report frayed wiring.",
                lead="Council",
                actions=(Act(when="May 2021", progress="A form is in use.", status="complete"),),
            ),
            Rec(
                label="Recommendation 2",
                text="Wardens carry a list of contacts.",
                lead="Council",
                actions=(Act(when="May 2022", progress="A list was drafted.", status="in_progress"),),
            ),
        ),
    )


def chapters() -> Plan:
    """Each chapter is a review, by style, and each has the same sub-heading and table."""

    def chapter(name: str, ask: str) -> list[str]:
        return [
            p(name, style="Heading1"),
            p("Action plan", style="Heading2"),
            tbl(["Ref", "Recommendation", "Lead", "Target", "Progress"], ["1", ask, "Police", "May 2022", "Done"]),
        ]

    asks = {"Adult Ann": "Review the form for bail.", "Adult Bo": "Renew the list of contacts.", "Adult Cy": "Test it."}
    return Plan(
        file=WordFile(body=[one for name, ask in asks.items() for one in chapter(name, ask)]),
        wanted=tuple(
            Rec(label="1", text=ask, section=(name, "Action plan"), actions=(Act(status="complete"),))
            for name, ask in asks.items()
        ),
    )


def shaded_key() -> Plan:
    """The key is three lines, each on its colour; blue is done here, green is only on the way."""

    def entry(text: str, fill: str) -> str:
        return p(text, look=f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')

    return Plan(
        file=WordFile(
            body=[
                p("Neglect action plan", style="Title"),
                p("RAG key:"),
                entry("Action complete", "0070C0"),
                entry("Action in progress", GREEN),
                entry("Action not started", RED),
                tbl(
                    ["Ref", "Recommendation", "Lead", "Update", "RAG"],
                    ["1", "Review the neglect tool.", "Health", "See the note of May.", _coloured("0070C0")],
                    ["2", "Train school nurses in it.", "Health", "See the note of June.", _coloured(GREEN)],
                ),
            ]
        ),
        wanted=(
            Rec(label="1", text="Review the neglect tool.", lead="Health", actions=(Act(status="complete"),)),
            Rec(label="2", text="Train school nurses in it.", lead="Health", actions=(Act(status="in_progress"),)),
        ),
    )


def crooked() -> Plan:
    """Edges are dragged by half a column, and the table changes its columns half way down."""
    return Plan(
        file=WordFile(
            body=[
                p("Single agency plan: Fire and Rescue", style="Heading1"),
                tbl(
                    tr("Ref", tc("Recommendation", span=2), tc("Lead", span=2), tc("Due", span=2), "Status"),
                    tr(
                        "F1",
                        "Visit people who hoard.",
                        tc("Prevention", span=2),
                        tc("May 2022", span=2),
                        tc("Complete", span=2),
                    ),
                    tr(
                        "F2",
                        tc("Fit alarms for deaf people.", span=3),
                        tc("Prevention", span=2),
                        "May 2023",
                        "In progress",
                    ),
                    _across("Part two", 8),
                    tr("No", tc("Recommendation agreed", span=3), tc("Owner", span=2), tc("Progress made", span=2)),
                    tr(
                        "F3",
                        tc("Share visit data each week.", span=3),
                        tc("Data team", span=2),
                        tc("Shared since June.", span=2),
                    ),
                    widths=(800, 4000, 800, 1700, 700, 1300, 600, 1500),
                ),
            ]
        ),
        wanted=(
            Rec(
                label="F1",
                text="Visit people who hoard.",
                lead="Prevention",
                actions=(Act(when="May 2022", status="complete"),),
            ),
            Rec(
                label="F2",
                text="Fit alarms for deaf people.",
                lead="Prevention",
                actions=(Act(when="May 2023", status="in_progress"),),
            ),
            Rec(
                label="F3",
                text="Share visit data each week.",
                section=("Part two",),
                lead="Data team",
                actions=(Act(progress="Shared since June."),),
            ),
        ),
    )


def second_year() -> Plan:
    """A second yearly report: sections by style, small tables of other headings, a heading that is continued."""
    bare = ["", "Learning", "Agency", "Progress at September 2022", "Progress at September 2023", "Complete Y/N"]
    return Plan(
        file=WordFile(
            body=[
                p("Pinmoor Partnership", style="Title"),
                p("Foreword", style="Heading1"),
                p("We thank everyone who took part. This is our second report."),
                p("Serious case review: Child Z", style="Heading1"),
                p("The review was published in 2021. It made two recommendations."),
                tbl(
                    bare,
                    ["1", "Midwives should see fathers alone.", "Health", "Begun", "All midwives are trained.", "Y"],
                ),
                p("Serious case review: Child Z (continued)", style="Heading1"),
                tbl(
                    bare,
                    ["2", "Records should name the father.", "Health", "Not begun", "Dates are set.", "N"],
                ),
                p("Rapid reviews", style="Heading1"),
                p("Three were held."),
                tbl(
                    ["Recommendation", "Response", "Status"],
                    ["3. Share crisis numbers with parents.", "A card was printed and sent to all.", "Closed"],
                ),
            ]
        ),
        wanted=(
            Rec(
                label="1",
                text="Midwives should see fathers alone.",
                section=("Serious case review: Child Z",),
                lead="Health",
                actions=(Act(progress="Begun\nAll midwives are trained.", status="complete"),),
            ),
            Rec(
                label="2",
                text="Records should name the father.",
                section=("Serious case review: Child Z",),
                lead="Health",
                actions=(Act(progress="Not begun\nDates are set."),),
            ),
            Rec(label="3", text="Share crisis numbers with parents.", section=("Rapid reviews",)),
        ),
    )


PLANS: dict[str, Callable[[], Plan]] = {
    made.__name__: made
    for made in (
        quarters,
        updates_across,
        comments_over_asks,
        themes_over_asks,
        summed_up,
        side_by_side,
        chapters,
        shaded_key,
        crooked,
        second_year,
    )
}
