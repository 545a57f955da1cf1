"""The command that lists the agencies that plans name."""

from __future__ import annotations

from typing import Any

import click

from webapp.commands.lists import Whole, show_list
from webapp.commands.options import FORMAT, LIBRARY, LIMIT_OR_ALL, filters


@click.command("agencies")
@filters("board", "theme", "since", "until")
@LIMIT_OR_ALL
@FORMAT
@LIBRARY
def command(limit: int | None, form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """List the agencies that plans name, with how many recommendations each has which part in."""
    from webapp import sheets

    whole = Whole(ask=lambda store, wanted: store.agencies(wanted), sheet=sheets.agencies, noun="agencies")
    show_list(whole, form, library, limit, given)
