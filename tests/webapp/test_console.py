"""What the command line does on consoles that lack letters, at closed pipes and at Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from tests.conftest import ROOT, needs_signals
from tests.ingest.test_supervisor import gone, number_in
from tests.webapp.test_pages import FIRST
from webapp.console import plainer
from webapp.samples_library import sample_plans

STOPPED, TOLD = 130, 143
#: The command line, hearing Ctrl-C also where the tests run in the background, where Python would not.
HEARING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from webapp.cli import main
main()
"""
Start = Callable[..., "Popen[bytes]"]


@pytest.fixture
def start(folder: Path) -> Start:
    """Starts the command line in a process of its own, on the small library."""

    def started(*arguments: str, **environment: str) -> Popen[bytes]:
        return Popen(
            [sys.executable, "-c", HEARING, *arguments],
            stdout=PIPE,
            stderr=PIPE,
            env=os.environ | {"THREADLINE_LIBRARY": str(folder), "PYTHONUNBUFFERED": "1"} | environment,
            start_new_session=True,
        )

    return started


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize(
    "arguments", [("unfinished",), ("show", FIRST.id), ("plans", "--board", "Nowhere"), ("plans",)]
)
def test_console_that_lacks_letters_gets_plainer_ones(start: Start, encoding: str, arguments: tuple[str, ...]) -> None:
    """A console without curly quotes or dashes gets plain ones, never a trace."""
    process = start(*arguments, PYTHONIOENCODING=encoding)
    out, err = process.communicate(timeout=60)

    assert process.returncode == (1 if "Nowhere" in arguments else 0)
    assert "Unicode" not in (out + err).decode(encoding, "replace")


def test_data_is_utf_8_on_every_console(start: Start) -> None:
    """JSON for other programs is UTF-8 and whole, whatever the console takes."""
    out, _ = start("show", FIRST.id, "--format", "json", PYTHONIOENCODING="ascii").communicate(timeout=60)

    assert json.loads(out.decode("utf-8"))["id"] == FIRST.id


def test_letters_are_written_more_plainly() -> None:
    """Quotes, dashes and accents have a plain form; what has none is a question mark."""
    assert plainer("“Müller’s – 3…”漢") == '"Muller\'s - 3..."?'


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_closed_pipe_is_no_trace(start: Start, form: str) -> None:
    """Whoever reads only the first lines of a listing leaves no trace of an error behind."""
    with start("unfinished", "--format", form) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert b"Traceback" not in process.stderr.read()
        assert process.wait(timeout=60) in {0, 1}


@needs_signals
@pytest.mark.loopback
def test_ctrl_c_stops_serving(start: Start) -> None:
    """Ctrl-C ends the pages with one word and the exit status of a command that was stopped."""
    process = start("serve", "--port", "0")
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"Threadline is at http://127.0.0.1:")

    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert (process.returncode, err.strip()) == (STOPPED, b"Stopped.")


@needs_signals
@pytest.mark.loopback
def test_word_to_end_stops_serving_well(start: Start) -> None:
    """The system's word to end (SIGTERM) ends the pages with exit status 0: for a service it is the usual end."""
    process = start("serve", "--port", "0")
    assert process.stdout is not None
    process.stdout.readline()

    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out.strip(), err.strip()) == (0, b"Stopped.", b"")


@needs_signals
def test_word_to_end_while_reading_is_like_ctrl_c(tmp_path: Path) -> None:
    """The system's word to end in the middle of reading keeps what was read, and its exit status tells who spoke."""
    plans = [str(path) for path in sample_plans()]
    command = [sys.executable, "-c", SLOWLY, "ingest", *plans, "--library", str(tmp_path / "library")]
    with Popen(command, stdout=PIPE, stderr=PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "one\n"
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)

    assert process.returncode == TOLD
    assert "1 plan read, 0 refused" in err
    assert "Traceback" not in err


@needs_signals
def test_ctrl_c_while_reading_says_what_is_left(tmp_path: Path) -> None:
    """Ctrl-C in the middle of reading ends without a trace; what was read stays, and a next run goes on."""
    plans = [str(path) for path in sample_plans()]
    command = [sys.executable, "-c", SLOWLY, "ingest", *plans, "--library", str(tmp_path / "library")]
    with Popen(command, stdout=PIPE, stderr=PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "one\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)

    assert process.returncode == STOPPED
    assert "1 plan read, 0 refused" in err
    assert f"{len(plans) - 1} documents not read; what was read stays." in err
    assert "Traceback" not in err
    again = subprocess.run(
        [*command[:1], "-m", "webapp.cli", *command[3:]], capture_output=True, text=True, check=False
    )
    assert again.stdout.count(": added") == len(plans) - 1


#: The command line, made to tell of the first document that is done and then to wait, so that no clock is needed.
SLOWLY = """
import signal, time
from ingest import pipeline
signal.signal(signal.SIGINT, signal.default_int_handler)
read = pipeline.read_each
def slowly(*given, **more):
    for one in read(*given, **more):
        yield one
        print("one", flush=True)
        for _ in range(600):  # a signal just before one long sleep would be heard only after it
            time.sleep(0.1)
pipeline.read_each = slowly
from webapp.cli import main
main()
"""


@needs_signals
def test_ctrl_c_ends_a_reading_that_hangs(tmp_path: Path) -> None:
    """Ctrl-C while a document hangs ends at once, says what was not read, and leaves no process behind."""
    marker, plan = tmp_path / "number", tmp_path / "plan.txt"
    plan.write_text(str(marker), encoding="utf-8")
    command = [sys.executable, "-c", HANGING, "ingest", str(plan), "--library", str(tmp_path / "library")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with Popen(command, stdout=PIPE, stderr=PIPE, text=True, start_new_session=True, env=environment) as process:
        number = number_in(marker)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)

    assert process.returncode == STOPPED
    assert "1 document not read; what was read stays." in err
    assert gone(number)


#: The command line, whose documents hang their reader where no other thread of its process gets a turn.
HANGING = """
import signal
from ingest.running import supervisor
signal.signal(signal.SIGINT, signal.default_int_handler)
supervisor.READERS._reader = "tests.ingest.hostile_readers:writes_its_number"
from webapp.cli import main
main()
"""
