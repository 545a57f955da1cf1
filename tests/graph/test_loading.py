"""What a store remembers: brought up to date plan by plan, it is what loading everything anew would give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest

from graph import loading
from graph.connect import connect
from graph.contents import Contents
from graph.engine import Row, View
from graph.errors import LibraryError
from graph.nearness import Matrix
from graph.store import Store
from tests.graph.examples import ash, birch, plan, save, vector, vectors_of
from tests.graph.generated import Made, plans

TODAY = date(2026, 1, 1)


class Watched:
    """A view that keeps in mind which plans it was asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.asked: list[list[str]] = []

    @property
    def revision(self) -> int:
        """Number of the last change."""
        return self._view.revision

    def rows(self, query: str, **values: object) -> list[Row]:
        """The rows that a named query gives."""
        if query in ("asks_of_plans", "vectors_of_plans"):
            self.asked.append(json.loads(str(values["plans"])))
        return self._view.rows(query, **values)


@contextmanager
def watched(store: Store) -> Iterator[Watched]:
    """A view of the library as it is now."""
    with store._engine.reading() as view:
        yield Watched(view)


def put(store: Store, made: Made) -> None:
    """Save a plan with its vectors."""
    store.save_plan(made.plan, data=made.data, vectors=made.vectors, encoder="tiny")


def same(one: Matrix, other: Matrix) -> bool:
    """Whether two matrices hold the same vectors of the same recommendations."""
    return one.items == other.items and np.array_equal(one.rows, other.rows)


def change(store: Store, made: list[Made], chance: Random) -> None:
    """Save a plan that is not there, or take one out."""
    there = {one.id for one in store.plans()}
    one = chance.choice(made)
    if one.plan.id in there:
        store.forget(one.plan.id, on=TODAY)
    else:
        put(store, one)


@pytest.mark.parametrize("seed", range(3))
def test_changes_taken_up_one_by_one_give_the_whole(seed: int, store: Store) -> None:
    """Whatever is saved and taken out in whatever order, what is brought up to date equals what is loaded anew."""
    chance, made = Random(seed), list(plans(14, seed=seed))
    for one in made[:6]:
        put(store, one)
    known: Contents | None = None
    near: Matrix | None = None
    for _ in range(8):
        for _ in range(chance.randint(1, 3)):
            change(store, made, chance)
        with watched(store) as view:
            known = loading.contents(view, known)
            near = loading.vectors(view, known, near)
            whole = loading.contents(view)
            assert known == whole
            assert list(known.written) == list(whole.written)
            assert same(near, loading.vectors(view, whole))


def test_only_what_changed_is_loaded(store: Store) -> None:
    """After one plan was saved, the others are not read again."""
    first, second, third = plans(3)
    for one in (first, second):
        put(store, one)
    with watched(store) as view:
        before = loading.contents(view)
        near = loading.vectors(view, before)
    put(store, third)
    with watched(store) as view:
        now = loading.contents(view, before)
        loading.vectors(view, now, near)
        assert view.asked == [[third.plan.id], [third.plan.id]]


def test_a_plan_that_was_read_again_is_loaded_again(store: Store) -> None:
    """The same document with another reading takes the place of the one before."""
    save(store, ash(), vectors_of(ash(), vector(1, 0), vector(0, 1), vector(1, 1)))
    save(store, birch(), vectors_of(birch(), vector(3, 1)))
    with watched(store) as view:
        before = loading.contents(view)
        near = loading.vectors(view, before)
    shorter = plan("ash", *ash().recommendations[1:])
    save(store, shorter, vectors_of(shorter, vector(0, 1), vector(1, 1)))
    with watched(store) as view:
        now = loading.contents(view, before)
        assert now == loading.contents(view)
        assert same(loading.vectors(view, now, near), loading.vectors(view, now))
        assert view.asked[0] == [ash().id]


def test_a_plan_that_lost_its_vectors_has_none(store: Store) -> None:
    """Vectors of a plan that was read again without any are not remembered."""
    save(store, ash(), vectors_of(ash(), vector(1, 0), vector(0, 1), vector(1, 1)))
    with watched(store) as view:
        before = loading.contents(view)
        near = loading.vectors(view, before)
    save(store, ash())
    with watched(store) as view:
        now = loading.contents(view, before)
        assert loading.vectors(view, now, near).items == ()


def test_many_changes_are_loaded_at_once(store: Store) -> None:
    """Where more plans changed than are taken up one by one, one question asks for all."""
    made = list(plans(loading.MOST + 2))
    put(store, made[0])
    with watched(store) as view:
        before = loading.contents(view)
    for one in made[1:]:
        put(store, one)
    with watched(store) as view:
        loading.contents(view, before)
        assert [len(asked) for asked in view.asked] == [loading.MOST + 2]


def test_a_running_store_sees_every_change(tmp_path: Path) -> None:
    """A store that is open while another process writes answers from what is there now."""
    with connect(tmp_path / "library") as reader, connect(tmp_path / "library") as writer:
        for count, one in enumerate(plans(8), start=1):
            put(writer, one)
            assert len(reader.plans()) == count
            hit = one.plan.recommendations[0]
            assert reader.similar(one.vectors[hit.id], limit=1).items[0].card.id == hit.id


def test_vectors_of_two_encoders_are_refused(tmp_path: Path) -> None:
    """Vectors of different lengths cannot be compared, whether they come together or one after another."""
    with connect(tmp_path / "library") as store:
        save(store, ash(), vectors_of(ash(), vector(1, 0), vector(0, 1), vector(1, 1)))
        with watched(store) as view:
            here = loading.contents(view)
            near = loading.vectors(view, here)
        save(store, birch(), vectors_of(birch(), vector(3, 1, 4)))
        with watched(store) as view:
            now = loading.contents(view, here)
            with pytest.raises(LibraryError, match="different encoders"):
                loading.vectors(view, now, near)
            with pytest.raises(LibraryError, match="different encoders"):
                loading.vectors(view, now)
