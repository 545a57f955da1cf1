"""How long both engines take for the same: a library in a folder beside one on a Neo4j server, question by question.

`PYTHONPATH=. python -m bench.engines [--recommendations N] [TEXTS.csv.gz ...]` fills both with the same plans and asks
both the same, in turns. It starts a Neo4j server of its own (Java 17 and Maven needed), or uses the one that
THREADLINE_NEO4J_URL names, **whose content it deletes**. Vectors are those of the default encoder.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bench.library import EACH, Made, Timing, once, plans, save, sentences, timed, timing, with_random_vectors
from embeddings.encoder import Encoder, load
from graph.access import Access
from graph.answers.asked import Filters
from graph.connect import connect
from graph.store import Store
from tests.neo4j.server import Server, running, wipe

TIMES, INPUTS = 60, 20  # runs of each question, and over how many different things they go
_AT_ONCE = 2_000  # texts encoded before it is said how far it has got
T = TypeVar("T")
Vector = NDArray[np.float32]
Question = Callable[[Store], object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """The two libraries that are compared, and how to open each of them anew."""

    embedded: Store
    served: Store
    reopen: tuple[Callable[[], Store], Callable[[], Store]]


def main(arguments: Sequence[str]) -> None:
    """Fill both libraries, then print what each question takes on each."""
    given = _given(arguments)
    chance, encoder = random.Random(7), load()
    asks = list(islice(sentences(given.texts, chance), given.recommendations // EACH * EACH))
    vectors = encoded(asks, encoder)
    with _server() as server, tempfile.TemporaryDirectory() as folder, _both(server, Path(folder)) as sides:
        print(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, {platform.machine()}, ", end="")
        print(f"Neo4j of one machine; {len(asks):,} recommendations in {len(asks) // EACH:,} plans")
        print(f"{'':44s} {'SQLite':^23s} {'Neo4j':^23s}  Neo4j / SQLite")
        print(f"{'':44s} {'median':>11s} {'p95':>11s} {'median':>11s} {'p95':>11s}  {'median':>7s} {'p95':>6s}")
        _line("save a plan of 20, with its vectors", *_load(sides, asks, vectors))
        _line("first question of a process, no vectors", *_first(sides, Store.cards))
        vector = encoder.encode(asks[:1])[0]
        _line("first question of a process, by meaning", *_first(sides, lambda one: one.similar(vector)))
        for name, questions in _questions(sides.embedded, asks, encoder).items():
            _line(name, *(_asked(one, questions) for one in (sides.embedded, sides.served)))
        _line("first question after another wrote a plan", *_after_another(sides, vector))
        _by_index(sides, encoder.encode(random.Random(5).sample(asks, 50)))


def encoded(asks: Sequence[str], encoder: Encoder) -> Vector:
    """Unit vectors, shape (asks, width), kept beside the user's other caches from run to run."""
    key = hashlib.sha256("\n".join([encoder.name, *asks]).encode()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "threadline" / f"bench-{key}.npy"
    if cache.exists():
        return np.asarray(np.load(cache), dtype=np.float32)
    parts: list[Vector] = []
    start = time.perf_counter()
    for at in range(0, len(asks), _AT_ONCE):
        parts.append(encoder.encode(asks[at : at + _AT_ONCE]))
        print(f"encoded {min(at + _AT_ONCE, len(asks)):,} of {len(asks):,}", file=sys.stderr)
    print(f"{len(asks) / (time.perf_counter() - start):.0f} texts encoded a second", file=sys.stderr)
    cache.parent.mkdir(parents=True, exist_ok=True)
    np.save(cache, np.concatenate(parts))
    return np.concatenate(parts)


def _given(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", nargs="*", type=Path, help="gzipped CSV files of sentences; more are made up")
    parser.add_argument("--recommendations", type=int, default=10_000)
    return parser.parse_args(arguments)


@contextmanager
def _server() -> Iterator[Server]:
    if address := os.environ.get("THREADLINE_NEO4J_URL"):
        password = os.environ.get("THREADLINE_NEO4J_PASSWORD", "")
        yield Server(
            address=address, user=os.environ.get("THREADLINE_NEO4J_USER", "neo4j"), password=password, process=0
        )
    else:
        with running(heap="2g", pages="1g") as found:
            yield found


@contextmanager
def _both(server: Server, folder: Path) -> Iterator[Sides]:
    wipe(server)
    access = Access(user=server.user, password=server.password, originals=folder / "shared")

    def embedded() -> Store:
        return connect(folder / "library")

    def served() -> Store:
        return connect(server.address, access=access)

    with embedded() as one, served() as other:
        yield Sides(embedded=one, served=other, reopen=(embedded, served))


def _load(sides: Sides, asks: Sequence[str], vectors: Vector) -> tuple[Timing, Timing]:
    """Save every plan into both, each in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    start = time.perf_counter()
    for number, (plan, data) in enumerate(plans(len(asks) // EACH, iter(asks), random.Random(7))):
        made = Made(plan=plan, data=data, vectors=vectors[number * EACH : (number + 1) * EACH])
        for taken, store in zip(times, (sides.embedded, sides.served), strict=True):
            taken.append(once(lambda store=store, made=made: save(store, made, "minilm-int8")))  # type: ignore[misc]
        if number % 500 == 499:  # noqa: PLR2004
            print(f"{number + 1:,} plans, {time.perf_counter() - start:.0f} s", file=sys.stderr)
    print(f"load whole: SQLite {sum(times[0]) / 1000:.1f} s, Neo4j {sum(times[1]) / 1000:.1f} s", file=sys.stderr)
    return timing(times[0]), timing(times[1])


def _first(sides: Sides, question: Question) -> tuple[Timing, Timing]:
    """The first question of a store that was just opened: it loads what it will remember."""

    def ask(reopen: Callable[[], Store]) -> Callable[[], object]:
        def whole() -> None:
            with reopen() as store:
                question(store)

        return whole

    one, other = (timed(ask(reopen), times=3) for reopen in sides.reopen)
    return one, other


def _after_another(sides: Sides, vector: Vector) -> tuple[Timing, Timing]:
    """What an open store takes for its next question when somebody else has saved a plan."""
    times: tuple[list[float], list[float]] = ([], [])
    chance = random.Random(23)
    made = with_random_vectors(plans(6, (f"{text} Anew." for text in sentences([], chance)), chance, named="anew"))
    for one in made:
        for taken, store, reopen in zip(times, (sides.embedded, sides.served), sides.reopen, strict=True):
            store.similar(vector)
            with reopen() as other:
                save(other, one, "minilm-int8")
            taken.append(once(lambda store=store: store.similar(vector)))  # type: ignore[misc]
    return timing(times[0]), timing(times[1])


def _by_index(sides: Sides, vectors: Vector) -> None:
    """The ten nearest by the server's index beside those by every vector: what it takes, and how many are the same."""
    exact = [{hit.card.id for hit in sides.embedded.similar(vector).items} for vector in vectors]
    by_all = timed(*(lambda vector=vector: sides.served.similar(vector) for vector in vectors), times=TIMES)
    sides.served._engine.compares_up_to = 0  # noqa: SLF001 - as if the library were too large to hold its vectors
    found = [{hit.card.id for hit in sides.served.similar(vector).items} for vector in vectors]
    by_index = timed(*(lambda vector=vector: sides.served.similar(vector) for vector in vectors), times=TIMES)
    same = sum(len(one & other) for one, other in zip(exact, found, strict=True)) / (10 * len(exact))
    print(f"ten nearest on the server by its index: {by_index}; by every vector in memory: {by_all}; ", end="")
    print(f"ratio {by_index.median / by_all.median:.1f}; {same:.3f} of them the same")


def _questions(store: Store, asks: Sequence[str], encoder: Encoder) -> dict[str, Sequence[Question]]:
    """What is asked of both, by the name it is printed under, each of INPUTS different things."""
    chance, today = random.Random(11), date(2026, 1, 1)
    ids = chance.sample([card.id for card in store.cards(limit=5_000).items], INPUTS)
    boards = chance.choices([one.value for one in store.boards()], k=INPUTS)
    themes = chance.sample([one.value for one in store.themes()], INPUTS)
    pairs = [Filters(board=(board,), theme=(theme,)) for board, theme in zip(boards, themes, strict=True)]
    words = [_phrase(text, chance) for text in chance.sample(list(asks), INPUTS)]
    searches = list(zip(words, encoder.encode(words), strict=True))
    return {
        "round a recommendation (ego graph)": _each(ids, lambda s, one: s.around(f"recommendation:{one}")),
        "round a theme (a hub, folded)": _each(themes, lambda s, one: s.around(f"theme:{one}")),
        "a theme of one board, first page": _each(pairs, lambda s, one: s.cards(one)),
        "a theme whole, by board": _each(themes, lambda s, one: s.theme(one)),
        "unfinished, first page": _each(themes, lambda s, _: s.unfinished(today=today)),
        "unfinished of one board": _each(
            boards, lambda s, one: s.unfinished(today=today, filters=Filters(board=(one,)))
        ),
        "search by words": _each(words, lambda s, one: s.search(one)),
        "search by words and meaning (hybrid)": _each(searches, lambda s, one: s.search(one[0], vector=one[1])),
        "similar, ten nearest": _each(searches, lambda s, one: s.similar(one[1])),
        "a recommendation with its nearest": _each(ids, lambda s, one: s.recommendation(one)),
    }


def _each(things: Iterable[T], ask: Callable[[Store, T], object]) -> list[Question]:
    """The same question of each thing."""
    return [lambda store, thing=thing: ask(store, thing) for thing in things]  # type: ignore[misc]


def _phrase(text: str, chance: random.Random) -> str:
    """Two to five words in a row of a text, as somebody might search for."""
    words, wanted = text.split(), chance.randint(2, 5)
    at = chance.randrange(max(1, len(words) - wanted))
    return " ".join(words[at : at + wanted])


def _asked(store: Store, questions: Sequence[Question]) -> Timing:
    return timed(*(lambda ask=ask: ask(store) for ask in questions), times=TIMES)


def _line(name: str, embedded: Timing, served: Timing) -> None:
    ratios = f"{served.median / embedded.median:7.1f} {served.p95 / embedded.p95:6.1f}"
    print(f"{name:44s} {embedded} {served}  {ratios}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
