"""Which plans are one and the same in another format or edition."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest

from graph.editions import leaders
from graph.same_plans import Spoken
from graph.voices import voices


def _plan(name: str, words: str, board: str | None = "north", review: str | None = None) -> list[Spoken]:
    key = f"{board or name}/{review}" if review else None
    return [Spoken(wording=word, plan=name, board=board, review=key) for word in words]


A = _plan("a", "stuvw", review="SAR/rowan")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (_plan("b", "stuvw"), True),  # the same asks, without the name of the review
        (_plan("b", "stuvwxyz"), True),  # a later edition with three more
        (_plan("b", "stuvw", board=None), True),  # a copy that lost its letterhead
        (_plan("b", "stuvw", review="SAR/mr-rowan"), True),  # all alike, the review named in another way
        (_plan("b", "stuvxyz", review="SAR/linnet"), False),  # another review that repeats four of them
        (_plan("b", "stxyz"), False),  # two in common
        (_plan("b", "stuvwabcdefghijk"), False),  # a register of many reviews
        (_plan("b", "stuvw", board="south"), False),  # another board
        (_plan("b", "st"), False),  # too few to tell
    ],
)
def test_plans_that_ask_the_same_words_are_one(other: list[Spoken], same: bool) -> None:  # noqa: FBT001  # a table
    """Most asks worded alike, by one board or an unknown one, make two plans editions of one."""
    mixed = [*A, *other]
    random.Random(1).shuffle(mixed)
    assert leaders(mixed) == ({"a": "a", "b": "a"} if same else {})


def test_editions_of_editions_are_one() -> None:
    """Three editions, each near the next, are one plan; the first by id stands for all."""
    three = [*_plan("c", "stuv"), *_plan("b", "stuvwx"), *_plan("a", "uvwxyz")]
    assert set(leaders(three).values()) == {"a"}


@pytest.mark.parametrize("names", list(permutations("bcd")), ids="".join)
def test_a_copy_without_its_board_makes_no_two_boards_one(names: tuple[str, str, str]) -> None:
    """What two boards ask in the same words is asked twice, though a copy may be of either."""
    north, south, copy = names
    found = leaders([*_plan(north, "stuv"), *_plan(south, "stuv", board="south"), *_plan(copy, "stuv", board=None)])
    assert found.get(north, north) != found.get(south, south)
    assert found[copy] in (found.get(north), found.get(south))


def test_editions_speak_with_one_voice() -> None:
    """Where two plans are one, the names of their reviews do not make them two."""
    one, other = A[0], replace(A[0], plan="b", review="north/SAR/mr-rowan")
    assert voices([one, other]) == (0, 1)
    assert voices([one, other], {"a": "a", "b": "a"}) == (0, 0)
