"""The command that lists the themes that recommendations of a library are about."""

from __future__ import annotations

import click

from webapp.commands.lists import Whole, show_list
from webapp.commands.options import FORMAT, LIBRARY, LIMIT_OR_ALL


@click.command("themes")
@LIMIT_OR_ALL
@FORMAT
@LIBRARY
def command(limit: int | None, form: str, library: str | None) -> None:
    """List the themes that recommendations here are about, with how many are of how many boards."""
    from webapp import overview_sheets

    whole = Whole(ask=lambda store, _: store.theme_list(), sheet=overview_sheets.themes, noun="themes")
    show_list(whole, form, library, limit, {})
