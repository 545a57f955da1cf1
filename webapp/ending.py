"""Lets a command end well when the system tells it to (SIGTERM), as `docker stop` and service managers do."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread
from typing import NoReturn


@dataclass
class Word:
    """Whether we were told to end."""

    given: bool = False


@contextmanager
def listening() -> Iterator[Word]:
    """Within the block, the word to end is like Ctrl-C: KeyboardInterrupt, so that an unfinished change is undone.

    The first process of a container would not even hear it otherwise.
    """
    word = Word()

    def told(*_: object) -> NoReturn:
        word.given = True
        raise KeyboardInterrupt

    if current_thread() is not main_thread():  # no other thread may listen
        yield word
        return
    before = signal.signal(signal.SIGTERM, told)
    try:
        yield word
    finally:
        signal.signal(signal.SIGTERM, before)
