"""The command that shows one recurrence: its members side by side, with what happened in each place."""

from __future__ import annotations

import click

from webapp.commands.options import FORMAT, LIBRARY, opened


@click.command("recurrence")
@click.argument("identifier", metavar="ID")
@FORMAT
@LIBRARY
def command(identifier: str, form: str, library: str | None) -> None:
    """Show one group of recurring learning by its ID: what was asked in each place, and what was reported there."""
    from webapp.choices import NoArguments
    from webapp.pages.recurrence import view
    from webapp.printing import Answer, show
    from webapp.repeating import NOT_CURRENT
    from webapp.repetition_sheets import members

    here = opened(library)
    page = view(here, NoArguments(), identifier)
    show(form, Answer(sample=page.sample, scope=page.scope, value=page), members(page.recurring, page.members))
    if not page.current:
        click.echo(NOT_CURRENT, err=True)
