"""The graph of the fictional sample: all of it can be drawn, walked and taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from graph.connect import connect
from graph.links import other
from graph.store import Store
from ingest.pipeline import extract
from webapp.drawing import FRAMES, svg
from webapp.pictures import drawn
from webapp.samples_library import sample_plans

if TYPE_CHECKING:
    from graph.analysis import Graph


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A library of the sample plans, without vectors."""
    with connect(tmp_path_factory.mktemp("sample"), sample=True) as store:
        for path in sample_plans():
            store.save_plan(extract(path), data=path.read_bytes())
        yield store


@pytest.fixture(scope="module")
def whole(sample: Store) -> Graph:
    """All of it as one graph."""
    return sample.as_networkx()


def test_every_edge_of_a_thing_is_shown_or_counted(sample: Store, whole: Graph) -> None:
    """The neighbourhood of each thing holds all its edges, those that are folded by their number."""
    for one in whole:
        found = sample.around(one)
        shown = Counter(edge.words for edge in found.edges)
        folded = Counter({fold.words: 0 for fold in found.folded})
        for fold in found.folded:
            folded[fold.words] += fold.count
        own = Counter(words for *_, words in whole.in_edges(one, keys=True))
        own.update(words for *_, words in whole.out_edges(one, keys=True))
        assert shown + folded == own


def test_every_thing_can_be_drawn(sample: Store, whole: Graph) -> None:
    """Each thing has a drawing for wide and for narrow screens, whole and with everything inside."""
    for one in sorted(whole)[::5]:
        picture = drawn(sample.around(one, unfolded=("recommendation",)))
        for frame in FRAMES:
            found = ET.fromstring(str(svg(picture, frame)))  # noqa: S314 - our own drawing
            height = int((found.get("viewBox") or "").split()[3])
            assert all(0 < int(span.get("y") or 0) < height for span in found.iter("tspan"))


def test_paths_between_plans_are_real(sample: Store, whole: Graph) -> None:
    """Each step of a path between two plans is an edge, and no hub lies between its ends."""
    plans = sorted(one for one in whole if one.startswith("plan:"))
    for start, end in pairwise(plans):
        found = sample.path(start, end)
        hubs = {hub.id for hub in found.avoided_hubs}
        at = start
        for edge in found.steps or ():
            assert whole.has_edge(edge.source, edge.target, edge.words)
            at = other(edge, at)
            assert at not in hubs
        assert found.steps is None or at == end


def test_hubs_of_the_sample_are_what_many_share(sample: Store) -> None:
    """The themes that most recommendations are about are met and named, and no path goes through them unasked."""
    codes = [theme.value for theme in sample.themes()[:2]]
    ends = [sample.around(f"theme:{code}", unfolded=("recommendation",)).nodes[0].id for code in codes]
    found = sample.path(ends[0], ends[1])
    assert {f"theme:{code}" for code in codes} <= {hub.id for hub in found.avoided_hubs}
    assert not {node.id for node in found.nodes} & {hub.id for hub in found.avoided_hubs}
