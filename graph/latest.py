"""Each recommendation once: which stand in several editions of one plan, and what the latest of them leaves open."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from graph.doubles import Doubles, beside, doubles
from graph.editions import Voice, leaders
from graph.engine import View
from graph.identity import normal
from graph.shelf import Field, Shelf, flags, items, of

Numbers = NDArray[np.int64]
_NONE: Numbers = np.array([], dtype=np.int64)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Spots:
    """What loose ends hang on: an ask, or one of its several actions, numbered alike in every edition that has it.

    For each spot of each recommendation: its item, the spot and the day of its plan (0: undated).
    """

    items: Numbers = field(default_factory=lambda: _NONE)
    spots: Numbers = field(default_factory=lambda: _NONE)
    days: Numbers = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Latest:
    """What editions of one plan share: `plans` gives for each of them the one that stands for all.

    `voices` are what all plans ask, by which that is told.
    `asks` are recommendations and `threads` loose ends that are one; `actions` counts those of each recommendation.
    """

    voices: Mapping[str, Voice] = field(default_factory=dict)
    plans: Mapping[str, str] = field(default_factory=dict)
    asks: Doubles = field(default_factory=Doubles)
    threads: Doubles = field(default_factory=Doubles)
    actions: Mapping[int, int] = field(default_factory=dict)
    held: _Spots = field(default_factory=_Spots)
    left: _Spots = field(default_factory=_Spots)
    numbers: Numbers = field(default_factory=lambda: _NONE)  # of the threads in `left`
    size: int = 0  # threads of the library

    def editions(self, plans: Iterable[str]) -> int:
        """How many of some plans are there again, in another edition that stands among them."""
        found = [self.plans[one] for one in plans if one in self.plans]
        return len(found) - len(set(found))

    def superseded(self, item: int) -> bool:
        """Whether a later edition holds this recommendation too, by the days of their plans."""
        days = dict(zip(self.held.items.tolist(), self.held.days.tolist(), strict=True))
        own = days.get(item, 0)
        return own > 0 and any(days[other] > own for other in self.asks.others(item))

    def repeated_actions(self, found: int) -> int:
        """How many actions those of some recommendations have that another one of them stands for."""
        return sum(self.actions.get(item, 0) for item in items(found & ~self.asks.once(found)))

    def stale(self, within: int, by: Field | None = None) -> int:
        """The threads on what a later edition among the recommendations `within` reports anew.

        Editions of one day stand side by side, and nothing is later than an undated one. With a field `by`, only an
        edition of the same value is held against a thread.
        """
        if not len(self.numbers):
            return 0
        there = flags(within, max(within.bit_length(), int(self.held.items.max()) + 1))
        kept = there[self.held.items].astype(bool)
        held, left = self.held.spots[kept], self.left.spots
        if by:
            values, spots = by.numbered(), 1 + int(self.held.spots.max())
            held, left = values[self.held.items[kept]] * spots + held, values[self.left.items] * spots + left
            _, which = np.unique(np.concatenate([held, left]), return_inverse=True)
            held, left = which[: len(held)], which[len(held) :]
        newest = np.zeros(1 + max(held.max(initial=0), left.max(initial=0)), dtype=np.int64)
        np.maximum.at(newest, held, self.held.days[kept])
        gone = (self.left.days > 0) & (newest[left] > self.left.days)
        return of(self.numbers[gone].astype(np.int32), self.size)


@dataclass(kw_only=True, slots=True)
class _Ask:
    """A recommendation of an edition, by its item."""

    item: int
    plan: str
    day: int
    wording: str
    label: str
    actions: list[str]


def load(view: View, voices: Mapping[str, Voice], asks: Shelf, at: Mapping[str, int], threads: Shelf) -> Latest:
    """What the editions of plans share: asks worded alike, and on these what they leave open in the same words.

    What one edition says twice stays twice.
    """
    plans = leaders(voices)
    if not plans:
        return Latest(voices=voices)
    wanted = json.dumps(sorted(plans))
    known = _asks(view, wanted, at)
    one_ask = doubles(_together(known.values(), plans), len(asks.ids))
    found = [(known[at[row[2]]], row) for row in view.rows("said_by_threads", plans=wanted)]
    number = {one: place for place, one in enumerate(threads.ids)}
    same: defaultdict[tuple[object, ...], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for ask, (id_, plan, _, kind, quote, step, action) in found:
        on = normal(action) if action else step
        same[(_first(one_ask, ask.item), kind, normal(quote or ""), on)][plan].append(number[id_])
    held, left = _spots(known.values(), [(ask, row[5], row[6]) for ask, row in found], one_ask)
    return Latest(
        voices=voices,
        plans=plans,
        asks=one_ask,
        threads=doubles((set_ for by_plan in same.values() for set_ in beside(by_plan)), len(threads.ids)),
        actions={item: len(ask.actions) for item, ask in known.items()},
        held=held,
        left=left,
        numbers=np.array([number[row[0]] for _, row in found], dtype=np.int64),
        size=len(threads.ids),
    )


def _asks(view: View, plans: str, at: Mapping[str, int]) -> dict[int, _Ask]:
    found: dict[int, _Ask] = {}
    words = cache(normal)  # editions repeat each other
    for id_, plan, dated, wording, label, action, is_one in view.rows("asks_of_editions", plans=plans):
        day = date.fromisoformat(dated).toordinal() if dated else 0
        made = _Ask(item=at[id_], plan=plan, day=day, wording=wording, label=words(label or ""), actions=[])
        ask = found.setdefault(at[id_], made)
        if is_one:
            ask.actions.append(words(action or ""))
    return found


def _together(asks: Iterable[_Ask], plans: Mapping[str, str]) -> Iterator[list[int]]:
    """Items of the asks that are one: worded alike, and of one label where an edition words several alike."""
    alike: defaultdict[tuple[str, str], list[_Ask]] = defaultdict(list)
    for ask in asks:
        alike[plans[ask.plan], ask.wording].append(ask)
    for found in alike.values():
        if max(Counter(ask.plan for ask in found).values()) == 1:
            yield from beside(_by_plan(found))
            continue
        by_label: defaultdict[str, list[_Ask]] = defaultdict(list)
        for ask in found:
            by_label[ask.label].append(ask)
        sets = [one for labelled in by_label.values() for one in beside(_by_plan(labelled))]
        yield from sets
        taken = {item for one in sets for item in one}
        yield from beside(_by_plan([ask for ask in found if ask.item not in taken]))


def _by_plan(asks: Iterable[_Ask]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for ask in asks:
        found[ask.plan].append(ask.item)
    return found


def _spots(
    asks: Iterable[_Ask], threads: Sequence[tuple[_Ask, int | None, str | None]], one_ask: Doubles
) -> tuple[_Spots, _Spots]:
    """What each recommendation holds that a loose end can hang on, and what each loose end hangs on.

    The only action of an ask is as good as the ask: its words may change from edition to edition.
    """
    numbers: dict[tuple[int, str | None], int] = {}

    def row(ask: _Ask, action: str | None) -> tuple[int, int, int]:
        return ask.item, numbers.setdefault((_first(one_ask, ask.item), action), len(numbers)), ask.day

    held = [row(ask, action) for ask in asks for action in (None, *dict.fromkeys(ask.actions))]
    left = [
        row(ask, None if step is None or len(ask.actions) == 1 else normal(action or ""))
        for ask, step, action in threads
    ]
    return _columns(held), _columns(left)


def _columns(rows: Sequence[tuple[int, int, int]]) -> _Spots:
    found, spots, days = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return _Spots(items=found, spots=spots, days=days)


def _first(one_ask: Doubles, item: int) -> int:
    return item if one_ask.first is None else int(one_ask.first[item])
