"""Saving and forgetting as wholes: the plan, its vectors and its original, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from graph import sharing, writing
from graph.engine import Engine, View, Writer
from graph.errors import LibraryError
from graph.identity import digest
from graph.model import Original, Plan
from graph.nearness import Embedded, stored
from graph.patience import patient
from graph.plan_json import from_json, original_from_json
from graph.sharing import Shared
from graph.writing import Prepared, Vectors


def vectors_of(plan: Plan, given: Embedded | Mapping[str, NDArray[np.float32]] | None, encoder: str | None) -> Vectors:
    """The vectors of a plan as they are kept, from vectors in its order with their keys, or from vectors by id.

    Raises LibraryError when they are not those of its recommendations.
    """
    ids = tuple(one.id for one in plan.recommendations)
    if given is None:
        return Vectors()
    if isinstance(given, Mapping):
        keys, rows = {one: f"{encoder}/{one}" for one in given}, tuple(given.values())
    else:
        keys, rows = dict(zip(ids, given.keys, strict=False)), tuple(given.matrix)
    if not keys.keys() <= set(ids) or len(rows) != len(keys):
        raise LibraryError(f"The vectors given for {plan.original.file} are not those of its recommendations.")
    return Vectors(encoder=encoder, keys=keys, data=dict(zip(keys.values(), map(stored, rows), strict=True)))


@patient
def save(engine: Engine, plan: Plan, data: bytes, vectors: Vectors) -> str:
    """Save a plan and say what that did: "added", "unchanged" or "read again".

    Raises LibraryError when `data` is not the document the plan was read from, or another encoder made the library.
    """
    if digest(data) != plan.id:
        raise LibraryError(f"{plan.original.file} has changed since it was read. Read it again.")
    engine.originals.claim()
    ready = writing.prepared(plan, vectors)
    with _clearing(engine), engine.writing() as writer:
        known = writer.rows("plan_content", plan=plan.id)
        if known and known[0][0] == ready.content:
            engine.originals.put(data)
            return "unchanged"
        with _original(engine, writer, plan.id, data):
            _replace(writer, ready, known=bool(known))
            _note(writer)
    return "read again" if known else "added"


@patient
def forget(engine: Engine, plan_id: str, on: date) -> None:
    """Take a plan out with all that came from it, and leave a tombstone without text."""
    engine.originals.claim()
    with engine.writing() as writer:
        shared = sharing.shared_by(whole_plan(writer, plan_id))
        writing.remove(writer, plan_id)
        writing.prune(writer)
        sharing.settle(writer, shared)
        writing.bury(writer, plan_id, on)
        _note(writer)
    engine.originals.remove(plan_id)
    engine.originals.cleared = False  # a file that somebody held open just now goes with the next save
    engine.purge()


def whole_plan(view: View, plan_id: str) -> Plan:
    """A plan as it was saved, nothing lost."""
    value = json.loads(view.rows("whole_plan", plan=plan_id)[0][0])
    rows = view.rows("whole_recommendations", plan=plan_id)
    return from_json(value | {"recommendations": [json.loads(text) for (text,) in rows]})


def original_of(view: View, plan_id: str) -> Original | None:
    """The document that a plan was read from, as it is known here; None where the plan is not."""
    found = view.rows("whole_plan", plan=plan_id)
    return original_from_json(json.loads(found[0][0])) if found else None


@contextmanager
def _clearing(engine: Engine) -> Iterator[None]:
    """After a change that failed, its commit among them, the next save looks again for what no plan names."""
    try:
        yield
    except BaseException:
        engine.originals.cleared = False
        raise


@contextmanager
def _original(engine: Engine, writer: Writer, plan_id: str, data: bytes) -> Iterator[None]:
    """Keep the original before the plan that names it; take it away again when the plan cannot be saved."""
    if not engine.originals.cleared:  # once is enough while nothing fails, and the folder may be large
        engine.originals.keep_only({plan_id, *(one for (one,) in writer.rows("plan_ids"))})
    new = engine.originals.put(data)
    try:
        yield
    except BaseException:
        if new:
            engine.originals.remove(plan_id)
        raise


def _replace(writer: Writer, ready: Prepared, *, known: bool) -> None:
    plan, shared = ready.plan, Shared()
    if known:
        shared = sharing.shared_by(whole_plan(writer, plan.id))
        writing.remove(writer, plan.id)
    _set_encoder(writer, ready.vectors)
    writing.add(writer, ready)
    if known:
        writing.prune(writer)
    sharing.settle(writer, shared | sharing.called_otherwise(writer, plan))
    writer.run("remove_tombstone", [{"digest": plan.id}])


def _set_encoder(writer: Writer, vectors: Vectors) -> None:
    """One library, one encoder: vectors of two cannot be compared."""
    known: dict[str, str] = dict(writer.rows("meta"))
    before = known.get("encoder")
    if not vectors.keys or vectors.encoder == before:
        return
    if before and writer.rows("any_vector"):
        raise LibraryError(
            f"This library was made with the encoder {before}, not {vectors.encoder}. "
            "Read its plans into a new library."
        )
    writer.run("set_meta", [{"name": "encoder", "value": vectors.encoder}])


def _note(writer: Writer) -> None:
    """One more change, and when."""
    writer.run("raise_revision", [{}])
    writer.run("set_meta", [{"name": "last_read", "value": datetime.now(UTC).isoformat(timespec="seconds")}])
