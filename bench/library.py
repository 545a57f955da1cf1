"""Made-up libraries for the benchmarks: plans of given or made-up sentences with vectors, and how runs are timed."""

from __future__ import annotations

import csv
import gzip
import itertools
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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
    Status,
    StatusReading,
    ThemeMention,
    Thread,
    ThreadKind,
)
from graph.store import Store
from graph.vocabulary import themes

EACH, WIDTH, CENTRES, BOARDS = 20, 384, 400, 60
_CODES = tuple(theme.code for theme in themes())
_VERBS = ("review", "write", "share", "agree", "monitor", "refresh", "publish")
_SUBJECTS = ("hoarding", "training", "referrals to MARAC", "capacity", "the audit tool", "discharge", "supervision")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(])")
_SHORTEST, _LONGEST = 40, 600  # letters of a sentence that can stand as an ask


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A plan with its document and one unit vector a recommendation, shape (EACH, WIDTH)."""

    plan: Plan
    data: bytes
    vectors: NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """What several runs of one thing took: the middle one and the 95th of a hundred, in milliseconds."""

    median: float
    p95: float

    def __str__(self) -> str:
        return f"{self.median:8.1f} ms {self.p95:8.1f} ms"


def sentences(paths: Sequence[Path], chance: random.Random) -> Iterator[str]:
    """Sentences to recommend, each once: of gzipped CSV files first (`text`, and `concerns` cut up), then made up."""
    seen: set[str] = set()
    for path in paths:
        for text in _written(path):
            if text not in seen:
                seen.add(text)
                yield text
    for number in itertools.count():
        filler = " ".join(f"term{chance.randrange(4000)}" for _ in range(20))
        yield f"All agencies should {chance.choice(_VERBS)} {chance.choice(_SUBJECTS)} {filler} {number}"


def plans(
    how_many: int, asks: Iterator[str], chance: random.Random, named: str = "plan"
) -> Iterator[tuple[Plan, bytes]]:
    """So many plans of EACH recommendations; every tenth is its board's second plan for the same review."""
    for number in range(how_many):
        data = f"{named} {number}".encode()
        due = date(2008 + number % 18, 1 + number % 12, 28)
        texts = enumerate(itertools.islice(asks, EACH))
        made = Plan(
            original=Original(digest=digest(data), file=f"{number}.txt", size=len(data)),
            title=f"Action plan {number}",
            board=Board(name=f"Board {number % BOARDS}"),
            review=Review(label=f"Review {number - number % 10 // 9}", kind=("SAR", "DHR")[number % 2]),
            published=Period(raw=str(due), due=due, precision=Precision.DAY),
            recommendations=tuple(_recommendation(digest(data), at, text, chance) for at, text in texts),
        )
        yield made, data


def with_random_vectors(made: Iterator[tuple[Plan, bytes]], seed: int = 7) -> Iterator[Made]:
    """Plans with vectors at random round a few hundred centres, as texts on a few hundred subjects have."""
    numbers = np.random.default_rng(seed)
    centres = numbers.standard_normal((CENTRES, WIDTH))
    for plan, data in made:
        rows = centres[numbers.integers(CENTRES, size=EACH)] + numbers.standard_normal((EACH, WIDTH))
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        yield Made(plan=plan, data=data, vectors=rows.astype(np.float32))


def save(store: Store, made: Made, encoder: str) -> None:
    """Save one plan with its vectors."""
    ids = [one.id for one in made.plan.recommendations]
    store.save_plan(made.plan, data=made.data, vectors=dict(zip(ids, made.vectors, strict=True)), encoder=encoder)


def timed(*asks: Callable[[], object], times: int = 30) -> Timing:
    """What asking takes, over `times` runs that go through the asks in turn, after one of each that is not counted."""
    for ask in asks:
        ask()
    return timing([once(ask) for ask in itertools.islice(itertools.cycle(asks), times)])


def timing(milliseconds: Sequence[float]) -> Timing:
    """The middle and the 95th of a hundred of some runs."""
    ordered = sorted(milliseconds)
    return Timing(median=statistics.median(ordered), p95=ordered[int((len(ordered) - 1) * 0.95)])


def once(ask: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def _written(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if text := (row.get("text") or "").strip():
                yield text[:_LONGEST]
            for sentence in _SENTENCE.split((row.get("concerns") or "").strip()):
                if _SHORTEST <= len(sentence) <= _LONGEST:
                    yield sentence


def _recommendation(document: str, at: int, text: str, chance: random.Random) -> Recommendation:
    """One recommendation with two actions, two in three with a thread, up to three agencies and two themes."""
    status = chance.choice(tuple(Status))
    reading = StatusReading(value=status, stated=status)
    period = Period(raw="by the end of the year", due=date(2010 + at % 15, 12, 31))
    names = [f"Agency {int(chance.paretovariate(0.6)) % 400}" for _ in range(3)]
    actions = tuple(Action(text=text[:120], progress=text[:200], timescale=period, status=reading) for _ in range(2))
    return Recommendation(
        id=recommendation_id(document=document, label=str(at), section=(), text=text, twin=0),
        wording=wording_key(text),
        text=text,
        label=f"Rec {at}",
        lead_raw="Agency",
        actions=actions,
        status=reading,
        threads=(Thread(kind=chance.choice(tuple(ThreadKind)), quote=text[:40], action=0),) if at % 3 else (),
        agencies=tuple(
            AgencyMention(name=name, surface=name, role=chance.choice(tuple(Role))) for name in dict.fromkeys(names)
        ),
        themes=tuple(ThemeMention(code=code, quote=text[:20]) for code in chance.sample(_CODES, 2)),
    )
