"""Plans that are one and the same in another format or a later edition, told by how many asks are worded alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from graph.voices import Speaks

#: So many asks, and so large a share of all that either plan asks, are worded alike in two editions ...
FEWEST = 3
MOST = 0.5
#: ... and this share where the two say that they answer different reviews.
NEARLY_ALL = 0.8
_COMMON = 50  # plans; what more of them ask in the same words says nothing of any two


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """Another edition or format of a plan: its id and file, and how many of the `asks` of both are worded alike."""

    plan: str
    file: str
    alike: int
    asks: int


@dataclass(kw_only=True, slots=True)
class _Plan:
    wordings: set[str] = field(default_factory=set)
    boards: set[str] = field(default_factory=set)
    reviews: set[str] = field(default_factory=set)


def leaders(members: Iterable[Speaks]) -> dict[str, str]:
    """For each plan that has another edition here, the edition that stands for all: the first by id.

    The answer does not hang on the order of `members`. Through a copy of an unknown board two boards never become one.
    """
    plans = _read(members)
    first: dict[str, str] = {}
    sets: dict[str, tuple[set[str], set[str]]] = {}  # by the one that stands for all: plans and boards
    for one, other, _, _ in _pairs(plans):
        mine, theirs = (sets.pop(first.get(plan, plan), ({plan}, plans[plan].boards)) for plan in (one, other))
        joined = [mine, theirs] if _at_odds(mine[1], theirs[1]) else [(mine[0] | theirs[0], mine[1] | theirs[1])]
        for found, boards in joined:
            sets[min(found)] = found, boards
            first |= dict.fromkeys(found, min(found))
    return {plan: leader for plan, leader in first.items() if len(sets[leader][0]) > 1}


def pairs(members: Iterable[Speaks]) -> Iterator[tuple[str, str, int, int]]:
    """Pairs of plans that are editions of one: both ids, how many asks are worded alike, how many there are in all."""
    return _pairs(_read(members))


def _read(members: Iterable[Speaks]) -> dict[str, _Plan]:
    plans: defaultdict[str, _Plan] = defaultdict(_Plan)
    for member in members:
        known = plans[member.plan]
        known.wordings.add(member.wording)
        known.boards |= {member.board} if member.board else set()
        known.reviews |= {member.review.partition("/")[2]} if member.review else set()
    return plans


def _pairs(plans: Mapping[str, _Plan]) -> Iterator[tuple[str, str, int, int]]:
    where: defaultdict[str, list[str]] = defaultdict(list)
    for plan, known in plans.items():
        for wording in known.wordings:
            where[wording].append(plan)
    shared = (found for found in where.values() if len(found) <= _COMMON)
    near = Counter(pair for found in shared for pair in combinations(sorted(found), 2))
    for (one, other), alike in sorted(near.items()):
        asks = len(plans[one].wordings | plans[other].wordings)
        if alike >= FEWEST and alike >= _least(plans[one], plans[other]) * asks:
            yield one, other, alike, asks


def _at_odds(mine: set[str], theirs: set[str]) -> bool:
    """Whether both are known and have none in common."""
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _least(one: _Plan, other: _Plan) -> float:
    """The share of asks that two editions have in common at least; more than all where two boards publish them."""
    if _at_odds(one.boards, other.boards):
        return 2.0
    return NEARLY_ALL if _at_odds(one.reviews, other.reviews) else MOST
