"""The same file twice, and the same plan in another format: said in the report, counted once in what recurs."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from graph.connect import connect
from tests.webapp.conftest import Run
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library

ALIKE = 0.99
ASKS = (
    "Agencies must agree a shared protocol for people who hoard and refuse help.",
    "Hospital staff should tell the care provider before a person goes home.",
    "The board should seek assurance that mental capacity assessments are recorded.",
    "Housing officers should be trained to recognise self-neglect.",
)


def _text(folder: Path, name: str, board: str, review: str) -> Path:
    rows = "".join(f"{n}. {ask}\tAgree it\tICB\tCompleted\n" for n, ask in enumerate(ASKS, 1))
    path = folder / name
    head = f"## {board}\n\nAction plan for {review}, May 2019\n\nRecommendation\tAction\tLead\tProgress\n"
    path.write_text(head + rows, encoding="utf-8")
    return path


def _page(folder: Path, board: str) -> Path:
    rows = "".join(f"<tr><td>{n}. {ask}<td>Agree it<td>ICB<td>Completed" for n, ask in enumerate(ASKS, 1))
    path = folder / "plan.html"
    head = "<tr><th>Recommendation<th>Action<th>Lead<th>Progress</tr>"
    path.write_text(f"<html><h1>{board}</h1><p>SAR W, June 2020</p><table>{head}{rows}</table>", encoding="utf-8")
    return path


def test_the_same_file_is_kept_once_and_said(run: Run, tmp_path: Path) -> None:
    """A copy under another name, in the same run or a later one, is told of and not kept twice."""
    path = _text(tmp_path, "a.txt", "ALDERMOOR SAFEGUARDING ADULTS BOARD", "SAR Wren")
    copy = tmp_path / "b.txt"
    copy.write_bytes(path.read_bytes())
    library = ("--library", str(tmp_path / "library"))
    done = run("ingest", str(path), str(copy), *library)

    assert "b.txt: the same file as a.txt, kept once" in done.output
    assert "2 plans read, 1 of them known under another name" in done.output
    assert "b.txt: the same file as a.txt" in run("ingest", str(copy), *library).output
    with connect(tmp_path / "library") as store:
        assert [plan.file for plan in store.plans()] == ["a.txt"]


@pytest.mark.parametrize(("board", "groups"), [("Aldermoor", 0), ("Brackley", 4)])
def test_another_format_of_a_plan_is_no_recurrence(run: Run, tmp_path: Path, board: str, groups: int) -> None:
    """One plan as text and as a page is said to be one, and recurs nowhere; two boards' plans do recur."""
    one = _text(tmp_path, "a.txt", "ALDERMOOR SAFEGUARDING ADULTS BOARD", "SAR Wren")
    other = _page(tmp_path, f"{board} Safeguarding Adults Board")
    done = run("ingest", str(one), str(other), "--library", str(tmp_path / "library"))

    assert ("seems to be the same plan as a.txt" in done.output) is (groups == 0)
    with connect(tmp_path / "library") as store:
        assert store.recurring().total == groups
        assert store.status().plans == 2
        first = store.cards(limit=1).items[0]
        similar = store.recommendation(first.id).similar
        assert [near.card.plan for near in similar if near.score > ALIKE] == (
            [] if groups == 0 else [similar[0].card.plan]
        )


def test_what_two_formats_leave_open_stands_once(run: Run, tmp_path: Path) -> None:
    """A plan as text and as a page lists each thread once, with the other copy named, on the page and the command."""
    text = _text(tmp_path, "a.txt", "ALDERMOOR SAFEGUARDING ADULTS BOARD", "SAR Wren")
    text.write_text(text.read_text(encoding="utf-8").replace("Completed", "No update received"), encoding="utf-8")
    page = _page(tmp_path, "Aldermoor Safeguarding Adults Board")
    page.write_text(page.read_text(encoding="utf-8").replace("Completed", "No update received"), encoding="utf-8")
    folder = tmp_path / "library"
    run("ingest", str(text), str(page), "--library", str(folder))

    rows = list(csv.DictReader(io.StringIO(run("unfinished", "--format", "csv", "--library", str(folder)).output)))
    assert ["the same in " in row["notes"] for row in rows if row["words"]] == [True] * len(ASKS)
    settings = Settings(library=str(folder))
    with connect(folder) as store:
        shown = create_app(settings, Library(settings=settings, store=store)).test_client().get("/unfinished").text
    assert "4 unfinished threads" in shown
    assert shown.count("The same in another copy or edition of this plan:") == len(ASKS)


def test_a_zip_file_is_read_and_what_is_skipped_is_said(run: Run, tmp_path: Path) -> None:
    """Each plan in a zip file is reported under its name there, and so is what is no plan."""
    _text(tmp_path, "a.txt", "ALDERMOOR SAFEGUARDING ADULTS BOARD", "SAR Wren")
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
        archive.write(tmp_path / "a.txt", "plans/a.txt")
        archive.writestr("photo.jpg", b"\xff\xd8\xff")
    library = ("--library", str(tmp_path / "library"))
    done = run("ingest", str(tmp_path / "some.zip"), *library)

    assert done.exit_code == 0
    assert "some.zip/plans/a.txt: added, 4 recommendations" in done.output
    assert "some.zip/photo.jpg: skipped" in done.output
    again = run("ingest", str(tmp_path / "some.zip"), *library, "--format", "json")
    assert json.loads(again.stdout)["skipped"] == ["some.zip/photo.jpg"]
    assert "Forgotten" in run("forget", "some.zip/plans/a.txt", "--yes", *library).output


def test_licence_and_standing_stay_until_they_are_said_anew(run: Run, tmp_path: Path) -> None:
    """What is said of a document is kept with it; reading it again without a word leaves it."""
    path = str(_text(tmp_path, "a.txt", "ALDERMOOR SAFEGUARDING ADULTS BOARD", "SAR Wren"))
    library = ("--library", str(tmp_path / "library"))
    run("ingest", path, *library, "--licence", "OGL v3", "--standing", "draft")
    told = [run("ingest", path, *library, *more).output for more in ((), ("--standing", "withdrawn"))]

    assert ["unchanged" in told[0], "read again" in told[1]] == [True, True]
    with connect(tmp_path / "library") as store:
        (plan,) = store.plans()
        original = store.plan(plan.id)[1].original
        assert (original.licence, original.standing, plan.standing) == ("OGL v3", "withdrawn", "withdrawn")


def test_nothing_to_read_is_a_wrong_use(run: Run) -> None:
    """Without a file and without an address, the command says what it wants."""
    done = run("ingest")
    assert done.exit_code == 2
    assert "--url" in done.stderr
