"""Where each neighbour has its place in a picture."""

from __future__ import annotations

from math import hypot

from graph.analysis import circle
from graph.store import Store
from tests.graph.examples import ash, ask, plan, save

ASH = f"plan:{ash().id}"


def test_centre_is_in_the_middle(filled: Store) -> None:
    """The thing itself stands in the middle, its neighbours all at the same distance, no two in one place."""
    found = filled.around(ASH)
    places = dict(circle(found))
    assert places.pop(ASH) == (0.0, 0.0)
    assert {round(hypot(x, y), 3) for x, y in places.values()} == {1.0}
    assert len(set(places.values())) == len(found.nodes)


def test_places_stay_between_visits(filled: Store) -> None:
    """A change elsewhere in the library moves nothing in a neighbourhood that is the same."""
    before = circle(filled.around(ASH))
    save(filled, plan("elder", ask("elder", "1", "Another ask.")))
    assert circle(filled.around(ASH)) == before
