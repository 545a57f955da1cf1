"""Reading text files: encodings, rows, lines, and what is refused."""

from __future__ import annotations

import pytest

from graph.errors import UnreadableDocument
from ingest.layout import Document, Limits, Line, RawTable
from ingest.readers.documents import read


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


def _lines(text: str, *, furniture: bool = False) -> list[str]:
    blocks = _read(text, "plan.md").blocks
    return [block.text for block in blocks if isinstance(block, Line) and block.furniture is furniture]


def _rows(text: str, name: str = "plan.md") -> list[tuple[str, ...]]:
    return [row.cells for block in _read(text, name).blocks if isinstance(block, RawTable) for row in block.rows]


def test_underlined_headings_have_their_level() -> None:
    """A line over "===" is a heading of level 1, one over "---" of level 2; a rule by itself is neither."""
    blocks = _read("One\n===\n\nTwo\n---\n\n---\n\nthree\n\n***\n", "plan.md").blocks
    assert [(b.text, b.level) for b in blocks if isinstance(b, Line)] == [("One", 1), ("Two", 2), ("three", None)]


@pytest.mark.parametrize(
    ("source", "words", "aside"),
    [
        ('See [the page](https://a.example/b_(c) "Top") now', "See the page now", ["https://a.example/b_(c)", "Top"]),
        ("See [the page][p] now\n\n[p]: https://a.example", "See the page now", ["[p]: https://a.example"]),
        ("See [the page] now\n\n[The page]: <https://a.example>", "See the page now", ["[The page]: <https://a.example>"]),
        ("[Not a link] and [x][y]", "[Not a link] and [x][y]", []),
        ("![Chart of visits](c.png)", "Chart of visits", ["c.png"]),
        ("[![Logo](l.png)](https://a.example)", "Logo", ["https://a.example", "l.png"]),
        ("<https://a.example/x>", "https://a.example/x", []),
        ("Staff[^1] know", "Staff[1] know", []),
        ("`code` and ~~old~~ and _new_ but snake_case_name", "code and old and new but snake_case_name", []),
        ("- one", "• one", []),
        ("  * nested", "• nested", []),
        ("- [x] done", "• ☑ done", []),
        ("Seen<!-- not\nshown --> here", "Seen here", []),
        ("> quoted", "quoted", []),
        ("<details><summary>Theme</summary></details>", "Theme", []),
        ("```text\ncode line\n```", "code line", ["text"]),
        ("A line that was broken where it was full,\nand on.", "A line that was broken where it was full, and on.", []),
    ],
)  # fmt: skip
def test_markdown_is_read_as_its_words(source: str, words: str, aside: list[str]) -> None:
    """Links, notes, code, items, tasks and broken lines are read as what they show; addresses are set aside."""
    assert _lines(source)[0] == words
    assert _lines(source, furniture=True) == aside


def test_lines_that_are_no_paragraph_stay_lines() -> None:
    """Short lines, bold lines, items and lines that end a sentence are not joined."""
    lines = ["Key:", "Red – not begun", "**Bold one**", "lower", "1. One", "2. Two"]
    assert _lines("\n".join(lines)) == ["Key:", "Red – not begun", "Bold one", "lower", "1. One", "2. Two"]


def test_what_stands_before_a_document_is_set_aside() -> None:
    """The fields that a site keeps at the top are furniture; a rule at the top is not."""
    text = "---\ntitle: Plan\ndate: 2024\n---\n# One\n"
    assert (_lines(text), _lines(text, furniture=True)) == (["One"], ["title: Plan", "date: 2024"])
    assert _lines("---\nwords\n---\n") == ["words"]


@pytest.mark.parametrize("name", ["plan.md", "plan.txt"])
@pytest.mark.parametrize(
    "source",
    [
        "A | B\n---|---\n1 | 2",
        "| A | B |\n|:-|-:|\n| 1 | 2 |",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |",
        "A|B\n-|-\n1|2",
    ],
)
def test_tables_with_and_without_bars_read_alike(source: str, name: str) -> None:
    """A row of dashes makes a table of what is above and below it, of two columns too and in a quotation."""
    assert _rows(source, name) == [("A", "B"), ("1", "2")]


def test_a_table_ends_where_its_bars_do() -> None:
    """The line behind a table is a line, and its number is that of the source."""
    blocks = _read("[a]: x\n\nA | B\n--- | ---\n1 | 2 \\| 3\n\nafter | all\n", "plan.md").blocks
    assert [block.text for block in blocks if isinstance(block, Line)] == ["after | all", "[a]: x"]
    (table,) = (block for block in blocks if isinstance(block, RawTable))
    assert [(row.cells, row.place.lines) for row in table.rows] == [(("A", "B"), (3, 3)), (("1", "2 | 3"), (5, 5))]
