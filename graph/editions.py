"""Plans that are one and the same in another format or a later edition, told by how many asks are worded alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
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

    The answer does not hang on the order of `members`.
    """
    first: dict[str, str] = {}
    for one, other, _, _ in pairs(members):
        mine, theirs = first.get(one, one), first.get(other, other)
        low, high = min(mine, theirs), max(mine, theirs)
        first |= dict.fromkeys((one, other, *(p for p, leader in first.items() if leader == high)), low)
    return first


def pairs(members: Iterable[Speaks]) -> Iterator[tuple[str, str, int, int]]:
    """Pairs of plans that are editions of one: both ids, how many asks are worded alike, how many there are in all."""
    plans: defaultdict[str, _Plan] = defaultdict(_Plan)
    where: defaultdict[str, set[str]] = defaultdict(set)
    for member in members:
        known = plans[member.plan]
        known.wordings.add(member.wording)
        known.boards |= {member.board} if member.board else set()
        known.reviews |= {member.review.partition("/")[2]} if member.review else set()
        where[member.wording].add(member.plan)
    near = Counter(pair for found in where.values() if len(found) <= _COMMON for pair in combinations(sorted(found), 2))
    for (one, other), alike in sorted(near.items()):
        asks = len(plans[one].wordings | plans[other].wordings)
        if alike >= FEWEST and alike >= _least(plans[one], plans[other]) * asks:
            yield one, other, alike, asks


def _least(one: _Plan, other: _Plan) -> float:
    """The share of asks that two editions have in common at least; more than all where two boards publish them."""
    if one.boards and other.boards and not one.boards & other.boards:
        return 2.0
    return NEARLY_ALL if one.reviews and other.reviews and not one.reviews & other.reviews else MOST
