"""Vectors of texts that were encoded before: what is known need not be computed again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from graph.engine import Engine


class VectorCache:
    """Vectors of texts that were encoded before, in their stored form, by the key of text and encoder."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str) -> bytes | None:
        """The vector of one key, or None."""
        return self.get_many([key]).get(key)

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The vectors of those keys that are known."""
        with self._engine.reading() as view:
            return dict(view.rows("cached_vectors", keys=json.dumps(list(keys))))
