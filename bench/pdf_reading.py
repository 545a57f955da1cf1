"""Pages a second from a PDF to an understood plan, beside pdfplumber's own tables of the same pages in the same run.

PYTHONPATH=. python bench/pdf_reading.py [FILE.pdf]     (default: a real file of 85 pages; else one that is made here)
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pdfplumber
import psutil

from ingest import reading
from ingest.running import supervisor
from ingest.running.fences import cores
from tests.ingest import seeds

RUNS = 3
COPIES = 4
REAL = seeds.REAL / "kent_health_activity.pdf"
TICK = 0.02


def raw(data: bytes) -> int:
    """The tables of each page as pdfplumber finds them, page by page; gives the number of pages."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()
        return len(document.pages)


def several(data: bytes, name: str, jobs: int) -> None:
    """Reads copies of a document, so many at a time."""
    with supervisor.at_once(jobs, most=COPIES) as executor:
        list(executor.map(supervisor.read, [data] * COPIES, [name] * COPIES))


def seconds(act: Callable[[], object]) -> float:
    """Median seconds of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def peak(act: Callable[[], object]) -> float:
    """The most memory, in MB, that the processes which this one started held at one time."""
    over, most = Event(), [0]

    def look() -> None:
        while not over.wait(TICK):
            held = (one.memory_info().rss for one in psutil.Process().children() if one.is_running())
            try:
                most[0] = max(most[0], sum(held))
            except psutil.Error:
                continue

    watcher = Thread(target=look)
    watcher.start()
    act()
    over.set()
    watcher.join()
    return most[0] / 1e6


def main(path: Path | None) -> None:
    """Print a row a way of reading, with its ratio to the baseline."""
    data, name = (path.read_bytes(), path.name) if path else (seeds.pdf(60, compressed=True), "made.pdf")
    pages = raw(data)  # which also loads what pdfplumber loads when it is first used
    reading.read(data, name)
    baseline = pages / seconds(lambda: raw(data))
    rows = {
        "pdfplumber's tables (baseline)": baseline,
        "read, assemble, understand": pages / seconds(lambda: reading.read(data, name)),
        f"{COPIES} files, one job": COPIES * pages / seconds(lambda: several(data, name, 1)),
        f"{COPIES} files, two jobs": COPIES * pages / seconds(lambda: several(data, name, 2)),
    }
    print(f"{name}: {pages} pages, {len(data):,} bytes; median of {RUNS} runs; {cores()} cores")
    for what, speed in rows.items():
        print(f"{what:34s}{speed:9.1f} pages/s {speed / baseline:6.2f} x baseline")
    print(f"{'most memory of a reading process':34s}{peak(lambda: supervisor.read(data, name)):9.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REAL if REAL.exists() else None)
