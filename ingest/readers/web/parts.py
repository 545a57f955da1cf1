"""Tells what of a web page is the plan's and what the site's: menus, banners, footers, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml.html import HtmlElement

from ingest.language import phrases
from ingest.readers.web import tables as web_tables
from ingest.readers.web.styles import Styles
from ingest.readers.web.styles import read as read_styles

#: Why words of a page are set aside.
SITE = "part of the site"
HIDDEN = "hidden on the page"
SILENT = "not read out"
STRUCK = "marked as deleted"

_OUTSIDE = frozenset(("noscript", "template"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_FEWEST_LINKS = 4
_MOST_LINKED = 0.85  # share of a list's letters that stand in links, from which it is a menu
_MAIN = 0.5  # share of a page's words that its main part holds, if that is what it is
_MOST_OF_PAGE = 0.34  # share of a page's words that a part of the site never holds
_MOST_SILENT = 30  # words
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_GROUPS = frozenset(("ul", "ol", "p", "div", "td"))


@dataclass(kw_only=True, slots=True)
class Parts:
    """What is known of the elements of one page."""

    styles: Styles
    plans: frozenset[HtmlElement]
    holders: frozenset[HtmlElement]
    around: frozenset[HtmlElement] = frozenset()
    named: frozenset[str] = frozenset()
    words: int = 1
    folded: list[HtmlElement] = field(default_factory=list)
    alive: list[HtmlElement] = field(default_factory=list)  # an element is itself only as long as somebody holds it

    def aside(self, element: HtmlElement, *, cell: bool) -> str | None:
        """Why the words of an element are no part of the plan; None where they are. `cell` says it stands in a cell."""
        if element.tag in _OUTSIDE:
            return SITE
        if element.tag == "del":
            return STRUCK
        if self._hidden(element):
            return HIDDEN
        if element.get("aria-hidden") == "true" and self._small(element):
            return SILENT
        if cell or element in self.holders or element in self.plans:
            return None
        return SITE if element in self.around or self._of_site(element) else None

    def is_table(self, element: HtmlElement) -> bool:
        """Whether an element is a table whose rows and columns mean something, not one that lays out a page."""
        return element in self.plans

    def _hidden(self, element: HtmlElement) -> bool:
        hidden = element.get("hidden") is not None or bool(self.styles.of(element).hidden)
        if not hidden:
            return False
        if element.get("hidden") == "until-found" or self._folds(element):
            self.folded.append(element)
            return False
        return True

    def _folds(self, element: HtmlElement) -> bool:
        """Whether something hidden is only folded away: a tab, an accordion, what some control of the page opens."""
        if element.get("role") == "tabpanel" or element.get("id", "") in self.named:
            return True
        tokens = {token for name in _names(element) for token in name.split()}
        return element.tag not in ("tr", "td", "th") and bool(tokens & set(_data()["folded"]))

    def _small(self, element: HtmlElement) -> bool:
        """Whether something kept from readers' ears is a sign or two, not a page behind an open dialogue."""
        inside = element in self.holders or any(child.tag in _HEADINGS for child in element.iter())
        return not inside and len(element.text_content().split()) <= _MOST_SILENT

    def _of_site(self, element: HtmlElement) -> bool:
        data, tag, role = _data(), str(element.tag), element.get("role", "")
        if tag in ("html", "body", "main", "article") or role == "main":
            return False
        if tag in ("nav", "footer") or role in ("navigation", "contentinfo"):
            return True
        if tag in ("button", "select"):
            return not element.get("aria-expanded") and not _in_heading(element)
        if tag == "header" or role == "banner":
            return not _within(element) and not any(child.tag == "h1" for child in element.iter())
        marked = tag in data["tags"] or role in data["roles"] or any(map(_is_site_name, _names(element)))
        if not marked and not (tag in _GROUPS and _is_menu(element)):
            return False
        return len(element.text_content().split()) <= max(_MOST_OF_PAGE * self.words, _MOST_SILENT)


def read(root: HtmlElement) -> Parts:
    """The parts of a page."""
    body = next(iter(root.iter("body")), root)
    alive = list(root.iter())
    plans = web_tables.find(alive)
    holders = frozenset(outer for table in plans for outer in table.iterancestors())
    words = len(body.text_content().split())
    parts = Parts(styles=read_styles(root), plans=plans, holders=holders, words=words, alive=alive)
    parts.named = frozenset(_targets(alive))
    main = _main(body, words)
    if main is not None:
        parts.around = frozenset(_around(main, holders | plans))
    return parts


def _main(body: HtmlElement, words: int) -> HtmlElement | None:
    """The one element that says it holds the content, where it holds most of what there is."""
    for found in (
        [e for e in body.iter() if e.tag == "main" or (isinstance(e.tag, str) and e.get("role") == "main")],
        list(body.iter("article")),
    ):
        outer = [one for one in found if not any(other in found for other in one.iterancestors())]
        if len(outer) == 1 and len(outer[0].text_content().split()) >= _MAIN * words:
            return outer[0]
    return None


def _around(main: HtmlElement, holders: frozenset[HtmlElement]) -> Iterator[HtmlElement]:
    """What stands beside the main part: all but tables, and the heading of the page."""
    path = [main, *main.iterancestors()]
    for outer in path[1:]:
        for child in outer:
            titled = isinstance(child.tag, str) and any(True for _ in child.iter("h1"))
            if child not in path and child not in holders and not titled and child.tag not in ("head", "style"):
                yield child


def _targets(elements: list[HtmlElement]) -> Iterator[str]:
    """The ids of what some control of the page opens."""
    for element in elements:
        if not isinstance(element.tag, str):
            continue
        for name in ("aria-controls", "data-target", "data-bs-target"):
            yield from element.get(name, "").replace("#", " ").split()
        if element.tag == "a" and element.get("href", "").startswith("#"):
            yield element.get("href", "")[1:]


def _within(element: HtmlElement) -> bool:
    """Whether a header is that of the content, not of the site."""
    return any(outer.tag in ("main", "article", "section") for outer in element.iterancestors())


def _in_heading(element: HtmlElement) -> bool:
    return any(outer.tag in _HEADINGS or outer.tag in ("summary", "td", "th") for outer in element.iterancestors())


def _is_menu(element: HtmlElement) -> bool:
    links = [link for link in element.iter("a") if link.get("href")]
    if len(links) < _FEWEST_LINKS:
        return False
    linked = sum(len("".join(link.text_content().split())) for link in links)
    return linked >= _MOST_LINKED * len("".join(element.text_content().split()))


def _names(element: HtmlElement) -> list[str]:
    """The classes and the id of an element as words: "siteFooter" and "site-footer" are "site footer"."""
    names = [*element.get("class", "").split(), element.get("id", "")]
    plain = (re.split(r"__|--", name)[0] for name in names if name)
    return [" ".join(_NAME.findall(name)).lower() for name in plain]


@cache
def _is_site_name(name: str) -> bool:
    data = _data()
    words = name.split()
    if set(words) & set(data["anywhere"]):
        return True
    while words and words[0] in data["prefixes"]:
        words = words[1:]
    return " ".join(words) in data["whole"] or name in data["whole"]


@cache
def _data() -> dict[str, list[str]]:
    return dict(phrases.load("webpage")["parts"])
