"""Carries a whole library from one engine to another, plan by plan, and proves that both then hold the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph import grouping, saving
from graph.engine import Engine, View
from graph.errors import LibraryError
from graph.register import RegisterEvent
from graph.writing import Vectors


@dataclass(frozen=True, kw_only=True, slots=True)
class Copied:
    """One plan on its way: its id, its file, and whether it was there already, whole and the same."""

    plan: str
    file: str
    known: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Fingerprint:
    """What a library holds, so that two can be held against each other: counts, and a hash over all of it."""

    plans: int
    recurrences: int
    events: int
    tombstones: int
    digest: str


def copy(source: Engine, target: Engine) -> Iterator[Copied]:
    """Carry every plan that the target lacks, then groups, register and tombstones; tells of each plan when it is done.

    Broken off, it can be said again: plans that arrived whole are not carried twice. Raises LibraryError when the
    target holds plans or a register of its own, shares its folder of originals, or cannot be written to.
    """
    if source.originals.shared_with(target.originals):
        raise LibraryError(
            "Both libraries would keep their originals in one folder, and one would take away the other’s. Give the "
            "target a folder of its own: set THREADLINE_ORIGINALS_FOLDER."
        )
    target.originals.claim()
    with source.reading() as view:
        wanted = _contents(view)
    with target.reading() as view:
        there = _contents(view)
    if strangers := there.keys() - wanted.keys():
        raise LibraryError(
            f"{target.location} holds plans that {source.location} does not ({len(strangers)}). "
            "Copy into an empty library."
        )
    for plan_id, content in wanted.items():
        yield _plan(source, target, plan_id, known=there.get(plan_id) == content)
    _beside(source, target)


def fingerprint(view: View) -> Fingerprint:
    """What a library holds. Two libraries that answer alike have the same one, on any engine."""
    plans, register = _contents(view), grouping.register(view)
    groups = [[*row] for row in view.rows("every_recurrence")], [[*row] for row in view.rows("every_gathers")]
    stones = [[*row] for row in view.rows("tombstones")]
    events = [[one.kind.value, one.recurrence, *one.members, *one.others] for one in register]
    counts = [[*row] for row in view.rows("counts")]
    whole = json.dumps([sorted(plans.items()), counts, groups, events, stones], ensure_ascii=False)
    return Fingerprint(
        plans=len(plans),
        recurrences=len(groups[0]),
        events=len(register),
        tombstones=len(stones),
        digest=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _plan(source: Engine, target: Engine, plan_id: str, *, known: bool) -> Copied:
    with source.reading() as view:
        plan = saving.whole_plan(view, plan_id)
        rows = () if known else view.rows("vectors_of_plan", plan=plan_id)
        facts: dict[str, str] = dict(view.rows("meta"))
    data = source.originals.get(plan_id)
    if known:
        target.originals.put(data)
    else:
        vectors = Vectors(
            encoder=facts.get("encoder") if rows else None,
            keys={one: key for one, key, _ in rows},
            data={key: stored for _, key, stored in rows},
        )
        saving.save(target, plan, data, vectors)
    return Copied(plan=plan_id, file=plan.original.file, known=known)


def _beside(source: Engine, target: Engine) -> None:
    """What stands beside the plans: the register, the groups of now, what was taken out."""
    with source.reading() as view:
        events, groups = grouping.register(view), grouping.groups(view)
        stones = view.rows("tombstones")
        facts: dict[str, str] = dict(view.rows("meta"))
    with target.writing() as writer:
        fresh = _missing(events, grouping.register(writer), target.location)
        for digest, day in stones:
            writer.run("add_tombstone", [{"digest": digest, "on_day": day}])
        writer.run("set_meta", [{"name": "sample", "value": facts.get("sample", "0")}])
        revision = writer.revision
    grouping.save(target, groups, fresh, revision)


def _missing(
    events: tuple[RegisterEvent, ...], known: tuple[RegisterEvent, ...], location: str
) -> tuple[RegisterEvent, ...]:
    """The events that the target has not seen; those it has must be the first ones."""
    if events[: len(known)] != known:
        raise LibraryError(f"{location} has a register of recurrences of its own. Copy into an empty library.")
    return events[len(known) :]


def _contents(view: View) -> Mapping[str, str]:
    return dict(view.rows("plan_contents"))
