"""The command that serves the pages."""

from __future__ import annotations

import click

from webapp.commands.options import LIBRARY
from webapp.config import from_environment


@click.command("serve")
@click.option("--host", metavar="ADDRESS", help="Address to serve on; 127.0.0.1 unless set, so this machine alone.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to serve on; the next free one if it is in use.")
@click.option("--my-board", "board", metavar="NAME", help="Your own board: it leads the first page.")
@LIBRARY
def command(host: str | None, port: int | None, board: str | None, library: str | None) -> None:
    """Serve the pages of the library to a browser, until Ctrl-C."""
    from webapp.library import open_library
    from webapp.server import serve

    settings = from_environment(library=library, host=host, port=port, board=board)
    serve(open_library(settings))
