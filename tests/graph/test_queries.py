"""Every query says what it is for and what it takes, and is asked by somebody."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from graph.embedded import add_functions
from graph.schema import sqlite_ddl
from queries import QueryError, catalogue, parse

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(catalogue())
SQL = re.compile(r"\b(SELECT\b.+\bFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b", re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_purpose_is_a_sentence(name: str) -> None:
    """A query opens with a sentence that says what it is for."""
    purpose = catalogue()[name].purpose
    assert purpose[0].isupper()
    assert purpose.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_query_fits_the_schema(name: str) -> None:
    """A query runs on the tables that the schema makes."""
    connection = sqlite3.connect(":memory:")
    for statement in sqlite_ddl():
        connection.execute(statement)
    add_functions(connection)
    query = catalogue()[name]
    connection.execute(f"EXPLAIN {query.text}", dict.fromkeys(query.parameters))
    connection.close()


@pytest.mark.parametrize("name", NAMES)
def test_query_is_used(name: str) -> None:
    """No query lies about unused."""
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "graph").glob("*.py"))
    assert f'"{name}"' in sources


def test_reading_queries_end_in_a_total_order() -> None:
    """A question that may give several rows says in which order, or gives a set that Python orders."""
    single = {"revision", "plan_content", "tombstone", "own_vector", "whole_plan", "counts", "any_vector", "words"}
    single |= {"published"}
    texts = {name: query.text for name, query in catalogue().items()}
    reads = {name for name, text in texts.items() if not re.search("^(INSERT|UPDATE|DELETE)", text, re.MULTILINE)}
    unordered = {name for name in reads if "ORDER BY" not in texts[name]}
    assert unordered <= single


def test_no_questions_elsewhere() -> None:
    """No Python file outside the schema holds a question or a change in SQL."""
    files = [file for part in ("graph", "ingest", "embeddings", "webapp") for file in (ROOT / part).rglob("*.py")]
    found = [file.name for file in files if SQL.search(file.read_text(encoding="utf-8")) and file.name != "schema.py"]
    assert found == []


def test_used_parameters_must_be_declared() -> None:
    """A parameter that is used but not declared is an error on loading."""
    with pytest.raises(QueryError, match="different parameters: plan"):
        parse("x", "-- Does a thing.\nSELECT :plan")


def test_declared_parameters_must_be_used() -> None:
    """A parameter that is declared but not used is an error on loading."""
    with pytest.raises(QueryError, match="different parameters: plan"):
        parse("x", "-- Does a thing.\n-- :plan the plan\nSELECT 1")


def test_purpose_must_be_there() -> None:
    """A query without a purpose is an error on loading."""
    with pytest.raises(QueryError, match="does not say what it is for"):
        parse("x", "SELECT 1")


def test_words_in_quotes_are_no_parameters() -> None:
    """A colon in quoted text is no parameter."""
    assert parse("x", "-- Does a thing.\nSELECT ':plan'").parameters == {}
