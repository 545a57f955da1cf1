"""Pairs of vectors worth a closer look: near enough, and among the nearest of at least one of the two."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

BLOCK = 256  # rows compared at once: bounds memory to BLOCK times the number of vectors
STEP = 0.05  # how much more is asked of a row that has more than enough neighbours
SAMPLE = 1_500  # vectors that tell how crowded the others stand
MARGIN = 1.5  # how many times the neighbours wanted a sample must promise
DECIMALS = 5  # finer differences are the order of summation, not meaning
UNIT = 10**DECIMALS

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]


def candidates(vectors: Floats, *, least: float, most: int) -> Iterator[tuple[int, int, float]]:
    """Pairs of row numbers, the smaller first, with their cosine; each pair once, in rising order.

    Args:
        vectors: unit vectors, shape (rows, width).
        least: the cosine that a pair must reach.
        most: how many nearest each row may bring; bounds the number of pairs to `most` times the rows.
    """
    if not len(vectors):
        return
    limits = _limits(vectors, least, most)
    found = [_of_block(vectors, limits, start) for start in range(0, len(vectors), BLOCK)]
    left, right, cosine = (np.concatenate(parts) for parts in zip(*found, strict=True))
    kept = np.minimum(*_ranks(left, right, cosine)) < most
    yield from zip(left[kept].tolist(), right[kept].tolist(), cosine[kept].tolist(), strict=True)


def _limits(vectors: Floats, least: float, most: int) -> Floats:
    """For each row the highest step that still leaves it enough neighbours: spares sorting what would be cut off.

    Up to `SAMPLE` vectors are counted one and all; of more, the first ones stand for the rest.
    """
    sample = vectors[:SAMPLE]
    whole = len(sample) == len(vectors)
    wanted = most + 1 if whole else MARGIN * most * len(sample) / len(vectors) + 1  # one more: a row finds itself
    found = np.full(len(vectors), least, dtype=np.float32)
    near = vectors @ sample.T
    for limit in np.arange(least + STEP, 1.0, STEP, dtype=np.float32):
        enough = np.count_nonzero(near >= limit, axis=1) >= wanted
        if not enough.any():
            break
        found[enough] = limit
    return found


def _of_block(vectors: Floats, limits: Floats, start: int) -> tuple[Rows, Rows, Floats]:
    """Pairs of the rows of one block with later rows, near enough for either of the two."""
    rest = vectors[start:]
    near = rest[:BLOCK] @ rest.T
    limit = limits[start:]
    where = np.flatnonzero(np.triu((near >= limit[: len(near), None]) | (near >= limit[None, :]), 1).ravel())
    row, column = np.divmod(where, len(rest))
    return row + start, column + start, np.round(near.ravel()[where], DECIMALS)


def _ranks(left: Rows, right: Rows, cosine: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each pair its place, from 0, among the nearest of its left row and of its right row."""
    size = int(right.max(initial=0)) + 1
    far = UNIT - np.round(cosine.astype(np.float64) * UNIT).astype(
        np.int64
    )  # whole numbers sort fastest: 0 to 2 * UNIT
    row, other = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.argsort((row * (2 * UNIT + 1) + np.concatenate([far, far])) * size + other)
    first = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=size))])
    ranks = np.empty(len(row), dtype=np.int64)
    ranks[order] = np.arange(len(row)) - first[row[order]]
    return ranks[: len(left)], ranks[len(left) :]
