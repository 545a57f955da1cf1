"""The way that a reader takes through the pages, in a real browser: with a mouse, a keyboard alone, and no scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.loopback
MOST_TABS = 250


def tab_to(page: Page, what: str) -> None:
    """Presses the tabulator key until something that fits the selector has the focus, and sees that it shows so."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
    pytest.fail(f"the keyboard does not reach {what}")


def heading(page: Page) -> str:
    """The first heading of the page that is shown."""
    return (page.locator("h1").text_content() or "").strip()


def search(page: Page, words: str) -> None:
    """Types words into the search box and sends them."""
    page.fill("#q", words)
    page.click("form[role=search] button")


def choose_first_board(page: Page) -> None:
    """Narrows the results to the first board that the filter offers."""
    page.locator("input[name=board]").first.check(force=True)
    page.locator(".tl-filter button").first.click()


def walk(page: Page) -> None:
    """Search, filter, recommendation, neighbour, and back to the filtered results."""
    search(page, "hoarding")
    found = heading(page)
    choose_first_board(page)
    assert page.locator(".tl-filter-tag").count() == 1
    narrowed = page.url
    assert "board=" in narrowed
    assert heading(page) != found

    page.locator(".tl-result__title a").first.click()
    recommendation = page.url
    assert "/recommendation/" in recommendation
    assert page.locator("#source").count() == 1

    page.locator("section[aria-labelledby=together] details summary").click()
    page.locator("section[aria-labelledby=together] table a[href^='/theme/']").first.click()
    assert "/theme/" in page.url
    assert page.locator("#open").count() == 1

    page.go_back()
    assert page.url == recommendation
    page.go_back()
    assert page.url == narrowed
    assert page.locator(".tl-filter-tag").count() == 1


def test_reader_finds_narrows_reads_goes_on_and_back(page: Page) -> None:
    """From words to a narrowed list, to a recommendation, to its neighbour, and back with nothing lost."""
    walk(page)


def test_no_script_is_needed(chromium: Browser, site: str) -> None:
    """With scripts off the same way leads through the same pages."""
    with window(chromium, site, scripts=False) as page:
        page.goto("/")
        walk(page)


def test_filter_can_be_taken_off(page: Page) -> None:
    """A filter in force is a link that takes it off."""
    page.goto("/search?q=hoarding")
    found = heading(page)
    choose_first_board(page)
    page.click(".tl-filter-tag")
    assert heading(page) == found


def test_keyboard_alone_leads_from_search_to_neighbour(page: Page) -> None:
    """Search box, result, neighbour in the table: the tabulator and enter keys reach and open each."""
    tab_to(page, "#q")
    page.keyboard.type("hoarding")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hoarding")
    tab_to(page, ".tl-result__title a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recommendation/*")
    tab_to(page, "section[aria-labelledby=together] details summary")
    page.keyboard.press("Enter")
    tab_to(page, "section[aria-labelledby=together] table a[href^='/theme/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/theme/*")
    assert heading(page)


def test_skip_link_comes_first_and_leads_past_the_menu(page: Page) -> None:
    """The first stop of the keyboard is the link to the main part, and the next stop is inside it."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main-content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_menu_opens_on_a_small_screen(chromium: Browser, site: str) -> None:
    """Where the menu is folded, its button unfolds it, and each of its entries is a page."""
    with window(chromium, site, (390, 800)) as page:
        page.goto("/")
        assert not page.locator("#navigation").is_visible()
        page.click(".govuk-service-navigation__toggle")
        page.click("#navigation a:has-text('Browse')")
        assert re.search(r"/browse$", page.url)


def test_every_index_leads_to_a_page_of_its_things(page: Page) -> None:
    """From the page to browse, each index leads to a thing of its own."""
    for index in ("/plans", "/boards", "/reviews", "/themes", "/agencies"):
        page.goto("/browse")
        page.click(f"main a[href='{index}']")
        listed = page.locator("main table tbody th a").first
        name = (listed.text_content() or "").strip()
        listed.click()
        assert heading(page) == name
