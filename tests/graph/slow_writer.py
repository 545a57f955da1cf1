"""Writes to a library in a process of its own: to be stopped in the middle, or to keep others waiting.

slow_writer.py FOLDER hold      take the writing lock, say "writing", keep it until a line comes in
slow_writer.py FOLDER save      save the example plan and stop for ever before the transaction ends
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from graph import saving, writing
from graph.embedded import SqliteEngine
from graph.engine import Writer
from graph.store import Store
from graph.writing import Prepared
from tests.graph.examples import ash, save


def say(word: str) -> None:
    """Tell the waiting test how far we are."""
    print(word, flush=True)  # noqa: T201 - the test reads it


def hold(engine: SqliteEngine) -> None:
    """Keep the writing lock until a line comes in."""
    with engine.writing():
        say("writing")
        sys.stdin.readline()


def stop_in_mid_save(engine: SqliteEngine) -> None:
    """Save a plan, but stop when all its rows are written and nothing is committed."""
    whole = writing.add

    def add_and_stop(writer: Writer, ready: Prepared) -> None:
        whole(writer, ready)
        say("writing")
        sys.stdin.readline()

    saving.writing.add = add_and_stop  # type: ignore[attr-defined]
    save(Store(engine), ash())


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    {"hold": hold, "save": stop_in_mid_save}[sys.argv[2]](SqliteEngine(Path(sys.argv[1])))
