"""Every page keeps its contract: its template gets one frozen value, and uses what that value has and nothing else."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from flask import template_rendered

from tests.webapp.test_pages import ADDRESSES, matched
from webapp.contract import Page, Route
from webapp.pages import PAGES

if TYPE_CHECKING:
    from flask.testing import FlaskClient

TEMPLATES = Path(__file__).parents[2] / "webapp" / "templates"
SHARED = {field.name for field in fields(Page)}
#: What the frame adds to every page (`webapp.shell`), and what Flask itself adds.
FRAME = {"shell", "sections", "g", "request", "session"}
SHOWN = re.compile(r"\bpage\.([a-z_]+)")
#: Macros that are given the page whole, and so read fields of their own.
GIVEN_WHOLE = {"panel(page": "filter.html"}


def promised(route: Route) -> type[Page]:
    """The dataclass that a view says it gives."""
    found: type[Page] = get_type_hints(route.view)["return"]
    return found


def used(route: Route) -> set[str]:
    """The fields that a page's template reads, also through a macro that gets the page whole."""
    text = (TEMPLATES / route.template).read_text(encoding="utf-8")
    whole = [(TEMPLATES / name).read_text(encoding="utf-8") for call, name in GIVEN_WHOLE.items() if call in text]
    return {name for part in (text, *whole) for name in SHOWN.findall(part)}


@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.name)
def test_view_promises_a_frozen_page(route: Route) -> None:
    """A view names the dataclass it gives: a page, frozen, with a docstring for its fields."""
    kind = promised(route)

    assert issubclass(kind, Page)
    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert kind.__doc__


@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.name)
def test_template_reads_only_what_is_promised(route: Route) -> None:
    """A template names no field that its page does not have; one that is asked for with "is defined" may be absent."""
    optional = {"ages"}

    assert used(route) - optional <= {field.name for field in fields(promised(route))}


@pytest.mark.parametrize("address", ADDRESSES)
def test_context_is_exactly_the_page(pages: FlaskClient, address: str) -> None:
    """A template is given its page, the frame, and nothing else; the page is of the very class that was promised."""
    route, _ = matched(address.partition("?")[0])
    rendered: list[tuple[str, dict[str, Any]]] = []

    def keep(_sender: object, template: Any, context: dict[str, Any], **_rest: object) -> None:  # noqa: ANN401
        rendered.append((template.name, context))

    with template_rendered.connected_to(keep, pages.application):
        pages.get(address)

    ((name, context),) = rendered
    assert name == route.template
    assert context.keys() - FRAME == {"page"}
    assert type(context["page"]) is promised(route)


def test_every_page_is_looked_at() -> None:
    """Each page stands among the addresses that the tests of pages visit; these two have tests of their own."""
    visited = {matched(address.partition("?")[0])[0].name for address in ADDRESSES}

    assert visited | {"check", "recurrence"} == {route.name for route in PAGES}


@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.name)
def test_every_template_shows_the_scope(route: Route) -> None:
    """A page shows what it looked at."""
    assert "scope" in SHARED & used(route)
