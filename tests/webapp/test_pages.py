"""What every page promises: an answer, a heading, a scope, a JSON form of the same values, and safe words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from graph.plain import to_plain
from tests.webapp import small_plans
from webapp.choices import NoArguments
from webapp.contract import Route
from webapp.headers import HEADERS
from webapp.library import Library
from webapp.pages import PAGES
from webapp.posting import PATHS

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PLAN = small_plans.hoarding()
FIRST, SECOND, THIRD = PLAN.recommendations
NASTY = small_plans.nasty()
NASTY_BOARD = "board-script-alert-x-script"
ADDRESSES = (
    "/",
    "/search",
    "/search?q=hoarding",
    "/search?q=hoarding&board=aldermoor-safeguarding-adults-board&since=2019",
    "/recurring",
    "/recurring?spread=within&since=2019",
    "/unfinished",
    "/plans",
    f"/plan/{PLAN.id[:16]}",
    f"/plan/{NASTY.id[:16]}",
    f"/recommendation/{FIRST.id}",
    f"/recommendation/{SECOND.id}",
    f"/recommendation/{NASTY.recommendations[0].id}",
    "/agencies",
    "/agency/aldermoor-integrated-care-board",
    f"/around/recommendation:{FIRST.id}",
    f"/around/plan:{NASTY.id}",
    "/agencies?role=lead",
    "/browse",
    "/boards",
    "/board/aldermoor-safeguarding-adults-board",
    f"/board/{NASTY_BOARD}",
    "/reviews",
    "/review/aldermoor-safeguarding-adults-board-sar-wren",
    "/themes",
    "/theme/self-neglect",
    "/patterns",
    "/path",
    "/path?from=Aldermoor&to=theme:self-neglect",
    "/help",
)


class Outline(HTMLParser):
    """Collects from a page what tests ask about: tags with their attributes, and ids."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps a tag."""
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each tag of that name."""
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        """Every id on the page."""
        return [attributes["id"] or "" for _, attributes in self.tags if "id" in attributes]


def outline(page: str) -> Outline:
    """A page taken apart."""
    found = Outline()
    found.feed(page)
    return found


def text(page: str) -> str:
    """The words of a page without markup, with single blanks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def data(pages: FlaskClient, address: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """The JSON that stands at an address."""
    return json.loads(pages.get(address).text)


def json_of(address: str) -> str:
    """The address of the JSON form of a page."""
    path, _, query = address.partition("?")
    return ("/home.json" if path == "/" else f"{path}.json") + (f"?{query}" if query else "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_answers(pages: FlaskClient, address: str) -> None:
    """Every page answers with HTML in English under a title of its own."""
    answer = pages.get(address)

    assert answer.status_code == 200
    assert '<html lang="en-GB"' in answer.text
    assert " – Threadline</title>" in answer.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_one_heading_and_unique_ids(pages: FlaskClient, address: str) -> None:
    """A page has one first heading, one main part that the skip link leads to, and no id twice."""
    found = outline(pages.get(address).text)

    assert len(found.all("h1")) == 1
    assert found.ids.count("main-content") == 1
    assert len(found.ids) == len(set(found.ids))


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_says_what_it_looked_at(pages: FlaskClient, address: str) -> None:
    """The scope of an answer stands on the page and in its JSON form, in the same words."""
    scope = data(pages, json_of(address))["scope"]

    assert scope.endswith("not a national picture.")
    assert scope in text(pages.get(address).text)


@pytest.mark.parametrize("path", [address for address in ADDRESSES if "?" not in address])
def test_json_has_the_fields_of_the_page(pages: FlaskClient, library: Library, path: str) -> None:
    """The JSON form of a page is its dataclass, field by field."""
    route, parts = matched(path)
    page = route.view(library, NoArguments(), **parts)

    assert data(pages, json_of(path)) == json.loads(json.dumps(to_plain(page)))
    assert set(data(pages, json_of(path))) == {field.name for field in fields(page)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_table_has_a_caption_inside_a_region_that_scrolls(pages: FlaskClient, address: str) -> None:
    """A table has a caption, and stands in a region that the keyboard can scroll."""
    found = outline(pages.get(address).text)
    regions = [one for one in found.all("div") if one.get("class") == "tl-table-scroll"]

    assert len(found.all("table")) == len(found.all("caption")) == len(regions)
    assert all(one["tabindex"] == "0" and one["aria-labelledby"] in found.ids for one in regions)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_field_of_a_form_has_a_label(pages: FlaskClient, address: str) -> None:
    """A field that can be seen has a label of its own."""
    found = outline(pages.get(address).text)
    labelled = {one.get("for") for one in found.all("label")}

    assert all(one["id"] in labelled for one in found.all("input") if one.get("type") != "hidden")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_stands_inline(pages: FlaskClient, address: str) -> None:
    """No script, style or event handler stands in a page, so that the policy can forbid them."""
    found = outline(pages.get(address).text)

    assert all(one.get("src", "").startswith("/static/dist/") for one in found.all("script"))  # type: ignore[union-attr]
    assert not found.all("style")
    assert not [name for _, attributes in found.tags for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address != "/patterns"])
def test_every_link_leads_somewhere(pages: FlaskClient, address: str) -> None:
    """Every link of a page to another one answers; the pattern page alone shows things that are made up."""
    dead = [link for link in links(pages.get(address).text) if pages.get(link).status_code not in {200, 304}]

    assert dead == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_headers_are_strict(pages: FlaskClient, address: str) -> None:
    """Each answer forbids everything from elsewhere and sets no cookie."""
    answer = pages.get(address)

    own = {"Referrer-Policy": "same-origin"} if address in PATHS else {}  # its form must say where it comes from
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS | own
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "address", [f"/plan/{NASTY.id[:16]}", f"/recommendation/{NASTY.recommendations[0].id}", "/", "/plans"]
)
def test_markup_in_a_plan_shows_as_words(pages: FlaskClient, address: str) -> None:
    """A plan that holds markup is shown as it is written, and nothing of it is run."""
    page = pages.get(address).text

    assert small_plans.NASTY not in page
    assert "&lt;script&gt;" in page


def test_markup_searched_for_shows_as_words(pages: FlaskClient) -> None:
    """Words to search for are never taken for markup, also where they are marked as found."""
    page = pages.get("/search", query_string={"q": f"{small_plans.NASTY} script alert"}).text

    assert small_plans.NASTY not in page
    assert "<mark>script" in page


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_pages_only_read(pages: FlaskClient, method: str) -> None:
    """Any method that could change something is refused."""
    assert getattr(pages, method)("/").status_code == 405


def test_another_host_name_is_refused(pages: FlaskClient) -> None:
    """On this machine alone, the pages do not answer under a name that somebody else points here."""
    assert pages.get("/", headers={"Host": "elsewhere.example"}).status_code == 400


def matched(path: str) -> tuple[Route, dict[str, str]]:
    """The route of a path and the parts of its address."""
    for route in PAGES:
        pattern = re.sub(r"<(?:path:)?(\w+)>", r"(?P<\1>[^/]+)", route.path)
        if found := re.fullmatch(pattern, path):
            return route, found.groupdict()
    raise AssertionError(path)


def links(page: str) -> Iterator[str]:
    """The links of a page that lead to another one here."""
    for one in outline(page).all("a"):
        address = one.get("href") or ""
        if address.startswith("/"):
            yield address.partition("#")[0]
