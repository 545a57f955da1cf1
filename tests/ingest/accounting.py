"""Counts the words of a plan where each of them should stand once, and those of the source it was read from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph.model import Column, Plan, Recommendation

_WORD = re.compile(r"[^\W_]+")


def words(text: str | None) -> list[str]:
    """The words of a text, lower-case."""
    return _WORD.findall((text or "").lower())


def plan_words(plan: Plan) -> Counter[str]:
    """All words of a plan, each counted where it has its one place."""
    found: Counter[str] = Counter()
    for passage in (*plan.headings, *plan.preamble, *plan.furniture, *plan.unread):
        found.update(words(passage.text))
    for recommendation in plan.recommendations:
        for text in _texts(recommendation):
            found.update(words(text))
    return found


def _texts(recommendation: Recommendation) -> Iterator[str | None]:
    yield from (recommendation.label, recommendation.text, recommendation.scope, recommendation.objective)
    yield recommendation.oversight_raw
    leads = [action.lead_raw for action in recommendation.actions if action.lead_raw]
    yield from leads
    if not leads:
        yield recommendation.lead_raw
    for action in recommendation.actions:
        yield from (action.label, action.text, action.milestones, action.progress)
        yield from (action.timescale.raw if action.timescale else None, action.status.raw)
    yield from (note.text for note in recommendation.notes)
    sections = {
        cell.text for row in recommendation.rows for cell in row.cells if cell.column is Column.SECTION and cell.text
    }
    yield from sections
