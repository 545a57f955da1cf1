"""The way of recurrences into the library: what there is to compare, and the groups found, kept whole or not at all.

What depends on all plans together is settled here at one revision: the groups, and what references mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph import references
from graph.engine import Engine, View, Writer
from graph.nearness import NUMBER
from graph.patience import patient
from graph.register import EventKind, Recurrence, RegisterEvent
from graph.repeats import Compared
from graph.voices import review_of

_AT = "grouped"  # the fact about the library that says which of its revisions the groups were made of


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Comparison:
    """What there is to compare at one revision: asks by id, their unit vectors (asks, width), the register so far."""

    revision: int
    asks: tuple[Compared, ...]
    vectors: NDArray[np.float32]
    register: tuple[RegisterEvent, ...]


def comparison(view: View) -> Comparison:
    """Everything that can be compared in a library."""
    rows = view.rows("every_ask")
    steps: dict[str, list[str]] = {}
    for one, text in view.rows("every_step"):
        steps.setdefault(one, []).append(text)
    vectors = np.frombuffer(b"".join(row[-1] for row in rows), dtype=NUMBER).astype(np.float32)
    return Comparison(
        revision=view.revision,
        asks=tuple(_compared(row, steps.get(row[0], ())) for row in rows),
        vectors=vectors.reshape((len(rows), -1) if rows else (0, 0)),
        register=register(view),
    )


def register(view: View) -> tuple[RegisterEvent, ...]:
    """Every event so far, oldest first."""
    return tuple(
        RegisterEvent(
            kind=EventKind(kind), recurrence=one, members=tuple(json.loads(members)), others=tuple(json.loads(others))
        )
        for kind, one, members, others in view.rows("register")
    )


def groups(view: View) -> tuple[Recurrence, ...]:
    """The recurrences that the library holds, by id; members in the order of their nearness, then by id."""
    return tuple(
        Recurrence(
            id=one, name=name, reason=reason, members=tuple(sorted(members.items(), key=lambda m: (-m[1], m[0])))
        )
        for one, (name, reason, members) in sorted(_stored(view).items())
    )


def current(view: View) -> bool:
    """Whether the groups are of the library as it is now."""
    known: dict[str, str] = dict(view.rows("meta"))
    return known.get(_AT) == known["revision"]


@patient
def save(engine: Engine, groups: Sequence[Recurrence], events: Sequence[RegisterEvent], revision: int) -> bool:
    """Put these groups in the place of those before, and append the events, in one transaction.

    False, and nothing is kept, where the library is no longer at the revision that was compared. Groups that are as
    they were leave the revision as it is.
    """
    with engine.writing() as writer:
        if writer.revision != revision:
            return False
        changed = bool(events) or _stored(writer) != {one.id: _row(one) for one in groups}
        if changed:
            _replace(writer, groups, events)
        if moved := tuple(references.joined(writer)):
            writer.run("join_reference", moved)
        if changed or moved:
            writer.run("raise_revision", [{}])
        writer.run("set_meta", [{"name": _AT, "value": str(writer.revision)}])
    if changed:
        engine.purge()  # names hold words of plans, and a plan may have been taken out
    return True


def _replace(writer: Writer, groups: Sequence[Recurrence], events: Iterable[RegisterEvent]) -> None:
    writer.run("remove_recurrences", [{}])
    writer.run("add_recurrence", ({"id": one.id, "name": one.name, "reason": one.reason} for one in groups))
    writer.run("add_gathers", (row for one in groups for row in _gathers(one)))
    writer.run("add_register_event", map(_event, events))


def _gathers(one: Recurrence) -> Iterator[dict[str, Any]]:
    for member, score in one.members:
        yield {"recurrence": one.id, "recommendation": member, "score": score}


def _event(event: RegisterEvent) -> dict[str, str]:
    members, others = json.dumps(event.members), json.dumps(event.others)
    return {"kind": event.kind.value, "recurrence": event.recurrence, "members": members, "others": others}


def _stored(view: View) -> dict[str, tuple[str, str, dict[str, float]]]:
    members: dict[str, dict[str, float]] = {}
    for recurrence, one, score in view.rows("every_gathers"):
        members.setdefault(recurrence, {})[one] = score
    return {one: (name, reason, members.get(one, {})) for one, name, reason in view.rows("every_recurrence")}


def _row(one: Recurrence) -> tuple[str, str, dict[str, float]]:
    return one.name, one.reason, dict(one.members)


def _compared(row: Sequence[Any], steps: Sequence[str]) -> Compared:
    one, wording, plan, board, stored, own, text, objective, _ = row
    return Compared(
        id=one,
        words=(text, *([objective] if objective else []), *steps),
        wording=wording,
        plan=plan,
        board=board,
        review=review_of(plan=plan, board=board, stored=stored, own=own),
    )
