"""Damages documents for as long as it is let, and tells which of them a reader does not stand.

PYTHONPATH=. python -m bench.fuzz --minutes 10 [--kind pdf] [--keep FOLDER]
PYTHONPATH=. python -m bench.fuzz --again plan.docx 1234        (one that was found, with what is wrong with it)
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

from ingest.layout import Limits
from ingest.running.supervisor import Readers
from tests.ingest import laws, seeds
from tests.ingest.mutations import mutated

LIMITS = Limits(max_seconds=60, max_memory_bytes=1_500_000_000)
SHOWN = 1_500


def main() -> None:
    """Print each new kind of fault with how to repeat it, and counts at the end."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--kind", default="", help="only seeds whose name ends so")
    parser.add_argument("--largest", type=int, default=250_000, help="bytes of the largest seed")
    parser.add_argument("--keep", type=Path, help="folder for the documents that break a law")
    parser.add_argument("--again", nargs=2, metavar=("SEED", "NUMBER"))
    given = parser.parse_args()
    readers = Readers(laws.READER)
    if given.again:
        name, data = seeds.named(given.again[0])
        print("\n".join(laws.broken(mutated(data, Random(int(given.again[1]))), name, readers, LIMITS)) or "no fault")
        return
    known = {**seeds.written(), **seeds.made(), **seeds.shipped(), **seeds.real(given.largest)}
    chosen = sorted(name for name in known if name.endswith(given.kind))
    found = run({name: known[name] for name in chosen}, readers, given.minutes * 60, given.keep)
    print("\n".join(f"{count:6d}  {what}" for what, count in found.most_common()))


def run(known: dict[str, bytes], readers: Readers, seconds: float, keep: Path | None) -> Counter[str]:
    """How many documents kept the laws, and how many showed each kind of fault."""
    found: Counter[str] = Counter()
    chance, ends = SystemRandom(), time.monotonic() + seconds
    while time.monotonic() < ends:
        name, number = chance.choice(sorted(known)), chance.randrange(2**32)
        data = mutated(known[name], Random(number))
        wrong = laws.broken(data, name, readers, LIMITS)
        for one in wrong or ["kept the laws"]:
            kind = _kind(one, name)
            found[kind] += 1
            if wrong and found[kind] == 1:
                print(f"--again {name} {number}: {one[-SHOWN:]}\n", flush=True)
        if wrong and keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{number}-{name}").write_bytes(data)
    return found


def _kind(fault: str, name: str) -> str:
    """What makes two faults the same: the kind of file, and where in the code, or which law."""
    suffix = Path(name).suffix
    places = [line.strip() for line in fault.splitlines() if line.strip().startswith("File ")]
    last = fault.strip().splitlines()[-1].partition(":")[0]
    return f"{suffix} {last} {places[-1] if places else ''}".replace(name, "…")


if __name__ == "__main__":
    main()
