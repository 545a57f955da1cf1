"""The pages behind a real server on this machine, and the check that asks it for its first page."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import time
from dataclasses import replace
from threading import Event, Thread

import pytest

from tests.conftest import needs_signals
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library
from webapp.server import CannotServe, Server, bind, check_once, serve

pytestmark = pytest.mark.loopback


def test_server_answers_on_loopback(library: Library) -> None:
    """A real request to a real server gets the first page, and is not told which server it is."""
    server = bind(create_app(library.settings, library), "127.0.0.1", 0)
    with server.running():
        connection = http.client.HTTPConnection(*server.place, timeout=30)
        connection.request("GET", "/", headers={"Connection": "close"})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()

    assert answer.status == 200
    assert "Threadline" in body
    assert answer.getheader("Server") is None


def test_first_page_can_be_checked_once(library: Library) -> None:
    """The check asks for the first page and says how long the answer is."""
    assert check_once(library) > 1000


def test_next_free_port_is_taken(library: Library) -> None:
    """Where the port is in use, the next free one is taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = bind(create_app(library.settings, library), "127.0.0.1", port)
        found = server.place[1]
        server.close()

    assert found > port


def test_address_of_another_machine_is_refused(library: Library) -> None:
    """An address that is not this machine's ends in a sentence."""
    with pytest.raises(CannotServe, match=r"Cannot serve on 192\.0\.2\.1"):
        bind(create_app(library.settings, library), "192.0.2.1", 8350)


@pytest.mark.loopback
def test_name_without_an_address_is_refused(library: Library) -> None:
    """A name that no address belongs to is refused with a sentence."""
    with pytest.raises(CannotServe, match=r"There is no address “300\.300\.300\.300”"):
        bind(create_app(library.settings, library), "300.300.300.300", 0)


@needs_signals
@pytest.mark.loopback
def test_the_end_waits_for_the_encoder(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told to end while the model is loaded, the server lets that finish: a process that ended in it would crash."""
    begun, closed, loaded = Event(), Event(), Event()
    close = Server.close

    def load(_: Library) -> None:
        begun.set()
        assert closed.wait(timeout=60)
        time.sleep(0.2)
        loaded.set()

    def close_and_say(server: Server) -> None:
        close(server)
        closed.set()

    def end() -> None:
        assert begun.wait(timeout=60)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Library, "encoder", load)
    monkeypatch.setattr(Server, "close", close_and_say)
    Thread(target=end).start()
    serve(replace(library, settings=Settings(port=0)))

    assert loaded.is_set()
