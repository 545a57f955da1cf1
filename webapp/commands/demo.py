"""The command that shows everything on fictional plans, in a library of their own."""

from __future__ import annotations

import click

from webapp.commands.options import in_library
from webapp.config import from_environment, sample_location


@click.command("demo")
@click.option("--once", is_flag=True, help="Read the sample, check that the first page answers, and stop.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to serve on; the next free one if it is in use.")
@in_library("Folder of the sample library, if not in your user data.")
def command(once: bool, port: int | None, library: str | None) -> None:  # noqa: FBT001 - a flag of the command line
    """Look round fictional plans: read the sample into a library of its own, and serve its pages.

    Your own library is not touched.
    """
    from webapp.samples_library import prepare
    from webapp.server import check_once, serve

    settings = from_environment(library=library or sample_location(), port=port, board=None)
    here = prepare(settings)
    if once:
        click.echo(f"The first page answers: {check_once(here):,} bytes.")
        return
    serve(here)
