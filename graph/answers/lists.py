"""What stands in lists: plans, recommendations, hits of a search and loose ends, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from graph.answers.asked import Facets, Scope
from graph.model import Basis, Place, Recommendation, Status, ThreadKind

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanSummary:
    """One plan in a list. `year` is None when the plan is undated; `published` and `covers` are as stated.

    `dated` is the date to show: as published, else "for" the period it covers, else "undated".
    `colour_key_without_statuses` says that it prints a key of colours and some items have neither a status nor a
    colour; `carries_colour` whether this copy shows the colours of cells at all, so that none means none.
    """

    id: str
    title: str
    file: str
    board: str | None
    board_basis: Basis | None
    review: str | None
    review_kind: str | None
    published: str | None
    covers: str | None
    year: int | None
    dated: str
    recommendations: int
    actions: int
    threads: int
    unread: int
    statuses: tuple[tuple[Status, int], ...] = ()
    retrieved: date | None = None
    standing: str = "unknown"
    media_type: str = "text/plain"
    colour_key_without_statuses: bool = False
    carries_colour: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One recommendation in a list, with enough of its plan to cite it; `dated` as in its `PlanSummary`.

    `tint` is the colour of the cell that its status stands in, `media_type` and `standing` those of its document.
    """

    id: str
    plan: str
    plan_title: str
    board: str | None
    review: str | None
    year: int | None
    dated: str
    label: str | None
    section: tuple[str, ...]
    text: str
    objective: str | None
    status: Status
    stated: Status | None
    shown: Status | None
    mismatch: bool
    actions: int
    complete_actions: int
    threads: tuple[ThreadKind, ...]
    leads: tuple[str, ...]
    places: tuple[Place, ...] = ()
    tint: str | None = None
    media_type: str = "text/plain"
    standing: str = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why a hit matched: a field, a snippet of its words, and half-open character spans of the snippet that match.

    `field` is one of `graph.schema.FIELDS`, or "meaning" (no words match).
    """

    field: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One search result.

    `in_ask` says whether the words stand in what is asked or promised as a step; else they are only mentioned, in
    milestones, progress, owners or other cells.
    """

    card: Card
    score: float
    in_ask: bool
    reasons: tuple[Reason, ...]
    similarity: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """How the date of a step stands to its plan's own date and to today; None where no date makes the question fair.

    `settled` says that the plan reports the step as done or closed: whatever its date, it is not late.
    """

    due: date | None
    overdue_at_plan: bool | None
    overdue_today: bool | None
    settled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenThread(Timing):
    """One loose end in a list, with the timing of its action.

    `also` are the recommendations of other editions of its plan that have it too; a list shows it once.
    """

    card: Card
    kind: ThreadKind
    quote: str | None
    action: int | None
    action_text: str | None
    timescale_raw: str | None
    places: tuple[Place, ...] = ()
    also: tuple[Card, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbour:
    """A recommendation near another by meaning; `score` is the cosine, -1 to 1."""

    card: Card
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing(Generic[T]):
    """A page of a list: the items, how many there are in all, where to go on, what was looked at, and the filters."""

    items: tuple[T, ...]
    total: int
    scope: Scope
    after: str | None = None
    facets: Facets = field(default_factory=Facets)


@dataclass(frozen=True, kw_only=True, slots=True)
class RecommendationAnswer:
    """One recommendation whole, with its plan and the most similar ones elsewhere (other plans only).

    `published_on` is the last day of the time at which the plan says that it was published.
    """

    plan: PlanSummary
    published_on: date | None
    card: Card
    recommendation: Recommendation
    similar: tuple[Neighbour, ...]
    scope: Scope
