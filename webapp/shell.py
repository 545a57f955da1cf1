"""What stands round every page: the name, whether the library is a sample, the navigation and the JSON address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request

from graph.answers.library import LibraryStatus
from graph.errors import ThreadlineError
from webapp.rendering import library

SECTIONS = (
    ("home", "Home"),
    ("search", "Search"),
    ("check", "Check a draft"),
    ("recurring", "Recurring learning"),
    ("unfinished", "Unfinished threads"),
    ("browse", "Browse"),
)
_BROWSED = ("plans", "plan", "boards", "board", "reviews", "review", "themes", "theme", "agencies", "agency", "path")
_OF = {"recommendation": "search", "recurrence": "recurring", "around": "browse"}
_WITHIN = _OF | dict.fromkeys(_BROWSED, "browse")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shell:
    """The frame of a page. `board` is the name and slug of the reader's own board, None where none is set."""

    status: LibraryStatus | None
    board: tuple[str, str] | None
    section: str
    json_address: str | None

    @property
    def sample(self) -> bool:
        """Whether everything on the page is fictional."""
        return self.status is not None and self.status.sample


def context() -> dict[str, Any]:
    """What every template finds beside its page."""
    endpoint = (request.endpoint or "").removesuffix(".json")
    return {
        "shell": Shell(
            status=_status(), board=_board(), section=_WITHIN.get(endpoint, endpoint), json_address=_json(endpoint)
        ),
        "sections": SECTIONS,
    }


def _status() -> LibraryStatus | None:
    try:
        return library().store.status()
    except ThreadlineError:  # the page about the failure has a frame too
        return None


def _board() -> tuple[str, str] | None:
    try:
        own = library().own_board()
    except ThreadlineError:  # the page about the failure has a frame too
        return None
    return own[:2] if own else None


def _json(endpoint: str) -> str | None:
    if endpoint in {"", "static", "help", "check", "checked"} or "." in endpoint:
        return None
    path = "/home" if endpoint == "home" else request.path
    query = request.query_string.decode("ascii", "replace")
    return f"{path}.json?{query}" if query else f"{path}.json"
