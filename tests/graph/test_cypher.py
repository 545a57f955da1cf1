"""The questions in Cypher: the same names and parameters as in SQL, and no search through everything for a key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph.connect import connect
from queries import Query, catalogue
from tests.graph.conftest import on_server
from tests.neo4j.server import Server

CYPHER = catalogue("neo4j")
#: What reads all of something, when there is an index that would find it: the plan of a question with a key has none.
SCANS = ("AllNodesScan", "NodeByLabelScan", "NodeIndexScan", "RelationshipTypeScan")
#: The index of a step, and the node that it finds.
SEEK = re.compile(r"(?:INDEX|UNIQUE) (?P<node>\w+):(?P<label>\w+)\((?P<key>\w+)\)")
KEYED = sorted(name for name, query in CYPHER.items() if query.parameters)


def test_both_dialects_ask_the_same() -> None:
    """Every question and change is there in SQL and in Cypher."""
    assert CYPHER.keys() == catalogue("sqlite").keys()


@pytest.mark.parametrize("name", sorted(CYPHER))
def test_parameters_are_the_same(name: str) -> None:
    """A query is for the same in both dialects, and takes the same parameters."""
    sql = catalogue("sqlite")[name]
    assert CYPHER[name].parameters.keys() == sql.parameters.keys()
    assert CYPHER[name].purpose == sql.purpose


@pytest.mark.loopback
def test_a_key_is_found_by_an_index(server: Server, sample: Path, tmp_path: Path) -> None:
    """No query that is given a key goes through all nodes of a label, in a new library or in one with plans."""
    with connect(sample, create=False) as embedded, on_server(server, tmp_path) as served:
        empty = {name: _scans(steps) for name, steps in _plans(server)}
        list(embedded.copy_to(served))
        filled = {name: _scans(steps) for name, steps in _plans(server)}
    assert {name: found for name, found in [*empty.items(), *filled.items()] if found} == {}


@pytest.mark.loopback
def test_no_index_is_left_to_the_statistics(server: Server, tmp_path: Path) -> None:
    """Every index that a query needs is named in it.

    While plans are being saved the server's counts lag behind, and its planner then takes a scan for the shorter way.
    Where a node is merged on its key, the server itself holds to the index.
    """
    with on_server(server, tmp_path):
        chosen = {name: _unnamed(CYPHER[name], steps) for name, steps in _plans(server)}
    assert {name: found for name, found in chosen.items() if found} == {}


def _plans(server: Server) -> Iterator[tuple[str, list[str]]]:
    """The queries with a key, each with the steps of the plan that the server makes for it now."""
    with (
        GraphDatabase.driver(
            server.address, auth=(server.user, server.password), notifications_min_severity="OFF"
        ) as driver,
        driver.session() as session,
    ):
        session.run("CALL db.clearQueryCaches()").consume()
        for name in KEYED:
            plan = session.run(f"EXPLAIN {CYPHER[name].text}", _values(CYPHER[name])).consume().plan
            assert plan is not None
            yield name, list(_steps(plan))


def _scans(steps: Iterable[str]) -> list[str]:
    return [step for step in steps if any(scan in step for scan in SCANS)]


def _unnamed(query: Query, steps: Iterable[str]) -> list[str]:
    """The indexes that a plan seeks in without being told to: as `r:Recommendation(id)`."""
    sought = [SEEK.search(step) for step in steps if "IndexSeek" in step]
    found = [f"{one['node']}:{one['label']}({one['key']})" for one in sought if one]
    assert len(found) == len(sought)
    return [
        one
        for one in found
        if f"USING INDEX SEEK {one}" not in query.text and f"MERGE ({one.partition('(')[0]} " not in query.text
    ]


def _values(query: Query) -> dict[str, Any]:
    values: dict[str, Any] = {name: ["x"] if name in query.lists else "x" for name in query.parameters}
    typed = {"open": True, "limit": 5}
    values |= {name: value for name, value in typed.items() if name in values}
    return {**values, "vector_numbers": [1.0, 0.0], "rows": [values]}


def _steps(plan: Mapping[str, Any]) -> Iterator[str]:
    yield f"{plan['operatorType']} {plan['args'].get('Details', '')}"
    for child in plan.get("children", ()):
        yield from _steps(child)
