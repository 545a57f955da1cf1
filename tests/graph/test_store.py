"""What a store is: plans go in whole, once, and come out as they were. Every engine passes these."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import LibraryError, NotInLibrary
from graph.model import Plan
from graph.store import Store
from tests.graph.conftest import Fresh
from tests.graph.examples import ash, birch, cedar, document, plan, save, vector, vectors_of
from tests.graph.strategies import plans

TODAY = date(2026, 1, 1)
many_examples = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def picture(store: Store) -> object:
    """Everything a library answers, apart from when it was written."""
    summaries = store.plans()
    return (
        summaries,
        [store.plan(one.id)[1] for one in summaries],
        store.cards(limit=None),
        store.unfinished(today=TODAY, limit=None),
        [store.agency(one.slug) for one in store.agencies()],
        store.boards(),
        store.themes(),
    )


class TestSaving:
    """Plans go in whole, once, and come out as they were."""

    def test_plan_comes_back_equal(self, store: Store) -> None:
        """A plan comes back as it went in, found by the beginning of its id."""
        save(store, ash())
        assert store.plan(ash().id[:8])[1] == ash()

    def test_original_is_kept(self, store: Store) -> None:
        """The document itself can be had again, byte by byte."""
        save(store, ash())
        assert store.original(ash().id) == document("ash")

    def test_saving_says_what_it_did(self, store: Store) -> None:
        """The first saving adds, the second changes nothing, another reading replaces."""
        assert save(store, ash()).outcome == "added"
        assert save(store, ash()).outcome == "unchanged"
        assert save(store, replace(ash(), board=None)).outcome == "read again"

    def test_saving_twice_leaves_the_revision(self, store: Store) -> None:
        """The revision rises with a change and stays when there is none."""
        save(store, ash())
        before = store.status()
        save(store, ash())
        assert store.status() == before

    def test_another_file_name_is_no_change(self, store: Store) -> None:
        """The same bytes under another name are the plan that is there already."""
        save(store, ash())
        copy = replace(ash(), original=replace(ash().original, file="copy of ash.txt", retrieved=TODAY))
        assert save(store, copy).outcome == "unchanged"

    def test_reading_again_replaces(self, store: Store) -> None:
        """A second reading leaves nothing of the first: no item, agency, board or word."""
        save(store, ash())
        save(store, plan("ash", *birch().recommendations))
        assert [one.name for one in store.agencies()] == ["Mere Trust"]
        assert (store.boards(), store.search("information").total) == ((), 0)

    def test_new_vectors_are_a_change(self, store: Store) -> None:
        """A plan that was saved without vectors is saved again when it gets some."""
        save(store, birch())
        assert save(store, birch(), vectors_of(birch(), vector(1, 0))).outcome == "read again"
        assert store.status().vectors == 1

    def test_other_bytes_are_refused(self, store: Store) -> None:
        """A plan is not saved with a document it was not read from."""
        with pytest.raises(LibraryError, match=r"ash\.txt has changed since it was read"):
            store.save_plan(ash(), data=b"other words", vectors={}, encoder=None)
        assert store.status().plans == 0

    def test_strange_vectors_are_refused(self, store: Store) -> None:
        """Vectors of recommendations that the plan does not hold are refused."""
        with pytest.raises(LibraryError, match="not those of its recommendations"):
            save(store, birch(), {"nobody": vector(1, 0)})

    def test_one_library_has_one_encoder(self, filled: Store) -> None:
        """Vectors of another encoder are refused, for they cannot be compared; what was there stays."""
        vectors = vectors_of(birch(), vector(1, 0))
        with pytest.raises(LibraryError, match="made with the encoder tiny, not large"):
            filled.save_plan(birch(), data=document("birch"), vectors=vectors, encoder="large")
        assert filled.plan(birch().id)[1] == birch()

    @many_examples
    @given(st.data())
    def test_order_of_loading_does_not_show(self, fresh: Fresh, data: st.DataObject) -> None:
        """Plans saved in any order give the same library."""
        made = {name: data.draw(plans(name)) for name in (b"one", b"two", b"three")}
        pictures = []
        for order in (list(made), data.draw(st.permutations(list(made)))):
            store = fresh()
            for name in order:
                store.save_plan(made[name], data=name)
            pictures.append(picture(store))
            store.close()
        assert pictures[0] == pictures[1]

    @many_examples
    @given(plans())
    def test_any_plan_comes_back(self, fresh: Fresh, one: Plan) -> None:
        """Any plan whatever is saved and comes back equal; saving it again changes nothing."""
        store = fresh()
        store.save_plan(one, data=b"a plan")
        before = picture(store)
        assert store.save_plan(one, data=b"a plan").outcome == "unchanged"
        assert store.plan(one.id)[1] == one
        assert picture(store) == before
        store.close()


class TestForgetting:
    """A takedown removes a document and all that came from it."""

    def test_forgetting_leaves_the_rest(self, fresh: Fresh) -> None:
        """A library that forgot a plan answers as one that never had it."""
        forgetful = fresh()
        for one in (ash(), birch(), cedar()):
            save(forgetful, one)
        assert forgetful.forget(ash().id[:9], on=TODAY).title == "Plan ash"
        left = picture(forgetful)
        other = fresh()
        for one in (birch(), cedar()):
            save(other, one)
        assert left == picture(other)

    def test_forgetting_takes_vectors_and_original(self, filled: Store) -> None:
        """Neither vectors nor the document are left."""
        filled.forget(ash().id, on=TODAY)
        assert filled.status().vectors == 2
        with pytest.raises(NotInLibrary):
            filled.original(ash().id)

    def test_tombstone_says_when(self, filled: Store) -> None:
        """The day of forgetting is kept, until the document is read again on purpose."""
        filled.forget(ash().id, on=TODAY)
        assert filled.forgotten(ash().id) == TODAY
        save(filled, ash())
        assert filled.forgotten(ash().id) is None

    def test_unknown_plan_cannot_be_forgotten(self, filled: Store) -> None:
        """Forgetting what is not there says so."""
        with pytest.raises(NotInLibrary, match="holds no plan “abc0”"):
            filled.forget("abc0", on=TODAY)
