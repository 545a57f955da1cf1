"""Three small fictional plans as values, made by hand so that each page has something of everything to show."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.model import (
    Action,
    AgencyMention,
    Basis,
    Board,
    Column,
    KeyEntry,
    Passage,
    Period,
    Place,
    Plan,
    Precision,
    Recommendation,
    Reference,
    Review,
    Role,
    SourceCell,
    SourceRow,
    Status,
    StatusReading,
    ThemeMention,
    Thread,
    ThreadKind,
)
from tests.building import build_plan, build_recommendation

NASTY = "<script>alert('x')</script>"
PLACE = Place(table=2, row=4, lines=(15, 18))
SPRING = Period(raw="March 2019", due=date(2019, 3, 31), precision=Precision.MONTH)
ICB = "Aldermoor Integrated Care Board"


def recommendation(data: bytes, label: str, text: str, **more: Any) -> Recommendation:  # noqa: ANN401
    """A recommendation with its place and its row."""
    made = {"places": (PLACE,), "rows": (row(text),), **more}
    return build_recommendation(data, label, text, **made)


def row(text: str) -> SourceRow:
    """A source row of two cells, the second going on after a page break."""
    seam = Place(table=3, row=1, lines=(21, 21), seam="page break")
    cells = (
        SourceCell(heading="Recommendation", column=Column.RECOMMENDATION, text=text, places=(PLACE,)),
        SourceCell(heading="Lead", column=Column.LEAD, text="Jane Smith, ICB", places=(PLACE, seam)),
    )
    return SourceRow(cells=cells, places=(PLACE, seam))


def key(colour: str, words: str, status: Status) -> KeyEntry:
    """A line of a printed status key."""
    return KeyEntry(token=colour, words=words, status=status)


def hoarding() -> Plan:
    """A dated plan about hoarding: one item whose statuses differ, one declined, a carried-forward one, a key."""
    data = b"hoarding plan"
    mismatch = StatusReading(
        value=Status.COMPLETE,
        stated=Status.COMPLETE,
        shown=Status.IN_PROGRESS,
        raw="Green",
        key="Done and checked",
        quote="still being written",
    )
    lead = AgencyMention(
        name=ICB,
        surface="ICB",
        role=Role.LEAD,
        roles=(Role.LEAD, Role.OVERSIGHT),
        basis=Basis.AREA,
        column=Column.LEAD,
        cell="Jane Smith, ICB",
    )
    first = recommendation(
        data,
        "Rec 1",
        "The partnership must write a policy on hoarding and self-neglect.",
        objective="A policy that staff use",
        status=mismatch,
        actions=(
            Action(
                text="Write the policy on hoarding",
                timescale=SPRING,
                progress="Completed 2019-2020, though a guide is still being written.",
                completed_raw="2019-2020",
                status=mismatch,
            ),
        ),
        threads=(Thread(kind=ThreadKind.CLAIMED_COMPLETE, quote="still being written", action=0, places=(PLACE,)),),
        agencies=(lead,),
        themes=(ThemeMention(code="self-neglect", quote="self-neglect"),),
    )
    second = recommendation(
        data,
        "Rec 2",
        "All agencies must share the lists of cases at level 1.",
        status=StatusReading(value=Status.NOT_TAKEN_FORWARD, shown=Status.NOT_TAKEN_FORWARD),
        actions=(Action(text="Agree a list", progress="Reflected in other plans. Hoarding was talked about."),),
        threads=(Thread(kind=ThreadKind.DECLINED, quote="Reflected in other plans", action=0, places=(PLACE,)),),
        refers_to=(Reference(quote="Reflected in other plans", target="other plans"),),
    )
    third = recommendation(
        data,
        "Rec 3",
        "Carry on with the training begun last year.",
        actions=(
            Action(
                text="Train the rest",
                timescale=SPRING,
                status=StatusReading(value=Status.IN_PROGRESS, shown=Status.IN_PROGRESS),
            ),
        ),
        threads=(Thread(kind=ThreadKind.CARRIED_FORWARD, quote="Carry on with", places=(PLACE,)),),
    )
    return build_plan(
        data,
        "hoarding.txt",
        first,
        second,
        third,
        title="Action plan for SAR Wren",
        board=Board(name="Aldermoor Safeguarding Adults Board"),
        review=Review(label="SAR Wren", kind="SAR"),
        published=Period(raw="May 2019", due=date(2019, 5, 31), precision=Precision.MONTH),
        status_key=(key("Green", "Done and checked", Status.COMPLETE),),
        preamble=(Passage(text="This plan was agreed by all.", places=(PLACE,)),),
        unread=(Passage(text="A row that fitted nothing", places=(PLACE,), reason="no column known"),),
    )


def nasty() -> Plan:
    """A plan whose every word tries to be markup."""
    data = b"nasty plan"
    action = Action(text=NASTY, progress=NASTY, milestones=NASTY, lead_raw=NASTY)
    one = recommendation(
        data,
        NASTY,
        f"Staff must know about {NASTY}",
        actions=(action,),
        threads=(Thread(kind=ThreadKind.STALLED, quote=NASTY, action=0),),
        agencies=(AgencyMention(name=f"Agency {NASTY}", surface=NASTY, role=Role.LEAD, cell=NASTY),),
        section=(NASTY,),
    )
    return build_plan(
        data,
        f"{NASTY}.txt",
        one,
        title=f"Plan {NASTY}",
        board=Board(name=f"Board {NASTY}", basis=Basis.INFERRED, words=NASTY),
        preamble=(Passage(text=NASTY),),
        unread=(Passage(text=NASTY, reason=NASTY),),
        headings=(Passage(text=NASTY),),
    )


def other() -> Plan:
    """An undated plan of another board, with a colour key and no statuses, that also asks about hoarding."""
    data = b"other plan"
    one = recommendation(
        data,
        "1.1",
        "Agencies need a shared pathway for people who hoard.",
        actions=(Action(text="Agree a pathway"),),
    )
    two = recommendation(data, "1.2", "=Train staff at the front door to refer to MARAC.")
    return build_plan(
        data,
        "other.txt",
        one,
        two,
        title="Strategic plan",
        board=Board(name="Bexmoor Safety Partnership"),
        status_key=(key("Red", "Not begun", Status.NOT_STARTED),),
    )


ALL = (hoarding, nasty, other)
