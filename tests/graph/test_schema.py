"""The declared graph and the tables made of it agree with each other and with the model."""

from __future__ import annotations

import sqlite3

import pytest

from graph import model, register
from graph.passages import passages
from graph.ranking import ASKING, WEIGHTS
from graph.schema import FIELDS, NODES, RELATIONSHIPS, Held, sqlite_ddl
from tests.graph.examples import ash


@pytest.fixture
def made() -> sqlite3.Connection:
    """An empty database of this schema."""
    connection = sqlite3.connect(":memory:")
    for statement in sqlite_ddl():
        connection.execute(statement)
    return connection


def _names(made: sqlite3.Connection, kind: str) -> set[str]:
    return {name for (name,) in made.execute("SELECT name FROM sqlite_master WHERE type = ?", [kind])}


def test_every_class_has_a_table(made: sqlite3.Connection) -> None:
    """Each class of the graph is a table."""
    assert {node.table for node in NODES} <= _names(made, "table")
    made.close()


def test_every_relationship_is_kept(made: sqlite3.Connection) -> None:
    """Each relationship is a table, a view or a column."""
    kept = {one.name.lower() for one in RELATIONSHIPS if one.held in (Held.TABLE, Held.VIEW)}
    assert kept <= _names(made, "table") | _names(made, "view")
    for one in RELATIONSHIPS:
        if one.held in (Held.SOURCE, Held.OWNER, Held.PART):
            holder = one.target if one.held is Held.PART else one.source
            columns = {row[1] for row in made.execute(f"PRAGMA table_info({holder.lower()})")}
            assert one.column in columns
    made.close()


def test_relationships_join_declared_classes() -> None:
    """Both ends of every relationship are declared."""
    labels = {node.label for node in NODES}
    assert {label for one in RELATIONSHIPS for label in (one.source, one.target)} <= labels


@pytest.mark.parametrize("label", ["Board", "Review", "Plan", "Recommendation", "Action", "Thread", "Recurrence"])
def test_classes_stand_in_the_model(label: str) -> None:
    """A class of the graph is a class of the model or of the register."""
    assert hasattr(register if label == "Recurrence" else model, label)


def test_everything_that_is_followed_has_an_index(made: sqlite3.Connection) -> None:
    """No reference to another table is without an index, so that following and deleting scan nothing."""
    missing = []
    for table in _names(made, "table"):
        indexed = {row[2] for name in made.execute(f"PRAGMA index_list({table})") for row in _first(made, name[1])}
        followed = {row[3] for row in made.execute(f"PRAGMA foreign_key_list({table})")}
        missing += [(table, column) for column in followed - indexed]
    assert missing == []
    made.close()


def _first(made: sqlite3.Connection, index: str) -> list[tuple[int, int, str]]:
    return [row for row in made.execute(f"PRAGMA index_info({index})") if row[0] == 0]


def test_truth_has_tables_though_nothing_writes_them_yet(made: sqlite3.Connection) -> None:
    """Judgements, the register of recurrences and tombstones have their tables."""
    assert {"judgement", "register_event", "recurrence", "gathers", "tombstone"} <= _names(made, "table")
    made.close()


def test_fields_agree() -> None:
    """The word index, the passages and the ranker's weights speak of the same fields."""
    assert tuple(passages(ash().recommendations[0])) == FIELDS
    assert set(WEIGHTS) == set(FIELDS)
    assert set(ASKING) < set(FIELDS)
