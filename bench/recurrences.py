"""How well groups hold: labelled concerns beside plain cosine, and labelled topics beside UMAP + HDBSCAN."""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings import evidence, obligations, onnx_encoder, recurrences, relations
from embeddings.sources import Ask

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
#: Groups of the labelled concerns that its makers split though they say the same.
UNDER_MERGED = """129/258 13/51/306 63/147 17/27/85/236 12/7 31/146/279 10/57/94/154/220 20/126/144 50/262/335 26/153
    65/327"""
STRANGERS = 10
TOPICS = 12_000
SEED = 4
Vectors = NDArray[np.float32]
Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Concerns:
    """Sentences with the group and the report of each, and their vectors."""

    texts: list[str]
    groups: NDArray[np.int64]
    reports: list[str]
    vectors: Vectors

    def half(self, remainder: int) -> Concerns:
        """Those whose group number leaves this remainder when halved."""
        rows = np.flatnonzero(self.groups % 2 == remainder)
        return Concerns(
            texts=[self.texts[row] for row in rows],
            groups=self.groups[rows],
            reports=[self.reports[row] for row in rows],
            vectors=self.vectors[rows],
        )


@dataclass(frozen=True, kw_only=True)
class Spent:
    """Seconds by the clock, and of all processors together: the second says more on a busy machine."""

    wall: float
    cpu: float


def main() -> None:
    """Run both parts on the files that are there; say what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--concerns", type=Path, default=DATA / "pfd_groups.jsonl", help="labelled concerns, JSON lines"
    )
    parser.add_argument(
        "--topics", type=Path, default=DATA / "upr_recommendations.csv.gz", help="texts with issues, CSV"
    )
    parser.add_argument("--cache", type=Path, help="a folder that keeps vectors between runs")
    given = parser.parse_args()
    if given.concerns.is_file():
        measure_concerns(read_concerns(given.concerns, given.cache))
    else:
        print(f"Left out: there are no labelled concerns at {given.concerns}.")
    if given.topics.is_file():
        measure_topics(given.topics, given.cache)
    else:
        print(f"Left out: there are no labelled topics at {given.topics}.")


def read_concerns(path: Path, cache: Path | None) -> Concerns:
    """The labelled concerns, with the groups that say the same under one number."""
    one_of = {int(n): min(map(int, names.split("/"))) for names in UNDER_MERGED.split() for n in names.split("/")}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    groups = np.array([one_of.get(row["group"], row["group"]) for row in rows], dtype=np.int64)
    return Concerns(texts=texts, groups=groups, reports=[row["report"] for row in rows], vectors=vectors(texts, cache))


def measure_concerns(every: Concerns) -> None:
    """Print each half: weights and thresholds were chosen on the even groups, so the odd ones are the figure."""
    print(f"{len(every.texts)} concerns in {len(set(every.groups.tolist()))} groups")
    for name, remainder in (("even groups (tuned on)", 0), ("odd groups (reported)", 1)):
        half = every.half(remainder)
        cosine = half.vectors.astype(np.float64) @ half.vectors.astype(np.float64).T
        same = half.groups[:, None] == half.groups[None, :]
        upper = np.triu(np.ones_like(same), 1)
        near = strangers(cosine, same)
        print(f"{name}: {len(half.texts)} concerns, {len(set(half.groups.tolist()))} groups")
        together = grouped(half)
        kept, apart = rate(together[same & upper]), 1 - rate(together[~same & upper])
        show("groups", kept, apart, 1 - rate(together[near]))
        scores, called = pair_scores(half, cosine)
        show(
            "pairs called the same", rate(called[same & upper]), 1 - rate(called[~same & upper]), 1 - rate(called[near])
        )
        for what, values in (("pairs by evidence", scores), ("pairs by plain cosine", cosine)):
            for goal in ("apart 0.99", f"kept {kept:.3f}"):
                limit = threshold(values, same, upper, None if goal.startswith("apart") else kept)
                joined = values > limit
                print(f"  at {goal:11}", end="")
                show(what, rate(joined[same & upper]), 1 - rate(joined[~same & upper]), 1 - rate(joined[near]))


def show(what: str, kept: float, apart: float, stranger: float) -> None:
    """Print one line of figures."""
    print(
        f"  {what:22} same kept {kept:.3f}   different apart {apart:.4f}   ten nearest strangers apart {stranger:.3f}"
    )


def rate(flags: Flags) -> float:
    """The share that is true."""
    return float(flags.mean())


def threshold(values: Matrix, same: Flags, upper: Flags, kept: float | None) -> float:
    """The value above which as many same pairs are kept, or (None) 0.99 of the different ones stay below."""
    return float(
        np.quantile(values[~same & upper], 0.99) if kept is None else np.quantile(values[same & upper], 1 - kept)
    )


def strangers(cosine: Matrix, same: Flags) -> Flags:
    """For each sentence its ten nearest of other groups."""
    nearest = np.argsort(-np.where(same, -2.0, cosine), axis=1, kind="stable")[:, :STRANGERS]
    found = np.zeros_like(same)
    np.put_along_axis(found, nearest, values=True, axis=1)
    return found


def grouped(half: Concerns) -> Flags:
    """Which two sentences `group` puts into one recurrence."""
    asks = [
        Ask(id=f"{row:06}", text=text, wording=text, plan=report, review=report)
        for row, (text, report) in enumerate(zip(half.texts, half.reports, strict=True))
    ]
    found, _ = recurrences.group(asks, half.vectors)
    label = np.arange(len(asks)) + len(found)
    for number, one in enumerate(found):
        label[[int(member) for member, _ in one.members]] = number
    return np.asarray(label[:, None] == label[None, :])


def pair_scores(half: Concerns, cosine: Matrix) -> tuple[Matrix, Flags]:
    """The evidence of each pair, and whether `explain` would call the two the same obligation."""
    read = [obligations.read(text) for text in half.texts]
    scores = np.array([[evidence.score(a, b, cosine[i, j]) for j, b in enumerate(read)] for i, a in enumerate(read)])
    apart = np.array([[evidence.other_acts(a, b) for b in read] for a in read])
    return scores, (scores >= relations.SAME_OBLIGATION) & ~apart


def measure_topics(path: Path, cache: Path | None) -> None:
    """Print time and agreement with people's labels of our groups, and of UMAP + HDBSCAN on the same vectors."""
    try:
        import hdbscan
        import umap
        from sklearn.metrics import adjusted_mutual_info_score
    except ImportError as error:
        print(f"Left out: topics beside UMAP + HDBSCAN, as {error.name} is not installed here.")
        return
    texts, labels = topics(path)
    matrix = vectors(texts, cache)
    packages = ("umap-learn", "hdbscan", "numba", "scikit-learn", "numpy")
    print(
        f"{len(texts)} texts with one of {len(set(labels))} labels;", ", ".join(f"{p} {version(p)}" for p in packages)
    )

    def baseline(rows: Vectors) -> NDArray[np.int64]:
        reducer = umap.UMAP(n_components=5, n_neighbors=15, min_dist=0.0, metric="cosine")
        return np.asarray(hdbscan.HDBSCAN(min_cluster_size=10).fit_predict(reducer.fit_transform(rows)), dtype=np.int64)

    baseline(matrix[:1000])  # warm-up: numba compiles
    ours: dict[str, Callable[[], NDArray[np.int64]]] = {
        "ours, cut at the theme": lambda: labelled(texts, matrix, recurrences.SAME_THEME, evidence.kindred),
        "ours, cut at the obligation": lambda: labelled(texts, matrix, recurrences.SAME_OBLIGATION, evidence.score),
        "ours, whole: names, reasons, ids": lambda: whole(texts, matrix),
    }
    slow, found = timed(lambda: baseline(matrix))
    describe("UMAP + HDBSCAN", found, slow, adjusted_mutual_info_score(labels, found))
    for name, way in ours.items():
        spent, found = timed(way)
        describe(name, found, spent, adjusted_mutual_info_score(labels, found))
        print(f"{'':36}{spent.wall / slow.wall:.3f} of its time by the clock, {spent.cpu / slow.cpu:.3f} of processor")


def describe(name: str, found: NDArray[np.int64], spent: Spent, agreement: float) -> None:
    """Print one line; texts in no group count as one class."""
    groups = len(set(found.tolist()) - {-1})
    alone = float(np.mean(found < 0))
    print(f"  {name:33} {spent.wall:6.1f} s ({spent.cpu:.1f} s of processor)   AMI {agreement:.3f}", end="")
    print(f"   {groups} groups, {alone:.1%} in none", flush=True)


def topics(path: Path) -> tuple[list[str], list[str]]:
    """A fixed choice of 12,000 different texts that have just one label, and the labels."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        known = {
            row["text"]: row["issues"] for row in csv.DictReader(lines) if row["issues"] and "," not in row["issues"]
        }
    texts = sorted(known)
    random.Random(SEED).shuffle(texts)
    return texts[:TOPICS], [known[text] for text in texts[:TOPICS]]


def labelled(texts: Sequence[str], matrix: Vectors, least: float, by: recurrences.Evidence) -> NDArray[np.int64]:
    """A group number for each text, -1 for none."""
    pairs = list(recurrences.scored([obligations.read(text) for text in texts], matrix, by))
    found = recurrences.gather(pairs, least=least)
    return numbered(len(texts), (one.rows for one in found))


def whole(texts: Sequence[str], matrix: Vectors) -> NDArray[np.int64]:
    """The same by the function that a library uses, each text a review of its own."""
    asks = [Ask(id=f"{row:06}", text=text, wording=text, plan=f"{row}") for row, text in enumerate(texts)]
    found, _ = recurrences.group(asks, matrix)
    return numbered(len(texts), ([int(member) for member, _ in one.members] for one in found))


def numbered(size: int, groups: Iterator[Sequence[int]]) -> NDArray[np.int64]:
    """Group numbers by row, -1 for none."""
    label = np.full(size, -1, dtype=np.int64)
    for number, rows in enumerate(groups):
        label[list(rows)] = number
    return label


def timed(way: Callable[[], NDArray[np.int64]]) -> tuple[Spent, NDArray[np.int64]]:
    """What one run took, and what it gave."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = way()
    return Spent(wall=time.perf_counter() - wall, cpu=time.process_time() - cpu), found


def vectors(texts: list[str], cache: Path | None) -> Vectors:
    """Vectors of the texts; kept in the cache folder, if there is one."""
    key = hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:16]
    kept = cache / f"{key}.npy" if cache else None
    if kept and kept.is_file():
        return np.asarray(np.load(kept), dtype=np.float32)
    made = onnx_encoder.load().encode(texts)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, made)
    return made


if __name__ == "__main__":
    main()
