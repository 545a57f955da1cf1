"""The picture of what hangs together: it says in words what it draws, works without a script, and takes no markup."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest

from graph.answers.asked import Scope
from graph.answers.pictures import Edge, Folded, Neighbourhood, Node
from tests.webapp import small_plans
from tests.webapp.test_pages import data, outline, text
from webapp.drawing import FRAMES, NARROW, WIDE, svg
from webapp.library import Library
from webapp.pictures import drawn, picture
from webapp.shapes import outline as shape_outline
from webapp.things import LOOKS, PATHS

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PLAN = small_plans.hoarding()
NASTY = small_plans.nasty()
FIRST = PLAN.recommendations[0]
THINGS = (f"/recommendation/{FIRST.id}", f"/plan/{PLAN.id[:16]}", "/agency/aldermoor-integrated-care-board")
AROUND = f"/around/recommendation:{FIRST.id}"
SCOPE = Scope(plans=1, boards=1, first_year=2020, last_year=2020, undated=0, recommendations=1)
MARKUP = '</title></svg><script>alert(1)</script><img src=x onerror="alert(1)">'


def node(kind: str, key: str, label: str) -> Node:
    """A thing."""
    return Node(id=f"{kind}:{key}", kind=kind, label=label)


def star(*nodes: Node, folded: tuple[Folded, ...] = (), label: str = "Train all staff") -> Neighbourhood:
    """A recommendation that is about each of some things."""
    centre = node("recommendation", "a", label)
    edges = tuple(Edge(source=centre.id, target=one.id, words="about") for one in nodes)
    return Neighbourhood(centre=centre, nodes=nodes, edges=edges, folded=folded, scope=SCOPE)


def themes(count: int) -> tuple[Node, ...]:
    """So many themes."""
    return tuple(node("theme", f"t{n:02}", f"Theme {n} of those that there are") for n in range(count))


def parsed(found: Neighbourhood, frame: str = "wide") -> Element:
    """The drawing of a neighbourhood as XML, which it must be to be read at all."""
    return ET.fromstring(str(svg(drawn(found), frame)))  # noqa: S314 - our own drawing


class TestDrawing:
    """The drawing is made on the server, the same each time, and everything in it can be read and reached."""

    @pytest.mark.parametrize("frame", FRAMES)
    def test_name_and_description_stand_in_it(self, frame: str) -> None:
        """The drawing has a title and a description, tied to it by ids that no other drawing has."""
        found = parsed(star(*themes(2)), frame)
        ids = (found.get("aria-labelledby") or "").split()
        assert [one.get("id") for one in found if one.tag in {"title", "desc"}] == ids
        assert found.find("title") is not None
        assert all(frame in one for one in ids)

    @pytest.mark.parametrize("frame", FRAMES)
    def test_every_thing_is_a_link_with_a_name(self, frame: str) -> None:
        """The centre and every neighbour can be reached by keyboard, under a name that says kind and label."""
        links = {one.get("aria-label"): one.get("href") for one in parsed(star(*themes(3)), frame).iter("a")}
        assert links["Theme: Theme 1 of those that there are"] == PATHS.thing("theme:t01")
        assert links["Recommendation: Train all staff"] == "/recommendation/a"
        assert len(links) == 4

    def test_links_are_not_hidden_in_an_image(self) -> None:
        """The drawing is a group: as an image its links would be there for no screen reader."""
        assert parsed(star(*themes(1))).get("role") == "group"

    def test_kind_shows_by_shape_colour_and_word(self) -> None:
        """No two kinds share a shape, a colour or a word."""
        assert len({look.shape for look in LOOKS.values()}) == len(LOOKS)
        assert len({look.colour for look in LOOKS.values()}) == len(LOOKS)
        assert len({shape_outline(look.shape) for look in LOOKS.values()}) == len(LOOKS)
        assert len({look.one for look in LOOKS.values()}) == len(LOOKS)

    @pytest.mark.parametrize("look", LOOKS.values(), ids=lambda look: look.shape)
    def test_colours_are_told_from_white(self, look: object) -> None:
        """Each colour has a contrast of at least 4.5 to the white behind it."""
        colour = getattr(look, "colour", "")
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5

    def test_heading_says_how_things_hang_there(self) -> None:
        """Neighbours stand in groups by kind under the words of their edge."""
        assert "Themes: about" in "".join(parsed(star(*themes(2))).itertext())

    def test_folded_things_are_one_link_with_their_count(self) -> None:
        """A hub is one mark with a count, and a link that unfolds it."""
        many = Folded(kind="recommendation", words="refers to", count=38, outward=False)
        links = {one.get("href"): one.get("aria-label") for one in parsed(star(folded=(many,))).iter("a")}
        assert (links["/around/recommendation:a?unfold=recommendation"] or "").startswith("38 recommendations")

    def test_same_neighbourhood_is_drawn_the_same(self) -> None:
        """Two visits see one picture, letter by letter."""
        assert svg(drawn(star(*themes(9))), "wide") == svg(drawn(star(*themes(9))), "wide")

    @pytest.mark.parametrize("frame", [WIDE, NARROW], ids=lambda frame: frame.name)
    def test_nothing_stands_outside_or_on_top_of_each_other(self, frame: object) -> None:
        """Every line of words has a height of its own inside the drawing."""
        name = getattr(frame, "name", "")
        found = parsed(star(*themes(40)), name)
        height = int((found.get("viewBox") or "").split()[3])
        spots = [
            (one.get("x"), int(one.get("y") or 0), text.get("text-anchor"))
            for text in found.iter("text")
            for one in text.iter("tspan")
        ]
        assert len(spots) == len(set(spots))
        assert all(0 < y < height for _, y, _ in spots)

    def test_markup_in_a_label_is_words(self) -> None:
        """A label that would end the drawing and run a script is shown as it is written."""
        found = star(node("theme", "x", MARKUP), label=MARKUP)
        drawing = str(svg(drawn(found), "wide"))
        assert "<script" not in drawing
        assert "<img" not in drawing
        assert MARKUP in {(one.get("aria-label") or "").partition(": ")[2] for one in parsed(found).iter("a")}

    def test_thing_without_neighbours_is_drawn(self) -> None:
        """The centre alone is a drawing too."""
        assert len(list(parsed(star()).iter("a"))) == 1


class TestTable:
    """The table says all that the drawing shows."""

    def test_table_has_a_row_for_each_edge_and_each_fold(self) -> None:
        """What is drawn and what is folded has a row, in the words of the edge."""
        many = Folded(kind="recommendation", words="refers to", count=38, outward=False)
        rows = [(tie.what, tie.words, tie.whom) for tie in drawn(star(*themes(1), folded=(many,))).ties]
        assert rows == [
            ("This recommendation", "about", "Theme 0 of those that there are"),
            ("38 recommendations", "refers to", "This recommendation"),
        ]

    def test_thread_is_called_by_its_kind(self, library: Library) -> None:
        """A thread left open is called in the words of the pages, its quote beside it."""
        found = picture(library, f"recommendation:{FIRST.id}")
        threads = [one for bunch in found.bunches if bunch.kind == "thread" for one in bunch.things]
        assert [one.label for one in threads] == ["Stated complete, work still described"]


@pytest.mark.parametrize("address", THINGS)
class TestSection:
    """Each thing's page says how it hangs together."""

    def test_page_has_picture_legend_and_table(self, pages: FlaskClient, address: str) -> None:
        """The section holds a drawing for wide and one for narrow screens, a legend, and a table."""
        page = pages.get(address).text
        found = outline(page)
        assert "How it hangs together" in page
        assert [one.get("role") for one in found.all("svg") if "aria-labelledby" in one] == ["group", "group"]
        assert "together" in found.ids
        assert "ties-caption" in found.ids

    def test_picture_is_in_the_json(self, pages: FlaskClient, address: str) -> None:
        """The JSON of the page holds the same picture as values."""
        assert data(pages, f"{address}.json")["picture"]["centre"]["id"].partition(":")[0] in address

    def test_script_is_loaded_only_here(self, pages: FlaskClient, address: str) -> None:
        """The script for zooming comes with a picture and with nothing else."""
        assert "/static/dist/graph.js" in pages.get(address).text
        assert "/static/dist/graph.js" not in pages.get("/search").text


class TestPage:
    """Every thing has a page of what is round it."""

    def test_page_says_what_hangs_together(self, pages: FlaskClient) -> None:
        """The page shows the thing, its own page, what hangs on it, and a table that is open."""
        page = pages.get(AROUND).text
        assert f'href="/recommendation/{FIRST.id}"' in page
        assert "holds This recommendation" in text(page)

    def test_kind_can_be_unfolded_by_a_link(self, pages: FlaskClient) -> None:
        """Unfolding needs no script: it is an address."""
        assert pages.get(f"{AROUND}?unfold=theme&unfold=nonsense").status_code == 200

    @pytest.mark.parametrize("node", ["theme:self-neglect", f"plan:{PLAN.id}", f"thread:{FIRST.id}/0"])
    def test_page_and_json_of_every_kind(self, pages: FlaskClient, node: str) -> None:
        """Page and JSON answer for any kind of thing, also where its id holds a slash."""
        assert pages.get(f"/around/{node}").status_code == 200
        assert data(pages, f"/around/{node}.json")["picture"]["centre"]["id"] == node

    def test_what_is_not_here_is_not_found(self, pages: FlaskClient) -> None:
        """An id that names nothing here is a page not found."""
        assert pages.get("/around/agency:nobody").status_code == 404

    def test_markup_in_a_plan_stays_words(self, pages: FlaskClient) -> None:
        """A plan full of markup is drawn in its own letters."""
        for one in (f"plan:{NASTY.id}", f"recommendation:{NASTY.recommendations[0].id}"):
            page = pages.get(f"/around/{one}").text
            assert small_plans.NASTY not in page
            assert "&lt;script&gt;" in page

    def test_policy_lets_the_script_ask_only_here(self, pages: FlaskClient) -> None:
        """The script may ask this server for more, and nobody else."""
        assert "connect-src 'self';" in pages.get(AROUND).headers["Content-Security-Policy"]
