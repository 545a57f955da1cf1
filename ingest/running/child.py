"""The process that reads: takes one document after the other from its parent, and ends when its parent does.

It is started by `ingest.running.supervisor`; what it runs is a function `(data, name, limits) -> bytes`.
"""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from ingest.layout import Limits
from ingest.running import fences, frames

Reader = Callable[[bytes, str, Limits], bytes]
#: What came of a document, as the parent is told of it.
DONE, REFUSED, FAILED, MEMORY, READY, UNABLE = "done", "refused", "failed", "memory", "ready", "unable"
#: Seconds beyond the limit after which this process ends itself, should its parent have gone without doing so.
GRACE = 5


def main(function: str) -> None:
    """Reads documents until the parent closes the pipe.

    Args:
        function: the reader, as "module:function".
    """
    from_parent, to_parent = _pipes()
    fences.settle()
    requests: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(from_parent, requests), daemon=True).start()
    try:
        reader = _found(function)
    except Exception:  # noqa: BLE001 - whatever hinders the start is told to the parent
        _tell(to_parent, {"outcome": UNABLE, "said": traceback.format_exc(limit=-3)})
        return
    _tell(to_parent, {"outcome": READY, "process": os.getpid()})
    while True:
        asked = json.loads(requests.get())
        _tell(to_parent, *_answer(reader, requests.get(), asked["name"], Limits(**asked["limits"])))


def _pipes() -> tuple[int, int]:
    """The two ends that lead to the parent, out of reach for libraries that print."""
    ends = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    if sys.platform == "win32":  # else a byte 26 ends a file there, and line ends are changed
        import msvcrt

        for end in ends:
            msvcrt.setmode(end, os.O_BINARY)
    return ends


def _listen(pipe: int, requests: SimpleQueue[bytes]) -> None:
    """Hands requests on; when the parent has gone, ends this process at once, whatever it is doing."""
    try:
        for message in frames.receive(pipe):
            requests.put(message)
    finally:
        os._exit(0)


def _found(function: str) -> Reader:
    module, _, name = function.partition(":")
    reader: Reader = getattr(importlib.import_module(module), name)
    return reader


def _answer(reader: Reader, data: bytes, name: str, limits: Limits) -> tuple[dict[str, Any], bytes]:
    """What came of one document: the outcome and, where it was read, what the reader gave."""
    from graph.errors import ThreadlineError

    try:
        with fences.around(limits), Path(os.devnull).open("w") as nowhere:
            faulthandler.dump_traceback_later(limits.max_seconds + GRACE, exit=True, file=nowhere)
            try:
                return {"outcome": DONE}, reader(data, name, limits)
            finally:
                faulthandler.cancel_dump_traceback_later()
    except MemoryError:
        return {"outcome": MEMORY}, b""
    except ThreadlineError as error:
        return {"outcome": REFUSED, "kind": type(error).__name__, "said": str(error)}, b""
    except Exception as error:  # noqa: BLE001 - a fault of a reader is a sentence to the user, not the end of a batch
        said = f"{type(error).__name__}: {error}"
        return {"outcome": FAILED, "said": said[:300], "trace": traceback.format_exc(limit=-20)}, b""


def _tell(pipe: int, head: dict[str, Any], body: bytes = b"") -> None:
    try:
        frames.send(pipe, json.dumps(head).encode())
        frames.send(pipe, body)
    except OSError:
        sys.exit(0)  # nobody is left to be told
