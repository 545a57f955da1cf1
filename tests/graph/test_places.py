"""Where something stands, in words that a reader can find it by in the file that is in hand."""

from __future__ import annotations

import pytest

from graph import media
from graph.model import Place
from graph.places import column_letters, place_sentence, places_sentence


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(table=2, row=4, lines=(15, 18)), "row 4 of table 2, lines 15–18"),
        (Place(page=3, table=1, row=2, column=5), "page 3, row 2 of table 1, column 5"),
        (Place(sheet="Actions", row=7), "sheet “Actions”, row 7"),
        (Place(sheet="Actions", table=1, row=14, column=3), "sheet “Actions”, row 14 (cell C14)"),
        (Place(sheet="Actions", row=14, column=28), "sheet “Actions”, row 14 (cell AB14)"),
        (Place(sheet="Actions", table=2), "sheet “Actions”, table 2"),
        (Place(sheet="Actions"), "sheet “Actions”"),
        (Place(lines=(9, 9)), "line 9"),
        (Place(), "place not known"),
    ],
)
def test_place_in_words(place: Place, words: str) -> None:
    """A place is said from the outside in, leaving out what is not known; a cell of a sheet by its letter and row."""
    assert place_sentence(place) == words


@pytest.mark.parametrize(
    ("media_type", "words"),
    [(media.DOCX, "paragraphs 12–13"), ("text/plain", "lines 12–13"), (media.HTML, "source lines 12–13")],
)
def test_kinds_of_file_count_different_things(media_type: str, words: str) -> None:
    """What is counted in a Word file are paragraphs, in a web page lines of its source, elsewhere lines."""
    assert place_sentence(Place(lines=(12, 13)), media_type) == words


def test_row_of_a_web_page_is_found_by_its_table() -> None:
    """The lines of a web page's source are named only where there is nothing better to find the words by."""
    place = Place(table=1, row=2, lines=(10, 14))

    assert place_sentence(place, media.HTML) == "row 2 of table 1"
    assert place_sentence(place, media.CSV) == "row 2 of table 1, lines 10–14"


def test_seam_between_places_is_said() -> None:
    """Words that go on after a page break say so between their places."""
    places = (Place(table=1, row=9), Place(table=2, row=1, seam="page break"))

    assert places_sentence(places) == "row 9 of table 1; continued (page break): row 1 of table 2"


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16_384, "XFD")]
)
def test_columns_have_the_letters_of_a_spreadsheet(column: int, letters: str) -> None:
    """Columns are lettered as spreadsheets do it, to the last one that Excel has."""
    assert column_letters(column) == letters
