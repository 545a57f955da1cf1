"""One reading process as its parent sees it: started, asked, watched, ended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import ClassVar

from ingest.layout import Limits
from ingest.running import fences, frames
from ingest.running.child import READY

#: Seconds between two looks at a process, and between two looks at what it may have started.
TICK = 0.05
FAMILY_TICK = 1.0
#: Seconds in which a process must have started.
START = 60
#: The longest answer that is taken, in bytes.
MOST_ANSWER = 1_000_000_000
#: Runs the other side on the same modules as this one, never on those of the folder that somebody works in.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from ingest.running.child import main; main(sys.argv[2])"
)


class Ended(Exception):
    """The process was ended, or ended itself: `why` is one of the four below, `said` has more for a person."""

    TIME, MEMORY, CRASH, START = "time", "memory", "crash", "start"

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of a document: its outcome (see `ingest.running.child`), and what goes with that one."""

    outcome: str
    said: str = ""
    kind: str = ""
    trace: str = ""
    body: bytes = b""


class ReadingProcess:
    """A process that reads one document after the other. `ready` says that it waits for one; no two at a time."""

    _FLAGS: ClassVar[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)

    def __init__(self, reader: str) -> None:
        """Starts it, without waiting for it; `reader` is what it runs, as "module:function"."""
        self.documents = 0
        self.ready = True
        self._process: subprocess.Popen[bytes] | None = None
        self._id = 0
        self._said: SimpleQueue[bytes | None] = SimpleQueue()
        self._trouble = ""
        path = json.dumps([folder or str(Path.cwd()) for folder in sys.path])
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _START, path, reader],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                start_new_session=True,  # Ctrl-C is for the parent, who knows what to do about it
                creationflags=self._FLAGS,
            )
        except (OSError, ValueError) as error:
            self._trouble = str(error)
            return
        Thread(target=self._listen, daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it still runs, as far as is known."""
        return self._process is not None and self._process.poll() is None

    def memory(self) -> int:
        """Bytes that it holds."""
        return fences.memory(self._id) if self._id else 0

    def ask(self, data: bytes, name: str, limits: Limits) -> Answer:
        """What comes of a document; raises Ended where that is its end. After any error, `ready` is False."""
        self.ready = False
        if not self._id:
            self._id = self._started()
        self.documents += 1
        self._send(json.dumps({"name": name, "limits": asdict(limits)}).encode())
        self._send(data)
        head, body = self._watched(limits), self._watched(limits)
        self.ready = True
        return Answer(**json.loads(head), body=body)

    def end(self) -> None:
        """Ends it, with whatever it started, and waits until it is gone."""
        self.ready = False
        if self._process is None:
            return
        if self._process.poll() is None:
            fences.kill(self._process.pid)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=10)
        if self._process.stdin:  # the other pipe is closed by the thread that reads it
            self._process.stdin.close()

    def _started(self) -> int:
        """The number of the process that reads: on Windows, it is one that the process we started has started."""
        if self._process is None:
            raise Ended(Ended.START, self._trouble)
        try:
            message = self._said.get(timeout=START)
        except Empty:
            raise Ended(Ended.START, f"it took longer than {START} s") from None
        said = json.loads(message) if message else {"said": self._end()}
        self._said.get()
        if said.get("outcome") != READY:
            raise Ended(Ended.START, str(said["said"]).strip())
        return int(said["process"])

    def _send(self, message: bytes) -> None:
        with suppress(OSError):  # it went away: what it said last, and how it ended, are looked at next
            if self._process and self._process.stdin:
                frames.send(self._process.stdin.fileno(), message)

    def _watched(self, limits: Limits) -> bytes:
        """The next message, while its time and its memory are looked at."""
        ends = time.monotonic() + limits.max_seconds
        family = time.monotonic() + FAMILY_TICK
        while True:
            with suppress(Empty):
                message = self._said.get(timeout=TICK)
                if message is None:
                    raise Ended(Ended.CRASH, self._end())
                return message
            now = time.monotonic()
            if now > ends:
                raise Ended(Ended.TIME)
            if fences.memory(self._id, with_children=now > family) > limits.max_memory_bytes:
                raise Ended(Ended.MEMORY)
            family = now + FAMILY_TICK if now > family else family

    def _listen(self) -> None:
        """Hands on what it says, message by message; None when it says no more."""
        if self._process is None or self._process.stdout is None:
            return
        with suppress(frames.Broken, OSError), self._process.stdout as pipe:
            for message in frames.receive(pipe.fileno(), MOST_ANSWER):
                self._said.put(message)
        self._said.put(None)
        self._said.put(None)  # an answer is two messages, and both are waited for

    def _end(self) -> str:
        """How it ended, in words."""
        if self._process is None:
            return self._trouble
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(timeout=10)
            with suppress(ValueError):
                return signal.Signals(-code).name if code < 0 else f"exit status {code}"
            return f"exit status {code}"
        return "it says nothing any more"
