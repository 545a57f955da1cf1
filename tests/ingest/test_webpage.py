"""Reading web pages: the plan apart from the site, headings, lists, merged cells, colours, hidden parts, encodings."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from graph.errors import UnreadableDocument
from graph.model import Plan
from ingest.layout import Document, Limits, Line, RawTable
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from ingest.readers.web import source as web_source
from ingest.readers.web import styles as web_styles
from ingest.readers.web.source import decode
from tests.ingest.accounting import plan_words, words
from tests.ingest.web_plans import MERGED, WEB_PLANS, Expected, Told, WebPlan

EACH_PAGE = pytest.mark.parametrize("plan", WEB_PLANS, ids=lambda plan: plan.name)
HEADINGS = "<tr><th>Ref<th>Recommendation<th>Lead<th>Progress<th>RAG</tr>"


def _plan(plan: WebPlan) -> Plan:
    return understand(assemble(read(plan.data, plan.name)))


def _page(body: str, name: str = "plan.html") -> Document:
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), name)


def _table(body: str) -> RawTable:
    (table,) = (block for block in _page(body).blocks if isinstance(block, RawTable))
    return table


def _lines(document: Document, *, furniture: bool = False) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line) and block.furniture is furniture]


def _found(plan: Plan) -> tuple[Expected, ...]:
    def told(index: int, at: int) -> Told:
        found = plan.recommendations[index]
        action = found.actions[at]
        raw = action.status.raw or action.status.tint
        when = action.timescale.raw if action.timescale else None
        return action.text, action.lead_raw or found.lead_raw, when, action.progress, raw

    return tuple(
        Expected(
            label=one.label,
            text=one.text,
            section=one.section,
            actions=tuple(told(index, at) for at in range(len(one.actions))),
        )
        for index, one in enumerate(plan.recommendations)
    )


@EACH_PAGE
def test_each_layout_reads_as_it_should(plan: WebPlan) -> None:
    """Labels, texts, sections, actions, owners, dates, progress and statuses are those that the page shows."""
    assert _found(_plan(plan)) == plan.expected


@EACH_PAGE
def test_the_publisher_is_found_on_each_page(plan: WebPlan) -> None:
    """The board is read from the page, from its title or from the margins of the site."""
    board = _plan(plan).board
    assert board is not None
    assert board.name == plan.board


@EACH_PAGE
def test_what_is_the_sites_is_set_aside_not_lost(plan: WebPlan) -> None:
    """Menus, banners and hidden words stand in the furniture and nowhere else; remarks say what was done."""
    document = read(plan.data, plan.name)
    aside = [re.sub("^• ", "", text) for text in _lines(document, furniture=True)]
    assert [text for text in plan.furniture if text not in aside] == []
    assert [note for note in plan.notes if note not in " ".join(document.notes)] == []
    assert bool(document.notes) == bool(plan.notes)


@EACH_PAGE
def test_every_word_of_a_page_is_accounted_for_once(plan: WebPlan) -> None:
    """All that a page says, its title and the words for its pictures too, stands once in what was read."""
    page = html.document_fromstring(
        decode(plan.data, plan.name)[0].encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True)
    )
    for element in list(page.iter("script", "style", "xml")):
        element.drop_tree()
    source = Counter(words(" ".join(page.itertext())))
    source.update(word for one in page.iter("img") for word in words(one.get("alt")))
    source.update(word for one in page.iter("span") for word in words(one.get("title")))
    if plan is MERGED:
        source.update(words("CSP Manager"))  # one cell over the rows of two recommendations leads both
    read_words = plan_words(assemble(read(plan.data, plan.name)))
    split = {"1", "st", "2"}  # "1<sup>st</sup>" is one word to a reader, and list items say their numbers
    assert {k: v for k, v in source.items() if k not in split and read_words[k] != v} == {}


@st.composite
def _grids(draw: st.DrawFn) -> tuple[str, list[list[str]], list[list[bool]]]:
    """A table with random spans: its markup, the words of each cell of its grid, and what is the lower part of one."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    cells = [["" for _ in range(width)] for _ in range(height)]
    below = [[False for _ in range(width)] for _ in range(height)]
    taken = [[False for _ in range(width)] for _ in range(height)]
    rows, count = [], 0
    for y in range(height):
        row = []
        for x in range(width):
            if taken[y][x]:
                continue
            free = next((i for i in range(x, width) if taken[y][i]), width) - x
            # A cell over several columns ends the row's freedom: each column keeps one cell that begins in it.
            across = draw(st.integers(1, free)) if x else 1
            down = draw(st.integers(1, height - y))
            across = 1 if any(taken[i][x + j] for i in range(y, y + down) for j in range(across)) else across
            for i in range(y, y + down):
                for j in range(x, x + across):
                    taken[i][j], below[i][j] = True, i > y
            cells[y][x] = f"w{count}"
            row.append(f'<td colspan="{across}" rowspan={down}><p>w{count}</p></td>')
            count += 1
        rows.append(f"<tr>{''.join(row)}</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>", cells, below


@settings(max_examples=150, deadline=None)
@given(_grids())
def test_spans_put_each_word_in_its_row_and_column(grid: tuple[str, list[list[str]], list[list[bool]]]) -> None:
    """Whatever cells span, each word stands where it begins, and what it covers below is marked as such."""
    markup, cells, below = grid
    document = _page(f"{markup}<p>end</p>")
    tables = [block for block in document.blocks if isinstance(block, RawTable)]
    if not tables:  # one cell is no table
        assert "w0" in _lines(document)
        return
    wanted = {(y + 1, x): word for y, row in enumerate(cells) for x, word in enumerate(row) if word}
    found = {(row.place.row, x): row.cells[x] for row in tables[0].rows for x in row.filled}
    assert found == wanted
    for row in tables[0].rows:
        flags = row.below or (False,) * len(row.cells)
        assert list(flags) == below[(row.place.row or 0) - 1][: len(flags)]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.booleans())
def test_any_page_is_read_or_refused(text: str, whole: bool) -> None:  # noqa: FBT001  # drawn by hypothesis
    """Whatever stands in a web page, reading it ends in a document or in a sentence."""
    data = f"<html>{text}" if whole else text
    try:
        found = read(data.encode("utf-8", "surrogatepass"), "page.html").name
    except UnreadableDocument as refusal:
        found = str(refusal)
    assert "page.html" in found


def test_headings_keep_their_level_wherever_they_stand() -> None:
    """A heading in a paragraph, in a summary, in a link or by its role has its level; bold lines have that of bold."""
    document = _page(
        "<p><h2>One</h2><details><summary><h3>Two</h3></summary><p>x</p></details><a href=x><h4>Three</h4></a>"
        "<div role=heading aria-level=2>Four</div><p><b>Five</b></p><details><summary>Six</summary></details><h6>Seven"
    )
    levels = {block.text: block.level for block in document.blocks if isinstance(block, Line)}
    assert levels == {"One": 2, "Two": 3, "x": None, "Three": 4, "Four": 2, "Five": 6, "Six": 6, "Seven": 5}


def test_lists_are_lines_with_their_mark() -> None:
    """Each item of a list is a line of its own, nested ones too; paragraphs of an item follow it."""
    document = _page("<ul><li>a<p>b</p></li><li>c<ul><li>d <i>e</i></li></ul></li></ul>f<br>g")
    assert _lines(document) == ["• a", "b", "• c", "• d e", "f", "g"]


@pytest.mark.parametrize(
    ("cell", "tint"),
    [
        ('<td style="background-color:#F00">x</td>', "red"),
        ('<td bgcolor="lime"></td>', "green"),
        ('<td class="late"></td>', "amber"),
        ('<td id="only">x</td>', "blue"),
        ('<td><span style="background: rgb(255, 255, 0)">x</span></td>', "yellow"),
        ('<td style="background:hsl(120,100%,35%)">x</td>', "green"),
        ('<td style="background:transparent">x</td>', None),
        ('<td style="background:rgba(255,0,0,0)">x</td>', None),
        ('<td><span style="background:red">two</span> words</td>', None),
        ('<td class="rag-green"></td>', "green"),
        ('<td class="has-vivid-red-background-color">x</td>', "red"),
        ('<td class="text-red">x</td>', None),
        ('<td><span style="color:#c00">●</span></td>', "red"),
        ('<td style="background:white" bgcolor=red>x</td>', None),
    ],
)
def test_colours_of_cells_have_their_common_name(cell: str, tint: str | None) -> None:
    """Inline styles, attributes, simple rules of the page and names of classes colour a cell."""
    rules = ".late{background:orange !important} #only{background-color:#00f} p .late, td:hover{background:red}"
    table = _table(f"<style>{rules}</style><table><tr><td>a<td>b</tr><tr><td>c</td>{cell}</tr></table>")
    assert table.rows[1].tint(1) == tint


def test_a_coloured_row_colours_its_cells() -> None:
    """The colour of a row is that of each of its cells that has none of its own."""
    table = _table('<table><tr style="background:#ff0000"><td>a<td bgcolor=green>b<td></tr><tr><td>c<td>d<td>e</table>')
    assert table.rows[0].tints == ("red", "green", "red")
    assert table.rows[1].tints == ()


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<img src=x alt="RAG: red">', "RAG: red"),
        ("<svg><title>Green</title><path d='M0'/></svg>", "Green"),
        ('<i class="icon" aria-label="Amber"></i>', "Amber"),
        ('Done <img alt="tick">', "Done"),
        ("<span aria-hidden=true>G</span><span class=sr-only>Green</span>", "Green"),
        ("<span aria-hidden=true>G</span>", "G"),
        ("<input type=checkbox checked>", "☑"),
        ("–", ""),
        ("staff<sup>3</sup> 1<sup>st</sup> H<sub>2</sub>O", "staff 3 1st H2O"),
        ("🟥", "🟥"),
        ("<del>March</del> <ins>June</ins>", "June"),
    ],
)
def test_a_cell_without_words_says_what_its_picture_says(cell: str, said: str) -> None:
    """The words for a picture or sign count where a cell has no others; else they are set aside."""
    assert _table(f"<table><tr><td>a<td>b</tr><tr><td>c<td>{cell}</tr></table>").rows[1].cells == ("c", said)


def test_hidden_rows_and_cells_are_set_aside_with_a_remark() -> None:
    """What a page hides is furniture, and the report says how much of it there was."""
    document = _page(
        f"<table>{HEADINGS}<tr><td>1<td>Do it<td>ICB<td>Yes<td>G</tr><tr style='display:none'>"
        "<td>9<td>Old wording<td>A<td>B<td>C</tr></table><p hidden>Not for you</p>"
    )
    assert _lines(document, furniture=True) == ["9 | Old wording | A | B | C", "Not for you"]
    assert document.notes[0].startswith("2 passages are hidden on the page")


def test_a_page_without_marks_is_read_whole() -> None:
    """Where nothing says what is the plan's, nothing is set aside."""
    assert _lines(_page("<div><p>One</p></div><div><p>Two</p></div>"), furniture=True) == []


def test_a_menu_is_told_by_its_links() -> None:
    """A list of nothing but links is the site's; a list with some links in its words is the page's."""
    links = "".join(f"<li><a href=x{n}>Page {n}</a></li>" for n in range(6))
    document = _page(f"<ul>{links}</ul><ul><li>Read <a href=y>the guide</a> first, then ask the chair</li></ul>")
    assert _lines(document) == ["• Read the guide first, then ask the chair"]
    assert len(_lines(document, furniture=True)) == 6


@pytest.mark.parametrize("mark", ['class="sidebar"', 'role="complementary"', 'id="related-links"', "hidden class=tab"])
def test_a_table_is_never_taken_for_the_sites(mark: str) -> None:
    """What holds a table of data is read whatever its name says."""
    document = _page(f"<div {mark}><table>{HEADINGS}<tr><td>1<td>Do it<td>ICB<td>Yes<td>G</tr></table></div><p>x</p>")
    assert sum(isinstance(block, RawTable) for block in document.blocks) == 1


def test_a_section_named_for_sharing_information_is_the_plans() -> None:
    """An id such as "information-sharing" is no share button."""
    assert _lines(_page('<div id="information-sharing"><p>Agencies share late.</p></div>')) == ["Agencies share late."]


@pytest.mark.parametrize(
    "data",
    [
        "<html><p>The board’s plan".encode(),
        "<html><meta charset=utf-8><p>The board’s plan".encode(),
        "<html><meta charset='windows-1252'><p>The board’s plan".encode("cp1252"),
        "<html><meta http-equiv=x content='text/html; charset=iso-8859-1'><p>The board’s plan".encode("cp1252"),
        "<html><p>The board’s plan".encode("cp1252"),
        "<html><p>The board’s plan".encode("utf-16"),
        b"\xef\xbb\xbf<html><meta charset=iso-8859-1><p>The board\xe2\x80\x99s plan",
        b"<html><meta charset=utf-8><p>The board\x92s plan",
        "<?xml version='1.0' encoding='windows-1252'?><html><p>The board’s plan</p></html>".encode("cp1252"),
        b"<html><p>The board&rsquo;s&nbsp;plan",
    ],
)
def test_each_encoding_of_a_page_gives_the_same_words(data: bytes) -> None:
    """By its mark, by what it says, or by its bytes: the words are the same."""
    assert _lines(read(data, "page.html")) == ["The board’s plan"]


def test_a_page_is_told_by_its_content() -> None:
    """A page under another name is a page; a text plan with a table in it is none."""
    assert read(b"\n<!-- saved --><!DOCTYPE HTML><p>x", "plan.txt").media_type == "text/html"
    assert read(b"# Plan\n<table><tr><td>x</table>", "plan.md").media_type == "text/markdown"


def test_a_page_saved_in_one_file_is_read() -> None:
    """Of an archive of a page and its pictures, the page is read in its own encoding."""
    data = (
        b"From: <Saved>\r\nSubject: plan\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><p>The board=92s plan</p></html>\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    )
    document = read(data, "page.mht")
    assert _lines(document) == ["The board’s plan"]
    assert "line numbers" in document.notes[0]


@pytest.mark.parametrize(
    ("data", "limits", "said"),
    [
        (b"<html><!-- nothing --></html>" + b"<div>" * 2_100, Limits(), "too deep"),
        (b"<html><table>" + b"<tr><td>a<td>b" * 9, Limits(max_rows=5), "more than 5 rows"),
        (b"<html><table><tr>" + b"<td>a" * 9 + b"<tr><td>b", Limits(max_columns=5), "9 columns; the limit is 5"),
        (b"<!-- only a remark -->", Limits(), "nothing but markup"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_with_a_sentence(data: bytes, limits: Limits, said: str) -> None:
    """The refusal names the file and says what is wrong."""
    with pytest.raises(UnreadableDocument, match=said) as refusal:
        read(data, "page.html", limits)
    assert "page.html" in str(refusal.value)


def test_deep_nesting_of_careless_pages_is_read() -> None:
    """A page that never closes what it opens is read to its end."""
    body = "".join(f"<div><font>line {n}" for n in range(600))
    assert len(_lines(_page(body))) == 600


def test_words_between_the_rows_of_a_table_are_lines() -> None:
    """What careless pages write between rows is kept, and cells in a form are cells."""
    document = _page(
        "<table>stray<tr><form><td>a<td>b</form></tr>more<tr><td>c<td>d</tr><caption>Top</caption></table>"
    )
    assert _lines(document) == ["stray", "more", "Top"]
    (table,) = (block for block in document.blocks if isinstance(block, RawTable))
    assert [row.cells for row in table.rows] == [("a", "b"), ("c", "d")]


def test_tables_in_tables_in_tables_are_read_in_good_time() -> None:
    """Hundreds of tables, one in the other, are read to the innermost word."""
    document = _page("<table><tr><td>" * 400 + "in the middle" + "</table>" * 400)
    assert _lines(document) == ["in the middle"]


def test_places_are_lines_of_the_file() -> None:
    """A line and each row know on which lines of the file they stand."""
    document = read(b"<html>\n<body>\n<h1>x</h1>\n<table><tr><td>a\n<td>b</tr>\n<tr><td>c<td>d</table>", "page.html")
    heading, table = document.blocks
    assert isinstance(heading, Line)
    assert isinstance(table, RawTable)
    assert heading.place.lines == (3, 3)
    assert [row.place.lines for row in table.rows] == [(4, 5), (6, 6)]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("web_html_heading_in_p.html", ["1", "1st paragraph", "21", "2nd paragraph"]),
        ("web_html_nested_block_in_list_item.html", ["• Nested detail 1", "• Nested detail 2", "Note text"]),
        (
            "web_html_rich_table_cells.html",
            ["Rich Table Cells in HTML", "Basic duck facts"],
        ),
        ("web_table_06.html", ["Header", "This is the first paragraph.", "After table"]),
    ],
)
def test_pages_that_others_wrote_keep_their_lines(shared: Path, name: str, wanted: list[str]) -> None:
    """Pages made to trip readers keep what stands outside their tables, in order, and all of their words."""
    data = (shared / "real" / name).read_bytes()
    lines = _lines(read(data, name))
    assert [text for text in wanted if text not in lines] == []
    root = html.document_fromstring(data)
    for style in root.iter("style"):
        style.text = ""
    plan = plan_words(assemble(read(data, name)))
    formula = {"h", "2", "o"}  # "H<sub>2</sub>O" is one word to a reader
    assert {word for word in words(" ".join(root.itertext())) if not plan[word]} <= formula


@pytest.mark.parametrize("sheet", ["a" * 100_000, "/*" * 100_000, "@a;" * 30_000, "a{" * 50_000])
def test_a_style_sheet_without_sense_takes_no_time(sheet: str) -> None:
    """What opens and never closes is looked at once."""
    started = time.process_time()
    web_styles.read(html.document_fromstring(f"<html><style>{sheet}</style><p>Text</p></html>"))
    assert time.process_time() - started < 2  # minutes before


def test_each_of_many_classes_has_its_own_rule() -> None:
    """Thousands of classes, as programs write them, each find their own rule, and no other."""
    rules = "".join(f".c{number}{{background:{'red' if number % 2 else 'lime'}}}" for number in range(4_000))
    cells = "".join(f'<p class="c{number}">Text</p>' for number in range(4_000))
    root = html.document_fromstring(f"<html><style>p{{font-weight:bold}}{rules}</style><body>{cells}</body></html>")
    styles = web_styles.read(root)
    found = [styles.of(element) for element in root.iter("p")]
    assert [one.fill for one in found] == ["green", "red"] * 2_000
    assert all(one.bold for one in found)


def test_comments_of_a_style_sheet_say_nothing() -> None:
    """A rule between two comments counts, one within a comment does not."""
    sheet = "<!-- /* a */ td{background:red} /* p{background:lime} */ --> li{color:red}"
    root = html.document_fromstring(f"<html><style>{sheet}</style><table><tr><td>x</td></tr></table><p>y</p></html>")
    styles = web_styles.read(root)
    assert [styles.of(next(root.iter(tag))).fill for tag in ("td", "p")] == ["red", None]


def test_many_comments_before_a_text_take_no_time() -> None:
    """A text that opens with comments and is no page is told at once; a page behind comments is still one."""
    started = time.process_time()
    assert not web_source.is_page(b"<!-- a -->" * 300 + b"no page")
    assert web_source.is_page(b"<!-- a -->\n" * 20 + b"<html><p>Text</p></html>")
    assert time.process_time() - started < 2
