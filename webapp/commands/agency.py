"""The command that shows what one agency leads, is asked, takes part in, watches or is mentioned in."""

from __future__ import annotations

from typing import Any

import click

from graph.answers.asked import Filters
from graph.identity import slug
from webapp.commands.names import agency_slug
from webapp.commands.options import FORMAT, LIBRARY, LIMIT, chosen, filters, opened


@click.command("agency")
@click.argument("name", nargs=-1, required=True)
@filters("role", "board", "status", "since", "until")
@LIMIT
@FORMAT
@LIBRARY
def command(name: tuple[str, ...], limit: int, form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """Show what the agency NAME has to do with which recommendations.

    NAME is its full name, a part of it, or the words that a plan writes for it ("ICB").
    """
    from dataclasses import replace

    from webapp import sheets
    from webapp.pages.agency import whole
    from webapp.printing import Answer, show
    from webapp.wording import listed, quoted

    here = opened(library)
    wanted = chosen(here, given)
    page = whole(here, agency_slug(here, " ".join(name), Filters(board=wanted.board)))
    rows = [
        (role, tie)
        for role, ties in page.roles
        for tie in ties
        if (not wanted.role or role in wanted.role) and _passes(wanted, tie.card)
    ]
    written = (f"Written in the plans as {listed(quoted(page.written))}.",) if page.written else ()
    sheet = replace(sheets.ties(rows[:limit]), notes=(page.title, *written))
    show(form, Answer(sample=page.sample, scope=page.scope, value=_narrowed(page, rows[:limit])), sheet)


def _passes(wanted: Filters, card: Any) -> bool:  # noqa: ANN401 - a card of the store
    return (
        (not wanted.board or slug(card.board or "") in wanted.board)
        and (not wanted.status or card.status in wanted.status)
        and (wanted.since is None or (card.year or 0) >= wanted.since)
        and (wanted.until is None or (card.year is not None and card.year <= wanted.until))
    )


def _narrowed(page: Any, rows: list[Any]) -> Any:  # noqa: ANN401 - the agency's page
    from dataclasses import replace

    roles = dict.fromkeys(role for role, _ in rows)
    return replace(page, roles=tuple((role, tuple(tie for r, tie in rows if r is role)) for role in roles))
