"""The command that lists the plans in a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from webapp.commands.lists import Whole, show_list
from webapp.commands.options import FORMAT, LIBRARY, LIMIT_OR_ALL, filters

if TYPE_CHECKING:
    from graph.answers.asked import Filters
    from graph.answers.lists import PlanSummary
    from graph.store import Store


@click.command("plans")
@filters("board", "since", "until")
@LIMIT_OR_ALL
@FORMAT
@LIBRARY
def command(limit: int | None, form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """List the plans in the library, by board, newest first."""
    from webapp import sheets

    newer: dict[str, PlanSummary] = {}

    def ask(store: Store, wanted: Filters) -> tuple[PlanSummary, ...]:
        newer.update(store.newer_editions())
        return store.plans(wanted)

    whole = Whole(ask=ask, sheet=lambda found: sheets.plans(found, newer), noun="plans")
    show_list(whole, form, library, limit, given)
