"""The words that a reader sees for statuses, threads, roles, bases and scores: one place, both doors.

Silence is not failure: nothing here may say that something was not done, only what a plan says or does not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.answers.lists import OpenThread, Timing
from graph.model import Basis, Role, Status, StatusReading, ThreadKind

SAMPLE = "Sample data: these plans, boards and events are fictional."
NO_DATE = "no date stated"
NOT_NATIONAL = "not a national picture"
QUIET_YEARS = 2
LEAST = 0.4  # a cosine below this says nothing, so such neighbours are not shown

_STATUS = {
    Status.COMPLETE: "Complete",
    Status.IN_PROGRESS: "In progress",
    Status.NOT_STARTED: "Not started",
    Status.NOT_DUE: "Not due",
    Status.NOT_REPORTED: "Nothing reported in this plan",
    Status.NOT_TAKEN_FORWARD: "Not taken forward",
}
STATUSES = tuple(_STATUS)
_COLOUR = {
    Status.COMPLETE: "green",
    Status.IN_PROGRESS: "blue",
    Status.NOT_STARTED: "orange",
    Status.NOT_DUE: "teal",
    Status.NOT_REPORTED: "grey",
    Status.NOT_TAKEN_FORWARD: "purple",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of thread in words: a short label, and what it means."""

    label: str
    meaning: str


THREADS = {
    ThreadKind.NO_PROGRESS: Kind(
        label="Nothing reported in this plan",
        meaning="The place for progress is empty in this plan. It may have been done and reported elsewhere.",
    ),
    ThreadKind.NOT_STARTED: Kind(
        label="Stated as not started", meaning="The plan itself says that this had not begun when it was written."
    ),
    ThreadKind.IN_PROGRESS: Kind(
        label="Under way when written", meaning="The plan reports work under way and no end to it."
    ),
    ThreadKind.STALLED: Kind(
        label="Delayed or waiting", meaning="The plan says that this was delayed, postponed or waiting for something."
    ),
    ThreadKind.CARRIED_FORWARD: Kind(
        label="Carried forward", meaning="The plan says that this comes from an earlier plan or goes on to a later one."
    ),
    ThreadKind.CLAIMED_COMPLETE: Kind(
        label="Stated complete, work still described",
        meaning="The status says complete; the words of the outcome still speak of work to come. A question to ask.",
    ),
    ThreadKind.COLUMNS_DISAGREE: Kind(
        label="Columns that disagree",
        meaning="The status says complete; another column still speaks of work that the outcome does not take up.",
    ),
    ThreadKind.IMPACT_NOT_EVIDENCED: Kind(
        label="Impact not shown",
        meaning="The plan says that the effect is not known, not measured or still to be shown.",
    ),
    ThreadKind.PARTLY_ADDRESSED: Kind(
        label="Partly addressed", meaning="The words answer a part of what was asked. What of the rest is a question."
    ),
    ThreadKind.DECLINED: Kind(
        label="Declined or closed another way",
        meaning="The plan says that this was declined, superseded or closed another way.",
    ),
}
ROLES = {
    Role.ADDRESSEE: ("Asked", "The recommendation asks this agency."),
    Role.LEAD: ("Leads", "This agency owns the action."),
    Role.CONTRIBUTOR: ("Contributes", "This agency takes part."),
    Role.OVERSIGHT: ("Oversees", "This group or board watches over it."),
    Role.MENTIONED: ("Mentioned", "The words name this agency without giving it a part."),
}
FIELDS = {
    "ask": "in what is asked",
    "measure": "in the measure or outcome wanted",
    "action": "in an action",
    "milestone": "in a milestone",
    "progress": "in the progress reported",
    "owner": "in the owner",
    "section": "in the section heading",
    "note": "in another column of the row",
    "meaning": "near in meaning",
}


def status_label(status: Status | None) -> str:
    """A status in words; None is a status that nobody stated."""
    return "No status stated" if status is None else _STATUS[status]


def value_status(value: str) -> str:
    """A status by its code."""
    return status_label(Status(value))


def kind_label(value: str) -> str:
    """A kind of thread by its code."""
    return thread_label(ThreadKind(value))


def glossary() -> tuple[tuple[str, str], ...]:
    """Each kind of thread with what it means."""
    return tuple((kind.label, kind.meaning) for kind in THREADS.values())


def quoted(items: Sequence[str]) -> tuple[str, ...]:
    """Items in quotation marks."""
    return tuple(f"“{item}”" for item in items)


def moment(stamp: str) -> str:
    """A stored moment (ISO date, with or without time) as people write it."""
    clock = f", {stamp[11:16]}" if len(stamp) > len("2026-01-01T") else ""
    return day(date.fromisoformat(stamp[:10])) + clock


def day(value: date) -> str:
    """A date as people write it: 1 March 2026."""
    return f"{value.day} {value:%B %Y}"


def status_tag(status: Status) -> str:
    """The class that colours a status tag; the words stand in it, so nothing hangs on the colour."""
    return f"govuk-tag govuk-tag--{_COLOUR[status]}"


def no_words(thread: OpenThread) -> str:
    """What shows a thread that quotes nothing: an empty cell where nothing is reported, else the colour of a cell."""
    if thread.kind is ThreadKind.NO_PROGRESS:
        card = thread.card
        if card.tint and card.stated is None and card.actions == 1:
            return f"No words: nothing is reported, and no key in the plan says what {card.tint} means."
        return "No words: the place for progress is empty."
    return "No words: the colour of the cell says it."


def thread_label(kind: ThreadKind) -> str:
    """A kind of thread in a few words."""
    return THREADS[kind].label


def role_label(role: Role) -> str:
    """What an agency does, as a verb."""
    return ROLES[role][0]


def parts_label(roles: Sequence[Role]) -> str:
    """All that an agency does, as verbs: "Leads, contributes"."""
    return ", ".join(map(role_label, roles)).capitalize()


def role_verb(role: Role) -> str:
    """What an agency does, as the end of "agencies that …"."""
    return {
        Role.ADDRESSEE: "are asked",
        Role.LEAD: "lead",
        Role.CONTRIBUTOR: "contribute",
        Role.OVERSIGHT: "oversee",
        Role.MENTIONED: "are mentioned",
    }[role]


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 plan", "3 plans"; the plural takes an s unless given."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def in_words(count: int) -> str:
    """A small number as a word, as in running text."""
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[count] if 0 <= count < len(words) else f"{count:,}"


def listed(items: Sequence[str]) -> str:
    """Items as running text: "a", "a and b", "a, b, and c"."""
    if len(items) <= 2:  # noqa: PLR2004 - two items need no comma
        return " and ".join(items)
    return ", ".join(items[:-1]) + ", and " + items[-1]


def progress_count(complete: int, actions: int) -> str:
    """How many of several actions are complete; empty where one action says it all."""
    return f"{complete} of {actions} actions complete" if actions > 1 else ""


def question(reading: StatusReading) -> str | None:
    """A mismatch of stated and shown status, put as a question; None where they agree."""
    if not reading.mismatch:
        return None
    stated, shown = status_label(reading.stated).lower(), status_label(reading.shown).lower()
    return f"The plan states “{stated}”, while its words may show “{shown}”. Which of the two holds?"


def similarity(score: float) -> str:
    """A cosine as a reader meets it: two decimals and a word for how near that is."""
    words = ((0.75, "very near"), (0.6, "near"), (0.45, "related"))
    return f"{next((word for least, word in words if score >= least), 'loosely related')} ({score:.2f})"


def basis_note(basis: Basis, written: str, name: str) -> str | None:
    """How we know the full name of an agency; None where the plan writes it out itself."""
    if basis in {Basis.AREA, Basis.COMMON} and written.casefold() != name.casefold():
        source = "the vocabulary of the board’s area" if basis is Basis.AREA else "common use"
        return f"full name from {source}; the plan writes only “{written}”"
    if basis is Basis.STATED and written.casefold() != name.casefold():
        return f"full name as this plan itself explains “{written}”"
    return "inferred from the words of the plan" if basis is Basis.INFERRED else None


def board_note(basis: Basis | None) -> str | None:
    """How we know the publisher; None where a heading of the plan states it."""
    if basis is Basis.INFERRED:
        return "no heading states the board; inferred from the words of the plan"
    return "from the vocabulary; the plan does not write the full name" if basis in {Basis.AREA, Basis.COMMON} else None


def age_note(year: int | None, dated: str, today: date) -> str | None:
    """Neutral words for a plan that is no longer new, by its date as stated; None for a recent one."""
    if year is None:
        return "This plan is undated. What has happened since is not known from this library."
    if today.year - year >= QUIET_YEARS:
        said = dated if dated.startswith("for ") else f"dated {dated}"
        return f"This plan is {said}. What has happened since is not known from this library."
    return None


def overdue_notes(item: Timing, today: date) -> tuple[str, ...]:
    """Whether the stated date had passed, at the plan’s own date and at `today`; empty where no date is stated."""
    if item.settled and item.due:
        return ("the plan reports this step as done or closed, so its date is not counted",)
    notes = []
    if item.overdue_at_plan is not None:
        notes.append("past its date when the plan was written" if item.overdue_at_plan else "not yet due when written")
    if item.overdue_today is not None:
        now = day(today)
        notes.append(f"its date has passed as at {now}" if item.overdue_today else f"not yet due as at {now}")
    return tuple(notes)
