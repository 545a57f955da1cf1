"""Boards, reviews and agencies are called what most documents call them, in whatever order these come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

import pytest

from graph.model import Board, Plan, Review, Role
from graph.store import Store
from tests.graph.examples import agency, ask, plan, save

BOARDS = ("Ash Board", "ASH BOARD", "Ash board")
REVIEWS = ("Review of Mr A", "review of Mr A", "Review of MR A")
AGENCIES = ("Mere Trust", "MERE TRUST", "Mere trust")
Said = tuple[str, str, tuple[str, ...]]  # board, review and agencies, as a plan writes them


def said(chance: Random) -> Said:
    """How one plan calls things."""
    return chance.choice(BOARDS), chance.choice(REVIEWS), tuple(chance.choices(AGENCIES, k=chance.randint(1, 3)))


def written(name: str, words: Said) -> Plan:
    """A plan that calls things so."""
    board, review, agencies = words
    asks = (
        ask(name, str(at), f"Ask {at} of {name}.", agencies=(agency(one, Role.LEAD),))
        for at, one in enumerate(agencies)
    )
    return plan(name, *asks, board=Board(name=board), review=Review(label=review, kind="sar"))


def most(names: Sequence[str]) -> str:
    """The commonest, the first in the alphabet of equals."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


def called(store: Store) -> tuple[str, str, str]:
    """What the library calls its board, review and agency."""
    return store.board_list()[0].name, store.review_list()[0].label, store.agencies()[0].name


@pytest.mark.parametrize("seed", range(3))
def test_the_commonest_name_is_taken(seed: int, store: Store) -> None:
    """After every plan that comes, changes or goes, each thing bears the name that most give it."""
    chance, there = Random(seed), dict[str, Said]()
    for _ in range(14):
        name = f"plan {chance.randint(1, 5)}"
        if name in there and chance.random() < 0.4:
            store.forget(written(name, there.pop(name)).id, on=date(2026, 1, 1))
        else:
            there[name] = said(chance)
            save(store, written(name, there[name]))
        if there:
            assert called(store) == (
                most([board for board, _, _ in there.values()]),
                most([review for _, review, _ in there.values()]),
                most([one for _, _, agencies in there.values() for one in agencies]),
            )
