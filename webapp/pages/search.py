"""The search page: one box, filters beside the results, asks apart from mentions, and why each one matched."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.answers.asked import Facets, Filters
from graph.answers.lists import Card, Hit, Listing, Reason
from webapp.choices import Arguments, Chosen, Group, chosen, from_arguments, groups
from webapp.contract import Page
from webapp.labels import labels
from webapp.library import Library
from webapp.people import without_names
from webapp.wording import counted

LIMIT = 20
NAMING = ("owner", "progress", "milestone", "note")  # the fields whose cells may name officers
SHOWN = ("board", "kind", "status", "theme", "agency", "review_kind")


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchPage(Page):
    """Results for `words` within `filters`.

    `asks` match in what is asked or promised, `mentions` only in what was reported, `near` in meaning alone; without
    words, `asks` are all recommendations. `after` goes on to the next page. `note` says what could not be compared.
    """

    words: str
    filters: Filters
    total: int
    asks: tuple[Hit, ...]
    mentions: tuple[Hit, ...]
    near: tuple[Hit, ...]
    after: str | None
    first: bool
    chosen: tuple[Chosen, ...]
    groups: tuple[Group, ...]
    since: int | None
    until: int | None
    note: str | None


def view(library: Library, arguments: Arguments) -> SearchPage:
    """The results that the address describes."""
    words, filters = arguments.get("q", "").strip(), from_arguments(arguments)
    after = arguments.get("after", "") or None
    found = ask(library, words, filters, after=after)
    known = labels(library)
    names = (*SHOWN, "role") if filters.agency or filters.role else SHOWN
    return SearchPage(
        title=_title(words, filters, found.total),
        scope=library.scope(filters, found.scope),
        sample=library.store.status().sample,
        words=words,
        filters=filters,
        total=found.total,
        asks=tuple(hit for hit in found.items if hit.in_ask and not by_meaning(hit)),
        mentions=tuple(hit for hit in found.items if not hit.in_ask and not by_meaning(hit)),
        near=tuple(hit for hit in found.items if by_meaning(hit)),
        after=found.after,
        first=after is None,
        chosen=chosen(filters, found.facets, known),
        groups=groups(filters, found.facets, known, names=names),
        since=filters.since,
        until=filters.until,
        note=library.trouble and f"Compared by words only. {library.trouble}",
    )


def ask(
    library: Library, words: str, filters: Filters, *, after: str | None = None, limit: int = LIMIT
) -> Listing[Hit]:
    """Hits for some words; without words, all recommendations that pass the filters, in the order of their plans."""
    if words:
        vector = library.vector(words)
        found = library.store.search(words, vector=vector, filters=filters, limit=limit, after=after)
        return replace(found, items=tuple(map(discreet, found.items)))
    cards = library.store.cards(filters, limit=limit, after=after)
    return Listing(
        items=tuple(_plain_hit(card) for card in cards.items),
        total=cards.total,
        scope=cards.scope,
        after=cards.after,
        facets=cards.facets if cards.total else Facets(),
    )


def discreet(hit: Hit) -> Hit:
    """The hit with the names of people left out of the snippets of owner and progress cells."""
    return replace(hit, reasons=tuple(_discreet(one) if one.field in NAMING else one for one in hit.reasons))


def by_meaning(hit: Hit) -> bool:
    """Whether a hit holds none of the words and is only near in meaning."""
    return bool(hit.reasons) and all(reason.field == "meaning" for reason in hit.reasons)


def _discreet(reason: Reason) -> Reason:
    shown = without_names(reason.snippet)
    return reason if shown == reason.snippet else replace(reason, snippet=shown, marks=())


def _plain_hit(card: Card) -> Hit:
    return Hit(card=card, score=0.0, in_ask=True, reasons=())


def _title(words: str, filters: Filters, total: int) -> str:
    if words:
        return f"{counted(total, 'result')} for “{words}”"
    return f"{counted(total, 'recommendation')}" if filters != Filters() else f"All {counted(total, 'recommendation')}"
