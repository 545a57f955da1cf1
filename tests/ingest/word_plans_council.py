"""Fictional plans as councils set them in Word: keys in colour, boxes to tick, cards, themes at the left."""

from __future__ import annotations

from collections.abc import Callable

from tests.ingest.word_files import WordFile, p, tbl, tc, tr
from tests.ingest.word_plans import Act, Plan, Rec

RED, AMBER, GREEN, BLUE = "FF0000", "FFC000", "00B050", "0070C0"


def patches_explained() -> Plan:
    """A key of patches has headings of its own; the colours below it are read by that key."""
    rated = (("Fit meters in depots.", GREEN, "in_progress"), ("Plant a hedge.", BLUE, "complete"))
    return Plan(
        file=WordFile(
            body=[
                p("Climate delivery plan", style="Title"),
                tbl(["Colour", "What it means"], [tc(fill=BLUE), "Complete"], [tc(fill=GREEN), "On track"]),
                p("The plan follows."),
                tbl(
                    ["Ref", "Action", "Lead officer / Partners", "Timescale", "Q1 update", "Q2 update", "RAG"],
                    *(
                        [f"1.1.{at}", ask, "Fleet", "2025", f"Note {at}.", "", tc(fill=colour)]
                        for at, (ask, colour, _) in enumerate(rated, 1)
                    ),
                ),
            ]
        ),
        wanted=tuple(
            Rec(label=f"1.1.{at}", text=ask, lead="Fleet", actions=(Act(when="2025", status=status),))
            for at, (ask, _, status) in enumerate(rated, 1)
        ),
    )


def boxes_to_tick() -> Plan:
    """Each status has a column of boxes, and the ticked one counts."""
    ticked = (
        ("Brief all members.", 0, "not_started"),
        ("Map the suppliers.", 1, "in_progress"),
        ("Name a lead officer.", 2, "complete"),
    )
    return Plan(
        file=WordFile(
            body=[
                p("Modern slavery action plan", style="Title"),
                tbl(
                    ["No.", "Action", "Responsible", "Not started", "In progress", "Complete", "Notes"],
                    *(
                        [str(at), ask, "Procurement", *("☒" if at_box == box else "☐" for at_box in range(3)), ""]
                        for at, (ask, box, _) in enumerate(ticked, 1)
                    ),
                ),
            ]
        ),
        wanted=tuple(
            Rec(label=str(at), text=ask, lead="Procurement", actions=(Act(status=status),))
            for at, (ask, _, status) in enumerate(ticked, 1)
        ),
    )


def _fields(lead: str, progress: str) -> list[list[str]]:
    return [["Lead", lead], ["Deadline", "May 2025"], ["Progress", progress]]


def cards() -> Plan:
    """Each action is a small table, with its label and words across its top or in a heading above."""
    return Plan(
        file=WordFile(
            body=[
                p("Improvement plan", style="Title"),
                tbl(tr(tc("Action 1: Open one front door for referrals", span=2)), *_fields("Early Help", "Begun.")),
                p(""),
                p("Action 2: Give every school a named worker", style="Heading2"),
                tbl(*_fields("Education", "Staff are being sought.")),
            ]
        ),
        wanted=(
            Rec(
                label="Action 1",
                text="Open one front door for referrals",
                lead="Early Help",
                actions=(Act(when="May 2025", progress="Begun."),),
            ),
            Rec(
                label="Action 2",
                text="Give every school a named worker",
                lead="Education",
                actions=(Act(when="May 2025", progress="Staff are being sought."),),
            ),
        ),
    )


def numbers_of_actions() -> Plan:
    """The numbers beside a merged ask are those of its actions; its own stands before its words."""
    head = ["Recommendation", "Action no.", "Action", "By when", "RAG"]
    return Plan(
        file=WordFile(
            body=[
                p("Safeguarding Adult Review: action plan", style="Title"),
                tbl(
                    head,
                    [tc("1. The Board should agree a pathway.", merge="restart"), "1.1", "Write it.", "2024", "B"],
                    [tc(merge="continue"), "1.2", "Publish it.", "2025", "G"],
                    ["2. Landlords should escalate.", "2.1", "Agree a protocol.", "2025", "G"],
                ),
                p("B = complete, G = on target, R = not started"),
            ]
        ),
        wanted=(
            Rec(
                label="1",
                text="The Board should agree a pathway.",
                actions=(Act(text="Write it.", status="complete"), Act(text="Publish it.", status="in_progress")),
            ),
            Rec(label="2", text="Landlords should escalate.", actions=(Act(text="Agree a protocol."),)),
        ),
    )


def priorities_at_the_left() -> Plan:
    """A priority merged at the left is the theme of its actions; "Completed?" is answered by yes and no."""
    head = ["Our priority", "We will", "Start", "End", "Completed? (Y/N)", "How are we getting on?"]
    return Plan(
        file=WordFile(
            body=[
                p("Autism strategy: second year", style="Title"),
                tbl(
                    head,
                    [
                        tc("People get a timely diagnosis", merge="restart"),
                        *("Cut the longest wait to a year", "Apr 2023", "Mar 2025", "No", "It is 60 weeks."),
                    ],
                    [
                        tc(merge="continue"),
                        *("Send a pack to all who wait", "May 2023", "Dec 2023", "Yes", "Sent to 640 people."),
                    ],
                ),
            ]
        ),
        wanted=(
            Rec(
                text="Cut the longest wait to a year",
                section=("People get a timely diagnosis",),
                actions=(Act(when="Mar 2025", progress="It is 60 weeks."),),
            ),
            Rec(
                text="Send a pack to all who wait",
                section=("People get a timely diagnosis",),
                actions=(Act(when="Dec 2023", progress="Sent to 640 people.", status="complete"),),
            ),
        ),
    )


PLANS: dict[str, Callable[[], Plan]] = {
    made.__name__: made
    for made in (patches_explained, boxes_to_tick, cards, numbers_of_actions, priorities_at_the_left)
}
