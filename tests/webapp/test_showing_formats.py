"""Plans of every format, read by their readers: each recommendation is shown where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.connect import connect
from graph.identity import normal
from graph.model import Recommendation
from tests.formats import delimited, pdf, webpage, word, workbook
from tests.formats.parts import Part, parts
from webapp.config import Settings
from webapp.library import Library
from webapp.reports import read_in
from webapp.showing import shown
from webapp.spots import LinesPart, PagePart, TablePart

TEXTS = Path(__file__).parents[1] / "plans" / "formats"
WRITERS: dict[str, tuple[str, Callable[[tuple[Part, ...]], bytes]]] = {
    "pdf": ("page", lambda given: pdf.write(given, repeat=True, page=(720.0, 405.0))),
    "docx": ("table", word.write),
    "xlsx": ("table", workbook.write),
    "csv": ("lines", delimited.write),
    "html": ("table", webpage.write),
}


@pytest.fixture(scope="module", params=[*WRITERS])
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Library]]:
    """Two plans of one format, read into a library; with the form in which that format is shown."""
    form, write = WRITERS[request.param]
    folder, rich = tmp_path_factory.mktemp(request.param), request.param != "csv"
    for text in sorted(TEXTS.glob("*.txt"))[:2]:
        given = parts(text.read_bytes(), text.name, coloured=rich, merged=rich)
        (folder / f"{text.stem}.{request.param}").write_bytes(write(given))
    with connect(folder / "library") as store:
        library = Library(settings=Settings(), store=store, today=lambda: date(2026, 3, 1))
        read_in(library, sorted(folder.glob(f"*.{request.param}")))
        yield form, library


def every(library: Library) -> Iterator[tuple[Recommendation, tuple[PagePart | TablePart | LinesPart, ...]]]:
    """Each recommendation of the library with the parts that it is shown in."""
    for plan in library.store.plans():
        for one in library.store.plan(plan.id)[1].recommendations:
            found = shown(library, plan, one)
            assert (found.note, found.elsewhere) == (None, None), one.text
            yield one, found.parts


def test_every_recommendation_is_shown_in_the_form_of_its_format(read: tuple[str, Library]) -> None:
    """Nothing is missing, and a page, a table or lines are shown as the format has them."""
    form, library = read
    found = [part.form for _, parts in every(library) for part in parts]

    assert len(found) > 5
    assert set(found) == {form}


def test_marked_rows_hold_the_words_of_the_ask(read: tuple[str, Library]) -> None:
    """What is marked in a table or among lines holds the very words of the recommendation."""
    _, library = read
    for one, found in every(library):
        own = [line for part in found if not isinstance(part, PagePart) for line in part.rows if line.own]
        words = normal(" ".join((*(line.text for line in own), *(cell.text for line in own for cell in line.cells))))

        assert isinstance(found[0], PagePart) or normal(one.text) in words


def test_outlines_lie_on_the_page(read: tuple[str, Library]) -> None:
    """What is outlined on a page lies in the strip that is shown, one outline for each row or more."""
    _, library = read
    for _, found in every(library):
        for part in found:
            if isinstance(part, PagePart):
                assert part.boxes
                for left, top, right, bottom in part.boxes:
                    assert 0 < left < right < part.width
                    assert part.top <= top < bottom <= part.bottom


def test_colours_of_the_row_are_those_that_were_read(read: tuple[str, Library]) -> None:
    """The colours in the marked rows of a table are those of the cells as read."""
    _, library = read
    for one, found in every(library):
        if isinstance(found[0], TablePart):
            own = [line for part in found if isinstance(part, TablePart) for line in part.rows if line.own]
            stands = sorted(cell.tint for line in own for cell in line.cells if cell.tint)

            assert stands == sorted(cell.tint for row in one.rows for cell in row.cells if cell.tint)
