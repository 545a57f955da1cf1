"""Pages of a PDF as pictures: the right part of the right page, in the size asked for, whatever way it is turned."""

from __future__ import annotations

import io
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from reportlab.lib.colors import black, red, white
from reportlab.pdfgen.canvas import Canvas

from graph.errors import UnreadableDocument
from ingest.layout import RawTable
from ingest.readers import documents
from ingest.readers.pdf import pictures as page_pictures
from ingest.readers.pdf.pictures import Size, Strip, picture, sizes

NAME = "plan.pdf"
HEADINGS = ("Recommendation", "Action", "Status")
RED, WHITE = (255, 0, 0), (255, 255, 255)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Three pages of 400 by 200 points: one with a red band from 50 to 70, one turned, one that is cut at its edges."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(400, 200))
    canvas.setFillColor(red)
    canvas.rect(0, 130, 400, 20, stroke=0, fill=1)
    canvas.showPage()
    canvas.setPageRotation(90)
    canvas.showPage()
    canvas.setPageRotation(0)
    canvas.setCropBox((50, 50, 350, 150))
    canvas.setFillColor(red)
    canvas.rect(60, 130, 280, 15, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def table(turn: int, cut: tuple[int, ...] | None) -> bytes:
    """A page with a small table whose last cell but one in the last column is red."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(600, 600), invariant=1)
    if cut:
        canvas.setCropBox(cut)
    canvas.setPageRotation(turn)
    for number, top in enumerate(range(80, 240, 40)):
        for column, words in enumerate((f"{number}. Agree a pathway", "Write it", "") if number else HEADINGS):
            left = 60 + 140 * column
            canvas.setFillColor(red if (number, column) == (2, 2) else white)
            canvas.rect(left, 560 - top, 140, 40, fill=1)
            canvas.setFillColor(black)
            canvas.drawString(left + 5, 580 - top, words)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """The width, the height and the rows of a PNG of ours."""
    width, height = struct.unpack(">II", png[16:24])
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    rows = zlib.decompress(png[start + 4 : start + 4 + length])
    step = 3 * width + 1
    return width, height, [rows[at + 1 : at + step] for at in range(0, len(rows), step)]


def colour(png: bytes, x: int, y: int) -> tuple[int, ...]:
    """The colour of a pixel."""
    _, _, rows = pixels(png)
    return tuple(rows[y][3 * x : 3 * x + 3])


def test_sizes_are_those_of_the_paper_as_it_is_looked_at(pdf: bytes) -> None:
    """A turned page is as wide as its upright paper is tall; a cut one is what shows; a missing one has no size."""
    assert sizes(pdf, frozenset({1, 2, 3, 9}), NAME) == {
        1: Size(width=400, height=200),
        2: Size(width=400, height=200),
        3: Size(width=300, height=100),
    }


@pytest.mark.parametrize("width", [400, 800])
def test_strip_is_drawn_at_the_width_asked_for(pdf: bytes, width: int) -> None:
    """A strip of 40 points is drawn over the whole width of the page and no higher than it is."""
    made = picture(pdf, Strip(page=1, top=40, bottom=80), NAME, width=width)

    assert pixels(made)[:2] == (width, width // 10)


def test_strip_shows_its_part_of_the_page(pdf: bytes) -> None:
    """Points are counted from the top of the page: the band that begins at 50 begins 10 below a strip from 40."""
    made = picture(pdf, Strip(page=1, top=40, bottom=80), NAME, width=400)

    assert [colour(made, 200, y) for y in (5, 15, 25, 35)] == [WHITE, RED, RED, WHITE]


def test_places_on_a_cut_page_count_from_the_corner_that_shows(pdf: bytes) -> None:
    """A page that shows only its middle is drawn so, from the corner that a reader of places counts from too."""
    made = picture(pdf, Strip(page=3, top=0, bottom=1000), NAME, width=300)

    assert pixels(made)[:2] == (300, 100)
    assert [colour(made, 150, y) for y in (2, 12, 30)] == [WHITE, RED, WHITE]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("cut", [None, (40, 100, 560, 570)])
def test_box_that_a_reader_gives_is_where_the_picture_has_it(turn: int, cut: tuple[int, ...] | None) -> None:
    """The red cell of a table lies in the picture where the reader's box for it says, on turned and cut pages too."""
    data = table(turn, cut)
    (read,) = (block for block in documents.read(data, NAME).blocks if isinstance(block, RawTable))
    (left, top, right, bottom) = read.rows[2].boxes[2] or (0, 0, 0, 0)
    size = sizes(data, frozenset({1}), NAME)[1]
    made = picture(data, Strip(page=1, top=0, bottom=size.height), NAME, width=round(size.width))
    inside = [(left + 4, top + 4), (right - 4, bottom - 4)]
    outside = [(left - 5, top - 5), (right + 5, bottom + 5)]

    assert [colour(made, round(x), round(y)) for x, y in inside] == [RED, RED]
    assert RED not in [colour(made, round(x), round(y)) for x, y in outside]


def test_picture_is_never_larger_than_memory_bears(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that would have too many pixels is drawn smaller."""
    monkeypatch.setattr(page_pictures, "MOST_PIXELS", 20_000)
    width, height, _ = pixels(picture(pdf, Strip(page=1, top=0, bottom=200), NAME, width=2000))

    assert width * height <= 20_500
    assert width == 2 * height


@pytest.mark.parametrize("strip", [Strip(page=4, top=0, bottom=10), Strip(page=1, top=300, bottom=400)])
def test_part_that_is_not_there_is_refused(pdf: bytes, strip: Strip) -> None:
    """A page or a strip that the document does not have is refused with a sentence that names the document."""
    with pytest.raises(UnreadableDocument, match=NAME):
        picture(pdf, strip, NAME, width=400)


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.4 and nothing else", b"words"])
def test_what_is_no_pdf_is_refused(broken: bytes) -> None:
    """A damaged document is refused with a sentence."""
    with pytest.raises(UnreadableDocument, match="cannot be drawn"):
        sizes(broken, frozenset({1}), NAME)


def test_pictures_may_be_asked_for_at_the_same_time(pdf: bytes) -> None:
    """Threads that ask together get what one alone gets: the library beneath is called from one at a time."""
    strips = [Strip(page=1, top=top, bottom=top + 20) for top in range(0, 160, 20)]
    alone = [picture(pdf, strip, NAME, width=400) for strip in strips]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda strip: picture(pdf, strip, NAME, width=400), strips))

    assert together == alone
