"""The closed lists of the field as data: themes, kinds of agency and of review, and the areas of England and Wales."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from graph.errors import VocabularyError

_LETTERS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """One theme of the closed scheme; `core` codes are those that accuracy is measured on."""

    code: str
    label: str
    domain: str
    definition: str
    core: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyKind:
    """A kind of agency: its name, its forms, and the kind that took over (with the year).

    `short` forms count only with their capitals, `forms` in any case (with an initial capital where `capital`).
    """

    code: str
    name: str
    short: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    capital: bool = False
    owner_only: bool = False
    department: bool = False
    national: bool = False
    succeeded_by: str | None = None
    succeeded_in: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewKind:
    """A kind of review: its label, the words that name it and the kinds of agency that publish it.

    `named_only`: the words are too ordinary to count without the name of a person or a number after them.
    """

    code: str
    label: str
    short: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    published_by: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    named_only: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanType:
    """A kind of plan that answers no review, and the words that name it."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Area:
    """The area of a board: the local body of each kind, and the short forms that hold there only.

    Areas are compared by identity: there is one of each.
    """

    code: str
    places: tuple[str, ...]
    councils: tuple[tuple[str, ...], ...] = ()
    main_council: str | None = None
    bodies: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    place_forms: Mapping[str, str] = field(default_factory=dict)

    def body(self, kind: str) -> str | None:
        """The name of the local body of a kind (a code of `agency_kinds`), or None when unknown."""
        return self.bodies.get(kind)


@cache
def themes() -> tuple[Theme, ...]:
    """All themes in the order of the scheme. Raises VocabularyError when a theme names no known domain."""
    data = _load("themes.toml")
    found = tuple(_theme(code, row) for code, row in data["themes"].items())
    for theme in found:
        if theme.domain not in data["domains"]:
            raise VocabularyError(f"themes.toml: theme {theme.code!r} names the unknown domain {theme.domain!r}")
    return found


@cache
def theme(code: str) -> Theme:
    """The theme with this code. Raises VocabularyError when the scheme has no such code."""
    for known in themes():
        if known.code == code:
            return known
    raise VocabularyError(f"themes.toml has no theme {code!r}; see the codes there")


def theme_label(code: str) -> str:
    """The label of a theme, as shown to users ("Mental capacity"). Raises VocabularyError for an unknown code."""
    return theme(code).label


@cache
def theme_domains() -> Mapping[str, str]:
    """Labels of the domains of the scheme by code, in the order of the scheme."""
    return {code: row["label"] for code, row in _load("themes.toml")["domains"].items()}


@cache
def successors() -> Mapping[str, str]:
    """Which agency came after which: full name to full name, of kinds and of the areas' own bodies."""
    kinds = agency_kinds()
    found = {kind.name: kinds[kind.succeeded_by].name for kind in kinds.values() if kind.succeeded_by}
    for area in areas().values():
        for code, name in area.bodies.items():
            later = kinds[code].succeeded_by if code in kinds else None
            if later and area.body(later):
                found[name] = area.bodies[later]
    return found


@cache
def agency_kinds() -> Mapping[str, AgencyKind]:
    """All kinds of agency by code. Raises VocabularyError when a form is claimed twice or a successor is unknown."""
    kinds = {code: _agency_kind(code, row) for code, row in _load("agencies.toml")["kinds"].items()}
    claimed: dict[str, str] = {}
    for kind in kinds.values():
        if kind.succeeded_by is not None and kind.succeeded_by not in kinds:
            raise VocabularyError(
                f"agencies.toml: {kind.code!r} is succeeded by the unknown kind {kind.succeeded_by!r}"
            )
        for form in (*kind.short, *kind.forms):
            other = claimed.setdefault(form, kind.code)
            if other != kind.code:
                raise VocabularyError(f"agencies.toml: {form!r} is a form of both {other!r} and {kind.code!r}")
    return kinds


@cache
def review_kinds() -> Mapping[str, ReviewKind]:
    """All kinds of review by code, in the order in which they are tried. Raises VocabularyError for a bad publisher."""
    kinds = {code: _review_kind(code, row) for code, row in _load("reviews.toml")["kinds"].items()}
    for kind in kinds.values():
        unknown = [code for code in kind.published_by if code not in agency_kinds()]
        if unknown:
            raise VocabularyError(f"reviews.toml: {kind.code!r} is published by the unknown kind {unknown[0]!r}")
    return kinds


@cache
def plan_types() -> tuple[PlanType, ...]:
    """Kinds of plan that answer no review, in the order in which they are tried."""
    rows = _load("reviews.toml")["plans"].values()
    return tuple(PlanType(label=row["label"], words=tuple(row["words"])) for row in rows)


@cache
def areas() -> Mapping[str, Area]:
    """All known areas by code. Raises VocabularyError when two areas claim one place name."""
    found = {code: _area(code, row) for code, row in _load("boards.toml")["areas"].items()}
    claimed: dict[str, str] = {}
    for area in found.values():
        for place in area.places:
            if claimed.setdefault(_flat(place), area.code) != area.code:
                raise VocabularyError(f"boards.toml: {place!r} is a place of two areas, {area.code!r} among them")
    return found


@cache
def area_of(name: str) -> Area | None:
    """The area whose board or place this name holds ("Northshire Safeguarding Adults Board"); None when unknown.

    A body's full name wins over a place's; of places, the longest wins.
    """
    wanted = f" {_flat(name)} "
    for area in areas().values():
        if any(wanted.strip() == _flat(body) for body in area.bodies.values() if len(_flat(body).split()) > 1):
            return area if _speaks_for_itself(area, wanted) else _by_place(wanted) or area
    return _by_place(wanted)


def _by_place(wanted: str) -> Area | None:
    fits = [
        (len(_flat(place)), area) for area in areas().values() for place in area.places if f" {_flat(place)} " in wanted
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def _speaks_for_itself(area: Area, wanted: str) -> bool:
    return any(f" {_flat(place)} " in wanted for place in area.places)


def _flat(text: str) -> str:
    return " ".join(_LETTERS.findall(text.lower().replace("&", " and ")))


def _theme(code: str, row: Mapping[str, Any]) -> Theme:
    try:
        return Theme(code=code, **{**row, "also": tuple(row.get("also", ()))})
    except TypeError as error:
        raise VocabularyError(f"themes.toml: theme {code!r} is not complete: {error}") from error


def _agency_kind(code: str, row: Mapping[str, Any]) -> AgencyKind:
    later = row.get("succeeded_by", {})
    rest = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return AgencyKind(code=code, **{**rest, "succeeded_by": later.get("kind"), "succeeded_in": later.get("year")})


def _review_kind(code: str, row: Mapping[str, Any]) -> ReviewKind:
    rest: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return ReviewKind(code=code, **rest)


def _area(code: str, row: Mapping[str, Any]) -> Area:
    councils = tuple(tuple(names) for names in row.get("councils", ()))
    own = {"places", "councils", "main_council", "forms", "place_forms"}
    return Area(
        code=code,
        places=tuple(row["places"]),
        councils=councils,
        main_council=row.get("main_council"),
        bodies={key: value for key, value in row.items() if key not in own},
        forms={**{other: names[0] for names in councils for other in names}, **row.get("forms", {})},
        place_forms=row.get("place_forms", {}),
    )


@cache
def _load(name: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads((files("graph") / "vocabulary" / name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(
            f"the vocabulary file {name} cannot be read: {error}; install Threadline again"
        ) from error
