"""How a plan goes into the library and out of it again: the rows of each change, in the order they are made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.engine import Writer
from graph.identity import slug
from graph.model import Action, Plan, Recommendation, Role, Thread
from graph.passages import indexed
from graph.plain import to_plain
from graph.plan_json import to_json
from graph.sharing import boards_of, review_id
from graph.summaries import board_of, card_of, dated, roles_of, summary_of

Row = dict[str, Any]

#: When a document was found, and under which name, says nothing of it: the same bytes under two names are one plan.
_PROVENANCE = frozenset(("file", "retrieved"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Vectors:
    """The vectors of a plan: stored form by key, and the key of each recommendation that has one."""

    encoder: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """A plan ready to be written: the plan, its JSON form and its vectors."""

    plan: Plan
    form: Row
    vectors: Vectors

    @property
    def content(self) -> str:
        """A hash of all that saving would write: two equal ones need not be written twice."""
        document = {name: part for name, part in self.form["document"].items() if name not in _PROVENANCE}
        value = [self.form | {"document": document}, self.vectors.encoder, sorted(self.vectors.keys.items())]
        return hashlib.sha256(_json(value).encode("utf-8", "surrogatepass")).hexdigest()


def prepared(plan: Plan, vectors: Vectors) -> Prepared:
    """A plan made ready before the library is locked."""
    return Prepared(plan=plan, form=to_json(plan), vectors=vectors)


def add(writer: Writer, ready: Prepared) -> None:
    """Write a plan that is not there, with its vectors; `settle` comes after."""
    for query, rows in changes(ready, writer.revision + 1):
        writer.run(query, rows)


def changes(ready: Prepared, revision: int) -> Iterator[tuple[str, Iterable[Row]]]:
    """Each change that adds a plan, in order: the name of its query, and its rows, which are made when asked for.

    `revision` is the number of the change as a whole.
    """
    plan, every = ready.plan, ready.plan.recommendations
    forms, data = ready.form["recommendations"], ready.vectors.data
    agencies = {slug(agency.name): agency.name for one in every for agency in one.agencies}
    yield "add_board", ({"slug": slug(name), "name": name} for name in boards_of(plan))
    yield "add_review", _reviews(plan)
    yield "add_plan", [_plan(ready) | {"revision": revision}]
    yield "add_agency", ({"slug": key, "name": name} for key, name in agencies.items())
    yield "add_theme", ({"code": code} for code in {theme.code for one in every for theme in one.themes})
    yield "add_recommendation", (_recommendation(plan, one, at, forms[at]) for at, one in enumerate(every))
    yield "add_words", ({"recommendation": one.id, **indexed(one)} for one in every)
    for query, rows in _PARTS.items():
        yield query, (row for one in every for row in rows(one))
    yield "add_cached_vector", ({"key": key, "data": vector} for key, vector in data.items())
    yield "add_vector", ({"recommendation": one, "key": key} for one, key in ready.vectors.keys.items())


def remove(writer: Writer, plan_id: str) -> None:
    """Take a plan and all that hangs on it alone out of the graph; `prune` and `settle` come after."""
    writer.run("remove_recurrences_of_plan", [{"plan": plan_id}])
    writer.run("remove_words", [{"plan": plan_id}])
    writer.run("remove_plan", [{"plan": plan_id}])


def prune(writer: Writer) -> None:
    """Drop the shared things that nothing names any more, and the vectors of texts that are gone."""
    for query in ("prune_vectors", "prune_agencies", "prune_themes", "prune_reviews", "prune_boards"):
        writer.run(query, [{}])


def bury(writer: Writer, plan_id: str, on: date) -> None:
    """Leave a tombstone without text, and no trace of the words in the index."""
    writer.run("add_tombstone", [{"digest": plan_id, "on_day": on.isoformat()}])
    writer.run("purge_words", [{}])


def _reviews(plan: Plan) -> Iterator[Row]:
    if plan.review:
        board = slug(plan.board.name) if plan.board else None
        yield {"id": review_id(plan), "label": plan.review.label, "kind": plan.review.kind, "board": board}


def _plan(ready: Prepared) -> Row:
    plan = ready.plan
    whole = {name: part for name, part in ready.form.items() if name != "recommendations"}
    day, published = dated(plan), plan.published.due if plan.published else None
    return {
        "id": plan.id,
        "title": plan.title,
        "file": plan.original.file,
        "year": plan.year,
        "dated": day.isoformat() if day else None,
        "published": published.isoformat() if published else None,
        "content": ready.content,
        "summary": _json(to_plain(summary_of(plan))),
        "whole": _json(whole),
        "board": slug(plan.board.name) if plan.board else None,
        "board_name": plan.board.name if plan.board else None,
        "review": review_id(plan),
        "review_label": plan.review.label if plan.review else None,
    }


def _recommendation(plan: Plan, one: Recommendation, position: int, form: Row) -> Row:
    board = board_of(plan, one)
    return {
        "id": one.id,
        "plan": plan.id,
        "board": slug(board) if board else None,
        "board_name": one.board,
        "position": position,
        "wording": one.wording,
        "label": one.label,
        "text": one.text,
        "status": one.status.value.value,
        "stated": one.status.stated,
        "shown": one.status.shown,
        "card": _json(to_plain(card_of(plan, one))),
        "own_review": one.review,
        "objective": one.objective,
        "whole": _json(form),
    }


def _actions(one: Recommendation) -> Iterator[Row]:
    for position, action in enumerate(one.actions):
        due = action.timescale.due if action.timescale else None
        yield {
            "id": _part(one, position),
            "recommendation": one.id,
            "position": position,
            "text": action.text,
            "status": action.status.value.value,
            "timescale_raw": action.timescale.raw if action.timescale else None,
            "due": due.isoformat() if due else None,
        }


def _threads(one: Recommendation) -> Iterator[Row]:
    for position, thread in enumerate(one.threads):
        step = _step(one, thread)
        yield {
            "id": _part(one, position),
            "recommendation": one.id,
            "action": None if step is None else _part(one, step),
            "position": position,
            "kind": thread.kind.value,
            "quote": thread.quote,
            "step": thread.action,
            "places": _json(to_plain(thread.places or one.places)),
        }


def _step(one: Recommendation, thread: Thread) -> int | None:
    """The action a thread hangs on; a thread on the whole of a recommendation with one action hangs on that too."""
    step = 0 if thread.action is None and len(one.actions) == 1 else thread.action
    return step if step is not None and step < len(one.actions) else None


def _themes(one: Recommendation) -> Iterator[Row]:
    for position, theme in enumerate(one.themes):
        yield {"recommendation": one.id, "theme": theme.code, "position": position, "quote": theme.quote}


def _mentions(one: Recommendation) -> Iterator[Row]:
    for position, agency in enumerate(one.agencies):
        yield {
            "recommendation": one.id,
            "agency": slug(agency.name),
            "position": position,
            "name": agency.name,
            "surface": agency.surface,
            "role": agency.role.value,
            "roles": _json([role.value for role in roles_of(agency)]),
            "basis": agency.basis.value,
            "column_role": agency.column,
            "cell": agency.cell,
        }


def _leads(one: Recommendation) -> Iterator[Row]:
    for position, action in enumerate(one.actions):
        for name in dict.fromkeys(
            slug(a.name) for a in one.agencies if Role.LEAD in roles_of(a) and _in(a.surface, action, one)
        ):
            yield {"action": _part(one, position), "agency": name}


def _in(surface: str, action: Action, one: Recommendation) -> bool:
    """Whether the cell that says who leads an action, its own or the recommendation's, holds these words."""
    return surface in (action.lead_raw or one.lead_raw or "")


def _references(one: Recommendation) -> Iterator[Row]:
    rows: list[tuple[str, str, str | None]] = [(found.quote, found.target, None) for found in one.refers_to]
    rows += [(found.quote, found.words, _json(to_plain(found))) for found in one.points_to]
    for position, (quote, words, pointer) in enumerate(rows):
        yield {
            "recommendation": one.id, "position": position, "quote": quote, "words": words, "pointer": pointer,
        }  # fmt: skip


def _part(one: Recommendation, position: int) -> str:
    return f"{one.id}/{position}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_PARTS: Mapping[str, Callable[[Recommendation], Iterator[Row]]] = {
    "add_action": _actions,
    "add_thread": _threads,
    "add_about": _themes,
    "add_names": _mentions,
    "add_led_by": _leads,
    "add_refers_to": _references,
}
