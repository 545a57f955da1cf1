"""What one plan says of itself: each ask beside its reply, rows that do not agree, and what its words point to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.answers.lists import PlanSummary
from graph.model import Plan, Recommendation
from graph.places import places_sentence
from ingest.progress import disagreements, replies
from ingest.progress.replies import Fit, Reply
from webapp import links
from webapp.library import Library
from webapp.outcomes import short
from webapp.people import without_names

NO_REPLY = "No reply found in this plan."
LONGEST = 120  # characters of a reply in a question about it
ELSEWHERE = "The reply only points to another place."


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """One ask beside its reply. `note` is a question or a remark, None for a reply that simply replies."""

    recommendation: str
    label: str | None
    asked: str
    reply: str | None
    fit: Fit
    note: str | None
    action: int | None
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One side of a disagreement: the row, its ask, the words as written and their place."""

    recommendation: str
    label: str | None
    asked: str
    quote: str
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    """Two rows of a plan that say different things of one fact, put as a question."""

    question: str
    one: Said
    other: Said


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointing:
    """One row and something that its words point to."""

    recommendation: str
    label: str | None
    pointer: links.Pointer


@dataclass(frozen=True, kw_only=True, slots=True)
class Within:
    """A plan held against itself. `aside` are replies that may answer something else, `silent` asks without a reply."""

    plan: PlanSummary
    aside: tuple[Beside, ...]
    silent: tuple[Beside, ...]
    apart: tuple[Apart, ...]
    pointing: tuple[Pointing, ...]


def within(library: Library, summary: PlanSummary, plan: Plan) -> Within:
    """Everything that a plan says of itself; `summary` and `plan` are the same plan."""
    beside = [found for one in plan.recommendations for found in besides(one, summary.media_type)]
    pointing = (
        Pointing(recommendation=one.id, label=one.label, pointer=pointer)
        for one in plan.recommendations
        for pointer in pointers(library, one, summary, plan)
    )
    return Within(
        plan=summary,
        aside=tuple(one for one in beside if one.fit is Fit.ASIDE),
        silent=tuple(one for one in beside if one.fit is Fit.NONE),
        apart=tuple(aparts(plan)),
        pointing=tuple(pointing),
    )


def besides(one: Recommendation, media_type: str = "") -> tuple[Beside, ...]:
    """Each ask of a recommendation beside its reply; `media_type` is that of the document."""
    return tuple(_beside(one, reply, media_type) for reply in replies.read(one))


def aparts(plan: Plan, recommendation: str | None = None) -> Iterator[Apart]:
    """The rows of a plan that do not agree; only those of one recommendation where it is given."""
    rows = {one.id: one for one in plan.recommendations}
    for found in disagreements.read(plan):
        if recommendation in {None, found.one.recommendation, found.other.recommendation}:
            yield Apart(
                question=f"Two rows of this plan do not agree about “{found.thing}”: {found.about}. Which holds?",
                one=_said(rows[found.one.recommendation], found.one, plan),
                other=_said(rows[found.other.recommendation], found.other, plan),
            )


def pointers(
    library: Library, one: Recommendation, summary: PlanSummary, plan: Plan | None = None
) -> tuple[links.Pointer, ...]:
    """What the words of a recommendation point to, joined where this library holds it."""

    def rows_of(plan_id: str) -> links.Rows:
        known = plan if plan and plan.id == plan_id else library.store.plan(plan_id)[1]
        return known.recommendations

    return links.all_of(one, summary, library.store.plans() if one.refers_to or one.points_to else (), rows_of)


def note(reply: Reply) -> str | None:
    """What to say of a reply beside its ask: a question where it may answer something else, never a verdict."""
    if reply.fit is Fit.ASIDE:
        words = short(replies.body(reply.words or ""), LONGEST).rstrip(".")
        return f"The reply speaks of “{words}”. Does it answer what was asked?"
    return {Fit.NONE: NO_REPLY, Fit.ELSEWHERE: ELSEWHERE}.get(reply.fit)


def _beside(one: Recommendation, reply: Reply, media_type: str) -> Beside:
    return Beside(
        recommendation=one.id,
        label=one.label,
        asked=one.text if reply.asked == one.text else f"{one.text} – {reply.asked}",
        reply=without_names(reply.words) if reply.words else None,
        fit=reply.fit,
        note=note(reply),
        action=reply.action,
        place=places_sentence(reply.places, media_type),
    )


def _said(one: Recommendation, side: disagreements.Side, plan: Plan) -> Said:
    return Said(
        recommendation=one.id,
        label=one.label,
        asked=one.text,
        quote=without_names(side.quote),
        place=places_sentence(side.places, plan.original.media_type),
    )
