"""Which pairs of vectors are looked at."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from embeddings.candidates import BLOCK, candidates


def unit(rows: int, seed: int = 1) -> NDArray[np.float32]:
    """Random unit vectors that lean the same way, so that many are near."""
    made = np.random.default_rng(seed).normal(0.3, 1.0, (rows, 8)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


def expected(vectors: NDArray[np.float32], least: float, most: int) -> set[tuple[int, int]]:
    """The definition, row by row."""
    cosine = np.round(vectors @ vectors.T, 5)
    pairs = set()
    for row, near in enumerate(cosine):
        others = [
            one for one in np.lexsort((np.arange(len(near)), -near)).tolist() if one != row and near[one] >= least
        ]
        pairs |= {(min(row, other), max(row, other)) for other in others[:most]}
    return pairs


@pytest.mark.parametrize("most", [1, 5, 400])
def test_each_row_brings_its_nearest(most: int) -> None:
    """Pairs are those that are near enough and among the nearest of one of the two, over several blocks."""
    vectors = unit(BLOCK + 40)
    assert {(a, b) for a, b, _ in candidates(vectors, least=0.4, most=most)} == expected(vectors, 0.4, most)


def test_each_pair_comes_once_with_its_cosine() -> None:
    """The smaller number stands first, and the cosine is that of the two vectors."""
    vectors = unit(30)
    found = list(candidates(vectors, least=0.0, most=30))
    assert len({(a, b) for a, b, _ in found}) == len(found)
    assert all(a < b and abs(float(vectors[a] @ vectors[b]) - cosine) < 1e-4 for a, b, cosine in found)


def test_no_vectors_make_no_pairs() -> None:
    """An empty library has no pairs."""
    assert list(candidates(np.zeros((0, 8), dtype=np.float32), least=0.4, most=5)) == []
