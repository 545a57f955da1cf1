"""Reading several documents at once: the same library, in the same order, whatever reads it."""

from __future__ import annotations

import random
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import ParamSpec, TypeVar

import numpy as np
import pytest
from numpy.typing import NDArray

from embeddings.vectors import Embedding
from graph.connect import connect
from ingest.pipeline import DocumentReport, build, read_each
from ingest.running.ahead import MOST, Begun, InTurn, in_order
from ingest.running.sources import Source
from ingest.running.supervisor import READERS, at_once
from tests.ingest.test_pipeline import BAD, SAMPLES, Letters, _dump

T = TypeVar("T")
P = ParamSpec("P")
TODAY = date(2026, 11, 24)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+")
MIXED = [*SAMPLES[:4], BAD / "binary.txt", *SAMPLES[4:7], BAD / "prose_only.txt", Path("gone.txt"), *SAMPLES[7:]]


def _built(
    folder: Path, executor: Executor | None, embedder: Executor | None = None
) -> tuple[list[DocumentReport], object, list[str]]:
    """What is reported, what the library answers, and all of it as text but the time of writing."""
    with connect(folder) as store:
        report = build(MIXED, store, Letters(), today=TODAY, executor=executor, embedder=embedder)
        answers = _dump(store)
    with sqlite3.connect(folder / "graph.db") as database:
        rows = [_TIME.sub("TIME", line) for line in database.iterdump()]
    database.close()
    return list(report.documents), answers, rows


@pytest.fixture(scope="module")
def in_turn(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[DocumentReport], object, list[str]]:
    """The library of documents that were read one after the other."""
    return _built(tmp_path_factory.mktemp("one"), None)


@pytest.mark.parametrize("jobs", [1, 4])
def test_number_of_jobs_changes_nothing(
    jobs: int, tmp_path: Path, in_turn: tuple[list[DocumentReport], object, list[str]]
) -> None:
    """Reports, answers and each row of the library are the same, in the same order, however many are read at once."""
    with at_once(jobs, most=len(MIXED)) as executor:
        reports, answers, rows = _built(tmp_path / "several", executor)
    assert reports == in_turn[0]
    assert answers == in_turn[1]
    assert rows == in_turn[2]


def test_any_executor_will_do(tmp_path: Path, in_turn: tuple[list[DocumentReport], object, list[str]]) -> None:
    """Executors whose workers are processes of their own read the same."""
    from multiprocessing import get_context

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert _built(tmp_path / "several", executor)[:2] == in_turn[:2]


@pytest.mark.parametrize("ahead", [True, False])
def test_any_executor_embeds(
    ahead: bool,  # noqa: FBT001 - whether reading is ahead too
    tmp_path: Path,
    in_turn: tuple[list[DocumentReport], object, list[str]],
) -> None:
    """Where processes of their own embed, whoever reads, each row of the library is the same, its vectors too."""
    from multiprocessing import get_context

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert _built(tmp_path / "several", executor if ahead else None, executor) == in_turn


def test_reading_goes_on_while_a_plan_is_saved(tmp_path: Path) -> None:
    """The reading of the next document begins before the one before it is saved; saving stays in one thread."""
    letters, executor = Noting(), Counting(2)
    with connect(tmp_path) as store, executor:
        first = next(read_each(SAMPLES[:5], store, letters, today=TODAY, executor=executor))
    assert first.file == SAMPLES[0].name
    assert executor.begun > 1
    assert letters.threads == {threading.get_ident()}


def test_leaving_ends_what_is_being_read(tmp_path: Path) -> None:
    """Whoever leaves in the middle does not wait for what has begun, and no process is left."""
    begun = time.monotonic()
    with connect(tmp_path) as store, at_once(2, most=9) as executor:
        next(read_each(SAMPLES, store, Letters(), today=TODAY, executor=executor))
    assert time.monotonic() - begun < 30
    assert READERS.count == 0


class Noting(Letters):
    """Notes which threads encode."""

    def __init__(self) -> None:
        self.threads: set[int] = set()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the tiny encoder."""
        self.threads.add(threading.get_ident())
        return super().encode(texts)


class Counting(ThreadPoolExecutor):
    """Counts what was handed in."""

    begun = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As any pool of threads."""
        self.begun += 1
        return super().submit(fn, *args, **kwargs)


#: Nothing to embed.
NONE = Embedding(keys=(), known={}, wanted=(), parts=(), width=2)


def _set(futures: list[Future[object]]) -> None:
    for future in futures:
        future.set_result(None)


def _noted(futures: list[Future[object]], data: bytes, asked: list[str]) -> Iterator[Begun]:
    for one in _begun(futures, data):
        asked.append(one.source.name)
        yield one


def _begun(futures: list[Future[object]], data: bytes = b"") -> Iterator[Begun]:
    for number, future in enumerate(futures):
        yield Begun(source=Source(name=str(number), path=Path(str(number))), data=data, reading=future)  # type: ignore[arg-type]


def test_order_is_that_of_giving() -> None:
    """Whatever is done first, what comes out is in the order given."""
    futures: list[Future[object]] = [Future() for _ in range(20)]
    mixed = random.Random(5).sample(futures, len(futures))
    threading.Thread(target=_set, args=(mixed,)).start()
    assert [one.source.name for one in in_order(_begun(futures), ahead=True)] == [str(number) for number in range(20)]


def test_no_more_is_begun_than_fits() -> None:
    """So many documents, or so many bytes of them, are begun ahead of the one that is waited for."""
    for data, most in ((b"", MOST), (b"x" * 90_000_000, 3)):
        futures: list[Future[object]] = [Future() for _ in range(100)]
        asked: list[str] = []
        threading.Timer(0.3, _set, [futures[:1]]).start()
        next(in_order(_noted(futures, data, asked), ahead=True))
        assert len(asked) == most


def test_what_is_read_is_embedded_before_its_turn() -> None:
    """While the first document is being read, those behind it that were read are handed on to be embedded."""
    futures: list[Future[object]] = [Future() for _ in range(3)]
    handed: list[object] = []
    given = list(_begun(futures))

    def embed(read: object) -> Embedding:
        handed.append(read)
        return NONE

    for one in given:
        one.then = embed
    futures[2].set_result("third")
    threading.Timer(0.7, _set, [futures[:2]]).start()
    assert [one.source.name for one in in_order(iter(given), ahead=True)] == ["0", "1", "2"]
    assert handed == ["third", None, None]


def test_what_was_not_begun_is_given_up() -> None:
    """Stopping cancels what nobody has begun to read."""
    futures: list[Future[object]] = [Future() for _ in range(5)]
    futures[0].set_result(None)
    given = in_order(_begun([futures[0], *futures[1:]]), ahead=True)
    next(given)
    threading.Timer(0.1, _set, [futures[1:2]]).start()
    next(given)
    given.close()  # type: ignore[attr-defined]
    assert all(future.cancelled() for future in futures[2:])


def test_work_in_turn_is_done_when_it_is_handed_in() -> None:
    """Without an executor, a piece of work is done at once and in this thread, and an error waits for its result."""
    assert InTurn().submit(threading.get_ident).result() == threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        InTurn().submit(lambda: 1 // 0).result()
