"""Reads ahead: several documents at once, and what came of each in the order in which they were given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from embeddings.vectors import Embedding
from graph.errors import ThreadlineError
from ingest.running.readings import Reading
from ingest.running.sources import Source

#: Bytes of documents that may wait at the same time, and how many documents.
MOST_BYTES = 200_000_000
MOST = 64
#: Seconds after which a wait looks up: on Windows, Ctrl-C is heard only between two waits.
TICK = 0.2

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(kw_only=True, slots=True)
class Begun:
    """A document whose reading has begun: its bytes (none where it cannot be opened), and what will come of them.

    `then` begins the embedding of what was read, where others than we do it; `embedding` is there once it has.
    """

    source: Source
    data: bytes
    reading: Future[Reading]
    then: Callable[[Reading], Embedding] | None = None
    embedding: Embedding | None = None

    def done(self) -> bool:
        """Whether nothing of it is waited for. Begins the embedding when the reading is done."""
        if self.embedding is None and self.then is not None and _went_well(self.reading):
            try:
                self.embedding = self.then(self.reading.result())
            except ThreadlineError:
                raise
            except Exception as error:  # noqa: BLE001 - nobody takes it to be embedded, whatever an executor calls that
                self.reading = failed(error)
        return all(one.done() for one in self.parts())

    def parts(self) -> tuple[Future[Any], ...]:
        """What is being done, or was."""
        return (self.reading, *(self.embedding.parts if self.embedding else ()))


class InTurn(Executor):
    """Does each piece of work when it is handed in, in the same thread: no two at a time, none ahead."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The work, done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised again by whoever asks for the result
            future.set_exception(error)
        return future


def submitted(executor: Executor, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """A piece of work handed in; where the executor takes none any more, it has failed, and others need not suffer."""
    try:
        return executor.submit(work, *args, **kwargs)
    except Exception as error:  # noqa: BLE001 - executors share no base class of what they raise when they are broken
        return failed(error)


def failed(error: Exception) -> Future[Any]:
    """Work that came to nothing: the error is raised by whoever asks for the result."""
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


def in_order(begun: Iterable[Begun], *, ahead: bool) -> Iterator[Begun]:
    """Each document once its reading, and its embedding where others do it, are done, in the order given.

    Args:
        begun: documents; asking for the next one begins its reading.
        ahead: whether to begin others while the first is not done, as far as they fit `MOST` and `MOST_BYTES`.

    Stop asking, and what has not begun in earnest is given up.
    """
    waiting: deque[Begun] = deque()
    try:
        for one in begun:
            waiting.append(one)
            while waiting and (not ahead or _is_much(waiting) or waiting[0].done()):
                yield _first(waiting)
        while waiting:
            yield _first(waiting)
    finally:
        for one in waiting:
            for part in one.parts():
                part.cancel()


def _is_much(waiting: deque[Begun]) -> bool:
    return len(waiting) >= MOST or sum(len(one.data) for one in waiting) > MOST_BYTES


def _first(waiting: deque[Begun]) -> Begun:
    """The first document when it is done; what was read meanwhile is handed on to be embedded."""
    while not waiting[0].done():
        wait((part for part in waiting[0].parts() if not part.done()), timeout=TICK)
        for one in waiting:
            one.done()
    return waiting.popleft()


def _went_well(reading: Future[Reading]) -> bool:
    return reading.done() and not reading.cancelled() and reading.exception() is None
