"""Reading on workers: a worker that would read differently reads nothing, and one that is lost costs one document."""

from __future__ import annotations

import platform
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from graph.connect import connect
from graph.errors import UnreadableDocument
from ingest.pipeline import build
from ingest.running import supervisor, workers
from tests.ingest.test_pipeline import SAMPLES, TODAY, Letters

T = TypeVar("T")
P = ParamSpec("P")
FIRST = SAMPLES[0]


def test_a_worker_reads_as_we_do() -> None:
    """A worker of the same version reads what is read here."""
    data = FIRST.read_bytes()
    assert workers.read(workers.reads_as(), data, FIRST.name) == supervisor.read(data, FIRST.name)


def test_another_version_reads_nothing() -> None:
    """A worker of another version refuses the document and says what to install where."""
    with pytest.raises(UnreadableDocument, match=r"another version of Threadline .* Install the same on every machine"):
        workers.read("another", FIRST.read_bytes(), FIRST.name)


@pytest.mark.parametrize("changed", ["meaning.py", "vocabulary/statuses.toml"])
def test_one_changed_word_is_another_version(changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed line of code or of a vocabulary is told, and line ends of Windows are not."""
    package = Path(workers.__file__).parents[1]
    name = Path(changed).name
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / name).write_bytes((package / changed).read_bytes())
    monkeypatch.setattr(workers, "files", lambda _: tmp_path / "one")
    before = workers.reads_as.__wrapped__()
    (tmp_path / "one" / name).write_bytes((package / changed).read_bytes().replace(b"\n", b"\r\n"))
    assert workers.reads_as.__wrapped__() == before
    (tmp_path / "one" / name).write_bytes((package / changed).read_bytes() + b"#")
    assert workers.reads_as.__wrapped__() != before


def test_another_python_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python says what a letter is and how patterns match; its patches do not count."""
    major, minor, _ = platform.python_version_tuple()
    here = workers.reads_as.__wrapped__()
    monkeypatch.setattr(platform, "python_version_tuple", lambda: (major, minor, "99"))
    assert workers.reads_as.__wrapped__() == here
    monkeypatch.setattr(platform, "python_version_tuple", lambda: (major, f"{minor}0", "0"))
    assert workers.reads_as.__wrapped__() != here


class Losing(ThreadPoolExecutor):
    """Loses the worker of the second piece of work that it is given."""

    handed = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As any pool of threads, but once."""
        self.handed += 1
        if self.handed != 2:
            return super().submit(fn, *args, **kwargs)
        lost: Future[T] = Future()
        lost.set_exception(BrokenProcessPool("A process was ended abruptly"))
        return lost


@pytest.mark.parametrize("role", ["executor", "embedder"])
def test_a_lost_worker_costs_one_document(role: str, tmp_path: Path) -> None:
    """The document that a lost worker had is reported as not read, with what to do; the others are in the library."""
    with connect(tmp_path) as store, Losing(1) as losing:
        report = build(SAMPLES[:4], store, Letters(), today=TODAY, **{role: losing})  # type: ignore[arg-type]
        assert store.status().plans == 3
    errors = [one.error for one in report.documents]
    assert [error is None for error in errors] == [True, False, True, True]
    assert errors[1] is not None
    assert f"{SAMPLES[1].name} was not read" in errors[1]
    assert "BrokenProcessPool" in errors[1]
    assert errors[1].endswith("Read it again.")


class Broken(ThreadPoolExecutor):
    """Takes one piece of work and no more, as a pool of processes does of which one was killed."""

    handed = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As any pool of threads, once."""
        self.handed += 1
        if self.handed > 1:
            raise BrokenProcessPool("A child process terminated abruptly")
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize("role", ["executor", "embedder"])
def test_an_executor_that_takes_no_more_is_reported(role: str, tmp_path: Path) -> None:
    """Each document that nobody would take is reported as not read; what was read before is in the library."""
    with connect(tmp_path) as store, Broken(1) as broken:
        report = build(SAMPLES[:3], store, Letters(), today=TODAY, **{role: broken})  # type: ignore[arg-type]
        assert store.status().plans == 1
    errors = [one.error for one in report.documents]
    assert errors[0] is None
    assert ["BrokenProcessPool" in (error or "") for error in errors[1:]] == [True, True]
