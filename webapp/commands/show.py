"""The command that shows one recommendation whole, as text."""

from __future__ import annotations

import click

from webapp.commands.options import LIBRARY, opened


@click.command("show")
@click.argument("identifier", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
@LIBRARY
def command(identifier: str, form: str, library: str | None) -> None:
    """Show one recommendation by its ID: the ask, what came of it, what is open, who, and where it stands."""
    from webapp.choices import NoArguments
    from webapp.pages.recommendation import view
    from webapp.plain import as_json
    from webapp.reading import lines

    here = opened(library)
    page = view(here, NoArguments(), identifier)
    click.echo(as_json(page) if form == "json" else "\n".join(lines(page)), nl=form != "json")
