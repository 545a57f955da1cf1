"""The same questions, where the plan's text says otherwise: each answer follows the words, by page and by command."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embeddings.encoder import Encoder
from graph.connect import connect
from ingest.pipeline import build
from tests.webapp.conftest import TODAY
from tests.webapp.test_pages import data, text
from tests.webapp.test_questions import first, rows, shown
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library

if TYPE_CHECKING:
    from flask.testing import FlaskClient

Change = Callable[..., Path]


@pytest.fixture
def changed(shared: Path, tmp_path: Path, encoder: Encoder) -> Change:
    """Makes a library of the three plans in which some words are others; each must stand in a plan."""

    def make(*swaps: tuple[str, str]) -> Path:
        texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((shared / "plans").glob("*.txt"))}
        for old, new in swaps:
            assert any(old in words for words in texts.values()), old
            texts = {name: words.replace(old, new) for name, words in texts.items()}
        for name, words in texts.items():
            (tmp_path / name).write_text(words, encoding="utf-8")
        with connect(tmp_path / "library") as store:
            build([tmp_path / name for name in texts], store, encoder, today=TODAY)
        return tmp_path / "library"

    return make


@contextmanager
def pages(folder: Path, encoder: Encoder) -> Iterator[FlaskClient]:
    """The pages over a library."""
    with connect(folder) as store:
        library = Library(settings=Settings(), store=store, today=lambda: TODAY, loaded=encoder)
        yield create_app(library.settings, library).test_client()


def test_1_hoarding(changed: Change, encoder: Encoder) -> None:
    """Where one item no longer speaks of hoarding, two are found."""
    folder = changed(("self-neglect and hoarding policy and ensure", "self-neglect policy and ensure"))
    with pages(folder, encoder) as browser:
        asks = data(browser, "/search.json?q=hoarding")["asks"]
    by_command = [row for row in rows(folder, "search", "hoarding") if row["matched as"] == "asked for"]
    assert {hit["card"]["label"] for hit in asks} == {"Rec 10", "Rec 12"} == {row["label"] for row in by_command}


def test_2_marac(changed: Change, encoder: Encoder) -> None:
    """Where agencies do monitor the effect of the training, nobody is told that they do not."""
    folder = changed(("Agencies do not monitor the impact", "Agencies monitor the impact"))
    finding = "Staff must know when and how to refer to MARAC"
    with pages(folder, encoder) as browser:
        page = browser.post("/check", data={"text": finding}, headers={"Sec-Fetch-Site": "same-origin"}).text
    assert "do not monitor the impact" not in page + str(rows(folder, "check", finding))


def test_2_marac_asked_of_another_thing(changed: Change, encoder: Encoder) -> None:
    """Where the plan asks for better minutes, the finding is no repeat of it."""
    old = "To ensure that identified staff groups within each agency are aware of when and how to make a referral to"
    folder = changed((old, "To shorten the minutes and keep the attendance list of the"))
    finding = "Staff must know when and how to refer to MARAC"
    form = {"text": finding, "format": "json"}
    with pages(folder, encoder) as browser:
        sent = browser.post("/check", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    (item,) = json.loads(sent.text)["items"]
    assert item["same"] == []
    assert "same obligation" not in {row["related by"] for row in rows(folder, "check", finding)}


def test_3_mappa(changed: Change, encoder: Encoder) -> None:
    """Where the police provide the list, nothing is shown as declined."""
    folder = changed(("they are unable to provide a blanket list", "they have provided a full list"))
    identifier = first(folder, "sharing", "of", "MAPPA", "level", "1", "cases")
    with pages(folder, encoder) as browser:
        page = text(browser.get(f"/recommendation/{identifier}").text)
        status = data(browser, f"/recommendation/{identifier}.json")["card"]["status"]
    assert status != "not_taken_forward"
    assert "Not taken forward" not in page
    assert "Not taken forward" not in shown(folder, identifier)


def test_4_pointing_elsewhere(changed: Change, encoder: Encoder) -> None:
    """Where the plan that is pointed to is here, it is led to."""
    folder = changed(("BPSCR4", "DHRS7"))
    (row,) = rows(folder, "within", "--kind", "pointing")
    with pages(folder, encoder) as browser:
        page = text(browser.get(f"/recommendation/{row['id']}").text)
    for said in (page, row["question or note"], shown(folder, row["id"])):
        assert "MULTI-AGENCY ACTION PLAN FOR DHRS7 (X, Y AND Z), which is here." in said


def test_5_reply_to_something_else(changed: Change, encoder: Encoder) -> None:
    """Where the reply tells of the evidence that was asked for, it is not called into question."""
    old = "SAR process continually refined to ensure it is fit for purpose."
    folder = changed((old, "An audit of forty cases found that concerns about abuse receive the expected response."))
    assert rows(folder, "within", "--kind", "aside") == []
    with pages(folder, encoder) as browser:
        plans = data(browser, "/plans.json")["plans"]
        assert not any("Does it answer" in browser.get(f"/plan/{plan['id'][:16]}").text for plan in plans)


def test_6_completed(changed: Change, encoder: Encoder) -> None:
    """Where the plan states another year, that year is given."""
    folder = changed(("Completed 2023-2024 via", "Completed 2021-2022 via"))
    by_command = {row["label"]: row["completed"] for row in rows(folder, "plan", "DHR12")}
    with pages(folder, encoder) as browser:
        plan = next(one for one in data(browser, "/plans.json")["plans"] if one["review"] == "DHR12")
        items = data(browser, f"/plan/{plan['id'][:16]}.json")["items"]
    assert by_command["Rec 12"] == "2021-2022"
    assert by_command == {one["label"]: one["completed"] for one in items}


def test_7_healthwatch(changed: Change, encoder: Encoder) -> None:
    """Where both rows say that Healthwatch has joined, no rows disagree."""
    folder = changed(
        ("Healthwatch are to join the SSAB", "Healthwatch have joined the SSAB"),
        ("Awaiting named representative to attend future meetings.", ""),
    )
    assert rows(folder, "within", "--kind", "apart") == []
    with pages(folder, encoder) as browser:
        plans = data(browser, "/plans.json")["plans"]
        assert not any("Rows that do not agree" in browser.get(f"/plan/{plan['id'][:16]}").text for plan in plans)


def test_8_policy_review(changed: Change, encoder: Encoder) -> None:
    """Where the review is finished, the words of the row say so."""
    folder = changed(("Work is underway to refresh policy and procedures", "The new policy was published in May 2019"))
    found = rows(folder, "search", "review the multi-agency policy")
    with pages(folder, encoder) as browser:
        said = [text(browser.get(f"/recommendation/{row['id']}").text) for row in found]
    assert not any("Work is underway to refresh" in page for page in said)
    assert any("The new policy was published in May 2019" in page for page in said)
    assert any("The new policy was published in May 2019" in shown(folder, row["id"]) for row in found)


def test_9_carried_forward(changed: Change, encoder: Encoder) -> None:
    """Where one row is a new action, eight were carried forward."""
    folder = changed(
        ("CARRIED FORWARD - Develop Action Plan for Neglect", "NEW ACTION - Develop Action Plan for Neglect")
    )
    found = rows(folder, "unfinished", "--kind", "carried-forward", "--board", "Stockport", "--limit", "100")
    with pages(folder, encoder) as browser:
        assert data(browser, "/unfinished.json?kind=carried-forward")["total"] == len(found) == 8


def test_10_what_the_icb_leads(changed: Change, encoder: Encoder) -> None:
    """Where the owner of one item is another body, the board leads four."""
    folder = changed(("JCSOG CC Complex Needs ICB", "JCSOG CC Complex Needs"))
    found = rows(folder, "agency", "ICB", "--board", "Cornwall", "--role", "lead")
    with pages(folder, encoder) as browser:
        agencies = data(browser, "/agencies.json")["agencies"]
        slug = next(one["slug"] for one in agencies if "Cornwall" in one["name"] and "Integrated" in one["name"])
        leads = next(ties for role, ties in data(browser, f"/agency/{slug}.json")["roles"] if role == "lead")
    assert [row["label"] for row in found] == [tie["card"]["label"] for tie in leads]
    assert [row["label"] for row in found] == ["Rec 1", "Rec 5", "Rec 6", "Rec 7"]
