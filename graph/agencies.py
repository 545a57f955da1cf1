"""The list of agencies and the page of one: how many recommendations each has which part in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from graph.answers import AgencyAnswer, AgencyLink, AgencySummary, Filters
from graph.contents import Contents
from graph.engine import Row, View
from graph.errors import NotInLibrary
from graph.lists import cards_of
from graph.model import AgencyMention, Basis, Column, Role


def agencies(here: Contents, filters: Filters) -> tuple[AgencySummary, ...]:
    """The agencies that the recommendations passing the filters name, most named first, then by name and slug."""
    mask = here.picked(here.recommendations, filters)
    counted = sorted(_counted(here, mask, filters), key=lambda pair: (-pair[0], pair[1].name, pair[1].slug))
    return tuple(summary for _, summary in counted)


def agency(view: View, here: Contents, slug: str, limit: int | None) -> AgencyAnswer:
    """One agency with its mentions, at most `limit` in each part. Raises NotInLibrary when no plan here names it."""
    rows = view.rows("mentions_of_agency", agency=slug)
    if not rows:
        raise NotInLibrary(f"No plan in this library names an agency “{slug}”. See the list of agencies.")
    rows.sort(key=lambda row: (here.at[row[0]], row[1]))
    summary = _summary(here, slug, here.recommendations.everything)
    names = {name for row in rows for name in row[2:4]} - {summary.name}
    shown = rows if limit is None else _first(rows, limit)
    cards = cards_of(view, (row[0] for row in shown))
    return AgencyAnswer(
        agency=summary,
        known_as=tuple(sorted(names)),
        written=tuple(Counter(row[3] for row in rows).items()),
        links=tuple(AgencyLink(card=card, mention=_mention(row)) for card, row in zip(cards, shown, strict=True)),
        scope=here.scope(Filters()),
    )


def _first(rows: list[Row], limit: int) -> list[Row]:
    """The first mentions in each part; one with several parts counts in each."""
    seen: Counter[str] = Counter()
    kept = []
    for row in rows:
        roles = json.loads(row[5]) or [row[4]]
        if any(seen[role] < limit for role in roles):
            kept.append(row)
        seen.update(roles)
    return kept


def _counted(here: Contents, mask: int, filters: Filters) -> Iterator[tuple[int, AgencySummary]]:
    for slug in filters.agency or here.labels["agency"]:
        count = (here.naming(here.recommendations, slug, filters.role) & mask).bit_count()
        if count:
            yield count, _summary(here, slug, mask)


def _summary(here: Contents, slug: str, mask: int) -> AgencySummary:
    shelf = here.recommendations
    counted = ((role, (here.naming(shelf, slug, (role,)) & mask).bit_count()) for role in Role)
    named = here.naming(shelf, slug) & mask
    return AgencySummary(
        slug=slug,
        name=here.labels["agency"].get(slug, slug),
        roles=tuple((role, count) for role, count in counted if count),
        boards=sum(bool(items & named) for items in shelf.fields["board"].values()),
    )


def _mention(row: Row) -> AgencyMention:
    _, _, name, surface, role, roles, basis, column, cell = row
    return AgencyMention(
        name=name,
        surface=surface,
        role=Role(role),
        roles=tuple(map(Role, json.loads(roles))),
        basis=Basis(basis),
        column=Column(column) if column else None,
        cell=cell,
    )
