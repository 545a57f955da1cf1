"""Which agency came before another and which took over from it, as the vocabulary of the field knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.errors import NotInLibrary
from graph.identity import slug
from graph.vocabulary import agency_kinds, areas, successors
from webapp.library import Library


@dataclass(frozen=True, kw_only=True, slots=True)
class Kin:
    """An agency before or after another: its name, its slug where plans here name it, and the year of the change."""

    name: str
    slug: str | None
    year: int | None


def former(library: Library, name: str) -> tuple[Kin, ...]:
    """The agencies that this one took over from, by name."""
    before = sorted(earlier for earlier, after in successors().items() if after == name)
    return tuple(Kin(name=one, slug=_here(library, one), year=_years().get(one)) for one in before)


def later(library: Library, name: str) -> tuple[Kin, ...]:
    """The agencies that took over from this one, one after another."""
    found: list[Kin] = []
    while (after := successors().get(name)) and after not in {one.name for one in found}:
        found.append(Kin(name=after, slug=_here(library, after), year=_years().get(name)))
        name = after
    return tuple(found)


def _here(library: Library, name: str) -> str | None:
    try:
        library.store.thing(f"agency:{slug(name)}")
    except NotInLibrary:
        return None
    return slug(name)


@cache
def _years() -> Mapping[str, int]:
    """The year in which an agency was taken over from, by its full name."""
    kinds = agency_kinds()
    ended = {code: kind.succeeded_in for code, kind in kinds.items() if kind.succeeded_in}
    found = {kinds[code].name: year for code, year in ended.items()}
    for area in areas().values():
        found |= {name: ended[code] for code, name in area.bodies.items() if code in ended}
    return found
