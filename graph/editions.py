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
class Voice:
    """What a plan asks, by keys of the wordings, and the boards and reviews in whose name."""

    wordings: set[str] = field(default_factory=set)
    boards: set[str] = field(default_factory=set)
    reviews: set[str] = field(default_factory=set)


def by_plan(members: Iterable[Speaks]) -> dict[str, Voice]:
    """What each plan asks; the order of `members` tells nothing."""
    plans: defaultdict[str, Voice] = defaultdict(Voice)
    for member in members:
        known = plans[member.plan]
        known.wordings.add(member.wording)
        known.boards |= {member.board} if member.board else set()
        known.reviews |= {member.review.partition("/")[2]} if member.review else set()
    return dict(plans)


def leaders(plans: Mapping[str, Voice]) -> dict[str, str]:
    """For each plan that has another edition here, the edition that stands for all: the first by id."""
    first: dict[str, str] = {}
    for one, other, _, _ in pairs(plans):
        mine, theirs = first.get(one, one), first.get(other, other)
        low, high = min(mine, theirs), max(mine, theirs)
        first |= dict.fromkeys((one, other, *(p for p, leader in first.items() if leader == high)), low)
    return first


def pairs(plans: Mapping[str, Voice]) -> Iterator[tuple[str, str, int, int]]:
    """Pairs of plans that are editions of one: both ids, how many asks are worded alike, how many there are in all."""
    where: defaultdict[str, list[str]] = defaultdict(list)
    for plan, known in plans.items():
        for wording in known.wordings:
            where[wording].append(plan)
    shared = (found for found in where.values() if 1 < len(found) <= _COMMON)
    near = Counter(pair for found in shared for pair in combinations(sorted(found), 2))
    for (one, other), alike in sorted(near.items()):
        asks = len(plans[one].wordings | plans[other].wordings)
        if alike >= FEWEST and alike >= _least(plans[one], plans[other]) * asks:
            yield one, other, alike, asks


def _least(one: Voice, other: Voice) -> float:
    """The share of asks that two editions have in common at least; more than all where two boards publish them."""
    if one.boards and other.boards and not one.boards & other.boards:
        return 2.0
    return NEARLY_ALL if one.reviews and other.reviews and not one.reviews & other.reviews else MOST
