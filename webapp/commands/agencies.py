"""The command that lists the agencies that plans name."""

from __future__ import annotations

from typing import Any

import click

from webapp.commands.options import FORMAT, LIBRARY, chosen, filters, opened


@click.command("agencies")
@filters("board", "theme", "since", "until")
@FORMAT
@LIBRARY
def command(form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """List the agencies that plans name, with how many recommendations each has which part in."""
    from webapp import sheets
    from webapp.printing import Answer, show

    here = opened(library)
    wanted = chosen(here, given)
    found = here.store.agencies(wanted)
    answer = Answer(sample=here.store.status().sample, scope=here.scope(wanted), value=found)
    show(form, answer, sheets.agencies(found))
