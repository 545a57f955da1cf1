"""How one thing is linked with another, on its page and on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.webapp import small_plans
from tests.webapp.conftest import Run
from tests.webapp.test_pages import data, outline, text
from webapp.library import Library
from webapp.pickers import meant, names

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PLAN, NASTY = small_plans.hoarding(), small_plans.nasty()
FIRST = PLAN.recommendations[0]
BOARD = "Aldermoor Safeguarding Adults Board"


class TestPickers:
    """A name means the one thing that has it."""

    def test_name_means_the_thing_that_has_it(self, library: Library) -> None:
        """The name of an agency, whatever its capitals, means the agency."""
        found = meant(library, small_plans.ICB.upper()).one
        assert found is not None
        assert found.id == "agency:aldermoor-integrated-care-board"

    def test_id_means_the_thing(self, library: Library) -> None:
        """An id means the thing; the beginning of a plan's id will do."""
        found = meant(library, f"plan:{PLAN.id[:10]}").one
        assert found is not None
        assert found.id == f"plan:{PLAN.id}"

    def test_name_of_several_offers_them(self, library: Library) -> None:
        """A part of several names means none of them: they are offered."""
        found = meant(library, "Aldermoor")
        assert found.one is None
        assert {one.word for one in found.several} >= {"Board", "Agency"}

    def test_nothing_is_meant_by_unknown_words(self, library: Library) -> None:
        """Words that nothing here has mean nothing."""
        assert meant(library, "zzz qqq") == meant(library, "::")

    def test_names_offered_are_each_there_once(self, library: Library) -> None:
        """The names offered while typing are boards, plans, agencies and themes, no name twice."""
        offered = names(library.store.things())
        assert {BOARD, small_plans.ICB} <= set(offered)
        assert len(offered) == len(set(offered))


class TestPage:
    """The page works by plain addresses and says what it did."""

    def test_empty_page_asks(self, pages: FlaskClient) -> None:
        """Before anything is asked there are two fields and no answer."""
        found = data(pages, "/path.json")
        assert (found["sentence"], found["stops"]) == ("", [])

    def test_path_is_shown_step_by_step(self, pages: FlaskClient) -> None:
        """The path says each thing and how it hangs on the one before."""
        page = text(pages.get("/path", query_string={"from": BOARD, "to": f"recommendation:{FIRST.id}"}).text)
        assert "Linked in 2 steps, hubs avoided." in page
        assert "Plan published by board" in page
        assert "Plan holds recommendation" in page

    def test_no_path_says_how_far_it_looked(self, pages: FlaskClient) -> None:
        """Where there is no path, the page says within how many steps, and that hubs were avoided."""
        found = data(pages, f"/path.json?from=plan:{PLAN.id}&to=plan:{NASTY.id}")
        assert (found["sentence"], found["stops"]) == ("No path within 6 steps that avoids hubs.", [])
        found = data(pages, f"/path.json?from=plan:{PLAN.id}&to=plan:{NASTY.id}&hubs=yes")
        assert found["sentence"] == "No path within 6 steps."

    def test_unclear_name_offers_what_it_may_mean(self, pages: FlaskClient) -> None:
        """A name that fits several things is followed by links, one for each, that keep the other end."""
        page = pages.get("/path", query_string={"from": "Aldermoor", "to": BOARD}).text
        assert "Which do you mean by “Aldermoor”?" in page
        kept = [a["href"] for a in outline(page).all("a") if (a.get("href") or "").startswith("/path?from=agency")]
        assert kept
        assert all("to=Aldermoor" in (href or "") for href in kept)

    def test_unknown_name_is_said(self, pages: FlaskClient) -> None:
        """A name that fits nothing is said beside its field."""
        page = pages.get("/path", query_string={"from": "zzz qqq", "to": BOARD}).text
        assert "Nothing here fits “zzz qqq”." in page

    def test_markup_typed_in_stays_words(self, pages: FlaskClient) -> None:
        """What is typed is never taken for markup."""
        page = pages.get("/path", query_string={"from": small_plans.NASTY, "to": small_plans.NASTY}).text
        assert small_plans.NASTY not in page


class TestCommand:
    """The command says what the page says."""

    def test_path_in_words(self, run: Run) -> None:
        """The path is printed step by step, with what was looked at."""
        said = run("path", BOARD, f"recommendation:{FIRST.id}")
        assert said.exit_code == 0
        assert "not a national picture" in said.output
        assert "Linked in 2 steps, hubs avoided." in said.output
        assert "Plan published by board" in said.output

    def test_path_as_json(self, run: Run) -> None:
        """The JSON form holds the steps as edges."""
        found = json.loads(run("path", BOARD, f"plan:{PLAN.id}", "--format", "json").output)
        assert [step["words"] for step in found["value"]["steps"]] == ["published by"]

    def test_hubs_on_request(self, run: Run) -> None:
        """Going through hubs is said."""
        assert "hubs allowed" in run("path", BOARD, f"plan:{PLAN.id}", "--through-hubs").output

    @pytest.mark.parametrize(("name", "said"), [("Aldermoor", "More than one thing"), ("zzz qqq", "Nothing here fits")])
    def test_unclear_name_ends_in_a_sentence(self, run: Run, name: str, said: str) -> None:
        """A name that means nothing or several things is refused with what to do."""
        found = run("path", name, BOARD)
        assert found.exit_code == 1
        assert said in found.output


class TestSnapshot:
    """A picture can be taken away as one file."""

    def test_file_is_written_whole(self, run: Run, tmp_path: Path) -> None:
        """The file holds the picture and asks for nothing from elsewhere."""
        out = tmp_path / "picture.html"
        said = run("snapshot", f"plan:{NASTY.id}", "--out", str(out))
        page = out.read_text(encoding="utf-8")
        assert said.exit_code == 0
        assert "://" not in page
        assert small_plans.NASTY not in page
        assert "not a national picture" in page

    def test_place_that_cannot_be_written_is_said(self, run: Run, tmp_path: Path) -> None:
        """Where the file cannot be written one sentence says so."""
        said = run("snapshot", BOARD, "--out", str(tmp_path / "nowhere" / "picture.html"))
        assert said.exit_code == 1
        assert "cannot be written" in said.output
