"""Recurring learning on pages and the command line: counts with denominators, neutral words, safe words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from embeddings.encoder import Encoder
from graph.connect import connect
from graph.register import EventKind, Recurrence, RegisterEvent
from tests.webapp import small_plans
from tests.webapp.conftest import TODAY, fill
from webapp import create_app
from webapp.cli import main
from webapp.config import Settings
from webapp.library import Library

if TYPE_CHECKING:
    from flask.testing import FlaskClient

NASTY = small_plans.nasty().recommendations[0]
FIRST = small_plans.hoarding().recommendations[0]
OTHER = small_plans.other().recommendations[0]


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    """The small library with one recurrence of all three boards, whose name tries to be markup."""
    path = tmp_path_factory.mktemp("grouped")
    fill(path, encoder, *(make() for make in small_plans.ALL))
    members = tuple((one.id, 0.1) for one in (FIRST, NASTY, OTHER))
    found = Recurrence(id="abc123", name=small_plans.NASTY, members=members, reason="All 3 ask for a policy.")
    event = RegisterEvent(kind=EventKind.FOUNDED, recurrence="abc123", members=tuple(one for one, _ in members))
    with connect(path) as store:
        store.save_groups([found], [event], revision=store.revision())
    return path


@pytest.fixture
def pages(grouped: Path, encoder: Encoder) -> Iterator[FlaskClient]:
    """A browser's stand-in on the pages of that library."""
    with connect(grouped) as store:
        library = Library(settings=Settings(library=str(grouped)), store=store, today=lambda: TODAY, loaded=encoder)
        yield create_app(library.settings, library).test_client()


def _run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--library", str(folder)])


def test_pages_say_that_a_group_may_be_wrong(pages: FlaskClient) -> None:
    """Neither the list nor a group passes for all that was asked; both lead to a search."""
    for address, way in (("/recurring", 'href="/check"'), ("/recurrence/abc123", 'href="/search?q=')):
        text = pages.get(address).text
        assert "may be missing" in text
        assert way in text


def test_list_says_how_many_of_how_many(pages: FlaskClient) -> None:
    """A group stands in the list with distinct reviews and boards and what they are counted among."""
    text = pages.get("/recurring").text
    assert "Asked in 1 of the 1 review here and 2 plans that answer no review, from 3 of the 3 boards here." in text
    assert "3 plans of 3 boards" in text


@pytest.mark.parametrize("address", ["/recurring", "/recurrence/abc123", f"/recommendation/{FIRST.id}"])
def test_words_of_a_plan_stay_words(address: str, pages: FlaskClient) -> None:
    """Markup in a name, a cell or a board shows as text."""
    text = pages.get(address).text
    assert small_plans.NASTY not in text
    assert "&lt;script&gt;" in text


def test_members_stand_side_by_side_with_what_was_reported(pages: FlaskClient) -> None:
    """The page of a group has each member with its board, status, the words reported and where they stand."""
    text = pages.get("/recurrence/abc123").text
    assert "Completed 2019-2020, though a guide is still being written." in text
    assert "Nothing reported in this plan" in text
    assert "row 4 of table 2" in text
    assert "Begun with 3 recommendations." in text


def test_silence_is_not_told_as_failure(pages: FlaskClient) -> None:
    """No page of recurring learning says that something was not done or failed."""
    for address in ("/recurring", "/recurrence/abc123"):
        words = pages.get(address).text.lower()
        assert not any(verdict in words for verdict in ("not done", "failed", "failure", "ignored", "not learned"))


def test_recommendation_says_what_it_says_the_same_as(pages: FlaskClient) -> None:
    """The page of a member names its group and the other members; that of a stranger says that none was found."""
    assert "/recurrence/abc123" in pages.get(f"/recommendation/{OTHER.id}").text
    stranger = small_plans.hoarding().recommendations[1]
    assert (
        "Nothing of another review here was found to ask the same." in pages.get(f"/recommendation/{stranger.id}").text
    )


def test_filter_by_spread_stands_in_the_address(pages: FlaskClient) -> None:
    """What recurs within a board is a filter of its own, and an empty answer offers the way back."""
    assert "No recurring learning passes these filters" in pages.get("/recurring?spread=within").text
    assert "abc123" in pages.get("/recurring?spread=across").text


def test_json_holds_what_the_page_holds(pages: FlaskClient) -> None:
    """The page of a group is there as JSON, with counts and members."""
    answer = json.loads(pages.get("/recurrence/abc123.json").text)
    assert (answer["recurring"]["boards"], answer["recurring"]["of_boards"]) == (3, 3)
    assert len(answer["members"]) == 3


def test_groups_of_an_earlier_library_say_so(pages: FlaskClient, library: Library) -> None:
    """A library that was never grouped, or changed since, says so on the page; a current one does not."""
    assert "last worked out" not in pages.get("/recurring").text
    assert "last worked out" in create_app(library.settings, library).test_client().get("/recurring").text


def test_unknown_group_is_a_sentence(pages: FlaskClient) -> None:
    """A group that is not here answers 404 with a sentence."""
    answer = pages.get("/recurrence/zzz")
    assert answer.status_code == 404
    assert "holds no recurrence" in answer.text


def test_commands_give_the_same_in_three_forms(grouped: Path) -> None:
    """The list and a group print as a table, as JSON and as CSV."""
    assert "3 of the 3" in _run(grouped, "recurring").stdout
    assert json.loads(_run(grouped, "recurring", "--format", "json").stdout)["value"]["items"][0]["id"] == "abc123"
    rows = list(
        csv.DictReader(io.StringIO(_run(grouped, "recurrence", "abc123", "--format", "csv").stdout.lstrip("\ufeff")))
    )
    assert {row["id"] for row in rows} == {FIRST.id, NASTY.id, OTHER.id}


def test_forgetting_a_plan_groups_again(tmp_path: Path, encoder: Encoder) -> None:
    """After “forget” the groups are of the library as it is now."""
    fill(tmp_path, encoder, *(make() for make in small_plans.ALL))
    assert _run(tmp_path, "forget", small_plans.nasty().id, "--yes").exit_code == 0
    with connect(tmp_path) as store:
        assert store.grouped
