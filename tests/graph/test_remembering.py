"""A library on a server, where others may write while a question is answered: no answer falls between two moments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from graph.connect import connect
from graph.embedded import SqliteEngine
from graph.engine import Row
from graph.errors import LibraryBusy
from graph.store import Store
from tests.graph.examples import ash, birch, save, vector, vectors_of

TODAY = date(2026, 1, 1)
Change = Callable[[Store], None]


class Passing:
    """A view as a server gives it: each question sees what is there when it is asked."""

    def __init__(self, engine: Unsteady) -> None:
        self._engine = engine

    @property
    def revision(self) -> int:
        """Number of the last change."""
        return int(self.rows("revision")[0][0])

    def rows(self, query: str, **values: object) -> list[Row]:
        """The rows that a named query gives; before one of them, somebody else writes."""
        self._engine.meet(query)
        with self._engine.steady() as view:
            return view.rows(query, **values)


class Unsteady(SqliteEngine):
    """An engine whose views are of no one moment, and a change that another process makes before a question."""

    before: tuple[str, Callable[[], None]] | None = None
    steady = SqliteEngine.reading

    @contextmanager
    def reading(self) -> Iterator[Passing]:  # type: ignore[override]
        """Questions that may see what others write between them."""
        yield Passing(self)

    def meet(self, query: str) -> None:
        """Let the other one write, once, where this is the question to write before."""
        if self.before and self.before[0] == query:
            write, self.before = self.before[1], None
            write()


def forget(other: Store) -> None:
    """Take a plan out."""
    other.forget(ash().id, on=TODAY)


def add(other: Store) -> None:
    """Add a plan."""
    save(other, birch(), vectors_of(birch(), vector(3, 1)))


@pytest.fixture
def unsteady(tmp_path: Path) -> Iterator[Callable[[str, Change], Store]]:
    """Gives a library of one plan in which somebody makes a change just before a question."""
    with connect(tmp_path / "library") as other, Store(Unsteady(tmp_path / "library")) as store:
        save(other, ash(), vectors_of(ash(), vector(1, 0), vector(0, 1), vector(1, 1)))

        def changed(query: str, change: Change) -> Store:
            store.plans()
            store._engine.before = (query, lambda: change(other))  # type: ignore[attr-defined]
            return store

        yield changed


@pytest.mark.parametrize(
    ("query", "change", "ask"),
    [
        ("cards", forget, lambda store: store.cards()),
        ("threads", forget, lambda store: store.unfinished(today=TODAY)),
        ("cards", forget, lambda store: store.similar(vector(1, 0))),
        ("words", add, lambda store: store.search("hoarding")),
    ],
)
def test_a_change_in_the_middle_is_said(
    query: str, change: Change, ask: Callable[[Store], object], unsteady: Callable[[str, Change], Store]
) -> None:
    """Where parts of an answer are of different moments, a sentence says so, and the next answer is whole."""
    store = unsteady(query, change)
    with pytest.raises(LibraryBusy, match="written to"):
        ask(store)
    ask(store)


def test_a_fault_of_ours_is_not_called_a_change(tmp_path: Path) -> None:
    """Where nobody wrote, what is missing is a fault and is raised as one."""
    with connect(tmp_path / "library") as store, pytest.raises(KeyError), store._now():
        raise KeyError
