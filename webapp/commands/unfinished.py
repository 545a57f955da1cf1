"""The command that lists what plans left open."""

from __future__ import annotations

from typing import Any

import click

from webapp.commands.lists import more_than_shown
from webapp.commands.options import FORMAT, LIBRARY, LIMIT, chosen, filters, opened


@click.command("unfinished")
@filters("kind", "board", "theme", "agency", "role", "status", "since", "until", "older_than")
@LIMIT
@FORMAT
@LIBRARY
def command(limit: int, form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """List the threads that plans left open, newest plan first.

    A thread is a loose end in a plan's own words. Nothing reported does not mean nothing done.
    """
    from graph.answers.lists import Listing
    from webapp import sheets
    from webapp.pages.unfinished import described
    from webapp.printing import Answer, show

    here = opened(library)
    wanted = chosen(here, given)
    found = here.store.unfinished(today=here.today(), filters=wanted, limit=limit)
    left = described(here, found.items)
    value = Listing(items=left, total=found.total, scope=found.scope, after=found.after, facets=found.facets)
    answer = Answer(sample=here.store.status().sample, scope=here.scope(wanted, found.scope), value=value)
    show(form, answer, sheets.threads(left))
    more_than_shown(form, len(left), found.total, "threads")
