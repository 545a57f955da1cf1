"""The command that carries a whole library to another place or engine, and proves that it arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.copying import Fingerprint


@click.command("copy")
@click.option("--from", "source", metavar="LIBRARY", help="The library to copy: a folder, or the address of a server.")
@click.option(
    "--to", "target", metavar="LIBRARY", required=True, help="Where to: a folder, or the address of a server."
)
def command(source: str | None, target: str) -> None:
    """Copy a whole library: from a folder to a Neo4j server, back, or from folder to folder.

    Plans, originals, recurrences with their ids and the register go along; the target must be empty, or an earlier copy
    that was broken off. How a server lets us in is read from THREADLINE_NEO4J_USER and THREADLINE_NEO4J_PASSWORD, the
    folder of its originals from THREADLINE_ORIGINALS_FOLDER.
    """
    from graph.errors import LibraryError
    from webapp.config import from_environment
    from webapp.library import open_library
    from webapp.wording import counted

    old = open_library(from_environment(library=source), create=False).store
    with old, open_library(from_environment(library=target), sample=old.status().sample).store as new:
        carried = known = 0
        for one in old.copy_to(new):
            carried, known = carried + (not one.known), known + one.known
            click.echo(f"{one.file}: {'was there' if one.known else 'copied'}")
        before, after = old.fingerprint(), new.fingerprint()
        if before != after:
            raise LibraryError(
                f"The copy is not the same as the original: {_held(before)} here, {_held(after)} there. "
                "Was something written meanwhile? Copy again."
            )
        click.echo(
            f"{counted(carried, 'plan')} copied, {known} were there. Both libraries hold {_held(after)}: the same."
        )


def _held(found: Fingerprint) -> str:
    from webapp.wording import counted

    return (
        f"{counted(found.plans, 'plan')}, {counted(found.recurrences, 'recurrence')} and "
        f"{counted(found.events, 'event')} of the register"
    )
