"""How much two texts speak for the same obligation, from their vectors, their words and what they ask to be done.

The score is a function of the two texts alone, so nothing else in a library can change it.
"""

from __future__ import annotations

from math import sqrt

from embeddings.obligations import FRAME_WEIGHT, Obligation, lexicon, weight

# Log-odds fitted by logistic regression and rounded. Between two asks on the first fifty families of `bench/asks.toml`
# (each half of them fitted alone ranks the other nearly as well); BASE was chosen by how the groups of all came out.
BASE = -6.4
COSINE = 3.2
WORDS = 2.0
ACTS = 2.0
NO_ACT = -0.6
OTHER_ACTS = -1.5
LEADING = -1.4
TOPICS = 1.8
OTHER_TOPICS = -2.0
ONE_TOPIC = -0.8
UNNAMED_COSINE = 0.9  # where the vocabulary names no topic of either, their meaning and their words must tell
UNNAMED_WORDS = 1.9
PARTIES = 0.6
OTHER_PARTIES = -0.2
# Where one of the two only tells what was found, on half of the concerns that `bench/recurrences.py` reads.
TOLD_BASE = -9.0
TOLD_COSINE = 8.6
TOLD_WORDS = 7.1
TOLD_ACTS = 1.4
TOLD_OTHER_ACTS = -0.9
DECIMALS = 4  # finer differences are the order of summation, not meaning


def score(left: Obligation, right: Obligation, cosine: float) -> float:
    """Log-odds that two texts ask the same, by their obligations and the cosine of their vectors; about -9 to 8."""
    between = _asked if left.asks and right.asks else _told
    return round(between(left, right, cosine), DECIMALS)


def kindred(left: Obligation, right: Obligation, cosine: float) -> float:
    """As `score`, for being of one theme, whatever is asked about it."""
    return round(_told(left, right, cosine) + TOPICS * shared_topics(left, right), DECIMALS)


def _asked(left: Obligation, right: Obligation, cosine: float) -> float:
    words = shared_words(left, right)
    total = BASE + COSINE * cosine + WORDS * words
    total += LEADING * len((left.leads - right.acts) | (right.leads - left.acts))
    if not left.acts or not right.acts:
        total += NO_ACT
    elif left.acts.isdisjoint(right.acts):
        total += OTHER_ACTS
    else:
        total += ACTS * weight(left.acts & right.acts, lexicon().weak) / (left.sizes[0] * right.sizes[0])
    if left.narrow and right.narrow:
        total += OTHER_TOPICS * left.narrow.isdisjoint(right.narrow)
    elif left.narrow or right.narrow:
        total += ONE_TOPIC
    else:
        total += UNNAMED_COSINE * cosine + UNNAMED_WORDS * words
    total += TOPICS * shared_topics(left, right)
    if left.parties and right.parties:
        common = len(left.parties & right.parties)
        total += PARTIES * common / (left.sizes[2] * right.sizes[2]) if common else OTHER_PARTIES
    return total


def _told(left: Obligation, right: Obligation, cosine: float) -> float:
    if other_acts(left, right):
        acts = TOLD_OTHER_ACTS
    else:
        acts = TOLD_ACTS * len(left.acts & right.acts) / max(1, len(left.acts | right.acts))
    return TOLD_BASE + TOLD_COSINE * cosine + TOLD_WORDS * shared_words(left, right) + acts


def other_acts(left: Obligation, right: Obligation) -> bool:
    """Whether both ask for something that is known, and for nothing in common: training is not paperwork."""
    return bool(left.acts and right.acts) and left.acts.isdisjoint(right.acts)


def shared_words(left: Obligation, right: Obligation) -> float:
    """How much of their words two texts share, 0 to 1: the cosine of their weighted sets of stems."""
    if not left.mass or not right.mass:
        return 0.0
    common = len(left.subject & right.subject) + FRAME_WEIGHT * len(left.frame & right.frame)
    return common / (left.mass * right.mass)


def shared_topics(left: Obligation, right: Obligation) -> float:
    """How much of their topics two texts share, 0 to 1: the cosine of their sets, broad topics weighing half."""
    if left.topics.isdisjoint(right.topics):
        return 0.0
    return weight(left.topics & right.topics, lexicon().broad) / (left.sizes[1] * right.sizes[1])


def topic_weights(one: Obligation) -> dict[str, float]:
    """A number for each of a text's topics: the products of two texts add up to `shared_topics`."""
    return {topic: sqrt(weight(frozenset({topic}), lexicon().broad)) / one.sizes[1] for topic in one.topics}
