"""What pages and commands say of plans that stand here in several editions or copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.library import Library


@dataclass(frozen=True, kw_only=True, slots=True)
class Newer:
    """The newest edition of a plan, where what both ask is counted: its id, title, and date to show."""

    id: str
    title: str
    dated: str


def newer(library: Library) -> Mapping[str, Newer]:
    """The newest edition of each plan that is not the newest itself, by id."""
    found = library.store.newer_editions()
    return {one: Newer(id=plan.id, title=plan.title, dated=plan.dated) for one, plan in found.items()}
