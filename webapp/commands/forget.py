"""The command that takes a plan out of a library, with everything that came from it."""

from __future__ import annotations

import click

from webapp.commands.names import plan_id
from webapp.commands.options import LIBRARY, opened


@click.command("forget")
@click.argument("plan")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@LIBRARY
def command(plan: str, yes: bool, library: str | None) -> None:  # noqa: FBT001 - a flag of the command line
    """Take a PLAN out of the library: the document, what was read from it, and its entries in every index.

    What stays is a note without any of its text, so that reading the folder again does not bring it back
    unless "threadline ingest --restore" is said.
    """
    from ingest.pipeline import regroup

    here = opened(library)
    found = plan_id(here, plan)
    summary, _ = here.store.plan(found)
    if not yes:
        click.confirm(f"Forget “{summary.title}” ({summary.file}) and all that came from it?", abort=True)
    gone = here.store.forget(found, on=here.today())
    regroup(here.store)
    click.echo(f"Forgotten: {gone.title} ({gone.file}), {gone.recommendations} recommendations.")
