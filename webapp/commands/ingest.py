"""The command that reads plans into a library and says of each what was read and what was not understood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from webapp.commands.options import LIBRARY, opened

STANDINGS = ("published", "board-only", "draft", "withdrawn")


@click.command("ingest")
@click.argument("paths", nargs=-1, metavar="PATHS...", type=click.Path(path_type=Path))
@click.option(
    "--url",
    "addresses",
    multiple=True,
    metavar="ADDRESS",
    help="Fetch this document from the web and read it; can be given several times.",
)
@click.option("--licence", metavar="TEXT", help="Under which licence these documents were published.")
@click.option("--standing", type=click.Choice(STANDINGS), help="Whether these documents may be shown to everybody.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print."
)
@click.option("--restore", is_flag=True, help="Read documents again that were taken out of this library.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="How many are read at once; one a core unless set.")
@click.option("--dask", "cluster", metavar="ADDRESS", help="Let the workers of this Dask scheduler read and embed.")
@LIBRARY
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[Path, ...], form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401  # options
    """Read plans into the library: files, or folders and zip files with all that is in them.

    A document that is here already under another name is kept once. What is said with --licence and --standing stays
    until it is said anew. Nothing is fetched from the web but the addresses given with --url.

    Each document is read in a process of its own: one that hangs, needs too much memory or crashes its reader is
    refused, and the others are read. The limits are settings in the environment. With --dask, such as
    --dask tcp://scheduler.example.org:8786, the processes are those of a cluster's workers (see docs/scale.md).

    Exit status: 0 when everything was read and understood; 1 when a file was refused or a row was not understood;
    2 when the command was not given right.
    """
    from ingest.running.sources import skipped
    from webapp import console
    from webapp.config import from_environment
    from webapp.plain import as_json
    from webapp.reports import lines, read_in, refuse_sample, sources_of

    if not paths and not given["addresses"]:
        raise click.UsageError("Give files, folders or zip files to read, or an address with --url.")
    if given["jobs"] and given["cluster"]:
        raise click.UsageError("Give --jobs or --dask: on a cluster, its workers say how many are read at once.")
    limits = from_environment().limits
    said = {"licence": given["licence"], "standing": given["standing"]}
    sources = sources_of(paths, given["addresses"], limits=limits, **said)
    here = opened(library, create=True, jobs=given["jobs"])
    refuse_sample(here)
    left = skipped(paths, limits)
    report = read_in(here, sources, restore=given["restore"], skipped=left, cluster=given["cluster"])
    if form == "json":
        console.data(as_json(report))
    else:
        click.echo("\n".join(lines(report)))
    ctx.exit(0 if report.understood else 1)
