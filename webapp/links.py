"""Finds in this library what words of a plan point to, a plan or a recommendation, or says that it is not here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from graph import model, references
from graph.answers.lists import PlanSummary
from graph.identity import normal
from graph.model import Recommendation, Reference

NOT_HERE = "The plan it points to is not in this library."
Rows: TypeAlias = Sequence[Recommendation]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointer:
    """Where some words point: the words, a sentence on what is here, and the ids of the plan and the recommendation.

    An id is None where nothing of the kind is in this library, or none is meant.
    """

    quote: str
    note: str
    plan: str | None = None
    recommendation: str | None = None


def all_of(
    one: Recommendation, source: PlanSummary, plans: Sequence[PlanSummary], rows_of: Callable[[str], Rows]
) -> tuple[Pointer, ...]:
    """Everything that a row points to: numbers and names that its words give, then what else its reply refers to.

    `rows_of` gives the recommendations of a plan by its id.
    """
    named = [_join(found, one, source, plans, rows_of) for found in one.points_to]
    quotes = [found.quote for found in named if found]
    others = [ref for ref in one.refers_to if not any(_overlap(ref.quote, quote) for quote in quotes)]
    return (*filter(None, named), *(follow(ref, source=source.id, plans=plans) for ref in others))


def _overlap(one: str, other: str) -> bool:
    return normal(one) in normal(other) or normal(other) in normal(one)


def _join(
    found: model.Pointer,
    one: Recommendation,
    source: PlanSummary,
    plans: Sequence[PlanSummary],
    rows_of: Callable[[str], Rows],
) -> Pointer | None:
    """What one pointer means; None for a row that names itself, or a number that its own plan does not have."""
    if found.review is None:
        row = _row(found.number, rows_of(source.id))
        if row is None or row.id == one.id:
            return None
        note = f"Points to {_called(row, found)} of this plan."
        return Pointer(quote=found.quote, note=note, plan=source.id, recommendation=row.id)
    plan = references.meant(found, source, plans)
    if plan is None:
        return Pointer(quote=found.quote, note=NOT_HERE)
    row = _row(found.number, rows_of(plan.id))
    if row is None:
        missing = f" No single item there has the number {found.number}." if found.number else ""
        return Pointer(quote=found.quote, note=f"Points to {plan.title}, which is here.{missing}", plan=plan.id)
    note = f"Points to {_called(row, found)} of {plan.title}, which is here."
    return Pointer(quote=found.quote, note=note, plan=plan.id, recommendation=row.id)


def _called(row: Recommendation, found: model.Pointer) -> str:
    """A row by its label; a bare number says what it numbers."""
    label = row.label or found.number or ""
    return f"recommendation {label}" if label[:1].isdigit() else label


def _row(number: str | None, rows: Rows) -> Recommendation | None:
    """The one row with a printed number; None where none or several have it."""
    found = references.numbered(number, ((row.id, row.label) for row in rows))
    return next((row for row in rows if row.id == found), None)


def follow(reference: Reference, *, source: str, plans: Sequence[PlanSummary]) -> Pointer:
    """The plan of this library, other than `source`, whose review or title the words name."""
    plan = references.named(reference.target, source, plans)
    if plan is None:
        return Pointer(quote=reference.quote, note=NOT_HERE)
    return Pointer(quote=reference.quote, note=f"Points to {plan.title}, which is here.", plan=plan.id)


def earlier(plan: PlanSummary, plans: Sequence[PlanSummary]) -> Pointer:
    """What this library holds of the plan that a carried-forward item comes from."""
    others = [other for other in plans if other.id != plan.id and other.board and other.board == plan.board]
    before = [o for o in others if o.year is not None and plan.year is not None and o.year < plan.year]
    if before:
        last = max(before, key=lambda other: (other.year or 0, other.id))
        note = f"An earlier plan of this board is here: {last.title} ({last.dated}). Whether it is meant is not said."
        return Pointer(quote="", note=note, plan=last.id)
    if others and plan.year is None:
        return Pointer(quote="", note="This plan is undated, so which plan is the earlier one is not known.")
    return Pointer(quote="", note="The earlier plan is not in this library.")
