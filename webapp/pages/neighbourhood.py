"""The page of what is round one thing: its picture, and the same as a table."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.pictures import Picture, picture
from webapp.things import LOOKS


@dataclass(frozen=True, kw_only=True, slots=True)
class NeighbourhoodPage(Page):
    """What is round a thing; `own_page` is the address of the thing's own page, None where it has none."""

    own_page: str | None
    picture: Picture


def view(library: Library, arguments: Arguments, node: str) -> NeighbourhoodPage:
    """What is round the thing with that id, kinds in `unfold` one by one; raises NotInLibrary where there is none."""
    found = picture(library, node, [kind for kind in arguments.getlist("unfold") if kind in LOOKS])
    centre = found.centre
    return NeighbourhoodPage(
        title=centre.label,
        scope=library.scope(),
        sample=library.store.status().sample,
        own_page=centre.address if centre.address != centre.around else None,
        picture=found,
    )
