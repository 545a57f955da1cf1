"""Reading in processes that can be ended: each way of going wrong is a sentence, and nothing else suffers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import psutil
import pytest

from graph.errors import UnreadableDocument
from ingest import reading
from ingest.layout import Limits
from ingest.running import supervisor
from ingest.running.supervisor import Readers
from tests.conftest import ROOT, needs_signals

SAMPLE = ROOT / "webapp" / "samples" / "wrenborough-joint-sar-dhr-2023.md"
SOON = Limits(max_seconds=1, max_memory_bytes=300_000_000)
Make = Callable[..., Readers]


@pytest.fixture
def readers() -> Iterator[Make]:
    """Makes processes that run one of the hostile readers; they are ended after the test."""
    made: list[Readers] = []

    def make(reader: str, *, most: int | None = None) -> Readers:
        made.append(Readers(f"tests.ingest.hostile_readers:{reader}", most=most))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def refusal(one: Readers, limits: Limits = SOON) -> str:
    """What is said of a document that is refused."""
    with pytest.raises(UnreadableDocument) as refused:
        one.read(b"words", "plan.pdf", limits)
    return str(refused.value)


def gone(process: int) -> bool:
    """Whether a process ends within some seconds."""
    for _ in range(200):
        if not psutil.pid_exists(process) or psutil.Process(process).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_reading_is_the_same_in_another_process() -> None:
    """A plan comes back from the other process as it is read in this one, its remarks too."""
    data = SAMPLE.read_bytes()
    assert supervisor.read(data, SAMPLE.name) == reading.read(data, SAMPLE.name)


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        ("refuses", "plan.pdf is no plan. Give another."),
        ("fails", "its reader failed (KeyError: 'Resources'). Save a copy"),
        ("recurses", "RecursionError"),
        ("exits", "made its reader crash (exit status 3), so nothing of it was read."),
        ("leaves", "made its reader crash (exit status 0)"),
        ("loops", "took longer than 1 s to read and was stopped. Save a copy"),
        ("hangs_in_a_pattern", "took longer than 1 s"),
        ("swells", "needed more than 300 MB of memory to read and was stopped."),
        ("grabs", "needed more than 300 MB"),
        ("lets_a_child_swell", "needed more than 300 MB"),
    ],
)
def test_each_way_of_going_wrong_is_a_sentence(readers: Make, reader: str, said: str) -> None:
    """What a reader refuses, what it stumbles over, what hangs, swells or dies: a sentence that names the file."""
    limits = Limits(max_seconds=20, max_memory_bytes=300_000_000) if "300" in said else SOON
    found = refusal(readers(reader), limits)
    assert said in found
    assert found.startswith("plan.pdf ")
    assert found.endswith(".")


@needs_signals
def test_crash_of_a_library_is_a_sentence(readers: Make) -> None:
    """A fault that ends the process at once, as in a library written in C, is told with its name."""
    assert "made its reader crash (SIGSEGV)" in refusal(readers("crashes"))


def test_fault_keeps_its_trace_for_whoever_mends_it(readers: Make) -> None:
    """The error has a note with where in the reader it happened; the sentence has not."""
    with pytest.raises(UnreadableDocument) as refused:
        readers("fails").read(b"", "plan.pdf")
    assert "hostile_readers.py" in refused.value.__notes__[0]
    assert "hostile_readers.py" not in str(refused.value)


def test_process_is_used_again(readers: Make) -> None:
    """The second document is read by the process that read the first, and the limits are passed on."""
    one = readers("echo")
    first, second = (one.read(b"x", name, Limits(max_pages=7)).split() for name in ("a", "b"))
    assert first[0] == second[0]
    assert (first[1:], second[1:]) == ([b"1", b"a", b"7", b"x"], [b"2", b"b", b"7", b"x"])


def test_document_of_any_size_crosses(readers: Make) -> None:
    """Many bytes cross both ways; none does too."""
    one = readers("echo")
    assert one.read(b"x" * 20_000_000, "a").endswith(b"x" * 20_000_000)
    assert one.read(b"", "b").endswith(b" ")


def test_printing_disturbs_nothing(readers: Make) -> None:
    """A library that prints, or reads what is typed, does not get in the way of what is sent."""
    one = readers("prints")
    assert [one.read(word, "a") for word in (b"one", b"two")] == [b"one", b"two"]


def test_next_document_after_a_crash_is_read(readers: Make) -> None:
    """A process that died, hung or swelled is replaced."""
    one = readers("breaks_later")
    numbers = {one.read(b"", "a").split()[0] for _ in range(3)}
    assert len(numbers) == 3


def test_earlier_document_is_not_held_against_a_later_one(readers: Make) -> None:
    """Where a used process lacks memory or dies, the document is read once more, in a process of its own."""
    one = readers("swells_later")
    assert [one.read(b"", name).split()[1] for name in ("a", "b")] == [b"1", b"1"]


def test_processes_are_replaced_after_many_documents(readers: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """No process reads without an end."""
    monkeypatch.setattr(supervisor, "MOST_DOCUMENTS", 2)
    one = readers("echo")
    assert [one.read(b"", "a").split()[1] for _ in range(4)] == [b"1", b"2", b"1", b"2"]


def test_several_are_read_at_once(readers: Make) -> None:
    """Threads read at the same time, each with a process of its own."""
    one = readers("takes_a_second")
    one.warm(3)
    with ThreadPoolExecutor(3) as threads:
        numbers = {done.split()[0] for done in threads.map(lambda name: one.read(b"", name), "abc")}
    assert len(numbers) == 3


def test_no_more_than_asked_are_read_at_once(readers: Make) -> None:
    """Beyond the number that may read, a document waits its turn; when that takes too long, it is refused."""
    one = readers("takes_a_second", most=1)
    with ThreadPoolExecutor(2) as threads:
        numbers = [done.split()[1] for done in threads.map(lambda name: one.read(b"", name), "ab")]
    assert sorted(numbers) == [b"1", b"2"]
    busy = Thread(target=lambda: one.read(b"", "a", Limits(max_seconds=30)))
    busy.start()
    time.sleep(0.2)
    assert refusal(one, Limits(max_seconds=0)) == (
        "plan.pdf was not read: other documents are being read. Try again in a minute."
    )
    busy.join()


def test_what_is_no_plan_is_a_sentence(readers: Make) -> None:
    """An answer of another shape than a plan's is refused, not passed on."""
    with pytest.raises(UnreadableDocument, match="what its reader gave is no plan"):
        supervisor.read(b"", "plan.pdf", readers=readers("lies"))


def test_reader_that_is_not_there_is_a_sentence(readers: Make) -> None:
    """Where the process cannot start, the document is not read, and why is said."""
    assert "no process could be started to read it in" in refusal(readers("no_such_reader"))


def test_stopping_ends_what_is_at_work(readers: Make, tmp_path: Path) -> None:
    """What is being read when everything is stopped is refused, its process is gone, and reading goes on after that."""
    marker, said = tmp_path / "number", list[str]()

    def read() -> None:
        with pytest.raises(UnreadableDocument) as refused:
            one.read(str(marker).encode(), "plan.pdf")
        said.append(str(refused.value))

    one = readers("writes_its_number")
    thread = Thread(target=read)
    thread.start()
    number = number_in(marker)
    one.stop()
    thread.join(timeout=20)
    assert said == ["plan.pdf was not read: reading was stopped."]
    assert gone(number)


_PARENT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what runs in the background
from ingest.layout import Limits
from ingest.running.supervisor import Readers
limits = Limits(max_seconds=int(sys.argv[3]))
Readers("tests.ingest.hostile_readers:" + sys.argv[1]).read(sys.argv[2].encode(), "plan.pdf", limits)
"""


@needs_signals
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda one: one.name)
def test_no_process_is_left_behind(tmp_path: Path, ending: signal.Signals) -> None:
    """When the parent is killed, ended or interrupted, what it reads with ends too, and at once."""
    assert gone(_orphan(tmp_path / "number", ending, "writes_its_number_and_waits", seconds=300))


@needs_signals
def test_stuck_process_ends_itself_when_its_time_is_over(tmp_path: Path) -> None:
    """One that is stuck where no other thread gets a turn does not outlive its parent by much more than its limit."""
    assert gone(_orphan(tmp_path / "number", signal.SIGKILL, "writes_its_number", seconds=1))


def _orphan(marker: Path, ending: signal.Signals, reader: str, *, seconds: int) -> int:
    """The number of a process at work whose parent was just ended."""
    command = [sys.executable, "-c", _PARENT, reader, str(marker), str(seconds)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as parent:
        number = number_in(marker)
        parent.send_signal(ending)
        parent.wait(timeout=20)
    return number


def number_in(marker: Path) -> int:
    """The number that the other process writes when it has begun."""
    for _ in range(400):
        if marker.exists() and (text := marker.read_text(encoding="utf-8")).endswith("\n"):
            return int(text)
        time.sleep(0.05)
    raise AssertionError(marker)
