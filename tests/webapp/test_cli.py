"""The command line: what each command answers, how it prints, and that every error is one sentence."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.conftest import ROOT
from tests.webapp import small_plans
from tests.webapp.conftest import Run
from tests.webapp.test_pages import FIRST, SECOND, THIRD
from webapp.cli import COMMANDS, main
from webapp.manual import manual

SCOPE = "3 plans of 3 boards: published May 2019 and two undated; not a national picture."
LISTINGS = (
    ("search", "hoarding"),
    ("similar", "write a hoarding policy"),
    ("unfinished",),
    ("plans",),
    ("boards",),
    ("reviews",),
    ("themes",),
    ("agencies",),
    ("agency", "ICB"),
)


def commands() -> list[click.Command]:
    """Every command, loaded."""
    context = click.Context(main)
    return [found for name in COMMANDS if (found := main.get_command(context, name))]


def test_manual_is_current() -> None:
    """docs/cli.md is what the commands themselves say."""
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == manual()


def test_every_command_and_option_has_help() -> None:
    """Each command says what it does, and so does each of its options."""
    assert len(commands()) == len(COMMANDS)
    assert all(command.help for command in commands())
    options = [option for command in commands() for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_help_loads_nothing_heavy() -> None:
    """Asking for help loads no web server, no encoder and no arithmetic library."""
    code = (
        "import sys; from webapp.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'flask', 'neo4j', 'numpy', 'onnxruntime', 'tokenizers', 'waitress', 'rich'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "HEAVY []" in done.stdout


def test_installed_command_answers_in_another_folder(tmp_path: Path) -> None:
    """The command runs from any folder, and lists its commands."""
    threadline = Path(sys.executable).with_name("threadline.exe" if os.name == "nt" else "threadline")
    done = subprocess.run([str(threadline), "--help"], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert [line.split()[0] for line in done.stdout.partition("Commands:")[2].strip().splitlines()] == list(COMMANDS)


@pytest.mark.parametrize("arguments", LISTINGS)
def test_table_says_its_scope(run: Run, arguments: tuple[str, ...]) -> None:
    """A table for people starts with what it looked at."""
    assert run(*arguments).output.splitlines()[0] == SCOPE


@pytest.mark.parametrize("arguments", LISTINGS)
def test_json_carries_scope_and_answer(run: Run, arguments: tuple[str, ...]) -> None:
    """The JSON of a listing is its answer with its scope, and whether it is fictional."""
    answer = json.loads(run(*arguments, "--format", "json").stdout)

    assert answer["scope"] == SCOPE
    assert answer["sample"] is False
    assert answer["value"]


@pytest.mark.parametrize("arguments", LISTINGS)
def test_csv_has_as_many_cells_in_each_row(run: Run, arguments: tuple[str, ...]) -> None:
    """The CSV of a listing is a table with a heading row, and its scope goes to the error stream."""
    done = run(*arguments, "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline="")))

    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert SCOPE in done.stderr


def test_csv_is_no_formula(run: Run) -> None:
    """A recommendation that starts like a formula is text in a spreadsheet."""
    done = run("search", "MARAC", "--format", "csv")

    assert "'=Train staff" in done.stdout


def test_search_finds_asks_before_mentions(run: Run) -> None:
    """What asks for the words comes before what only mentions them."""
    found = [hit["card"]["id"] for hit in value(run("search", "hoarding", "--format", "json").stdout)["items"]]

    assert found.index(FIRST.id) < found.index(SECOND.id)


def test_board_is_known_by_a_part_of_its_name(run: Run) -> None:
    """A part of a board's name is enough where it fits one board."""
    found = value(run("search", "hoard", "--board", "bexmoor", "--format", "json").stdout)["items"]

    assert {hit["card"]["board"] for hit in found} == {"Bexmoor Safety Partnership"}


@pytest.mark.parametrize(
    "options", [("--until", "2019"), ("--older-than", "2"), ("--until", "2024", "--older-than", "3")]
)
def test_threads_are_cut_to_older_plans(run: Run, options: tuple[str, ...]) -> None:
    """Threads can be cut to plans up to a year, or older than some years; undated plans do not pass."""
    found = json.loads(run("unfinished", *options, "--format", "json").stdout)["value"]["items"]

    assert {one["thread"]["card"]["year"] for one in found} == {2019}


def test_csv_has_the_date_as_stated_beside_the_year(run: Run) -> None:
    """A spreadsheet gets a year to sort by, empty where there is none, and the date in the plan's own words."""
    done = run("search", "a", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline="")))

    assert {(row["year"], row["dated"]) for row in rows} >= {("2019", "May 2019")}


def test_limit_is_kept(run: Run) -> None:
    """No more is listed than asked for."""
    assert len(value(run("unfinished", "--limit", "1", "--format", "json").stdout)["items"]) == 1


@pytest.mark.parametrize("command", ["plans", "boards", "agencies"])
def test_whole_list_can_be_cut(run: Run, command: str) -> None:
    """Such lists are given whole unless a limit is given; the table then says how many there are."""
    every = json.loads(run(command, "--format", "json").stdout)["value"]

    assert json.loads(run(command, "--limit", "1", "--format", "json").stdout)["value"] == every[:1]
    assert run(command, "--limit", "1").output.endswith(f"1 of {len(every)} {command}; see more with --limit.\n")


@pytest.mark.parametrize("arguments", [("--library", "FOLDER", "status"), ("status", "--library", "FOLDER")])
def test_library_is_named_before_or_after_the_command(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The library may be named on either side of the command."""
    done = run(*(str(tmp_path / "none") if one == "FOLDER" else one for one in arguments))

    assert f"There is no library in {tmp_path / 'none'}." in done.stderr


def test_library_after_the_command_goes_first(run: Run, folder: Path, tmp_path: Path) -> None:
    """Of two libraries that are named, the one after the command counts."""
    done = run("--library", str(tmp_path / "none"), "status", "--library", str(folder))

    assert "Plans              3" in done.stdout


def test_plan_lists_when_each_item_was_completed(run: Run) -> None:
    """The items of a plan come with the words that date their completion, or "no date stated"."""
    done = run("plan", "SAR Wren", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline="")))

    assert [row["completed"] for row in rows] == ["2019-2020", "no date stated", "no date stated"]


def test_carried_forward_says_what_is_here_of_the_earlier_plan(run: Run) -> None:
    """A carried-forward thread says that the earlier plan is not in this library."""
    done = run("unfinished", "--kind", "carried-forward", "--format", "csv")

    assert THIRD.id in done.stdout
    assert "The earlier plan is not in this library." in done.stdout


def test_agency_is_known_by_the_words_plans_write(run: Run) -> None:
    """An agency is found by its short form, with the owner cell as written and no officer named."""
    done = run("agency", "ICB", "--role", "lead", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline=""))

    assert (row["part"], row["cell as written"]) == ("Leads", "[name left out], ICB")
    assert row["name known from"].endswith("the plan writes only “ICB”")


def test_agency_is_shown_under_its_full_name(run: Run) -> None:
    """The table of an agency names it in full, whatever it was asked for by."""
    assert small_plans.ICB in run("agency", "ICB").output


def test_show_tells_the_whole_of_one_recommendation(run: Run) -> None:
    """One recommendation as text has its statuses, its threads with quotes and its source."""
    said = run("show", FIRST.id).output

    assert "Stated in the plan: Complete; as written: “Green”" in said
    assert "Stated complete, work still described: “still being written”" in said
    assert "Source: hoarding.txt, row 4 of table 2, lines 15–18" in said
    assert said.splitlines()[-1] == SCOPE


def test_text_to_compare_can_be_piped_in(run: Run) -> None:
    """The text to compare may come from standard input, so that it stays out of the shell's history."""
    found = value(run("similar", "-", "--format", "json", stdin="Write a policy about hoarding").stdout)

    assert found["items"][0]["card"]["id"] == FIRST.id


def test_status_says_what_is_in_the_library(run: Run) -> None:
    """The status counts what is in the library and says where it is."""
    said = run("status").output
    assert re.search(r"Indexes +\d+ key, 1 full text; all ready", said)

    assert "Plans              3" in said
    assert os.environ["THREADLINE_LIBRARY"] in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "no such plan"),
        ("show", "0000"),
        ("agency", "Nobody"),
        ("search", "x", "--board", "Nowhere"),
        ("forget", "no such plan", "--yes"),
        ("status", "--library", "no/such/folder"),
        ("similar", "-"),
    ],
)
def test_error_is_one_sentence(run: Run, arguments: tuple[str, ...]) -> None:
    """What is not here ends with exit status 1 and a sentence on the error stream, without a trace."""
    done = run(*arguments)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr


def test_command_not_given_right_has_a_status_of_its_own(run: Run) -> None:
    """A missing argument or an unknown value ends with exit status 2."""
    assert run("search").exit_code == 2
    assert run("unfinished", "--kind", "lost").exit_code == 2


def test_unexpected_error_has_no_trace(run: Run, tmp_path: Path) -> None:
    """Where the library is damaged, the command ends with a sentence too."""
    (tmp_path / "graph.db").write_bytes(b"this is no database at all" * 50)
    done = run("status", "--library", str(tmp_path))

    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1


def value(output: str) -> dict[str, list[dict[str, dict[str, str]]]]:
    """The answer inside the JSON that a command printed."""
    answer: dict[str, list[dict[str, dict[str, str]]]] = json.loads(output)["value"]
    return answer


@pytest.mark.parametrize(
    ("arguments", "offered"),
    [
        (("plans", "--board", "Aldermor"), "Did you mean “Aldermoor Safeguarding Adults Board”?"),
        (("agency", "Integated Care Board"), "Did you mean “Aldermoor Integrated Care Board”?"),
        (("plan", "SARWrem"), "Did you mean “Action plan for SAR Wren”?"),
        (("show", f"{FIRST.id[:-1]}~"), f"Did you mean {FIRST.id} (Rec 1)?"),
        (("search", "staff", "--theme", "self neglct"), "Did you mean “Self-neglect”?"),
    ],
)
def test_name_that_is_nearly_right_is_offered(run: Run, arguments: tuple[str, ...], offered: str) -> None:
    """A name with a slip in it is answered with the name that was meant."""
    done = run(*arguments)

    assert done.exit_code == 1
    assert offered in done.stderr


def test_beginning_of_an_id_is_enough(run: Run) -> None:
    """A recommendation is shown by the beginning of its id."""
    assert json.loads(run("show", FIRST.id[:8], "--format", "json").stdout)["id"] == FIRST.id
