"""Things that count as one: whatever is one with what, lists and counts are those of going through them one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.doubles import Doubles, doubles
from graph.shelf import count, items, of, shelf

SIZE = 12
ITEMS = st.integers(0, SIZE - 1)
SETS = st.lists(ITEMS, unique=True).map(lambda numbers: [numbers[at : at + 3] for at in range(0, len(numbers), 3)])
FOUND = st.sets(ITEMS)


def leaders(sets: list[list[int]], found: set[int]) -> set[int]:
    """The items found, each of those that are one only once."""
    together = {number: set(one) for one in sets for number in one}
    return {number for number in found if number == min(together.get(number, {number}) & found)}


@given(SETS, FOUND)
def test_a_set_is_shown_once(sets: list[list[int]], found: set[int]) -> None:
    """Of those that are one the first that was found is shown, and they are counted as one."""
    known = doubles(sets, SIZE)
    wanted = leaders(sets, found)
    assert set(items(known.once(of(found, SIZE)))) == wanted
    assert count(of(found, SIZE), known.first) == len(wanted)


@given(SETS, FOUND, st.lists(st.tuples(ITEMS, st.sampled_from("abc")), max_size=30))
def test_a_choice_counts_a_set_once(sets: list[list[int]], found: set[int], pairs: list[tuple[int, str]]) -> None:
    """Each choice of a filter counts those of a set that have it as one."""
    known = doubles(sets, SIZE)
    field = shelf([str(number) for number in range(SIZE)], {"field": pairs}).fields["field"]
    having = {value: {item for item, other in pairs if other == value} & found for _, value in pairs}
    wanted = {value: len(leaders(sets, held)) for value, held in having.items() if held}
    assert field.counts(of(found, SIZE), known.first) == wanted


def test_without_doubles_nothing_changes() -> None:
    """Where no two are one, all are shown and counted."""
    assert (Doubles().once(0b1011), count(0b1011, Doubles().first)) == (0b1011, 3)
    assert doubles([], SIZE).first is None
