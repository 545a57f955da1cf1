"""Reads the loose ends of a recommendation, each with the shortest quote that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import Action, Column, Recommendation, Status, Thread, ThreadKind
from ingest.language import clauses, phrases, status_key
from ingest.progress import asks, doubts, impact, outcomes, signals, updates, whole_quotes
from ingest.progress import thread_places as places
from ingest.progress.signals import Sign, Signal
from ingest.values import references

WORDS = phrases.load("threads")
CARRIED = phrases.pattern(WORDS["carried"]["words"])
MOST_OF_A_KIND = 3  # quotes of one kind for one action: the first ones show it
MOST_PARTS = 2  # requests that one reply is said to leave out
TAKEN_UP = 0.6  # share of a milestone's telling words that an outcome must have to have taken it up
WORTH_WEIGHING = 12  # words that a reply must have before it can be said to leave something out


@dataclass(frozen=True, slots=True)
class _Reply:
    """One action with its outcome, less the words that only state a status; `last` is what was told last."""

    ask: str
    action: Action
    index: int | None
    body: str
    last: str
    signs: tuple[Sign, ...]

    @property
    def is_complete(self) -> bool:
        return self.action.status.value is Status.COMPLETE

    @property
    def is_silent(self) -> bool:
        return signals.is_silent(self.body)

    def of(self, *wanted: Signal) -> list[Sign]:
        """The signs of these kinds."""
        return [sign for sign in self.signs if sign.signal in wanted]

    def thread(self, kind: ThreadKind, quote: str | None, column: Column | None) -> Thread:
        """A thread that hangs on this action."""
        return Thread(kind=kind, quote=quote, action=self.index, column=column)


def read(rec: Recommendation, lasts: Sequence[str | None] = ()) -> tuple[Thread, ...]:
    """The loose ends of a recommendation whose actions have their statuses; none is said twice.

    Kinds are told apart in RULES, one function each. Quotes are copied from one cell, letter by letter. `lasts` is what
    was told last of each action, where updates stand in columns of their own: earlier ones may have been overtaken.
    """
    several = len(rec.actions) > 1
    told = [*lasts, *[None] * len(rec.actions)]
    replies = [
        _reply(rec.text, action, number if several else None, told[number]) for number, action in enumerate(rec.actions)
    ]
    found = [*_carried_forward(rec)]
    for reply in replies:
        for rule in RULES:
            found += rule(reply)
    found += _partly_addressed(rec, replies, found)
    found += [thread for reply in replies if not found for thread in _unsettled(reply)]
    return tuple(places.fill(rec, thread) for thread in whole_quotes.of_threads(rec, [*_once(found)]))


def _reply(ask: str, action: Action, index: int | None, last: str | None) -> _Reply:
    text = action.progress or ""
    told = updates.newest_first(text) if last is None else last
    body, last = _less_done(text), text if told is None else told
    return _Reply(ask, action, index, body, last, signals.read(_less_done(last)))


def _less_done(text: str) -> str:
    """A text without the words at its head that state that it is done."""
    stated = outcomes.opening(text)
    return text[stated.body :] if stated and stated.status is Status.COMPLETE else text


def _once(threads: Sequence[Thread]) -> Iterator[Thread]:
    """Each thread once; a quote within a longer one of the same kind and action is left out."""
    for number, thread in enumerate(threads):
        others = [other for place, other in enumerate(threads) if place != number and _same(other, thread)]
        quote = thread.quote or ""
        if any(
            quote in (other.quote or "") and (quote != other.quote or threads.index(other) < number) for other in others
        ):
            continue
        yield thread


def _same(one: Thread, other: Thread) -> bool:
    return (one.kind, one.action) == (other.kind, other.action)


# --- One rule for each kind -------------------------------------------------------------------------------------------


def _carried_forward(rec: Recommendation) -> Iterator[Thread]:
    """The plan says itself that this comes from an earlier one, or goes on into a later one."""
    cells = [(rec.label, Column.LABEL), (rec.text, Column.RECOMMENDATION)]
    for action in rec.actions:
        cells += [(action.status.raw, Column.STATUS), (action.progress, Column.PROGRESS), (action.text, Column.ACTION)]
    for text, column in cells:
        if text and (match := CARRIED.search(text)):
            yield Thread(kind=ThreadKind.CARRIED_FORWARD, quote=match[0], column=column)
            return


def _no_progress(reply: _Reply) -> Iterator[Thread]:
    """Nothing is reported: an empty cell has no words; words that only fill it, or a colour unexplained, are quoted."""
    filler = (reply.action.progress or "").strip() if reply.is_silent else ""
    said = filler if clauses.words(filler) > 1 and not outcomes.opening(filler) else None
    status = reply.action.status
    if not said and status.value is Status.NOT_REPORTED and status_key.is_colour(status.raw or status.tint):
        yield reply.thread(ThreadKind.NO_PROGRESS, status.raw, Column.STATUS)
    elif status.value is Status.NOT_REPORTED or (said and not reply.is_complete):
        yield reply.thread(ThreadKind.NO_PROGRESS, said, Column.PROGRESS)


def _not_started(reply: _Reply) -> Iterator[Thread]:
    """The plan states that it has not begun."""
    if reply.action.status.value is Status.NOT_STARTED:
        yield from _stated(reply, ThreadKind.NOT_STARTED, reply.of(Signal.UNBEGUN))


def _stated(reply: _Reply, kind: ThreadKind, signs: Sequence[Sign]) -> Iterator[Thread]:
    """What is stated: the status as written, else the first words that show it."""
    status = reply.action.status
    if status.stated is status.value and status.raw:
        outcome = reply.last if not _in_cell(reply) else ""
        clause = _opening_clause(outcome)
        told = clause or (
            outcome and len(status.raw) > 1
        )  # a letter stands in many an outcome, and states nothing there
        yield reply.thread(kind, clause or status.raw, Column.PROGRESS if told else Column.STATUS)
    elif signs:
        yield reply.thread(kind, signs[0].quote, Column.PROGRESS)
    elif status.stated is status.value and status.tint:
        # A colour has no words: what is reported as going on, else its cell, is the evidence.
        last = _last_words(reply) if kind is ThreadKind.IN_PROGRESS else None
        yield reply.thread(kind, last, Column.PROGRESS if last else Column.STATUS)
    elif status.quote:
        yield reply.thread(kind, status.quote, Column.OBJECTIVE if reply.is_silent else Column.PROGRESS)


def _opening_clause(outcome: str) -> str | None:
    """The first clause of an outcome that states its status there."""
    stated = outcomes.opening(outcome)
    if not stated:
        return None
    sentence = clauses.sentences(outcome)[0]
    mark = re.search(r":\s", outcome[: sentence.end])
    whole = clauses.Stretch(sentence.start, mark.start() if mark else sentence.end)
    return clauses.quote(outcome, whole, clauses.Stretch(whole.start, min(stated.body, whole.end))).of(outcome)


def _in_cell(reply: _Reply) -> bool:
    """Whether the stated words come from a status cell rather than from the outcome."""
    return (reply.action.status.raw or "") not in (reply.action.progress or "")


def _in_progress(reply: _Reply) -> Iterator[Thread]:
    """Work that is going on or still to come; where nothing tells of it, the status as stated."""
    if reply.action.status.value is not Status.IN_PROGRESS:
        return
    signs = _spread(reply.of(Signal.UNDERWAY, Signal.PLANNED)) or _spread(reply.of(Signal.PARTIAL))
    for sign in signs[:MOST_OF_A_KIND]:
        yield reply.thread(ThreadKind.IN_PROGRESS, sign.quote, Column.PROGRESS)
    if not signs and not reply.of(*signals.HELD_UP) and not _says_held_up(reply.action.status.raw or ""):
        yield from _stated(reply, ThreadKind.IN_PROGRESS, ())


def _unsettled(reply: _Reply) -> Iterator[Thread]:
    """Reported, not shown as done, and no words tell what is missing: the last thing that is reported."""
    last = _last_words(reply)
    if reply.action.status.value is Status.IN_PROGRESS and last:
        yield reply.thread(ThreadKind.IN_PROGRESS, last, Column.PROGRESS)


def _last_words(reply: _Reply) -> str | None:
    """The last thing that is reported; None where nothing is."""
    parts = clauses.sentences(reply.body)
    if not parts:
        return None
    last = parts[-1]
    return clauses.quote(reply.body, last, clauses.Stretch(last.start, last.start)).of(reply.body)


def _spread(signs: Sequence[Sign]) -> list[Sign]:
    """The signs whose quotes do not overlap: of two, the first; work that goes on before work to come."""
    kept: list[Sign] = []
    for sign in sorted(signs, key=lambda sign: sign.signal is Signal.PLANNED):
        if not any(sign.overlaps(other) for other in kept):
            kept.append(sign)
    return kept


def _stalled(reply: _Reply) -> Iterator[Thread]:
    """Held up or waiting: the words that say why, else the status that says so.

    Not where it is complete or has been dropped, nor where only a report is waited for.
    """
    if (
        reply.is_complete
        or reply.action.status.value is Status.NOT_TAKEN_FORWARD
        or (reply.is_silent and reply.action.status.value is Status.NOT_REPORTED)
    ):
        return
    signs = reply.of(Signal.WAITING, Signal.DELAYED)
    for sign in signs[:MOST_OF_A_KIND]:
        yield reply.thread(ThreadKind.STALLED, sign.quote, Column.PROGRESS)
    raw = reply.action.status.raw
    if raw and not signs and _says_held_up(raw):
        yield reply.thread(ThreadKind.STALLED, raw, Column.STATUS if _in_cell(reply) else Column.PROGRESS)


def _says_held_up(status: str) -> bool:
    """Whether a status says itself that something is held up ("Overdue", "On hold")."""
    return bool(signals.read(status, signals.HELD_UP))


def _claimed_complete(reply: _Reply) -> Iterator[Thread]:
    """Stated complete, while its own outcome speaks of work outstanding; what goes on for good is not outstanding."""
    if reply.action.status.stated is not Status.COMPLETE:
        return
    outstanding = [
        sign for sign in reply.of(Signal.UNDERWAY, Signal.PLANNED, Signal.WAITING) if not signals.is_usual(sign)
    ]
    outstanding += [sign for sign in reply.of(Signal.DELAYED) if signals.has_fallen_through(sign)]
    unknown = impact.denied(reply.body)
    outstanding = [sign for sign in _spread(outstanding) if not unknown or unknown not in sign.quote]
    for quote in [sign.quote for sign in outstanding][:1] or _denied(reply, unknown):
        yield reply.thread(ThreadKind.CLAIMED_COMPLETE, quote, Column.PROGRESS)


def _denied(reply: _Reply, unknown: str | None) -> list[str]:
    """The words of an outcome that deny what is stated, less those that only say that nobody knows its effect."""
    denial = doubts.denial(reply.body, reply.signs)
    return [denial] if denial and denial not in (unknown or "") and not reply.of(Signal.DECLINED) else []


def _columns_disagree(reply: _Reply) -> Iterator[Thread]:
    """Stated complete, while milestones or the action speak of unfinished work that the outcome does not take up.

    An action is worded as a promise, so only what it says is going on counts there, not what it says is to come.
    """
    if reply.action.status.stated is not Status.COMPLETE or reply.is_silent:
        return
    cells = (
        (reply.action.milestones, Column.MILESTONES, (Signal.UNDERWAY, Signal.PLANNED)),
        (reply.action.text, Column.ACTION, (Signal.UNDERWAY,)),
    )
    for text, column, wanted in cells:
        signs = [sign for sign in signals.read(text or "", wanted) if _disagrees(sign, reply)]
        for sign in _spread(signs)[:MOST_OF_A_KIND]:
            yield reply.thread(ThreadKind.COLUMNS_DISAGREE, sign.quote, column)


def _disagrees(sign: Sign, reply: _Reply) -> bool:
    """Whether a sign outside the outcome is of unfinished work that the outcome leaves open."""
    return not signals.is_usual(sign) and asks.overlap(sign.quote, [reply.body]) < TAKEN_UP


def _declined(reply: _Reply) -> Iterator[Thread]:
    """Refused, dropped or replaced."""
    signs = reply.of(Signal.DECLINED)
    for sign in signs[:1]:
        yield reply.thread(ThreadKind.DECLINED, sign.quote, Column.PROGRESS)
    if not signs and reply.action.status.value is Status.NOT_TAKEN_FORWARD:
        yield from _stated(reply, ThreadKind.DECLINED, ())


def _impact_not_evidenced(reply: _Reply) -> Iterator[Thread]:
    """Whether it worked is asked and not answered, or said to be unknown; or the reply only points elsewhere."""
    if denied := impact.denied(reply.body):
        yield reply.thread(ThreadKind.IMPACT_NOT_EVIDENCED, denied, Column.PROGRESS)
    elif reply.is_silent or reply.action.status.value not in {Status.COMPLETE, Status.IN_PROGRESS}:
        return
    elif reply.is_complete and (elsewhere := references.points_elsewhere(reply.body)):
        yield reply.thread(ThreadKind.IMPACT_NOT_EVIDENCED, elsewhere, Column.PROGRESS)
    elif (reply.is_complete or not _is_open(reply)) and not impact.is_answered(reply.body):
        yield from _impact_asked(reply)


def _is_open(reply: _Reply) -> bool:
    """Whether work is still going on, so that nobody can tell yet whether it worked."""
    return any(sign.signal not in {Signal.DONE, Signal.UNBEGUN} for sign in reply.signs)


def _impact_asked(reply: _Reply) -> Iterator[Thread]:
    """The first words of the ask that want to know whether it worked."""
    for text, column in ((reply.ask, Column.RECOMMENDATION), (reply.action.text, Column.ACTION)):
        if asked := impact.asked(text or ""):
            yield reply.thread(ThreadKind.IMPACT_NOT_EVIDENCED, asked, column)
            return


def _partly_addressed(rec: Recommendation, replies: Sequence[_Reply], found: Sequence[Thread]) -> Iterator[Thread]:
    """Requests of the ask that no reply comes to, while others are taken up.

    Cautious: milestones and other actions count as taking a request up; a short reply leaves nothing out.
    """
    spoken = [reply for reply in replies if clauses.words(reply.body) >= WORTH_WEIGHING]
    if not spoken:
        return
    quoted = [thread.quote or "" for thread in found]
    told = [text for reply in replies for text in (reply.body, reply.action.milestones) if text]
    promised = [reply.action.text for reply in replies if reply.action.text]
    yield from _left_out(
        rec.text,
        " ".join([*told, *promised]),
        quoted,
        Thread(kind=ThreadKind.PARTLY_ADDRESSED, column=Column.RECOMMENDATION),
    )
    for reply in spoken:
        thread = reply.thread(ThreadKind.PARTLY_ADDRESSED, None, Column.ACTION)
        yield from _left_out(reply.action.text or "", " ".join(told), quoted, thread)


def _left_out(ask: str, reply: str, quoted: Sequence[str], thread: Thread) -> Iterator[Thread]:
    """A thread for each request that is left out and not yet quoted."""
    missing = [asks.close(request.words) for request in asks.unanswered(ask, reply) if not request.is_to_look]
    fresh = [quote for quote in missing if not any(quote in other or other in quote for other in quoted if other)]
    for quote in fresh[:MOST_PARTS]:
        yield replace(thread, quote=quote)


#: In this order the kinds are asked of each action.
RULES = (
    _no_progress,
    _not_started,
    _in_progress,
    _stalled,
    _declined,
    _claimed_complete,
    _columns_disagree,
    _impact_not_evidenced,
)
