"""Which words of a recommendation stand in which field of the word index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.model import Action, Note, Recommendation
from graph.schema import FIELDS
from graph.words import stems

#: Stands between two passages of one field in the index, so that a phrase never matches across them.
BREAK: Final = "xxbreakxx"


def passages(one: Recommendation) -> dict[str, tuple[str, ...]]:
    """The passages of each field as written; every field of the index is there, perhaps empty."""
    acts = one.actions
    found = {
        "ask": (one.text,),
        "measure": (one.objective,),
        "section": (one.label, *one.section, one.scope),
        "action": tuple(_of(acts, "label", "text")),
        "milestone": tuple(_of(acts, "milestones")),
        "progress": (*_of(acts, "progress", "completed_raw"), one.completed_raw),
        "owner": (one.lead_raw, one.oversight_raw, *_of(acts, "lead_raw")),
        "note": (*_notes(one.notes), *(text for action in acts for text in _notes(action.notes))),
    }
    return {name: tuple(text for text in found[name] if text) for name in FIELDS}


def indexed(one: Recommendation) -> dict[str, str]:
    """What the word index holds of a recommendation, field by field."""
    return {name: f" {BREAK} ".join(map(stems, texts)) for name, texts in passages(one).items()}


def _of(actions: tuple[Action, ...], *names: str) -> Iterable[str | None]:
    return (getattr(action, name) for action in actions for name in names)


def _notes(notes: tuple[Note, ...]) -> Iterable[str]:
    return (text for note in notes for text in (note.heading, note.text))
