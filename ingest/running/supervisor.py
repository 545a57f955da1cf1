"""Reads documents in processes that can be ended: what hangs, swells or crashes is refused, and nothing else suffers.

The processes are kept for the next document, so that only the first one waits for a start.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from weakref import WeakSet

from graph import errors
from graph.errors import LibraryError, ThreadlineError, UnreadableDocument
from ingest.layout import Limits
from ingest.running.child import DONE, FAILED, MEMORY
from ingest.running.fences import cores
from ingest.running.process import Answer, Ended, ReadingProcess
from ingest.running.readings import Reading, unpacked

READER = "ingest.reading:read_packed"
#: Documents after which a process is replaced, and the bytes that one may still hold between two documents.
MOST_DOCUMENTS = 100
MOST_KEPT = 300_000_000
_INSTEAD = "Save a copy of it anew from the program that made it, or give only the pages that hold the plan."

_ALL: WeakSet[Readers] = WeakSet()


class Readers:
    """Processes that read, each for one document at a time; safe to share between threads.

    Args:
        reader: what they run, as "module:function"; it takes the bytes, the name and the limits, and gives bytes.
        most: how many may read at the same time; no more than are asked to, unless set.
    """

    def __init__(self, reader: str = READER, *, most: int | None = None) -> None:
        self._reader = reader
        self._slots = BoundedSemaphore(most) if most else None
        self._lock = Lock()
        self._idle: list[ReadingProcess] = []
        self._busy: set[ReadingProcess] = set()
        self._stops = self._closed = 0
        _ALL.add(self)

    @property
    def count(self) -> int:
        """How many processes there are."""
        with self._lock:
            return len(self._idle) + len(self._busy)

    def warm(self, count: int = 1) -> None:
        """Lets so many processes start, without waiting for them."""
        with self._lock:
            missing = count - len(self._idle)
        started = [ReadingProcess(self._reader) for _ in range(missing)]
        with self._lock:
            self._idle += started

    def read(self, data: bytes, name: str, limits: Limits | None = None) -> bytes:
        """What the reader gives for a document.

        Raises UnreadableDocument, with a sentence, for whatever goes wrong: what the reader refuses, what takes too
        long or too much memory, a crash.
        """
        limits = limits or Limits()
        if self._slots is None:
            return self._read(data, name, limits)
        if not self._slots.acquire(timeout=limits.max_seconds):
            raise UnreadableDocument(f"{name} was not read: other documents are being read. Try again in a minute.")
        try:
            return self._read(data, name, limits)
        finally:
            self._slots.release()

    def stop(self) -> None:
        """Ends the processes, those at work too; what they were reading is refused. Later readings start new ones."""
        with self.stopped():
            pass

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """As `stop`, and refuses all that is to be read as long as the block lasts."""
        with self._lock:
            self._stops += 1
            self._closed += 1
            ending = [*self._idle, *self._busy]
            self._idle.clear()
        try:
            for process in ending:
                process.end()
            yield
        finally:
            with self._lock:
                self._closed -= 1

    def _read(self, data: bytes, name: str, limits: Limits) -> bytes:
        stops, process = self._stops, self._taken(name)
        again = process.documents > 0
        try:
            answer = process.ask(data, name, limits)
        except Ended as ended:
            if self._stops != stops:
                raise _was_stopped(name) from ended
            if again and ended.why != Ended.TIME:  # perhaps for what an earlier document left behind
                return self._read_afresh(data, name, limits)
            raise UnreadableDocument(_sentence(ended, name, limits)) from None
        finally:
            self._back(process)
        if again and answer.outcome == MEMORY:
            return self._read_afresh(data, name, limits)
        return _given(answer, name, limits)

    def _read_afresh(self, data: bytes, name: str, limits: Limits) -> bytes:
        """As `_read`, in a process that has read nothing before."""
        with self._lock:
            used = [process for process in self._idle if process.documents]
            self._idle = [process for process in self._idle if not process.documents]
        for process in used:
            process.end()
        return self._read(data, name, limits)

    def _taken(self, name: str) -> ReadingProcess:
        with self._lock:
            process = self._idle.pop() if self._idle else None
        if process is not None and not process.alive:
            process.end()
            process = None
        process = process or ReadingProcess(self._reader)
        with self._lock:
            if not self._closed:
                self._busy.add(process)
                return process
        process.end()
        raise _was_stopped(name)

    def _back(self, process: ReadingProcess) -> None:
        """Keeps a process for the next document, unless it is at work still, has read many or holds much memory."""
        keep = process.ready and process.documents < MOST_DOCUMENTS and process.memory() < MOST_KEPT
        with self._lock:
            self._busy.discard(process)
            keep = keep and process.ready and not self._closed
            if keep:
                self._idle.append(process)
        if not keep:
            process.end()

    def forget(self) -> None:
        """In a process that was forked off: those that read belong to its parent."""
        self._lock = Lock()
        self._idle, self._busy = [], set()


@atexit.register
def stop_all() -> None:
    """Ends every process that reads for this one."""
    for readers in list(_ALL):
        readers.stop()


def _forget_all() -> None:
    for readers in list(_ALL):
        readers.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)

#: The processes that this one reads with.
READERS = Readers()


def read(data: bytes, name: str, limits: Limits | None = None, readers: Readers = READERS) -> Reading:
    """A document as read and understood, in a process of its own. Raises UnreadableDocument with a sentence."""
    found = readers.read(data, name, limits)
    try:
        return unpacked(found)
    except (LibraryError, KeyError, TypeError, ValueError) as error:
        raise UnreadableDocument(f"{name} could not be read: what its reader gave is no plan. {_INSTEAD}") from error


@contextmanager
def at_once(jobs: int, *, most: int, readers: Readers = READERS) -> Iterator[Executor]:
    """An executor for `read`, whose processes start at once; leaving it, also at Ctrl-C, ends what is still read.

    Args:
        jobs: how many documents are read at the same time; 0 for one a processor core.
        most: how many documents there are.
        readers: the processes.
    """
    count = max(1, min(jobs or cores(), most))
    readers.warm(count)
    threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
    try:
        yield threads
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        with readers.stopped():
            threads.shutdown()


def _was_stopped(name: str) -> UnreadableDocument:
    return UnreadableDocument(f"{name} was not read: reading was stopped.")


def _given(answer: Answer, name: str, limits: Limits) -> bytes:
    """What the reader gave, or what it said raised again here."""
    if answer.outcome == DONE:
        return answer.body
    if answer.outcome == MEMORY:
        raise UnreadableDocument(_sentence(Ended(Ended.MEMORY), name, limits))
    if answer.outcome == FAILED:
        error = UnreadableDocument(f"{name} could not be read: its reader failed ({answer.said}). {_INSTEAD}")
        error.add_note(answer.trace)
        raise error
    kind = getattr(errors, answer.kind, None)
    known = isinstance(kind, type) and issubclass(kind, ThreadlineError)
    raise (kind if known else UnreadableDocument)(answer.said)  # type: ignore[misc] # one of the error tree


def _sentence(ended: Ended, name: str, limits: Limits) -> str:
    if ended.why == Ended.TIME:
        return f"{name} took longer than {limits.max_seconds} s to read and was stopped. {_INSTEAD}"
    if ended.why == Ended.MEMORY:
        most = f"{limits.max_memory_bytes / 1e6:,.0f} MB"
        return f"{name} needed more than {most} of memory to read and was stopped. {_INSTEAD}"
    if ended.why == Ended.START:
        return f"{name} was not read: no process could be started to read it in ({ended.said})."
    return f"{name} made its reader crash ({ended.said}), so nothing of it was read. {_INSTEAD}"
