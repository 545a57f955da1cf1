"""What a page says of words in its address that it does not know."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

import pytest

from tests.webapp import small_plans

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PLAN = small_plans.hoarding()
SAID = "This page does not know {} in its address, and shows what it would show without."


def said(pages: FlaskClient, address: str) -> str | None:
    """The sentence of a page on what it left out, which its HTML shows and its JSON holds."""
    path, _, query = address.partition("?")
    data = pages.get(f"{path if path != '/' else '/home'}.json?{query}").text
    found: str | None = json.loads(data)["left_out"]
    shown = html.unescape(pages.get(address).text)
    assert (found in shown) if found else ("does not know" not in shown)
    return found


@pytest.mark.parametrize("path", ["/search", "/recurring", "/unfinished", "/plans", "/agencies"])
def test_every_list_says_that_it_knows_no_numbers_of_pages(pages: FlaskClient, path: str) -> None:
    """No list counts its pages by number, and each says so in the same words."""
    assert said(pages, f"{path}?page=x") == SAID.format("“page=x”")


@pytest.mark.parametrize("path", ["/", "/help", "/check", f"/plan/{PLAN.id[:16]}"])
def test_a_page_that_looks_at_nothing_in_its_address_shows_nothing_of_it(pages: FlaskClient, path: str) -> None:
    """It names names alone, for a finding that somebody wants checked may stand behind one."""
    assert said(pages, f"{path}?text=Zanzibar&page=2") == SAID.format("“text” and “page”")


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("page=-1&page=2", "“page=-1” and “page=2”"),
        ("page=99999999999999999999", "“page=99999999999999999999”"),
        ("kind=nonsense", "“kind=nonsense”"),
        ("kind=stalled&kind=nonsense", "“kind=nonsense”"),
        ("since=-5", "“since=-5”"),
        ("since=2019&since=2020", "“since=2020”"),
        ("a=1&b=2&c=3&d=4&e=5", "“a=1”, “b=2”, “c=3” and 2 more"),
        (f"page={'x' * 500}", f"“page={'x' * 40}…”"),
    ],
)
def test_what_is_left_out_is_named(pages: FlaskClient, query: str, parts: str) -> None:
    """Values that cannot be and names said twice are named, cut to a few characters and to three of them."""
    assert said(pages, f"/unfinished?{query}") == SAID.format(parts)


def test_a_filter_that_says_nothing_of_a_group_is_named(pages: FlaskClient) -> None:
    """Groups have no status, so a list of them that was asked for one says that it did not filter by it."""
    assert said(pages, "/recurring?status=complete") == SAID.format("“status=complete”")


def test_a_kind_of_neighbour_that_is_none_is_named(pages: FlaskClient) -> None:
    """What hangs together unfolds the kinds that there are."""
    address = f"/around/plan:{PLAN.id}"
    shown = html.unescape(pages.get(f"{address}?unfold=theme&unfold=nothing").text)
    assert SAID.format("“unfold=nothing”") in shown


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=hoarding&board=Aldermoor%20Safeguarding%20Adults%20Board&since=2019",
        "/unfinished?kind=stalled&board=&since=",
        "/agencies?role=lead",
        "/path?from=Aldermoor&to=theme:self-neglect&hubs=yes",
    ],
)
def test_what_a_page_takes_is_not_remarked_on(pages: FlaskClient, address: str) -> None:
    """Filters in any spelling, and fields of a form left empty, are no strange words."""
    assert said(pages, address) is None
