"""What every page promises to those who cannot see it or do not use a mouse, told from its HTML."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.connect import connect
from tests.webapp.test_pages import ADDRESSES, FIRST
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library

if TYPE_CHECKING:
    from flask.testing import FlaskClient

VOID = frozenset(("meta", "link", "input", "br", "hr", "img"))
FAILING = (
    "/nowhere",
    "/plan/zzz",
    "/recommendation/zzz",
    "/agency/zzz",
    "/search?after=zzz",
    "/search?q=zzz&after=zzz",
)
EVERYWHERE = (*ADDRESSES, *FAILING, "/search?q=zebra", "/unfinished?until=2020", "/search?q=shared&board=x")
EMPTY = ("/", "/search", "/unfinished", "/plans", "/agencies", "/help")
CONTROLS = frozenset(("input", "select", "textarea"))


class Element:
    """A tag of a page, with its attributes, what it stands in, and the words inside it."""

    def __init__(self, tag: str, attributes: dict[str, str | None], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.words: list[str] = []
        self.tags: list[Element] = []

    def get(self, name: str) -> str:
        """An attribute, empty where it is not there."""
        return self.attributes.get(name) or ""

    @property
    def text(self) -> str:
        """The words inside, with single blanks."""
        return re.sub(r"\s+", " ", "".join(self.words)).strip()

    def inside(self, tag: str) -> bool:
        """Whether it stands in a tag of that name."""
        return self.parent is not None and (self.parent.tag == tag or self.parent.inside(tag))


class Page(HTMLParser):
    """A page as a list of its elements; tags that close what is not open are an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        assert not self._open, f"not closed: {[one.tag for one in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps a tag, and what it stands in."""
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice on {tag}"
        made = Element(tag, dict(attrs), self._open[-1] if self._open else None)
        for outer in self._open:
            outer.tags.append(made)
        self.elements.append(made)
        if tag not in VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        """Closes the tag that was opened last."""
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Gives words to every element they stand in."""
        for one in self._open:
            one.words.append(data)

    def all(self, *tags: str) -> list[Element]:
        """The elements of those names, in order."""
        return [one for one in self.elements if one.tag in tags]

    def by_id(self, name: str) -> Element:
        """The one element with that id."""
        (found,) = (one for one in self.elements if one.get("id") == name)
        return found


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The pages of a library that holds nothing."""
    folder = tmp_path_factory.mktemp("empty")
    return create_app(Settings(), Library(settings=Settings(), store=connect(folder))).test_client()


@pytest.fixture(params=[*((address, False) for address in EVERYWHERE), *((address, True) for address in EMPTY)])
def page(request: pytest.FixtureRequest, pages: FlaskClient, empty: FlaskClient) -> Page:
    """Every page in turn: of the small library, of an empty one, and those that say what went wrong."""
    address, without_plans = request.param
    answer = (empty if without_plans else pages).get(address)
    assert answer.mimetype == "text/html"
    return Page(answer.text)


def test_title_names_the_page(page: Page) -> None:
    """The title is the first heading and the name of the installation; there is one first heading, in the main part."""
    (heading,) = page.all("h1")
    (title,) = (one for one in page.all("title") if not one.inside("svg"))

    assert heading.text
    assert heading.inside("main")
    assert title.text == f"{heading.text} – Threadline"


def test_page_is_in_english_and_starts_with_a_skip_link(page: Page) -> None:
    """The language is stated, and the first link leads to the one main part."""
    (root,) = page.all("html")
    skip = page.all("a")[0]

    assert root.get("lang") == "en-GB"
    assert "skip-link" in skip.get("class")
    assert skip.text
    assert page.by_id(skip.get("href").removeprefix("#")).tag == "main"


def test_headings_leave_out_no_level(page: Page) -> None:
    """No heading stands more than one level below the one before it."""
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]

    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_control_has_a_label(page: Page) -> None:
    """Whatever can be filled in or pressed says what it is for, and all choices of one kind stand in a named group."""
    labels = Counter(one.get("for") for one in page.all("label") if one.text)
    shown = [one for one in page.all(*CONTROLS) if one.get("type") != "hidden"]

    assert all(labels[one.get("id")] == 1 for one in shown)
    assert all(one.inside("fieldset") for one in shown if one.get("type") in {"checkbox", "radio"})
    assert all(any(tag.tag == "legend" and tag.text for tag in one.tags) for one in page.all("fieldset"))
    assert all(one.text for one in page.all("button", "summary"))


def test_links_say_where_they_lead(page: Page) -> None:
    """Every link has words and an address; links within a page lead to something on it."""
    for link in page.all("a"):
        assert link.text, link.attributes
        assert link.get("href") not in {"", "#"}
        if link.get("href").startswith("#"):
            page.by_id(link.get("href")[1:])


def test_tables_are_named_and_headed(page: Page) -> None:
    """A table has a caption with words, headings that say what they head, and stands where the keyboard can scroll."""
    for table in page.all("table"):
        captions = [one for one in table.tags if one.tag == "caption"]
        headings = [one for one in table.tags if one.tag == "th"]
        region = table.parent

        assert [bool(one.text) for one in captions] == [True]
        assert headings
        assert all(one.get("scope") in {"col", "row", "colgroup", "rowgroup"} and one.text for one in headings)
        assert region is not None
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert page.by_id(region.get("aria-labelledby")).text


def test_rows_fill_their_columns(page: Page) -> None:
    """Each row of a table has as many cells as the table has columns."""
    for table in page.all("table"):
        rows = [[cell for cell in row.tags if cell.tag in {"td", "th"}] for row in table.tags if row.tag == "tr"]
        widths = {sum(int(cell.get("colspan") or 1) for cell in row) for row in rows}

        assert len(widths) == 1


def test_ids_are_unique_and_references_hold(page: Page) -> None:
    """No id stands twice, and whatever names another element by its id finds it."""
    ids = Counter(one.get("id") for one in page.elements if "id" in one.attributes)

    assert set(ids.values()) == {1}
    for one in page.elements:
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            assert set(one.get(name).split()) <= set(ids), one.attributes


def test_regions_of_one_kind_are_told_apart(page: Page) -> None:
    """Each navigation has a name of its own, and there is one banner, one main part and one footer."""
    names = [one.get("aria-label") for one in page.all("nav")]

    assert all(names)
    assert len(names) == len(set(names))
    assert [len(page.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]


def test_nothing_stands_inline_or_comes_from_elsewhere(page: Page) -> None:
    """No script, style or handler stands in the page, and nothing is loaded from another place."""
    loaded = [one.get("src") or one.get("href") for one in page.all("script", "link")]

    assert all(address.startswith("/static/") for address in loaded)
    assert all(one.get("src").startswith("/originals/") and one.get("alt") for one in page.all("img"))
    assert not page.all("style", "iframe", "object", "embed")
    assert not [one for one in page.all("script") if one.text]
    assert not [name for one in page.elements for name in one.attributes if name == "style" or name.startswith("on")]


def test_nothing_needs_more_than_the_keyboard(page: Page) -> None:
    """No order of the tabulator key is forced, nothing takes the focus by itself, nothing moves on by itself."""
    assert {one.get("tabindex") for one in page.elements if "tabindex" in one.attributes} <= {"0", "-1"}
    assert not [one for one in page.elements if "autofocus" in one.attributes or "accesskey" in one.attributes]
    assert not [one for one in page.all("meta") if one.get("http-equiv").lower() == "refresh"]


def test_cells_name_their_column_where_rows_become_blocks(page: Page) -> None:
    """Where a small screen takes the headings away, every cell but the first names its column itself."""
    for table in page.all("table"):
        assert "tl-stack" in table.get("class").split()
        for row in (tag for tag in table.tags if tag.tag == "tr"):
            cells = [cell for cell in row.tags if cell.tag == "td"]
            heads = [cell for cell in row.tags if cell.tag == "th"]
            assert all(cell.get("data-label") for cell in cells[0 if heads else 1 :])


def test_built_style_has_a_form_for_small_screens() -> None:
    """The style sheet that is built turns rows into blocks on small screens, by the names the cells carry."""
    built = Path(__file__).parents[2] / "webapp" / "static" / "dist" / "app.css"

    assert "attr(data-label)" in built.read_text(encoding="utf-8")


def test_search_leads_to_the_source_by_links_alone(pages: FlaskClient) -> None:
    """From the search box to the row of the plan, every step is a form or a link that the keyboard reaches."""
    first = Page(pages.get("/").text)
    (box,) = (one for one in first.all("form") if one.get("role") == "search")
    (field,) = (one for one in box.tags if one.tag == "input")
    results = Page(pages.get(box.get("action"), query_string={field.get("name"): "policy on hoarding"}).text)
    links = [one.get("href") for one in results.all("a")]
    assert f"/recommendation/{FIRST.id}" in links

    own = Page(pages.get(f"/recommendation/{FIRST.id}").text)
    assert "#source" in [one.get("href") for one in own.all("a")]
    assert own.by_id("source").tag == "h2"
    assert own.by_id("row-1").text.startswith("Row as read")
