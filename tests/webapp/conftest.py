"""A small real library, the pages over it, and a runner for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from embeddings.encoder import Encoder, load
from graph.connect import connect
from graph.identity import digest
from graph.model import Plan
from tests.webapp import small_plans
from webapp import create_app
from webapp.cli import main
from webapp.config import Settings
from webapp.library import Library

if TYPE_CHECKING:
    from flask.testing import FlaskClient

DATA = {digest(words): words for words in (b"hoarding plan", b"nasty plan", b"other plan")}
TODAY = date(2026, 3, 1)
Run = Callable[..., Result]


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The encoder that is shipped."""
    return load()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    """A library on disk that holds the three small plans; tests that change it make one of their own."""
    path = tmp_path_factory.mktemp("library")
    fill(path, encoder, *(make() for make in small_plans.ALL))
    return path


def fill(path: Path, encoder: Encoder, *plans: Plan, sample: bool = False) -> None:
    """Saves plans as they are into a library."""
    with connect(path, sample=sample) as store:
        for plan in plans:
            vectors = encoder.encode([one.text for one in plan.recommendations])
            ids = [one.id for one in plan.recommendations]
            store.save_plan(
                plan, data=DATA[plan.id], vectors=dict(zip(ids, vectors, strict=True)), encoder=encoder.name
            )


@pytest.fixture
def library(folder: Path, encoder: Encoder) -> Iterator[Library]:
    """The small library, opened, on a day that does not change."""
    with connect(folder) as store:
        yield Library(settings=Settings(library=str(folder)), store=store, today=lambda: TODAY, loaded=encoder)


@pytest.fixture
def pages(library: Library) -> FlaskClient:
    """A browser's stand-in on the pages of the small library."""
    return create_app(library.settings, library).test_client()


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the small library."""
    monkeypatch.setenv("THREADLINE_LIBRARY", str(folder))
    monkeypatch.setenv("COLUMNS", "400")

    def command(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, list(arguments), input=stdin)

    return command
