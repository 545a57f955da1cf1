"""What keeps a reading process within bounds: limits of the system where it has them, and a look at its memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

from ingest.layout import Limits

#: Bytes that a process may reserve beyond those that it may fill.
_RESERVED = 500_000_000


def settle() -> None:
    """A crash of this process leaves no copy of its memory on the disk, and opens no window."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)
    else:
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def around(limits: Limits) -> Iterator[None]:
    """Where the system has such limits, it holds this process to them itself: a second fence behind the parent's.

    Memory beyond it raises MemoryError; computing for longer than it ends the process.
    """
    if sys.platform == "win32":
        yield
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 2 * limits.max_seconds + 10  # two threads compute twice as fast
    wanted = {resource.RLIMIT_CPU: seconds, resource.RLIMIT_DATA: limits.max_memory_bytes + _RESERVED}
    before = {kind: resource.getrlimit(kind) for kind in wanted}
    try:
        for kind, most in wanted.items():
            with suppress(ValueError, OSError):  # not on every system, and never above what the user may
                resource.setrlimit(kind, (most, before[kind][1]))
        yield
    finally:
        for kind, limit in before.items():
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, limit)


def memory(process: int, *, with_children: bool = False) -> int:
    """Bytes that a process holds in memory, with the processes that it started where asked; 0 where it is gone."""
    total = 0
    for one in _family(process) if with_children else [process]:
        with suppress(psutil.Error):
            held = psutil.Process(one).memory_info()
            total += max(held.rss, getattr(held, "private", 0))  # Windows may put memory aside that is still held
    return total


def kill(process: int) -> None:
    """Ends a process and those that it started."""
    for one in reversed(_family(process)):
        with suppress(psutil.Error):
            psutil.Process(one).kill()


def cores() -> int:
    """How many processor cores this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def _family(process: int) -> list[int]:
    with suppress(psutil.Error):
        return [process, *(one.pid for one in psutil.Process(process).children(recursive=True))]
    return [process]
