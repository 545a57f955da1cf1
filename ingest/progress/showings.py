"""Reads what the text of an outcome shows of how far an action has got, whatever its status says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Action, Status
from ingest.progress import asks, doubts, impact, outcomes, signals, updates
from ingest.progress.signals import Sign, Signal

#: What makes a sentence of an objective a report and not an aim.
GOING_ON = re.compile(r"\b(?:is|are|has|have|work|under\s?way|progressing)\b", re.IGNORECASE)
Showing = tuple[Status | None, str | None]


@dataclass(frozen=True, slots=True)
class _Report:
    """An outcome, less the words at its head that state a status."""

    ask: str | None
    opening: outcomes.Statement | None
    body: str
    signs: tuple[Sign, ...]

    def first(self, *wanted: Signal) -> Sign | None:
        """The first sign of these kinds."""
        return next((sign for sign in self.signs if sign.signal in wanted), None)

    def has(self, wanted: Iterable[Signal]) -> bool:
        """Whether there is a sign of these kinds."""
        return self.first(*wanted) is not None

    def opens_with(self, status: Status) -> bool:
        """Whether the outcome states this status in its first words."""
        return self.opening is not None and self.opening.status is status


def read(action: Action, objective: str | None, ask: str | None) -> Showing:
    """What the text shows, with the words that show it; (None, None) where it shows nothing beside a stated status.

    The first of RULES that applies decides. Done is shown only where every part of the ask is taken up and nothing is
    still to come: a wrong "done" and a wrong "not done" are both accusations. Any report that does not settle it shows
    work in progress.
    """
    text = action.progress or ""
    opening = outcomes.opening(text)
    body = text[opening.body :] if opening else text
    if signals.is_silent(body):
        return (None, None) if opening else _silent(action, objective)
    report = _Report(action.text or ask, opening, body, _signs(body, action.text or ask or ""))
    return next((found for rule in RULES if (found := rule(report))), (None if opening else Status.IN_PROGRESS, None))


def _signs(body: str, ask: str) -> tuple[Sign, ...]:
    """The signs in an outcome, less those in words that only say that nobody knows yet whether it worked.

    What an audit finds wanting takes nothing back where an audit is what was asked for.
    """
    unknown = impact.denied(body) or ""
    found = (sign for sign in signals.read(body) if sign.signal is Signal.DONE or sign.quote not in unknown)
    asked_for = asks.TO_FIND_OUT.search(ask) is not None
    return tuple(sign for sign in found if not (asked_for and signals.is_finding(sign)))


def _silent(action: Action, objective: str | None) -> Showing:
    """An outcome without words: an objective may speak of work that is going on."""
    if action.status.raw or action.completed_raw:
        return None, None
    for sign in signals.read(objective or "", [Signal.UNDERWAY]):
        if GOING_ON.search(sign.quote) and not signals.is_usual(sign):
            return Status.IN_PROGRESS, sign.quote
    return Status.NOT_REPORTED, None


# --- One rule for each thing that a report can show -------------------------------------------------------------------


def _dropped(report: _Report) -> Showing | None:
    """Its first words say that it was not taken forward."""
    if report.opening and report.opens_with(Status.NOT_TAKEN_FORWARD):
        return Status.NOT_TAKEN_FORWARD, report.opening.raw
    return None


def _done_by_now(report: _Report) -> Showing | None:
    """The last of several dated updates shows it done, whatever earlier ones say."""
    latest = updates.latest(report.body)
    if latest is None:
        return None
    last = _Report(report.ask, None, latest, signals.read(latest))
    return _done(last)


def _not_begun(report: _Report) -> Showing | None:
    """Not begun, said in so many words, and nothing is reported beside it."""
    if report.has({Signal.UNDERWAY, Signal.DONE}):
        return None
    if report.opening and report.opens_with(Status.NOT_STARTED):
        return Status.NOT_STARTED, report.opening.raw
    sign = report.first(Signal.UNBEGUN)
    return (Status.NOT_STARTED, sign.quote) if sign else None


def _declined(report: _Report) -> Showing | None:
    """Refused or dropped, and nothing else is going on."""
    sign = report.first(Signal.DECLINED)
    if sign and report.opens_with(Status.COMPLETE) and signals.NEEDLESS.search(sign.quote):
        return None  # "Completed. No further action required."
    return (Status.NOT_TAKEN_FORWARD, sign.quote) if sign and not report.has(signals.OPEN) else None


def _unfinished(report: _Report) -> Showing | None:
    """Something is going on, to come or waited for; what goes on for good does not count."""
    wanted = signals.OPEN | {Signal.WAITING}
    found = (sign for sign in report.signs if sign.signal in wanted and not signals.is_usual(sign))
    sign = next(found, None)
    return (Status.IN_PROGRESS, sign.quote) if sign else None


def _as_stated(report: _Report) -> Showing | None:
    """Its first words state that it is not done, and nothing speaks against them."""
    if report.opening and not report.opens_with(Status.COMPLETE):
        return report.opening.status, None
    return None


def _done(report: _Report) -> Showing | None:
    """All of it done: no part left out, nothing held up, its effect shown if that was asked.

    What is left in doubt is quoted, and not called done.
    """
    sign = report.first(Signal.DONE)
    if sign is None or not (report.opening or _is_settled(report)):
        return None
    doubt = None if report.opening else doubts.of(report.body, report.signs)
    if doubt and doubt in (impact.denied(report.body) or ""):
        doubt = None  # it was done; nobody knows yet whether it worked
    return (Status.IN_PROGRESS, doubt) if doubt else (Status.COMPLETE, sign.quote)


def _is_settled(report: _Report) -> bool:
    """Whether the report answers the ask; a first step ("discussed") does only where the ask speaks of the same."""
    if report.ask is None or any(_is_unsettled(sign) for sign in report.signs):
        return False
    told = impact.is_answered(report.body) and not impact.denied(report.body)
    arrived = any(not signals.is_first_step(sign) for sign in report.signs)
    spoken_of = arrived or asks.is_spoken_of(report.ask, report.body)
    return (told or not impact.asked(report.ask)) and spoken_of and not asks.unanswered(report.ask, report.body)


def _is_unsettled(sign: Sign) -> bool:
    """Whether a sign leaves anything open; what goes on for good does not."""
    return sign.signal is not Signal.DONE and not signals.is_usual(sign)


#: In this order; the first that applies decides.
RULES = (_dropped, _done_by_now, _not_begun, _declined, _unfinished, _as_stated, _done)
