"""What the reader of pointers promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Action, Note, Recommendation
from ingest.values import references


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Reflected in other DHR recommendations and action plan (DHRS7)", "DHRS7"),
        ("See recommendation 4", "recommendation 4"),
        ("As per SAR Alex action plan.", "SAR Alex action plan"),
        ("This is covered under action 2.1.", "action 2.1"),
        ("Merged with Rec 3", "Rec 3"),
        ("Addressed in the Neglect Strategy.", "Neglect Strategy"),
        ("As above", "above"),
    ],
)
def test_pointer(text: str, target: str) -> None:
    """Words that point elsewhere are quoted, with what they name there."""
    [found] = references.find(text)

    assert (found.target, found.quote in text) == (target, True)


@pytest.mark.parametrize(
    "text",
    [
        "SAR/DHR protocol developed in 2022",
        "Findings of the DHR were shared with staff.",
        "See page 26 of the procedures.",
        "Staff trained above the target.",
    ],
)
def test_mention_is_no_pointer(text: str) -> None:
    """A mention of a review, a page or a policy is no pointer to another plan."""
    assert references.find(text) == ()


def test_read_looks_at_replies() -> None:
    """Pointers are read from outcomes and notes, each once, and not from the ask itself."""
    item = Recommendation(
        id="r",
        wording="w",
        text="In line with recommendation 9 of the earlier review, act.",
        actions=(Action(progress="See recommendation 4."), Action(progress="See recommendation 4.")),
        notes=(Note(heading="Comments", text="Links to action 7"),),
    )

    assert [found.target for found in references.read(item)] == ["recommendation 4", "action 7"]


@pytest.mark.parametrize(
    ("text", "points"), [("Reflected in DHR7 action plan", True), ("See DHR7. Leaflet sent to all staff.", False)]
)
def test_points_elsewhere(*, text: str, points: bool) -> None:
    """A reply that also reports something does more than point elsewhere."""
    assert bool(references.points_elsewhere(text)) is points


@given(st.text())
def test_never_raises(text: str) -> None:
    """Any text at all can be read, and every quote and target is copied from it."""
    assert all(found.quote in text and found.target in text for found in references.find(text))
