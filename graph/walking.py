"""Walks the graph by one-hop questions: what is round a thing, and how one thing is linked with another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graph.answers.asked import Filters
from graph.answers.pictures import Edge, Folded, Neighbourhood, Node, PathAnswer
from graph.contents import Contents
from graph.engine import View
from graph.links import SAID, Hop, edge, hops, order, other
from graph.nodes import KINDS, everything_named, known, named, node_id, split

FOLD_OVER = 12  # neighbours of one kind by one edge; more are shown as one
LONGEST = 6  # steps of a path
HUB_SHARE = 20  # a hub is shared by more than one recommendation in so many ...
HUB_LEAST = 12  # ... and by more than so many
_HUBS = ("agency", "theme")  # what plans share without being linked by it
_TRIED = 50  # places where two searches met that are compared
Group = tuple[int, int, bool]  # places of the kind of neighbour and of the words, and whether the centre is the source


def around(view: View, here: Contents, node: str, *, limit: int, unfolded: Collection[str]) -> Neighbourhood:
    """A thing with its neighbours, at most `limit` of them; kinds in `unfolded` are shown however many there are."""
    centre = known(view, here, node)
    shown: dict[str, None] = {}
    edges: list[Edge] = []
    folded: list[Folded] = []
    for (at, rank, outward), found in sorted(_groups(hops(view, [centre.id])[centre.id]).items()):
        one_by_one = KINDS[at] in unfolded or len(found) <= FOLD_OVER
        kept = _within(here, found, shown, limit) if one_by_one else []
        shown |= dict.fromkeys(one for _, one, _ in kept)
        edges += [edge(centre.id, hop) for hop in kept]
        if left := len(found) - len(kept):
            folded.append(Folded(kind=KINDS[at], words=SAID[rank], count=left, outward=outward))
    nodes = named(view, here, shown)
    return Neighbourhood(
        centre=centre,
        nodes=tuple(nodes[one] for one in shown),
        edges=tuple(edges),
        folded=tuple(folded),
        scope=here.scope(Filters()),
    )


def _groups(found: Iterable[Hop]) -> dict[Group, list[Hop]]:
    """The links of a thing by kind of neighbour, words and direction."""
    groups: dict[Group, list[Hop]] = {}
    places = {kind: at for at, kind in enumerate(KINDS)}
    for hop in found:
        rank, one, outward = hop
        groups.setdefault((places[one.partition(":")[0]], rank, not outward), []).append(hop)
    return {(at, rank, not inward): hops for (at, rank, inward), hops in groups.items()}


def _within(here: Contents, found: Iterable[Hop], shown: Collection[str], limit: int) -> list[Hop]:
    """The links that there is still room for, in order; to what is shown already there always is."""
    kept: list[Hop] = []
    room = limit - len(shown)
    for hop in sorted(found, key=lambda hop: _place(here, hop[1])):
        fresh = hop[1] not in shown
        if not fresh or room > 0:
            kept.append(hop)
            room -= fresh
    return kept


def _place(here: Contents, one: str) -> tuple[int, str]:
    """Recommendations in the order of every list, other things by their ids."""
    kind, key = split(one)
    return (here.at.get(key, 0) if kind == "recommendation" else 0), one


# --- Paths -----------------------------------------------------------------------------------------------------------


@dataclass(kw_only=True, slots=True)
class _Reach:
    """What was reached from one end: for each thing the edge it was reached by, from where, and at what cost.

    The cost of a path is how many links the things along it have: of equally short paths, the one through things that
    few others share says most.
    """

    hop: Hop | None = None
    back: str = ""
    cost: int = 0


@dataclass(kw_only=True, slots=True)
class _Search:
    view: View
    here: Contents
    through_hubs: bool
    ends: tuple[str, str]
    avoided: set[str] = field(default_factory=set)

    def grow(self, reached: dict[str, _Reach], frontier: list[str]) -> list[str]:
        """One more step from everything on the frontier; gives the next frontier in order."""
        fresh: dict[str, _Reach] = {}
        for one, found in hops(self.view, frontier).items():
            cost = reached[one].cost + len(found)
            for hop in found:
                there = hop[1]
                if there in reached or self._avoids(there):
                    continue
                best = fresh.get(there)
                if best is None or (cost, one) < (best.cost, best.back):
                    fresh[there] = _Reach(hop=hop, back=one, cost=cost)
        reached |= fresh
        return sorted(fresh)

    def _avoids(self, one: str) -> bool:
        if self.through_hubs or one in self.ends or not is_hub(self.here, one):
            return False
        self.avoided.add(one)
        return True


def path(view: View, here: Contents, start: str, end: str, *, through_hubs: bool) -> PathAnswer:
    """The shortest path between two things, breadth-first from both ends. Raises NotInLibrary."""
    first, last = known(view, here, start), known(view, here, end)
    search = _Search(view=view, here=here, through_hubs=through_hubs, ends=(first.id, last.id))
    ends = sorted(search.ends)  # so that the way there and the way back are one
    steps = _meet(search, ends[0], ends[1])
    if steps and ends[0] != first.id:
        steps = steps[::-1]
    along = _along(first.id, steps or ())
    nodes = named(view, here, {*along, *search.avoided})
    return PathAnswer(
        start=first,
        end=last,
        steps=steps,
        nodes=tuple(nodes[one] for one in along) if steps is not None else (first, last),
        avoided_hubs=_by_label(nodes[one] for one in search.avoided),
        through_hubs=through_hubs,
        longest=LONGEST,
        scope=here.scope(Filters()),
    )


def is_hub(here: Contents, one: str) -> bool:
    """Whether far more recommendations share a thing than is telling, as training or the police."""
    kind, key = split(one)
    if kind not in _HUBS:
        return False
    shelf = here.recommendations
    shared = shelf.fields[kind].get(key, 0).bit_count()
    return shared > HUB_LEAST and shared * HUB_SHARE > len(shelf.ids)


def _meet(search: _Search, first: str, last: str) -> tuple[Edge, ...] | None:
    sides = ({first: _Reach()}, {last: _Reach()})
    frontiers = [[first], [last]]
    for _ in range(LONGEST):
        side = 0 if len(frontiers[0]) <= len(frontiers[1]) else 1
        if sides[0].keys() & sides[1].keys() or not frontiers[side]:
            break
        frontiers[side] = search.grow(sides[side], frontiers[side])
    met = sides[0].keys() & sides[1].keys()
    if not met:
        return None
    costs = {one: sides[0][one].cost + sides[1][one].cost for one in met}
    tried = sorted(met, key=lambda one: (costs[one], one))[:_TRIED]
    own = hops(search.view, tried)
    one = min(tried, key=lambda one: (costs[one] + len(own[one]), one))
    return (*reversed(_back(sides[0], one)), *_back(sides[1], one))


def _back(reached: dict[str, _Reach], one: str) -> list[Edge]:
    """The edges from a thing back to the end it was reached from."""
    found: list[Edge] = []
    while hop := reached[one].hop:
        one = reached[one].back
        found.append(edge(one, hop))
    return found


def _along(start: str, steps: Iterable[Edge]) -> list[str]:
    along = [start]
    for step in steps:
        along.append(other(step, along[-1]))
    return along


def _by_label(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=lambda node: (node.label, node.id)))


# --- The whole graph -------------------------------------------------------------------------------------------------


def everything(view: View, here: Contents) -> tuple[str, ...]:
    """The ids of all things in the library, in order."""
    found = [node.id for node in everything_named(view, here)]
    found += [node_id("recommendation", one) for one in here.recommendations.ids]
    found += [node_id("thread", one) for one in here.threads.ids]
    return tuple(sorted(found))


def within(view: View, node: str, steps: int) -> tuple[str, ...]:
    """The ids of all things within some steps of a thing, itself included, in order."""
    found = {node}
    frontier = [node]
    for _ in range(steps):
        reached = {hop[1] for links in hops(view, frontier).values() for hop in links}
        frontier = sorted(reached - found)
        found |= reached
    return tuple(sorted(found))


def edges_among(view: View, ids: Collection[str]) -> tuple[Edge, ...]:
    """Every edge that has both ends among some things, each once, in order."""
    inside = set(ids)
    found = {edge(one, hop) for one, links in hops(view, ids).items() for hop in links if hop[1] in inside}
    return tuple(sorted(found, key=order))
