"""The page of one recurrence: its members side by side with what happened in each place, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.repeats import Member, Recurring
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.pictures import Picture, picture
from webapp.repeating import by_time, discreet, history


@dataclass(frozen=True, kw_only=True, slots=True)
class RecurrencePage(Page):
    """One group whole; `members` in the order of their years, `history` in sentences, oldest first."""

    recurring: Recurring
    current: bool
    members: tuple[Member, ...]
    history: tuple[str, ...]
    picture: Picture


def view(library: Library, _arguments: Arguments, recurrence_id: str) -> RecurrencePage:
    """The recurrence with that id; raises NotInLibrary where there is none, saying where it went."""
    answer = library.store.recurrence(recurrence_id)
    one = discreet(answer.recurring)
    return RecurrencePage(
        title=one.name,
        scope=library.scope(scope=answer.scope),
        sample=library.store.status().sample,
        recurring=one,
        current=library.store.grouped,
        members=by_time(one.members),
        history=tuple(history(answer.history, one.id)),
        picture=picture(library, f"recurrence:{one.id}"),
    )
