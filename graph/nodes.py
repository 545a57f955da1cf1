"""What a thing of the graph is called: its id, "kind:key", and how it reads in a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from graph.answers.lists import Card
from graph.answers.pictures import Node
from graph.contents import Contents
from graph.engine import View
from graph.errors import NotInLibrary
from graph.lists import cards_of
from graph.threads import threads_of

#: The kinds of thing, in the order in which a picture and a table show them.
KINDS = ("plan", "board", "review", "recurrence", "recommendation", "agency", "theme", "thread")
_LONGEST = 160  # characters of a label
_ANY_DAY = date.min  # what a thread says does not depend on the day


def node_id(kind: str, key: str) -> str:
    """The id of a thing from its kind and its key; a review's key as `review_key` makes it."""
    return f"{kind}:{key}"


def split(node: str) -> tuple[str, str]:
    """The kind and the key of an id. Raises NotInLibrary where it is no id of a thing."""
    kind, colon, key = node.partition(":")
    if not colon or not key or kind not in KINDS:
        raise NotInLibrary(
            f"“{node}” names nothing in this library. A thing is named by its kind and its key, as in “agency:police”."
        )
    return kind, key


def review_key(stored: str) -> str:
    """The slug of a review's board and label, from the id that the library keeps (board, kind and label)."""
    board, _, rest = stored.partition("/")
    return f"{board}-{rest.partition('/')[2]}"


def reviews(view: View) -> dict[str, list[str]]:
    """By key, the stored ids of the reviews that have it (several only where two differ in nothing but their kind)."""
    found: dict[str, list[str]] = {}
    for stored, _, _ in view.rows("every_review"):
        found.setdefault(review_key(stored), []).append(stored)
    return found


def known(view: View, here: Contents, node: str) -> Node:
    """The thing with that id; a plan may be named by the beginning of its key. Raises NotInLibrary."""
    kind, key = split(node)
    whole = node_id("plan", here.plan(key).id) if kind == "plan" else node
    found = named(view, here, [whole])
    if whole not in found:
        raise NotInLibrary(f"This library holds no {kind} “{key}”. Its plan may have been read again or taken out.")
    return found[whole]


def named(view: View, here: Contents, ids: Iterable[str]) -> dict[str, Node]:
    """Some things by their ids; those that the library does not hold are left out."""
    keys: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for one in sorted(set(ids)):
        kind, key = split(one)
        keys[kind].append(key)
    found: dict[str, Node] = {}
    for kind, wanted in keys.items():
        if wanted:
            found |= {node_id(kind, key): node for key, node in _named(view, here, kind, wanted).items()}
    return found


def everything_named(view: View, here: Contents) -> tuple[Node, ...]:
    """What a person may call by name: everything but recommendations and threads; by kind, then label and id."""
    ids = [node_id("plan", plan.id) for plan in here.plans]
    ids += [node_id(kind, key) for kind in ("board", "agency", "theme") for key in here.labels[kind]]
    ids += [node_id("recurrence", one) for (one,) in view.rows("recurrence_ids")]
    ids += [node_id("review", key) for key in reviews(view)]
    return tuple(
        sorted(named(view, here, ids).values(), key=lambda node: (KINDS.index(node.kind), node.label, node.id))
    )


def _named(view: View, here: Contents, kind: str, keys: list[str]) -> dict[str, Node]:
    if kind in {"board", "agency", "theme"}:
        return _labelled(kind, keys, here.labels[kind])
    if kind == "plan":
        plans = {plan.id: plan for plan in here.plans}
        chosen = (plans[key] for key in keys if key in plans)
        return {plan.id: _node("plan", plan.id, plan.title, _joined(plan.board, plan.dated)) for plan in chosen}
    if kind == "recommendation":
        return {card.id: _recommendation(card) for card in cards_of(view, (key for key in keys if key in here.at))}
    if kind == "review":
        labels: dict[str, str] = {review_key(stored): label for stored, label, _ in view.rows("every_review")}
        return _labelled(kind, keys, labels)
    if kind == "recurrence":
        return _labelled(kind, keys, dict(view.rows("recurrence_names", ids=json.dumps(keys))))
    return _threads(view, here, keys)


def _threads(view: View, here: Contents, keys: list[str]) -> dict[str, Node]:
    there = frozenset(here.threads.ids)
    held = [key for key in keys if key in there]
    return {
        key: _node("thread", key, thread.kind.value, thread.quote or "")
        for key, thread in zip(held, threads_of(view, held, _ANY_DAY), strict=True)
    }


def _labelled(kind: str, keys: Iterable[str], labels: Mapping[str, str]) -> dict[str, Node]:
    return {key: _node(kind, key, labels[key]) for key in keys if key in labels}


def _recommendation(card: Card) -> Node:
    words = f"{card.label}: {card.text}" if card.label else card.text
    return _node("recommendation", card.id, words, _joined(card.board, card.plan_title))


def _node(kind: str, key: str, label: str, detail: str = "") -> Node:
    return Node(id=node_id(kind, key), kind=kind, label=_shortened(label), detail=_shortened(detail))


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))


def _shortened(text: str) -> str:
    """A text in one line, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"
