"""What of an original is shown: which strip, which rows, which lines, with what beside them."""

from __future__ import annotations

from dataclasses import replace

from graph.media import DOCX, XLSX
from graph.model import Column, Place, SourceCell
from ingest.layout import Document, Line, RawRow, RawTable
from ingest.readers.pdf.pictures import Size
from tests.webapp import drawn_plan
from webapp import showing_lines, showing_pages, showing_tables
from webapp.showing import seam
from webapp.spots import LinesPart, PagePart, Shade, Spot, TablePart, spots

SIZE = Size(width=600, height=800)
HEADINGS = ("Ref", "Recommendation", "RAG")


def on_page(page: int, top: float, bottom: float, row: int = 1) -> Spot:
    """A row of a page with its own box."""
    return Spot(place=Place(page=page, table=1, row=row, box=(50, top, 550, bottom)))


def of_row(row: int, *, table: int = 1, sheet: str | None = None, seam: str | None = None) -> Spot:
    """A row of a table under the headings."""
    place = Place(table=table, row=row, sheet=sheet, seam=seam)
    cells = tuple(
        SourceCell(heading=words, column=Column.OTHER, text="", places=(replace(place, column=number),))
        for number, words in enumerate(HEADINGS, 1)
    )
    return Spot(place=place, cells=cells)


def document(*rows: RawRow, media_type: str = DOCX) -> Document:
    """A document with a line, one table and a line."""
    before, after = (Line(text=words, place=Place(lines=(at, at))) for words, at in (("Before", 1), ("After", 30)))
    return Document(
        digest="0", name="plan.docx", size=1, media_type=media_type, blocks=(before, RawTable(rows=rows), after)
    )


def raw(row: int, *cells: str, sheet: str | None = None, **more: tuple[str | None, ...] | tuple[bool, ...]) -> RawRow:
    """A row of the one table."""
    return RawRow(cells=cells, place=Place(table=1, row=row, sheet=sheet), **more)  # type: ignore[arg-type]


ROWS = (
    raw(1, *HEADINGS),
    raw(2, "1", "Agree a pathway", ""),
    raw(3, "2", "Train staff " * 40, "", tints=(None, None, "green")),
    raw(4, "", "", "late", below=(True, True, False)),
    raw(5, "3", "Audit", ""),
    raw(6, "4", "Visit", ""),
)


class TestSpots:
    """The places of a recommendation."""

    def test_each_place_once_in_order(self) -> None:
        """A row that a page cuts has two spots, the second of which goes on from the first."""
        found = spots(drawn_plan.plan().recommendations[1])

        assert [(one.place.page, one.place.seam) for one in found] == [(1, None), (2, "page break")]

    def test_box_of_a_row_is_that_of_its_cells_on_that_page(self) -> None:
        """A row without a box of its own is outlined round its cells, on each page those that stand there."""
        found = spots(drawn_plan.plan().recommendations[1])

        assert [one.box for one in found] == [(40, 480, 800, 560), (40, 60, 800, 120)]


class TestPages:
    """Strips of pages."""

    def test_strip_has_some_of_the_page_round_the_row(self) -> None:
        """A strip reaches somewhat above and below the row, and not off the page."""
        middle, top, bottom = (
            showing_pages.parts([on_page(1, *at)], {1: SIZE}, "plan.pdf")[0]
            for at in ((300, 350), (10, 40), (760, 798))
        )

        assert [(part.top, part.bottom) for part in (middle, top, bottom)] == [(258, 392), (0, 82), (718, 800)]
        assert bottom.boxes == ((48, 758, 552, 799),)

    def test_rows_near_each_other_share_a_strip(self) -> None:
        """Two rows that stand near each other are outlined in one strip, two far apart in one each."""
        near = showing_pages.parts([on_page(1, 100, 150), on_page(1, 200, 250, 3)], {1: SIZE}, "plan.pdf")
        far = showing_pages.parts([on_page(1, 100, 150), on_page(1, 600, 650, 9)], {1: SIZE}, "plan.pdf")

        assert [len(part.boxes) for part in near] == [2]
        assert near[0].alt == (
            "Part of page 1 of plan.pdf, outlined: page 1, row 1 of table 1; page 1, row 3 of table 1"
        )
        assert [len(part.boxes) for part in far] == [1, 1]

    def test_rows_that_touch_have_one_outline(self) -> None:
        """No outline is drawn between two rows of one recommendation that stand one below the other."""
        (part,) = showing_pages.parts([on_page(1, 100, 150), on_page(1, 150, 190, 2)], {1: SIZE}, "plan.pdf")

        assert part.boxes == ((48, 98, 552, 192),)

    def test_page_without_boxes_is_shown_whole(self) -> None:
        """Where no box is known the whole page is shown, and its words say that the row's place on it is not known."""
        (part,) = showing_pages.parts([Spot(place=Place(page=2, table=1, row=1))], {2: SIZE}, "plan.pdf")

        assert (part.top, part.bottom, part.boxes, part.whole) == (0, 800, (), True)
        assert part.alt == "Page 2 of plan.pdf, where on it the words stand is not known"

    def test_page_that_is_not_there_is_left_out(self) -> None:
        """A place on a page that the document does not have is not drawn."""
        assert showing_pages.parts([on_page(7, 100, 150)], {}, "plan.pdf") == ()


class TestTables:
    """Rows of tables."""

    def part(self, *rows: int) -> TablePart:
        """The one part that shows those rows."""
        (found,) = showing_tables.parts([of_row(row) for row in rows], document(*ROWS))
        assert isinstance(found, TablePart)
        return found

    def test_row_stands_between_its_neighbours_under_the_headings(self) -> None:
        """The row above and the row below stand with the row; the headings head the columns and are no row."""
        found = self.part(5)

        assert [column for _, column in found.columns] == list(HEADINGS)
        assert [(row.number, row.own) for row in found.rows] == [(4, False), (5, True), (6, False)]
        assert [row.number for row in self.part(2).rows] == [2, 3]

    def test_row_is_whole_and_its_neighbours_are_cut(self) -> None:
        """The row itself has all its words; a long neighbour is cut between words."""
        own, beside = self.part(3).rows[1], self.part(2).rows[1]

        assert own.cells[1].text == ROWS[2].cells[1]
        assert len(beside.cells[1].text) <= showing_tables.LONGEST
        assert beside.cells[1].text.endswith("staff …")

    def test_colour_and_merged_cells_are_kept(self) -> None:
        """A cell has its colour, and one that is the lower part of a merged cell says so."""
        upper, lower = self.part(3, 4).rows[1:3]

        assert upper.cells[2] == Shade(text="", tint="green")
        assert [cell.below for cell in lower.cells] == [True, True, False]

    def test_headings_are_found_in_the_table_before(self) -> None:
        """A table that goes on after a page has the headings of the one it goes on from."""
        before, after = (
            RawTable(rows=ROWS[:3]),
            RawTable(rows=(RawRow(cells=("3", "Audit", ""), place=Place(table=2, row=1)),)),
        )
        (found,) = showing_tables.parts([of_row(1, table=2)], replace(document(*ROWS), blocks=(before, after)))

        assert isinstance(found, TablePart)
        assert [column for _, column in found.columns] == list(HEADINGS)
        assert found.caption == "Table 2 of plan.docx"

    def test_sheet_is_named_with_letters_and_the_row_of_its_headings(self) -> None:
        """In a spreadsheet the columns have letters, and the caption names the sheet and where the headings stand."""
        rows = (raw(4, *HEADINGS, sheet="Actions"), raw(5, "1", "Agree", "", sheet="Actions"))
        (found,) = showing_tables.parts([of_row(5, sheet="Actions")], document(*rows, media_type=XLSX))

        assert isinstance(found, TablePart)
        assert found.columns == (("A", "Ref"), ("B", "Recommendation"), ("C", "RAG"))
        assert found.caption == "Sheet “Actions” of plan.docx, headings from row 4"

    def test_paragraph_stands_between_its_neighbours(self) -> None:
        """Words outside tables are shown as the paragraph they are, with those beside them that are no table."""
        (found,) = showing_tables.parts([Spot(place=Place(lines=(30, 30)))], document(*ROWS))

        assert isinstance(found, LinesPart)
        assert (found.unit, found.caption) == ("paragraph", "Paragraph 30")
        assert [(row.number, row.text, row.own) for row in found.rows] == [(30, "After", True)]

    def test_heading_within_the_table_stands_over_its_columns(self) -> None:
        """A row beside with words in one cell alone is a heading over all columns; the row itself keeps its cells."""
        rows = (ROWS[0], raw(2, "PRIORITY ONE", "", ""), raw(3, "", "Audit", ""))
        (found,) = showing_tables.parts([of_row(3)], document(*rows))

        assert isinstance(found, TablePart)
        assert [[(cell.text, cell.span) for cell in row.cells] for row in found.rows] == [
            [("PRIORITY ONE", 3)],
            [("", 1), ("Audit", 1), ("", 1)],
        ]

    def test_row_that_is_gone_is_left_out(self) -> None:
        """A place that the document as read now does not have is not guessed at."""
        assert showing_tables.parts([of_row(99)], document(*ROWS)) == ()

    def test_rows_far_apart_are_parts_of_their_own(self) -> None:
        """Rows of one table with much between them are not shown with all of it."""
        found = showing_tables.parts([of_row(1), of_row(6)], document(*ROWS))

        assert [[row.number for row in part.rows] for part in found if isinstance(part, TablePart)] == [[1, 2], [5, 6]]


class TestLines:
    """Lines of texts."""

    TEXT = ("Title", "", "one", "two", "", "three", "four", "five", "six", "seven")

    def parts(self, *spans: tuple[int, int]) -> list[list[tuple[int | None, bool]]]:
        """The numbers of the lines that are shown for those spans, and which are the row's own."""
        found = showing_lines.parts([Spot(place=Place(lines=span)) for span in spans], self.TEXT)
        return [[(row.number, row.own) for row in part.rows] for part in found]

    def test_lines_stand_between_the_next_lines_with_words(self) -> None:
        """The next line with words above and below stands with the row; empty lines are passed over."""
        assert self.parts((6, 6)) == [[(4, False), (6, True), (7, False)]]

    def test_first_and_last_lines_have_one_neighbour(self) -> None:
        """At the ends of a text there is nothing beyond."""
        assert self.parts((1, 1), (10, 10)) == [[(1, True), (3, False)], [(9, False), (10, True)]]

    def test_lines_that_the_text_does_not_have_are_left_out(self) -> None:
        """A place beyond the end of the text is not shown."""
        assert self.parts((10, 11)) == []


def test_seam_between_parts_is_said() -> None:
    """Between pages the seam names both; elsewhere what stands between and where the row goes on."""
    pages = (Place(page=3, table=1, row=9), Place(page=4, table=2, row=1, seam="page break"))
    tables = (Place(table=1, row=9), Place(table=2, row=1, seam="row goes on"))

    assert seam(*pages, "") == "Page 3 ends here; the row goes on on page 4."
    assert seam(*tables, DOCX) == "The row goes on here (row goes on): row 1 of table 2."


def test_parts_are_frozen_values() -> None:
    """A part of a page says all that is needed to draw it."""
    (part,) = showing_pages.parts([on_page(1, 100, 150)], {1: SIZE}, "plan.pdf")

    assert isinstance(part, PagePart)
    assert (part.form, part.page, part.width, part.first) == ("page", 1, 600, on_page(1, 100, 150).place)
