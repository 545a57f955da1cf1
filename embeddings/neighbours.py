"""The nearest vectors to a vector, exactly and always in the same order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DECIMALS = 6  # finer differences are the order of summation, not meaning
BLOCK = 256  # queries compared at once: bounds memory to BLOCK times the number of vectors


@dataclass(frozen=True, kw_only=True)
class Nearest:
    """The nearest rows of a matrix to each query, best first.

    Attributes:
        rows: row numbers in the matrix, shape (queries, found).
        scores: cosine similarities to six decimals, shape (queries, found), falling along each row.
    """

    rows: NDArray[np.int64]
    scores: NDArray[np.float64]


def nearest(queries: NDArray[np.float32], matrix: NDArray[np.float32], k: int) -> Nearest:
    """The `k` rows of `matrix` nearest to each query (fewer where it has fewer); equal scores go by row number.

    Args:
        queries: unit vectors, shape (queries, width).
        matrix: unit vectors, shape (rows, width).
        k: how many to find for each query, at least 0.

    Raises:
        ValueError: `k` is negative, or the shapes do not fit.
    """
    if k < 0 or queries.ndim != 2 or matrix.ndim != 2 or queries.shape[1] != matrix.shape[1]:  # noqa: PLR2004
        raise ValueError(f"cannot find {k} nearest of shape {matrix.shape} to queries of shape {queries.shape}")
    k = min(k, len(matrix))
    rows = np.zeros((len(queries), k), dtype=np.int64)
    scores = np.zeros((len(queries), k), dtype=np.float64)
    for start in range(0, len(queries) if k else 0, BLOCK):
        for number, found in enumerate(similarities(queries[start : start + BLOCK], matrix), start):
            rows[number] = best(found, k)
            scores[number] = found[rows[number]]
    return Nearest(rows=rows, scores=scores)


def similarities(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float64]:
    """Cosine similarity of each pair of unit vectors, shape (len(left), len(right)), to six decimals.

    Summed in double precision, so that a pair scores the same beside whatever other vectors it is computed.
    """
    return np.round(left.astype(np.float64) @ right.astype(np.float64).T, DECIMALS)


def best(scores: NDArray[np.float64], k: int) -> NDArray[np.int64]:
    """Positions of the `k` highest of `scores` (1 to all of them), highest first, equal ones by position."""
    threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
    candidates = np.flatnonzero(scores >= threshold)
    return candidates[np.lexsort((candidates, -scores[candidates]))][:k]
