"""Filters as they stand in an address and in a form: read from a request, written back, removed one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, Protocol

from graph.answers.asked import Facet, Facets, Filters, Spread
from graph.identity import slug
from graph.model import Role, Status, ThreadKind
from webapp.repeating import spread_label
from webapp.wording import role_label, status_label, thread_label

# The filters that hold several values, in the order they are shown, with the heading of each.
FIELDS = {
    "spread": "How it is spread",
    "board": "Board",
    "kind": "Kind of thread",
    "status": "Status",
    "theme": "Theme",
    "agency": "Agency",
    "role": "Part of the agency",
    "review_kind": "Kind of review",
    "plan": "Plan",
}
YEARS = {"since": "Plans from", "until": "Plans to"}
_ENUMS: dict[str, type[Enum]] = {"role": Role, "spread": Spread, "status": Status, "kind": ThreadKind}
AGES = (2, 5, 10)  # years
_SHOWN = 8  # choices of one filter that are listed before the rest


class Arguments(Protocol):
    """The arguments of a request, as Werkzeug gives them."""

    def getlist(self, key: str) -> list[str]:
        """All values under a name."""

    def get(self, key: str, default: str) -> str:
        """The first value under a name."""


class NoArguments:
    """What a view gets where nothing was asked beyond its address: by the command line."""

    def getlist(self, key: str) -> list[str]:  # noqa: ARG002 - the protocol's signature
        """No values under any name."""
        return []

    def get(self, key: str, default: str) -> str:  # noqa: ARG002 - the protocol's signature
        """The default under any name."""
        return default


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One value that a filter can take: how it reads, how many items it holds (None: not counted), whether it is on."""

    value: str
    label: str
    count: int | None
    on: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """One filter with its choices: those shown at once, and those kept under "more"."""

    name: str
    heading: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()

    @property
    def active(self) -> int:
        """How many of its choices are on."""
        return sum(choice.on for choice in (*self.choices, *self.more))


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """One value of one filter in force, as it reads on the tag that removes it."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Age:
    """A list cut to plans that are older than so many years."""

    years: int
    filters: Filters


def from_arguments(arguments: Arguments) -> Filters:
    """The filters of a request; values that cannot be are left out rather than refused."""
    values: dict[str, Any] = {name: _values(name, arguments.getlist(name)) for name in FIELDS}
    values |= {name: _year(arguments.get(name, "")) for name in YEARS}
    return Filters(**values)


def to_pairs(filters: Filters) -> Iterator[tuple[str, str]]:
    """The filters as names and values of an address, in a fixed order."""
    for name in FIELDS:
        yield from ((name, _text(value)) for value in getattr(filters, name))
    yield from ((name, str(getattr(filters, name))) for name in YEARS if getattr(filters, name) is not None)


def remove(filters: Filters, name: str, value: str) -> Filters:
    """The filters without one value of one of them."""
    kept: Any = None if name in YEARS else tuple(v for v in getattr(filters, name) if _text(v) != value)
    return replace(filters, **{name: kept})


def chosen(filters: Filters, facets: Facets, labels: dict[str, dict[str, str]]) -> tuple[Chosen, ...]:
    """The filters in force; `labels` gives, by filter, the label of values that the facets may not hold."""
    known = {name: {f.value: f.label for f in _facets(facets, name)} | labels.get(name, {}) for name in FIELDS}
    return tuple(
        Chosen(name=name, value=value, label=_chosen_label(name, value, known.get(name, {})))
        for name, value in to_pairs(filters)
    )


def groups(
    filters: Filters, facets: Facets, labels: dict[str, dict[str, str]], *, names: tuple[str, ...]
) -> tuple[Group, ...]:
    """The filters named, with their choices: those in force first, then the most frequent; empty ones are left out."""
    made = (_group(name, filters, facets, labels.get(name, {})) for name in names)
    return tuple(group for group in made if group.choices)


def ages(filters: Filters, today: date) -> tuple[Age, ...]:
    """Filters for plans of some years ago, counted from `today`; one that is in force already is left out."""
    made = (Age(years=years, filters=replace(filters, until=last_year(years, today))) for years in AGES)
    return tuple(age for age in made if age.filters != filters)


def last_year(years: int, today: date) -> int:
    """The last year that ended more than so many years before `today`."""
    return today.year - years - 1


def value_label(name: str, value: str) -> str | None:
    """How a value of a closed list reads; None where the list is open."""
    if name == "role":
        return role_label(Role(value))
    if name == "status":
        return status_label(Status(value))
    if name == "spread":
        return spread_label(Spread(value))
    return thread_label(ThreadKind(value)) if name == "kind" else None


def _group(name: str, filters: Filters, facets: Facets, labels: dict[str, str]) -> Group:
    on = [_text(value) for value in getattr(filters, name)]
    offered = list(_facets(facets, name))
    known = {facet.value for facet in offered}
    missing = [Facet(value=value, label=labels.get(value, value), count=0) for value in on if value not in known]
    choices = [
        Choice(
            value=facet.value,
            label=value_label(name, facet.value) or labels.get(facet.value) or facet.label,
            count=facet.count if facet.value in known and name != "role" else None,
            on=facet.value in on,
        )
        for facet in (*missing, *offered)
    ]
    ordered = sorted(choices, key=lambda choice: not choice.on)
    shown = max(_SHOWN, len(on))
    return Group(name=name, heading=FIELDS[name], choices=tuple(ordered[:shown]), more=tuple(ordered[shown:]))


def _facets(facets: Facets, name: str) -> tuple[Facet, ...]:
    if name == "role":
        return tuple(Facet(value=role.value, label=role_label(role), count=0) for role in Role)
    return getattr(facets, name, ())


def _chosen_label(name: str, value: str, labels: dict[str, str]) -> str:
    if name in YEARS:
        return f"{YEARS[name]} {value}"
    return value_label(name, value) or labels.get(value, value)


def _values(name: str, given: list[str]) -> tuple[Any, ...]:
    words = [word for word in dict.fromkeys(text.strip() for text in given) if word]
    if name in _ENUMS:
        allowed = {member.value: member for member in _ENUMS[name]}
        return tuple(allowed[word] for word in words if word in allowed)
    return tuple(dict.fromkeys(slug(word) if name in {"board", "agency"} else word for word in words))


def _year(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) == 4 else None  # noqa: PLR2004 - four digits make a year


def _text(value: Any) -> str:  # noqa: ANN401 - a string or a member of a string enum
    return str(value.value) if isinstance(value, Enum) else str(value)
