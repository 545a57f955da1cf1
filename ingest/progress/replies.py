"""Lays each ask beside the words that reply to it, and notices a reply that speaks of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Action, Place, Recommendation
from ingest.language import phrases
from ingest.progress import asks, outcomes, signals
from ingest.progress.signals import Signal
from ingest.values import references

WORDS = phrases.load("replies")
TO_KNOW = phrases.pattern(WORDS["asks"]["to_know"])
FOUND = phrases.pattern(WORDS["replies"]["found"])
#: A number that counts something; years and days of a month count nothing here.
NUMBER = re.compile(
    rf"(?<![\d/.])(?!(?:19|20)\d\d)\d+(?:,\d{{3}})*\b(?![/.]\d)(?!\s+{WORDS['replies']['dates']})", re.IGNORECASE
)
#: A reply with one of these says how far it has got: it answers, even if it reports nothing of what was asked.
STILL_OPEN = (Signal.PLANNED, Signal.WAITING, Signal.DELAYED, Signal.DECLINED, Signal.UNBEGUN, Signal.PARTIAL)
FEWEST = 3  # telling words that a reply must have before it can be said to speak of something
SHARED = 0.25  # of its telling words may stand in the ask, and of those of the ask in it


class Fit(StrEnum):
    """How a reply stands to what was asked; `ASIDE` is a question to put, never a verdict."""

    REPLIES = "replies"
    ASIDE = "aside"
    ELSEWHERE = "elsewhere"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """One thing asked beside the words that reply to it.

    Attributes:
        asked: the ask: the action's words, else those of the recommendation.
        words: the reply as written; None where the plan has none.
        fit: whether it replies, speaks of something else, only points elsewhere, or is not there.
        action: index of the action from 0; None where the plan has only the recommendation.
        places: where the reply stands, or would.
    """

    asked: str
    words: str | None
    fit: Fit
    action: int | None
    places: tuple[Place, ...] = ()


def read(one: Recommendation) -> tuple[Reply, ...]:
    """A reply for each action in order, or one for a recommendation without actions."""
    if not one.actions:
        words = one.completed_raw
        fit = Fit.REPLIES if words else Fit.NONE
        return (Reply(asked=one.text, words=words, fit=fit, action=None, places=one.places),)
    return tuple(_reply(one, action, number) for number, action in enumerate(one.actions))


def _reply(one: Recommendation, action: Action, number: int) -> Reply:
    words = _words(one, action)
    asked = " ".join(part for part in (one.text, one.objective, action.text) if part)
    return Reply(
        asked=action.text or one.text,
        words=words,
        fit=_fit(asked, one.text, words),
        action=number,
        places=action.places or one.places,
    )


def _words(one: Recommendation, action: Action) -> str | None:
    """What is reported: the progress, else the words of a status that say more than one, else when it was completed."""
    progress = action.progress or ""
    if not signals.is_silent(progress) or references.points_elsewhere(progress):
        return progress
    return action.completed_raw or (one.completed_raw if len(one.actions) == 1 else None)


def _fit(asked: str, ask: str, words: str | None) -> Fit:
    if not words:
        return Fit.NONE
    if references.points_elsewhere(body(words)):
        return Fit.ELSEWHERE
    return Fit.ASIDE if speaks_of_something_else(asked, body(words), ask=ask) else Fit.REPLIES


def speaks_of_something_else(asked: str, reply: str, *, ask: str) -> bool:
    """Whether an ask that wants to know something (`ask`) has a reply that tells nothing of what was `asked`.

    Cautious: a reply that reports a finding or a number, that is still open, declined or held up, or that has no
    subject of its own ("Sent on 12 June") is taken for an answer.
    """
    if not TO_KNOW.search(ask) or _answers(reply):
        return False
    wanted, told = asks.stems(TO_KNOW.sub(" ", asked)), asks.stems(reply)
    shared = len(wanted & told)
    return len(told) >= FEWEST and shared <= SHARED * len(told) and shared <= SHARED * len(wanted)


def _answers(reply: str) -> bool:
    """Whether a reply has the shape of an answer, whatever it is about."""
    return bool(
        signals.ELLIPTIC.match(reply)
        or FOUND.search(reply)
        or NUMBER.search(reply)
        or any(sign.signal in STILL_OPEN for sign in signals.read(reply))
    )


def body(words: str) -> str:
    """A reply without the words at its head that only state a status."""
    opening = outcomes.opening(words)
    return words[opening.body :] if opening else words
