"""The command that reads plans into a library and says of each what was read and what was not understood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from webapp.commands.options import LIBRARY, opened


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print."
)
@click.option("--restore", is_flag=True, help="Read documents again that were taken out of this library.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="How many are read at once; one a core unless set.")
@LIBRARY
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[Path, ...], form: str, library: str | None, **how: Any) -> None:  # noqa: ANN401
    """Read plans into the library: files, or folders with all that is in them.

    Each document is read in a process of its own: one that hangs, needs too much memory or crashes its reader is
    refused, and the others are read. The limits are settings in the environment.

    Exit status: 0 when everything was read and understood; 1 when a file was refused or a row was not understood;
    2 when the command was not given right.
    """
    from webapp import console
    from webapp.plain import as_json
    from webapp.reports import files_of, lines, read_in, refuse_sample

    files = files_of(paths)
    here = opened(library, create=True, jobs=how["jobs"])
    refuse_sample(here)
    report = read_in(here, files, restore=how["restore"])
    if form == "json":
        console.data(as_json(report))
    else:
        click.echo("\n".join(lines(report)))
    ctx.exit(0 if report.understood else 1)
