"""The command that says what is in a library."""

from __future__ import annotations

from collections import Counter

import click

from graph.answers.library import LibraryStatus
from webapp.commands.options import LIBRARY, opened

MORE = "more in earlier editions or copies"
_ENGINES = {"sqlite": "a file in that folder", "neo4j": "a Neo4j server"}


@click.command("status")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print."
)
@LIBRARY
def command(form: str, library: str | None) -> None:
    """Say what is in the library, where it is and when it was last written."""
    from dataclasses import replace

    from webapp import console
    from webapp.plain import as_json
    from webapp.printing import Answer, heading
    from webapp.wording import moment

    here = opened(library)
    status, tally = here.store.status(indexes=True), here.store.tally()
    answer = Answer(sample=status.sample, scope=here.scope(), value=replace(status, tally=tally))
    if form == "json":
        console.data(as_json(answer))
        return
    heading(answer)
    facts = (
        ("Where", status.location),
        ("Kept by", _ENGINES[status.engine]),
        ("Plans", _with(status.plans, tally.editions, "earlier editions or copies among them")),
        ("Boards", status.boards),
        ("Recommendations", _with(tally.recommendations, status.recommendations - tally.recommendations, MORE)),
        ("Actions", _with(tally.actions, status.actions - tally.actions, MORE)),
        ("Threads left open", _with(tally.threads, status.threads - tally.threads, MORE)),
        ("Agencies", status.agencies),
        ("Indexes", _indexes(status)),
        ("Compared with", status.encoder or "nothing yet"),
        ("Last read in", moment(status.last_read) if status.last_read else "never"),
    )
    for name, value in facts:
        click.echo(f"{name:<18} {value:,}" if isinstance(value, int) else f"{name:<18} {value}")


def _with(count: int, rest: int, what: str) -> str:
    """A number, with another one behind it where there is anything to tell."""
    return f"{count:,}" + (f" ({rest:,} {what})" if rest else "")


def _indexes(status: LibraryStatus) -> str:
    """How many indexes of which kind there are, and which of them are not ready."""
    kinds = Counter(one.kind for one in status.indexes)
    said = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))
    waiting = [one.name for one in status.indexes if not one.ready]
    return f"{said}; " + (f"not ready: {', '.join(waiting)}" if waiting else "all ready")
