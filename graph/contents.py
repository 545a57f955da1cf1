"""What is in the library at one revision, held in memory: the plans, and what can be picked by filters."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.answers.asked import Facet, Facets, Filters, Scope
from graph.answers.lists import PlanSummary
from graph.errors import NotInLibrary
from graph.identity import slug
from graph.model import Role
from graph.shelf import NO_FIELD, Same, Shelf, count, facet, union

#: The filters that choose plans. They say what an answer looked at; the others say what it looked for.
_OF_PLANS = ("board", "review_kind", "plan", "year")
_FACETS = ("board", "review_kind", "theme", "agency", "status", "kind", "year", "spread")


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """One revision of a library: its plans (newest first), and its recommendations and threads in their total order.

    `written` says of each plan, in their order, which change wrote it; `at` gives the item of a recommendation by its
    id, and `by_row` by its number in the index of words.
    """

    revision: int
    written: Mapping[str, int]
    plans: tuple[PlanSummary, ...]
    recommendations: Shelf
    threads: Shelf
    at: Mapping[str, int]
    by_row: Mapping[int, int]
    labels: Mapping[str, Mapping[str, str]]

    def picked(self, among: Shelf, filters: Filters, *, without: str | None = None) -> int:
        """The items of a shelf that pass the filters; `without` leaves one filter out, as its own facet asks."""
        return among.picked({name: values for name, values in self._wanted(among, filters).items() if name != without})

    def facets(self, among: Shelf, filters: Filters, found: int, same: Same | None = None) -> Facets:
        """The choices of each filter over the items `found` (before filters), each counted without its own filter.

        Items that are the `same` count as one.
        """
        return Facets(**{name: self._facet(name, among, filters, (found, same)) for name in _FACETS})

    def scope(self, filters: Filters) -> Scope:
        """What an answer looked at: the plans that pass the filters on plans, whatever was looked for in them."""
        here = self.recommendations
        wanted = {name: values for name, values in self._wanted(here, filters).items() if name in _OF_PLANS}
        mask = here.picked(wanted)
        held = here.fields["plan"].counts(mask)
        plans = tuple(plan for plan in self.plans if _looked_at(plan, held, filters))
        boards = set(here.fields["board"].counts(mask))
        boards |= {slug(plan.board) for plan in plans if plan.board and not plan.recommendations}
        years = [plan.year for plan in plans if plan.year is not None]
        return Scope(
            plans=len(plans),
            boards=len(boards),
            first_year=min(years, default=None),
            last_year=max(years, default=None),
            undated=sum(plan.year is None for plan in plans),
            recommendations=mask.bit_count(),
            unknown_board=sum(plan.board is None for plan in plans),
        )

    def plan(self, wanted: str) -> PlanSummary:
        """The plan with this id, or whose id begins so. Raises NotInLibrary when none does, or several do."""
        found = [plan for plan in self.plans if wanted and plan.id.startswith(wanted)]
        if not found:
            raise NotInLibrary(f"This library holds no plan “{wanted}”. See the list of plans for their ids.")
        if len(found) > 1:
            raise NotInLibrary(f"{len(found)} plans have ids that begin with “{wanted}”. Give more of the id.")
        return found[0]

    def passing(self, filters: Filters) -> tuple[PlanSummary, ...]:
        """The plans that hold something that passes all filters; an empty plan passes filters on plans alone."""
        mask = self.picked(self.recommendations, filters)
        of_plans = not (filters.theme or filters.agency or filters.role or filters.status or filters.kind)
        own = filters if of_plans else None
        held = self.recommendations.fields["plan"].counts(mask)
        return tuple(plan for plan in self.plans if _looked_at(plan, held, own))

    def _wanted(self, among: Shelf, filters: Filters) -> dict[str, Sequence[str] | None]:
        dated = filters.since is not None or filters.until is not None
        return {
            "board": filters.board or None,
            "review_kind": filters.review_kind or None,
            "plan": _starting(among.fields["plan"], filters.plan) if filters.plan else None,
            "theme": filters.theme or None,
            "status": filters.status or None,
            "kind": filters.kind or None,
            "spread": (filters.spread or None) if "spread" in among.fields else None,
            "year": _years(among.fields["year"], filters) if dated else None,
            "agency": filters.agency if filters.agency and not filters.role else None,
            "role": filters.role if filters.role and not filters.agency else None,
            "part": [f"{agency}/{role}" for agency in filters.agency for role in filters.role] or None,
        }

    def _facet(self, name: str, among: Shelf, filters: Filters, counted: tuple[int, Same | None]) -> tuple[Facet, ...]:
        found, same = counted
        labels, field = self.labels.get(name, {}), among.fields.get(name, NO_FIELD)
        wanted = found & self.picked(among, filters, without=name)
        if name == "agency" and filters.role:  # counted in the roles asked for
            named = {agency: count(self.naming(among, agency, filters.role) & wanted, same) for agency in field}
            return facet({agency: number for agency, number in named.items() if number}, labels)
        return facet(field.counts(wanted, same), labels)

    def naming(self, among: Shelf, agency: str, roles: Sequence[Role] = ()) -> int:
        """The items that name an agency, in one of some roles where any are given."""
        if not roles:
            return among.fields["agency"].get(agency, 0)
        return union(among.fields["part"].get(f"{agency}/{role}", 0) for role in roles)


def _starting(plans: Iterable[str], wanted: Sequence[str]) -> list[str]:
    return [plan for plan in plans if plan.startswith(tuple(wanted))]


def _looked_at(plan: PlanSummary, held: Container[str], filters: Filters | None) -> bool:
    if plan.recommendations or filters is None:
        return plan.id in held
    return _passes(plan, filters)


def _passes(plan: PlanSummary, filters: Filters) -> bool:
    """Whether a plan without recommendations passes the filters on plans."""
    board = slug(plan.board) if plan.board else None
    return (
        (not filters.board or board in filters.board)
        and (not filters.review_kind or plan.review_kind in filters.review_kind)
        and (not filters.plan or plan.id.startswith(filters.plan))
        and _within(plan.year, filters)
    )


def _years(years: Iterable[str], filters: Filters) -> list[str]:
    return [year for year in years if _within(int(year), filters)]


def _within(year: int | None, filters: Filters) -> bool:
    if year is None:
        return filters.since is None and filters.until is None
    return (filters.since is None or year >= filters.since) and (filters.until is None or year <= filters.until)
