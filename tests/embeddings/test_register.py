"""Ids of groups over many loadings."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from embeddings.register import keep_ids, standing
from graph.register import EventKind, RegisterEvent

Events = tuple[RegisterEvent, ...]
Groups = list[set[str]]


def after(*states: Groups) -> tuple[tuple[str, ...], Events, Events]:
    """Ids at the end of a number of states, the events of the last step, and the whole register."""
    ids: tuple[str, ...] = ()
    register: Events = ()
    last: Events = ()
    for state in states:
        ids, last = keep_ids(state, register)
        register += last
    return ids, last, register


def kinds(events: Events) -> list[EventKind]:
    """What kinds of thing happened, in order."""
    return [event.kind for event in events]


def test_a_new_group_is_founded() -> None:
    """The first grouping founds each group with its members."""
    (key,), events, _ = after([{"b", "a"}])
    assert events == (RegisterEvent(kind=EventKind.FOUNDED, recurrence=key, members=("a", "b")),)


def test_a_group_that_nothing_touched_has_no_event() -> None:
    """Grouping the same again says nothing."""
    assert after([{"a", "b"}], [{"a", "b"}])[1] == ()


def test_a_group_that_grows_keeps_its_id() -> None:
    """New members join under the old id."""
    (first,), _, _ = after([{"a", "b"}])
    (key,), events, _ = after([{"a", "b"}], [{"a", "b", "c"}])
    assert (key, events) == (first, (RegisterEvent(kind=EventKind.JOINED, recurrence=first, members=("c",)),))


def test_a_member_that_goes_nowhere_has_left() -> None:
    """A plan that was taken out leaves its groups."""
    _, events, _ = after([{"a", "b", "c"}], [{"a", "b"}])
    assert kinds(events) == [EventKind.LEFT]


def test_a_split_is_recorded_and_the_larger_part_keeps_the_id() -> None:
    """Where a group falls in two, the smaller part is founded anew and the register says where it came from."""
    (old,), _, _ = after([{"a", "b", "c", "d", "e"}])
    (small, large), events, _ = after([{"a", "b", "c", "d", "e"}], [{"a", "b"}, {"c", "d", "e"}])
    assert large == old
    assert events[0] == RegisterEvent(kind=EventKind.SPLIT, recurrence=old, members=("a", "b"), others=(small,))
    assert kinds(events) == [EventKind.SPLIT, EventKind.FOUNDED]


def test_a_merger_is_recorded_and_the_larger_part_keeps_the_id() -> None:
    """Where two groups become one, the register says which id went into which."""
    (small, large), _, _ = after([{"a", "b"}, {"c", "d", "e"}])
    (key,), events, _ = after([{"a", "b"}, {"c", "d", "e"}], [{"a", "b", "c", "d", "e"}])
    assert key == large
    assert events == (RegisterEvent(kind=EventKind.MERGED, recurrence=large, members=("a", "b"), others=(small,)),)


def test_a_group_without_members_is_retired() -> None:
    """A group that fell apart altogether ends."""
    _, events, register = after([{"a", "b"}], [])
    assert kinds(events) == [EventKind.LEFT, EventKind.RETIRED]
    assert standing(register) == {}


def test_an_id_is_never_given_twice() -> None:
    """The same members found again after their group ended get an id of their own."""
    (first,), _, _ = after([{"a", "b"}])
    (again,), _, _ = after([{"a", "b"}], [], [{"a", "b"}])
    assert first != again


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=6))
def test_replaying_the_register_gives_the_groups(seeds: list[int]) -> None:
    """Whatever happens between states, the register read from its beginning says what stands now, under those ids."""
    states = [random_groups(seed) for seed in seeds]
    ids, _, register = after(*states)
    assert standing(register) == dict(zip(ids, map(frozenset, states[-1]), strict=True))


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_order_of_groups_does_not_show(seed: int, other: int) -> None:
    """Each group gets the same id wherever it stands in the list."""
    _, _, register = after(random_groups(seed))
    groups = random_groups(other)
    ids = dict(zip(map(frozenset, groups), keep_ids(groups, register)[0], strict=True))
    turned = groups[::-1]
    assert dict(zip(map(frozenset, turned), keep_ids(turned, register)[0], strict=True)) == ids


def random_groups(seed: int) -> Groups:
    """Some of twelve members in up to five groups."""
    chance = random.Random(seed)
    found: list[set[str]] = [set() for _ in range(5)]
    for member in "abcdefghijkl":
        where = chance.randrange(7)
        if where < len(found):
            found[where].add(member)
    return [one for one in found if one]
