"""The options that commands share, and what they mean in this library: names of boards and agencies become filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from graph.answers import Facet, Filters
from graph.errors import NotInLibrary
from graph.identity import normal, slug
from graph.model import Role, Status, ThreadKind
from webapp.choices import last_year
from webapp.config import from_environment
from webapp.library import Library, open_library

F = TypeVar("F", bound=Callable[..., Any])
MIN_ID = 6  # digits of an id before it is taken for one

LIBRARY = click.option("--library", metavar="PATH", help="Folder of the library (or set THREADLINE_LIBRARY).")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print; CSV is UTF-8 with a byte order mark, so that Excel reads it right.",
)
LIMIT = click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most.")
_FILTERS = {
    "board": click.option("--board", multiple=True, metavar="NAME", help="Only this board; part of its name will do."),
    "theme": click.option("--theme", multiple=True, metavar="THEME", help="Only this theme, by code or name."),
    "agency": click.option("--agency", multiple=True, metavar="NAME", help="Only where this agency is named."),
    "role": click.option(
        "--role", multiple=True, type=click.Choice([r.value for r in Role]), help="The agency’s part in it."
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


def opened(library: str | None, *, create: bool = False) -> Library:
    """The library that the option, the environment or the default names."""
    return open_library(from_environment(library=library), create=create)


def chosen(library: Library, given: dict[str, Any]) -> Filters:
    """The filters that the options mean in this library; raises NotInLibrary for a name that it does not hold."""
    store = library.store
    return Filters(
        board=tuple(_one("board", name, store.boards()) for name in given.get("board", ())),
        theme=tuple(_one("theme", name, store.themes()) for name in given.get("theme", ())),
        agency=tuple(agency_slug(library, name) for name in given.get("agency", ())),
        role=tuple(Role(value) for value in given.get("role", ())),
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


def agency_slug(library: Library, name: str, within: Filters | None = None) -> str:
    """The agency of that name, of a part of it, or of words that plans write for it; only those within the filters."""
    agencies = library.store.agencies(within or Filters())
    choices = [Facet(value=a.slug, label=a.name, count=sum(count for _, count in a.roles)) for a in agencies]
    if any(choice.value == slug(name) for choice in choices):
        return slug(name)
    named = [choice for choice in choices if normal(name) in _names(library, choice.value)]
    if len(named) == 1:
        return named[0].value
    if named:
        raise NotInLibrary(_which("agency", name, [choice.label for choice in named], ()))
    return _one("agency", name, choices)


def plan_id(library: Library, name: str) -> str:
    """The plan whose id begins so, or whose file, review or title is or holds those words."""
    plans = library.store.plans()
    hits = [p for p in plans if len(name) >= MIN_ID and p.id.startswith(name.lower())]
    hits = hits or [p for p in plans if name in {p.file, p.review, p.title}]
    hits = hits or [
        p for p in plans if normal(name) in normal(" ".join(filter(None, (p.title, p.review, p.file, p.board))))
    ]
    if len(hits) == 1:
        return hits[0].id
    raise NotInLibrary(_which("plan", name, [f"{p.title} ({p.id[:12]})" for p in hits], [p.title for p in plans]))


def _names(library: Library, agency: str) -> set[str]:
    answer = library.store.agency(agency)
    return {normal(words) for words in (*answer.known_as, *(link.mention.surface for link in answer.links))}


def _one(what: str, name: str, choices: Sequence[Facet]) -> str:
    wanted = normal(name)
    exact = [c for c in choices if slug(name) in {c.value, slug(c.label)}]
    hits = exact or [c for c in choices if wanted and f" {wanted} " in f" {normal(c.label)} "]
    hits = hits or [c for c in choices if wanted and wanted in normal(c.label)]
    if len(hits) == 1:
        return hits[0].value
    raise NotInLibrary(_which(what, name, [c.label for c in hits], [c.label for c in choices]))


def _which(what: str, name: str, hits: Sequence[str], known: Sequence[str]) -> str:
    if hits:
        return f"More than one {what} here fits “{name}”: {_few(hits)}. Give more of the name."
    return f"No {what} here fits “{name}”. " + (
        f"Here are, for example: {_few(known)}." if known else "The library is empty."
    )


def _few(names: Sequence[str]) -> str:
    return "; ".join(names[:8]) + (" …" if len(names) > 8 else "")  # noqa: PLR2004 - as many as a line or two hold
