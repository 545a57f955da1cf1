"""Which recommendations of different reviews ask the same, as groups under ids that last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from embeddings import evidence, names, obligations
from embeddings.candidates import DECIMALS, candidates
from embeddings.linkage import Pair, average_linkage
from embeddings.register import keep_ids
from embeddings.sources import Ask, voices
from graph.editions import leaders
from graph.register import Recurrence, RegisterEvent

#: The mean score that keeps two groups together: the same obligation, or (for overviews) only the same theme.
SAME_OBLIGATION = -3.3
SAME_THEME = -4.8
#: How much more a group of two must bring, where one pair bears all; shared out over the others in a larger group.
ALONE = 1.0
#: The share of their topics in common from which two asks are of one subject.
KINDRED = 0.7
#: What a pair counts as that is too far apart to be looked at.
FLOOR = -5.0
AT_ONCE = 4_096  # pairs whose cosines are computed together
SUBJECT = 0.5  # what topics in common add to the cosine of two texts, when it is seen which are near
NEAR = 0.4  # the cosine from which a pair is looked at
NEAREST = 100  # neighbours that one ask may bring ...
LARGE = 5_000  # ... in a library of up to so many asks, ...
NEAREST_OF_MANY = 18  # ... and in a larger one, where a group has its pairs from many members


#: How much two texts speak for one thing, from what they ask and the cosine of their vectors.
Evidence = Callable[[obligations.Obligation, obligations.Obligation, float], float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One group before it has an id: row numbers, and how near each stands to the others (the mean of its scores)."""

    rows: tuple[int, ...]
    nearness: tuple[float, ...]

    @property
    def sure(self) -> bool:
        """Whether there is evidence enough for a group so small."""
        mean = sum(self.nearness) / len(self.nearness)
        return mean >= SAME_OBLIGATION + ALONE / (len(self.rows) - 1)


def group(
    asks: Sequence[Ask], vectors: NDArray[np.float32], register: Sequence[RegisterEvent] = ()
) -> tuple[tuple[Recurrence, ...], tuple[RegisterEvent, ...]]:
    """The recurrences among `asks`, and what became of the known ones: events to append to the register.

    The members are the same in whatever order the plans came; only ids look back at the register. A recurrence has at
    least two voices (see `voices`). Members stand nearest first: the first is the most central.

    Args:
        asks: what is compared, in any order; ids are unique.
        vectors: unit vectors of their texts, shape (len(asks), width), in the same order.
        register: every event so far, oldest first.
    """
    order = sorted(range(len(asks)), key=lambda row: asks[row].id)
    asks, vectors = [asks[row] for row in order], vectors[order]
    read = [obligations.read(ask.text) for ask in asks]
    pairs = list(scored(read, vectors))
    kept = ranked([round_the_centre(one, read) for one in gather(pairs)], pairs)
    sure = [one for one in kept if one.sure and _one_subject([read[row] for row in one.rows])]
    editions = leaders(asks)
    found = [one for one in sure if voices((asks[row] for row in one.rows), editions) > 1]
    groups = [tuple(asks[row].id for row in one.rows) for one in found]
    ids, events = keep_ids(groups, register)
    told: dict[str, Recurrence] = {}
    for key, one in sorted(zip(ids, found, strict=True)):
        told[key] = _told(key, one, (asks, read), {other.name for other in told.values()})
    return tuple(told.values()), events


def scored(
    read: Sequence[obligations.Obligation], vectors: NDArray[np.float32], by: Evidence = evidence.score
) -> Iterator[Pair]:
    """Pairs of texts that are near enough to be looked at, with their score."""
    most = NEAREST if len(read) <= LARGE else NEAREST_OF_MANY
    found = candidates(placed(read, vectors), least=NEAR / (1 + SUBJECT), most=most)
    while some := list(islice(found, AT_ONCE)):
        left, right = (np.array(rows, dtype=np.int64) for rows in list(zip(*some, strict=True))[:2])
        cosines = np.einsum("ij,ij->i", vectors[left], vectors[right], dtype=np.float64)
        for (one, other, _), cosine in zip(some, np.round(cosines, DECIMALS).tolist(), strict=True):
            yield one, other, by(read[one], read[other], cosine)


def placed(read: Sequence[obligations.Obligation], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors in which texts on the same topics stand nearer than their words do, shape (rows, width + topics)."""
    counted = Counter(topic for one in read for topic in one.topics)
    known = {topic: column for column, topic in enumerate(sorted(counted))}
    where = np.zeros((len(read), len(known)), dtype=np.float32)
    for row, one in enumerate(read):
        for topic, weight in evidence.topic_weights(one).items():
            where[row, known[topic]] = weight
    joined = np.hstack([vectors, where * np.float32(SUBJECT**0.5)]) / np.float32((1 + SUBJECT) ** 0.5)
    return joined.astype(np.float32)


def gather(pairs: Sequence[Pair], *, least: float = SAME_OBLIGATION) -> list[Found]:
    """Groups of at least two texts with a mean score of `least` between them, whoever speaks."""
    return ranked(average_linkage(pairs, least=least, floor=FLOOR), pairs)


def ranked(groups: Sequence[tuple[int, ...]], pairs: Sequence[Pair]) -> list[Found]:
    """The groups of at least two with their members nearest first."""
    where = {row: number for number, rows in enumerate(groups) for row in rows}
    sums = dict.fromkeys(where, 0.0)
    for left, right, score in pairs:
        if left in where and where[left] == where.get(right):
            sums[left] += max(score, FLOOR) - FLOOR
            sums[right] += max(score, FLOOR) - FLOOR
    return [_found(rows, sums) for rows in groups if len(rows) > 1]


def _found(rows: tuple[int, ...], sums: Mapping[int, float]) -> Found:
    nearness = {row: round(sums[row] / (len(rows) - 1) + FLOOR, evidence.DECIMALS) for row in rows}
    ordered = tuple(sorted(rows, key=lambda row: (-nearness[row], row)))
    return Found(rows=ordered, nearness=tuple(nearness[row] for row in ordered))


def round_the_centre(one: Found, read: Sequence[obligations.Obligation]) -> tuple[int, ...]:
    """The members but for those that ask for something else than the most central one does, on another subject."""
    centre = read[one.rows[0]]
    return tuple(row for row in one.rows if not _strays(read[row], centre))


def _strays(one: obligations.Obligation, centre: obligations.Obligation) -> bool:
    apart = one.asks and centre.asks and evidence.other_acts(one, centre)
    return apart and evidence.shared_topics(one, centre) < KINDRED


def _one_subject(members: Sequence[obligations.Obligation]) -> bool:
    """Whether a narrow topic or a word is common to most of a group: the same asked of other things is another ask."""
    counted = Counter(key for one in members for key in (*one.subject, *map("topics.".__add__, one.narrow)))
    return max(counted.values(), default=0) >= max(2, names.MOST * len(members))


def _told(
    key: str, one: Found, every: tuple[Sequence[Ask], Sequence[obligations.Obligation]], taken: Collection[str]
) -> Recurrence:
    """The group as it is shown, under a name that no other one has."""
    asks, read = every
    told = names.tell([asks[row].text for row in one.rows], [read[row] for row in one.rows], taken)
    members = tuple((asks[row].id, near) for row, near in zip(one.rows, one.nearness, strict=True))
    return Recurrence(id=key, name=told.name, members=members, reason=told.reason)
