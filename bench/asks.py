"""How well groups hold on fictional recommendations: kept together, lookalikes apart, beside plain cosine."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings import onnx_encoder, recurrences
from embeddings.linkage import average_linkage
from embeddings.sources import Ask

HERE = Path(__file__).resolve().parent
SETS = {
    "tuned on": HERE / "asks.toml",
    "not tuned on": HERE / "asks_unseen.toml",
    "written blind": HERE / "asks_blind.toml",
}
KINDS = ("same", "alike", "other")


@dataclass(frozen=True, kw_only=True)
class Families:
    """Texts, the number of the family of each, and whether it says what its family is for."""

    texts: list[str]
    family: list[int]
    same: list[bool]

    def kind(self, one: int, other: int) -> str:
        """What two texts are to each other: the "same", only "alike", or of "other" families."""
        if self.family[one] != self.family[other]:
            return "other"
        return "same" if self.same[one] and self.same[other] else "alike"


def main() -> None:
    """Print each set as groups, and beside them average linkage of plain cosines at three levels."""
    for name, path in SETS.items():
        given = read(path)
        vectors = onnx_encoder.load().encode(given.texts)
        print(f"{name}: {len(given.texts)} texts in {given.family[-1] + 1} families, each text a review of its own")
        show("groups", given, labelled(given, vectors))
        for least in (0.75, 0.65, 0.55):
            show(f"plain cosine, mean {least}", given, by_cosine(vectors, least))


def read(path: Path) -> Families:
    """The families of one file."""
    found = Families(texts=[], family=[], same=[])
    for number, family in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["family"]):
        for kind in ("same", "alike"):
            for text in family[kind]:
                found.texts.append(text)
                found.family.append(number)
                found.same.append(kind == "same")
    return found


def labelled(given: Families, vectors: NDArray[np.float32]) -> list[int]:
    """The number of the recurrence of each text, and a number of its own where it has none."""
    asks = [Ask(id=f"{row:06}", text=text, wording=text, plan=f"{row}") for row, text in enumerate(given.texts)]
    found, _ = recurrences.group(asks, vectors)
    return numbered(len(asks), [[int(member) for member, _ in one.members] for one in found])


def by_cosine(vectors: NDArray[np.float32], least: float) -> list[int]:
    """The same by the mean cosine alone."""
    cosine = vectors @ vectors.T
    pairs = [(one, other, round(float(cosine[one, other]), 4)) for one, other in combinations(range(len(vectors)), 2)]
    return numbered(len(vectors), [list(group) for group in average_linkage(pairs, least=least, floor=0.0)])


def numbered(size: int, groups: list[list[int]]) -> list[int]:
    """Group numbers by row."""
    label = [-1 - row for row in range(size)]
    for number, rows in enumerate(groups):
        for row in rows:
            label[row] = number
    return label


def show(what: str, given: Families, label: list[int]) -> None:
    """Print one line: the share of each kind of pair that stands together."""
    together, every = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    for one, other in combinations(range(len(label)), 2):
        kind = given.kind(one, other)
        every[kind] += 1
        together[kind] += label[one] == label[other]
    told = "   ".join(f"{kind} {together[kind]}/{every[kind]}" for kind in KINDS)
    print(f"  {what:24} together: {told}", flush=True)


if __name__ == "__main__":
    main()
