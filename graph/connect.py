"""Opens a library by its address: a folder of this machine, or a Neo4j server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.access import Access
from graph.embedded import SqliteEngine
from graph.errors import LibraryError
from graph.store import Store

if TYPE_CHECKING:
    from graph.server import Neo4jEngine

SERVERS = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


def connect(location: str | Path, *, sample: bool = False, create: bool = True, access: Access | None = None) -> Store:
    """The library at an address, made where there is none and `create` allows it.

    `sample` marks a new library as fictional; a library that holds real plans is not opened as a sample. `access` is
    how a server lets us in. Raises LibraryError when the address cannot be used or is not what was asked for.
    """
    if str(location).startswith(SERVERS):
        store = Store(_server(str(location), access or Access(), sample=sample, create=create))
    else:
        store = Store(SqliteEngine(Path(location).expanduser(), create=create, sample=sample))
    if sample and not store.status().sample:
        store.close()
        raise LibraryError(
            f"{location} is a library of real plans; sample plans are kept apart. Choose another folder."
        )
    return store


def _server(location: str, access: Access, *, sample: bool, create: bool) -> Neo4jEngine:
    from graph.server import Neo4jEngine

    return Neo4jEngine(location, access, create=create, sample=sample)


__all__ = ["SERVERS", "Access", "connect"]
