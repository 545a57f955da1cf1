"""Makes the pictures of the README: the pages of the sample library in Debian's Chromium.

`PYTHONPATH=. python docs/screenshots.py` reads the sample plans into a folder that is thrown away and writes
`docs/pictures/*.png`. It needs the `test` extra and /usr/bin/chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from webapp import create_app
from webapp.config import Settings
from webapp.samples_library import prepare
from webapp.server import bind

PICTURES = Path(__file__).parent / "pictures"
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-lcd-text",  # letters in shades of grey make a smaller file than letters in colours
    "--disable-background-networking",
)
LARGEST = 125_000  # bytes of one picture


def search(page: Page) -> None:
    """What was asked for about hoarding, with the words that matched."""
    page.set_viewport_size({"width": 1000, "height": 500})
    page.goto("/search?q=hoarding+pathway")
    page.evaluate("scrollTo(0, document.querySelector('h1').getBoundingClientRect().top + scrollY - 20)")


def recommendation(page: Page) -> None:
    """What came of one recommendation: stated and shown, and the words that were left open."""
    page.set_viewport_size({"width": 1000, "height": 600})
    page.goto("/search?q=hoarding+pathway")
    page.locator(".tl-result__title a").first.click()
    page.locator("h2:has-text('How far it got')").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.querySelector('h1').getBoundingClientRect().top + scrollY - 80)")


def together(page: Page) -> None:
    """How one recommendation hangs together with agencies, themes and what says the same; on a smaller screen."""
    page.set_viewport_size({"width": 800, "height": 560})
    page.goto("/search?q=hoarding+pathway")
    page.locator(".tl-result__title a").first.click()
    page.wait_for_timeout(1500)  # the drawing that can be zoomed takes the place of the still one
    page.evaluate("scrollTo(0, document.querySelector('#together').getBoundingClientRect().top + scrollY - 30)")
    page.wait_for_timeout(500)


def source(page: Page) -> None:
    """A recommendation where it stands in its original: the row outlined on a page of a PDF."""
    page.set_viewport_size({"width": 1000, "height": 520})
    page.goto("/search?q=telecare+smoke+alarms")
    page.locator(".tl-result__title a").first.click()
    page.locator("#source").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, document.querySelector('#source').getBoundingClientRect().top + scrollY - 30)")
    page.wait_for_timeout(500)


SHOTS = {"search": search, "recommendation": recommendation, "source": source, "together": together}


def main() -> None:
    """Write every picture; ends with a sentence where one is too large."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        library = prepare(Settings(library=f"{folder}/library"))
        server = bind(create_app(library.settings, library), "127.0.0.1", 0)
        with library.store, server.running(), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            page = browser.new_page(base_url=server.address)
            for name, show in SHOTS.items():
                show(page)
                page.screenshot(path=PICTURES / f"{name}.png")
            browser.close()
    large = [path.name for path in PICTURES.glob("*.png") if path.stat().st_size > LARGEST]
    sys.exit(f"Larger than {LARGEST:,} bytes: {', '.join(large)}." if large else None)


if __name__ == "__main__":
    main()
