"""The questions that people bring on the first day, answered by page and by command over three real plans."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from embeddings.encoder import Encoder
from graph.connect import connect
from ingest.pipeline import build
from tests.webapp.conftest import TODAY
from tests.webapp.test_pages import data, text
from webapp import create_app
from webapp.cli import main
from webapp.config import Settings
from webapp.library import Library

if TYPE_CHECKING:
    from flask.testing import FlaskClient

SCOPE = "3 plans of 3 boards: published March 2017, for 2019/20, and one undated; not a national picture."


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    """A library of the three real plans."""
    folder = tmp_path_factory.mktemp("real")
    with connect(folder) as store:
        build(sorted((shared / "plans").glob("*.txt")), store, encoder, today=TODAY)
    return folder


@pytest.fixture
def browser(real: Path, encoder: Encoder) -> Iterator[FlaskClient]:
    """The pages over the three plans."""
    with connect(real) as store:
        library = Library(settings=Settings(), store=store, today=lambda: TODAY, loaded=encoder)
        yield create_app(library.settings, library).test_client()


def rows(real: Path, *arguments: str) -> list[dict[str, str]]:
    """The rows that a command prints as CSV."""
    done = CliRunner().invoke(main, [*arguments, "--format", "csv", "--library", str(real)])
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline="")))


def shown(real: Path, identifier: str) -> str:
    """One recommendation as the command shows it."""
    return CliRunner().invoke(main, ["show", identifier, "--library", str(real)]).output


def first(real: Path, *words: str) -> str:
    """The id of the first result for some words."""
    return rows(real, "search", *words)[0]["id"]


def test_1_hoarding(browser: FlaskClient, real: Path) -> None:
    """Hoarding is asked about by three items of two boards."""
    found = data(browser, "/search.json?q=hoarding")
    by_command = rows(real, "search", "hoarding")

    assert {hit["card"]["label"] for hit in found["asks"]} >= {"Rec 10", "Rec 12"}
    assert (len(found["asks"]), len({hit["card"]["board"] for hit in found["asks"]})) == (3, 2)
    assert found["mentions"] == []
    assert [hit["card"]["id"] for hit in found["asks"] + found["mentions"] + found["near"]] == [
        row["id"] for row in by_command
    ]
    assert found["scope"] == SCOPE


def test_2_marac(browser: FlaskClient, real: Path) -> None:
    """A finding on referral to MARAC is the same obligation as one item, with what came of it; only that one."""
    finding = "Staff must know when and how to refer to MARAC"
    sent = browser.post("/check", data={"text": finding, "format": "json"}, headers={"Sec-Fetch-Site": "same-origin"})
    (item,) = json.loads(sent.text)["items"]
    by_command = [row for row in rows(real, "check", finding) if row["related by"] == "same obligation"]

    assert item["verdict"] == "same obligation"
    assert [(one["card"]["review"], one["card"]["label"]) for one in item["same"]] == [("BPSCR4", "2")]
    assert [row["id"] for row in by_command] == [one["card"]["id"] for one in item["same"]]
    for said in (str(item["same"][0]["came_of_it"]), by_command[0]["what came of it"], by_command[0]["to cite"]):
        assert "Agencies do not monitor the impact / outcomes of the training with staff" in said
    assert SCOPE in item["sentence"]


def test_3_mappa(browser: FlaskClient, real: Path) -> None:
    """The sharing of MAPPA level 1 cases was declined, in the plan's words, and is nowhere shown as done."""
    identifier = first(real, "sharing", "of", "MAPPA", "level", "1", "cases")
    for said in (text(browser.get(f"/recommendation/{identifier}").text), shown(real, identifier)):
        assert "unable to provide a blanket list" in said
        assert "shared appropriately on a case by case basis" in said
        assert "Not taken forward" in said
    assert data(browser, f"/recommendation/{identifier}.json")["card"]["status"] == "not_taken_forward"


def test_4_pointing_elsewhere(browser: FlaskClient, real: Path) -> None:
    """One item was closed by pointing to a plan, and that plan is shown as not here."""
    (row,) = rows(real, "within", "--kind", "pointing")
    page = text(browser.get(f"/recommendation/{row['id']}").text)

    assert row["label"] == "Rec 7"
    for said in (page, row["words"] + row["question or note"], shown(real, row["id"])):
        assert "Reflected in other DHR recommendations and action plan (DHRS7)" in said
        assert "The plan it points to is not in this library." in said


def test_5_reply_to_something_else(browser: FlaskClient, real: Path) -> None:
    """One reply may answer something else than was asked: both stand side by side, as a question."""
    (row,) = rows(real, "within", "--kind", "aside")
    plan = data(browser, "/plans.json")["plans"]
    pages = [text(browser.get(f"/plan/{one['id'][:16]}").text) for one in plan]

    assert row["label"] == "Rec 8"
    assert [("Replies that may answer something else" in page, row["asked"] in page) for page in pages].count(
        (True, True)
    ) == 1
    for said in (*(page for page in pages if row["asked"] in page), shown(real, row["id"])):
        assert "SAR process continually refined" in said
        assert "Does it answer what was asked?" in said


def test_6_completed(browser: FlaskClient, real: Path) -> None:
    """Of the twelve items of the DHR12 plan, one states when it was completed."""
    by_command = {row["label"]: row["completed"] for row in rows(real, "plan", "DHR12")}
    plan = next(one for one in data(browser, "/plans.json")["plans"] if one["review"] == "DHR12")
    by_page = {one["label"]: one["completed"] for one in data(browser, f"/plan/{plan['id'][:16]}.json")["items"]}

    assert by_command == by_page
    assert by_command.pop("Rec 12") == "2023-2024"
    assert list(by_command.values()) == ["no date stated"] * 11


def test_7_healthwatch(browser: FlaskClient, real: Path) -> None:
    """Whether Healthwatch joined is told by two rows of one plan that do not agree, each with its words and place."""
    (row,) = rows(real, "within", "--kind", "apart")
    page = text(browser.get(f"/recommendation/{row['id']}").text)
    quotes = [
        "Healthwatch Stockport have joined the Quality Assurance Partnership",
        "Healthwatch are to join the SSAB Quality Assurance Partnership",
    ]

    for said in (page, shown(real, row["id"]), " ".join(row.values())):
        assert all(quote in said for quote in quotes)
        assert "Health watch within relevant governance arrangements" in said
        assert "Which holds?" in said
    assert (row["place"], row["other place"]) == ("row 7 of table 20, line 120", "row 6 of table 19, line 112")


def test_8_policy_review(browser: FlaskClient, real: Path) -> None:
    """The policy review stands in two rows: one without a status, with its words, and one that states Red."""
    found = rows(real, "search", "review the multi-agency policy")
    pages = [(row["label"], text(browser.get(f"/recommendation/{row['id']}").text)) for row in found]
    lettered = next(page for label, page in pages if label == "1.3")
    other = next(page for _, page in pages if "Work is underway to refresh policy and procedures" in page)

    assert "in the words of the plan’s key: “Not begun or achieved”" in lettered
    assert "the status may be a colour that this copy has lost" in other
    assert any("Not begun or achieved" in shown(real, row["id"]) for row in found)


def test_9_carried_forward(browser: FlaskClient, real: Path) -> None:
    """Nine rows of one board are carried forward, and the earlier plan is not in this library."""
    found = rows(real, "unfinished", "--kind", "carried-forward", "--board", "Stockport", "--limit", "100")
    page = data(browser, "/unfinished.json?kind=carried-forward")

    assert len(found) == page["total"] == 9
    assert all("The earlier plan is not in this library." in row["notes"] for row in found)
    assert (
        text(browser.get("/unfinished?kind=carried-forward").text).count("The earlier plan is not in this library.")
        == 9
    )


def test_10_what_the_icb_leads(browser: FlaskClient, real: Path) -> None:
    """Cornwall's ICB leads five items, under a full name that is marked as not the plan's own."""
    found = rows(real, "agency", "ICB", "--board", "Cornwall", "--role", "lead")
    slug = next(
        one["slug"] for one in data(browser, "/agencies.json")["agencies"] if "Integrated Care Board" in one["name"]
    )
    leads = next(ties for role, ties in data(browser, f"/agency/{slug}.json")["roles"] if role == "lead")

    assert [row["label"] for row in found] == [tie["card"]["label"] for tie in leads]
    assert [row["label"] for row in found] == ["Rec 1", "Rec 3", "Rec 5", "Rec 6", "Rec 7"]
    assert all("ICB" in row["cell as written"] for row in found)
    assert all("the plan writes only “ICB”" in row["name known from"] for row in found)
