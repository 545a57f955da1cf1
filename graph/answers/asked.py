"""What is asked, and what was looked at for it: filters, the choices of each, and the scope of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model import Role, Status, ThreadKind


class Spread(StrEnum):
    """How a recurrence is spread: over several boards, or over several reviews of one board."""

    ACROSS = "across"
    WITHIN = "within"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What to look at. Values within one field are alternatives, fields are combined; empty means no limit.

    `board` and `agency` are slugs of names (see `graph.identity.slug`); `since` and `until` are years of the plan
    (a plan without a year passes neither). `spread` picks recurrences and sets no limit to anything else.
    """

    board: tuple[str, ...] = ()
    review_kind: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    role: tuple[Role, ...] = ()
    status: tuple[Status, ...] = ()
    kind: tuple[ThreadKind, ...] = ()
    spread: tuple[Spread, ...] = ()
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """What an answer looked at, always shown beside it, so that "nothing found" means something."""

    plans: int
    boards: int
    first_year: int | None
    last_year: int | None
    undated: int
    recommendations: int
    unknown_board: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """One choice of a filter: its value as it stands in an address, its label, and how many items it holds."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Facets:
    """The choices of each filter over one result, most frequent first, ties by label."""

    board: tuple[Facet, ...] = ()
    review_kind: tuple[Facet, ...] = ()
    theme: tuple[Facet, ...] = ()
    agency: tuple[Facet, ...] = ()
    status: tuple[Facet, ...] = ()
    kind: tuple[Facet, ...] = ()
    year: tuple[Facet, ...] = ()
    spread: tuple[Facet, ...] = ()
