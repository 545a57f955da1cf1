"""The picture of a thing with its neighbours, as values: what is drawn, in which groups, and the same as a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph.analysis import circle
from graph.answers.pictures import Edge, Folded, Neighbourhood
from webapp.library import Library
from webapp.things import LOOKS, PATHS, Thing, thing
from webapp.wording import counted

MOST = 60  # neighbours that are drawn one by one
End = tuple[str, str, str]  # label, kind and address of one end of a tie
_MUTUAL = "says the same as"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bunch:
    """Neighbours of one kind that hang on the centre by the same words, under a heading.

    `many` is how many are folded into one mark (0: none), in words `folded`; `address` shows them one by one.
    `arrow` is "out" where the words run from the centre, "in" where they run to it, "" where they hold both ways.
    """

    kind: str
    heading: str
    arrow: str
    things: tuple[Thing, ...]
    many: int = 0
    folded: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """One line of the table: what, how it is linked, and to what; an address is empty where there is no page."""

    what: str
    what_kind: str
    what_address: str
    words: str
    whom: str
    whom_kind: str
    whom_address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where a drawing on a canvas begins to put a thing: the centre at 0, its neighbours on the unit circle."""

    id: str
    x: float
    y: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A thing with what hangs together with it; `data` is the address of the same as JSON."""

    centre: Thing
    bunches: tuple[Bunch, ...]
    edges: tuple[Edge, ...]
    ties: tuple[Tie, ...]
    spots: tuple[Spot, ...]
    data: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of thing in it, in the order of the legend."""
        there = {self.centre.kind, *(bunch.kind for bunch in self.bunches)}
        return tuple(kind for kind in LOOKS if kind in there)


def picture(library: Library, node_id: str, unfolded: Collection[str] = ()) -> Picture:
    """The picture of a thing; kinds in `unfolded` are drawn one by one. Raises NotInLibrary."""
    found = library.store.around(node_id, limit=MOST, unfolded=unfolded)
    return drawn(found)


def drawn(found: Neighbourhood) -> Picture:
    """A neighbourhood as a picture."""
    things = {node.id: thing(node) for node in (found.centre, *found.nodes)}
    return Picture(
        centre=things[found.centre.id],
        bunches=tuple(_bunches(found, things)),
        edges=found.edges,
        ties=tuple(_ties(found, things)),
        spots=tuple(Spot(id=one, x=x, y=y) for one, (x, y) in circle(found).items()),
        data=PATHS.around(found.centre.id, form=".json"),
    )


def _bunches(found: Neighbourhood, things: dict[str, Thing]) -> Iterator[Bunch]:
    centre = found.centre
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[Thing]] = {}
    for node in found.nodes:
        said = tuple((e.words, _arrow(e, centre.id)) for e in found.edges if node.id in {e.source, e.target})
        groups.setdefault((node.kind, said), []).append(things[node.id])
    for (kind, said), members in groups.items():
        arrows = {arrow for _, arrow in said}
        yield Bunch(
            kind=kind,
            heading=_heading(kind, len(members), [words for words, _ in said], centre.kind if "in" in arrows else ""),
            arrow=arrows.pop() if len(arrows) == 1 else "",
            things=tuple(members),
        )
    for fold in found.folded:
        yield _folded_bunch(fold, centre.kind, _unfolded(found, fold))


def _folded_bunch(fold: Folded, centre: str, address: str) -> Bunch:
    arrow = "" if fold.words == _MUTUAL else "out" if fold.outward else "in"
    return Bunch(
        kind=fold.kind,
        heading=_heading(fold.kind, fold.count, [fold.words], centre if arrow == "in" else ""),
        arrow=arrow,
        things=(),
        many=fold.count,
        folded=_counted(fold),
        address=address,
    )


def _heading(kind: str, count: int, words: list[str], whom: str) -> str:
    """What hangs there and how: "Agencies: asked of, led by"; "Plan: holds this recommendation"."""
    look = LOOKS[kind]
    if kind == "thread":
        return look.one if count == 1 else look.many
    said = ", ".join(words) + (f" this {LOOKS[whom].one.lower()}" if whom else "")
    return f"{look.one if count == 1 else look.many}: {said}"


def _arrow(edge: Edge, centre: str) -> str:
    if edge.words == _MUTUAL:
        return ""
    return "out" if edge.source == centre else "in"


def _ties(found: Neighbourhood, things: dict[str, Thing]) -> Iterator[Tie]:
    centre = _this(found)
    for edge in found.edges:
        what, whom = (centre if one == found.centre.id else _end(things[one]) for one in (edge.source, edge.target))
        yield _tie(what, edge.words, whom)
    for fold in found.folded:
        many = (_counted(fold), "shown as one; choose to show them one by one", _unfolded(found, fold))
        yield _tie(centre, fold.words, many) if fold.outward else _tie(many, fold.words, centre)


def _this(found: Neighbourhood) -> End:
    """The centre in the table: named once, above it, and not again in each line."""
    return f"This {LOOKS[found.centre.kind].one.lower()}", "", ""


def _end(one: Thing) -> End:
    return one.label, one.word, one.address


def _tie(what: End, words: str, whom: End) -> Tie:
    return Tie(
        what=what[0],
        what_kind=what[1],
        what_address=what[2],
        words=words,
        whom=whom[0],
        whom_kind=whom[1],
        whom_address=whom[2],
    )


def _unfolded(found: Neighbourhood, fold: Folded) -> str:
    return PATHS.around(found.centre.id, unfold=fold.kind)


def _counted(fold: Folded) -> str:
    look = LOOKS[fold.kind]
    return counted(fold.count, look.one.lower(), look.many.lower())
