"""How long the server takes for each page of a library of 10,000 recommendations, beside an empty answer of Flask.

`PYTHONPATH=. python bench/pages.py [TEXTS.csv.gz]` takes its sentences from the column `text` or `concerns` of a
gzipped CSV file where one is given, else makes some up. Vectors are random, round a few hundred centres.
"""

from __future__ import annotations

import platform
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from flask import Flask

from bench.library import EACH, plans, save, sentences, timed, with_random_vectors
from graph.connect import connect
from graph.store import Store
from ingest.pipeline import regroup
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library

PLANS = 500
LIMIT = 100.0  # milliseconds that a page may take
Page = tuple[str, str]


def fill(store: Store, path: Path | None, encoder: str) -> None:
    """Load the library."""
    chance = random.Random(7)
    asks = sentences([path] if path else [], chance)
    for made in with_random_vectors(plans(PLANS, asks, chance)):
        save(store, made, encoder)


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


def baseline() -> Callable[[], object]:
    """A Flask application that answers with nothing, asked the same way."""
    app = Flask("empty")
    app.add_url_rule("/", "empty", lambda: "")
    client = app.test_client()
    return lambda: client.get("/")


def show(library: Library) -> int:
    """Print the figures; gives the number of pages over the limit."""
    client, slow = create_app(library.settings, library).test_client(), 0
    print(f"{'page':32s} {'median':>11s} {'p95':>11s} {'size':>9s}")
    print(f"{'baseline: empty answer of Flask':32s} {timed(baseline())}")
    for name, address in pages(library.store):
        answer = client.get(address)
        if answer.status_code != 200:  # noqa: PLR2004 - the code of an answer
            print(f"{name:32s} answered {answer.status_code}")
            continue
        found = timed(lambda address=address: client.get(address))  # type: ignore[misc]
        late = found.median > LIMIT
        slow += late
        print(f"{name:32s} {found} {len(answer.data) / 1000:6.0f} kB{'  over the limit' if late else ''}")
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


if __name__ == "__main__":
    main(sys.argv[1:])
