"""The questions in Cypher: the same names and parameters as in SQL, and no search through everything for a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
        empty = dict(_scans(server))
        list(embedded.copy_to(served))
        assert (empty, dict(_scans(server))) == ({}, {})


def _scans(server: Server) -> Iterator[tuple[str, list[str]]]:
    """The queries with a key whose plan holds a scan, each with the scans."""
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
            if found := [one for one in _steps(plan) if any(scan in one for scan in SCANS)]:
                yield name, found


def _values(query: Query) -> dict[str, Any]:
    values: dict[str, Any] = {name: ["x"] if name in query.lists else "x" for name in query.parameters}
    typed = {"open": True, "limit": 5}
    values |= {name: value for name, value in typed.items() if name in values}
    return {**values, "vector_numbers": [1.0, 0.0], "rows": [values]}


def _steps(plan: Mapping[str, Any]) -> Iterator[str]:
    yield f"{plan['operatorType']} {plan['args'].get('Details', '')}"
    for child in plan.get("children", ()):
        yield from _steps(child)
