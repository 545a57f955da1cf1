"""What is compared of a plan: each ask with its words, and the review that speaks through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from embeddings.asks import joined, wording
from graph.identity import slug
from graph.model import Plan, Recommendation, Review
from graph.repeats import Compared
from graph.voices import voices as numbered


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """One recommendation as it is compared.

    Attributes:
        id: of the recommendation.
        text: the words that ask.
        wording: key of the wording, the same in another format or edition of a plan.
        plan: id of the plan that holds it.
        board: key of the board that publishes it, None when unstated.
        review: key of the review that it answers, None for one that answers none (a business plan).
    """

    id: str
    text: str
    wording: str
    plan: str
    board: str | None = None
    review: str | None = None


def asks(plans: Iterable[Plan]) -> tuple[Ask, ...]:
    """Every recommendation of the plans as an ask, in the order of the plans."""
    return tuple(_ask(plan, one) for plan in plans for one in plan.recommendations)


def from_library(compared: Iterable[Compared]) -> tuple[Ask, ...]:
    """What a library holds, as `asks` would give it for the same plans."""
    return tuple(
        Ask(id=one.id, text=joined(one.words), wording=one.wording, plan=one.plan, board=one.board, review=one.review)
        for one in compared
    )


def voices(members: Iterable[Ask], editions: Mapping[str, str] | None = None) -> int:
    """How many reviews speak in a group (see `graph.voices`); a plan that answers none speaks for itself."""
    return len(set(numbered(tuple(members), editions)))


def _ask(plan: Plan, one: Recommendation) -> Ask:
    board = one.board or (plan.board.name if plan.board else None)
    return Ask(
        id=one.id,
        text=wording(one),
        wording=one.wording,
        plan=plan.id,
        board=slug(board) if board else None,
        review=_review(plan.review, one.review, slug(board) if board else plan.id),
    )


def _review(review: Review | None, override: str | None, whose: str) -> str | None:
    """Two plans answer one review when board, kind and label agree; without a board only the plan itself can tell."""
    if override:
        return f"{whose}/{slug(override)}"
    return f"{whose}/{review.kind}/{slug(review.label)}" if review else None
