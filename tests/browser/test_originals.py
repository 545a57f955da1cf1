"""A row in its original, in a real browser: the outline lies over it, the keyboard reaches it, no script is needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.connect import connect
from tests.browser.conftest import SMALL, WIDE, served, window
from tests.browser.test_every_page import WIDER, breaches
from tests.browser.test_journeys import tab_to
from tests.formats import word
from tests.formats.parts import parts
from tests.webapp import drawn_plan
from webapp.config import Settings
from webapp.library import Library
from webapp.reports import read_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.loopback
TEXT = Path(__file__).parents[1] / "plans" / "formats" / "thirlby-vale-lcspr-family-k-2025.txt"
CUT = f"/recommendation/{drawn_plan.plan().recommendations[1].id}"
#: How far each edge of the outline is from where the box stands on the picture beneath it, in pixels.
APART = """() => [...document.querySelectorAll('.tl-sheet__inner')].flatMap(one => {
    const img = one.querySelector('img'), svg = one.querySelector('svg'), rect = svg.querySelector('rect');
    const [shown, drawn, box] = [img, rect, svg.viewBox.baseVal].map(
        thing => thing.getBoundingClientRect ? thing.getBoundingClientRect() : thing);
    const scale = shown.width / box.width, at = name => rect[name].baseVal.value;
    return [drawn.left - shown.left - (at('x') - box.x) * scale, drawn.top - shown.top - (at('y') - box.y) * scale,
        drawn.height - at('height') * scale, drawn.width - at('width') * scale];
})"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with a PDF that is drawn in the tests and a Word file with colours and merged cells."""
    folder = tmp_path_factory.mktemp("originals")
    made = parts(TEXT.read_bytes(), TEXT.name, coloured=True, merged=True)
    (folder / "family.docx").write_bytes(word.write(made))
    with connect(folder / "library") as store:
        store.save_plan(drawn_plan.plan(), data=drawn_plan.data())
        library = Library(settings=Settings(), store=store, today=lambda: date(2026, 3, 1))
        read_in(library, [folder / "family.docx"])
        yield library


@pytest.fixture(scope="module")
def address(library: Library) -> Iterator[str]:
    """The address of its pages."""
    with served(library) as found:
        yield found


@pytest.fixture(scope="module")
def table(library: Library) -> str:
    """The page of a recommendation of the Word file."""
    (found,) = (plan.id for plan in library.store.plans() if plan.file == "family.docx")
    return f"/recommendation/{library.store.plan(found)[1].recommendations[0].id}"


def drawn(page: Page) -> bool:
    """Whether every picture has come and has been drawn, once it was scrolled to."""
    for picture in page.locator("img").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_function("[...document.images].every(one => one.complete)")
    return bool(page.evaluate("document.images.length > 0 && [...document.images].every(one => one.naturalWidth > 0)"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("size", [WIDE, (390, 800)], ids=["wide", "small"])
def test_outline_lies_over_the_row(
    chromium: Browser,
    address: str,
    size: tuple[int, int],
    scripts: bool,  # noqa: FBT001 - a table of cases
) -> None:
    """On any screen, with scripts or without, the outline lies where the row stands on the picture, on both pages."""
    with window(chromium, address, size, scripts=scripts) as page:
        page.goto(CUT)
        assert page.locator(".tl-part-seam").text_content() == "Page 1 ends here; the row goes on on page 2."
        if scripts:
            assert drawn(page)
        gaps = page.evaluate(APART)

        assert len(gaps) == 8
        assert max(map(abs, gaps)) < 1.5


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    chromium: Browser, address: str, table: str, size: tuple[int, int]
) -> None:
    """Pages with parts of a PDF and of a table breach no rule, and need no scrolling sideways."""
    with window(chromium, address, size) as page:
        for path in (CUT, table):
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")

            assert breaches(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], page.evaluate(WIDER, size[0])


def test_keyboard_reaches_each_part_of_the_original(chromium: Browser, address: str) -> None:
    """The link to the row, the link to the whole page, the part itself, the download and the fingerprint."""
    with window(chromium, address) as page:
        page.goto(CUT)
        tab_to(page, "a[href='#source']")
        page.keyboard.press("Enter")
        tab_to(page, "figcaption a")
        tab_to(page, ".tl-sheet")
        tab_to(page, "a[download]")
        tab_to(page, "details:has(.tl-break) summary")
        page.keyboard.press("Enter")

        assert page.locator("details:has(summary) .tl-break").is_visible()


def test_row_of_a_table_is_marked_in_words(chromium: Browser, address: str, table: str) -> None:
    """The row that was looked for is said to be it, and the patch of its colour has the word beside it."""
    with window(chromium, address) as page:
        page.goto(table)

        assert page.locator(".tl-part__own .tl-part__mark").first.text_content() == "this row"
        assert page.locator(".tl-part__own .tl-tint").first.inner_text() == "Green (colour of the cell)"
