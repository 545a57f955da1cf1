"""The command that lists the plans in a library."""

from __future__ import annotations

from typing import Any

import click

from webapp.commands.options import FORMAT, LIBRARY, chosen, filters, opened


@click.command("plans")
@filters("board", "since", "until")
@FORMAT
@LIBRARY
def command(form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """List the plans in the library, by board, newest first."""
    from webapp import sheets
    from webapp.printing import Answer, show

    here = opened(library)
    wanted = chosen(here, given)
    found = here.store.plans(wanted)
    answer = Answer(sample=here.store.status().sample, scope=here.scope(wanted), value=found)
    show(form, answer, sheets.plans(found))
