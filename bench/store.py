"""How fast a library of 10,000 made-up recommendations loads and answers, beside a plain scan of the same words."""

from __future__ import annotations

import platform
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from bench.library import EACH, WIDTH, once, plans, save, sentences, timed, with_random_vectors
from graph.answers.asked import Filters
from graph.connect import connect
from graph.store import Store

PLANS = 500


def fill(store: Store) -> float:
    """Load the library; seconds."""
    chance = random.Random(7)
    made = list(with_random_vectors(plans(PLANS, sentences([], chance), chance)))

    def load() -> None:
        for one in made:
            save(store, one, "bench")

    return once(load) / 1000


def scan(folder: Path) -> Callable[[], object]:
    """The baseline: every recommendation's stored text looked through for a word with LIKE, no index."""
    connection = sqlite3.connect(folder / "graph.db")
    return lambda: connection.execute("SELECT id FROM recommendation WHERE whole LIKE '%hoarding%'").fetchall()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with connect(folder) as store:
            seconds = fill(store)
            print(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, {platform.machine()}")
            print(f"load {PLANS} plans, {PLANS * EACH} recommendations: {seconds:.1f} s, {folder_size(folder):.0f} MB")
            print(f"{'first question of a process (opens, holds the contents)':58s} {first(folder):8.1f} ms")
            print(f"{'':58s} {'median':>11s} {'p95':>11s}")
            print(f"{'baseline: LIKE scan for “hoarding”, ids only':58s} {timed(scan(folder))}")
            for label, question in questions(store).items():
                print(f"{label:58s} {timed(question)}")


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """What is asked, by the name it is printed under."""
    today, board = date(2026, 1, 1), Filters(board=("board-7",))
    vector = np.full(WIDTH, WIDTH**-0.5, dtype=np.float32)
    one = store.cards(limit=1).items[0].id
    return {
        "search “hoarding” (page of 20, facets over all)": lambda: store.search("hoarding"),
        "search “hoarding” with a vector": lambda: store.search("hoarding", vector=vector),
        "search “hoarding” of one board": lambda: store.search("hoarding", filters=board),
        "search six words": lambda: store.search("agencies review training hoarding term7 term8"),
        "cards, first page": store.cards,
        "unfinished, first page": lambda: store.unfinished(today=today),
        "unfinished of one board": lambda: store.unfinished(today=today, filters=board),
        "similar, ten nearest": lambda: store.similar(vector),
        "recommendation with its nearest": lambda: store.recommendation(one),
        "agencies": store.agencies,
        "agency": lambda: store.agency("agency-7"),
        "plans": store.plans,
        "status": store.status,
    }


def first(folder: Path) -> float:
    """Milliseconds to open the library and list its first cards."""

    def ask() -> None:
        with connect(folder) as store:
            store.cards()

    return once(ask)


def folder_size(folder: Path) -> float:
    """Megabytes on disk."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


if __name__ == "__main__":
    main()
