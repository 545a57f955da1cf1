"""The colour of a status cell in words, wherever a status is shown, and what is said where there is none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from graph.answers.asked import Filters
from graph.connect import connect
from graph.media import XLS
from graph.model import Status, StatusReading
from graph.summaries import summary_of
from tests.webapp import drawn_plan, small_plans
from tests.webapp.test_pages import text
from webapp import create_app
from webapp.cli import main
from webapp.colour_words import (
    LOST_COLOUR,
    NO_COLOUR,
    NO_COLOUR_HERE,
    as_written,
    colour_note,
    patch,
    tint_words,
    without_colour,
)
from webapp.config import Settings
from webapp.library import Library
from webapp.reports import read_in

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PLAN = drawn_plan.plan()
PATHWAY, AUDIT, VISITS = PLAN.recommendations


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library that holds the drawn plan alone."""
    with connect(tmp_path) as store:
        store.save_plan(PLAN, data=drawn_plan.data())
        yield Library(settings=Settings(library=str(tmp_path)), store=store, today=lambda: date(2026, 3, 1))


@pytest.fixture
def pages(library: Library) -> FlaskClient:
    """The pages of that library."""
    return create_app(library.settings, library).test_client()


def test_colour_is_a_word_beside_its_patch() -> None:
    """A colour is named; its patch is one that the style sheet has, or none."""
    assert tint_words("green") == "Green (colour of the cell)"
    assert patch("green") == "tl-swatch--green"
    assert patch("<script>") is None


def test_every_patch_is_in_the_style_sheet() -> None:
    """Each colour that a reader may name has a patch in the style sheet that is built."""
    built = (Path(__file__).parents[2] / "webapp" / "static" / "dist" / "app.css").read_text(encoding="utf-8")

    for name in ("red", "amber", "yellow", "green", "blue", "purple", "grey", "black"):
        assert f".{patch(name)}" in built


def test_status_is_said_with_all_that_it_was_read_from() -> None:
    """The word as written, the colour and the words of the key stand beside a status, each where there is one."""
    reading = StatusReading(raw="Late", tint="red", key="not started")

    assert as_written(reading) == (
        "as written: “Late”",
        "Red (colour of the cell)",
        "in the words of the plan’s key: “not started”",
    )
    assert as_written(StatusReading()) == ()


class TestCopies:
    """Whether a colour may be lost depends on the copy."""

    def test_copy_that_shows_colours_has_lost_none(self) -> None:
        """A PDF with a key of colours and a cell without one says that the cell has none, not that it may be lost."""
        summary = summary_of(PLAN)

        assert (summary.carries_colour, colour_note(summary)) == (True, NO_COLOUR)
        assert without_colour(summary, VISITS.status) == NO_COLOUR_HERE
        assert without_colour(summary, AUDIT.status) is None

    def test_copy_in_plain_words_may_have_lost_them(self) -> None:
        """A text with a key of colours and items without a status says that they may be lost."""
        summary = summary_of(small_plans.other())

        assert (summary.carries_colour, colour_note(summary)) == (False, LOST_COLOUR)
        assert without_colour(summary, StatusReading()) is None

    def test_kind_that_may_carry_colour_does_where_some_was_read(self) -> None:
        """An old spreadsheet carries colour where a colour was read from it, and else may have lost it."""
        coloured = replace(PLAN, original=replace(PLAN.original, media_type=XLS))
        plain = replace(small_plans.other(), original=replace(PLAN.original, media_type=XLS))

        assert [summary_of(plan).carries_colour for plan in (coloured, plain)] == [True, False]

    def test_plan_whose_every_item_has_a_status_or_colour_needs_no_note(self) -> None:
        """A colour alone is a status: nothing is missing where each item has one."""
        assert colour_note(summary_of(replace(PLAN, recommendations=(PATHWAY, AUDIT)))) is None


class TestColourAlone:
    """A status that is only a colour counts as any other."""

    def test_filter_finds_it(self, library: Library) -> None:
        """The filter and its counts hold a row whose status is only a colour."""
        found = library.store.cards(Filters(status=(Status.NOT_STARTED,)))

        assert [(card.id, card.tint) for card in found.items] == [(AUDIT.id, "red")]
        assert dict(library.store.plans()[0].statuses)[Status.NOT_STARTED] == 1

    def test_page_says_the_colour_in_place_of_words(self, pages: FlaskClient) -> None:
        """Where no word states the status, the colour does, in words."""
        page = text(pages.get(f"/recommendation/{AUDIT.id}").text)

        assert "Stated in the plan Not started Red (colour of the cell)" in page
        assert "as written" not in page

    def test_cell_without_colour_is_said_in_its_place(self, pages: FlaskClient) -> None:
        """A row without a status in a copy that shows colours says that its cell has none."""
        page = text(pages.get(f"/recommendation/{VISITS.id}").text)

        assert f"No status stated {NO_COLOUR_HERE}" in page
        assert LOST_COLOUR not in page

    @pytest.mark.parametrize("address", [f"/plan/{PLAN.id[:16]}", "/search?q=audit", f"/recommendation/{AUDIT.id}"])
    def test_colour_stands_on_every_page_with_the_status(self, pages: FlaskClient, address: str) -> None:
        """The plan's table, lists of results and the page of the row name the colour."""
        assert "Red (colour of the cell)" in text(pages.get(address).text)

    def test_json_has_the_colour(self, pages: FlaskClient) -> None:
        """The status, the cell, the card and the item carry the colour by its name."""
        page = json.loads(pages.get(f"/recommendation/{AUDIT.id}.json").text)
        items = json.loads(pages.get(f"/plan/{PLAN.id[:16]}.json").text)["items"]

        assert page["recommendation"]["status"]["tint"] == page["card"]["tint"] == "red"
        assert page["recommendation"]["rows"][0]["cells"][3]["tint"] == "red"
        assert [item["tint"] for item in items] == ["green", "red", None]

    def test_command_line_has_the_colour(self, library: Library) -> None:
        """What is printed for people and as CSV names the colour, and where each item stands."""
        folder = ("--library", library.settings.location)
        shown = CliRunner().invoke(main, ["show", AUDIT.id, *folder]).stdout
        listed = CliRunner().invoke(main, ["plan", PLAN.id[:16], "--format", "csv", *folder]).stdout
        rows = list(csv.DictReader(io.StringIO(listed.removeprefix("\ufeff"))))

        assert "Stated in the plan: Not started; Red (colour of the cell)" in shown
        assert "Status: (empty) [Red (colour of the cell)]" in shown
        assert [row["colour"] for row in rows] == ["Green (colour of the cell)", "Red (colour of the cell)", ""]
        assert rows[0]["source"] == "page 1, row 2 of table 1"

    def test_command_line_says_what_is_known_of_the_document(self, library: Library) -> None:
        """Standing, licence, day, address and the whole fingerprint stand under the source."""
        shown = CliRunner().invoke(main, ["show", AUDIT.id, "--library", library.settings.location]).stdout

        assert "Standing: Not stated" in shown
        assert "Licence: Not stated" in shown
        assert f"SHA-256: {PLAN.id}" in shown


def test_what_a_colour_alone_leaves_open_is_said_on_the_pages(tmp_path: Path) -> None:
    """A red cell without words or key stands among the unfinished threads, said to be open to reading."""
    page = "<h1>Action plan</h1><table><tr><th>Recommendation<th>Lead<th>RAG</tr>"
    rows = "".join(
        f'<tr><td>The board should review pathway {number}.<td>Police<td style="background:{colour}"></tr>'
        for number, colour in enumerate(("red", "lime"))
    )
    (tmp_path / "plan.html").write_text(f"<html><body>{page}{rows}</table></body></html>", encoding="utf-8")
    settings = Settings(library=str(tmp_path / "library"))
    with connect(tmp_path / "library") as store:
        library = Library(settings=settings, store=store)
        read_in(library, [tmp_path / "plan.html"])
        pages = create_app(settings, library).test_client()
        (plan,) = store.plans()
        one = next(one for one in store.plan(plan.id)[1].recommendations if one.threads)

        unclear = "No words: nothing is reported, and no key in the plan says what red means."
        assert unclear in pages.get("/unfinished").text
        page = pages.get(f"/recommendation/{one.id}").text
        assert "No words: red (colour of the cell)." in page
        assert page.count("no key in this plan says what this colour means") == 2  # of the whole, and of its action
