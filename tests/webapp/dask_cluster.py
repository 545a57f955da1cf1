"""A Dask cluster on this machine, as docs/scale.md starts one: a scheduler and two workers, processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

WORKERS = 2
_READY = 90  # seconds to wait for the scheduler
_WORKER = ("dask_worker", "--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--death-timeout", "60")


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A cluster that runs: the address of its scheduler."""

    address: str


@contextmanager
def running(folder: Path) -> Iterator[Cluster]:
    """A cluster for the length of a `with`; its processes are ended by their own ids. Logs lie in the folder."""
    known = folder / "scheduler.json"
    scheduler = ("dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(known))
    with ExitStack() as started:
        started.enter_context(_process(folder / "scheduler.log", *scheduler))
        address = _address(known)
        for number in range(WORKERS):
            own = ("--local-directory", str(folder / f"worker {number}"))
            started.enter_context(_process(folder / f"worker {number}.log", *_WORKER, *own, address))
        yield Cluster(address=address)


@contextmanager
def _process(log: Path, command: str, *arguments: str) -> Iterator[None]:
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{command}", "--host", "127.0.0.1", *arguments],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=said, stderr=subprocess.STDOUT, cwd=log.parent,
        )  # fmt: skip
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(known: Path) -> str:
    """Where the scheduler listens, once it has said so."""
    until = time.monotonic() + _READY
    while time.monotonic() < until:
        if known.exists() and (text := known.read_text(encoding="utf-8")).strip():
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    raise TimeoutError(f"The scheduler did not start within {_READY} s; see {known.parent}.")
