"""Reads the status of an action twice: what the plan states, and what its text shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model import Action, KeyEntry, Passage, Status, StatusReading
from ingest.language import claims, phrases, status_key
from ingest.progress import outcomes, showings, signals, updates, whole_quotes
from ingest.progress.columns_beside import Beside, Letters
from ingest.values import dates

#: Between these, a cell may hold more than one status.
SEVERAL = re.compile(r"\s*(?:[/;|&\n]|,|\band\b)\s*")
ANSWERS: dict[str, str] = phrases.load("statuses")["answers"]
MARKS = phrases.load("statuses")["marks"]
#: A form that nobody filled in.
UNFILLED = re.compile(r"y(?:es)?\s*[/|]\s*n(?:o)?", re.IGNORECASE)
#: Of a colour that has changed the new one counts.
MOVED = re.compile(rf"(?:{status_key.COLOUR})\s+(?:to|now|then|[-–>→]+)\s+(?P<now>{status_key.COLOUR})", re.IGNORECASE)
#: Done late is done.
LATE = re.compile(r"\W*(?:late|delayed|overdue|slipped|behind)", re.IGNORECASE)
#: So is what is watched over from then on.
WATCHED = re.compile(
    r"(?<!\bno)(?<!\bnot)(?<!\bwithout)[\s,;–-]+(?:on-?going|continuing|continued|regular|annual|quarterly)\s(?:monitoring|review|oversight)\W*$",
    re.IGNORECASE,
)
#: "No ongoing monitoring", "Not delayed": what stands behind the "no" is not what is stated.
NEGATING = re.compile(r"\W*(?:no|not|nil|none|nothing|without)\s+(?=\w)", re.IGNORECASE)
CLOSED = phrases.pattern(phrases.load("statuses")["closed"]["words"])
ENDED = phrases.pattern(phrases.load("statuses")["ended"]["dropped"])
NEEDLESS = phrases.pattern(phrases.load("statuses")["ended"]["needless"])
OPEN = phrases.pattern(phrases.load("statuses")["open"]["words"])
#: Words that take an ask on, or part of it, which says nothing of what was done.
ACCEPTED = phrases.pattern(phrases.load("prose")["fields"]["accepted"])
#: Nothing beside it tells anything.
ALONE = Beside()
TOKEN = re.compile(rf"[^\W\d_]+|\d+|{status_key.SIGN}", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A stated status: our reading, the words, what the plan's key says of them, and the words of a date."""

    status: Status
    raw: str
    key: str | None = None
    dated: str | None = None


def read_key(passages: Sequence[Passage]) -> tuple[KeyEntry, ...]:
    """The plan's printed status key; empty when it prints none."""
    return status_key.read(passages)


def read(
    action: Action,
    key: tuple[KeyEntry, ...] = (),
    objective: str | None = None,
    *,
    ask: str | None = None,
    beside: Beside = ALONE,
) -> Action:
    """The action with its status filled in, and with the words that date its completion where it states them.

    Stated: by the status cell, through the plan's own key first; else by the first or last words of the outcome; else
    by a date of completion. Shown: by the text of the outcome. The value is what is stated, else what is shown.
    `ask` is the text of the recommendation, for an action that has none of its own; of updates told one after another
    the last counts, `beside` knows which.
    """
    last = beside.last or updates.newest_first(action.progress or "")
    whole, action = action, _as_told_last(action, last, ask)
    shown, quote = showings.read(action, objective, ask)
    stated = _dropped(_stated(action, key, shown, beside.letters), shown)
    if stated and stated.status is Status.COMPLETE and _unfinished(action.status, key):
        shown, quote = Status.COMPLETE, quote or stated.raw
        stated = replace(stated, status=Status.IN_PROGRESS, dated=None)
    if stated and shown is None:
        shown, quote = _against(stated, action.progress or "")
    if stated and quote is None and shown is Status.IN_PROGRESS:
        shown = None  # no words of the text speak against what is stated
    written = action.status.raw
    if stated and written and ACCEPTED.fullmatch(written.strip(" .:")):
        written = None  # "Accepted" is not what states that it was done
    reading = StatusReading(
        value=(stated.status if stated else shown) or Status.NOT_REPORTED,
        stated=stated.status if stated else None,
        shown=shown,
        raw=written or (stated.raw if stated and stated.raw != action.status.tint else None),
        key=stated.key if stated else None,
        quote=quote and whole_quotes.widened(action.progress or objective or "", quote),
        tint=action.status.tint,
    )
    return replace(whole, status=reading, completed_raw=action.completed_raw or (stated.dated if stated else None))


def _as_told_last(action: Action, last: str | None, ask: str | None) -> Action:
    """The action with only what was told last; with all, where it was done before and nothing speaks against that."""
    if last is None:
        return action
    latest = replace(action, progress=last)
    before = outcomes.read(action.progress or "")
    silent = outcomes.read(last) is None and showings.read(latest, None, ask)[1] is None
    return action if silent and before and before.status is Status.COMPLETE else latest


def combine(actions: Sequence[Action]) -> StatusReading:
    """The status of a recommendation: that of its least advanced action, words and all.

    An action that is not due yet holds nothing back while another one is in progress.
    """
    under_way = any(action.status.value is Status.IN_PROGRESS for action in actions)
    passed_over = {Status.NOT_DUE} if under_way else set()
    readings = [action.status for action in actions if action.status.value not in passed_over]
    return min(readings, key=lambda reading: status_key.ADVANCE.index(reading.value), default=StatusReading())


def _stated(action: Action, key: tuple[KeyEntry, ...], shown: Status | None, letters: Letters) -> Statement | None:
    """What the plan states, from the surest place to the least sure."""
    outcome = outcomes.read(action.progress or "")
    if outcome and shown is Status.COMPLETE and ENDED.fullmatch(outcome.raw):
        outcome = replace(outcome, status=Status.COMPLETE)
    dated = outcome.dated if outcome and outcome.status is Status.COMPLETE else None
    if outcome and outcome.status is Status.NOT_TAKEN_FORWARD:
        return Statement(outcome.status, outcome.raw)
    if cell := _cell(action.status.raw or "", key, shown, letters):
        return replace(cell, dated=cell.dated or dated)
    if tinted := _coloured(action.status.tint, key, shown) or _tint(action.progress or "", key, shown):
        return replace(tinted, dated=tinted.dated or dated)
    if outcome:
        entry = _entry(None, outcome.raw, key)
        return Statement(outcome.status, outcome.raw, entry.words if entry else None, dated)
    return _completion(action.completed_raw or "")


def _against(stated: Statement, progress: str) -> showings.Showing:
    """What the outcome states in so many words where one of the two says "done" and the other does not."""
    told = outcomes.read(progress)
    if told is None or told.raw == stated.raw or (told.status is Status.COMPLETE) == (stated.status is Status.COMPLETE):
        return None, None
    return told.status, told.raw


def _unfinished(read: StatusReading, key: tuple[KeyEntry, ...]) -> bool:
    """Whether the cell is only a colour that never stands for done, and no key of the plan explains it."""
    said = read.raw or read.tint
    if not said or not status_key.is_colour(said):
        return False
    return not _entry(_token(said, key), said, key) and "unfinished" in status_key.COLOURS[status_key.token_name(said)]


def _dropped(stated: Statement | None, shown: Status | None) -> Statement | None:
    """The statement, with "Closed" read as dropped where the text shows that it was not done."""
    if stated and shown is Status.NOT_TAKEN_FORWARD and CLOSED.fullmatch(stated.raw.strip(" .:")):
        return replace(stated, status=shown, dated=None)
    return stated


def _cell(raw: str, key: tuple[KeyEntry, ...], shown: Status | None, letters: Letters) -> Statement | None:
    """What a status cell states: its words first, else its colour, letter or number; of several the least advanced."""
    if signals.is_silent(raw) or _is_untold(raw, shown) or ACCEPTED.fullmatch(raw.strip(" .:")):
        return None
    raw = WATCHED.sub("", raw)
    said = raw.strip(" .").lower()
    if NEGATING.match(raw) and not (status_key.begins(raw) or NEEDLESS.match(said) or ENDED.match(said)):
        return None
    if len(said) == 1 and letters is not Letters.ANSWERS and not _entry(_token(raw, key), raw, key):
        return None if letters is Letters.UNCLEAR and said in ANSWERS else _one(raw, key, shown)
    if said in ANSWERS and not _entry(_token(raw, key), raw, key):
        return Statement(_answered(Status(ANSWERS[said]), shown), raw)
    if ENDED.fullmatch(said) or NEEDLESS.fullmatch(said):
        return Statement(Status.COMPLETE if shown is Status.COMPLETE else Status.NOT_TAKEN_FORWARD, raw)
    return _several(raw, key, shown) or _one(raw, key, shown)


def _is_untold(raw: str, shown: Status | None) -> bool:
    """Whether a cell only says that an action is on the list, or that nothing more is needed, or was not filled in."""
    said = raw.strip(" .:")
    if shown is not Status.COMPLETE and NEEDLESS.fullmatch(said):
        return True
    is_open = OPEN.fullmatch(said) and shown not in {Status.IN_PROGRESS, Status.COMPLETE}
    return bool(is_open or UNFILLED.fullmatch(said))


def _several(raw: str, key: tuple[KeyEntry, ...], shown: Status | None) -> Statement | None:
    """The least advanced of several statuses in a cell; beside a colour that tells nothing, none of them is "done"."""
    parts = [part for part in _parts(raw) if part.strip()]
    read_parts = [found for part in parts if (found := _one(part, key, shown))]
    least = min(read_parts, key=lambda found: status_key.ADVANCE.index(found.status), default=None)
    if len(parts) > 1 and len(read_parts) == len(parts):
        return least
    unread = [part for part in parts if status_key.is_colour(part) and not _one(part, key, shown)]
    if least and unread:
        done = least.status is Status.COMPLETE
        return replace(least, status=Status.IN_PROGRESS if done else least.status, raw=raw)
    return None


def _parts(raw: str) -> list[str]:
    """The statuses in a cell: parted by marks, or standing side by side ("Green Red", "Completed Ongoing")."""
    words = raw.split()
    if status_key.is_status(raw):
        return [raw]  # "Closed – not progressing" is one
    if len(words) > 1 and all(word.lower() in status_key.NAMES for word in words):
        return words
    for at in range(1, len(words)):
        halves = [" ".join(words[:at]), " ".join(words[at:])]
        if all(status_key.is_status(half) for half in halves) and not LATE.match(halves[1]):
            return halves
    return SEVERAL.split(raw)


def _answered(answer: Status, shown: Status | None) -> Status:
    """An answer to "Has it been done?": beside a report, "no" says that it is not finished."""
    reported = shown not in {None, Status.NOT_REPORTED, Status.NOT_STARTED}
    return Status.IN_PROGRESS if answer is Status.NOT_STARTED and reported else answer


def _one(raw: str, key: tuple[KeyEntry, ...], shown: Status | None) -> Statement | None:
    """What words with one status state: words before colours, the plan's key before common use."""
    if moved := MOVED.fullmatch(raw.strip(" .")):
        now = _one(moved["now"], key, shown)
        return now and replace(now, raw=raw)
    token = _token(raw, key)
    rest = TOKEN.sub("", raw, count=1) if token else raw
    entry = _entry(token, raw, key)
    words = status_key.classify(rest) if re.search(r"[A-Za-z]{3}|%", rest) else None
    if words is None and entry and entry.status:
        return Statement(_settled(entry, shown) or entry.status, raw, entry.words)
    status = words or (_common(token, shown) if token and not entry else None) or status_key.classify(raw)
    if status is Status.COMPLETE and re.search(r"[A-Za-z]{3}", rest):
        status = _lowered(raw)
    if status is None:
        return None
    found = dates.find(f"in {raw}")
    return Statement(
        status, raw, entry.words if entry else None, found[-1].raw if found and status is Status.COMPLETE else None
    )


def _lowered(raw: str) -> Status | None:
    """What "complete" comes to beside words that limit it or take it back; None where they make it no fact."""
    whole = claims.states_whole(raw)
    return None if whole is None else Status.COMPLETE if whole else Status.IN_PROGRESS


def _settled(entry: KeyEntry, shown: Status | None) -> Status | None:
    """What the text shows, where the key lists it among several ("on hold or withdrawn")."""
    return shown if shown in status_key.alternatives(entry.words) else None


def _token(raw: str, key: tuple[KeyEntry, ...]) -> str | None:
    """The colour, letter or number at the head of a cell, by the name it is compared by; None when there is none."""
    match = TOKEN.search(raw)
    if not match:
        return None
    name, alone = status_key.token_name(match[0]), raw.strip().strip("().") == match[0]
    known = {*status_key.COLOURS, *status_key.SIGNS, *(status_key.token_name(entry.token) for entry in key)}
    return name if name in known and (alone or len(match[0]) > 1) and (alone or not match[0].isdigit()) else None


def _entry(token: str | None, raw: str, key: tuple[KeyEntry, ...]) -> KeyEntry | None:
    """The entry of the printed key for a token, or for a cell that repeats the key's words."""
    named = [entry for entry in key if token and status_key.token_name(entry.token) == token]
    own = TOKEN.search(raw)
    if named:
        return next((entry for entry in named if own and entry.token.lower() == own[0].lower()), named[0])
    return next((entry for entry in key if entry.words.lower() == raw.strip().lower()), None)


def _common(token: str, shown: Status | None) -> Status | None:
    """What a colour means without a key: red is as often "late" as "not begun", so it only denies that all is done."""
    if token in status_key.SIGNS:
        return _answered(Status(MARKS[token]["status"]), shown)
    colour = status_key.COLOURS.get(token, {})
    if colour.get("unfinished") and shown is Status.COMPLETE:
        return Status.IN_PROGRESS
    return Status(colour["common"]) if "common" in colour else None


def _coloured(tint: str | None, key: tuple[KeyEntry, ...], shown: Status | None) -> Statement | None:
    """What the colour of the cell states where its words state nothing: by the plan's key, else by common use."""
    return _one(tint, key, shown) if tint else None


def _tint(progress: str, key: tuple[KeyEntry, ...], shown: Status | None) -> Statement | None:
    """A colour that opens the outcome itself ("GREEN – all staff trained")."""
    match = re.match(
        rf"\W*(?:RAG(?: rating| status)?\W+)?(?P<colour>{status_key.COLOUR})\b\s*(?:[-–—:.]|$|\n)",
        progress,
        re.IGNORECASE,
    )
    if match is None:
        return None
    behind = outcomes.opening(progress[match.end() :])  # "Green – on track for March": words before colours
    return Statement(behind.status, behind.raw) if behind else _one(match["colour"], key, shown)


def _completion(raw: str) -> Statement | None:
    """What a cell for the date of completion states: a date says that it is done, words what they say."""
    if found := dates.find(f"in {raw}"):
        return Statement(Status.COMPLETE, raw, dated=found[-1].raw)
    status = status_key.classify(raw)
    return Statement(status, raw) if status else None
