"""Says in one sentence what an answer looked at."""

from __future__ import annotations

from collections.abc import Sequence

from graph.answers.asked import Scope
from graph.answers.lists import PlanSummary
from webapp.wording import NOT_NATIONAL, counted, in_words, listed

FEW = 4


def scope_sentence(scope: Scope, plans: Sequence[PlanSummary] = ()) -> str:
    """What was looked at; a few plans are named by their dates, more by their years.

    `plans` are the plans of this scope, or empty to count only.
    """
    if not scope.plans:
        return "Nothing was looked at: no plan here passes these filters."
    head = f"{counted(scope.plans, 'plan')} of {_boards(scope)}"
    dated = _dates(plans) if 0 < len(plans) == scope.plans <= FEW else _years(scope)
    return f"{head}: {dated}; {NOT_NATIONAL}."


def _boards(scope: Scope) -> str:
    known = counted(scope.boards, "board") if scope.boards or not scope.unknown_board else ""
    unknown = f"{in_words(scope.unknown_board)} of an unknown board" if scope.unknown_board else ""
    return " and ".join(filter(None, (known, unknown))).removeprefix("one of ") or "no board"


def _dates(plans: Sequence[PlanSummary]) -> str:
    parts = [f"published {plan.dated}" if plan.published else plan.dated for plan in _dated(plans)]
    undated = len(plans) - len(parts)
    if not parts:
        return "undated" if undated == 1 else "all undated"
    return listed([*dict.fromkeys(parts), *([f"{in_words(undated)} undated"] if undated else [])])


def _dated(plans: Sequence[PlanSummary]) -> list[PlanSummary]:
    return sorted((p for p in plans if p.published or p.covers), key=lambda p: (p.year is None, p.year or 0, p.title))


def _years(scope: Scope) -> str:
    first, last = scope.first_year, scope.last_year
    span = "undated" if first is None else str(first) if first == last else f"{first} to {last}"
    undated = f", {in_words(scope.undated)} undated" if scope.undated and first is not None else ""
    return f"{span}{undated}, {counted(scope.recommendations, 'recommendation')}"
