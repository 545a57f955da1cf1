"""What a library takes on the disk, and in the memory of a process that answers from it.

The plans are the fictional sample plans many times over, each copy under another board with other words and vectors.
`--neo4j` puts the same plans on a server of its own too; `--sizes 2000` measures other sizes. The figures of
docs/scale.md are from here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
from numpy.typing import NDArray

from graph import loading
from graph.access import Access
from graph.connect import connect
from graph.embedded import SqliteEngine
from graph.engine import Row, View
from graph.identity import digest, recommendation_id, wording_key
from graph.model import Board, Plan, Recommendation
from graph.register import EventKind, Recurrence, RegisterEvent
from graph.store import Store
from ingest.pipeline import extract
from webapp.samples_library import sample_plans

if TYPE_CHECKING:
    from tests.neo4j.server import Server

SIZES = (2_000, 10_000)
WIDTH, BOARDS, GROUP = 384, 150, 4
MB = 1_000_000


def copies(least: int) -> Iterator[tuple[Plan, bytes]]:
    """Plans of at least so many recommendations in all, each with the bytes that it is said to be read from."""
    originals, made = [extract(path) for path in sample_plans()], 0
    for number in range(least):
        for plan in originals:
            data = f"{number} {plan.id}".encode()
            board = Board(name=f"Board of the Shire of {(number * len(originals) + made) % BOARDS}")
            asks = tuple(_ask(one, digest(data), number, at) for at, one in enumerate(plan.recommendations))
            original = replace(
                plan.original, digest=digest(data), size=len(data), file=f"{number} {plan.original.file}"
            )
            yield replace(plan, original=original, board=board, recommendations=asks), data
            made += len(asks)
            if made >= least:
                return


def _ask(one: Recommendation, document: str, number: int, at: int) -> Recommendation:
    text = f"{one.text} This is copy{number} of it."
    known = recommendation_id(document=document, label=one.label, section=one.section, text=text, twin=at)
    return replace(one, id=known, text=text, wording=wording_key(text), points_to=())


def fill(store: Store, least: int) -> float:
    """Save so many, and group one in eight of them by fours; seconds."""
    numbers, ids, start = np.random.default_rng(7), list[str](), time.perf_counter()
    for plan, data in copies(least):
        keys = [one.id for one in plan.recommendations]
        rows = _unit(numbers.standard_normal((len(keys), WIDTH)))
        store.save_plan(plan, data=data, vectors=dict(zip(keys, rows, strict=True)), encoder="made up")
        ids += keys
    members = [tuple(ids[at : at + GROUP]) for at in range(0, len(ids) // 8, GROUP)]
    named = [f"group {number}" for number in range(len(members))]
    groups = [
        Recurrence(id=key, name=f"What {key} asks", reason="All ask.", members=tuple((one, 0.5) for one in of))
        for key, of in zip(named, members, strict=True)
    ]
    events = [
        RegisterEvent(kind=EventKind.FOUNDED, recurrence=key, members=of)
        for key, of in zip(named, members, strict=True)
    ]
    store.save_groups(groups, events, revision=store.revision())
    return time.perf_counter() - start


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


# --- Memory ----------------------------------------------------------------------------------------------------------


def remembered(folder: Path) -> dict[str, float]:
    """What a fresh process holds before and after it has answered, in MB, and what it remembers of it part by part."""
    before = _resident()
    with connect(folder, create=False) as store:
        start = time.perf_counter()
        store.cards(limit=1)
        first, with_contents = time.perf_counter() - start, _resident()
        store.similar(np.full(WIDTH, WIDTH**-0.5, dtype=np.float32))
        with_vectors = _resident()
        store.recurring(limit=1)
        store.search("hoarding")
        return {
            "before": before,
            "with contents": with_contents,
            "with vectors": with_vectors,
            "after all": _resident(),
            "first answer, s": first,
            "contents": deep(store._contents) / MB,  # noqa: SLF001 - what is measured
            "vectors": (deep(store._matrix) - deep(store._contents)) / MB,  # noqa: SLF001
            "groups": (deep(store._groups) - deep(store._contents)) / MB,  # noqa: SLF001
        }


def _resident() -> float:
    return psutil.Process().memory_info().rss / MB


def deep(value: object, seen: set[int] | None = None) -> int:
    """Bytes of a value with all that it holds, each thing counted once."""
    seen = set() if seen is None else seen
    if id(value) in seen:
        return 0
    seen.add(id(value))
    size = value.nbytes if isinstance(value, np.ndarray) else sys.getsizeof(value)
    return size + sum(deep(part, seen) for part in _parts(value))


def _parts(value: object) -> Iterator[object]:
    if is_dataclass(value):
        yield from (getattr(value, part.name) for part in fields(value))
    elif isinstance(value, dict):
        yield from value.keys()
        yield from value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value


class Repeated:
    """A library as if all its plans were there so many times over: what is larger than there is time to save."""

    def __init__(self, view: View, times: int) -> None:
        self._view, self._times = view, times
        self.revision = view.revision

    def rows(self, query: str, **values: object) -> list[Row]:
        """The rows of a question about everything, repeated, each time with other ids."""
        if "plans" in values:  # whichever of the repeated ones are asked for, all are given
            wanted: list[str] = json.loads(str(values["plans"]))
            values["plans"] = json.dumps(sorted({one.partition("-")[0] for one in wanted}))
        found = self._view.rows(query, **values)
        named = _IDS.get(query)
        return found if named is None else [_other(row, named, time) for time in range(self._times) for row in found]


#: Where the rows of a question hold ids of plans, recommendations and threads.
_IDS = {
    "plan_marks": (0,), "lines_of_plans": (0,), "asks_of_plans": (0, 1, 2), "threads_of_plans": (0, 1),
    "mentions_of_plans": (0,), "themes_of_plans": (0,),
}  # fmt: skip


def _other(row: Row, named: tuple[int, ...], time: int) -> Row:
    return tuple(f"{value}-{time}" if at in named else value for at, value in enumerate(row))


def repeated(folder: Path, times: int) -> dict[str, float]:
    """What the contents of a library so many times as large take, in MB, and how long they take to load."""
    with SqliteEngine(folder).reading() as view:
        before, start = _resident(), time.perf_counter()
        found = loading.contents(Repeated(view, times))
        seconds = time.perf_counter() - start
        return {
            "times": times,
            "recommendations": len(found.recommendations.ids),
            "contents": deep(found) / MB,
            "resident": _resident() - before,
            "loading, s": seconds,
        }


def in_its_own_process(folder: Path) -> dict[str, float]:
    """`remembered`, asked of a process that has done nothing before."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.footprint", "--remembered", str(folder)], capture_output=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


# --- Disk ------------------------------------------------------------------------------------------------------------


def on_disk(folder: Path) -> float:
    """MB of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MB


def embedded(least: int) -> None:
    """Measure a library in a folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with connect(folder) as store:
            seconds, held = fill(store, least), store.status().recommendations
        print(f"\n{held:,} recommendations in a folder, saved in {seconds:.0f} s")
        _line("graph.db", (folder / "graph.db").stat().st_size / MB, held)
        for part, size in in_its_own_process(folder).items():
            _line(part, size, held)


def served(least: int) -> None:
    """Measure the same library on a server."""
    from tests.neo4j.server import running

    with tempfile.TemporaryDirectory() as name, running(Path(name) / "home") as server:
        access = Access(user=server.user, password=server.password, originals=Path(name) / "originals")
        with connect(server.address, access=access) as store:
            seconds, held = fill(store, least), store.status().recommendations
        process = _ended(server)
        data = Path(name) / "home" / "data"
        print(f"\n{held:,} recommendations on a server, saved in {seconds:.0f} s")
        _line("store files", on_disk(data / "databases" / "neo4j"), held)
        _line("of these, indexes", on_disk(data / "databases" / "neo4j" / "schema"), held)
        _line("transaction logs", on_disk(data / "transactions" / "neo4j"), held)
        _line("server process", process, held)


def _ended(server: Server) -> float:
    """Let the server end, so that its files hold all that it held; how many MB its process had then."""
    process = psutil.Process(server.process)
    held = process.memory_info().rss / MB
    process.terminate()
    psutil.wait_procs([process], timeout=120)
    return held


def _line(what: str, size: float, held: int) -> None:
    each = "" if what.endswith(" s") else f"{size * MB / held:12,.0f} bytes each"
    print(f"{what:22s} {size:12,.1f}{' MB' if each else '   '}{each}")


def main() -> None:
    """Print the figures."""
    asked: Any = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    asked.add_argument("--neo4j", action="store_true")
    asked.add_argument("--repeated", nargs=2, metavar=("FOLDER", "TIMES"), help="only the contents of a larger library")
    asked.add_argument("--remembered", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.remembered:
        print(json.dumps(remembered(given.remembered)))
        return
    if given.repeated:
        print(json.dumps(repeated(Path(given.repeated[0]), int(given.repeated[1])), indent=2))
        return
    for size in given.sizes:
        embedded(size)
        if given.neo4j:
            served(size)


if __name__ == "__main__":
    main()
