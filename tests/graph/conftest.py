"""Libraries to test: every engine that must pass the one suite, each library empty and gone afterwards."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import pytest

from embeddings.encoder import load
from graph.access import Access
from graph.connect import connect
from graph.server import Neo4jEngine
from graph.store import Store
from ingest.pipeline import build
from tests.conftest import missing
from tests.graph.examples import ash, birch, cedar, save, vector, vectors_of
from tests.neo4j.server import CannotStart, Server, running, wipe
from webapp.samples_library import sample_plans

Fresh = Callable[[], Store]

Make = Callable[[Path], Store]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A Neo4j server: the one that THREADLINE_NEO4J_URL names, else one of its own, started once a run."""
    if address := os.environ.get("THREADLINE_NEO4J_URL"):
        yield Server(
            address=address,
            user=os.environ.get("THREADLINE_NEO4J_USER", "neo4j"),
            password=os.environ.get("THREADLINE_NEO4J_PASSWORD", ""),
            process=0,
        )
        return
    try:
        with running() as found:
            yield found
    except CannotStart as error:
        missing(f"a Neo4j server: {error}")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of the sample plans with their vectors and recurrences; not to be changed."""
    folder = tmp_path_factory.mktemp("sample")
    with connect(folder, sample=True) as store:
        report = build(sample_plans(), store, load(), today=date(2026, 1, 1))
    assert not [one.error for one in report.documents if one.error]
    return folder


def on_server(server: Server, folder: Path) -> Store:
    """An empty library on the server: whatever it held is gone."""
    access = Access(user=server.user, password=server.password, originals=folder / "originals")
    wipe(server)
    return Store(Neo4jEngine(server.address, access))


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.loopback)])
def engine(request: pytest.FixtureRequest) -> Make:
    """How to make an empty library of each engine in a folder; on the server the one made last is the only one."""
    if request.param == "sqlite":
        return connect
    found: Server = request.getfixturevalue("server")
    return lambda folder: on_server(found, folder)


@pytest.fixture
def fresh(engine: Make, tmp_path: Path) -> Iterator[Fresh]:
    """Makes an empty library at each call."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(engine(Path(mkdtemp(dir=tmp_path))))


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
