"""Many made-up plans for tests at size: the same ones for the same seed, in the field's words, with vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

import numpy as np
from numpy.typing import NDArray

from graph.identity import slug
from graph.model import (
    Action,
    Board,
    Plan,
    Pointer,
    Recommendation,
    Review,
    Role,
    Status,
    StatusReading,
    Thread,
    ThreadKind,
)
from graph.register import EventKind, Recurrence, RegisterEvent
from graph.store import Store
from tests.graph.examples import PLACE, agency, ask, day, document, plan, theme, vector

WIDTH = 12  # numbers of a vector
_VERBS = ("agree", "review", "share", "train", "audit", "publish", "monitor", "assure", "co-produce")
_THINGS = ("hoarding", "self-neglect", "information", "risk assessments", "pathways", "supervision", "staff", "ŵyl")
_OF = ("with all agencies", "for every practitioner", "across the area", "in the hospital", "“as agreed”", "by housing")
_BOARDS = ("Ash Board", "Birch Partnership", "Cedar Safeguarding Board", "ÉLM Board")
_AGENCIES = ("Mere Trust", "Fenwick Council", "Police", "Housing Association", "Probation Service")
_THEMES = ("hoarding", "information-sharing", "policy-procedure")
_KINDS = ("sar", "dhr", "lcspr")


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A plan with its document and the vectors of its asks."""

    plan: Plan
    data: bytes
    vectors: dict[str, NDArray[np.float32]]


def plans(how_many: int, *, seed: int = 7) -> Iterator[Made]:
    """So many plans of four to six recommendations, some repeating each other's words."""
    chance = Random(seed)
    for number in range(how_many):
        name = f"generated {seed} {number}"
        asks = [_ask(chance, name, at, number) for at in range(chance.randint(4, 6))]
        vectors = {one.id: vector(*(chance.gauss(0, 1) for _ in range(WIDTH))) for one in asks}
        yield Made(plan=_plan(chance, name, asks), data=document(name), vectors=vectors)


def fill(store: Store, how_many: int) -> None:
    """Save so many plans with groups among their recommendations, then take one out again."""
    chance, made = Random(3), tuple(plans(how_many))
    for one in made:
        store.save_plan(one.plan, data=one.data, vectors=one.vectors, encoder="tiny")
    store.forget(made[0].plan.id, on=date(2026, 1, 1))
    ids = [one.id for each in made[1:] for one in each.plan.recommendations]
    chance.shuffle(ids)
    groups, events = [], []
    for number in range(len(ids) // 10):
        members = tuple(ids[number * 3 : number * 3 + 3])
        scores = tuple((one, chance.choice((0.5, 0.75, 0.9))) for one in members)
        groups.append(Recurrence(id=f"r{number}", name=f"Group {number % 5}", reason="All ask.", members=scores))
        events.append(RegisterEvent(kind=EventKind.FOUNDED, recurrence=f"r{number}", members=members))
    assert store.save_groups(groups, events, revision=store.revision())


def _plan(chance: Random, name: str, asks: list[Recommendation]) -> Plan:
    board = chance.choice((*_BOARDS, None))
    year = chance.choice((None, *range(2014, 2026)))
    review = Review(label=f"{chance.choice('ABCDE')}{slug(board or '')}", kind=chance.choice(_KINDS))
    return plan(
        name,
        *asks,
        board=Board(name=board) if board else None,
        review=review if chance.random() < 0.8 else None,
        published=day(year, chance.randint(1, 12), 28) if year else None,
    )


def _words(chance: Random) -> str:
    return f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {chance.choice(_OF)}"


def _ask(chance: Random, name: str, at: int, number: int) -> Recommendation:
    action = Action(
        text=_words(chance),
        timescale=day(chance.randint(2015, 2026), chance.randint(1, 12), 28) if chance.random() < 0.6 else None,
        progress=_words(chance) if chance.random() < 0.5 else None,
        status=StatusReading(value=chance.choice(list(Status))),
    )
    thread = Thread(kind=chance.choice(list(ThreadKind)), quote=action.progress, action=0, places=(PLACE,))
    named = chance.sample(_AGENCIES, chance.randint(0, 2))
    pointed = Pointer(quote="see there", words="recommendation 1", number="1") if chance.random() < 0.2 else None
    return ask(
        name,
        f"{at + 1}" if chance.random() < 0.9 else "",
        f"{_words(chance).capitalize()}. Number {number % 40}, part {at}.",
        objective=_words(chance) if chance.random() < 0.3 else None,
        actions=(action,) if chance.random() < 0.7 else (),
        threads=(thread,) if chance.random() < 0.5 else (),
        agencies=tuple(agency(one, *chance.sample(list(Role), chance.randint(1, 2))) for one in named),
        themes=tuple(theme(code) for code in chance.sample(_THEMES, chance.randint(0, 2))),
        status=StatusReading(value=chance.choice(list(Status))),
        board=chance.choice(_BOARDS) if chance.random() < 0.1 else None,
        review="SAR Other" if chance.random() < 0.05 else None,
        points_to=(pointed,) if pointed else (),
    )
