"""Plans that are here in several editions: every page and command counts a recommendation once, and says so."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from graph.connect import connect
from tests.graph.examples import first_edition, save, second_edition, third_edition
from tests.webapp.conftest import TODAY
from webapp import create_app
from webapp.cli import main
from webapp.config import Settings
from webapp.library import Library

if TYPE_CHECKING:
    from flask.testing import FlaskClient

FENWICK = "fenwick-safeguarding-adults-board"
ONCE = "each recommendation counts once, in its latest edition"
#: Each page that counts, with what it says of the five recommendations of which two are unfinished, in 13 rows.
SAID = (
    ("/", "5 recommen\u00addations 5 actions 2 unfinished threads"),
    ("/search", "All 5 recommendations"),
    ("/search?status=complete", "3 recommendations"),
    ("/unfinished", "2 unfinished threads"),
    ("/boards", "2 earlier editions or copies 1 5 2"),
    (f"/board/{FENWICK}", "All 5 recommendations of this board"),
    (f"/board/{FENWICK}", "Complete (3) In progress (1) Nothing reported in this plan (1)"),
    (f"/board/{FENWICK}", "All 2 unfinished threads"),
    ("/reviews", "Complete: 3; In progress: 1; Nothing reported in this plan: 1 2"),
    (f"/review/{FENWICK}-sar-elm", "Complete 3 In progress 1 Nothing reported in this plan 1"),
    ("/themes", "Hoarding 5 1 2"),
    ("/theme/hoarding", "All 5 recommendations about it"),
    ("/agencies", "Fenwick Council – 5"),
    ("/agency/fenwick-council", "Leads: 5 recommendations"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three editions of one plan."""
    path = tmp_path_factory.mktemp("editions")
    with connect(path) as store:
        for one in (first_edition(), second_edition(), third_edition()):
            save(store, one)
    return path


@pytest.fixture
def pages(folder: Path) -> Iterator[FlaskClient]:
    """The pages over it."""
    settings = Settings(library=str(folder), board="Fenwick")
    with connect(folder) as store:
        library = Library(settings=settings, store=store, today=lambda: TODAY)
        yield create_app(settings, library).test_client()


def text(pages: FlaskClient, address: str) -> str:
    """The words of a page with one space between, without what stands in tags."""
    answer = pages.get(address)
    assert answer.status_code == 200
    bare = re.sub(r"<span class=\"govuk-visually-hidden\">.*?</span>|<[^>]*>", " ", answer.text)
    return re.sub(r"\( ", "(", re.sub(r" \)", ")", " ".join(bare.replace("&shy;", "").split())))


def printed(folder: Path, *arguments: str) -> str:
    """What a command prints of the library."""
    done = CliRunner().invoke(main, [*arguments, "--library", str(folder)])
    assert done.exit_code == 0
    return done.stdout


@pytest.mark.parametrize(("address", "said"), SAID, ids=lambda one: one)
def test_a_page_counts_each_once(pages: FlaskClient, address: str, said: str) -> None:
    """Three editions of four and five recommendations are five, with the statuses and threads of the latest."""
    assert said in text(pages, address)


@pytest.mark.parametrize("address", sorted({address for address, _ in SAID}))
def test_a_page_says_that_editions_are_there(pages: FlaskClient, address: str) -> None:
    """Beside a count stands how many documents are editions, how they are counted, and where that is explained."""
    shown = text(pages, address)
    assert "3 plans of 1 board, two of them earlier editions or copies: " in shown
    assert f"{ONCE}; not a national picture. How editions are counted" in shown


def test_without_editions_nothing_is_said_of_them(pages: FlaskClient) -> None:
    """Within the years of one edition, nothing is counted away."""
    shown = text(pages, "/search?since=2021")
    assert "5 recommendations" in shown
    assert ONCE not in shown


@pytest.mark.parametrize("address", ["/plans", f"/board/{FENWICK}", f"/review/{FENWICK}-sar-elm", "/"])
def test_earlier_editions_stay_on_lists(pages: FlaskClient, address: str) -> None:
    """Lists of plans hold every edition and lead from the earlier ones to the newest."""
    shown = text(pages, address)
    assert {"Plan first", "Plan second"} <= set(re.findall(r"Plan (?:first|second|third)", shown))
    assert "Earlier edition or copy of Plan third , 2021-06-30" in shown


def test_a_plan_counts_what_it_holds(pages: FlaskClient) -> None:
    """The page of an earlier edition tells its own figures and leads to the newest."""
    shown = text(pages, f"/plan/{first_edition().id[:16]}")
    assert "4 recommendations, 4 actions, 4 unfinished threads" in shown
    assert "Plan third , 2021-06-30, is a newer edition or copy of this plan." in shown
    assert "What has happened since is not known" not in shown


def test_a_recommendation_leads_to_its_other_editions(pages: FlaskClient) -> None:
    """What an earlier edition says was not begun is shown with what the later ones say."""
    shown = text(pages, f"/recommendation/{first_edition().recommendations[0].id}")
    assert (
        "A later edition of this plan has this recommendation too, and lists count it there. "
        "Plan third, 2021-06-30 Complete Plan second, 2019-12-31 In progress"
    ) in shown
    assert "What has happened since is not known" not in shown


def test_the_latest_leads_to_earlier_ones(pages: FlaskClient) -> None:
    """The latest edition of a recommendation is not said to be superseded."""
    shown = text(pages, f"/recommendation/{third_edition().recommendations[0].id}")
    assert "Other editions or copies of this plan have this recommendation too; lists count it once." in shown


def test_a_picture_says_that_it_draws_each_edition(pages: FlaskClient) -> None:
    """What hangs together is drawn for each edition by itself, and the legend says so."""
    shown = text(pages, f"/around/board:{FENWICK}")
    assert "Each edition of a plan is drawn by itself, with all that it holds." in shown


def test_status_counts_both(folder: Path) -> None:
    """The command counts each recommendation once and says how many more rows earlier editions hold."""
    said = printed(folder, "status")
    assert re.search(r"Plans +3 \(2 earlier editions or copies among them\)", said)
    assert re.search(r"Recommendations +5 \(8 more in earlier editions or copies\)", said)
    assert re.search(r"Actions +5 \(8 more", said)
    assert re.search(r"Threads left open +2 \(7 more", said)
    value = json.loads(printed(folder, "status", "--format", "json"))["value"]
    assert (value["recommendations"], value["tally"]["recommendations"]) == (13, 5)


def test_plans_to_download_name_the_newest_edition(folder: Path) -> None:
    """Each plan has its own figures there, and earlier editions the id of the newest, so that nobody adds them up."""
    rows = list(csv.DictReader(io.StringIO(printed(folder, "plans", "--format", "csv"))))
    newest = third_edition().id[:16]
    assert [(one["title"], one["recommendations"], one["newer edition"]) for one in rows] == [
        ("Plan third", "5", ""),
        ("Plan first", "4", newest),
        ("Plan second", "4", newest),
    ]


@pytest.mark.parametrize(
    ("command", "row"),
    [
        ("boards", {"plans": "3", "earlier editions": "2", "recommendations": "5", "threads": "2"}),
        ("reviews", {"plans": "3", "earlier editions": "2", "recommendations": "5", "complete": "3", "threads": "2"}),
        ("themes", {"recommendations": "5", "threads": "2"}),
        ("agencies", {"leads": "5"}),
    ],
)
def test_a_list_to_download_counts_each_once(folder: Path, command: str, row: dict[str, str]) -> None:
    """The same figures stand in the lists as CSV."""
    (found,) = csv.DictReader(io.StringIO(printed(folder, command, "--format", "csv")))
    assert row.items() <= found.items()
