"""The words of a recommendation that say what is asked: what its vector is made of."""

from __future__ import annotations

from graph.model import Recommendation

#: A shorter text names a subject and asks nothing ("Forced marriage"): what is asked stands in the next columns.
FEWEST_WORDS = 8


def wording(recommendation: Recommendation) -> str:
    """The ask in words: the text, and where that alone asks nothing the measure or the first action too."""
    parts = [recommendation.text]
    others = [recommendation.objective, *(action.text for action in recommendation.actions)]
    for other in others:
        if sum(len(part.split()) for part in parts) >= FEWEST_WORDS:
            break
        if other:
            parts.append(other)
    return ". ".join(" ".join(part.split()).rstrip(".") for part in parts)
