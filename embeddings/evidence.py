"""How much two asks speak for the same obligation, from their vectors, their words and what they ask to be done.

The score is a function of the two texts alone, so nothing else in a library can change it.
"""

from __future__ import annotations

from embeddings.obligations import FRAME_WEIGHT, Obligation

# Log-odds fitted by logistic regression on half of the labelled concerns that `bench/recurrences.py` reads.
BASE = -9.0
COSINE = 8.6
WORDS = 7.1
ACTS = 1.4
OTHER_ACTS = -0.9
DECIMALS = 4  # finer differences are the order of summation, not meaning


def score(left: Obligation, right: Obligation, cosine: float) -> float:
    """Log-odds that two texts ask the same, by their obligations and the cosine of their vectors; about -9 to 8."""
    if other_acts(left, right):
        acts = OTHER_ACTS
    else:
        acts = ACTS * len(left.acts & right.acts) / max(1, len(left.acts | right.acts))
    return round(BASE + COSINE * cosine + WORDS * shared_words(left, right) + acts, DECIMALS)


def other_acts(left: Obligation, right: Obligation) -> bool:
    """Whether both ask for something that is known, and for nothing in common: training is not paperwork."""
    return bool(left.acts and right.acts) and left.acts.isdisjoint(right.acts)


def shared_words(left: Obligation, right: Obligation) -> float:
    """How much of their words two texts share, 0 to 1: the cosine of their weighted sets of stems."""
    if not left.mass or not right.mass:
        return 0.0
    common = len(left.subject & right.subject) + FRAME_WEIGHT * len(left.frame & right.frame)
    return common / (left.mass * right.mass)
