"""The command that lists the reviews that plans of a library answer."""

from __future__ import annotations

import click

from webapp.commands.lists import Whole, show_list
from webapp.commands.options import FORMAT, LIBRARY, LIMIT_OR_ALL


@click.command("reviews")
@LIMIT_OR_ALL
@FORMAT
@LIBRARY
def command(limit: int | None, form: str, library: str | None) -> None:
    """List the reviews that plans here answer, newest plan first."""
    from webapp import overview_sheets

    whole = Whole(ask=lambda store, _: store.review_list(), sheet=overview_sheets.reviews, noun="reviews")
    show_list(whole, form, library, limit, {})
