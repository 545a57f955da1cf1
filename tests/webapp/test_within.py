"""A plan held against itself: on its page, on a recommendation's page and by command."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from embeddings.encoder import Encoder
from graph.connect import connect
from graph.store import Store
from ingest.pipeline import build
from tests.webapp.conftest import TODAY
from tests.webapp.test_pages import data, text
from webapp import create_app
from webapp.cli import main
from webapp.config import Settings
from webapp.library import Library
from webapp.links import NOT_HERE
from webapp.within import Within, pointers, within

ROOT = Path(__file__).parents[2]
PLANTED: dict[str, Any] = tomllib.loads((ROOT / "tests/plans/samples/planted.toml").read_text(encoding="utf-8"))
Row = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    """The sample library on disk."""
    path = tmp_path_factory.mktemp("samples")
    plans = [one for one in sorted((ROOT / "webapp" / "samples").iterdir()) if one.name != "README.md"]
    with connect(path, sample=True) as store:
        build(plans, store, encoder, today=TODAY)
    return path


@pytest.fixture
def library(folder: Path, encoder: Encoder) -> Iterator[Library]:
    """The sample library, opened."""
    with connect(folder) as store:
        yield Library(settings=Settings(), store=store, today=lambda: TODAY, loaded=encoder)


def plan_of(store: Store, file: str) -> str:
    """The id of the plan that was read from a file."""
    return next(plan.id for plan in store.plans() if plan.file == file)


def row_of(store: Store, row: Row) -> str:
    """The id of the recommendation that a planted row names."""
    number: int = row["n"] - 1
    return store.plan(plan_of(store, row["file"]))[1].recommendations[number].id


def held(library: Library, file: str) -> Within:
    """One plan held against itself."""
    return within(library, *library.store.plan(plan_of(library.store, file)))


@pytest.mark.parametrize("one", PLANTED["reference"], ids=lambda one: f"{one['from']['file']} {one['from']['n']}")
def test_planted_reference_is_joined_where_it_is_here(library: Library, one: Row) -> None:
    """A reference leads to the recommendation or plan meant, or says that it is not here; never to another board's."""
    store = library.store
    summary, plan = store.plan(plan_of(store, one["from"]["file"]))
    found = pointers(library, plan.recommendations[one["from"]["n"] - 1], summary, plan)
    if "to" in one:
        assert row_of(store, one["to"]) in {pointer.recommendation for pointer in found}
    elif "to_file" in one:
        assert plan_of(store, one["to_file"]) in {pointer.plan for pointer in found}
    else:
        assert [(pointer.plan, pointer.note) for pointer in found] == [(None, NOT_HERE)]


@pytest.mark.parametrize("one", PLANTED["disagreement"], ids=lambda one: str(one["about"]))
def test_plan_shows_rows_that_do_not_agree_as_a_question(library: Library, one: Row) -> None:
    """Both rows stand side by side on the plan's page and on each row's, with their words, as a question."""
    pages = create_app(library.settings, library).test_client()
    addresses = [f"/plan/{plan_of(library.store, one['one']['file'])[:16]}"]
    addresses += [f"/recommendation/{row_of(library.store, one[side])}" for side in ("one", "other")]
    for address in addresses:
        page = text(pages.get(address).text)
        assert "Rows that do not agree" in page
        assert "Which holds?" in page
        assert all(one[f"{side}_says"].split(" and ")[0] in page for side in ("one", "other"))


@pytest.mark.parametrize("one", PLANTED["off_topic"], ids=lambda one: str(one["asked"]))
def test_reply_that_may_answer_something_else_is_a_question(library: Library, one: Row) -> None:
    """Ask and reply stand side by side on the plan's page, and the recommendation's page puts the question."""
    pages = create_app(library.settings, library).test_client()
    plan = text(pages.get(f"/plan/{plan_of(library.store, one['row']['file'])[:16]}").text)
    row = text(pages.get(f"/recommendation/{row_of(library.store, one['row'])}").text)
    for page in (plan, row):
        assert "Does it answer what was asked?" in page
        assert one["reply"] in page


def test_asks_without_a_reply_are_listed(library: Library) -> None:
    """The rows to which a plan replies nothing are listed as such, and no others."""
    silent = {row["file"]: row for one in PLANTED["no_reply"] for row in one["rows"]}
    for file in silent:
        rows = {row_of(library.store, row) for one in PLANTED["no_reply"] for row in one["rows"] if row["file"] == file}
        found = held(library, file)
        assert rows <= {one.recommendation for one in found.silent}
        assert all(one.reply is None for one in found.silent)


def test_plan_that_agrees_with_itself_says_nothing(library: Library) -> None:
    """Where no rows disagree, the page has no such heading."""
    pages = create_app(library.settings, library).test_client()
    page = pages.get(f"/plan/{plan_of(library.store, 'harrowmere-sar-adult-j-2021.txt')[:16]}").text
    assert "Rows that do not agree" not in page


def test_page_and_command_hold_the_same(library: Library, folder: Path) -> None:
    """The command lists, for the whole library, what the pages of its plans show."""
    pages = create_app(library.settings, library).test_client()
    done = CliRunner().invoke(main, ["within", "--kind", "apart", "--format", "csv", "--library", str(folder)])
    rows = csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig")))
    shown = [
        found["one"]["recommendation"]
        for plan in library.store.plans()
        for found in data(pages, f"/plan/{plan.id[:16]}.json")["within"]["apart"]
    ]
    assert [row["id"] for row in rows] == shown
