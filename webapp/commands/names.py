"""What a name on the command line means in this library, and which names are near where none fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from graph.answers.asked import Facet, Filters
from graph.errors import NotInLibrary
from graph.identity import normal, slug
from webapp.library import Library

MIN_ID = 6  # digits of an id before it is taken for one
NEAR = 0.75  # share of letters that a name must have in common with another to be offered instead
OFFERED, LISTED = 3, 8


def one_of(what: str, name: str, choices: Sequence[Facet]) -> str:
    """The value of the one choice that has this name, or holds it as words, or else as letters. Raises NotInLibrary."""
    wanted = normal(name)
    exact = [c for c in choices if slug(name) in {c.value, slug(c.label)}]
    hits = exact or [c for c in choices if wanted and f" {wanted} " in f" {normal(c.label)} "]
    hits = hits or [c for c in choices if wanted and wanted in normal(c.label)]
    if len(hits) == 1:
        return hits[0].value
    raise NotInLibrary(_which(what, name, [c.label for c in hits], [c.label for c in choices]))


def agency_slug(library: Library, name: str, within: Filters | None = None) -> str:
    """The agency of that name, of a part of it, or of words that plans write for it; only those within the filters."""
    agencies = library.store.agencies(within or Filters())
    choices = [Facet(value=a.slug, label=a.name, count=sum(count for _, count in a.roles)) for a in agencies]
    if any(choice.value == slug(name) for choice in choices):
        return slug(name)
    named = [choice for choice in choices if normal(name) in _names(library, choice.value)]
    if len(named) == 1:
        return named[0].value
    if named:
        raise NotInLibrary(_which("agency", name, [choice.label for choice in named], ()))
    return one_of("agency", name, choices)


def plan_id(library: Library, name: str) -> str:
    """The plan whose id begins so, or whose file, review or title is or holds those words."""
    plans = library.store.plans()
    hits = [p for p in plans if len(name) >= MIN_ID and p.id.startswith(name.lower())]
    hits = hits or [p for p in plans if name in {p.file, p.review, p.title}]
    hits = hits or [
        p for p in plans if normal(name) in normal(" ".join(filter(None, (p.title, p.review, p.file, p.board))))
    ]
    if len(hits) == 1:
        return hits[0].id
    raise NotInLibrary(_which("plan", name, [f"{p.title} ({p.id[:12]})" for p in hits], [p.title for p in plans]))


def recommendation_id(library: Library, name: str) -> str:
    """The recommendation whose id is or begins so. Raises NotInLibrary, with the ids that are nearest."""
    wanted = name.strip().lower()
    cards = library.store.cards(limit=None).items
    hits = [card for card in cards if card.id == wanted or (len(wanted) >= MIN_ID and card.id.startswith(wanted))]
    if len(hits) == 1:
        return hits[0].id
    if hits:
        raise NotInLibrary(_which("recommendation", name, [card.id for card in hits], ()))
    near = [f"{card.id} ({card.label or card.text[:40]})" for card in cards if _likeness(wanted, card.id) >= NEAR]
    hint = f"Did you mean {' or '.join(near[:OFFERED])}?" if near else "Find it by its words with “threadline search”."
    raise NotInLibrary(f"This library holds no recommendation “{name}”. {hint}")


def _names(library: Library, agency: str) -> set[str]:
    answer = library.store.agency(agency, limit=0)
    return {normal(words) for words in (*answer.known_as, *(words for words, _ in answer.written))}


def _which(what: str, name: str, hits: Sequence[str], known: Sequence[str]) -> str:
    if hits:
        return f"More than one {what} here fits “{name}”: {_few(hits)}. Give more of the name."
    if not known:
        return f"No {what} here fits “{name}”. The library is empty."
    if near := _near(name, known):
        return f"No {what} here fits “{name}”. Did you mean {' or '.join(f'“{one}”' for one in near)}?"
    return f"No {what} here fits “{name}”. Here are, for example: {_few(known)}."


def _near(name: str, known: Sequence[str]) -> list[str]:
    """The names that hold something written much like this one, the likest first."""
    scored = [(max(_likeness(_letters(name), part) for part in _parts(one, name)), one) for one in dict.fromkeys(known)]
    return [one for score, one in sorted(scored, key=lambda pair: -pair[0]) if score >= NEAR][:OFFERED]


def _parts(whole: str, name: str) -> Iterator[str]:
    """Runs of words of a name, about as many as were typed."""
    words, count = normal(whole).split(), len(normal(name).split())
    yield _letters(whole)
    for length in range(max(1, count - 1), count + 2):
        yield from ("".join(words[at : at + length]) for at in range(len(words) - length + 1))


def _letters(text: str) -> str:
    return normal(text).replace(" ", "")


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _few(names: Sequence[str]) -> str:
    return "; ".join(names[:LISTED]) + (" …" if len(names) > LISTED else "")
