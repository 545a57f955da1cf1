"""Serves the pages with waitress: takes a free port, prints the address, and can check itself once."""

from __future__ import annotations

import errno
import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn

import click

from graph.errors import ThreadlineError
from webapp import create_app, ending
from webapp.application import LOOPBACK
from webapp.findings import READERS
from webapp.posting import MOST_BYTES

if TYPE_CHECKING:
    from flask import Flask

    from webapp.library import Library

TRIES = 20
PATIENCE = 10  # seconds to wait at the end for what is still being loaded
#: What is sent stays in memory, so that no temporary file can be left behind; nobody is told which server this is.
_IN_MEMORY: dict[str, Any] = {
    "ident": None,
    "max_request_body_size": MOST_BYTES,
    "inbuf_overflow": 2 * MOST_BYTES,
}


class CannotServe(ThreadlineError):
    """The pages cannot be served on the address that was asked for."""


@dataclass(kw_only=True)
class Server:
    """A server bound to its port. `sockets` is waitress's own table of what is open."""

    waitress: Any
    sockets: dict[int, Any] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, int]:
        """The host and port that it listens on; the first, where a name stands for several."""
        several = getattr(self.waitress, "effective_listen", None)
        host, port = several[0] if several else (self.waitress.effective_host, self.waitress.effective_port)
        return str(host), int(port)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        host, port = self.place
        return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

    def close(self) -> None:
        """Closes everything that is open; not while another thread is running it."""
        from waitress import wasyncore

        self.waitress.task_dispatcher.shutdown()
        wasyncore.close_all(self.sockets, ignore_all=True)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answers requests in a thread of its own for as long as the block lasts, then closes.

        The thread ends when its table of sockets is empty; they are closed only after that, so that no number of a
        closed socket is met again while it still runs.
        """
        opened: dict[int, Any] = {}

        def empty() -> None:
            opened.update(self.sockets)
            self.sockets.clear()

        thread = Thread(target=self.waitress.run, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.waitress.trigger.pull_trigger(empty)
            thread.join(timeout=10)
            self.sockets.update(opened)
            self.close()


def serve(library: Library) -> None:
    """Serves until Ctrl-C, then raises KeyboardInterrupt; or until the system tells it to end, then returns.

    Raises CannotServe where no port is free or the address is not this machine's.
    """
    with ending.listening() as word:
        try:
            _until_stopped(library)
        except KeyboardInterrupt:
            if not word.given:
                raise
    click.echo("Stopped.")


def _until_stopped(library: Library) -> NoReturn:
    settings = library.settings
    server = bind(create_app(settings, library), settings.host, settings.port, threads=settings.threads)
    loading = Thread(target=library.encoder, daemon=True)  # so that the first search need not wait for it
    try:
        click.echo(f"Threadline is at {server.address} (press Ctrl-C to stop)")
        if settings.host not in LOOPBACK:
            click.echo("Anyone who can reach this machine at that address can read this library.", err=True)
        loading.start()
        READERS.warm()  # nor the first check for what reads a draft
        server.waitress.run()  # which ends at KeyboardInterrupt, and only then
    finally:
        server.close()
        if loading.is_alive():
            loading.join(timeout=PATIENCE)  # a process that ends in the middle of loading a model crashes
    raise KeyboardInterrupt


def check_once(library: Library) -> int:
    """Serves on any free port of this machine, asks for the first page and gives the length of the answer in bytes.

    Raises CannotServe where the answer is not 200.
    """
    server = bind(create_app(library.settings, library), LOOPBACK[0], 0)
    with server.running():
        connection = http.client.HTTPConnection(*server.place, timeout=60)
        connection.request("GET", "/", headers={"Connection": "close"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
    if answer.status != http.client.OK:
        raise CannotServe(f"The first page answered {answer.status} {answer.reason}.")
    return len(body)


def bind(app: Flask, host: str, first: int, *, threads: int = 4) -> Server:
    """A server for the pages, not yet running, on the first free port from `first` on (0: any free one)."""
    from waitress import create_server, wasyncore

    for port in range(first, min(first + TRIES, 65536)) if first else (0,):
        sockets: dict[int, Any] = {}
        try:
            made = create_server(app, map=sockets, host=host, port=port, threads=threads, **_IN_MEMORY)
        except OSError as error:
            wasyncore.close_all(sockets, ignore_all=True)
            if error.errno != errno.EADDRINUSE:
                raise CannotServe(f"Cannot serve on {host}, port {port}: {error.strerror or error}.") from error
        except ValueError as error:  # waitress's word for a name that no address belongs to
            raise CannotServe(f"There is no address “{host}” to serve on. Choose another with --host.") from error
        else:
            return Server(waitress=made, sockets=sockets)
    raise CannotServe(f"No port from {first} to {first + TRIES - 1} is free. Choose another with --port.")
