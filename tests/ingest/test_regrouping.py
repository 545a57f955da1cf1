"""Recurring learning of the sample library, from files to the store: any order, lasting ids, what was planted."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from embeddings.encoder import Encoder, load
from embeddings.sources import asks, from_library
from graph.connect import connect
from graph.store import Store
from ingest.pipeline import build, regroup

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(
    path for path in (ROOT / "webapp" / "samples").iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README"
)
PLANTED: Mapping[str, list[dict[str, Any]]] = tomllib.loads(
    (ROOT / "tests" / "plans" / "samples" / "planted.toml").read_text(encoding="utf-8")
)
TODAY = date(2026, 3, 1)
Members = frozenset[str]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The encoder that is shipped."""
    return load()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    """The sample library, all plans read in one go."""
    folder = tmp_path_factory.mktemp("library")
    with connect(folder) as store:
        build(SAMPLES, store, encoder, today=TODAY)
    return folder


def _groups(store: Store) -> dict[str, Members]:
    """The members of every recurrence, by its id."""
    found = store.recurring(limit=None).items
    return {one.id: frozenset(member.card.id for member in one.members) for one in found}


def _rows(store: Store) -> dict[tuple[str, int], str]:
    """The id of every recommendation, by the file of its plan and its place in it from 1."""
    plans = [store.plan(plan.id)[1] for plan in store.plans()]
    return {
        (plan.original.file, number): one.id
        for plan in plans
        for number, one in enumerate(plan.recommendations, start=1)
    }


def _ids(store: Store, rows: Sequence[Mapping[str, Any]]) -> Members:
    known = _rows(store)
    return frozenset(known[row["file"], row["n"]] for row in rows)


def test_reading_groups_the_whole_library(library: Path) -> None:
    """After plans were read, the recurrences are of the library as it is now."""
    with connect(library) as store:
        assert store.grouped
        assert store.recurring().total > 0


def test_the_library_gives_what_the_plans_say(library: Path) -> None:
    """What is compared from the library is what would be compared from its plans."""
    with connect(library) as store:
        plans = [store.plan(plan.id)[1] for plan in store.plans()]
        assert {one.id: one for one in from_library(store.groups_input().asks)} == {one.id: one for one in asks(plans)}


@pytest.mark.parametrize("seed", range(2))
def test_any_order_gives_the_same_groups(seed: int, library: Path, tmp_path: Path, encoder: Encoder) -> None:
    """The members of the recurrences are the same in whatever order and in however many goes plans are read."""
    mixed = random.Random(seed).sample(SAMPLES, len(SAMPLES))
    with connect(library) as store, connect(tmp_path) as other:
        build(mixed[:5], other, encoder, today=TODAY)
        build(mixed[5:], other, encoder, today=TODAY)
        assert set(_groups(other).values()) == set(_groups(store).values())


def test_an_added_plan_leaves_the_ids_of_untouched_groups(tmp_path: Path, encoder: Encoder) -> None:
    """Plan by plan, a group with the members that it had keeps the id that it had."""
    order = random.Random(7).sample(SAMPLES, len(SAMPLES))
    with connect(tmp_path) as store:
        before: dict[str, Members] = {}
        for path in order:
            build([path], store, encoder, today=TODAY)
            after = _groups(store)
            by_members = {members: key for key, members in after.items()}
            assert all(by_members.get(members, key) == key for key, members in before.items())
            before = after


def test_forgetting_a_plan_regroups(tmp_path: Path, encoder: Encoder) -> None:
    """Without a plan the groups are those of a library that never had it."""
    with connect(tmp_path / "with") as store, connect(tmp_path / "without") as other:
        build(SAMPLES[:6], store, encoder, today=TODAY)
        build(SAMPLES[1:6], other, encoder, today=TODAY)
        gone = next(plan for plan in store.plans() if plan.file == SAMPLES[0].name)
        store.forget(gone.id, on=TODAY)
        regroup(store)
        assert set(_groups(store).values()) == set(_groups(other).values())
        assert store.grouped


def test_reading_again_regroups_only_what_changed(library: Path, encoder: Encoder) -> None:
    """Unchanged plans leave the revision, the groups and the register as they were."""
    with connect(library) as store:
        before = (store.revision(), _groups(store), store.groups_input().register)
        build(SAMPLES[:2], store, encoder, today=TODAY)
        assert (store.revision(), _groups(store), store.groups_input().register) == before


@pytest.mark.parametrize("planted", PLANTED["recurrence"], ids=lambda one: one["name"])
def test_what_was_planted_is_found_whole(planted: Mapping[str, Any], library: Path) -> None:
    """All members of a planted recurrence stand in one group."""
    with connect(library) as store:
        wanted = _ids(store, planted["members"])
        assert any(wanted <= found for found in _groups(store).values())


def test_training_to_refer_to_marac_has_nothing_else_in_it(library: Path) -> None:
    """The most widely planted obligation is one group, with no other recommendation."""
    with connect(library) as store:
        (planted,) = [one for one in PLANTED["recurrence"] if one["name"].startswith("Training staff to refer")]
        assert _ids(store, planted["members"]) in _groups(store).values()


def test_no_two_planted_recurrences_are_one(library: Path) -> None:
    """No group holds members of two planted recurrences."""
    with connect(library) as store:
        planted = [_ids(store, one["members"]) for one in PLANTED["recurrence"]]
        assert all(sum(bool(found & one) for one in planted) <= 1 for found in _groups(store).values())


def test_no_lookalike_is_joined(library: Path) -> None:
    """Of the planted pairs that only look alike, none is in one group."""
    with connect(library) as store:
        found = list(_groups(store).values())
        alike = [_ids(store, (one["one"], one["other"])) for one in PLANTED["lookalike"]]
        assert [pair for pair in alike if any(pair <= group for group in found)] == []


@pytest.mark.parametrize("board", ["calderwick-community-safety-partnership"])
def test_what_was_reported_complete_and_asked_again_is_told(board: str, library: Path) -> None:
    """Where a planted member was reported complete and its board asks again, the later ask is named."""
    with connect(library) as store:
        again = [one for one in PLANTED["asked_again"] if one["first"]["file"].startswith(board.partition("-")[0])]
        assert again
        for one in again:
            (first,), (later,) = _ids(store, [one["first"]]), _ids(store, [one["again"]])
            found = store.recurrence_of(first)
            assert found is not None
            (member,) = [member for member in found.members if member.card.id == first]
            assert member.asked_again is not None
            assert (member.asked_again.recommendation, member.asked_again.same_board) == (later, True)
