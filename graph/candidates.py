"""How near recommendations are by the engine's own index of vectors: for libraries too large to hold every vector."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.contents import Contents
from graph.engine import View
from graph.nearness import NUMBER, Vector, cosines, stored
from graph.shelf import items

#: Of so few recommendations every vector is fetched and compared: what passes narrow filters is compared exactly.
FEW = 2_000
#: The nearest that are asked for, far more than a list shows, since an index of vectors is not sure of the last ones.
ENOUGH = 1_000
MOST = 20_000  # the most that one question asks an index for
#: Where fewer of them pass the filters, all that pass are compared: a list must not end while there are more.
LEAST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Index:
    """The engine's index, asked within one view. It says which are near; how near is computed here, exactly."""

    view: View
    here: Contents

    def nearest(self, vector: Vector, among: int) -> dict[int, float]:
        """Cosines of those of a set that are nearest, by item: of all of a small set, else about ENOUGH, never few."""
        count = among.bit_count()
        if count <= FEW:
            return self.of(vector, items(among))
        wanted = min(MOST, ENOUGH * len(self.here.recommendations.ids) // count)
        found = self._scored(self.view.rows("nearest", vector=stored(vector), limit=wanted), vector)
        allowed = set(items(among))
        near = {item: score for item, score in found.items() if item in allowed}
        return near if len(near) >= LEAST else self.of(vector, sorted(allowed))

    def of(self, vector: Vector, wanted: Iterable[int]) -> dict[int, float]:
        """Cosines of those items that have a vector."""
        ids = json.dumps([self.here.recommendations.ids[item] for item in wanted])
        return self._scored(self.view.rows("some_vectors", ids=ids), vector)

    def _scored(self, rows: Sequence[tuple[str, bytes]], vector: Vector) -> dict[int, float]:
        known = [(self.here.at[one], data) for one, data in rows if one in self.here.at]
        if not known:
            return {}
        vectors = np.frombuffer(b"".join(data for _, data in known), dtype=NUMBER).reshape(len(known), -1)
        scores = cosines(vectors, vector)
        return dict(sorted(zip((item for item, _ in known), scores.tolist(), strict=True)))
