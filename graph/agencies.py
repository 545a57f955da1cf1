"""The list of agencies and the page of one: how many recommendations each has which part in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from graph.answers.asked import Filters
from graph.answers.overviews import AgencyAnswer, AgencyLink, AgencySummary
from graph.contents import Contents
from graph.engine import Row, View
from graph.errors import NotInLibrary
from graph.lists import cards_of
from graph.model import AgencyMention, Basis, Column, Role
from graph.shelf import items


def agencies(here: Contents, filters: Filters) -> tuple[AgencySummary, ...]:
    """The agencies that the recommendations passing the filters name, most named first, then by name and slug."""
    mask = here.picked(here.recommendations, filters)
    counted = sorted(_counted(here, mask, filters), key=lambda pair: (-pair[0], pair[1].name, pair[1].slug))
    return tuple(summary for _, summary in counted)


def agency(view: View, here: Contents, slug: str, limit: int | None) -> AgencyAnswer:
    """One agency with its mentions, at most `limit` in each part. Raises NotInLibrary when no plan here names it."""
    named = view.rows("names_of_agency", agency=slug)
    if not named:
        raise NotInLibrary(f"No plan in this library names an agency “{slug}”. See the list of agencies.")
    summary = _summary(here, slug, here.recommendations.everything)
    rows = view.rows("mentions_of_agency", agency=slug, ids=json.dumps(_naming(here, slug, limit)))
    rows.sort(key=lambda row: (here.at[row[0]], row[1]))
    cards = cards_of(view, (row[0] for row in rows))
    written: Counter[str] = Counter()
    for _, surface, count in named:
        written[surface] += count
    return AgencyAnswer(
        agency=summary,
        known_as=tuple(sorted({name for row in named for name in row[:2]} - {summary.name})),
        written=tuple(written.items()),
        links=tuple(AgencyLink(card=card, mention=_mention(row)) for card, row in zip(cards, rows, strict=True)),
        scope=here.scope(Filters()),
    )


def _naming(here: Contents, slug: str, limit: int | None) -> list[str]:
    """The recommendations that name an agency: the first ones in each part, or all."""
    shelf = here.recommendations
    if limit is None:
        return [shelf.ids[item] for item in items(here.naming(shelf, slug))]
    first = {item for role in Role for item in islice(items(here.naming(shelf, slug, (role,))), limit)}
    return [shelf.ids[item] for item in sorted(first)]


def _counted(here: Contents, mask: int, filters: Filters) -> Iterator[tuple[int, AgencySummary]]:
    named = here.recommendations.fields["agency"].counts(mask)
    for slug in filters.agency or named:
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
        boards=len(shelf.fields["board"].counts(named)),
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
