"""How much two texts speak for the same obligation, from their vectors, their words and what they ask to be done.

The score is a function of the two texts alone, so nothing else in a library can change it.
"""

from __future__ import annotations

from math import sqrt

from embeddings.obligations import FRAME_WEIGHT, Obligation, lexicon

# Log-odds fitted by logistic regression. Between two asks, on half of the pairs in `bench/asks.toml`: the act and its
# object decide, as other words are chosen freely.
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
HALF = 0.5  # what a broad topic or a weak act counts beside another
DECIMALS = 4  # finer differences are the order of summation, not meaning

Keys = frozenset[str]


def score(left: Obligation, right: Obligation, cosine: float) -> float:
    """Log-odds that two texts ask the same, by their obligations and the cosine of their vectors; about -9 to 8."""
    between = _asked if left.asks and right.asks else _told
    return round(between(left, right, cosine), DECIMALS)


def kindred(left: Obligation, right: Obligation, cosine: float) -> float:
    """As `score`, for being of one theme, whatever is asked about it."""
    return round(_told(left, right, cosine) + TOPICS * shared_topics(left, right), DECIMALS)


def _asked(left: Obligation, right: Obligation, cosine: float) -> float:
    known = lexicon()
    words = shared_words(left, right)
    total = BASE + COSINE * cosine + WORDS * words
    total += ACTS * _shared(left.acts, right.acts, known.weak)
    if not left.acts or not right.acts:
        total += NO_ACT
    elif other_acts(left, right):
        total += OTHER_ACTS
    total += LEADING * len((left.leads - right.acts) | (right.leads - left.acts))
    ours, theirs = left.topics - known.broad, right.topics - known.broad
    total += TOPICS * shared_topics(left, right) + OTHER_TOPICS * _apart(ours, theirs)
    if not ours and not theirs:
        total += UNNAMED_COSINE * cosine + UNNAMED_WORDS * words
    elif not ours or not theirs:
        total += ONE_TOPIC
    parties = _shared(left.parties, right.parties)
    return total + PARTIES * parties + OTHER_PARTIES * _apart(left.parties, right.parties)


def _told(left: Obligation, right: Obligation, cosine: float) -> float:
    if other_acts(left, right):
        acts = TOLD_OTHER_ACTS
    else:
        acts = TOLD_ACTS * len(left.acts & right.acts) / max(1, len(left.acts | right.acts))
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
    """How much of their topics two texts share, 0 to 1: the cosine of their sets, broad topics weighing half."""
    return _shared(left.topics, right.topics, lexicon().broad)


def topic_weights(topics: Keys) -> dict[str, float]:
    """A number for each of a text's topics: the products of two texts add up to `shared_topics`."""
    broad = lexicon().broad
    size = _size(topics, broad)
    return {topic: sqrt((HALF if topic in broad else 1.0) / size) for topic in topics}


def _shared(left: Keys, right: Keys, half: Keys = frozenset()) -> float:
    """The cosine of two sets in which some keys weigh half; less than one where only such a key is shared."""
    common = _weight(left & right, half)
    return common / sqrt(_size(left, half) * _size(right, half))


def _size(keys: Keys, half: Keys) -> float:
    return max(1.0, _weight(keys, half))


def _weight(keys: Keys, half: Keys) -> float:
    return len(keys) - (1 - HALF) * len(keys & half)


def _apart(left: Keys, right: Keys) -> bool:
    return bool(left and right) and left.isdisjoint(right)
