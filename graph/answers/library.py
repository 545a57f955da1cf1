"""The library itself: what it holds, and what a change did to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexState:
    """One index of the engine: its name, what it is for in the engine's words, and whether questions can use it."""

    name: str
    kind: str
    ready: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryStatus:
    """What is in the library, when it was last written, and with what it was made; its indexes where asked for."""

    engine: str
    location: str
    sample: bool
    plans: int
    boards: int
    recommendations: int
    actions: int
    threads: int
    agencies: int
    vectors: int
    encoder: str | None
    revision: int
    last_read: str | None
    indexes: tuple[IndexState, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What saving a plan did: `outcome` is "added", "unchanged" or "read again"."""

    plan: str
    outcome: str
