"""How long each step from a text plan to a saved graph takes, beside the encoding of its asks in the same run.

PYTHONPATH=. python bench/reading.py [PLAN …]        (default: the sample plans)
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from embeddings.asks import wording
from embeddings.encoder import load
from embeddings.vectors import embed
from graph.connect import connect
from ingest.meaning import understand
from ingest.pipeline import build
from ingest.plans.assembly import assemble
from ingest.readers import documents
from ingest.running.sources import sources

T = TypeVar("T")
RUNS = 7
SAMPLES = Path(__file__).parent.parent / "webapp" / "samples"


def timed(act: Callable[[], T]) -> tuple[float, T]:
    """Median milliseconds of several runs, and what the last one gave."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        found = act()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), found


def main(paths: list[Path]) -> None:
    """Print a row a step, with its ratio to the baseline."""
    start = time.perf_counter()
    encoder = load()
    loaded = (time.perf_counter() - start) * 1000
    files = [(path.read_bytes(), path.name) for path in paths]
    reading, read = timed(lambda: [documents.read(data, name) for data, name in files])
    assembling, assembled = timed(lambda: [assemble(document) for document in read])
    understanding, plans = timed(lambda: [understand(plan) for plan in assembled])
    asks = [wording(found) for plan in plans for found in plan.recommendations]
    encoding, _ = timed(lambda: embed(asks, encoder))

    def whole() -> None:
        with tempfile.TemporaryDirectory() as folder, connect(Path(folder) / "library") as store:
            build(paths, store, encoder, today=date.today())  # noqa: DTZ011  # a day in a throw-away library

    building, _ = timed(whole)
    size = sum(len(data) for data, _ in files)
    print(f"{len(paths)} plans, {size:,} bytes, {len(asks)} recommendations; {RUNS} runs each")
    print(f"{'load the encoder (once)':34s}{loaded:9.1f} ms")
    rows = {
        "read": reading,
        "assemble": assembling,
        "understand": understanding,
        "encode the asks (baseline)": encoding,
    }
    for name, median in {**rows, "all steps and saving": building}.items():
        print(f"{name:34s}{median:9.1f} ms {median / encoding:6.2f} x baseline")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [found.path for found in sources([SAMPLES])])
