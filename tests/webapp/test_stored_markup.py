"""A library full of markup, scripts and formulas shows them as the words they are, on every page and in every form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.webapp.hostile import DOCUMENT, FORMULAS, TRICKS, filled, plan
from tests.webapp.test_pages import links, matched, outline
from webapp import create_app
from webapp.cli import main
from webapp.pages import PAGES

if TYPE_CHECKING:
    from flask.testing import FlaskClient

FIRST = plan().recommendations[0]
#: Tags that our own templates write; whatever else stood on a page came out of a plan.
OURS = frozenset(
    """a abbr blockquote body br button caption circle code datalist dd desc details div dl dt fieldset figcaption
    figure footer form g h1 h2 h3 h4 head header html img input label legend li line link main mark meta nav ol
    option p path polygon pre rect script section select span strong summary svg table tbody td text textarea
    tfoot th thead time title tr tspan ul
    """.split()  # noqa: SIM905 - a list of sixty quoted words would be harder to read
)
#: What tells that a page shows a part of an original.
MARKS = {"table": "tl-part__own", "lines": "tl-lines__own", "picture": "tl-sheet__inner"}
#: Attributes by which a page loads or runs something.
RUNS = re.compile(r"^(on\w+|srcdoc|style|autofocus|formaction)$")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The pages of the hostile library."""
    library = filled(tmp_path_factory.mktemp("hostile"))
    with library.store:
        yield create_app(library.settings, library).test_client()


@pytest.fixture(scope="module")
def site(pages: FlaskClient) -> Mapping[str, str]:
    """Every page of the library that links lead to from the first one, by address."""
    found: dict[str, str] = {}
    store = pages.application.extensions["library"].store
    firsts = [store.plan(plan.id)[1].recommendations[0].id for plan in store.plans()]
    ahead = deque(["/", f"/plan/{DOCUMENT[:16]}", f"/recommendation/{FIRST.id}", f"/around/plan:{DOCUMENT}"])
    ahead.extend(f"/recommendation/{one}" for one in firsts)
    while ahead:
        address = ahead.popleft()
        path = address.partition("?")[0]
        if address in found or path.endswith((".json", "/original", ".png")) or _enough(path, found):
            continue
        answer = pages.get(address)
        assert answer.status_code == 200, address
        found[address] = answer.text
        ahead.extend(links(answer.text))
    return found


def _enough(path: str, found: Mapping[str, str]) -> bool:
    """Whether a dozen pages of the same route were looked at already."""
    name = matched(path)[0].name
    return sum(matched(one.partition("?")[0])[0].name == name for one in found) >= 12


def test_walk_reaches_every_page(site: Mapping[str, str]) -> None:
    """Links lead from the first page to each page there is, but the one for those who work on them."""
    reached = {matched(address.partition("?")[0])[0].name for address in site}

    assert reached | {"patterns", "recurrence"} >= {route.name for route in PAGES}


def test_nothing_of_a_plan_is_a_tag(site: Mapping[str, str]) -> None:
    """No page holds a tag that its template did not write, nor a script that is not ours."""
    for address, page in site.items():
        found = outline(page)
        assert {tag for tag, _ in found.tags} <= OURS, address
        assert all((one.get("src") or "").startswith("/static/dist/") for one in found.all("script")), address
        assert all((one.get("src") or "").startswith("/originals/") for one in found.all("img")), address


def test_nothing_of_a_plan_is_an_attribute(site: Mapping[str, str]) -> None:
    """No attribute of any tag runs or loads anything, and no link leads to a script."""
    for address, page in site.items():
        for tag, attributes in outline(page).tags:
            assert not [name for name in attributes if RUNS.match(name)], (address, tag)
            assert not (attributes.get("href") or "").lower().lstrip().startswith(("javascript:", "data:")), address


def test_tricks_stand_as_they_were_written(pages: FlaskClient) -> None:
    """What looks like markup or a template is shown letter by letter."""
    shown = pages.get(f"/plan/{DOCUMENT[:16]}").text

    assert "&lt;script&gt;window.owned=1&lt;/script&gt;" in shown
    assert "{{ 7 * 7 }}" in shown
    assert "49" not in re.findall(r">\s*(\d+)\s*<", shown)


def test_tricks_in_an_original_are_shown_letter_by_letter(site: Mapping[str, str]) -> None:
    """Parts of originals, a table, lines and the name of a PDF beside its picture, show markup as words."""
    parts = {form: [page for page in site.values() if mark in page] for form, mark in MARKS.items()}

    assert all(parts.values())
    assert any("&lt;img src=x onerror=window.owned=1&gt;" in page for page in parts["table"])
    assert any("&lt;script&gt;window.owned=1" in page for page in parts["lines"])
    assert all('of " onmouseover' not in page and "of &#34; onmouseover=" in page for page in parts["picture"])


def test_json_carries_the_very_words(pages: FlaskClient) -> None:
    """The JSON form holds the words unchanged, is called JSON, and must not be taken for anything else."""
    answer = pages.get(f"/recommendation/{FIRST.id}.json")

    assert answer.mimetype == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert json.loads(answer.text)["recommendation"]["text"] == FIRST.text


def test_document_is_given_out_under_a_name_and_never_shown(pages: FlaskClient) -> None:
    """The document is a download under its own kind, never a page, whatever its name tries."""
    answer = pages.get(f"/plan/{DOCUMENT[:16]}/original")

    assert answer.mimetype == "text/plain"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "\n" not in answer.headers["Content-Disposition"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a hostile library."""
    folder = tmp_path_factory.mktemp("hostile")
    filled(folder).store.close()
    return str(folder / "library")


class TestCommandLine:
    """What the command line writes is as safe."""

    @pytest.mark.parametrize(
        "command", [("plan", DOCUMENT[:16]), ("plans",), ("search", "hoarding"), ("unfinished",), ("agencies",)]
    )
    def test_no_cell_is_a_formula(self, library: str, command: tuple[str, ...]) -> None:
        """No cell of a CSV file begins like a formula; one that did is kept with an apostrophe before it."""
        done = CliRunner().invoke(main, [*command, "--format", "csv", "--library", library])
        assert done.exit_code == 0
        rows = list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"))))

        assert len(rows) > 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]

    def test_formula_keeps_its_words(self, library: str) -> None:
        """A formula stands in its cell in full, behind the apostrophe."""
        done = CliRunner().invoke(main, ["plan", DOCUMENT[:16], "--format", "csv", "--library", library])

        assert f"'{FORMULAS[0]}" in done.stdout

    @pytest.mark.parametrize("node", [f"plan:{DOCUMENT}", f"recommendation:{FIRST.id}"])
    def test_snapshot_holds_words_only(self, library: str, node: str, tmp_path: Path) -> None:
        """A picture to take away holds no tag and no handler out of a plan, and its table has the words."""
        out = tmp_path / "picture.html"
        done = CliRunner().invoke(main, ["snapshot", node, "--out", str(out), "--library", library])
        assert done.exit_code == 0, done.output
        page = out.read_text(encoding="utf-8")

        assert not [trick for trick in TRICKS if "<" in trick and trick in page]
        assert not [name for _, attributes in outline(page).tags for name in attributes if name.startswith("on")]
        assert "&lt;script&gt;" in page
