"""What a browser finds on every page: nothing that shuts a reader out, and nothing wider than a small screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import AXE, SMALL, WIDE, window
from tests.conftest import missing
from webapp.pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.loopback
NAMES = (*(route.name for route in PAGES), "not found")
SCREENS = pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])


def address(name: str, addresses: Mapping[str, str]) -> str:
    """The address of a page: a page that shows no one thing has its route's own."""
    found = addresses.get(name) or next((route.path for route in PAGES if route.name == name), "")
    if "<" in found:
        pytest.skip(f"the sample library has nothing for the page “{name}”")
    return found


def breaches(page: Page) -> list[str]:
    """What axe finds against the guidelines on the page that is shown, each with the first place where it does."""
    if not AXE.is_file():
        missing("axe-core in node_modules (made by the build: pip install -e .)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run(document)).violations")
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}" for one in found]


@SCREENS
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(
    chromium: Browser, site: str, addresses: Mapping[str, str], name: str, size: tuple[int, int]
) -> None:
    """No page breaches a rule that axe knows, with everything that folds unfolded."""
    with window(chromium, site, size) as page:
        page.goto(address(name, addresses))
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")

        assert breaches(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_small_screen_needs_no_scrolling_sideways(
    chromium: Browser, site: str, addresses: Mapping[str, str], name: str
) -> None:
    """At 320 pixels, the width of a page enlarged four times, nothing reaches beyond the edge."""
    with window(chromium, site, SMALL) as page:
        page.goto(address(name, addresses))
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        wide = page.evaluate("document.documentElement.scrollWidth")

        assert wide <= SMALL[0], page.evaluate(WIDER, SMALL[0])


@pytest.mark.parametrize("name", [route.name for route in PAGES if "<" not in route.path])
def test_axe_finds_nothing_on_the_pages_of_an_empty_library(chromium: Browser, empty_site: str, name: str) -> None:
    """Before the first plan is read, each index says so in a way that shuts nobody out."""
    with window(chromium, empty_site, SMALL) as page:
        page.goto(next(route.path for route in PAGES if route.name == name))

        assert breaches(page) == []


def test_a_check_prints_its_findings_without_the_site_round_them(chromium: Browser, site: str) -> None:
    """On paper there are the items, what was found and the scope; no form, no navigation, no link to skip."""
    with window(chromium, site) as page:
        page.goto("/check")
        page.get_by_role("textbox").first.fill("Staff must know when and how to refer to MARAC.")
        page.locator("main form button[type=submit], main form button").first.click()
        page.emulate_media(media="print")
        hidden = page.evaluate(
            "[...document.querySelectorAll('nav, form, .govuk-skip-link')]"
            ".filter(one => one.getBoundingClientRect().height > 0).map(one => one.outerHTML.slice(0, 80))"
        )

        assert hidden == []
        assert page.get_by_text("MARAC").first.is_visible()
        assert page.get_by_text("not a national picture").first.is_visible()


WIDER = """edge => [...document.querySelectorAll('main *')]
    .filter(one => one.getBoundingClientRect().right > edge + 1 && !one.closest('.tl-table-scroll'))
    .slice(0, 5).map(one => one.outerHTML.slice(0, 120))"""
