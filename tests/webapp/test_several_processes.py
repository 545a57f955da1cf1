"""Several web processes over one library on a server: none has a state of its own that another would lack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embeddings.encoder import Encoder
from tests.graph.conftest import server
from tests.neo4j.server import Server, wipe
from tests.webapp import small_plans
from tests.webapp.conftest import DATA
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library, open_library

if TYPE_CHECKING:
    from flask.testing import FlaskClient

__all__ = ["server"]  # the fixture of the suite of the store

PLANS = tuple(make() for make in small_plans.ALL)


@pytest.fixture
def both(server: Server, tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """Two web processes' libraries on one server, empty at first, with one folder of originals."""
    wipe(server)
    folder = str(tmp_path / "originals")
    settings = Settings(library=server.address, neo4j_password=server.password, originals_folder=folder)
    with ExitStack() as opened:
        made = [open_library(settings) for _ in range(2)]
        for one in made:
            opened.enter_context(one.store)
        yield made[0], made[1]


def _pages(library: Library) -> FlaskClient:
    return create_app(library.settings, library).test_client()


def _save(library: Library, encoder: Encoder, number: int) -> None:
    plan = PLANS[number]
    vectors = encoder.encode([one.text for one in plan.recommendations])
    known = dict(zip([one.id for one in plan.recommendations], vectors, strict=True))
    library.store.save_plan(plan, data=DATA[plan.id], vectors=known, encoder=encoder.name)


@pytest.mark.loopback
def test_each_answers_with_what_the_other_wrote(both: tuple[Library, Library], encoder: Encoder) -> None:
    """Whichever process a request meets, it answers from the library as it is now: saved and taken out elsewhere."""
    first, second = both
    one, other = _pages(first), _pages(second)
    _save(first, encoder, 0)
    assert one.get("/plans").text == other.get("/plans").text
    _save(second, encoder, 2)
    assert PLANS[2].title in one.get("/plans").text
    assert one.get("/plans").text == other.get("/plans").text
    original = f"/plan/{PLANS[2].id}/original"
    assert one.get(original).data == other.get(original).data == DATA[PLANS[2].id]
    second.store.forget(PLANS[2].id, on=second.today())
    assert one.get(original).status_code == 404
    assert PLANS[2].title not in one.get("/plans").text


@pytest.mark.loopback
def test_nothing_is_kept_of_whoever_asks(both: tuple[Library, Library], encoder: Encoder) -> None:
    """No answer sets a cookie, and the one form is answered by a process that never served its page."""
    first, second = both
    _save(first, encoder, 0)
    for address in ("/", "/search?q=hoarding", "/check", "/plans"):
        assert "Set-Cookie" not in _pages(first).get(address).headers
    sent = {"text": PLANS[0].recommendations[0].text}
    answers = [_pages(one).post("/check", data=sent, headers={"Sec-Fetch-Site": "same-origin"}) for one in both]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].text == answers[1].text
    assert "Set-Cookie" not in answers[1].headers
    assert second.store.status().plans == 1
