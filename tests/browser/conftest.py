"""A real browser on the real pages of the sample library; skipped on a laptop without Chromium, demanded in CI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.connect import connect
from tests.conftest import ROOT, missing
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library
from webapp.reports import read_in
from webapp.samples_library import sample_plans
from webapp.server import bind

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDE, SMALL = (1280, 900), (320, 640)


def opened(folder: Path, *files: Path) -> Library:
    """A library in a folder of its own with those documents read into it, on a day that does not change."""
    settings = Settings(library=str(folder))
    library = Library(settings=settings, store=connect(folder, sample=True), today=lambda: date(2026, 3, 1))
    read_in(library, files)
    return library


@contextmanager
def served(library: Library) -> Iterator[str]:
    """The pages of a library behind a real server; gives its address without the last slash."""
    server = bind(create_app(library.settings, library), "127.0.0.1", 0)
    with server.running():
        yield server.address.rstrip("/")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    if not CHROMIUM.exists():
        missing("Chromium at /usr/bin/chromium (on Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The sample library."""
    library = opened(tmp_path_factory.mktemp("sample"), *sample_plans())
    with library.store:
        yield library


@pytest.fixture(scope="session")
def site(sample: Library) -> Iterator[str]:
    """The address of the sample library's pages."""
    with served(sample) as address:
        yield address


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the pages of a library that holds nothing yet."""
    library = opened(tmp_path_factory.mktemp("empty"))
    with library.store, served(library) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(sample: Library) -> Mapping[str, str]:
    """An address of each page of the sample library, by the name of its route."""
    store = sample.store
    plan, card = store.plans()[0], store.search("hoarding", limit=1).items[0].card
    theme, board, review = store.themes()[0].value, store.boards()[0].value, store.review_list()[0].slug
    agency = store.agencies()[0].slug
    recurrences = [node.id.partition(":")[2] for node in store.things() if node.kind == "recurrence"]
    return {
        "home": "/",
        "search": "/search?q=hoarding",
        "unfinished": "/unfinished",
        "plan": f"/plan/{plan.id[:16]}",
        "recommendation": f"/recommendation/{card.id}",
        "theme": f"/theme/{theme}",
        "board": f"/board/{board}",
        "review": f"/review/{review}",
        "agency": f"/agency/{agency}",
        "around": f"/around/theme:{theme}",
        "path": f"/path?from=board:{board}&to=theme:{theme}",
        "recurrence": f"/recurrence/{recurrences[0]}" if recurrences else "",
        "not found": "/nowhere",
    }


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """A fresh window of a wide screen on the first page of the sample library."""
    with window(chromium, site) as made:
        made.goto("/")
        yield made


@contextmanager
def window(chromium: Browser, site: str, size: tuple[int, int] = WIDE, *, scripts: bool = True) -> Iterator[Page]:
    """A fresh window of that size. A script that fails, asks something or is refused by the policy fails the test."""
    width, height = size
    context = chromium.new_context(
        base_url=site, viewport={"width": width, "height": height}, java_script_enabled=scripts
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    wrong: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        wrong.append(f"a script asked: {dialog.message}")
        dialog.dismiss()

    def refused(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            wrong.append(said.text)

    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", refused)
    page.on("dialog", dismissed)
    try:
        yield page
    finally:
        context.close()
    assert wrong == []
