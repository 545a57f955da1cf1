"""Opens a library by its address."""

from __future__ import annotations

from pathlib import Path

from graph.embedded import SqliteEngine
from graph.errors import LibraryError
from graph.store import Store

_SERVERS = ("neo4j://", "neo4j+s://", "bolt://", "bolt+s://")


def connect(location: str | Path, *, sample: bool = False, create: bool = True) -> Store:
    """The library in a folder of this machine, made where there is none and `create` allows it.

    `sample` marks a new library as fictional; a library that holds real plans is not opened as a sample.
    Raises LibraryError when the folder cannot be used or is not what was asked for.
    """
    if str(location).startswith(_SERVERS):
        raise LibraryError("Libraries on a Neo4j server are not supported yet. Give a folder of this machine.")
    store = Store(SqliteEngine(Path(location).expanduser(), create=create, sample=sample))
    if sample and not store.status().sample:
        store.close()
        raise LibraryError(
            f"{location} is a library of real plans; sample plans are kept apart. Choose another folder."
        )
    return store
