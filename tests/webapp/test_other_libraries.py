"""Pages over an empty library, over a sample, and with a board of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from embeddings.encoder import Encoder
from graph.connect import connect
from tests.webapp import small_plans
from tests.webapp.conftest import fill
from tests.webapp.test_pages import text
from webapp import create_app
from webapp.config import Settings
from webapp.library import Library
from webapp.wording import SAMPLE


@pytest.mark.parametrize("address", ["/", "/search", "/search?q=hoarding", "/unfinished", "/plans", "/agencies"])
def test_empty_library_says_how_to_fill_it(tmp_path: Path, encoder: Encoder, address: str) -> None:
    """Every page of an empty library answers, and says which command reads plans in."""
    with connect(tmp_path) as store:
        library = Library(settings=Settings(), store=store, loaded=encoder)
        answer = create_app(library.settings, library).test_client().get(address)

    assert answer.status_code == 200
    assert "threadline ingest" in answer.text


@pytest.mark.parametrize("address", ["/", "/search", "/unfinished", "/plans", "/agencies", "/help", "/nowhere"])
def test_every_page_of_a_sample_says_that_it_is_fictional(tmp_path: Path, encoder: Encoder, address: str) -> None:
    """Each page over the sample library carries the sentence that its data is fictional."""
    fill(tmp_path, encoder, small_plans.hoarding(), sample=True)
    with connect(tmp_path) as store:
        library = Library(settings=Settings(), store=store, loaded=encoder)
        page = create_app(library.settings, library).test_client().get(address).text

    assert SAMPLE in page


def test_my_board_leads_the_first_page(library: Library) -> None:
    """The reader's own board, set by a part of its name, stands on the first page with its plans."""
    own = Library(settings=Settings(board="bexmoor"), store=library.store, today=library.today)
    page = text(create_app(own.settings, own).test_client().get("/").text)

    assert "My board: Bexmoor Safety Partnership" in page
    assert page.index("My board: Bexmoor") < page.index("In this library")


def test_my_board_that_is_not_here_is_said_so(library: Library) -> None:
    """A board of one's own without a plan here is named, and said to have none."""
    own = Library(settings=Settings(board="Nowhere Board"), store=library.store, today=library.today)
    page = create_app(own.settings, own).test_client().get("/").text

    assert "No plan of this board is in this library" in page


def test_originals_can_be_kept_back(library: Library) -> None:
    """Where the setting says so, documents are not given out."""
    own = Library(settings=Settings(originals=False), store=library.store, today=library.today)
    pages = create_app(own.settings, own).test_client()
    plan = small_plans.hoarding().id[:16]

    assert pages.get(f"/plan/{plan}/original").status_code == 404
    assert f"/plan/{plan}/original" not in pages.get(f"/plan/{plan}").text
