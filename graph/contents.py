"""What is in the library at one revision, held in memory: the plans, and what can be picked by filters."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.answers import Facet, Facets, Filters, PlanSummary, Scope
from graph.engine import View
from graph.errors import NotInLibrary, VocabularyError
from graph.identity import slug
from graph.model import Role
from graph.plain import from_plain
from graph.shelf import Shelf, facet, shelf, union
from graph.vocabulary import review_kinds, theme_label

#: The filters that choose plans. They say what an answer looked at; the others say what it looked for.
_OF_PLANS = ("board", "review_kind", "plan", "year")
_FACETS = ("board", "review_kind", "theme", "agency", "status", "kind", "year", "spread")

Pairs = list[tuple[int, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """One revision of a library: its plans (newest first), and its recommendations and threads in their total order."""

    revision: int
    plans: tuple[PlanSummary, ...]
    recommendations: Shelf
    threads: Shelf
    at: Mapping[str, int]
    by_row: Mapping[int, int]
    labels: Mapping[str, Mapping[str, str]]

    def picked(self, among: Shelf, filters: Filters, *, without: str | None = None) -> int:
        """The items of a shelf that pass the filters; `without` leaves one filter out, as its own facet asks."""
        return among.picked({name: values for name, values in self._wanted(among, filters).items() if name != without})

    def facets(self, among: Shelf, filters: Filters, found: int, size: Callable[[int], int] = int.bit_count) -> Facets:
        """The choices of each filter over the items `found` (before filters), each counted without its own filter.

        `size` counts the items of a set.
        """
        return Facets(**{name: self._facet(name, among, filters, (found, size)) for name in _FACETS})

    def scope(self, filters: Filters) -> Scope:
        """What an answer looked at: the plans that pass the filters on plans, whatever was looked for in them."""
        here = self.recommendations
        wanted = {name: values for name, values in self._wanted(here, filters).items() if name in _OF_PLANS}
        mask = here.picked(wanted)
        plans = tuple(plan for plan in self.plans if self._looked_at(plan, mask, filters))
        boards = {value for value, items in here.fields["board"].items() if items & mask}
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
        return tuple(plan for plan in self.plans if self._looked_at(plan, mask, own))

    def _looked_at(self, plan: PlanSummary, mask: int, filters: Filters | None) -> bool:
        if plan.recommendations or filters is None:
            return bool(self.recommendations.fields["plan"].get(plan.id, 0) & mask)
        return _passes(plan, filters)

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

    def _facet(
        self, name: str, among: Shelf, filters: Filters, counted: tuple[int, Callable[[int], int]]
    ) -> tuple[Facet, ...]:
        found, size = counted
        masks, labels = among.fields.get(name, {}), self.labels.get(name, {})
        if name == "agency":  # in the roles asked for, where there are any
            filters = replace(filters, agency=())
            masks = {agency: self.naming(among, agency, filters.role) for agency in masks}
        return facet(masks, found & self.picked(among, filters, without=name), labels, size)

    def naming(self, among: Shelf, agency: str, roles: Sequence[Role] = ()) -> int:
        """The items that name an agency, in one of some roles where any are given."""
        if not roles:
            return among.fields["agency"].get(agency, 0)
        return union(among.fields["part"].get(f"{agency}/{role}", 0) for role in roles)


def load(view: View) -> Contents:
    """Read the contents of a library at one moment."""
    revision = view.revision  # first: what was read before a change may never pass for what is there after it
    rows = view.rows("every_recommendation")
    at = {row[1]: number for number, row in enumerate(rows)}
    fields = _fields(view, rows, at)
    threads = sorted((at[one], number, id_, kind) for number, (one, id_, kind) in enumerate(view.rows("every_thread")))
    fields["kind"] = [(item, kind) for item, _, _, kind in threads]
    return Contents(
        revision=revision,
        plans=plans_of(view),
        recommendations=shelf([row[1] for row in rows], fields),
        threads=_thread_shelf(threads, fields),
        at=at,
        by_row={row[0]: number for number, row in enumerate(rows)},
        labels=_labels(view, fields),
    )


def plans_of(view: View) -> tuple[PlanSummary, ...]:
    """Every plan of a library, newest first."""
    return tuple(_summary(summary) for _, _, summary in view.rows("every_plan"))


def _fields(view: View, rows: Sequence[Sequence[Any]], at: Mapping[str, int]) -> dict[str, Pairs]:
    columns = {"plan": 2, "board": 3, "review_kind": 4, "year": 5, "status": 6}
    fields: dict[str, Pairs] = {
        name: [(number, str(row[column])) for number, row in enumerate(rows) if row[column] is not None]
        for name, column in columns.items()
    }
    parts = [(at[one], agency, role) for one, agency, role in view.rows("every_mention")]
    fields["theme"] = [(at[one], theme) for one, theme in view.rows("every_theme")]
    fields["agency"] = [(item, agency) for item, agency, _ in parts]
    fields["role"] = [(item, role) for item, _, role in parts]
    fields["part"] = [(item, f"{agency}/{role}") for item, agency, role in parts]
    return fields


def _thread_shelf(threads: Sequence[tuple[int, int, str, str]], fields: Mapping[str, Pairs]) -> Shelf:
    """Threads are picked by what their recommendation can be picked by, and by their own kind."""
    of: dict[int, list[int]] = {}
    for number, (item, _, _, _) in enumerate(threads):
        of.setdefault(item, []).append(number)
    values = {name: [(n, value) for item, value in pairs for n in of.get(item, ())] for name, pairs in fields.items()}
    values["kind"] = [(number, kind) for number, (_, _, _, kind) in enumerate(threads)]
    return shelf([id_ for _, _, id_, _ in threads], values)


def _labels(view: View, fields: Mapping[str, Pairs]) -> dict[str, dict[str, str]]:
    kinds = review_kinds()
    return {
        "board": dict(view.rows("board_names")),
        "agency": dict(view.rows("agency_names")),
        "theme": {code: _theme_label(code) for code in {code for _, code in fields["theme"]}},
        "review_kind": {code: kind.label for code, kind in kinds.items()},
    }


def _theme_label(code: str) -> str:
    """A code that the scheme of today lacks (a library made with another scheme) stands for itself."""
    try:
        return theme_label(code)
    except VocabularyError:
        return code


def _summary(text: str) -> PlanSummary:
    return from_plain(PlanSummary, json.loads(text))


def _starting(plans: Iterable[str], wanted: Sequence[str]) -> list[str]:
    return [plan for plan in plans if plan.startswith(tuple(wanted))]


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
