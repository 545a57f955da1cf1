"""Loose ends that stand in several editions of one plan, so that lists show each once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

import numpy as np

from graph.answers.lists import OpenThread
from graph.contents import Contents
from graph.engine import View
from graph.identity import normal
from graph.shelf import Same, items, of
from graph.threads import threads_of


@dataclass(frozen=True, slots=True, eq=False)
class Doubles:
    """Sets of threads that are one: for each thread that is in one, by number, all of its set in their order.

    `first` gives for every thread the first of its set, which is itself where it is in none; None without any set.
    """

    of: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    first: Same | None = None

    def once(self, found: int) -> int:
        """The threads of a set, each of those that are one only once: the first in their order."""
        if self.first is None:
            return found
        numbers = np.array(items(found), dtype=np.int32)
        _, kept = np.unique(self.first[numbers], return_index=True)
        return of(numbers[kept], len(self.first))

    def others(self, number: int) -> Iterator[int]:
        """The other threads that are one with a thread."""
        return (other for other in self.of.get(number, ()) if other != number)


def doubles(sets: Iterable[Sequence[int]], size: int) -> Doubles:
    """Sets of threads, of `size` in all, no thread in two of them."""
    held = {number: tuple(one) for one in map(sorted, sets) for number in one}
    first = np.arange(size, dtype=np.int32)
    for number, one in held.items():
        first[number] = one[0]
    return Doubles(of=held, first=first if held else None)


def load(view: View, here: Contents, same: Mapping[str, str]) -> Doubles:
    """The threads that editions of one plan (see `editions.leaders`) share: of one kind, one ask and the same words.

    A thread on one of several actions hangs on the same words there, for editions number actions anew. What one edition
    says twice stays twice.
    """
    if not same:
        return Doubles()
    numbers = {one: number for number, one in enumerate(here.threads.ids)}
    told: defaultdict[tuple[object, ...], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one, plan, wording, kind, quote, step, action in view.rows("said_by_threads", plans=json.dumps(sorted(same))):
        on = normal(action) if action else step
        told[(same[plan], wording, kind, normal(quote or ""), on)][plan].append(numbers[one])
    return doubles((beside for by_plan in told.values() for beside in _sets(by_plan)), len(numbers))


def _sets(by_plan: Mapping[str, Sequence[int]]) -> Iterator[list[int]]:
    """The first of each edition together, then the second, and so on; none where only one edition has it."""
    for beside in zip_longest(*(sorted(numbers) for numbers in by_plan.values())):
        together = [number for number in beside if number is not None]
        if len(together) > 1:
            yield together


def told(view: View, here: Contents, ids: Sequence[str], doubles: Doubles, today: date) -> tuple[OpenThread, ...]:
    """Some loose ends as they look on a day, each with the recommendations of other editions that have it too."""
    numbers = {one: number for number, one in enumerate(here.threads.ids)} if doubles.of else {}
    also = {one: [here.threads.ids[other] for other in doubles.others(numbers[one])] for one in ids if numbers}
    every = tuple(dict.fromkeys([*ids, *(other for others in also.values() for other in others)]))
    known = dict(zip(every, threads_of(view, every, today), strict=True))
    return tuple(replace(known[one], also=tuple(known[other].card for other in also.get(one, ()))) for one in ids)
