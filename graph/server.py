"""The Neo4j engine: a library on a server or a cluster, over Bolt, for many writers and many web processes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np

from graph.access import Access
from graph.engine import Row, Values
from graph.errors import LibraryError, VocabularyError
from graph.nearness import NUMBER
from graph.originals import Originals
from graph.patience import patient
from graph.schema import NEO4J_VERSION, SCHEMA_VERSION, neo4j_ddl, neo4j_indexes
from graph.server_errors import said
from queries import Query, QueryError, catalogue

if TYPE_CHECKING:
    from neo4j import Driver, Session, Transaction
    from neo4j.api import BookmarkManager

_BATCH = 1_000  # rows that one statement makes, so that no message grows without bound
_COUNTERS = ("recommendation", "register_event")
_NAMES = ["revision", "sample", "schema", "library", *_COUNTERS]  # of the nodes that every library begins with
_OTHERS = "MATCH (n) WHERE NOT (coalesce(n.name, '') IN $ours AND (n:Fact OR n:Counter)) RETURN 1 LIMIT 1"


class Neo4jEngine:
    """A library in a Neo4j database, version 5 or newer; originals lie in a folder that all processes share."""

    name = "neo4j"

    def __init__(self, address: str, access: Access, *, create: bool = True, sample: bool = False) -> None:
        """Connect, and make the library where there is none and `create` allows it.

        Raises LibraryError: not reachable, not let in, too old, or holding something else.
        """
        if access.originals is None:
            raise LibraryError(
                "A library on a server needs a folder for the original files that all its users share. "
                "Set THREADLINE_ORIGINALS_FOLDER."
            )
        self.location = address
        self.originals = Originals(access.originals)
        self.compares_up_to: int | None = access.compares_up_to
        if self.originals.of_a_folder_library():
            raise LibraryError(
                f"{access.originals} holds the originals of the library in the folder above it, and this one would "
                "take them away. Set THREADLINE_ORIGINALS_FOLDER to a folder of its own."
            )
        self._access, self._queries = access, _catalogue()
        self._lock = threading.Lock()
        self._driver: Driver | None = _driver(address, access)
        self._bookmarks = _bookmarks()
        try:
            patient(self._prepare)(create=create, sample=sample)  # another process may make it just now
            with self.reading() as view:
                facts: dict[str, str] = dict(view.rows("meta"))
            self.originals.library = facts.get("library")
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Neo4jView]:
        """Questions of one transaction, sent to a member that reads; what others write meanwhile may be seen."""
        with self._transaction(write=False) as transaction:
            yield Neo4jView(transaction, self._queries)

    @contextmanager
    def writing(self) -> Iterator[Neo4jWriter]:
        """The one change at a time: it holds the lock of the library's own node until it is kept or undone."""
        with self._transaction(write=True) as transaction:
            transaction.run("MATCH (f:Fact {name: 'revision'}) SET f.lock = 0 REMOVE f.lock").consume()
            yield Neo4jWriter(transaction, self._queries)
            transaction.commit()

    def purge(self) -> None:
        """Nothing to do: the server reuses the room of what was removed, and says so in its own documentation."""

    def close(self) -> None:
        """Give back the connections; may be called twice."""
        with self._lock:
            driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Transaction]:
        from neo4j import READ_ACCESS, WRITE_ACCESS

        with (
            self._translated(),
            self._open().session(
                database=self._access.database,
                default_access_mode=WRITE_ACCESS if write else READ_ACCESS,
                bookmark_manager=self._bookmarks,
            ) as session,
            session.begin_transaction(timeout=self._access.longest) as transaction,
        ):
            yield transaction

    def _open(self) -> Driver:
        driver = self._driver
        if driver is None:
            raise LibraryError(f"The library at {self.location} was closed.")
        return driver

    def _prepare(self, *, create: bool, sample: bool) -> None:
        with self._translated():
            self._greet()
            self._check_version()
        with self._transaction(write=False) as transaction:
            # In this order, and by name: a library that is made between the two questions is no other content.
            others = bool(transaction.run(_OTHERS, ours=_NAMES).values())
            facts = {row[0]: row[1] for row in transaction.run("MATCH (f:Fact) RETURN f.name, f.value").values()}
        if "revision" in facts:
            self._check_schema(facts)
            return
        if others:
            raise LibraryError(f"The database at {self.location} holds something else. Choose an empty database.")
        if not create:
            raise LibraryError(f"There is no library at {self.location}. Read some plans into it first.")
        self._make(sample=sample)

    def _greet(self) -> None:
        try:
            self._open().verify_connectivity()
        except ValueError as error:  # so the driver says that a name or a port means nothing
            raise LibraryError(f"There is no server at {self.location}: {error}. Check its address.") from error

    def _make(self, *, sample: bool) -> None:
        with self._translated(), self._open().session(database=self._access.database) as session:
            for statement in neo4j_ddl():
                _make_index(session, statement)
            session.run("CALL db.awaitIndexes(60)").consume()
        facts = {"sample": str(int(sample)), "schema": str(SCHEMA_VERSION), "library": uuid4().hex}
        with self._transaction(write=True) as transaction:
            for name in _COUNTERS:
                transaction.run("MERGE (c:Counter {name: $name}) ON CREATE SET c.value = 0", name=name).consume()
            for name, value in facts.items():
                transaction.run(
                    "MERGE (f:Fact {name: $name}) ON CREATE SET f.value = $value", name=name, value=value
                ).consume()
            transaction.commit()
        with self._transaction(write=True) as transaction:  # last: whoever sees it finds the library whole
            transaction.run("MERGE (f:Fact {name: 'revision'}) ON CREATE SET f.value = '0'").consume()
            transaction.commit()

    def _check_version(self) -> None:
        info = self._open().get_server_info()
        version = info.agent.rpartition("/")[2]
        if tuple(int(part) for part in version.split(".")[:2] if part.isdigit()) < NEO4J_VERSION:
            wanted = ".".join(map(str, NEO4J_VERSION))
            raise LibraryError(f"The server at {self.location} is Neo4j {version}; Threadline needs {wanted} or newer.")

    def _check_schema(self, facts: Mapping[str, str]) -> None:
        version = int(facts.get("schema", "0"))
        if version > SCHEMA_VERSION:
            raise LibraryError(f"The library at {self.location} was made by a newer Threadline. Update Threadline.")
        if version < SCHEMA_VERSION:
            raise LibraryError(
                f"The library at {self.location} was made by an older Threadline. "
                "Read its originals into a new library."
            )
        with self._transaction(write=False) as transaction:
            there = {row[0] for row in transaction.run("SHOW INDEXES YIELD name RETURN name").values()}
        if missing := sorted(neo4j_indexes() - there):
            raise LibraryError(
                f"The library at {self.location} lacks the index {missing[0]}, so answers would be slow or wrong. "
                "Copy it into a new database with threadline copy."
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn what the driver raises into our own errors, each with a sentence."""
        from neo4j import exceptions

        try:
            yield
        except (exceptions.DriverError, exceptions.Neo4jError) as error:
            raise said(error, self.location) from error
        except (UnicodeError, OverflowError) as error:
            raise LibraryError(
                f"A text or number cannot be kept in the library at {self.location}: {error}."
            ) from error


class Neo4jView:
    """The library as one transaction sees it."""

    def __init__(self, transaction: Transaction, queries: Mapping[str, Query]) -> None:
        self._transaction, self._queries = transaction, queries

    @property
    def revision(self) -> int:
        """Number of the last change."""
        return int(self.rows("revision")[0][0])

    def rows(self, query: str, **values: object) -> list[Row]:
        """The rows that a named query gives."""
        known = self._queries[query]
        found = self._transaction.run(known.text, _given(known, values))
        return [tuple(row) for row in found.values()]


class Neo4jWriter(Neo4jView):
    """The library while this process changes it."""

    def run(self, query: str, many: Iterable[Values]) -> None:
        """Make one named change for each set of values."""
        known = self._queries[query]
        rows = iter(_given(known, values) for values in many)
        while batch := list(islice(rows, _BATCH)):
            self._transaction.run(known.text, rows=batch).consume()


def _make_index(session: Session, statement: str) -> None:
    """Make an index or a constraint, unless it is there: also where another process makes it at this very moment."""
    from neo4j.exceptions import ClientError

    try:
        session.run(statement).consume()
    except ClientError as error:  # IF NOT EXISTS looks before it makes, and two may look at once
        if "AlreadyExists" not in (error.code or ""):
            raise


def _given(query: Query, values: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a query, those that are lists as lists."""
    return {
        made: given
        for name, value in values.items()
        for made, given in _forms(name, json.loads(value) if name in query.lists else value)
    }


def _forms(name: str, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a parameter may be anything
    """A parameter; a vector also as the numbers that the server's own index of vectors takes."""
    yield name, value
    if isinstance(value, bytes):
        yield f"{name}_numbers", np.frombuffer(value, dtype=NUMBER).astype(float).tolist()


def _driver(address: str, access: Access) -> Driver:
    try:
        from neo4j import GraphDatabase, basic_auth, bearer_auth
        from neo4j.exceptions import ConfigurationError
    except ImportError as error:
        raise LibraryError(
            "Libraries on a Neo4j server need the extra package: pip install 'threadline[neo4j]'."
        ) from error
    if "@" in address:  # said before anything can repeat it
        raise LibraryError("The address of a server must hold no user and no password; they are settings.")
    known = basic_auth(access.user or "neo4j", access.password) if access.password else None
    try:
        return GraphDatabase.driver(
            address,
            auth=bearer_auth(access.token) if access.token else known,
            connection_timeout=access.wait,
            connection_acquisition_timeout=access.wait,
            max_transaction_retry_time=access.wait,
            notifications_min_severity="OFF",
        )
    except (ValueError, TypeError, ConfigurationError) as error:
        raise LibraryError(
            f"{address} is no address of a Neo4j server. It looks like neo4j://example.org:7687; user and password are "
            "settings."
        ) from error


def _bookmarks() -> BookmarkManager:
    """Keeps in mind what we wrote, so that no member of a cluster answers us from before it."""
    from neo4j import GraphDatabase

    return GraphDatabase.bookmark_manager()


def _catalogue() -> Mapping[str, Query]:
    try:
        return catalogue("neo4j")
    except QueryError as error:
        raise VocabularyError(str(error)) from error
