"""The command that lists the plans in a library."""

from __future__ import annotations

from typing import Any

import click

from webapp.commands.lists import Whole, show_list
from webapp.commands.options import FORMAT, LIBRARY, LIMIT_OR_ALL, filters


@click.command("plans")
@filters("board", "since", "until")
@LIMIT_OR_ALL
@FORMAT
@LIBRARY
def command(limit: int | None, form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """List the plans in the library, by board, newest first."""
    from webapp import sheets

    whole = Whole(ask=lambda store, wanted: store.plans(wanted), sheet=sheets.plans, noun="plans")
    show_list(whole, form, library, limit, given)
