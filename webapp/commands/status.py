"""The command that says what is in a library."""

from __future__ import annotations

from collections import Counter

import click

from graph.answers.library import LibraryStatus
from webapp.commands.options import LIBRARY, opened

_ENGINES = {"sqlite": "a file in that folder", "neo4j": "a Neo4j server"}


@click.command("status")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print."
)
@LIBRARY
def command(form: str, library: str | None) -> None:
    """Say what is in the library, where it is and when it was last written."""
    from webapp import console
    from webapp.plain import as_json
    from webapp.printing import Answer, heading
    from webapp.wording import moment

    here = opened(library)
    status = here.store.status(indexes=True)
    answer = Answer(sample=status.sample, scope=here.scope(), value=status)
    if form == "json":
        console.data(as_json(answer))
        return
    heading(answer)
    facts = (
        ("Where", status.location),
        ("Kept by", _ENGINES[status.engine]),
        ("Plans", status.plans),
        ("Boards", status.boards),
        ("Recommendations", status.recommendations),
        ("Actions", status.actions),
        ("Threads left open", status.threads),
        ("Agencies", status.agencies),
        ("Indexes", _indexes(status)),
        ("Compared with", status.encoder or "nothing yet"),
        ("Last read in", moment(status.last_read) if status.last_read else "never"),
    )
    for name, value in facts:
        click.echo(f"{name:<18} {value:,}" if isinstance(value, int) else f"{name:<18} {value}")


def _indexes(status: LibraryStatus) -> str:
    """How many indexes of which kind there are, and which of them are not ready."""
    kinds = Counter(one.kind for one in status.indexes)
    said = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))
    waiting = [one.name for one in status.indexes if not one.ready]
    return f"{said}; " + (f"not ready: {', '.join(waiting)}" if waiting else "all ready")
