"""Average linkage: groups from scored pairs."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from embeddings.linkage import Pair, average_linkage

LEAST, FLOOR = 0.0, -5.0


def groups(pairs: list[Pair]) -> list[tuple[int, ...]]:
    """The groups at the cut that these tests use."""
    return average_linkage(pairs, least=LEAST, floor=FLOOR)


def test_one_strong_pair_does_not_chain_two_groups() -> None:
    """Two groups that meet in one pair alone stay two."""
    pairs = [(0, 1, 3.0), (1, 2, 3.0), (0, 2, 3.0), (3, 4, 3.0), (4, 5, 3.0), (3, 5, 3.0), (2, 3, 2.9)]
    assert groups(pairs) == [(0, 1, 2), (3, 4, 5)]


def test_one_weak_pair_does_not_shatter_a_group() -> None:
    """A group holds where one of its pairs is far apart and the others are near."""
    assert groups([(0, 1, 3.0), (1, 2, 3.0), (0, 2, -2.0)]) == [(0, 1, 2)]


def test_a_pair_that_was_not_scored_counts_as_the_floor() -> None:
    """What nobody compared is taken to be far apart."""
    assert groups([(0, 1, 3.0), (1, 2, 2.0)]) == [(0, 1)]


def test_nothing_makes_no_groups() -> None:
    """Without pairs there are no groups."""
    assert groups([]) == []


def everything(seed: int) -> list[Pair]:
    """A full set of random scores."""
    chance = random.Random(seed)
    return [(a, b, round(chance.uniform(-5, 3), 4)) for a, b in itertools.combinations(range(12), 2)]


def slowly(pairs: list[Pair]) -> list[tuple[int, ...]]:
    """The definition, step by step: join the two groups with the highest mean until none reaches the least."""
    score = {frozenset(pair[:2]): pair[2] for pair in pairs}
    found: list[tuple[int, ...]] = [(number,) for number in range(12)]

    def mean(pair: tuple[tuple[int, ...], tuple[int, ...]]) -> float:
        between = [score[frozenset(two)] for two in itertools.product(*pair)]
        return sum(between) / len(between)

    while len(found) > 1:
        best = max(itertools.combinations(found, 2), key=mean)
        if mean(best) < LEAST:
            break
        found = [one for one in found if one not in best] + [tuple(sorted(best[0] + best[1]))]
    return sorted(one for one in found if len(one) > 1)


@given(st.integers(0, 10_000))
def test_chains_end_where_the_definition_ends(seed: int) -> None:
    """Following nearest neighbours gives the groups that joining the nearest two of all would give."""
    assert groups(everything(seed)) == slowly(everything(seed))


@given(st.integers(0, 10_000))
def test_the_order_of_pairs_does_not_show(seed: int) -> None:
    """The same pairs in another order give the same groups."""
    pairs = everything(seed)
    random.Random(seed + 1).shuffle(pairs)
    assert groups(pairs) == groups(everything(seed))


@given(st.integers(0, 10_000))
def test_what_happens_elsewhere_does_not_show(seed: int) -> None:
    """New pairs between new numbers leave the groups as they were."""
    elsewhere = [(a + 100, b + 100, score) for a, b, score in everything(seed + 1)]
    assert [one for one in groups(everything(seed) + elsewhere) if one[0] < 100] == groups(everything(seed))
