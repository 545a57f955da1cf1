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

    def of_plans(self) -> Filters:
        """The part of them that chooses plans: what an answer looks at, whatever it looks for there."""
        return Filters(
            board=self.board, review_kind=self.review_kind, plan=self.plan, since=self.since, until=self.until
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """What an answer looked at, always shown beside it, so that "nothing found" means something.

    `plans` counts documents; `editions` of them are another edition or copy of a plan that is among the rest. What
    such editions ask in the same words is one of the `recommendations`; `repeated` says how many more times it stands.
    """

    plans: int
    boards: int
    first_year: int | None
    last_year: int | None
    undated: int
    recommendations: int
    unknown_board: int = 0
    editions: int = 0
    repeated: int = 0


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
