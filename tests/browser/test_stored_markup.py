"""A library full of scripts runs none of them in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from graph.nodes import node_id
from tests.browser.conftest import served, window
from tests.webapp.hostile import DOCUMENT, filled, plan

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from webapp.library import Library

pytestmark = pytest.mark.loopback
FIRST = plan().recommendations[0]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The hostile library."""
    library = filled(tmp_path_factory.mktemp("hostile"))
    with library.store:
        yield library


def addresses(library: Library) -> Iterator[str]:
    """Pages of every kind; the searches hold a trick in their own address too."""
    yield from ("/", "/search", "/unfinished", "/browse", "/plans", "/boards", "/reviews", "/themes", "/agencies")
    yield from ("/search?q=<script>window.owned=1</script>", "/path?from=<img src=x onerror=window.owned=1>&to=x")
    yield from ("/recurring", f"/plan/{DOCUMENT[:16]}", f"/recommendation/{FIRST.id}")
    for thing in library.store.things():
        kind, _, key = thing.id.partition(":")
        if kind in {"board", "review", "agency", "recurrence"}:
            yield f"/{kind}/{key}"
    yield f"/around/{node_id('plan', DOCUMENT)}"


def test_no_page_runs_what_a_plan_holds(chromium: Browser, hostile: Library) -> None:
    """Whatever a plan holds, no page runs it, asks anything or is stopped by the policy, with all folds unfolded."""
    with served(hostile) as site, window(chromium, site) as page:
        for address in addresses(hostile):
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            assert page.evaluate("window.owned === undefined"), address
            assert page.locator("h1").count() == 1, address
