"""Recurring learning as values: what is compared, a group, its members side by side, what became of the group."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Scope
from graph.answers.lists import Card
from graph.model import Place
from graph.register import RegisterEvent


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One recommendation that has a vector, with what tells its voice (see `graph.voices`).

    `words` are its text and, where there are any, its measure and the texts of its actions.
    """

    id: str
    words: tuple[str, ...]
    wording: str
    plan: str
    board: str | None
    review: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a plan reports to have come of an ask, in its own words, and where they stand."""

    text: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedAgain:
    """The later ask of the same obligation, in a plan of a later year than one that reports it complete.

    Of several, the first of the same board, else the first of all; `same_board` is False where a board is unknown.
    """

    recommendation: str
    board: str | None
    dated: str
    year: int
    same_board: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One recommendation of a group. `voice` is the same for members of one review, which count once.

    `score` says how near it stands to the others, 0 and more being very near. `outcomes` are given where the question
    was for one group, or where it was `asked_again` after being reported complete.
    """

    card: Card
    score: float
    voice: int
    outcomes: tuple[Outcome, ...] = ()
    asked_again: AskedAgain | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recurring:
    """A group of recommendations that carry the same obligation, with distinct counts and their denominators.

    Attributes:
        id: its lasting id.
        name: as a person would call it.
        reason: why its members belong together, in words.
        reviews: distinct reviews among its members, of `of_reviews` in the library.
        other_plans: plans among its members that answer no review (business plans).
        boards: distinct known boards among its members, of `of_boards` in the library.
        of_plans: plans in the library.
        across: whether at least two boards ask it.
        within_boards: names of the boards that ask it in at least two reviews or plans of their own.
        first_year: of the plans that ask it; None where all are undated.
        latest_year: likewise the last.
        complete_before: how many reviews or plans report it complete and are followed by one that asks it again.
        members: nearest first.
    """

    id: str
    name: str
    reason: str
    reviews: int
    other_plans: int
    boards: int
    of_reviews: int
    of_boards: int
    of_plans: int
    across: bool
    within_boards: tuple[str, ...]
    first_year: int | None
    latest_year: int | None
    complete_before: int
    members: tuple[Member, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RecurrenceAnswer:
    """One group whole, with its events in the register, oldest first."""

    recurring: Recurring
    history: tuple[RegisterEvent, ...]
    scope: Scope
