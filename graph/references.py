"""Joins words that point elsewhere with what a library holds: the plan that they mean, and the recommendation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.answers.lists import PlanSummary
from graph.engine import View
from graph.identity import normal
from graph.loading import every_plan
from graph.model import Pointer
from graph.plain import from_plain

_LABEL = re.compile(r"\d+(?:\.\d+)*[a-z]?$", re.IGNORECASE)
Labels = Iterable[tuple[str, str | None]]  # ids of the recommendations of a plan, each with its label


def meant(found: Pointer, source: PlanSummary, plans: Sequence[PlanSummary]) -> PlanSummary | None:
    """The plan that a pointer of `source` means, itself where no review is named; None where it is not among `plans`.

    A code is the same everywhere, a number or a name only within one board.
    """
    if found.review is None:
        return source
    return next((plan for plan in plans if plan.id != source.id and _is_meant(found, source, plan)), None)


def named(words: str, source: str, plans: Sequence[PlanSummary]) -> PlanSummary | None:
    """The plan, other than the one with the id `source`, whose review or title some words name."""
    wanted = normal(words)
    for plan in plans:
        names = [normal(name) for name in (plan.review, plan.title) if name]
        if plan.id != source and any(name and f" {name} " in f" {wanted} " for name in names):
            return plan
    return None


def numbered(number: str | None, rows: Labels) -> str | None:
    """The id of the one recommendation with a printed number; None where none or several have it."""
    if number is None:
        return None
    hits = [one for one, label in rows if label and _number(label) == number.lower()]
    return hits[0] if len(hits) == 1 else None


def joined(view: View) -> Iterator[dict[str, Any]]:
    """Each reference that now means another thing than the library has kept of it, with what it means."""
    plans = {plan.id: plan for plan in every_plan(view)}
    labels: dict[str, list[tuple[str, str | None]]] = {}
    for plan_id, one, label in view.rows("every_label"):
        labels.setdefault(plan_id, []).append((one, label))
    for one, position, home, *before, words, form in view.rows("every_reference"):
        plan, other = _target(words, form, plans[home], tuple(plans.values()), labels)
        if other == one or (plan == home and other is None):
            plan = other = None  # a row that names itself or its own plan points nowhere else
        if [plan, other] != before:
            yield {"recommendation": one, "position": position, "plan": plan, "other": other}


def _target(
    words: str, form: str | None, source: PlanSummary, plans: Sequence[PlanSummary], labels: Mapping[str, Labels]
) -> tuple[str | None, str | None]:
    """The ids of the plan and of the recommendation that a reference means, None where they are not here."""
    if form is None:
        plan = named(words, source.id, plans)
        return (plan.id if plan else None), None
    found = from_plain(Pointer, json.loads(form))
    plan = meant(found, source, plans)
    return (plan.id, numbered(found.number, labels.get(plan.id, ()))) if plan else (None, None)


def _is_meant(found: Pointer, source: PlanSummary, plan: PlanSummary) -> bool:
    names = [normal(name) for name in (plan.review, plan.title) if name]
    code = normal(found.review or "").replace(" ", "")
    if any(char.isdigit() for char in code) and any(code in name.split() for name in names):
        return True
    same_kind = found.kind is None or plan.review_kind is None or _family(found.kind) == _family(plan.review_kind)
    told = bool(found.name) and any(f" {found.name} " in f" {name} " for name in names)
    return told and same_kind and source.board is not None and source.board == plan.board


def _family(kind: str) -> str:
    """A kind without what tells its forms apart: an old review is written "SCR", whether of an adult or a child."""
    return kind.partition("-")[0]


def _number(label: str) -> str | None:
    found = _LABEL.search(label.strip(" .:)"))
    return found[0].lower() if found else None
