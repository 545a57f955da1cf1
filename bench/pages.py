"""How long the server takes for each page of a library of 10,000 recommendations, beside an empty answer of Flask.

`PYTHONPATH=. python bench/pages.py [TEXTS.csv.gz]` takes its sentences from the column `text` or `concerns` of a
gzipped CSV file where one is given, else makes some up. Vectors are random, round a few hundred centres.
"""

from __future__ import annotations

import csv
import gzip
import itertools
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from flask import Flask

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
    Status,
    StatusReading,
    ThemeMention,
    Thread,
    ThreadKind,
)
from graph.store import Store
from graph.vocabulary import themes
from ingest.pipeline import regroup
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library

PLANS, EACH, WIDTH, CENTRES, BOARDS, TIMES = 500, 20, 384, 400, 60, 30
CODES = tuple(theme.code for theme in themes())
VERBS = ("review", "write", "share", "agree", "monitor", "refresh", "publish")
SUBJECTS = ("hoarding", "training", "referrals to MARAC", "capacity", "the audit tool", "discharge", "supervision")
LIMIT = 100.0  # milliseconds that a page may take
Page = tuple[str, str]


def texts(path: Path | None, chance: random.Random) -> Iterator[str]:
    """Sentences to recommend: those of a file first, each once, then made-up ones without end."""
    seen: set[str] = set()
    if path is not None:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                text = (row.get("text") or row.get("concerns") or "").strip()[:600]
                if text and text not in seen:
                    seen.add(text)
                    yield text
    for number in itertools.count():
        filler = " ".join(f"term{chance.randrange(4000)}" for _ in range(20))
        yield f"All agencies should {chance.choice(VERBS)} {chance.choice(SUBJECTS)} {filler} {number}"


def recommendation(document: str, at: int, text: str, chance: random.Random) -> Recommendation:
    """One recommendation with two actions, now and then a thread, three agencies and two themes."""
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
        actions=actions,
        status=reading,
        threads=(Thread(kind=chance.choice(tuple(ThreadKind)), quote=text[:40], action=0),) if at % 3 else (),
        agencies=tuple(
            AgencyMention(name=name, surface=name, role=chance.choice(tuple(Role))) for name in dict.fromkeys(names)
        ),
        themes=tuple(ThemeMention(code=code, quote=text[:20]) for code in chance.sample(CODES, 2)),
    )


def plan(number: int, sentences: Iterator[str], chance: random.Random) -> tuple[Plan, bytes]:
    """One plan of 20 recommendations; every tenth is its board's second plan for the same review."""
    data = f"plan {number}".encode()
    due = date(2008 + number % 18, 1 + number % 12, 28)
    asks = zip(range(EACH), sentences, strict=False)
    made = Plan(
        original=Original(digest=digest(data), file=f"{number}.txt", size=len(data)),
        title=f"Action plan {number}",
        board=Board(name=f"Board {number % BOARDS}"),
        review=Review(label=f"Review {number - number % 10 // 9}", kind=("SAR", "DHR")[number % 2]),
        published=Period(raw=str(due), due=due, precision=Precision.DAY),
        recommendations=tuple(recommendation(digest(data), at, text, chance) for at, text in asks),
    )
    return made, data


def fill(store: Store, path: Path | None, encoder: str) -> None:
    """Load the library."""
    chance, numbers = random.Random(7), np.random.default_rng(7)
    centres, sentences = numbers.standard_normal((CENTRES, WIDTH)), texts(path, chance)
    for number in range(PLANS):
        made, data = plan(number, sentences, chance)
        rows = centres[numbers.integers(CENTRES, size=EACH)] + numbers.standard_normal((EACH, WIDTH))
        rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        ids = [one.id for one in made.recommendations]
        store.save_plan(made, data=data, vectors=dict(zip(ids, rows, strict=True)), encoder=encoder)


def pages(store: Store) -> Iterator[Page]:
    """The pages that are asked for: of each kind the heaviest thing, by the name it is printed under."""
    most_named, common = store.agencies()[0].slug, store.themes()[0].value
    card, first, board = store.cards(limit=1).items[0], store.plans()[0], store.boards()[0].value
    yield from (("home", "/"), ("search, no words", "/search"), ("search, two words", "/search?q=training+rights"))
    yield ("search, a word of one board", f"/search?q=training&board={board}")
    yield from (("unfinished threads", "/unfinished"), ("… of one board", f"/unfinished?board={board}"))
    yield from (
        ("plans", "/plans"),
        ("plan", f"/plan/{first.id[:16]}"),
        ("recommendation", f"/recommendation/{card.id}"),
    )
    yield from (("browse", "/browse"), ("boards", "/boards"), ("board", f"/board/{board}"))
    yield from (("reviews", "/reviews"), ("review", f"/review/{store.review_list()[0].slug}"))
    yield from (("themes", "/themes"), ("theme, the commonest", f"/theme/{common}"))
    yield from (("agencies", "/agencies"), ("agency, the most named", f"/agency/{most_named}"))
    yield from (("round a plan", f"/around/plan:{first.id[:16]}"), ("round a theme", f"/around/theme:{common}"))
    yield ("path between two boards", f"/path?from=board:{board}&to=board:{store.boards()[-1].value}")
    yield from (("recurring learning", "/recurring"), ("check a draft, the form", "/check"))
    recurrences = [node.id.partition(":")[2] for node in store.things() if node.kind == "recurrence"]
    yield from (("recurrence", f"/recurrence/{one}") for one in recurrences[:1])
    yield from (("patterns", "/patterns"), ("what the words mean", "/help"))


def measured(ask: Callable[[], object]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds, after one run that is not counted."""
    ask()
    times = sorted(_once(ask) for _ in range(TIMES))
    return statistics.median(times), times[int(len(times) * 0.95)]


def baseline() -> Callable[[], object]:
    """A Flask application that answers with nothing, asked the same way."""
    app = Flask("empty")
    app.add_url_rule("/", "empty", lambda: "")
    client = app.test_client()
    return lambda: client.get("/")


def show(library: Library) -> int:
    """Print the figures; gives the number of pages over the limit."""
    client, slow = create_app(library.settings, library).test_client(), 0
    print(f"{'page':32s} {'median':>9s} {'p95':>9s} {'size':>9s}")
    print(f"{'baseline: empty answer of Flask':32s} {_figures(measured(baseline()))}")
    for name, address in pages(library.store):
        answer = client.get(address)
        if answer.status_code != 200:  # noqa: PLR2004 - the code of an answer
            print(f"{name:32s} answered {answer.status_code}")
            continue
        found = measured(lambda address=address: client.get(address))  # type: ignore[misc]
        late = found[0] > LIMIT
        slow += late
        print(f"{name:32s} {_figures(found)} {len(answer.data) / 1000:6.0f} kB{'  over the limit' if late else ''}")
    return slow


def main(arguments: Sequence[str]) -> None:
    """Fill a library and print what each page of it takes."""
    path = Path(arguments[0]) if arguments else None
    with tempfile.TemporaryDirectory() as folder, connect(Path(folder)) as store:
        library = Library(settings=Settings(library=folder), store=store, today=lambda: date(2026, 1, 1))
        encoder = library.encoder()
        fill(store, path, encoder.name if encoder else "bench")
        regroup(store)
        said = f"texts of {path.name}" if path else "made-up texts"
        print(f"Python {sys.version.split()[0]}, {platform.machine()}; {PLANS * EACH:,} recommendations, {said}")
        slow = show(library)
    sys.exit(f"{slow} pages take more than {LIMIT:.0f} ms." if slow else None)


def _figures(found: tuple[float, float]) -> str:
    return f"{found[0]:6.1f} ms {found[1]:6.1f} ms"


def _once(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
