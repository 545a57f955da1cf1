"""Readers that do what a hostile document may make a reader do; only tests know them.

Each takes what a reading process gives a reader. `marker` files tell the test what happened in the other process.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from typing import NoReturn

from graph.errors import UnreadableDocument
from ingest.layout import Limits

_READ: list[str] = []


def echo(data: bytes, name: str, limits: Limits) -> bytes:
    """Gives back what it was given, with the number of its process and how many documents that has read."""
    _READ.append(name)
    return f"{os.getpid()} {len(_READ)} {name} {limits.max_pages} ".encode() + data


def prints(data: bytes, _name: str, _limits: Limits) -> bytes:
    """Prints, as some libraries do, and reads from the keyboard."""
    print("noise" * 1000, flush=True)  # noqa: T201
    print("noise", file=sys.stderr, flush=True)  # noqa: T201
    return data + sys.stdin.readline().encode()


def refuses(_data: bytes, name: str, _limits: Limits) -> NoReturn:
    """Refuses the document with a sentence."""
    raise UnreadableDocument(f"{name} is no plan. Give another.")


def fails(_data: bytes, _name: str, _limits: Limits) -> NoReturn:
    """Meets something that it does not expect."""
    raise KeyError("Resources")


def recurses(data: bytes, name: str, limits: Limits) -> bytes:
    """Calls itself without an end."""
    return recurses(data, name, limits)


def exits(_data: bytes, _name: str, _limits: Limits) -> NoReturn:
    """Ends its process without a word."""
    os._exit(3)


def leaves(_data: bytes, _name: str, _limits: Limits) -> NoReturn:
    """Asks Python to end."""
    sys.exit(0)


def crashes(_data: bytes, _name: str, _limits: Limits) -> NoReturn:
    """Crashes its process as a fault in a library does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def loops(_data: bytes, _name: str, _limits: Limits) -> NoReturn:
    """Never comes to an end."""
    while True:
        pass


def hangs_in_a_pattern(_data: bytes, _name: str, _limits: Limits) -> bytes:
    """Never comes to an end, where no other thread of the process gets a turn."""
    re.match(r"(?:a|a|ab)*c", "a" * 200)
    return b""


def swells(_data: bytes, _name: str, _limits: Limits) -> bytes:
    """Takes more memory, and more, as fast as it can."""
    held = []
    while True:
        held.append(bytearray(b"x") * 20_000_000)
        time.sleep(0.01)


def grabs(_data: bytes, _name: str, _limits: Limits) -> bytes:
    """Takes more memory at once than any machine has."""
    return bytes(10**15)


def lets_a_child_swell(_data: bytes, _name: str, _limits: Limits) -> bytes:
    """Starts a process that takes the memory."""
    code = "import time; held = bytearray(b'x') * 400_000_000; time.sleep(60)"
    subprocess.run([sys.executable, "-c", code], check=False)
    return b""


def breaks_later(data: bytes, name: str, limits: Limits) -> bytes:
    """Reads one document, and crashes over each further one in the same process."""
    if _READ:
        os._exit(3)
    return echo(data, name, limits)


def swells_later(data: bytes, name: str, limits: Limits) -> bytes:
    """Reads one document, and has no memory left for a further one in the same process."""
    if _READ:
        raise MemoryError
    return echo(data, name, limits)


def lies(_data: bytes, _name: str, _limits: Limits) -> bytes:
    """Gives something that is no plan."""
    return b'{"plan": {"document": 7}, "notes": []}'


def writes_its_number(data: bytes, name: str, limits: Limits) -> bytes:
    """Writes the number of its process into the file that the document names, then never comes to an end."""
    with open(data.decode(), "a", encoding="utf-8") as file:  # noqa: PTH123
        file.write(f"{os.getpid()}\n")
    return hangs_in_a_pattern(data, name, limits)


def takes_a_second(data: bytes, name: str, limits: Limits) -> bytes:
    """Waits for a second."""
    time.sleep(1)
    return echo(data, name, limits)


def writes_its_number_and_waits(data: bytes, _name: str, _limits: Limits) -> bytes:
    """Writes the number of its process into the file that the document names, then waits for long."""
    with open(data.decode(), "a", encoding="utf-8") as file:  # noqa: PTH123
        file.write(f"{os.getpid()}\n")
    time.sleep(600)
    return b""
