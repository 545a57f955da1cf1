"""How near recommendations are to a vector by meaning: exact cosines over all vectors of one revision."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from graph.contents import Contents
from graph.errors import LibraryError
from graph.shelf import items

DECIMALS = 6  # finer differences are the order of summation, not meaning
Vector = NDArray[np.float32]
NUMBER = np.dtype("<f4")  # as stored: little-endian on every machine


class Nearness(Protocol):
    """How near the recommendations of one revision are to a vector: its exact cosines, to six decimals."""

    def nearest(self, vector: Vector, among: int) -> dict[int, float]:
        """Those of a set that are nearest, by item: all that have a vector, or enough of them for any list."""

    def of(self, vector: Vector, wanted: Iterable[int]) -> dict[int, float]:
        """Those of some items that `nearest` may have left out."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Matrix:
    """The unit vectors of a revision, shape (len(items), width), and which recommendation each row is.

    In double precision, so that a pair scores the same beside whatever other vectors it is computed.
    """

    here: Contents
    items: tuple[int, ...]
    rows: NDArray[np.float64]

    def nearest(self, vector: Vector, among: int) -> dict[int, float]:
        """Cosine of every recommendation of a set that has a vector to a unit vector, to six decimals.

        Raises LibraryError when the vector is of another encoder's width.
        """
        if not self.items:
            return {}
        found = zip(self.items, cosines(self.rows, vector).tolist(), strict=True)
        if among.bit_count() == len(self.here.recommendations.ids):
            return dict(found)
        allowed = set(items(among))
        return {item: score for item, score in found if item in allowed}

    def of(self, vector: Vector, wanted: Iterable[int]) -> dict[int, float]:
        """Nothing more to say: `nearest` tells of every one."""
        del vector, wanted
        return {}


class Embedded(Protocol):
    """The vectors of a plan's recommendations, in their order."""

    @property
    def keys(self) -> Sequence[str]:
        """What the cache knows each vector by: a hash of text and encoder."""

    @property
    def matrix(self) -> NDArray[np.float32]:
        """Unit vectors, shape (recommendations, width)."""


def cosines(rows: NDArray[np.floating[Any]], vector: Vector) -> NDArray[np.float64]:
    """Cosines of unit vectors, shape (n, width), to another: shape (n,), to six decimals.

    Raises LibraryError when the vector is of another encoder's width.
    """
    if vector.shape != rows.shape[1:]:
        raise LibraryError("This library was made with another encoder. Read its plans again into a new library.")
    return np.asarray(np.round(rows.astype(np.float64, copy=False) @ vector.astype(np.float64), DECIMALS))


def matrix(
    here: Contents, stored: Sequence[tuple[str, bytes]], before: Matrix | None = None, changed: Container[int] = ()
) -> Matrix:
    """The matrix of stored vectors, by id; its rows in the total order of the recommendations.

    With a matrix of `before`, the vectors of all items that are not among the `changed` are taken from that one.
    Raises LibraryError where vectors are of several encoders.
    """
    kept = [] if before is None else list(_kept(before, here, changed))
    widths = {len(data) // NUMBER.itemsize for _, data in stored}
    if before is not None and kept:
        widths.add(before.rows.shape[1])
    if len(widths) > 1:
        raise LibraryError("This library holds vectors of different encoders. Read its plans again into a new library.")
    held = np.array([item for item, _ in kept] + [here.at[one] for one, _ in stored], dtype=np.int64)
    rows = np.empty((len(held), *widths))
    place = np.argsort(np.argsort(held))  # the row that each item comes to stand in
    if before is not None and kept:
        rows[place[: len(kept)]] = before.rows[[row for _, row in kept]]
    if stored:
        fresh = np.frombuffer(b"".join(data for _, data in stored), dtype=NUMBER)
        rows[place[len(kept) :]] = fresh.reshape(len(stored), -1)
    return Matrix(here=here, items=tuple(np.sort(held).tolist()), rows=rows)


def _kept(before: Matrix, here: Contents, changed: Container[int]) -> Iterator[tuple[int, int]]:
    """The items of now whose vectors an earlier matrix holds, each with its row there."""
    ids = before.here.recommendations.ids
    for row, was in enumerate(before.items):
        item = here.at.get(ids[was])
        if item is not None and item not in changed:
            yield item, row


def stored(vector: NDArray[np.float32]) -> bytes:
    """The stored form of one vector: 4 bytes a number, little-endian."""
    return np.asarray(vector).astype(NUMBER).tobytes()


def restored(data: bytes) -> NDArray[np.float32]:
    """The vector of a stored form, shape (len(data) / 4,)."""
    return np.frombuffer(data, dtype=NUMBER).astype(np.float32)
