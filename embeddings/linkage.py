"""Groups from scored pairs by average linkage: neither chained together by one pair nor shattered by one.

Two groups meet where the mean over all pairs between them is high enough; a pair that was not scored counts as the
floor. What happens in one corner of a library depends on no other corner.
"""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[int, int, float]
_UNIT = 10_000  # scores are summed as whole numbers: exactly, so in any order


def average_linkage(pairs: Iterable[Pair], *, least: float, floor: float) -> list[tuple[int, ...]]:
    """Groups of at least two numbers, each sorted, in the order of their first numbers.

    Args:
        pairs: two different numbers and their score to four decimals, each pair once.
        least: the mean score that keeps two groups together.
        floor: what a pair that is missing, or scored lower, counts as; below `least`.
    """
    growing = _Growing(pairs, floor)
    growing.run((least - floor) * _UNIT)
    return sorted(tuple(sorted(group)) for group in growing.members.values() if len(group) > 1)


class _Growing:
    """Groups as they grow.

    Each group follows its nearest until two are each other's nearest, which then join (the nearest-neighbour chain):
    for average linkage this ends as joining the nearest two of all would, without looking for them.
    """

    def __init__(self, pairs: Iterable[Pair], floor: float) -> None:
        self.members: dict[int, list[int]] = {}
        self.sums: dict[int, dict[int, int]] = {}  # of the scores above the floor, between two groups
        for left, right, score in pairs:
            above = round((score - floor) * _UNIT)
            if above > 0:
                self.sums.setdefault(left, {})[right] = above
                self.sums.setdefault(right, {})[left] = above
        for number in sorted(self.sums):
            self.members[number] = [number]

    def run(self, least: float) -> None:
        """Join until no two groups are near enough."""
        for start in list(self.members):
            chain = [start] if start in self.members else []
            while chain:
                before = chain[-2] if len(chain) > 1 else None
                other = self.nearest(chain[-1], before, least)
                if other is None:
                    chain.pop()
                elif other == before:
                    made = self.join(chain.pop(), chain.pop())
                    chain = chain or [made]
                else:
                    chain.append(other)

    def nearest(self, group: int, before: int | None, least: float) -> int | None:
        """The group with the highest mean, at least `least`; among equals the one before in the chain, or the first."""
        best, found, size = least, None, len(self.members[group])
        for other, total in self.sums[group].items():
            mean = total / (size * len(self.members[other]))
            if mean < best:
                continue
            if mean > best or found is None or other == before or (found != before and other < found):
                best, found = mean, other
        return found

    def join(self, left: int, right: int) -> int:
        """Put two groups together under the smaller number of the two."""
        left, right = min(left, right), max(left, right)
        self.members[left] += self.members.pop(right)
        sums = self.sums[left]
        for other, total in self.sums.pop(right).items():
            if other != left:
                del self.sums[other][right]
                sums[other] = self.sums[other][left] = sums.get(other, 0) + total
        sums.pop(right, None)
        return left
