"""Loose ends that stand in several editions of one plan, so that lists show each once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from graph.answers import OpenThread
from graph.contents import Contents
from graph.engine import View
from graph.identity import normal
from graph.shelf import items
from graph.threads import threads_of


@dataclass(frozen=True, slots=True)
class Doubles:
    """Sets of threads that are one: for each thread that is in one, by number, all of its set."""

    of: Mapping[int, int] = field(default_factory=dict)

    def once(self, found: int) -> int:
        """The threads of a set, each of those that are one only once: the first in their order."""
        for both in {found & double for double in self.of.values()}:
            found &= ~(both & (both - 1))
        return found

    def size(self, found: int) -> int:
        """How many threads a set holds; those that are one are one."""
        held = [double for number, double in self.of.items() if found >> number & 1] if self.of else []
        return found.bit_count() - len(held) + len({*held})

    def others(self, number: int) -> Iterator[int]:
        """The other threads that are one with a thread."""
        yield from items(self.of.get(number, 0) & ~(1 << number))


def load(view: View, here: Contents, same: Mapping[str, str]) -> Doubles:
    """The threads that editions of one plan (see `editions.leaders`) share: of one kind, one ask and the same words.

    What one edition says twice stays twice.
    """
    if not same:
        return Doubles()
    numbers = {one: number for number, one in enumerate(here.threads.ids)}
    told: defaultdict[tuple[object, ...], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one, plan, wording, kind, quote, step in view.rows("said_by_threads", plans=json.dumps(sorted(same))):
        told[(same[plan], wording, kind, normal(quote or ""), step)][plan].append(numbers[one])
    sets = (beside for by_plan in told.values() for beside in _sets(by_plan))
    return Doubles({number: sum(1 << other for other in beside) for beside in sets for number in beside})


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
