"""The command that shows one plan: its facts and its recommendations, with when each was completed."""

from __future__ import annotations

import click

from webapp.commands.names import plan_id
from webapp.commands.options import FORMAT, LIBRARY, opened


@click.command("plan")
@click.argument("plan")
@FORMAT
@LIBRARY
def command(plan: str, form: str, library: str | None) -> None:
    """Show one PLAN: by its id, its file, or words of its title, review or board."""
    from dataclasses import replace

    from webapp import sheets
    from webapp.choices import NoArguments
    from webapp.pages.plan import view
    from webapp.printing import Answer, show
    from webapp.standing import standing_words
    from webapp.wording import counted

    here = opened(library)
    page = view(here, NoArguments(), plan_id(here, plan))
    unread = f"{counted(len(page.unread), 'passage')} could not be placed." if page.unread else None
    standing = f"Standing of the document: {standing_words(page.plan.standing)}."
    notes = (page.title, standing, page.age, page.colour_note, unread)
    sheet = replace(sheets.items(page.items), notes=tuple(note for note in notes if note))
    show(form, Answer(sample=page.sample, scope=page.scope, value=page), sheet)
