"""What the commands that give a whole list share: ask the store, cut where that is wished, print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from graph.answers.asked import Filters
from webapp.commands.options import chosen, opened

if TYPE_CHECKING:
    from graph.store import Store
    from webapp.printing import Sheet

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole(Generic[T]):
    """A list that is short enough to be given whole: how to ask for it, its columns, and the noun in the plural."""

    ask: Callable[[Store, Filters], Sequence[T]]
    sheet: Callable[[Sequence[T]], Sheet]
    noun: str


def show_list(whole: Whole[T], form: str, library: str | None, limit: int | None, given: dict[str, Any]) -> None:
    """Prints the list, or as many of it as `limit` says; a table then tells how many there are."""
    from webapp.printing import Answer, show

    here = opened(library)
    wanted = chosen(here, given)
    found = whole.ask(here.store, wanted)
    shown = found[:limit]
    show(form, Answer(sample=here.store.status().sample, scope=here.scope(wanted), value=shown), whole.sheet(shown))
    more_than_shown(form, len(shown), len(found), whole.noun)


def more_than_shown(form: str, shown: int, total: int, noun: str) -> None:
    """Says below a table for people that the list goes on."""
    if form == "table" and total > shown:
        click.echo(f"{shown} of {total:,} {noun}; see more with --limit.")
