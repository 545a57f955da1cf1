"""Whose voices speak in a group: one review is one voice, in however many plans, rows and editions it is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from graph.identity import slug


class Speaks(Protocol):
    """What is known of a recommendation's source: key of its wording, plan, and where stated its board and review."""

    @property
    def wording(self) -> str:
        """Key of the words of the ask, the same in another format or edition of a plan."""

    @property
    def plan(self) -> str:
        """Id of the plan that holds it."""

    @property
    def board(self) -> str | None:
        """Slug of the board that publishes it."""

    @property
    def review(self) -> str | None:
        """Key of the review that it answers; None for a plan that answers none (a business plan)."""


def voices(members: Sequence[Speaks], editions: Mapping[str, str] | None = None) -> tuple[int, ...]:
    """The number of the voice of each member, from 0: two with the same number are never counted twice.

    A plan that answers no review speaks for itself. A second edition or an appendix says the same words for the same
    board without a review of its own: it adds no voice. `editions` gives for plans that are one and the same in several
    formats or editions the one that speaks for them (see `graph.editions.leaders`).
    """
    same = editions or {}
    loose = {_edition(one) for one in members if not one.review}
    known: list[tuple[set[str], list[int]]] = []
    for number, one in enumerate(members):
        plan = same.get(one.plan, one.plan)
        keys = {f"plan {plan}", f"review {one.review or plan}"} | ({_edition(one)} & loose)
        meeting = [voice for voice in known if voice[0] & keys]
        known = [voice for voice in known if not voice[0] & keys]
        known.append((keys.union(*(said for said, _ in meeting)), [number, *(n for _, rows in meeting for n in rows)]))
    firsts = sorted((min(rows), rows) for _, rows in known)
    numbered = {row: number for number, (_, rows) in enumerate(firsts) for row in rows}
    return tuple(numbered[number] for number in range(len(members)))


def review_of(*, plan: str, board: str | None, stored: str | None, own: str | None) -> str | None:
    """The key of the review that a recommendation answers.

    Args:
        plan: id of its plan.
        board: slug of its board.
        stored: key of the plan's review (board, kind and label), if it answers one.
        own: label of a review of its own, where the row names one.
    """
    whose = board or plan
    if own:
        return f"{whose}/{slug(own)}"
    return f"{whose}/{stored.partition('/')[2]}" if stored else None


def _edition(one: Speaks) -> str:
    """What a recommendation shares with itself in another edition of its plan."""
    return f"edition {one.board or one.plan} {one.wording}"
