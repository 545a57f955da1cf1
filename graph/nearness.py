"""How near recommendations are to a vector by meaning: exact cosines over all vectors of one revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from graph.errors import LibraryError

DECIMALS = 6  # finer differences are the order of summation, not meaning
NUMBER = np.dtype("<f4")  # as stored: little-endian on every machine


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Matrix:
    """The unit vectors of a revision, shape (len(items), width), and which recommendation each row is.

    In double precision, so that a pair scores the same beside whatever other vectors it is computed.
    """

    revision: int
    items: tuple[int, ...]
    rows: NDArray[np.float64]

    def cosines(self, vector: NDArray[np.float32]) -> dict[int, float]:
        """Cosine of every recommendation that has a vector to a unit vector, to six decimals.

        Raises LibraryError when the vector is of another encoder's width.
        """
        if not self.items:
            return {}
        if vector.shape != self.rows.shape[1:]:
            raise LibraryError("This library was made with another encoder. Read its plans again into a new library.")
        scores = np.round(self.rows @ vector.astype(np.float64), DECIMALS)
        return dict(zip(self.items, scores.tolist(), strict=True))


class Embedded(Protocol):
    """The vectors of a plan's recommendations, in their order."""

    @property
    def keys(self) -> Sequence[str]:
        """What the cache knows each vector by: a hash of text and encoder."""

    @property
    def matrix(self) -> NDArray[np.float32]:
        """Unit vectors, shape (recommendations, width)."""


def matrix(revision: int, stored: Sequence[tuple[str, bytes]], at: Mapping[str, int]) -> Matrix:
    """The matrix of stored vectors, by id; its rows in the total order of the recommendations."""
    placed = sorted((at[one], data) for one, data in stored)
    widths = {len(data) for _, data in placed}
    if len(widths) > 1:
        raise LibraryError("This library holds vectors of different encoders. Read its plans again into a new library.")
    rows = np.frombuffer(b"".join(data for _, data in placed), dtype=NUMBER).astype(np.float64)
    shape = (len(placed), -1) if placed else (0, 0)
    return Matrix(revision=revision, items=tuple(item for item, _ in placed), rows=rows.reshape(shape))


def stored(vector: NDArray[np.float32]) -> bytes:
    """The stored form of one vector: 4 bytes a number, little-endian."""
    return np.asarray(vector).astype(NUMBER).tobytes()


def restored(data: bytes) -> NDArray[np.float32]:
    """The vector of a stored form, shape (len(data) / 4,)."""
    return np.frombuffer(data, dtype=NUMBER).astype(np.float32)
