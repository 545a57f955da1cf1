"""What a store asks of an engine: named queries within one moment, and changes that happen whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from graph.originals import Originals

Row = tuple[Any, ...]
Values = Mapping[str, Any]


def listed(value: str | list[Any]) -> list[Any]:
    """A list in a row of an answer: some engines give it as JSON."""
    found: list[Any] = json.loads(value) if isinstance(value, str) else value
    return found


class View(Protocol):
    """The library at one moment; every answer of one view agrees with the others."""

    @property
    def revision(self) -> int:
        """Number of the last change."""

    def rows(self, query: str, **values: object) -> list[Row]:
        """The rows that a named query gives."""


class Writer(View, Protocol):
    """The library while it is changed; its own changes are seen, others' are shut out."""

    def run(self, query: str, many: Iterable[Values]) -> None:
        """Make one named change for each set of values."""


class Engine(Protocol):
    """Where a library is kept. Every error that leaves it is one of `graph.errors`."""

    name: str
    location: str
    originals: Originals
    #: The most recommendations whose vectors a store holds in memory; with more, the engine says which are near.
    compares_up_to: int | None

    def reading(self) -> AbstractContextManager[View]:
        """A view for the length of a `with`."""

    def writing(self) -> AbstractContextManager[Writer]:
        """A change for the length of a `with`: kept when it ends well, undone when it does not.

        Raises LibraryBusy when another process writes for longer than we wait.
        """

    def purge(self) -> None:
        """Leave no trace of removed words in the engine's own files."""

    def close(self) -> None:
        """Give back files and connections; may be called twice."""
