"""Which plans of a library seem to be one and the same in another format or edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.editions import Edition, leaders, pairs
from graph.engine import View
from graph.voices import review_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """What is known of a recommendation's source (see `graph.voices.Speaks`)."""

    wording: str
    plan: str
    board: str | None
    review: str | None


def of_plan(view: View, plan: str) -> tuple[Edition, ...]:
    """The other editions of a plan in a library: most alike first, then by file and id."""
    rows = view.rows("voices_worded_alike", plan=plan)
    files = {row[1]: row[5] for row in rows}
    found = [
        Edition(plan=other, file=files[other], alike=alike, asks=asks)
        for one, two, alike, asks in pairs(spoken(row[:5]) for row in rows)
        for other in {one, two} - {plan}
        if plan in (one, two)
    ]
    return tuple(sorted(found, key=lambda one: (-one.alike / one.asks, one.file, one.plan)))


def family(view: View, plan: str) -> frozenset[str]:
    """A plan and its other editions."""
    return frozenset({plan, *(one.plan for one in of_plan(view, plan))})


def everywhere(view: View) -> dict[str, str]:
    """As `leaders`, for a whole library."""
    return leaders(spoken(row) for row in view.rows("every_voice"))


def spoken(row: Iterable[str | None]) -> Spoken:
    """What is known of a recommendation's source, from a row: wording, plan, board, the plan's review, its own."""
    wording, plan, board, stored, own = row
    plan = plan or ""
    return Spoken(
        wording=wording or "", plan=plan, board=board, review=review_of(plan=plan, board=board, stored=stored, own=own)
    )
