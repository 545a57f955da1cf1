"""Small plans made up for the tests of the library, and how to save them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.answers.library import Saved
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
    Review,
    Role,
    Status,
    StatusReading,
    ThemeMention,
    Thread,
    ThreadKind,
)
from graph.store import Store
from tests.building import build_plan, build_recommendation

ENCODER = "tiny"
GREEN = KeyEntry(token="Green", words="Done", status=Status.COMPLETE)  # noqa: S106 - a colour, no password
PLACE = Place(table=1, row=2, lines=(3, 4))


def day(year: int, month: int = 6, number: int = 30) -> Period:
    """A stated day."""
    due = date(year, month, number)
    return Period(raw=due.isoformat(), due=due, precision=Precision.DAY)


def document(name: str) -> bytes:
    """The bytes of a made-up document."""
    return f"The words of {name}".encode()


def ask(name: str, label: str, text: str, **more: Any) -> Recommendation:  # noqa: ANN401 - any field of the model
    """A recommendation of the document with that name."""
    return build_recommendation(document(name), label, text, places=(PLACE,), **more)


def agency(name: str, *roles: Role, surface: str | None = None) -> AgencyMention:
    """An agency in some parts, the first of them the weightiest."""
    words = surface or name
    return AgencyMention(
        name=name, surface=words, role=roles[0], roles=roles, basis=Basis.AREA, column=Column.LEAD, cell=f"{words}, all"
    )


def theme(code: str) -> ThemeMention:
    """A theme, said by its own code."""
    return ThemeMention(code=code, quote=code)


def plan(name: str, *asks: Recommendation, **more: Any) -> Plan:  # noqa: ANN401 - any field of the model
    """The plan of a made-up document."""
    return build_plan(document(name), f"{name}.txt", *asks, **({"title": f"Plan {name}"} | more))


def save(store: Store, one: Plan, vectors: Mapping[str, NDArray[np.float32]] | None = None) -> Saved:
    """Save a plan of `plan` under its own document."""
    data = document(one.title.removeprefix("Plan "))
    return store.save_plan(one, data=data, vectors=vectors, encoder=ENCODER if vectors else None)


def vector(*numbers: float) -> NDArray[np.float32]:
    """A unit vector in that direction."""
    made = np.array(numbers, dtype=np.float32)
    return made / np.linalg.norm(made)


def ash() -> Plan:
    """A review's plan of June 2019 with three asks: hoarding, information and training."""
    reported = StatusReading(value=Status.COMPLETE, stated=Status.COMPLETE, raw="Green")
    late = Action(
        text="Write the policy",
        timescale=day(2019, 3, 31),
        progress="A draft is being written",
        status=StatusReading(value=Status.IN_PROGRESS, stated=Status.IN_PROGRESS),
    )
    done = Action(text="Tell staff", timescale=day(2019, 3, 31), progress="Completed", status=reported)
    return plan(
        "ash",
        ask(
            "ash",
            "Rec 1",
            "The Board should agree a hoarding policy with all agencies.",
            objective="A policy that practitioners use",
            actions=(late, done),
            status=StatusReading(value=Status.IN_PROGRESS, stated=Status.COMPLETE, shown=Status.IN_PROGRESS),
            threads=(
                Thread(kind=ThreadKind.IN_PROGRESS, quote="is being written", action=0, places=(PLACE,)),
                Thread(kind=ThreadKind.IMPACT_NOT_EVIDENCED, quote="Completed", action=1, places=(PLACE,)),
            ),
            agencies=(agency("Fenwick Council", Role.LEAD, Role.ADDRESSEE, surface="FC"),),
            themes=(theme("hoarding"), theme("policy-procedure")),
        ),
        ask(
            "ash",
            "Rec 2",
            "Agencies must share information about risk.",
            actions=(Action(text="Agree a protocol", progress="Talks about hoarding cases were held."),),
            agencies=(agency("Fenwick Council", Role.MENTIONED), agency("Mere Trust", Role.CONTRIBUTOR)),
            themes=(theme("information-sharing"),),
        ),
        ask("ash", "Rec 3", "Train all staff.", threads=(Thread(kind=ThreadKind.NO_PROGRESS, places=(PLACE,)),)),
        board=Board(name="Fenwick Safeguarding Adults Board"),
        review=Review(label="SAR Ash", kind="sar"),
        published=day(2019),
        status_key=(GREEN,),
        unread=(Passage(text="A row that fitted nothing", places=(PLACE,)),),
    )


def birch() -> Plan:
    """Another board's plan of 2022 with one ask that is a repeat."""
    return plan(
        "birch",
        ask(
            "birch",
            "1",
            "A pathway for people who hoard should be agreed.",
            agencies=(agency("Mere Trust", Role.LEAD),),
            themes=(theme("hoarding"),),
            status=StatusReading(value=Status.NOT_STARTED, stated=Status.NOT_STARTED),
        ),
        board=Board(name="Mere Safety Partnership"),
        review=Review(label="DHR 4", kind="dhr"),
        published=day(2022),
    )


def cedar() -> Plan:
    """An undated plan of no known board."""
    return plan("cedar", ask("cedar", "A", "Look at housing.", threads=(Thread(kind=ThreadKind.STALLED),)))


def vectors_of(one: Plan, *rows: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Vectors of a plan's recommendations in their order."""
    return dict(zip((found.id for found in one.recommendations), rows, strict=True))
