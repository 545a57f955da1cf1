"""What is read from the status and progress cells of `tests/plans/progress-blind/`, beside what should be.

`python -m tests.ingest.cells NAME` prints the figures of a set, and each case that is read otherwise.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.model import Recommendation
from ingest.reading import read

FOLDER = Path(__file__).parents[1] / "plans" / "progress-blind"
#: Asks and actions that fit any progress, a row each, so that no two rows beside each other are alike.
ASKS = (
    ("Agencies should know whom to call out of hours.", "Review the arrangements."),
    ("Practice with carers should be strengthened.", "Revise guidance for staff."),
    ("The partnership should be sure that learning is shared.", "Share the learning with all staff."),
    ("Recording of decisions should improve.", "Change the form and train staff in its use."),
    ("Information should reach the right team in time.", "Agree a protocol for sharing information."),
)
#: What "unclear" is fulfilled by: neither says that something was done, nor that it was not.
UNCLEAR = ("in_progress", "not_reported")
#: Kinds that readers differ on whatever the cell says, and the kind that goes with a status.
ALWAYS = frozenset({"partly-addressed", "impact-not-evidenced"})
GOES_WITH = {
    "in_progress": "in-progress", "not_started": "not-started", "not_taken_forward": "declined",
    "not_reported": "no-progress",
}  # fmt: skip
OPEN = frozenset({"not_started", "not_taken_forward"})
BEGUN = frozenset({"complete", "in_progress"})
#: Which words of a quote must be shared for it to be the one expected.
SHARED = 0.5

Threads = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A pair of cells and what should be read from them; `accepts` starts with the status expected."""

    group: str
    progress: str
    status: str
    ask: str
    action: str
    accepts: tuple[str, ...]
    threads: Threads
    may: frozenset[str]

    @property
    def id(self) -> str:
        """The two cells in one line."""
        return f"{self.status or '-'} | {' '.join(self.progress.split()) or '-'}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """A case beside what was read."""

    case: Case
    status: str
    stated: str | None
    shown: str | None
    threads: Threads

    @property
    def right(self) -> bool:
        """Whether the status is one that a fair reader gives."""
        return self.status in self.case.accepts

    @property
    def wrongly_done(self) -> bool:
        """The worst of errors: what is not complete is read as complete."""
        return not self.right and self.status == "complete"

    @property
    def wrongly_open(self) -> bool:
        """The other worst: what is done or under way is read as not begun or declined."""
        return not self.right and self.status in OPEN and self.case.accepts[0] in BEGUN

    @property
    def missed(self) -> Threads:
        """Threads that should be there and are not."""
        return tuple(wanted for wanted in self.case.threads if not any(_same(wanted, has) for has in self.threads))

    @property
    def false(self) -> Threads:
        """Threads of a kind that the cells do not show."""
        return tuple(has for has in self.threads if has[0] not in self.case.may)


def cases(name: str) -> tuple[Case, ...]:
    """The cases of a set, in their order."""
    groups = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["group"]
    return tuple(_case(group["name"], n, raw) for group in groups for n, raw in enumerate(group["cases"]))


def outcomes(name: str) -> tuple[Outcome, ...]:
    """What is read from each case of a set, a plan for each group."""
    found: list[Outcome] = []
    every = cases(name)
    for group in dict.fromkeys(case.group for case in every):
        found += _read([case for case in every if case.group == group])
    return tuple(found)


def _case(group: str, number: int, raw: dict[str, Any]) -> Case:
    """One case as its file gives it."""
    first = raw["read"]
    accepts = [*((first,) if first != "unclear" else UNCLEAR), *raw.get("or", ())]
    accepts += UNCLEAR if "unclear" in accepts else ()
    ask, action = ASKS[number % len(ASKS)]
    threads = tuple((kind, quote) for kind, _, quote in (text.partition(": ") for text in raw.get("threads", ())))
    may = {*raw.get("may", ()), *ALWAYS, *(kind for kind, _ in threads)}
    may |= {GOES_WITH[status] for status in accepts if status in GOES_WITH}
    return Case(
        group=group, progress=raw.get("progress", ""), status=raw.get("status", ""), ask=raw.get("ask", ask),
        action=raw.get("action", action), accepts=tuple(dict.fromkeys(accepts)), threads=threads, may=frozenset(may),
    )  # fmt: skip


def _read(group: list[Case]) -> list[Outcome]:
    """The cases of one group, read from one plan as a file of comma-separated values."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("Recommendation", "Action", "Progress", "Status"))
    rows.writerows((f"{n}. {case.ask}", case.action, case.progress, case.status) for n, case in enumerate(group, 1))
    found = read(out.getvalue().encode(), "cells.csv").plan.recommendations
    if len(found) != len(group):
        raise AssertionError(f"{group[0].group}: {len(group)} rows were written and {len(found)} read.")
    return [_outcome(case, item) for case, item in zip(group, found, strict=True)]


def _outcome(case: Case, item: Recommendation) -> Outcome:
    """A case beside the recommendation that was read from it."""
    status = item.actions[0].status
    return Outcome(
        case=case, status=status.value.value, stated=status.stated and status.stated.value,
        shown=status.shown and status.shown.value,
        threads=tuple((thread.kind.value, thread.quote or "") for thread in item.threads),
    )  # fmt: skip


def _same(wanted: tuple[str, str], has: tuple[str, str]) -> bool:
    """Whether a thread is of the kind wanted and shares half of its words."""
    words, others = (Counter(re.findall(r"\w+", text.lower())) for text in (wanted[1], has[1]))
    return wanted[0] == has[0] and (words & others).total() >= SHARED * words.total()


def figures(found: tuple[Outcome, ...]) -> dict[str, int]:
    """How many cases and threads of a set are right, and how many are wrong in the worst ways."""
    return {
        "cases": len(found),
        "status right": sum(each.right for each in found),
        "wrongly done": sum(each.wrongly_done for each in found),
        "wrongly not begun or declined": sum(each.wrongly_open for each in found),
        "threads expected": sum(len(each.case.threads) for each in found),
        "threads found": sum(len(each.case.threads) - len(each.missed) for each in found),
        "threads false": sum(len(each.false) for each in found),
    }


def report(found: tuple[Outcome, ...]) -> str:
    """Each case that is read otherwise, then the figures."""
    lines = [line for each in found for line in _lines(each)]
    return "\n".join([*lines, *(f"{name}: {number}" for name, number in figures(found).items()), ""])


def _lines(each: Outcome) -> list[str]:
    """What is wrong with one case; empty where nothing is."""
    if each.right and not each.missed and not each.false:
        return []
    worst = "DONE " if each.wrongly_done else "OPEN " if each.wrongly_open else ""
    verdict = each.status if each.right else f"{worst}{each.status}, not {'/'.join(each.case.accepts)}"
    return [
        f"[{each.case.group}] {each.case.id}",
        f"    {verdict}; stated {each.stated}, shown {each.shown}",
        *(f"    missed {kind}: {quote}" for kind, quote in each.missed),
        *(f"    false {kind}: {quote}" for kind, quote in each.false),
    ]


if __name__ == "__main__":
    sys.stdout.write(report(outcomes(sys.argv[1])))
