"""The command that writes a picture of a thing and its neighbours as one file that needs nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.commands.options import LIBRARY, opened


@click.command("snapshot")
@click.argument("name", metavar="NODE")
@click.option(
    "--out",
    required=True,
    metavar="FILE.html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it; a file that is there already is replaced.",
)
@LIBRARY
def command(name: str, out: Path, library: str | None) -> None:
    """Write a picture of NODE and what hangs together with it as one page that works anywhere, without a network.

    NODE is a name, words of a recommendation, or an id such as "agency:police". Needs pyvis ("make demo" installs it).
    """
    from graph.errors import ThreadlineError
    from graph.snapshot import Caption, page
    from webapp.pickers import one_thing
    from webapp.things import looks, shown
    from webapp.wording import SAMPLE, counted

    here = opened(library)
    found = here.store.around(one_thing(here, name).id)
    notes = (*([SAMPLE] if here.store.status().sample else []), here.scope(scope=found.scope))
    text = page(shown(found), Caption(notes=notes, looks=looks()))
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ThreadlineError(f"{out} cannot be written ({error.strerror}). Choose another place.") from error
    click.echo(f"{out}: {counted(len(found.nodes) + 1, 'thing')} drawn, {len(text.encode()):,} bytes.")
