"""A picture to take away needs nothing from anywhere and takes no words for markup."""

from __future__ import annotations

import builtins
import re
from html.parser import HTMLParser

import pytest

from graph.errors import ThreadlineError
from graph.snapshot import Caption, page
from graph.store import Store
from tests.graph.examples import ash, ask, plan, save
from webapp.things import looks, shown

NASTY = '</script><img src=x onerror="alert(1)"> href <b>bold</b>'
CAPTION = Caption(notes=("What was looked at.",), looks=looks())
ASH = f"plan:{ash().id}"


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes, and its text outside scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keeps words."""
        self.text += data if self.tags and self.tags[-1][0] != "script" else ""


def taken_apart(html: str) -> Tags:
    """A page taken apart."""
    found = Tags()
    found.feed(html)
    return found


@pytest.fixture
def picture(filled: Store) -> str:
    """The page of a plan's neighbourhood."""
    return page(shown(filled.around(ASH)), CAPTION)


@pytest.fixture
def nasty(store: Store) -> str:
    """The page of a plan whose title, asks and labels hold markup."""
    asks = (ask("nasty", NASTY, f"Ask {NASTY}"), ask("nasty", "2", NASTY))
    save(store, plan("nasty", *asks, title="Plan nasty"))
    found = store.around(f"recommendation:{asks[0].id}")
    return page(shown(found), Caption(notes=(NASTY,), looks=looks()))


def test_no_outside_address_is_left(picture: str) -> None:
    """The page holds no address of anywhere else, not even in a comment."""
    assert re.findall(r"https?://|//cdn|wss?://", picture, re.IGNORECASE) == []


def test_nothing_is_fetched(picture: str) -> None:
    """No script, style sheet, picture or frame is linked, and the page itself forbids it."""
    found = taken_apart(picture)
    assert [tag for tag, attributes in found.tags if {"src", "href", "srcset", "data"} & attributes.keys()] == []
    assert ("meta", "default-src 'none'") in [(t, (a.get("content") or "").split(";")[0]) for t, a in found.tags]


def test_markup_in_labels_stays_words(nasty: str) -> None:
    """A label that would end the script and load a picture is shown as it is written."""
    found = taken_apart(nasty)
    assert "</script><img" not in nasty
    assert {tag for tag, _ in found.tags} & {"img", "b", "iframe", "object"} == set()
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert NASTY in found.text


def test_label_opens_no_popup_of_markup(nasty: str) -> None:
    """No label is given to the drawing as a title, which it may take for markup."""
    assert '"title":' not in nasty
    assert "popup.innerHTML" not in nasty


def test_every_neighbour_is_in_the_table(filled: Store, picture: str) -> None:
    """The table under the drawing names everything that is drawn, and how it hangs there."""
    text = taken_apart(picture).text
    assert all(node.label in text for node in filled.around(ASH).nodes)
    assert all(words in text for words in ("holds", "answers", "published by"))


def test_same_neighbourhood_same_page(filled: Store, picture: str) -> None:
    """A picture made twice is the same, letter by letter."""
    assert page(shown(filled.around(ASH)), CAPTION) == picture


def test_folded_neighbours_are_counted(filled: Store) -> None:
    """What is folded stands in the drawing and in the table with its count."""
    found = page(shown(filled.around(ASH, limit=0)), CAPTION)
    assert "Recommendation: 3, shown as one" in found


def test_without_pyvis_it_says_what_to_install(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is missing, one sentence says what to install."""
    ours = builtins.__import__

    def without(name: str, *args: object, **more: object) -> object:
        if name.startswith("pyvis"):
            raise ImportError(name)
        return ours(name, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ThreadlineError, match="pip install pyvis"):
        page(shown(filled.around(ASH)), CAPTION)
