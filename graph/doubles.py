"""Things that are one and count as one, such as a loose end that stands in several editions of one plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

import numpy as np

from graph.answers.lists import OpenThread
from graph.engine import View
from graph.shelf import Same, items, of
from graph.threads import threads_of


@dataclass(frozen=True, slots=True, eq=False)
class Doubles:
    """Sets of things that are one: for each that is in one, by number, all of its set in their order.

    `first` gives for every thing the first of its set, which is itself where it is in none; None without any set.
    `held` are the things that are in a set.
    """

    of: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    first: Same | None = None
    held: int = 0

    def once(self, found: int) -> int:
        """The things found, each of those that are one only once: the first in their order."""
        if self.first is None or not found & self.held:
            return found
        numbers = np.array(items(found & self.held), dtype=np.int32)
        _, kept = np.unique(self.first[numbers], return_index=True)
        return found & ~self.held | of(numbers[kept], len(self.first))

    def others(self, number: int) -> Iterator[int]:
        """The other things that are one with a thing."""
        return (other for other in self.of.get(number, ()) if other != number)


def doubles(sets: Iterable[Sequence[int]], size: int) -> Doubles:
    """Sets of things, of `size` in all, nothing in two of them."""
    held = {number: tuple(one) for one in map(sorted, sets) for number in one}
    if not held:
        return Doubles()
    first = np.arange(size, dtype=np.int32)
    for number, one in held.items():
        first[number] = one[0]
    return Doubles(of=held, first=first, held=of(held, size))


def beside(by_plan: Mapping[str, Sequence[int]]) -> Iterator[list[int]]:
    """The first of each edition together, then the second, and so on; none where only one edition has it."""
    for found in zip_longest(*(sorted(numbers) for numbers in by_plan.values())):
        together = [number for number in found if number is not None]
        if len(together) > 1:
            yield together


def told(view: View, ids: Sequence[str], every: Sequence[str], doubles: Doubles, today: date) -> tuple[OpenThread, ...]:
    """Some loose ends, of `every` one, as they look on a day, with those of other editions that have it too."""
    numbers = {one: number for number, one in enumerate(every)} if doubles.of else {}
    also = {one: [every[other] for other in doubles.others(numbers[one])] for one in ids if numbers}
    shown = tuple(dict.fromkeys([*ids, *(other for others in also.values() for other in others)]))
    known = dict(zip(shown, threads_of(view, shown, today), strict=True))
    return tuple(replace(known[one], also=tuple(known[other].card for other in also.get(one, ()))) for one in ids)
