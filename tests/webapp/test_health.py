"""Whether the pages say that they can answer, in time and in a sentence, and who is told so."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from graph.errors import LibraryAway
from graph.store import Store
from tests.conftest import ROOT
from webapp import create_app, health
from webapp.config import Settings
from webapp.library import Library
from webapp.server import bind

if TYPE_CHECKING:
    from flask.testing import FlaskClient

GONE = "The server at bolt://graph:7687 cannot be reached."


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's server has gone away."""

    def gone(_: Store) -> int:
        raise LibraryAway(GONE)

    monkeypatch.setattr(Store, "revision", gone)


@contextmanager
def served(library: Library, host: str = "127.0.0.1") -> Iterator[Settings]:
    """The pages on a free port of this machine, and the settings that lead there."""
    server = bind(create_app(library.settings, library), host, 0)
    with server.running():
        yield Settings(host=host, port=server.place[1])


def test_pages_are_well_while_the_library_answers(pages: FlaskClient) -> None:
    """A library that answers is 200 and a sentence."""
    answer = pages.get("/healthz")
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "The library answers.\n", "text/plain")


@pytest.mark.usefixtures("away")
def test_a_library_that_is_gone_is_said_to_be(pages: FlaskClient) -> None:
    """A library that cannot be reached is 503 and says so."""
    answer = pages.get("/healthz")
    assert (answer.status_code, answer.text) == (503, f"{GONE}\n")


def test_other_names_are_refused(pages: FlaskClient) -> None:
    """The address answers only under the names of these pages, like every other."""
    assert pages.get("/healthz", headers={"Host": "elsewhere.example"}).status_code == 400


def test_a_library_that_hangs_keeps_one_request_waiting(pages: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one question hangs, the next is answered at once with 503; when it is answered, all is well again."""
    asked, answered = Event(), Event()

    def slow(_: Store) -> int:
        asked.set()
        assert answered.wait(timeout=60)
        return 1

    monkeypatch.setattr(Store, "revision", slow)
    monkeypatch.setattr(health, "_PATIENCE", 0.01)
    hanging = Thread(target=pages.application.test_client().get, args=("/healthz",))
    hanging.start()
    assert asked.wait(timeout=60)

    meanwhile = pages.get("/healthz")
    answered.set()
    hanging.join(timeout=60)

    assert (meanwhile.status_code, meanwhile.text) == (503, "The library has not answered an earlier question yet.\n")
    assert pages.get("/healthz").status_code == 200


@pytest.mark.loopback
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])  # noqa: S104 - as in a container
def test_pages_are_asked_on_this_machine(library: Library, host: str) -> None:
    """Who asks hears that all is well, also where the pages are served on every address."""
    with served(library, host) as settings:
        assert health.ask(settings) == (True, "The library answers.")


@pytest.mark.loopback
def test_pages_behind_other_names_are_asked_too(library: Library) -> None:
    """Where the pages answer to a name of their own alone, this machine may still ask how they are."""
    named = Library(settings=Settings(hosts="plans.example"), store=library.store, loaded=library.loaded)
    with served(named, "0.0.0.0") as settings:  # noqa: S104
        assert health.ask(settings) == (True, "The library answers.")


@pytest.mark.loopback
@pytest.mark.usefixtures("away")
def test_trouble_is_passed_on(library: Library) -> None:
    """Who asks hears the sentence of the library that is gone."""
    with served(library) as settings:
        assert health.ask(settings) == (False, GONE)


@pytest.mark.loopback
def test_nobody_there_is_a_sentence_and_a_status() -> None:
    """Where nothing answers, the program says where it asked and ends with 1."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = subprocess.run(
        [sys.executable, "-m", "webapp.health"],
        env=os.environ | {"THREADLINE_PORT": str(port)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.startswith(f"No page answers on 127.0.0.1, port {port} (")
