"""Finds the thing that somebody means by a name: an agency, a board, a plan, a review, a theme, a recommendation."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.pictures import Node
from graph.errors import NotInLibrary
from graph.identity import normal, slug
from graph.nodes import KINDS
from webapp.library import Library
from webapp.things import Thing, thing

FEW, HITS, OFFERED = 10, 5, 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """What a name may mean: the one thing it means, or the things it may mean (neither: nothing here has it)."""

    one: Thing | None = None
    several: tuple[Thing, ...] = ()


def meant(library: Library, name: str, known: tuple[Node, ...] | None = None) -> Meant:
    """The thing of that id or name; what holds the name as words where nothing is called just so.

    `known` are the named things of the library where they are at hand.
    """
    if name.partition(":")[0] in KINDS:
        try:
            return Meant(one=thing(library.store.thing(name)))
        except NotInLibrary:
            pass  # words may have a colon too
    named = library.store.things() if known is None else known
    exact = [one for one in named if slug(name) == slug(one.label)]
    if len(exact) == 1:
        return Meant(one=thing(exact[0]))
    wanted = normal(name)
    part = exact or [one for one in named if wanted and f" {wanted} " in f" {normal(one.label)} "]
    found = [thing(one) for one in part[:FEW]] + ([] if exact else _recommendations(library, name))
    return Meant(one=found[0]) if len(found) == 1 else Meant(several=tuple(found))


def names(known: tuple[Node, ...]) -> tuple[str, ...]:
    """Names that may be offered while one is typed, each once; the first five hundred where there are more."""
    return tuple(dict.fromkeys(one.label for one in known))[:OFFERED]


def _recommendations(library: Library, name: str) -> list[Thing]:
    hits = library.store.search(name, limit=HITS).items
    return [thing(library.store.thing(f"recommendation:{hit.card.id}")) for hit in hits]


def one_thing(library: Library, name: str) -> Thing:
    """The one thing of that id or name. Raises NotInLibrary, with those it may mean."""
    found = meant(library, name)
    if found.one:
        return found.one
    if not found.several:
        raise NotInLibrary(f"Nothing here fits “{name}”. Give a name, some words of a recommendation, or an id.")
    may = "; ".join(f"{one.word.lower()} {one.label[:60]} ({one.id[:40]})" for one in found.several)
    raise NotInLibrary(f"More than one thing here fits “{name}”: {may}. Give one of these ids.")
