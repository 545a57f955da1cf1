"""The options that commands share, and what they mean in this library: names of boards and agencies become filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from graph.answers.asked import Filters, Spread
from graph.model import Role, Status, ThreadKind
from webapp.choices import last_year
from webapp.commands.names import agency_slug, one_of
from webapp.config import from_environment
from webapp.library import Library, open_library

F = TypeVar("F", bound=Callable[..., Any])


def in_library(help_text: str) -> Callable[[F], F]:
    """The option `--library`; where it is not given after the command, what stands before the command counts."""

    def or_before(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
        return value or ctx.obj

    return click.option("--library", metavar="PATH", callback=or_before, help=help_text)


LIBRARY = in_library("Folder of the library (or set THREADLINE_LIBRARY).")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print; CSV is UTF-8 with a byte order mark, so that Excel reads it right.",
)
LIMIT = click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most.")
LIMIT_OR_ALL = click.option("--limit", type=click.IntRange(1, 1000), help="How many at most; all of them unless set.")
_FILTERS = {
    "board": click.option("--board", multiple=True, metavar="NAME", help="Only this board; part of its name will do."),
    "theme": click.option("--theme", multiple=True, metavar="THEME", help="Only this theme, by code or name."),
    "agency": click.option("--agency", multiple=True, metavar="NAME", help="Only where this agency is named."),
    "role": click.option(
        "--role", multiple=True, type=click.Choice([r.value for r in Role]), help="The agency’s part in it."
    ),
    "spread": click.option(
        "--spread",
        multiple=True,
        type=click.Choice([s.value for s in Spread]),
        help="Only what is asked across boards, or more than once within one.",
    ),
    "status": click.option(
        "--status", multiple=True, type=click.Choice([s.value for s in Status]), help="Only this status."
    ),
    "kind": click.option(
        "--kind", multiple=True, type=click.Choice([k.value for k in ThreadKind]), help="Only this kind of thread."
    ),
    "since": click.option(
        "--since", type=click.IntRange(1900, 2200), metavar="YEAR", help="Only plans of this year on."
    ),
    "until": click.option(
        "--until", type=click.IntRange(1900, 2200), metavar="YEAR", help="Only plans up to this year."
    ),
    "older_than": click.option(
        "--older-than",
        type=click.IntRange(0, 200),
        metavar="YEARS",
        help="Only plans whose year ended more than so many years ago; an undated plan does not pass.",
    ),
}


def filters(*names: str) -> Callable[[F], F]:
    """The filter options named, in that order; the command gets them as keywords for `chosen`."""

    def add(command: F) -> F:
        for name in reversed(names):
            command = _FILTERS[name](command)
        return command

    return add


def opened(library: str | None, *, create: bool = False, jobs: int | None = None) -> Library:
    """The library that the option, the environment or the default names; `jobs` as given, unless None."""
    found = open_library(from_environment(library=library, jobs=jobs), create=create)
    if context := click.get_current_context(silent=True):
        context.find_root().call_on_close(found.store.close)
    return found


def chosen(library: Library, given: dict[str, Any]) -> Filters:
    """The filters that the options mean in this library; raises NotInLibrary for a name that it does not hold."""
    store = library.store
    return Filters(
        board=tuple(one_of("board", name, store.boards()) for name in given.get("board", ())),
        theme=tuple(one_of("theme", name, store.themes()) for name in given.get("theme", ())),
        agency=tuple(agency_slug(library, name) for name in given.get("agency", ())),
        role=tuple(Role(value) for value in given.get("role", ())),
        spread=tuple(Spread(value) for value in given.get("spread", ())),
        status=tuple(Status(value) for value in given.get("status", ())),
        kind=tuple(ThreadKind(value) for value in given.get("kind", ())),
        since=given.get("since"),
        until=_until(library, given),
    )


def _until(library: Library, given: dict[str, Any]) -> int | None:
    """The last year that passes, whether it is given or follows from an age."""
    years = given.get("older_than")
    ends = [given.get("until"), None if years is None else last_year(years, library.today())]
    return min((end for end in ends if end is not None), default=None)
