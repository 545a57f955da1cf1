"""The questions in Cypher that docs/graph.md works through have the answers that it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from neo4j import GraphDatabase, Query

from graph.connect import connect
from tests.graph.conftest import on_server
from tests.neo4j.server import Server

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "graph.md"
WORKED = re.compile(r"^```cypher\n(?P<question>.*?)```\n\n```text\n(?P<answer>.*?)```$", re.DOTALL | re.MULTILINE)


def answered(server: Server, question: str) -> str:
    """The rows that the server gives, as the document shows them."""
    with (
        GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver,
        driver.session() as session,
    ):
        rows = session.run(Query(question)).values()
    return "".join(" | ".join(map(str, row)) + "\n" for row in rows)


@pytest.mark.loopback
def test_ten_worked_questions(server: Server, sample: Path, tmp_path: Path) -> None:
    """Each of the ten has exactly the rows that stand below it, and at least one."""
    worked = [(found["question"], found["answer"]) for found in WORKED.finditer(DOCUMENT.read_text(encoding="utf-8"))]
    with connect(sample, create=False) as embedded, on_server(server, tmp_path) as served:
        list(embedded.copy_to(served))
        told = [(question, answered(server, question)) for question, _ in worked]
    assert len(worked) == 10
    assert all(answer for _, answer in told)
    assert worked == told
