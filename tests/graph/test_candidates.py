"""A library too large to hold every vector: the engine says which are near, and answers stay the same."""

from __future__ import annotations

import numpy as np
import pytest

from graph import candidates
from graph.answers.asked import Filters
from graph.errors import LibraryError
from graph.store import Store
from tests.graph.examples import vector
from tests.graph.generated import WIDTH, plans
from tests.graph.test_loading import put

ASKED = vector(*((-1) ** at * (at + 1) for at in range(WIDTH)))


@pytest.fixture
def large(store: Store) -> Store:
    """Some fifty recommendations."""
    for one in plans(10):
        put(store, one)
    return store


def indexed(store: Store, monkeypatch: pytest.MonkeyPatch, *, few: int = 0, least: int = 0) -> Store:
    """The same library, of which no vector is held and all but `few` are found by the index, which finds `least`."""
    store._engine.compares_up_to = 0
    monkeypatch.setattr(candidates, "FEW", few)
    monkeypatch.setattr(candidates, "LEAST", least)
    return store


def test_the_nearest_are_the_same(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten nearest by the index are the ten nearest of all, with the same scores."""
    exact = large.similar(ASKED)
    assert indexed(large, monkeypatch).similar(ASKED) == exact


def test_neighbours_of_a_recommendation_are_the_same(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a recommendation's page shows as most similar elsewhere is the same."""
    ids = [one.id for one in large.cards(limit=5).items]
    exact = [large.recommendation(one) for one in ids]
    indexed(large, monkeypatch)
    assert [large.recommendation(one) for one in ids] == exact


def test_a_search_is_the_same(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hits by words keep what their meaning adds, and hits by meaning are there."""
    exact = large.search("hoarding policy", vector=ASKED, limit=None)
    assert indexed(large, monkeypatch).search("hoarding policy", vector=ASKED, limit=None) == exact


def test_hits_by_words_have_their_nearness(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the words found is compared too where the index did not name it."""
    exact = large.search("hoarding", vector=ASKED, limit=None)
    monkeypatch.setattr(candidates, "ENOUGH", 1)
    found = indexed(large, monkeypatch).search("hoarding", vector=ASKED, limit=None)
    by_words = [one for one in exact.items if one.card.id in {hit.card.id for hit in found.items}]
    assert [one.similarity for one in found.items] == [one.similarity for one in by_words]
    assert None not in [one.similarity for one in found.items]


def test_what_passes_narrow_filters_is_compared_whole(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A board's own recommendations are all compared, however far from the vector they are."""
    board = large.boards()[-1].value
    exact = large.similar(ASKED, filters=Filters(board=(board,)), limit=500)
    monkeypatch.setattr(candidates, "ENOUGH", 1)
    found = indexed(large, monkeypatch, few=len(exact.items)).similar(ASKED, filters=Filters(board=(board,)), limit=500)
    assert found == exact


def test_wide_filters_ask_the_index_for_more(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a share of the library as many are found as of the whole."""
    board = Filters(board=(large.boards()[0].value,))
    exact = large.similar(ASKED, filters=board, limit=3)
    monkeypatch.setattr(candidates, "ENOUGH", 30)
    assert indexed(large, monkeypatch).similar(ASKED, filters=board, limit=3) == exact


def test_no_list_ends_while_there_are_more(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the nearest of the library are hardly of this board, its own are all compared."""
    board = Filters(board=(large.boards()[-1].value,))
    exact = large.similar(ASKED, filters=board, limit=5)
    monkeypatch.setattr(candidates, "MOST", 1)
    assert indexed(large, monkeypatch, least=5).similar(ASKED, filters=board, limit=5) == exact


def test_a_small_library_never_asks_the_index(large: Store) -> None:
    """Up to the size that the engine names, every vector is compared."""
    large._engine.compares_up_to = large.status().vectors
    with large._now() as (view, here):
        assert not isinstance(large._nearness(view, here), candidates.Index)


def test_a_vector_of_another_encoder_is_refused(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vector of another length is not compared with those here."""
    with pytest.raises(LibraryError, match="another encoder"):
        indexed(large, monkeypatch, few=5_000).similar(np.full(3, 3**-0.5, dtype=np.float32))
