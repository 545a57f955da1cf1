"""Two engines, one library: every question has the same answer on both, to the order and the last digit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.connect import connect
from graph.store import Store
from tests.graph import questions
from tests.graph.conftest import on_server
from tests.graph.generated import WIDTH, fill
from tests.neo4j.server import Server

PLANS = 410  # of the generated library: a little over 2,000 recommendations


@pytest.fixture
def both(server: Server, tmp_path: Path) -> Iterator[Callable[[Path], tuple[Store, Store]]]:
    """Opens a library in a folder, and its copy on the server."""
    opened: list[Store] = []

    def pair(folder: Path) -> tuple[Store, Store]:
        opened.extend((connect(folder, create=False), on_server(server, tmp_path)))
        embedded, served = opened
        assert not any(one.known for one in embedded.copy_to(served))
        return embedded, served

    yield pair
    for one in opened:
        one.close()


def differing(one: Store, other: Store, width: int) -> list[str]:
    """The questions whose answers differ."""
    pairs = zip(questions.answers(one, width), questions.answers(other, width), strict=True)
    return [asked for (asked, told), (also_asked, also_told) in pairs if asked != also_asked or told != also_told]


@pytest.mark.loopback
def test_the_sample_library_answers_alike(sample: Path, both: Callable[[Path], tuple[Store, Store]]) -> None:
    """The two engines agree on every question over the sample library."""
    embedded, served = both(sample)
    width = embedded.groups_input().vectors.shape[1]
    assert differing(embedded, served, width) == []


@pytest.mark.loopback
def test_a_generated_library_answers_alike(tmp_path: Path, both: Callable[[Path], tuple[Store, Store]]) -> None:
    """The two engines agree on every question over 2,000 recommendations of every shape."""
    with connect(tmp_path / "generated") as made:
        fill(made, PLANS)
        assert made.status().recommendations > 2_000
    embedded, served = both(tmp_path / "generated")
    assert differing(embedded, served, WIDTH) == []


@pytest.mark.loopback
def test_saving_on_either_engine_makes_the_same_library(server: Server, tmp_path: Path) -> None:
    """Plans saved, grouped and taken out on the server leave what they leave in a folder."""
    with connect(tmp_path / "folder") as embedded, on_server(server, tmp_path) as served:
        for store in (embedded, served):
            fill(store, 12)
        assert differing(embedded, served, WIDTH) == []


def test_every_question_is_asked(sample: Path) -> None:
    """No verb of a store is left out of the comparison."""
    with connect(sample, create=False) as store:
        asked = {name.split()[0] for name, _ in questions.answers(store, store.groups_input().vectors.shape[1])}
    verbs = {name for name in dir(Store) if not name.startswith("_")}
    assert verbs - questions.CHANGES - {"revision"} <= asked
