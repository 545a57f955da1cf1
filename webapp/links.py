"""Finds in this library the plan that words of another plan point to, or says that it is not here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers import PlanSummary
from graph.identity import normal
from graph.model import Reference

NOT_HERE = "The plan it points to is not in this library."


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointer:
    """Where some words point: the words, a sentence on what is here, and the id of the plan (None: not in here)."""

    quote: str
    note: str
    plan: str | None = None


def follow(reference: Reference, *, source: str, plans: Sequence[PlanSummary]) -> Pointer:
    """The plan of this library, other than `source`, whose review or title the words name."""
    wanted = normal(reference.target)
    for plan in plans:
        names = [normal(name) for name in (plan.review, plan.title) if name]
        if plan.id != source and any(name and f" {name} " in f" {wanted} " for name in names):
            return Pointer(quote=reference.quote, note=f"Points to {plan.title}, which is here.", plan=plan.id)
    return Pointer(quote=reference.quote, note=NOT_HERE)


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
