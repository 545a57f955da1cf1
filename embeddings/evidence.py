"""How much two texts speak for the same obligation, from their vectors, their words and what they ask to be done.

The score is a function of the two texts alone, so nothing else in a library can change it.
"""

from __future__ import annotations

from math import sqrt

from embeddings.obligations import FRAME_WEIGHT, Obligation, lexicon

# Log-odds fitted by logistic regression. Between two asks, on half of the pairs in `bench/asks.toml`: the act and its
# object decide, as other words are chosen freely.
BASE = -5.8
COSINE = 3.1
WORDS = 1.8
ACTS = 1.7
NO_ACT = -0.9
OTHER_ACTS = -2.0
LEADING = -1.4
TOPICS = 1.9
OTHER_TOPICS = -2.0
ONE_TOPIC = -1.0
PARTIES = 0.8
OTHER_PARTIES = -0.4
# Where one of the two only tells what was found, on half of the concerns that `bench/recurrences.py` reads.
TOLD_BASE = -9.0
TOLD_COSINE = 8.6
TOLD_WORDS = 7.1
TOLD_ACTS = 1.4
TOLD_OTHER_ACTS = -0.9
BROAD = 0.5  # what a broad topic counts beside another
DECIMALS = 4  # finer differences are the order of summation, not meaning

Keys = frozenset[str]


def score(left: Obligation, right: Obligation, cosine: float) -> float:
    """Log-odds that two texts ask the same, by their obligations and the cosine of their vectors; about -9 to 8."""
    between = _asked if left.asks and right.asks else _told
    return round(between(left, right, cosine), DECIMALS)


def _asked(left: Obligation, right: Obligation, cosine: float) -> float:
    total = BASE + COSINE * cosine + WORDS * shared_words(left, right) + ACTS * _overlap(left.acts, right.acts)
    if not left.acts or not right.acts:
        total += NO_ACT
    elif other_acts(left, right):
        total += OTHER_ACTS
    total += LEADING * len((left.acts ^ right.acts) & lexicon().leading)
    ours, theirs = left.topics - lexicon().broad, right.topics - lexicon().broad
    total += TOPICS * shared_topics(left, right) + OTHER_TOPICS * _apart(ours, theirs)
    if bool(ours) != bool(theirs):
        total += ONE_TOPIC
    return total + PARTIES * shared(left.parties, right.parties) + OTHER_PARTIES * _apart(left.parties, right.parties)


def _told(left: Obligation, right: Obligation, cosine: float) -> float:
    acts = TOLD_OTHER_ACTS if other_acts(left, right) else TOLD_ACTS * _overlap(left.acts, right.acts)
    return TOLD_BASE + TOLD_COSINE * cosine + TOLD_WORDS * shared_words(left, right) + acts


def other_acts(left: Obligation, right: Obligation) -> bool:
    """Whether both ask for something that is known, and for nothing in common: training is not paperwork."""
    return _apart(left.acts, right.acts)


def shared_words(left: Obligation, right: Obligation) -> float:
    """How much of their words two texts share, 0 to 1: the cosine of their weighted sets of stems."""
    if not left.mass or not right.mass:
        return 0.0
    common = len(left.subject & right.subject) + FRAME_WEIGHT * len(left.frame & right.frame)
    return common / (left.mass * right.mass)


def shared_topics(left: Obligation, right: Obligation) -> float:
    """How much of their topics two texts share, 0 to 1: the cosine of their weighted sets, broad topics half."""
    common = _weight(left.topics & right.topics)
    return common / sqrt(_weight(left.topics) * _weight(right.topics)) if common else 0.0


def topic_weights(topics: Keys) -> dict[str, float]:
    """What each of a text's topics counts."""
    return {topic: BROAD if topic in lexicon().broad else 1.0 for topic in topics}


def _weight(topics: Keys) -> float:
    return len(topics) - (1 - BROAD) * len(topics & lexicon().broad)


def shared(left: Keys, right: Keys) -> float:
    """How much two sets share, 0 to 1: their cosine."""
    common = len(left & right)
    return common / sqrt(len(left) * len(right)) if common else 0.0


def _overlap(left: Keys, right: Keys) -> float:
    common = len(left & right)
    return common / len(left | right) if common else 0.0


def _apart(left: Keys, right: Keys) -> bool:
    return bool(left and right) and left.isdisjoint(right)
