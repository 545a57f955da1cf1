"""The command that shows one recommendation whole, as text."""

from __future__ import annotations

import click

from graph.errors import NotInLibrary
from webapp.commands.names import recommendation_id
from webapp.commands.options import LIBRARY, opened


@click.command("show")
@click.argument("identifier", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
@LIBRARY
def command(identifier: str, form: str, library: str | None) -> None:
    """Show one recommendation by its ID: the ask, what came of it, what is open, who, and where it stands.

    The beginning of an id will do where only one recommendation's begins so.
    """
    from webapp import console
    from webapp.choices import NoArguments
    from webapp.pages.recommendation import view
    from webapp.plain import as_json
    from webapp.reading import lines

    here = opened(library)
    try:
        page = view(here, NoArguments(), identifier)
    except NotInLibrary:
        page = view(here, NoArguments(), recommendation_id(here, identifier))
    if form == "json":
        console.data(as_json(page))
    else:
        click.echo("\n".join(lines(page)))
