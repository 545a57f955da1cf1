"""What plans share, a board, a review, an agency: its key, and by which name it is called."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.engine import View, Writer
from graph.identity import slug
from graph.model import Plan

Names = defaultdict[str, set[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """Keys of the shared things that a plan names: what it added may need another name, or nobody names it now."""

    boards: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()

    def __or__(self, other: Shared) -> Shared:
        """What either shares."""
        return Shared(
            boards=self.boards | other.boards,
            reviews=self.reviews | other.reviews,
            agencies=self.agencies | other.agencies,
        )


def shared_by(plan: Plan) -> Shared:
    """What a plan shares with others."""
    boards, reviews, agencies = _names(plan)
    return Shared(boards=frozenset(boards), reviews=frozenset(reviews), agencies=frozenset(agencies))


def called_otherwise(view: View, plan: Plan) -> Shared:
    """What a plan that was just added calls by another name than the library does.

    One more document that says what most say changes nothing, and then none of the others need be asked.
    """
    boards, reviews, agencies = _names(plan)
    return Shared(
        boards=_otherwise(view, "names_of_boards", boards),
        reviews=_otherwise(view, "labels_of_reviews", reviews),
        agencies=_otherwise(view, "names_of_agencies", agencies),
    )


def _otherwise(view: View, query: str, names: Mapping[str, set[str]]) -> frozenset[str]:
    known: dict[str, str] = dict(view.rows(query, keys=_json(sorted(names)))) if names else {}
    return frozenset(key for key, given in names.items() if given != {known[key]})


def _names(plan: Plan) -> tuple[Names, Names, Names]:
    """The boards, reviews and agencies of a plan by key, each with the names that it gives."""
    boards, agencies = Names(set), Names(set)
    for name in boards_of(plan):
        boards[slug(name)].add(name)
    for one in plan.recommendations:
        for agency in one.agencies:
            agencies[slug(agency.name)].add(agency.name)
    review = review_id(plan)
    reviews = Names(set, {review: {plan.review.label}} if review and plan.review else {})
    return boards, reviews, agencies


def settle(writer: Writer, shared: Shared) -> None:
    """Call shared things by the name that most documents give them, so that no order of loading shows."""
    if shared.boards:
        writer.run("settle_boards", [{"slugs": _json(sorted(shared.boards))}])
    if shared.reviews:
        writer.run("settle_reviews", [{"ids": _json(sorted(shared.reviews))}])
    if shared.agencies:
        writer.run("settle_agencies", [{"slugs": _json(sorted(shared.agencies))}])


def boards_of(plan: Plan) -> list[str]:
    """Names of the boards that a plan and its rows name, each once."""
    own = [plan.board.name] if plan.board else []
    return list(dict.fromkeys([*own, *(one.board for one in plan.recommendations if one.board)]))


def review_id(plan: Plan) -> str | None:
    """Two plans answer one review when board, kind and label agree; without a board only the plan itself can tell."""
    if plan.review is None:
        return None
    whose = slug(plan.board.name) if plan.board else plan.id
    return f"{whose}/{plan.review.kind}/{slug(plan.review.label)}"


def _json(keys: list[str]) -> str:
    return json.dumps(keys, ensure_ascii=False)
