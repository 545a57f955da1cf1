"""Serves the pages with waitress: takes a free port, prints the address, and can check itself once."""

from __future__ import annotations

import errno
import http.client
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from graph.errors import ThreadlineError
from webapp import create_app
from webapp.application import LOOPBACK

if TYPE_CHECKING:
    from webapp.library import Library

TRIES = 20


class CannotServe(ThreadlineError):
    """The pages cannot be served on the address that was asked for."""


def serve(library: Library) -> None:
    """Serves until Ctrl-C. Raises CannotServe where no port is free or the address is not this machine's."""
    server = start(library)
    click.echo(f"Threadline is at {address(server)} (press Ctrl-C to stop)")
    if library.settings.host not in LOOPBACK:
        click.echo("Anyone who can reach this machine at that address can read this library.", err=True)
    Thread(target=library.encoder, daemon=True).start()  # so that the first search need not wait for it
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        server.close()


def check_once(library: Library) -> int:
    """Serves on any free port of this machine, asks for the first page and gives the length of the answer in bytes.

    Raises CannotServe where the answer is not 200.
    """
    server = start(library, port=0)
    Thread(target=server.run, daemon=True).start()
    try:
        return _first_page(server)
    finally:
        server.close()


def start(library: Library, port: int | None = None) -> Any:  # noqa: ANN401 - waitress has no public name for it
    """A bound server, not yet running, on the port of the settings or the next free one."""
    from waitress import create_server

    settings = library.settings
    app = create_app(settings, library)
    first = settings.port if port is None else port
    for tried in range(first, min(first + TRIES, 65536)) if first else (0,):
        try:
            return create_server(app, host=settings.host, port=tried, threads=settings.threads, ident=None)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotServe(f"Cannot serve on {settings.host}, port {tried}: {error.strerror}.") from error
    raise CannotServe(f"No port from {first} to {first + TRIES - 1} is free. Choose another with --port.")


def address(server: Any) -> str:  # noqa: ANN401 - see `start`
    """The address to open in a browser."""
    return f"http://{server.effective_host}:{server.effective_port}/"


def _first_page(server: Any) -> int:  # noqa: ANN401 - see `start`
    connection = http.client.HTTPConnection("127.0.0.1", int(server.effective_port), timeout=30)
    connection.request("GET", "/")
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.client.OK:
        raise CannotServe(f"The first page answered {answer.status} {answer.reason}.")
    return len(body)
