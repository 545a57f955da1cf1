"""Words that point to another plan are edges of the graph as long as that plan is in the library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from graph.connect import connect
from graph.store import Store
from ingest.pipeline import build, regroup
from tests.ingest.plans_in_text import tabs
from tests.ingest.test_pipeline import Letters

TODAY = date(2026, 1, 1)
FIRST = (
    "Tarnmoor Safeguarding Adults Board\nSafeguarding Adults Review: Rowan\nAction plan, May 2019\n\n"
    + tabs(
        "No | Recommendation | Action | Lead | Progress",
        "1 | The board should review how hospital letters reach the GP. | Review. | ICB | Done.",
        "2 | All agencies should write down who was asked about consent. | Audit. | Police | Done.",
    )
)  # fmt: skip
SECOND = (
    "Tarnmoor Safeguarding Adults Board\nSafeguarding Adults Review: Alder\nAction plan, May 2022\n\n"
    + tabs(
        "No | Recommendation | Action | Lead | Progress",
        "1 | The letter to the GP should be restored, as Recommendation 1 of the Safeguarding Adults Review Rowan "
        "asked. | Restore. | ICB | Under way.",
        "2 | Supervision should be monthly. | Change the policy. | ICB | See recommendation 1.",
        "3 | The pathway should be clear. | Write it. | ICB | Addressed by the Safeguarding Adults Review: Rowan.",
    )
)  # fmt: skip


def _library(folder: Path, texts: Sequence[str]) -> Store:
    """A library of plans in text, read in the order given."""
    paths = []
    for text in texts:
        paths.append(folder / f"{'first' if text == FIRST else 'second'}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    store = connect(folder / "library")
    build(paths, store, Letters(), today=TODAY)
    return store


def _edges(store: Store) -> set[tuple[str, str]]:
    """The edges of references, each end by its label or title."""
    graph = store.as_networkx()
    found = ((one, other) for one, other, words in graph.edges(keys=True) if words == "refers to")
    return {
        (graph.nodes[one]["label"].split(":")[0], graph.nodes[other]["label"].split(":")[0]) for one, other in found
    }


JOINED = {("1", "1"), ("2", "1"), ("3", "Safeguarding Adults Review")}


@pytest.mark.parametrize("texts", [(FIRST, SECOND), (SECOND, FIRST)], ids=["first first", "second first"])
def test_a_reference_is_an_edge_whichever_plan_came_first(tmp_path: Path, texts: Sequence[str]) -> None:
    """A row that names a row by its number leads to it, one that names a review leads to its plan."""
    with _library(tmp_path, texts) as store:
        assert _edges(store) == JOINED


def test_a_reference_to_a_plan_that_is_not_here_is_no_edge(tmp_path: Path) -> None:
    """Alone, a plan has only the references to its own rows."""
    with _library(tmp_path, (SECOND,)) as store:
        assert _edges(store) == {("2", "1")}


def test_a_reference_is_no_edge_any_more_when_its_plan_is_taken_out(tmp_path: Path) -> None:
    """What was taken out is pointed to no longer, before and after the library is grouped again."""
    with _library(tmp_path, (FIRST, SECOND)) as store:
        gone = next(plan for plan in store.plans() if plan.file == "first.txt")
        store.forget(gone.id, on=TODAY)
        before = _edges(store)
        regroup(store)
        assert before == _edges(store) == {("2", "1")}


def test_joining_again_changes_nothing(tmp_path: Path) -> None:
    """A library that is settled keeps its revision when it is read once more."""
    with _library(tmp_path, (FIRST, SECOND)) as store:
        revision = store.revision()
        build([tmp_path / "second.txt"], store, Letters(), today=TODAY)
        assert store.revision() == revision
