"""The command that lists the boards whose plans are in a library."""

from __future__ import annotations

import click

from webapp.commands.lists import Whole, show_list
from webapp.commands.options import FORMAT, LIBRARY, LIMIT_OR_ALL


@click.command("boards")
@LIMIT_OR_ALL
@FORMAT
@LIBRARY
def command(limit: int | None, form: str, library: str | None) -> None:
    """List the boards whose plans are here, with what they published and left open."""
    from webapp import overview_sheets

    whole = Whole(ask=lambda store, _: store.board_list(), sheet=overview_sheets.boards, noun="boards")
    show_list(whole, form, library, limit, {})
