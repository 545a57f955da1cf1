"""The words for the colour of a cell, wherever one is shown: nothing hangs on seeing the colour itself."""

from __future__ import annotations

from graph.answers.lists import PlanSummary
from graph.model import Column, Recommendation, StatusReading, Thread
from ingest.language.status_key import is_colour

LOST_COLOUR = (
    "This plan prints a colour key. Where no status is stated, the status may be a colour that this copy has lost."
)
NO_COLOUR = (
    "This plan prints a colour key. Where no status is stated, the cell has no colour in this copy either; "
    "this copy does show colours."
)
UNEXPLAINED = "no key in this plan says what this colour means"
NO_COLOUR_HERE = "the cell has no colour in this copy"
#: The colours that the style sheet has a patch for; another name stands in words alone.
_PATCHES = frozenset(("red", "amber", "yellow", "green", "blue", "purple", "grey", "black", "brown", "pink", "white"))


def tint_words(tint: str) -> str:
    """The colour of a cell in words: "Green (colour of the cell)"."""
    return f"{tint[:1].upper()}{tint[1:]} (colour of the cell)"


def patch(tint: str) -> str | None:
    """The class of the patch that shows a colour beside its words; None for one that has none."""
    return f"tl-swatch--{tint}" if tint in _PATCHES else None


def colour_note(plan: PlanSummary) -> str | None:
    """What to say of a plan that prints a colour key and leaves items without a status; None where none is needed."""
    if not plan.colour_key_without_statuses:
        return None
    return NO_COLOUR if plan.carries_colour else LOST_COLOUR


def without_colour(plan: PlanSummary, reading: StatusReading) -> str | None:
    """What to say beside "no status stated" where a colour was to be expected and this copy would show it."""
    expected = plan.colour_key_without_statuses and plan.carries_colour
    return NO_COLOUR_HERE if expected and not (reading.stated or reading.raw or reading.tint) else None


def unexplained(reading: StatusReading) -> str | None:
    """What to say of a colour, or the letter of one, from which no status was read; None where there is none."""
    return UNEXPLAINED if reading.stated is None and is_colour(reading.raw or reading.tint) else None


def as_written(reading: StatusReading) -> tuple[str, ...]:
    """The words a status was read from, each a phrase: the word as written, the colour, the words of the key."""
    return tuple(
        phrase
        for phrase in (
            f"as written: “{reading.raw}”" if reading.raw else "",
            tint_words(reading.tint) if reading.tint else "",
            f"in the words of the plan’s key: “{reading.key}”" if reading.key else "",
            unexplained(reading) or "",
        )
        if phrase
    )


def without_words(thread: Thread, one: Recommendation) -> str:
    """What to say of a thread that has no words: the colour that it was read from, else that the place is empty."""
    reading = one.actions[thread.action].status if thread.action is not None else one.status
    if thread.column is Column.STATUS and reading.tint:
        return f"No words: {tint_words(reading.tint).lower()}."
    return "No words: the place is empty."
