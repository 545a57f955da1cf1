"""How the values of open lists (boards, agencies, themes, kinds of review, plans) read on a page."""

from __future__ import annotations

from graph.answers.lists import PlanSummary
from graph.vocabulary import review_kinds
from webapp.library import Library


def labels(library: Library) -> dict[str, dict[str, str]]:
    """By filter, the label of each value that this library holds."""
    known, plans = library.store.labels(), library.store.plans()
    return {
        **{name: dict(known[name]) for name in ("board", "theme", "agency")},
        "review_kind": {plan.review_kind: kind_label(plan.review_kind) for plan in plans if plan.review_kind},
        "plan": {plan.id: plan_label(plan) for plan in plans},
    }


def kind_label(code: str) -> str:
    """A kind of review in full with its short form; the code itself where the vocabulary does not have it."""
    kind = review_kinds().get(code)
    return f"{kind.label} ({code})" if kind else code


def themes(library: Library) -> dict[str, str]:
    """The label of each theme that this library holds."""
    return {facet.value: facet.label for facet in library.store.themes()}


def plan_label(plan: PlanSummary) -> str:
    """A plan in a line: its title and its date."""
    return f"{plan.title} ({plan.dated})"
