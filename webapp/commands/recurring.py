"""The command that lists recurring learning."""

from __future__ import annotations

from typing import Any

import click

from webapp.commands.options import FORMAT, LIBRARY, LIMIT, chosen, filters, opened


@click.command("recurring")
@filters("spread", "board", "theme", "since", "until", "older_than")
@LIMIT
@FORMAT
@LIBRARY
def command(limit: int, form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """List what several reviews ask, that of the most boards first.

    Each review and board counts once. A filter chooses groups that have a member which passes; each is told whole.
    """
    from dataclasses import replace

    from webapp.printing import Answer, show
    from webapp.repeating import NOT_CURRENT, discreet
    from webapp.repetition_sheets import groups
    from webapp.wording import counted

    here = opened(library)
    found = here.store.recurring(chosen(here, given), limit=limit)
    value = replace(found, items=tuple(map(discreet, found.items)))
    answer = Answer(sample=here.store.status().sample, scope=here.scope(scope=found.scope), value=value)
    show(form, answer, groups(value.items))
    if not here.store.grouped:
        click.echo(NOT_CURRENT, err=True)
    if form == "table" and found.total > len(found.items):
        click.echo(f"{len(found.items)} of {counted(found.total, 'group')}; see more with --limit.")
