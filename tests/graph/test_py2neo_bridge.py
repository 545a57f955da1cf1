"""A part of the library for notebooks that use py2neo, in an environment of its own and on the real server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.connect import connect
from graph.errors import ThreadlineError
from graph.labelled import LabelledGraph
from graph.py2neo_bridge import subgraph
from graph.store import Store
from tests.conftest import ROOT, missing
from tests.environments import CannotMake, declared, environment
from tests.graph.conftest import on_server
from tests.graph.generated import fill
from tests.graph.test_worked_questions import DOCUMENT, WORKED, answered
from tests.neo4j.server import Server, wipe

NOTEBOOK = ROOT / "tests" / "graph" / "notebook.py"


@pytest.fixture(scope="session")
def notebook() -> Path:
    """The Python of an environment with py2neo and what the graph needs, and nothing else."""
    try:
        return environment("threadline/py2neo", declared(extras=("neo4j", "py2neo"), only=("networkx", "numpy")))
    except CannotMake as error:
        missing(f"an environment with py2neo: {error}")


def test_without_the_extra_it_says_what_to_install(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where py2neo is not installed, the error names the extra."""
    monkeypatch.setitem(sys.modules, "py2neo", None)
    with pytest.raises(ThreadlineError, match=r"pip install 'threadline\[py2neo\]'"):
        subgraph(filled)


@pytest.mark.loopback
def test_merged_neighbourhoods_are_what_the_library_says(
    notebook: Path, sample: Path, server: Server, tmp_path: Path
) -> None:
    """Two neighbourhoods of a library in a folder, merged twice into an empty database, are there once, and whole."""
    with connect(sample, create=False) as store:
        things = [f"board:{store.boards()[0].value}", f"recommendation:{store.cards(limit=1).items[0].id}"]
        expected = [store.as_labelled(one, hops=2) for one in things]
    wipe(server)
    said = _run(notebook, server, library=str(sample), originals=str(tmp_path), things=things, hops=2, twice=True)
    assert said["made"] == [_plain(one) for one in expected]
    assert said["seen"] == _plain(_both(*expected))


@pytest.mark.loopback
def test_a_library_on_a_server_gives_the_same(notebook: Path, server: Server, tmp_path: Path) -> None:
    """A subgraph made from a library on a server is that of the same library in a folder."""
    with connect(tmp_path / "made") as store, on_server(server, tmp_path) as served:
        fill(store, 5)
        list(store.copy_to(served))
        things = [store.things()[0].id, f"agency:{store.agencies()[0].slug}"]
        expected = [_plain(store.as_labelled(one)) for one in things]
    originals = str(tmp_path / "originals")
    said = _run(notebook, server, library=server.address, originals=originals, things=things, merge=False)
    assert said["made"] == expected


@pytest.mark.loopback
def test_a_whole_library_answers_in_the_notebooks_own_database(
    notebook: Path, sample: Path, server: Server, tmp_path: Path
) -> None:
    """The ten questions of docs/graph.md have their answers in a database that py2neo merged a whole library into."""
    wipe(server)
    with connect(sample, create=False) as store:
        expected = _plain(store.as_labelled())
    said = _run(notebook, server, library=str(sample), originals=str(tmp_path), things=[None])
    assert said["seen"] == expected
    worked = [(found["question"], found["answer"]) for found in WORKED.finditer(DOCUMENT.read_text(encoding="utf-8"))]
    assert worked
    assert [(question, answered(server, question)) for question, _ in worked] == worked


def _run(notebook: Path, server: Server, **errand: Any) -> dict[str, Any]:  # noqa: ANN401 - an errand is JSON
    """What py2neo says, run in its own environment on the packages of this tree."""
    known = {"address": server.address, "user": server.user, "password": server.password}
    done = subprocess.run(
        [notebook, NOTEBOOK],
        input=json.dumps({"hops": 1, "merge": True, "twice": False, **known, **errand}),
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def _both(first: LabelledGraph, second: LabelledGraph) -> LabelledGraph:
    """Two graphs as one database holds them."""
    nodes = {one.ref: one for one in (*first.nodes, *second.nodes)}
    links = {(one.type, one.source, one.target): one for one in (*first.links, *second.links)}
    return LabelledGraph(nodes=tuple(nodes.values()), links=tuple(links.values()))


def _plain(found: LabelledGraph) -> dict[str, list[Any]]:
    """As the notebook says what it sees."""
    nodes = [[one.label, dict(one.properties)] for one in found.nodes]
    links = [[one.type, one.source, one.target, dict(one.properties)] for one in found.links]
    told: dict[str, list[Any]] = json.loads(json.dumps({"nodes": nodes, "links": links}))
    return {name: sorted(values, key=lambda one: json.dumps(one, sort_keys=True)) for name, values in told.items()}
