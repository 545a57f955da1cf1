"""One agency, board, review or theme: in a list of its kind, and whole."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Facet, Facets, Scope
from graph.answers.lists import Card, PlanSummary
from graph.model import AgencyMention, Role, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencySummary:
    """An agency in a list: how many recommendations it has each part in."""

    slug: str
    name: str
    roles: tuple[tuple[Role, int], ...]
    boards: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyLink:
    """One recommendation that names an agency, with the words and the cell as written."""

    card: Card
    mention: AgencyMention


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyAnswer:
    """One agency whole: its names and what it has to do with which recommendations.

    `written` are the words that all plans write for it, each with how often.
    """

    agency: AgencySummary
    known_as: tuple[str, ...]
    written: tuple[tuple[str, int], ...]
    links: tuple[AgencyLink, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardSummary:
    """A board in a list. The years are those of its plans, None where all are undated; `threads` were left open."""

    slug: str
    name: str
    plans: int
    undated: int
    first_year: int | None
    latest_year: int | None
    reviews: int
    recommendations: int
    threads: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewSummary:
    """A review in a list, counted over the plans that answer it; `slug` is that of its board and label."""

    slug: str
    label: str
    kind: str
    board: str | None
    board_slug: str | None
    plans: int
    dated: tuple[str, ...]
    year: int | None
    recommendations: int
    statuses: tuple[tuple[Status, int], ...]
    threads: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeSummary:
    """A theme in a list, with the code of its domain; how many recommendations of how many boards are about it."""

    code: str
    label: str
    domain: str
    recommendations: int
    boards: int
    threads: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RecurringWithin:
    """A group of recommendations that carry one obligation, as far as one board's own reviews are in it."""

    id: str
    name: str
    recommendations: int
    reviews: int
    first_year: int | None
    latest_year: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardAnswer:
    """One board whole: its plans and reviews newest first, its facets, the kinds of its threads, what recurs in it."""

    board: BoardSummary
    plans: tuple[PlanSummary, ...]
    reviews: tuple[ReviewSummary, ...]
    facets: Facets
    threads: tuple[Facet, ...]
    recurring: tuple[RecurringWithin, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewAnswer:
    """One review whole: the plans that answer it newest first, their items in order, the kinds of its threads."""

    review: ReviewSummary
    plans: tuple[PlanSummary, ...]
    cards: tuple[Card, ...]
    threads: tuple[Facet, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeAnswer:
    """One theme whole: the boards, agencies, statuses and years of what is about it, its threads, the newest of it."""

    theme: ThemeSummary
    facets: Facets
    threads: tuple[Facet, ...]
    latest: tuple[Card, ...]
    scope: Scope
