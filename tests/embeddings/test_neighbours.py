"""Nearest vectors: exact, and the same in whatever order and company they are asked for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from embeddings import neighbours


def unit(count: int, seed: int, width: int = 16) -> NDArray[np.float32]:
    """Unit vectors, every third of them a twin of the one before, so that there are ties."""
    rows = np.random.default_rng(seed).normal(size=(count, width))
    rows[2::3] = rows[1::3][: len(rows[2::3])]
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def by_hand(query: NDArray[np.float32], matrix: NDArray[np.float32], k: int) -> list[int]:
    """The same answer from its definition: sort by falling score, then by row."""
    scores = [round(float(np.dot(query.astype(float), row.astype(float))), 6) for row in matrix]
    return sorted(range(len(matrix)), key=lambda row: (-scores[row], row))[:k]


@given(count=st.integers(1, 30), k=st.integers(0, 35), seed=st.integers(0, 1000))
def test_it_finds_what_the_definition_says(count: int, k: int, seed: int) -> None:
    """For any vectors, ties among them, the answer is that of sorting all scores."""
    matrix = unit(count, seed)
    found = neighbours.nearest(unit(2, seed + 1), matrix, k)
    assert found.rows.tolist() == [by_hand(query, matrix, k) for query in unit(2, seed + 1)]


def test_a_vector_is_nearest_to_itself() -> None:
    """The nearest to a vector that is in the matrix is that vector, with score one."""
    matrix = unit(10, 5)
    found = neighbours.nearest(matrix[:2], matrix, 1)
    assert found.rows.tolist() == [[0], [1]]
    assert found.scores.tolist() == [[1.0], [1.0]]


def test_equal_scores_go_by_row_number() -> None:
    """Among twins the one with the lower row number comes first."""
    matrix = np.tile(unit(1, 3), (5, 1))
    assert neighbours.nearest(matrix[:1], matrix, 3).rows.tolist() == [[0, 1, 2]]


@given(st.integers(0, 1000))
def test_company_does_not_change_a_score(seed: int) -> None:
    """A query scores the same alone as among more queries than are compared at once."""
    matrix, queries = unit(7, seed), unit(neighbours.BLOCK + 3, seed + 1)
    together = neighbours.nearest(queries, matrix, 4)
    alone = neighbours.nearest(queries[-1:], matrix, 4)
    assert together.scores[-1].tolist() == alone.scores[0].tolist()
    assert together.rows[-1].tolist() == alone.rows[0].tolist()


def test_an_empty_library_has_no_neighbours() -> None:
    """With nothing to compare with, each query finds nothing."""
    found = neighbours.nearest(unit(2, 1), np.zeros((0, 16), dtype=np.float32), 5)
    assert found.rows.shape == (2, 0)


@pytest.mark.parametrize(("width", "k"), [(15, 1), (16, -1)])
def test_what_cannot_be_compared_is_refused(width: int, k: int) -> None:
    """Vectors of two widths, or fewer than no neighbours, raise."""
    with pytest.raises(ValueError, match="cannot find"):
        neighbours.nearest(unit(1, 1, width), unit(3, 1), k)
