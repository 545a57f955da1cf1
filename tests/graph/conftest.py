"""Libraries to test: every engine that must pass the one suite, each library empty and gone afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp

import pytest

from graph.connect import connect
from graph.store import Store
from tests.graph.examples import ash, birch, cedar, save, vector, vectors_of

Fresh = Callable[[], Store]

#: How to make an empty library of each engine in a folder of its own. A new engine is one more line here.
ENGINES: Mapping[str, Callable[[Path], Store]] = {"sqlite": connect}


@pytest.fixture(params=ENGINES)
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Fresh]:
    """Makes an empty library at each call."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(ENGINES[request.param](Path(mkdtemp(dir=tmp_path))))


@pytest.fixture
def store(fresh: Fresh) -> Store:
    """An empty library."""
    return fresh()


@pytest.fixture
def filled(store: Store) -> Store:
    """The three example plans, with vectors of two dimensions."""
    save(store, ash(), vectors_of(ash(), vector(1, 0), vector(0, 1), vector(1, 1)))
    save(store, birch(), vectors_of(birch(), vector(3, 1)))
    save(store, cedar(), vectors_of(cedar(), vector(-1, 0)))
    return store
