"""The words of a recommendation that say what is asked: what its vector is made of."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Recommendation

#: A shorter text names a subject and asks nothing ("Forced marriage"): what is asked stands in the next columns.
FEWEST_WORDS = 8


def wording(recommendation: Recommendation) -> str:
    """The ask in words: the text, and where that alone asks nothing the measure or the first action too."""
    others = (recommendation.objective, *(action.text for action in recommendation.actions))
    return joined((recommendation.text, *(other for other in others if other)))


def joined(words: Sequence[str]) -> str:
    """The first of some words, the text, and as many of the others (measure, actions) as it takes to say an ask."""
    parts = list(words[:1])
    for other in words[1:]:
        if sum(len(part.split()) for part in parts) >= FEWEST_WORDS:
            break
        parts.append(other)
    return ". ".join(" ".join(part.split()).rstrip(".") for part in parts)
