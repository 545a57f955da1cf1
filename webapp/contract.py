"""What every page promises, and how a page is tied to its address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The part that all pages share. `scope` is the sentence on what was looked at; `sample` marks fictional data.

    `left_out` says what of its address the page did not know; None where it took all of it.
    """

    title: str
    scope: str
    sample: bool
    left_out: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """A page: its name and address, its template, and the view that asks the store.

    A view takes the library, the arguments of the request and the parts of the address, and gives a `Page`.
    """

    name: str
    path: str
    view: Callable[..., Page]
    json_path: str | None = None

    @property
    def template(self) -> str:
        """The template that shows the page."""
        return f"{self.name}.html"

    @property
    def data(self) -> str:
        """The address of the same page as JSON."""
        return self.json_path or f"{self.path}.json"
