"""What a store remembers of the last revision it saw, so that a question loads only what has changed since."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from graph import loading, recurring
from graph.candidates import Index
from graph.contents import Contents
from graph.engine import Engine, View
from graph.errors import LibraryBusy
from graph.nearness import Matrix, Nearness
from graph.recurring import Groups

_TRIES = 5  # loadings of a library that others write to meanwhile
_WRITTEN_TO = "The library is being written to just now. Try again in a moment."


class Remembering:
    """An engine, with what was loaded of its last revision; brought up to date when the revision rises."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._contents: Contents | None = None
        self._matrix: Matrix | None = None
        self._groups: Groups | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back files and connections; may be called twice."""
        self._engine.close()

    @contextmanager
    def _now(self) -> Iterator[tuple[View, Contents]]:
        """One moment of the library: every part of an answer is from the same revision.

        Raises LibraryBusy where others wrote to a server meanwhile, so that parts of the answer miss one another.
        """
        with self._engine.reading() as view:
            with self._lock:
                if self._contents is None or self._contents.revision != view.revision:
                    self._contents = _loaded(view, self._contents)
                here = self._contents
            try:
                yield view, here
            except LookupError as error:
                if view.revision == here.revision:
                    raise
                raise LibraryBusy(_WRITTEN_TO) from error

    def _nearness(self, view: View, here: Contents) -> Nearness:
        """Every vector at hand, or in a library that is too large for that what the engine's index says."""
        most = self._engine.compares_up_to
        if most is not None and here.recommendations.fields["compared"].get("yes", 0).bit_count() > most:
            return Index(view=view, here=here)
        with self._lock:
            if self._matrix is None or self._matrix.here is not here:
                self._matrix = loading.vectors(view, here, self._matrix)
            return self._matrix

    def _recurrences(self, view: View, here: Contents) -> Groups:
        with self._lock:
            if self._groups is None or self._groups.here is not here:
                self._groups = recurring.load(view, here)
            return self._groups


def _loaded(view: View, known: Contents | None) -> Contents:
    """The contents of one revision. On a server others may write while they are loaded, which then tells nothing."""
    for _ in range(_TRIES):
        before = view.revision
        try:
            found = loading.contents(view, known)
        except LookupError:  # one part of it was read before a change, another after it
            if view.revision == before:
                raise
        else:
            if view.revision == before:
                return found
    raise LibraryBusy(_WRITTEN_TO)
