"""How fast a library of 10,000 made-up recommendations loads and answers, beside a plain scan of the same words."""

from __future__ import annotations

import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from graph.answers import Filters
from graph.connect import connect
from graph.identity import digest, recommendation_id, wording_key
from graph.model import (
    Action,
    AgencyMention,
    Board,
    Original,
    Period,
    Plan,
    Precision,
    Recommendation,
    Review,
    Role,
    ThemeMention,
    Thread,
    ThreadKind,
)
from graph.store import Store

PLANS, EACH, WIDTH, TIMES = 500, 20, 384, 15
THEMES = ("hoarding", "training", "marac", "self-neglect", "mental-capacity")
SUBJECTS = ("hoarding", "training", "referrals to MARAC", "capacity", "the audit tool", "discharge", "supervision")
VERBS = ("review", "write", "share", "agree", "monitor", "refresh", "publish")
FILLER = tuple(f"term{number}" for number in range(4000))


def make(number: int, chance: random.Random) -> tuple[Plan, bytes]:
    """One plan of 20 recommendations, each of about 120 words."""
    data = f"plan {number}".encode()
    due = date(2008 + number % 18, 1 + number % 12, 28)
    plan = Plan(
        original=Original(digest=digest(data), file=f"{number}.txt", size=len(data)),
        title=f"Action plan {number}",
        board=Board(name=f"Board {number % 60}"),
        review=Review(label=f"Review {number}", kind=("SAR", "DHR")[number % 2]),
        published=Period(raw=str(due), due=due, precision=Precision.DAY),
        recommendations=tuple(recommendation(digest(data), at, due, chance) for at in range(EACH)),
    )
    return plan, data


def recommendation(document: str, at: int, due: date, chance: random.Random) -> Recommendation:
    """One recommendation with two actions, one thread, three agencies and two themes."""

    def some(words: int) -> str:
        return " ".join(chance.choices(FILLER, k=words))

    text = f"All agencies should {chance.choice(VERBS)} {chance.choice(SUBJECTS)} {some(20)}"
    names = (f"Agency {chance.randrange(400)}" for _ in range(3))
    period = Period(raw="in a year", due=due.replace(year=due.year + 1))
    return Recommendation(
        id=recommendation_id(document=document, label=str(at), section=(), text=text, twin=0),
        wording=wording_key(text),
        text=text,
        label=f"Rec {at}",
        objective=some(10),
        lead_raw="Agency",
        actions=tuple(Action(text=some(20), progress=some(25), timescale=period) for _ in range(2)),
        threads=(Thread(kind=chance.choice(tuple(ThreadKind)), quote=some(5), action=0),),
        agencies=tuple(AgencyMention(name=name, surface=name, role=chance.choice(tuple(Role))) for name in names),
        themes=tuple(ThemeMention(code=code, quote=code) for code in chance.sample(THEMES, 2)),
    )


def fill(store: Store) -> float:
    """Load the library; seconds."""
    chance, numbers = random.Random(7), np.random.default_rng(7)
    made = [make(number, chance) for number in range(PLANS)]
    vectors = numbers.standard_normal((PLANS, EACH, WIDTH)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
    start = time.perf_counter()
    for (plan, data), rows in zip(made, vectors, strict=True):
        ids = [one.id for one in plan.recommendations]
        store.save_plan(plan, data=data, vectors=dict(zip(ids, rows, strict=True)), encoder="bench")
    return time.perf_counter() - start


def median(question: Callable[[], object]) -> float:
    """Milliseconds of the middle one of several runs, after one that is not counted."""
    question()
    return statistics.median(_once(question) for _ in range(TIMES)) * 1000


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
            print(f"{'baseline: LIKE scan for “hoarding”, ids only':58s} {median(scan(folder)):8.1f} ms")
            for label, question in questions(store).items():
                print(f"{label:58s} {median(question):8.1f} ms")


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

    return _once(ask) * 1000


def folder_size(folder: Path) -> float:
    """Megabytes on disk."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _once(question: Callable[[], object]) -> float:
    start = time.perf_counter()
    question()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
