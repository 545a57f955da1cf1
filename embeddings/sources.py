"""What is compared of a plan: each ask with its words, and the review that speaks through it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from embeddings.asks import wording
from graph.identity import slug
from graph.model import Plan, Recommendation, Review


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


def voices(members: Iterable[Ask]) -> int:
    """How many reviews speak in a group; a plan that answers none speaks for itself.

    A second edition or an appendix says the same words for the same board without a review of its own: it adds no
    voice. One review is one voice, in however many plans and languages it is published.
    """
    members = tuple(members)
    loose = {_edition(ask) for ask in members if not ask.review}
    spoken: list[set[str]] = []
    for ask in members:
        keys = {f"plan {ask.plan}", f"review {ask.review or ask.plan}"} | ({_edition(ask)} & loose)
        meeting = [known for known in spoken if known & keys]
        spoken = [known for known in spoken if not known & keys] + [keys.union(*meeting)]
    return len(spoken)


def _edition(ask: Ask) -> str:
    """What an ask shares with itself in another edition of its plan."""
    return f"edition {ask.board or ask.plan} {ask.wording}"


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
