"""The model as a graph: what the nodes and relationships are called, what they hold, and the tables made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

SCHEMA_VERSION = 4
APPLICATION_ID = 0x54687264  # "Thrd": marks a SQLite file as a library of ours
#: The columns of the word index, in the order that a hit names them.
FIELDS = ("ask", "measure", "section", "action", "milestone", "progress", "owner", "note")


class Held(Enum):
    """Where an embedded database keeps a relationship; a graph database always keeps a relationship."""

    SOURCE = "a column of the source: it has at most one target"
    PART = "a column of the target, which lives and dies with the source"
    OWNER = "a column of the source, which lives and dies with the target"
    TABLE = "a table of its own: many to many, with properties"
    VIEW = "a view of another relationship"


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A class of things: its label, the property that tells two apart, and its other properties with their types.

    A type that ends in `?` may be absent. `shared` nodes belong to no document: they hold a key and its vocabulary.
    """

    label: str
    key: str
    properties: dict[str, str]
    shared: bool = False

    @property
    def table(self) -> str:
        """Its table in an embedded database."""
        return self.label.lower()


@dataclass(frozen=True, kw_only=True, slots=True)
class Relationship:
    """A way two things hang together; `column` or `condition` say how an embedded database keeps it."""

    name: str
    source: str
    target: str
    held: Held
    column: str = ""
    properties: dict[str, str] | None = None
    condition: str = ""
    open_ended: bool = False  # the target may be missing: only words name it


_MENTION = {
    "position": "INTEGER",
    "name": "TEXT",
    "surface": "TEXT",
    "role": "TEXT",
    "roles": "JSON",
    "basis": "TEXT",
    "column_role": "TEXT?",
    "cell": "TEXT?",
}

NODES = (
    Node(label="Board", key="slug", properties={"name": "TEXT"}, shared=True),
    Node(label="Review", key="id", properties={"label": "TEXT", "kind": "TEXT"}, shared=True),
    Node(
        label="Plan",
        key="id",
        properties={
            "title": "TEXT",
            "file": "TEXT",
            "year": "INTEGER?",
            "dated": "TEXT?",
            "published": "TEXT?",
            "content": "TEXT",
            "revision": "INTEGER",
            "summary": "JSON",
            "whole": "JSON",
            "board_name": "TEXT?",
            "review_label": "TEXT?",
        },
    ),
    Node(
        label="Recommendation",
        key="id",
        properties={
            "position": "INTEGER",
            "wording": "TEXT",
            "label": "TEXT?",
            "text": "TEXT",
            "status": "TEXT",
            "stated": "TEXT?",
            "shown": "TEXT?",
            "own_review": "TEXT?",
            "objective": "TEXT?",
            "card": "JSON",
            "whole": "JSON",
            "board_name": "TEXT?",
        },
    ),
    Node(
        label="Action",
        key="id",
        properties={"position": "INTEGER", "text": "TEXT?", "status": "TEXT", "timescale_raw": "TEXT?", "due": "TEXT?"},
    ),
    Node(label="Agency", key="slug", properties={"name": "TEXT"}, shared=True),
    Node(label="Theme", key="code", properties={}, shared=True),
    Node(
        label="Thread",
        key="id",
        properties={"position": "INTEGER", "kind": "TEXT", "quote": "TEXT?", "step": "INTEGER?", "places": "JSON"},
    ),
    Node(label="Recurrence", key="id", properties={"name": "TEXT", "reason": "TEXT"}),
)

RELATIONSHIPS = (
    Relationship(name="PUBLISHED_BY", source="Review", target="Board", held=Held.SOURCE, column="board"),
    Relationship(name="PUBLISHED_BY", source="Plan", target="Board", held=Held.SOURCE, column="board"),
    Relationship(name="PUBLISHED_BY", source="Recommendation", target="Board", held=Held.SOURCE, column="board"),
    Relationship(name="ANSWERS", source="Plan", target="Review", held=Held.SOURCE, column="review"),
    Relationship(name="HOLDS", source="Plan", target="Recommendation", held=Held.PART, column="plan"),
    Relationship(name="HAS", source="Recommendation", target="Action", held=Held.PART, column="recommendation"),
    Relationship(
        name="ABOUT",
        source="Recommendation",
        target="Theme",
        held=Held.TABLE,
        properties={"position": "INTEGER", "quote": "TEXT"},
    ),
    Relationship(name="NAMES", source="Recommendation", target="Agency", held=Held.TABLE, properties=_MENTION),
    Relationship(
        name="ASKED_OF",
        source="Recommendation",
        target="Agency",
        held=Held.VIEW,
        condition="names WHERE EXISTS (SELECT 1 FROM json_each(roles) WHERE value = 'addressee')",
    ),
    Relationship(name="LED_BY", source="Action", target="Agency", held=Held.TABLE),
    Relationship(
        name="LEFT_OPEN_BY",
        source="Thread",
        target="Recommendation",
        held=Held.OWNER,
        column="recommendation",
    ),
    Relationship(name="LEFT_OPEN_BY", source="Thread", target="Action", held=Held.SOURCE, column="action"),
    Relationship(name="SUCCEEDED_BY", source="Agency", target="Agency", held=Held.TABLE),
    Relationship(name="PART_OF", source="Agency", target="Agency", held=Held.TABLE),
    Relationship(
        name="GATHERS", source="Recurrence", target="Recommendation", held=Held.TABLE, properties={"score": "REAL"}
    ),
    Relationship(
        name="REFERS_TO",
        source="Recommendation",
        target="Recommendation",
        held=Held.TABLE,
        # `pointer` tells what is named, where a number or a review is; `plan` is the plan meant, where it is here.
        properties={"position": "INTEGER", "quote": "TEXT", "words": "TEXT", "pointer": "JSON?", "plan": "TEXT?"},
        open_ended=True,
    ),
)

# What is kept beside the graph: judgements and the register are truth, the rest is derived or says how the library is.
BESIDE = (
    """CREATE TABLE judgement (id TEXT PRIMARY KEY, kind TEXT NOT NULL, document TEXT NOT NULL, quote TEXT NOT NULL,
    context TEXT NOT NULL, value TEXT NOT NULL, by_whom TEXT NOT NULL, on_day TEXT NOT NULL)""",
    """CREATE TABLE register_event (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, recurrence TEXT NOT NULL,
    members TEXT NOT NULL, others TEXT NOT NULL)""",
    "CREATE TABLE tombstone (digest TEXT PRIMARY KEY, on_day TEXT NOT NULL)",
    "CREATE TABLE vector_cache (key TEXT PRIMARY KEY, data BLOB NOT NULL)",
    """CREATE TABLE vector (recommendation TEXT PRIMARY KEY REFERENCES recommendation(id) ON DELETE CASCADE,
    key TEXT NOT NULL REFERENCES vector_cache(key))""",
    "CREATE INDEX vector_key ON vector(key)",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)",
    # The index holds stems that we cut ourselves, so that every engine finds, ranks and marks the same words.
    f"CREATE VIRTUAL TABLE words USING fts5({', '.join(FIELDS)}, tokenize='unicode61 remove_diacritics 0')",
)
EXTRA_INDEXES = (
    "CREATE INDEX recommendation_wording ON recommendation(wording)",
    "CREATE INDEX thread_kind ON thread(kind)",
    "CREATE INDEX refers_to_plan ON refers_to(plan)",
)


#: The oldest server that knows all that our Cypher says.
NEO4J_VERSION = (5, 23)
_TEXTS = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}"
# Of any length: one library holds the vectors of one encoder, whichever that is.
_VECTORS = "OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine'}}"
#: Labels beside the graph that a server keeps, each with the property that tells two apart.
_BESIDE_KEYS = {
    "Fact": "name",
    "Counter": "name",
    "Tombstone": "digest",
    "CachedVector": "key",
    "RegisterEvent": "n",
}
_SERVER_INDEXES = {
    "recommendation_wording": ("Recommendation", "wording"),
    "thread_kind": ("Thread", "kind"),
}


def neo4j_ddl() -> tuple[str, ...]:
    """The statements that make an empty Neo4j library of this schema, in order; each may be said again."""
    keys = {node.label: node.key for node in NODES} | _BESIDE_KEYS
    constraints = (
        f"CREATE CONSTRAINT {label.lower()}_key IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in keys.items()
    )
    numbers = "CREATE CONSTRAINT recommendation_n IF NOT EXISTS FOR (n:Recommendation) REQUIRE n.n IS UNIQUE"
    indexes = (
        f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{column})"
        for name, (label, column) in _SERVER_INDEXES.items()
    )
    words = ", ".join(f"n.words_{name}" for name in FIELDS)
    return (
        *constraints,
        numbers,
        *indexes,
        f"CREATE FULLTEXT INDEX recommendation_words IF NOT EXISTS FOR (n:Recommendation) ON EACH [{words}] {_TEXTS}",
        f"CREATE VECTOR INDEX recommendation_vector IF NOT EXISTS FOR (n:Recommendation) ON (n.vector) {_VECTORS}",
    )


def neo4j_indexes() -> frozenset[str]:
    """The names of the indexes that answers on a server depend on."""
    keys = (f"{label.lower()}_key" for label in (*(node.label for node in NODES), *_BESIDE_KEYS))
    return frozenset((*keys, *_SERVER_INDEXES, "recommendation_n", "recommendation_words", "recommendation_vector"))


def sqlite_ddl() -> tuple[str, ...]:
    """The statements that make an empty SQLite library of this schema, in order."""
    tables = (_node_table(node) for node in NODES)
    return (*tables, *_edges(), *_indexes(), *BESIDE, *EXTRA_INDEXES)


def _node(label: str) -> Node:
    return next(node for node in NODES if node.label == label)


def _column(name: str, kind: str) -> str:
    sql = "TEXT" if kind.startswith("JSON") else kind.rstrip("?")
    return f"{name} {sql}" if kind.endswith("?") else f"{name} {sql} NOT NULL"


def _reference(label: str) -> str:
    node = _node(label)
    return f"REFERENCES {node.table}({node.key})"


def _node_table(node: Node) -> str:
    """`n` numbers rows within this file only and is never shown; the word index needs it."""
    columns = ["n INTEGER PRIMARY KEY", f"{node.key} TEXT NOT NULL UNIQUE"]
    columns += [_column(name, kind) for name, kind in node.properties.items()]
    columns += [_link(column, other, owned=owned) for column, other, owned in _links(node)]
    return f"CREATE TABLE {node.table} ({', '.join(columns)})"


def _link(column: str, label: str, *, owned: bool) -> str:
    return f"{column} TEXT {'NOT NULL ' if owned else ''}{_reference(label)}{' ON DELETE CASCADE' if owned else ''}"


def _links(node: Node) -> Iterator[tuple[str, str, bool]]:
    """The columns of a node's table that name another node: column, label of the other, and whether it owns this."""
    for one in RELATIONSHIPS:
        if one.held in (Held.SOURCE, Held.OWNER) and one.source == node.label:
            yield one.column, one.target, one.held is Held.OWNER
        elif one.held is Held.PART and one.target == node.label:
            yield one.column, one.source, True


def _edges() -> Iterator[str]:
    for one in RELATIONSHIPS:
        if one.held is Held.VIEW:
            ends = f"{one.source.lower()}, {one.target.lower()}"
            yield f"CREATE VIEW {one.name.lower()} AS SELECT {ends} FROM {one.condition}"  # noqa: S608 - made of constants
        elif one.held is Held.TABLE:
            source, target = _ends(one)
            columns = [f"{source} TEXT NOT NULL {_reference(one.source)} ON DELETE CASCADE"]
            open_ended = "" if one.open_ended else "NOT NULL "
            then = "SET NULL" if one.open_ended else "CASCADE"
            columns += [f"{target} TEXT {open_ended}{_reference(one.target)} ON DELETE {then}"]
            columns += [_column(name, kind) for name, kind in (one.properties or {}).items()]
            yield f"CREATE TABLE {one.name.lower()} ({', '.join(columns)})"


def _ends(one: Relationship) -> tuple[str, str]:
    """Names of the two columns of an edge table; `other` where both ends are of one class."""
    source, target = one.source.lower(), one.target.lower()
    return source, target if target != source else "other"


def _indexes() -> Iterator[str]:
    """One index for each way along a relationship: nothing that follows or deletes a node may scan a table."""
    for node in NODES:
        for column, _, _ in _links(node):
            yield f"CREATE INDEX {node.table}_{column} ON {node.table}({column})"
    for one in RELATIONSHIPS:
        if one.held is Held.TABLE:
            for column in _ends(one):
                yield f"CREATE INDEX {one.name.lower()}_{column} ON {one.name.lower()}({column})"
