"""Pairs of vectors worth a closer look: near enough, and among the nearest of at least one of the two."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

BLOCK = 256  # rows compared at once: bounds memory to BLOCK times the number of vectors
STEP = 0.1  # how much more is asked of a row that has more than enough neighbours
DECIMALS = 5  # finer differences are the order of summation, not meaning

Found = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]


def candidates(vectors: NDArray[np.float32], *, least: float, most: int) -> Iterator[tuple[int, int, float]]:
    """Pairs of row numbers, the smaller first, with their cosine; each pair once, in rising order.

    Args:
        vectors: unit vectors, shape (rows, width).
        least: the cosine that a pair must reach.
        most: how many nearest each row may bring; bounds the number of pairs to `most` times the rows.
    """
    found = [_of_block(vectors, start, least, most) for start in range(0, len(vectors), BLOCK)]
    if not found:
        return
    left, right, cosine = (np.concatenate(parts) for parts in zip(*found, strict=True))
    low, high = np.minimum(left, right), np.maximum(left, right)
    _, first = np.unique(low * len(vectors) + high, return_index=True)
    yield from zip(low[first].tolist(), high[first].tolist(), cosine[first].tolist(), strict=True)


def _of_block(vectors: NDArray[np.float32], start: int, least: float, most: int) -> Found:
    """The nearest of each row of one block: row, neighbour and cosine."""
    block = vectors[start : start + BLOCK] @ vectors.T
    block[np.arange(len(block)), np.arange(start, start + len(block))] = -1.0  # not its own neighbour
    where = np.flatnonzero((block >= _thresholds(block, least, most)[:, None]).ravel())
    row, column = np.divmod(where, len(vectors))
    cosine = np.round(block.ravel()[where], DECIMALS)
    order = np.lexsort((column, -cosine, row))
    row, column, cosine = row[order], column[order], cosine[order]
    kept = np.arange(len(row)) - np.searchsorted(row, row) < most
    return row[kept] + start, column[kept], cosine[kept]


def _thresholds(block: NDArray[np.float32], least: float, most: int) -> NDArray[np.float32]:
    """For each row the highest step that still leaves it enough neighbours: spares sorting what would be cut off."""
    found = np.full(len(block), least, dtype=np.float32)
    for threshold in np.arange(least + STEP, 1.0, STEP, dtype=np.float32):
        enough = np.count_nonzero(block >= threshold, axis=1) >= most
        if not enough.any():
            break
        found[enough] = threshold
    return found
