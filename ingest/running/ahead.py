"""Reads ahead: several documents at once, and what came of each in the order in which they were given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from ingest.running.readings import Reading
from ingest.running.sources import Source

#: Bytes of documents that may wait at the same time, and how many documents.
MOST_BYTES = 200_000_000
MOST = 64
#: Seconds after which a wait looks up: on Windows, Ctrl-C is heard only between two waits.
TICK = 0.2

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True, slots=True)
class Begun:
    """A document whose reading has begun: its bytes (none where it cannot be opened), and what will come of them."""

    source: Source
    data: bytes
    reading: Future[Reading]


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


def in_order(begun: Iterable[Begun], *, ahead: bool) -> Iterator[Begun]:
    """Each document once its reading is done, in the order given.

    Args:
        begun: documents; asking for the next one begins its reading.
        ahead: whether to begin others while the first is not done, as far as they fit `MOST` and `MOST_BYTES`.

    Stop asking, and what has not begun in earnest is given up.
    """
    waiting: deque[Begun] = deque()
    try:
        for one in begun:
            waiting.append(one)
            while waiting and (not ahead or _is_much(waiting) or waiting[0].reading.done()):
                yield _done(waiting.popleft())
        while waiting:
            yield _done(waiting.popleft())
    finally:
        for one in waiting:
            one.reading.cancel()


def _is_much(waiting: deque[Begun]) -> bool:
    return len(waiting) >= MOST or sum(len(one.data) for one in waiting) > MOST_BYTES


def _done(one: Begun) -> Begun:
    while not one.reading.done():
        try:
            one.reading.exception(timeout=TICK)
        except TimeoutError:
            continue
    return one
