"""The page that shows how one thing is linked with another, step by step, in words."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.pictures import PathAnswer
from graph.links import other
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.pickers import Meant, meant, names
from webapp.things import PATHS, Thing, label, thing
from webapp.wording import counted

TITLE = "How is one thing linked with another?"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A thing that a name may mean, and the address of this page with it chosen."""

    thing: Thing
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Picker:
    """A field for a name: what stands in it, the thing it means, or those it may mean, or why it means none."""

    field: str
    question: str
    value: str
    chosen: Thing | None
    choices: tuple[Choice, ...]
    trouble: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop:
    """One thing on the path, and how the one before it is linked with it (no words at the start).

    `forward` is whether the words run down the path; `sentence` says the link whole.
    """

    thing: Thing
    words: str = ""
    forward: bool = True
    sentence: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PathPage(Page):
    """Two pickers and, once both mean one thing, the path: `sentence` says what was found, "" where nothing was asked.

    `avoided` names the hubs that were met and not passed through; `through` is the address that goes through them.
    """

    start: Picker
    end: Picker
    hubs: bool
    names: tuple[str, ...]
    sentence: str
    stops: tuple[Stop, ...]
    avoided: tuple[str, ...]
    through: str


def view(library: Library, arguments: Arguments) -> PathPage:
    """The path between `from` and `to`, each an id or a name; through hubs where `hubs` is given."""
    given = {name: " ".join(arguments.get(name, "").split()) for name in ("from", "to")}
    hubs = bool(arguments.get("hubs", ""))
    known = library.store.things()
    meanings = {field: meant(library, name, known) if name else Meant() for field, name in given.items()}
    start, end = (_picker(field, given, meanings[field], hubs=hubs) for field in given)
    found = None
    if start.chosen and end.chosen:
        found = library.store.path(start.chosen.id, end.chosen.id, through_hubs=hubs)
    return PathPage(
        title=TITLE,
        scope=library.scope(),
        sample=library.store.status().sample,
        start=start,
        end=end,
        hubs=hubs,
        names=names(known),
        sentence=sentence(found) if found else "",
        stops=stops(found) if found else (),
        avoided=tuple(label(node) for node in found.avoided_hubs) if found else (),
        through=PATHS.path(found.start.id, found.end.id, hubs=True) if found else "",
    )


def sentence(found: PathAnswer) -> str:
    """What was found, in one sentence that says whether hubs were avoided."""
    if found.steps is None:
        hubs = "" if found.through_hubs else " that avoids hubs"
        return f"No path within {found.longest} steps{hubs}."
    if not found.steps:
        return "Both are the same thing."
    hubs = "hubs allowed" if found.through_hubs else "hubs avoided"
    return f"Linked in {counted(len(found.steps), 'step')}, {hubs}."


def stops(found: PathAnswer) -> tuple[Stop, ...]:
    """The things along the path, from start to end; none where there is no path."""
    if found.steps is None:
        return ()
    things = [thing(node) for node in found.nodes]
    made = [Stop(thing=things[0])]
    for before, after, edge in zip(things, things[1:], found.steps, strict=False):
        forward = edge.source == before.id
        source, target = (before, after) if forward else (after, before)
        said = f"{source.word} {edge.words} {target.word.lower()}"
        if other(edge, before.id) != after.id:
            raise ValueError(f"The path breaks between {before.id} and {after.id}.")
        made.append(Stop(thing=after, words=edge.words, forward=forward, sentence=said))
    return tuple(made)


def _picker(field: str, given: dict[str, str], found: Meant, *, hubs: bool) -> Picker:
    name = given[field]
    return Picker(
        field=field,
        question="From" if field == "from" else "To",
        value=name,
        chosen=found.one,
        choices=tuple(Choice(thing=one, address=_with(given | {field: one.id}, hubs=hubs)) for one in found.several),
        trouble=_trouble(name, found.one, found.several),
    )


def _with(given: dict[str, str], *, hubs: bool) -> str:
    return PATHS.path(given["from"], given["to"], hubs=hubs)


def _trouble(name: str, chosen: Thing | None, several: tuple[Thing, ...]) -> str | None:
    if not name or chosen:
        return None
    return "More than one thing here fits this. Choose one below." if several else f"Nothing here fits “{name}”."
