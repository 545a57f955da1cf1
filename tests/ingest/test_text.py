"""Reading text files: encodings, rows, lines, and what is refused."""

from __future__ import annotations

import pytest

from graph.errors import UnreadableDocument
from ingest.documents import read
from ingest.layout import Document, Limits, Line, RawTable


def _read(text: str, name: str = "plan.txt") -> Document:
    return read(text.encode(), name)


def test_lines_and_tables_keep_their_order_and_places() -> None:
    """A line and the rows below it come in order, each with its line number."""
    line, table = _read("Title\n\nA\tB\n1\t2\n").blocks
    assert isinstance(line, Line)
    assert isinstance(table, RawTable)
    assert [row.place.lines for row in table.rows] == [(3, 3), (4, 4)]
    assert [row.cells for row in table.rows] == [("A", "B"), ("1", "2")]


def test_pipe_tables_lose_their_rules_and_keep_escaped_pipes() -> None:
    r"""The row of dashes is no row, and "\|" is a character of the cell."""
    (table,) = _read("| A | B |\n|---|:-:|\n| x \\| y | **z** |", "plan.md").blocks
    assert isinstance(table, RawTable)
    assert [row.cells for row in table.rows] == [("A", "B"), ("x | y", "z")]


def test_a_quoted_cell_may_run_over_lines() -> None:
    """A cell in quotation marks keeps its line ends and its row."""
    (table,) = _read('A\tB\n1\t"two\nlines"\n').blocks
    assert isinstance(table, RawTable)
    assert table.rows[1].cells == ("1", "two\nlines")
    assert table.rows[1].place.lines == (2, 3)


def test_markdown_headings_keep_their_level() -> None:
    """“## Two” is a heading of level 2; a line all in bold is a heading without one of its own."""
    blocks = _read("# One\n## Two\n**Three**\nfour", "plan.md").blocks
    assert [block.level for block in blocks if isinstance(block, Line)] == [1, 2, 6, None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_encoding_gives_the_same_words(encoding: str) -> None:
    """UTF-8 with and without a mark, UTF-16 and Windows-1252 read alike."""
    (line,) = read("The board’s plan – 2020".encode(encoding), "plan.txt").blocks
    assert isinstance(line, Line)
    assert line.text == "The board’s plan – 2020"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\t", "a.txt", "is empty"),
        (b"\x00\x01\x02" * 50, "a.txt", "binary"),
        (b"%PDF-1.7", "a.txt", "cannot be read as a PDF"),
        (b"PK\x03\x04rest", "a.docx", "Word, Excel or zip"),
        (b"words", "a.docx", ".docx"),
        (b"\xff\xfea", "a.txt", "damaged at byte"),
        (b"x" * 300, "a.txt", "the limit is"),
        (b"a\t" * 60, "a.txt", "columns"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, name: str, said: str) -> None:
    """The refusal names the file and says what is wrong."""
    limits = Limits(max_bytes=250, max_columns=20)
    with pytest.raises(UnreadableDocument, match=said) as refusal:
        read(data, name, limits)
    assert name in str(refusal.value)


def test_damaged_characters_are_remarked_on_not_repaired() -> None:
    """Mojibake stays as it is; the report says so."""
    document = _read("The boardâ€™s plan")
    assert "damaged" in document.notes[0]
    assert isinstance(document.blocks[0], Line)
    assert document.blocks[0].text == "The boardâ€™s plan"
