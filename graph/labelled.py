"""A part of the library as a graph database holds it, from any engine: labels, keys, properties, relationships."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph import walking, writing
from graph.contents import Contents
from graph.engine import View
from graph.nodes import KINDS, known, node_id, review_key, split
from graph.saving import whole_plan
from graph.schema import NODES, RELATIONSHIPS
from graph.shelf import of
from graph.writing import Row, Vectors

Value = str | int | float | tuple[str, ...]
#: A node by its label and its key.
Ref = tuple[str, str]

_CLASSES = {node.label: node for node in NODES}
_LABELS = {kind: kind.capitalize() for kind in KINDS}
_OURS = frozenset(("card", "content", "revision", "summary", "whole"))  # beside them, for our own use
_PROPERTIES = {(one.name, one.source, one.target): tuple(one.properties or ()) for one in RELATIONSHIPS}


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledNode:
    """A thing with its label, the property that tells it from others of the label, and all properties it has."""

    label: str
    key: str
    properties: Mapping[str, Value]

    @property
    def ref(self) -> Ref:
        """Its label and the value of its key."""
        return self.label, str(self.properties[self.key])


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledLink:
    """A relationship between two nodes, with the properties it has."""

    type: str
    source: Ref
    target: Ref
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledGraph:
    """Nodes, each once, and all relationships among them, both in order."""

    nodes: tuple[LabelledNode, ...]
    links: tuple[LabelledLink, ...]


def labelled(view: View, here: Contents, node: str | None, hops: int) -> LabelledGraph:
    """The whole library, or what is within some steps of a thing; a recommendation brings its actions along.

    Raises NotInLibrary.
    """
    ids = walking.everything(view, here) if node is None else walking.within(view, known(view, here, node).id, hops)
    keys: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for one in ids:
        kind, key = split(one)
        keys[kind].add(key)
    rows = _rows(view, _plans(here, keys))
    found = {one.ref: one for one in _nodes(view, here, keys, rows)}
    drawn = [*_of_plans(rows), *_of_references(view, rows), *_of_groups(view, keys), *_of_shared(view, keys)]
    links = [one for one in drawn if one.source in found and one.target in found]
    return LabelledGraph(
        nodes=tuple(found[ref] for ref in sorted(found)),
        links=tuple(sorted(links, key=lambda one: (one.type, one.source, one.target, _position(one)))),
    )


def _plans(here: Contents, keys: Mapping[str, Collection[str]]) -> list[str]:
    """The plans that are here, or that hold a recommendation that is here."""
    shelf = here.recommendations
    wanted = of((here.at[one] for one in keys["recommendation"]), len(shelf.ids))
    return sorted({*keys["plan"]} | {plan for plan, held in shelf.fields["plan"].items() if held & wanted})


def _rows(view: View, plans: Iterable[str]) -> dict[str, list[Row]]:
    """What saving those plans writes, by the name of each change."""
    found: dict[str, list[Row]] = {}
    for plan in plans:
        for query, rows in writing.changes(writing.prepared(whole_plan(view, plan), Vectors()), 0):
            if query != "add_words":  # an index of ours, dear to make
                found.setdefault(query, []).extend(rows)
    return found


# --- Nodes -----------------------------------------------------------------------------------------------------------


def _nodes(
    view: View, here: Contents, keys: Mapping[str, Collection[str]], rows: Mapping[str, list[Row]]
) -> Iterator[LabelledNode]:
    recommendations = keys["recommendation"]
    yield from (_node("Plan", row) for row in rows.get("add_plan", ()) if row["id"] in keys["plan"])
    for row in rows.get("add_recommendation", ()):
        if row["id"] in recommendations:
            yield _node("Recommendation", row)
    yield from (_node("Action", row) for row in rows.get("add_action", ()) if row["recommendation"] in recommendations)
    yield from (_node("Thread", row) for row in rows.get("add_thread", ()) if row["id"] in keys["thread"])
    for kind in ("board", "agency"):  # by the name that most plans give, not by that of one plan
        names = here.labels[kind]
        yield from (_node(_LABELS[kind], {"slug": key, "name": names[key]}) for key in keys[kind])
    yield from (_node("Theme", {"code": key}) for key in keys["theme"])
    for key, label, code in view.rows("every_review"):
        if review_key(key) in keys["review"]:
            yield _node("Review", {"id": key, "label": label, "kind": code})
    for key, name, reason in view.rows("every_recurrence"):
        if key in keys["recurrence"]:
            yield _node("Recurrence", {"id": key, "name": name, "reason": reason})


def _node(label: str, row: Row) -> LabelledNode:
    known = _CLASSES[label]
    names = [known.key, *(name for name in known.properties if name not in _OURS)]
    return LabelledNode(label=label, key=known.key, properties=_filled(row, names))


def _filled(row: Row, names: Iterable[str]) -> dict[str, Value]:
    """Those properties of a row that are there; a list of parts as a list."""
    found = {name: row[name] for name in names if row.get(name) is not None}
    return {name: tuple(json.loads(value)) if name == "roles" else _bare(value) for name, value in found.items()}


def _bare(value: Value) -> Value:
    """A code as a text and nothing more: not every driver takes an enum for one."""
    return str(value) if isinstance(value, str) else value


# --- Relationships ---------------------------------------------------------------------------------------------------


def _of_plans(rows: Mapping[str, list[Row]]) -> Iterator[LabelledLink]:
    """All that one plan says by itself; where an end is not named, there is no relationship."""
    ends = (
        ("add_plan", "PUBLISHED_BY", ("Plan", "id"), ("Board", "board")),
        ("add_plan", "ANSWERS", ("Plan", "id"), ("Review", "review")),
        ("add_recommendation", "HOLDS", ("Plan", "plan"), ("Recommendation", "id")),
        ("add_recommendation", "PUBLISHED_BY", ("Recommendation", "id"), ("Board", "board")),
        ("add_action", "HAS", ("Recommendation", "recommendation"), ("Action", "id")),
        ("add_thread", "LEFT_OPEN_BY", ("Thread", "id"), ("Recommendation", "recommendation")),
        ("add_thread", "LEFT_OPEN_BY", ("Thread", "id"), ("Action", "action")),
        ("add_about", "ABOUT", ("Recommendation", "recommendation"), ("Theme", "theme")),
        ("add_names", "NAMES", ("Recommendation", "recommendation"), ("Agency", "agency")),
        ("add_led_by", "LED_BY", ("Action", "action"), ("Agency", "agency")),
    )
    for query, name, source, target in ends:
        yield from (_link(name, source, target, row) for row in rows.get(query, ()) if row[target[1]] is not None)
    for row in rows.get("add_names", ()):
        if "addressee" in json.loads(row["roles"]):
            yield _link("ASKED_OF", ("Recommendation", "recommendation"), ("Agency", "agency"), row)


def _link(name: str, source: Ref, target: Ref, row: Row) -> LabelledLink:
    """A relationship; each end is given as its label and the part of the row that holds its key."""
    return LabelledLink(
        type=name,
        source=(source[0], row[source[1]]),
        target=(target[0], row[target[1]]),
        properties=_filled(row, _PROPERTIES[name, source[0], target[0]]),
    )


def _of_references(view: View, rows: Mapping[str, list[Row]]) -> Iterator[LabelledLink]:
    """Words that point to what is in the library: to a recommendation where one is meant, else to its plan."""
    quotes = {(row["recommendation"], row["position"]): row for row in rows.get("add_refers_to", ())}
    if not quotes:
        return
    for one, position, _, plan, other, *_ in view.rows("every_reference"):
        row = quotes.get((one, position))
        if row and (other or plan):
            target: Ref = ("Recommendation", other) if other else ("Plan", plan)
            said = _filled(row, ("position", "quote", "words"))
            yield LabelledLink(type="REFERS_TO", source=("Recommendation", one), target=target, properties=said)


def _of_groups(view: View, keys: Mapping[str, Collection[str]]) -> Iterator[LabelledLink]:
    for key, one, score in view.rows("every_gathers") if keys["recurrence"] else ():
        ends: tuple[Ref, Ref] = (("Recurrence", key), ("Recommendation", one))
        yield LabelledLink(type="GATHERS", source=ends[0], target=ends[1], properties={"score": score})


def _of_shared(view: View, keys: Mapping[str, Collection[str]]) -> Iterator[LabelledLink]:
    """What reviews and agencies hang together with, whether or not a plan that says so is here."""
    for key, *_ in view.rows("every_review"):
        yield LabelledLink(type="PUBLISHED_BY", source=("Review", key), target=("Board", key.partition("/")[0]))
    for edge in walking.edges_among(view, [node_id("agency", key) for key in keys["agency"]]):
        ends = split(edge.source)[1], split(edge.target)[1]
        yield LabelledLink(type="SUCCEEDED_BY", source=("Agency", ends[0]), target=("Agency", ends[1]))


def _position(link: LabelledLink) -> int:
    """The place of a relationship among several of the same two things."""
    position = link.properties.get("position", 0)
    return position if isinstance(position, int) else 0
