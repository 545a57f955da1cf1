"""Recurrences of the sample library, with the real encoder, in any order of loading."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from embeddings import encoder
from embeddings.recurrences import group
from embeddings.register import standing
from embeddings.relations import Kind, explain, said
from embeddings.sources import Ask, asks
from graph.register import Recurrence, RegisterEvent
from ingest.pipeline import extract
from tests.conftest import ROOT

SAMPLES = sorted(path for path in (ROOT / "webapp" / "samples").iterdir() if path.stem != "README")

#: What the README of the samples says is planted: file and words of each member.
PLANTED = {
    "refer to MARAC": (
        ("harrowmere-strategic", "know when and how to refer"),
        ("calderwick-dhr-3", "know how and when to make a referral"),
        ("calderwick-dhr-7", "confident in referring"),
        ("dunmarrow-dhr", "to refer to the Multi-Agency"),
    ),
    "hoarding pathway": (
        ("harrowmere-strategic", "hoarding pathway with"),
        ("harrowmere-sar", "pathway for hoarding"),
        ("brackenshire-scr", "guidance on self-neglect and hoarding"),
        ("loxbourne", "single hoarding pathway"),
    ),
    "police and mental health": (
        ("brackenshire-scr", "clear agreement on sharing"),
        ("calderwick-dhr-3", "protocol for sharing"),
        ("calderwick-dhr-7", "information sharing protocol"),
        ("harrowmere-sar", "agree what information"),
        ("thornsea", "share what they know about parents"),
        ("loxbourne", "agreement on sharing"),
    ),
    "move to adult services": (
        ("harrowmere-strategic", "transitions protocol"),
        ("thornsea", "should be planned from"),
    ),
    "mental capacity": (
        ("brackenshire-scr", "Mental Capacity Act"),
        ("harrowmere-sar", "executive capacity"),
        ("loxbourne", "executive capacity"),
    ),
    "professional curiosity": (
        ("harrowmere-sar", "professional curiosity"),
        ("calderwick-dhr-7", "professional curiosity"),
        ("thornsea", "little curiosity"),
    ),
}
LOOKALIKES = {
    "refer to MARAC": (
        ("harrowmere-strategic", "research form"),
        ("calderwick-dhr-3", "quality of research forms"),
        ("dunmarrow-dhr", "administrators"),
        ("calderwick-dhr-7", "attend every MARAC"),
    ),
    "police and mental health": (
        ("harrowmere-sar", "should be recorded"),
        ("loxbourne", "record a concern"),
        ("thornsea", "Chronologies"),
    ),
    "hoarding pathway": (
        ("calderwick-dhr-3", "joint approach to hoarding"),
        ("harrowmere-sar", "local register"),
        ("loxbourne", "clutter rating"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Library:
    """The asks of the sample plans, one list a plan, with the vector of each."""

    plans: tuple[tuple[Ask, ...], ...]
    vectors: dict[str, NDArray[np.float32]]

    @property
    def every(self) -> tuple[Ask, ...]:
        """All asks."""
        return tuple(one for plan in self.plans for one in plan)

    def grouped(self, chosen: Sequence[Ask], register: Sequence[RegisterEvent] = ()) -> Grouping:
        """The recurrences among some asks, and the events."""
        return group(chosen, np.stack([self.vectors[one.id] for one in chosen]), register)


Grouping = tuple[tuple[Recurrence, ...], tuple[RegisterEvent, ...]]


@pytest.fixture(scope="module")
def library() -> Library:
    """The sample library as it is read and encoded."""
    plans = tuple(asks([extract(path)]) for path in SAMPLES)
    every = [one for plan in plans for one in plan]
    made = encoder.load().encode([one.text for one in every])
    return Library(plans=plans, vectors={one.id: vector for one, vector in zip(every, made, strict=True)})


def one_of(library: Library, file: str, words: str) -> Ask:
    """The one ask of a plan that holds these words."""
    plan = next(plan for path, plan in zip(SAMPLES, library.plans, strict=True) if path.name.startswith(file))
    (found,) = [one for one in plan if words in one.text]
    return found


def members(found: Sequence[Recurrence]) -> set[frozenset[str]]:
    """The groups as sets of ids."""
    return {frozenset(key for key, _ in one.members) for one in found}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_recurrence_is_found_whole(library: Library, name: str) -> None:
    """Every member of what was planted stands in one group."""
    planted = {one_of(library, *member).id for member in PLANTED[name]}
    assert any(planted <= found for found in members(library.grouped(library.every)[0]))


@pytest.mark.parametrize("name", LOOKALIKES)
def test_no_lookalike_is_joined(library: Library, name: str) -> None:
    """What only shares a subject with a recurrence stands in no group with any of its members."""
    planted = {one_of(library, *member).id for member in PLANTED[name]}
    alike = {one_of(library, *member).id for member in LOOKALIKES[name]}
    assert not any(found & planted and found & alike for found in members(library.grouped(library.every)[0]))


def test_no_two_planted_recurrences_are_one(library: Library) -> None:
    """Groups do not chain."""
    planted = [{one_of(library, *member).id for member in found} for found in PLANTED.values()]
    groups = members(library.grouped(library.every)[0])
    assert not any(found & one and found & other for found in groups for one, other in combinations(planted, 2))


def test_a_group_has_a_name_a_reason_and_its_centre_first(library: Library) -> None:
    """What is shown of a group is told from its members, the most central of which stands first."""
    training = one_of(library, *PLANTED["refer to MARAC"][0]).id
    found = next(one for one in library.grouped(library.every)[0] if training in dict(one.members))
    assert found.name.startswith("MARAC")
    assert "make sure that staff know how" in found.reason
    assert [near for _, near in found.members] == sorted((near for _, near in found.members), reverse=True)


@settings(max_examples=12)
@given(order=st.permutations(range(len(SAMPLES))))
def test_any_order_of_plans_ends_with_the_same_groups(library: Library, order: list[int]) -> None:
    """Loaded plan by plan in any order, the same library ends with the same members, and the register knows them."""
    register: tuple[RegisterEvent, ...] = ()
    loaded: list[Ask] = []
    found: tuple[Recurrence, ...] = ()
    for number in order:
        loaded += library.plans[number]
        before = {one.id: frozenset(dict(one.members)) for one in found}
        found, events = library.grouped(loaded, register)
        register += events
        now = {frozenset(dict(one.members)): one.id for one in found}
        assert all(now.get(group, key) == key for key, group in before.items())
    assert members(found) == members(library.grouped(library.every)[0])
    assert standing(register) == {one.id: frozenset(dict(one.members)) for one in found}


def test_grouping_again_says_nothing_new(library: Library) -> None:
    """With the register at hand, the same library has no event and the same ids."""
    found, events = library.grouped(library.every)
    assert library.grouped(library.every, events) == (found, ())


def test_rows_in_any_order_give_equal_answers(library: Library) -> None:
    """Names, reasons, scores and ids do not show in which order asks were given."""
    turned = list(library.every)
    random.Random(7).shuffle(turned)
    assert library.grouped(turned) == library.grouped(library.every)


def test_a_repeat_within_one_review_is_no_recurrence(library: Library) -> None:
    """A plan beside a copy of itself has no groups, as only one review speaks."""
    plan = library.plans[0]
    copies = [Ask(id=f"{one.id}x", text=one.text, wording=one.wording, plan="x", review=one.review) for one in plan]
    twice = Library(
        plans=(plan, tuple(copies)), vectors=library.vectors | {f"{k}x": v for k, v in library.vectors.items()}
    )
    assert twice.grouped(twice.every)[0] == ()


def test_an_empty_library_has_no_recurrences() -> None:
    """Nothing grouped is nothing found."""
    assert group([], np.zeros((0, 384), dtype=np.float32)) == ((), ())


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Teach porters to spot heatstroke", "Porters should be trained to spot heatstroke", Kind.SAME_OBLIGATION),
        ("Train porters to spot heatstroke", "Porters should document cases of heatstroke", Kind.SAME_THEME),
        ("Train porters to spot heatstroke", "The road needs a new crash barrier", Kind.NOTHING),
    ],
)
def test_two_texts_are_told_apart_with_a_reason(left: str, right: str, kind: Kind) -> None:
    """A pair is the same obligation, only the same theme, or nothing; the same in both directions."""
    one, other = (
        said(text, vector) for text, vector in zip((left, right), encoder.load().encode([left, right]), strict=True)
    )
    found = explain(one, other)
    assert (found.kind, explain(other, one).kind) == (kind, kind)
    assert found.reason.endswith(".")


@given(st.text(max_size=60), st.text(max_size=60))
def test_explaining_never_raises(left: str, right: str) -> None:
    """Any two texts have a relation."""
    nothing = np.zeros(384, dtype=np.float32)
    assert explain(said(left, nothing), said(right, nothing)).reason
