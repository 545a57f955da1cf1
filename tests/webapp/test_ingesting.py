"""Reading plans in from the command line: reports, exit statuses, the sample kept apart, and taking a plan out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.connect import connect
from tests.webapp.conftest import Run
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library
from webapp.samples_library import SAMPLES, prepare, sample_plans
from webapp.wording import SAMPLE

PLAN = (
    "## ALDERMOOR SAFEGUARDING ADULTS BOARD\n\nAction plan for SAR Wren, May 2019\n\n"
    "Recommendation\tAction\tLead\tProgress\n"
    "1. Agencies must share what they know of hoarding.\tAgree a pathway\tICB\tCompleted in June 2019\n"
)

UNKNOWN = "## Attendance\n\nMonth\tRoom\tCatering\nMay\tBramble\tTea\nJune\tBramble\tCoffee\n\n"


def written(folder: Path, name: str, text: str) -> Path:
    """A file with some text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_plan_is_read_and_reported(run: Run, tmp_path: Path) -> None:
    """A plan that is read whole is reported by its rows, with exit status 0."""
    done = run("ingest", str(written(tmp_path, "wren.txt", PLAN)), "--library", str(tmp_path / "library"))

    assert done.exit_code == 0
    assert "wren.txt: added, 1 recommendation with 1 action from 1 row" in done.output
    assert done.output.splitlines()[-1] == "1 plan read, 0 refused, 0 passages not understood."


def test_reading_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    """A plan that is here already is reported as unchanged."""
    arguments = ("ingest", str(written(tmp_path, "wren.txt", PLAN)), "--library", str(tmp_path / "library"))
    run(*arguments)

    assert "wren.txt: unchanged" in run(*arguments).output


def test_file_that_is_refused_leaves_the_others_be(run: Run, tmp_path: Path) -> None:
    """A file that is no plan is refused with a sentence and exit status 1; the plan beside it is read."""
    folder = tmp_path / "plans"
    folder.mkdir()
    written(folder, "wren.txt", PLAN)
    written(folder, "letter.txt", "Dear all,\n\nthis is a letter.\n")
    done = run("ingest", str(folder), "--library", str(tmp_path / "library"))

    assert done.exit_code == 1
    assert "letter.txt: refused. letter.txt holds no table" in done.output
    assert "1 plan read, 1 refused" in done.output


def test_file_that_is_not_there_is_said_so(run: Run, tmp_path: Path) -> None:
    """A path that leads nowhere is refused by name."""
    done = run("ingest", str(tmp_path / "nothing.txt"), "--library", str(tmp_path / "library"))

    assert done.exit_code == 1
    assert "nothing.txt. Check the name." in done.stderr
    assert not (tmp_path / "library").exists()


def test_folder_without_plans_is_said_so(run: Run, tmp_path: Path) -> None:
    """A folder that holds no plan ends with a sentence."""
    (tmp_path / "empty").mkdir()
    done = run("ingest", str(tmp_path / "empty"), "--library", str(tmp_path / "library"))

    assert done.exit_code == 1
    assert done.stderr.startswith("Error: There is no plan to read in")


def test_report_can_be_json(run: Run, tmp_path: Path) -> None:
    """The report as JSON has each document with its outcome."""
    plan = written(tmp_path, "wren.txt", PLAN)
    done = run("ingest", str(plan), "--library", str(tmp_path / "library"), "--format", "json")

    assert [one["outcome"] for one in json.loads(done.stdout)["documents"]] == ["added"]


def test_real_plans_stay_out_of_the_sample_library(run: Run, tmp_path: Path) -> None:
    """Plans are not read into the library of fictional ones."""
    connect(tmp_path / "sample", sample=True).close()
    done = run("ingest", str(written(tmp_path, "wren.txt", PLAN)), "--library", str(tmp_path / "sample"))

    assert done.exit_code == 1
    assert "fictional sample plans" in done.stderr


def test_forgotten_plan_is_gone(run: Run, tmp_path: Path) -> None:
    """A plan that was taken out is in no list any more."""
    library = ("--library", str(tmp_path / "library"))
    run("ingest", str(written(tmp_path, "wren.txt", PLAN)), *library)
    done = run("forget", "wren.txt", "--yes", *library)

    assert done.output.startswith("Forgotten: ")
    assert "No plan here passes" in run("plans", *library).output


def test_forgotten_plan_comes_back_only_when_asked(run: Run, tmp_path: Path) -> None:
    """A document that was taken out is refused by the day it went, until it is to be restored."""
    arguments = ("ingest", str(written(tmp_path, "wren.txt", PLAN)), "--library", str(tmp_path / "library"))
    run(*arguments)
    run("forget", "wren.txt", "--yes", "--library", str(tmp_path / "library"))
    refused = run(*arguments)

    assert refused.exit_code == 1
    assert "wren.txt was taken out of this library on" in refused.output
    assert "Use --restore to read it again." in refused.output
    assert "wren.txt: added" in run(*arguments, "--restore").output
    assert "wren.txt: unchanged" in run(*arguments).output


def test_sample_plan_that_was_taken_out_is_there_again(run: Run, tmp_path: Path) -> None:
    """The sample library always holds exactly the sample plans."""
    settings = Settings(library=str(tmp_path / "sample"))
    first = next(sample_plans())
    prepare(settings).store.close()
    run("forget", first.name, "--yes", "--library", str(tmp_path / "sample"))

    with prepare(settings).store as store:
        assert first.name in {plan.file for plan in store.plans()}


def test_what_is_not_understood_is_counted_everywhere(run: Run, tmp_path: Path) -> None:
    """Rows of a table that fits no part of a plan are counted in the report, on the first page and on the plan's."""
    library = tmp_path / "library"
    done = run("ingest", str(written(tmp_path, "wren.txt", UNKNOWN + PLAN)), "--library", str(library))
    with connect(library) as store:
        (plan,) = store.plans()
        pages = create_app(Settings(library=str(library)), Library(settings=Settings(), store=store)).test_client()
        first, own = pages.get("/").text, pages.get(f"/plan/{plan.id}").text

    assert done.exit_code == 1
    assert f"{plan.unread} passages not understood." in done.output
    assert "not understood, row" in done.output
    assert f"{plan.unread} passages in 1 plan could not be placed" in first
    assert f"{plan.unread} passages of this plan could not be placed" in own
    assert "Bramble" in own


def test_forgetting_asks_first(run: Run, tmp_path: Path) -> None:
    """Without a yes, nothing is taken out."""
    library = ("--library", str(tmp_path / "library"))
    run("ingest", str(written(tmp_path, "wren.txt", PLAN)), *library)

    assert run("forget", "wren.txt", *library, stdin="n\n").exit_code == 1
    assert "wren.txt" in run("plans", *library, "--format", "csv").stdout


def test_extract_needs_no_library(run: Run, tmp_path: Path) -> None:
    """A plan is printed as JSON without any library being made."""
    done = run("extract", str(written(tmp_path, "wren.txt", PLAN)), "--library", str(tmp_path / "library"))
    assert done.exit_code == 2

    done = run("extract", str(tmp_path / "wren.txt"))

    assert json.loads(done.stdout)["document"]["file"] == "wren.txt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["wren.txt"]


def test_extract_can_be_a_table(run: Run, tmp_path: Path) -> None:
    """A plan is printed as a table of its recommendations."""
    done = run("extract", str(written(tmp_path, "wren.txt", PLAN)), "--format", "table")

    assert "Agencies must share" in done.output
    assert "row 2 of table 1, line 6" in done.output


def test_extract_of_what_is_no_plan_is_an_error(run: Run, tmp_path: Path) -> None:
    """A file that cannot be read as text ends with a sentence and exit status 1."""
    path = tmp_path / "picture.txt"
    path.write_bytes(bytes(range(256)) * 40)
    done = run("extract", str(path))

    assert done.exit_code == 1
    assert "Traceback" not in done.stderr


def test_every_sample_plan_is_shipped() -> None:
    """The sample has at least six plans, and its notes are not taken for one."""
    names = [path.name for path in sample_plans()]

    assert len(names) >= 6
    assert "README.md" not in names
    assert all((SAMPLES / name).read_bytes() for name in names)


@pytest.mark.loopback
def test_demonstration_checks_itself(run: Run, tmp_path: Path) -> None:
    """The demonstration reads the sample into a library of its own, and its first page answers."""
    done = run("demo", "--once", "--library", str(tmp_path / "sample"))

    assert done.exit_code == 0, done.output
    assert done.output.startswith(SAMPLE)
    assert "The first page answers" in done.output
    assert SAMPLE in run("plans", "--library", str(tmp_path / "sample")).output


def test_limits_are_kept(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of more megabytes than the environment allows is refused, when it is read in and when it is printed."""
    monkeypatch.setenv("THREADLINE_MAX_MEGABYTES", "1")
    large = written(tmp_path, "large.txt", PLAN + "words " * 200_000)
    done = run("ingest", str(large), "--library", str(tmp_path / "library"))

    assert "large.txt: refused. large.txt holds 1 MB; the limit is 1 MB." in done.output
    assert "the limit is 1 MB" in run("extract", str(large)).stderr


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_number_of_jobs_is_kept(run: Run, tmp_path: Path, jobs: str) -> None:
    """However many are read at once, the report is in the order of names; its JSON has nothing else in it."""
    for name in "cab":
        written(tmp_path, f"{name}.txt", PLAN + name)
    done = run("ingest", str(tmp_path), "--jobs", jobs, "--library", str(tmp_path / "library"), "--format", "json")

    assert [one["file"] for one in json.loads(done.stdout)["documents"]] == ["a.txt", "b.txt", "c.txt"]
    assert done.stderr == ""
