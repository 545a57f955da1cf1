"""What outlives the reading of a plan: recurrences under stable ids, their register, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    """What can happen to a recurrence in the append-only register."""

    FOUNDED = "founded"
    JOINED = "joined"
    LEFT = "left"
    SPLIT = "split"
    MERGED = "merged"
    RETIRED = "retired"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recurrence:
    """A group of recommendations that carry the same obligation, under a stable id."""

    id: str
    name: str
    members: tuple[tuple[str, float], ...]
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterEvent:
    """One line of the append-only register of recurrences."""

    kind: EventKind
    recurrence: str
    members: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What a person decided, tied to digest, quote and context so that it can be attached again after a re-read."""

    id: str
    kind: str
    document: str
    quote: str
    context: str
    value: str
    by: str
    on: date
