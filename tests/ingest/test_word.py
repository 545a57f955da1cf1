"""Reading Word files: what is printed, what is only stored, what is refused; no word lost, no row moved."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from graph.errors import UnreadableDocument
from graph.model import Place
from ingest.layout import Document, Limits, Line, RawTable
from ingest.meaning import outside
from ingest.plans.assembly import assemble
from ingest.readers import documents
from ingest.readers.word import document as word
from ingest.readers.word.numbers import written
from tests.conftest import missing
from tests.ingest.accounting import plan_words, words
from tests.ingest.word_files import (
    WordFile,
    bold,
    box,
    changed,
    deleted,
    footnote,
    inserted,
    level,
    p,
    run,
    tbl,
    tc,
    tr,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMMON = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _read(*body: str, lists: tuple[tuple[str, ...], ...] = (), footnotes: tuple[str, ...] = ()) -> Document:
    return documents.read(WordFile(body=body, lists=lists, footnotes=footnotes).bytes(), "plan.docx")


def _lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


def _table(document: Document) -> RawTable:
    (table,) = (block for block in document.blocks if isinstance(block, RawTable))
    return table


def _field(code: str, result: str) -> str:
    marks = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', f"<w:r><w:instrText>{code}</w:instrText></w:r>")
    middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    return f"{''.join(marks)}{middle}{run(result)}{end}"


# --- Words -----------------------------------------------------------------------------------------------------------


def test_paragraphs_and_tables_keep_their_order_and_places() -> None:
    """Paragraphs are counted from the top as lines, those in cells too; the end of a row counts as one."""
    first, table, last = _read(p("One"), tbl(["a", "b"], ["c", "d"]), p("Two")).blocks
    assert isinstance(first, Line)
    assert isinstance(table, RawTable)
    assert isinstance(last, Line)
    assert first.place == Place(lines=(1, 1))
    assert [row.place for row in table.rows] == [
        Place(table=1, row=1, lines=(2, 3)),
        Place(table=1, row=2, lines=(5, 6)),
    ]
    assert last.place.lines == (8, 8)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("multi") + "<w:r><w:noBreakHyphen/><w:t>agency</w:t></w:r>", "multi-agency"),
        (run("safe") + "<w:r><w:softHyphen/><w:t>guarding</w:t></w:r>", "safeguarding"),
        (run("a\tb"), "a b"),
        ('<w:hyperlink r:id="none">' + run("the guide") + "</w:hyperlink>", "the guide"),
        (_field(' HYPERLINK "https://example.org" ', "a link"), "a link"),
        ('<w:fldSimple w:instr=" DATE ">' + run("1 May") + "</w:fldSimple>", "1 May"),
        ('<w:smartTag w:element="place">' + run("Leeds") + "</w:smartTag>", "Leeds"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F04F"/></w:r>', "✗"),
        (run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + run(" done"), "✓ done"),
        (run("\uf0b7 item"), "• item"),
        (inserted(run("kept")) + deleted(" gone"), "kept"),
        ("<w:moveFrom>" + run("twice") + "</w:moveFrom><w:moveTo>" + run("once") + "</w:moveTo>", "once"),
        (run("seen") + run(" unseen", "<w:vanish/>"), "seen"),
    ],
)
def test_a_paragraph_reads_as_it_is_printed(runs: str, text: str) -> None:
    """Results of fields, words of links and signs of symbol fonts are read; codes and hidden words are not."""
    assert _lines(_read(p(runs))) == [text]


def test_a_field_that_never_ends_swallows_no_paragraph() -> None:
    """The code of a broken field ends with its paragraph."""
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    assert _lines(_read(p(run("one ") + broken), p("two"), p("three"))) == ["one", "two", "three"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    """The form for older programs is not read again."""
    assert _lines(_read(p(run("Before"), box(p("Inside"))), p("After"))) == ["Before", "Inside", "After"]


def test_headings_have_the_level_of_their_style_outline_or_bold() -> None:
    """A style based on a heading, a level of outline and bold letters mark headings; body text has none."""
    document = documents.read(
        WordFile(
            body=[
                p("Title", style="Title"),
                p("Two", style="Heading2"),
                p("Own", style="Ours"),
                p("Outline", look='<w:outlineLvl w:val="3"/>'),
                p(bold("Bold"), bold(" all")),
                p(bold("Bold"), " in part"),
                p("Deep", style="Heading8"),
            ],
            styles=['<w:style w:type="paragraph" w:styleId="Ours"><w:basedOn w:val="Heading1"/></w:style>'],
        ).bytes(),
        "plan.docx",
    )
    assert [block.level for block in document.blocks if isinstance(block, Line)] == [1, 2, 1, 4, 6, None, 5]


def test_contents_are_furniture() -> None:
    """The lines of a table of contents announce headings and are none."""
    style = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    file = WordFile(body=[p("Actions\t3", style="TOC1"), p("Actions", style="Heading1")], styles=[style])
    blocks = documents.read(file.bytes(), "plan.docx").blocks
    assert [block.furniture for block in blocks if isinstance(block, Line)] == [True, False]


def test_notes_come_last_with_the_place_that_points_to_them() -> None:
    """A footnote's words stand once, marked; in a sentence the mark stands too, behind a bare label it does not."""
    document = _read(
        p(run("The council should act at once"), footnote(1), run(".")),
        p(run("Rec 1"), footnote(2)),
        footnotes=("As of May.", "Was 2."),
    )
    assert _lines(document) == ["The council should act at once [1].", "Rec 1", "[1] As of May.", "[2] Was 2."]
    assert [block.place.lines for block in document.blocks] == [(1, 1), (2, 2), (1, 1), (2, 2)]  # type: ignore[union-attr]  # all are lines


def test_headers_and_footers_are_furniture_and_come_last() -> None:
    """A running header is read once; it is a title only where the page opens with the table."""
    body = tbl(["Ref", "Recommendation"], ["1", "Act."])
    file = WordFile(body=[p("Plan"), body], header="Board plan", footer="Page 1")
    read = documents.read(file.bytes(), "plan.docx")
    assert [(line.text, line.furniture) for line in read.blocks if isinstance(line, Line)] == [
        ("Plan", False),
        ("Board plan", True),
        ("Page 1", True),
    ]
    alone = documents.read(WordFile(body=[body], header="Board plan").bytes(), "plan.docx").blocks
    assert isinstance(alone[0], Line)
    assert (alone[0].text, alone[0].furniture) == ("Board plan", False)


# --- Numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"), (12, "ordinal", "12th"), (22, "ordinal", "22nd"), (3, "cardinalText", "Three"),
        (2, "ordinalText", "Second"), (5, "none", ""), (7, "chicago", "7"), (5000, "upperRoman", "5000"),
    ],
)  # fmt: skip
def test_a_count_is_written_in_its_form(count: int, form: str, text: str) -> None:
    """Letters, Roman numerals and words are those that Word prints; an unknown form is decimal."""
    assert written(count, form) == text


def test_lists_count_as_word_counts_them() -> None:
    """A deeper level restarts below each higher one; texts around the number are printed; bullets are bullets."""
    levels = (level(0, "decimal", "Recommendation %1:"), level(1, "lowerLetter", "%1(%2)"), level(2, "bullet", "o"))
    document = _read(
        p("one", number=(1, 0)), p("a", number=(1, 1)), p("b", number=(1, 1)), p("dot", number=(1, 2)),
        p("two", number=(1, 0)), p("again", number=(1, 1)), p("plain"),
        lists=(levels,),
    )  # fmt: skip
    assert _lines(document) == [
        "Recommendation 1: one", "1(a) a", "1(b) b", "• dot", "Recommendation 2: two", "2(a) again", "plain",
    ]  # fmt: skip


def test_styles_bring_their_numbers_and_may_be_told_to_have_none() -> None:
    """A level of a list that is tied to a style numbers its paragraphs; list number 0 takes the number away."""
    tie = '<w:pStyle w:val="{}"/>'.format
    levels = (
        level(0, "decimal", "Recommendation %1:", more=tie("Ask")),
        level(1, "decimal", "%1.%2", more=tie("Deed")),
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Ask"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="Deed"><w:basedOn w:val="Ask"/></w:style>',
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = [p("One", style="Ask"), p("a", style="Deed"), p("Two", style="Ask"), p("b", style="Deed", look=none)]
    read = documents.read(WordFile(body=body, lists=[levels], styles=styles).bytes(), "plan.docx")
    assert _lines(read) == ["Recommendation 1: One", "1.1 a", "Recommendation 2: Two", "b"]


def test_a_deleted_item_is_not_counted() -> None:
    """A list counts as it does once changes are accepted."""
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    one, two = p("one", number=(1, 0)), p("two", number=(1, 0))
    document = _read(one, p(deleted("x"), number=(1, 0), look=gone), two, lists=((level(0, "decimal", "%1."),),))
    assert _lines(document) == ["1. one", "2. two"]


# --- Tables ----------------------------------------------------------------------------------------------------------


def test_merged_cells_stay_in_their_columns() -> None:
    """A cell across columns fills the first; the lower part of a merged cell is empty and told as such."""
    table = _table(
        _read(
            tbl(
                [tc("theme", span=3)],
                [tc("1", merge="restart"), "a", "b"],
                [tc(merge="continue"), tc("c", span=2)],
                tr("d", look='<w:gridBefore w:val="2"/>'),
                widths=(1500, 1500, 1500),
            )
        )
    )
    assert [row.cells for row in table.rows] == [("theme", "", ""), ("1", "a", "b"), ("", "c", ""), ("", "", "d")]
    assert [row.below for row in table.rows] == [(), (), (True, False, False), ()]


def test_tables_merged_by_another_program_read_alike() -> None:
    """What python-docx merges, across and down, stands in its columns."""
    made = docx.Document()
    table = made.add_table(rows=4, cols=3, style="Table Grid")
    for row in range(4):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    for first, last, text in (((1, 0), (1, 2), "Theme"), ((2, 0), (3, 0), "Both")):
        table.cell(*first).merge(table.cell(*last)).text = text
    out = io.BytesIO()
    made.save(out)
    rows = _table(documents.read(out.getvalue(), "plan.docx")).rows
    assert [row.cells for row in rows] == [
        ("00", "01", "02"),
        ("Theme", "", ""),
        ("Both", "21", "22"),
        ("", "31", "32"),
    ]
    assert [(row.merged, row.below) for row in rows] == [
        (False, ()),
        (True, ()),
        (False, ()),
        (False, (True, False, False)),
    ]


def test_words_in_the_lower_part_of_a_merged_cell_are_kept() -> None:
    """No program prints them, but a row too many beats a row lost."""
    rows = _table(_read(tbl([tc("1", merge="restart"), "a"], [tc("2", merge="continue"), "b"]))).rows
    assert [(row.cells, row.below) for row in rows] == [(("1", "a"), ()), (("2", "b"), ())]


def test_a_table_in_a_cell_is_lines_of_that_cell() -> None:
    """Its rows are lines with bars; the outer table has headings of its own."""
    inner = tbl(["Police", "May"], ["Health", "June"])
    table = _table(_read(tbl(["Recommendation", "Timescale"], ["Act.", tc(p("When:"), inner)])))
    assert table.rows[1].cells == ("Act.", "When:\nPolice | May\nHealth | June")


@pytest.mark.parametrize(
    ("cell", "tint"),
    [
        (tc("x", fill="00B050"), "green"),
        (tc("x", look='<w:shd w:val="pct50" w:color="FF0000" w:fill="FF0000"/>'), "red"),
        (tc("x", look='<w:shd w:val="solid" w:color="FFC000" w:fill="auto"/>'), "amber"),
        (tc("x", look='<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent3"/>'), "green"),
        (tc("x", look='<w:shd w:val="clear" w:fill="auto"/>'), None),
        (tc(p(run("x", '<w:highlight w:val="red"/>'))), "red"),
        (tc(p(run("x", '<w:shd w:val="clear" w:fill="FF0000"/>'), run(" y"))), None),
        (tc(p(run("x"), look='<w:shd w:val="clear" w:fill="92D050"/>')), "green"),
        (tc(p(run("●", '<w:color w:val="FFC000"/>')), fill="F2F2F2"), "amber"),
        (tc(p("🟢")), "green"),
        (tc(p(run("x", '<w:color w:val="FF0000"/>'))), None),
    ],
)
def test_the_colour_of_a_cell_is_named(cell: str, tint: str | None) -> None:
    """Fills, patterns, colours of the theme, marker pens and coloured discs count; coloured letters do not."""
    assert _table(_read(tbl(["a", cell]))).rows[0].tint(1) == tint


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]], list[list[bool]]]:
    """A table with cells merged across and down; its words and merged parts by row and column of the whole grid."""
    width, count = draw(st.integers(2, 6)), iter(range(1_000))
    opened: dict[int, int] = {}
    heads = [f"Head {at}" for at in range(width)]
    rows, cells, below = [heads], [heads], [[False] * width]
    for _ in range(draw(st.integers(1, 8))):
        row, texts, merged, at, now = [], [""] * width, [False] * width, 0, dict[int, int]()
        while at < width:
            span = draw(st.integers(1, min(3, width - at)))
            goes_on = opened.get(at) == span and draw(st.booleans())
            text = "" if goes_on else draw(st.sampled_from(["", "word {}", "Two\nlines {}"])).format(f"w{next(count)}")
            down = "continue" if goes_on else draw(st.sampled_from(["", "restart"]))
            if down:
                now[at] = span
            row.append(tc(text, span=span, merge=down))
            texts[at], merged[at] = text, goes_on
            at += span
        opened = now
        rows.append(row)
        cells.append(texts)
        below.append(merged)
    return tbl(*rows, widths=[1500] * width), cells, below


@settings(max_examples=60)
@given(tables())
def test_any_table_keeps_its_rows_and_columns(made: tuple[str, list[list[str]], list[list[bool]]]) -> None:
    """Each row with words comes out with its words in its columns and its merged parts told."""
    xml, cells, below = made
    wanted = [
        (tuple(texts), tuple(merged) if any(merged) else ())
        for texts, merged in zip(cells, below, strict=True)
        if any(texts)
    ]
    assert [(row.cells, row.below) for row in _table(_read(xml)).rows] == wanted


# --- Nothing lost ----------------------------------------------------------------------------------------------------


@st.composite
def stories(draw: st.DrawFn) -> list[str]:
    """Paragraphs, boxes, plan tables and tables within tables, each word once."""
    count = iter(range(10_000))

    def text() -> str:
        return draw(st.sampled_from(["Word {}", "lower {}", "Sentence {}.", "{}", "2. Numbered {}"])).format(
            f"w{next(count)}"
        )

    def paragraph() -> str:
        form = draw(st.sampled_from(["plain", "bold", "inserted", "link", "control", "box", "head"]))
        made = {
            "plain": run(text()),
            "bold": bold(text()),
            "inserted": inserted(run(text())) + deleted("gone"),
            "link": f'<w:hyperlink r:id="x">{run(text())}</w:hyperlink>',
            "control": f"<w:sdt><w:sdtPr/><w:sdtContent>{run(text())}</w:sdtContent></w:sdt>",
            "box": run(text()) + box(p(text())),
            "head": run(text()),
        }[form]
        return p(made, style="Heading2" if form == "head" else "")

    def table(*, inner: bool) -> str:
        heads = draw(st.sampled_from([("Recommendation", "Lead", "Progress"), ("Odd", "Columns", "Nobody")]))
        rows: list[list[str]] = [list(heads)]
        for _ in range(draw(st.integers(1, 4))):
            nested = inner and draw(st.booleans())
            rows.append(
                [tc(paragraph()), tc(text()), tc(table(inner=False)) if nested else tc(paragraph(), paragraph())]
            )
        return tbl(*rows)

    return [table(inner=True) if draw(st.integers(0, 2)) == 0 else paragraph() for _ in range(draw(st.integers(1, 6)))]


@settings(max_examples=40)
@given(stories())
def test_every_word_of_a_word_file_is_accounted_for_once(body: list[str]) -> None:
    """Each word that is neither deleted nor said again for older programs stands once in what was read."""
    data = WordFile(body=body).bytes()
    plan = plan_words(assemble(documents.read(data, "plan.docx")))
    unique = {word for word in _printed(data) if re.fullmatch(r"w\d+", word)}
    assert {word: plan[word] for word in unique} == dict.fromkeys(unique, 1)


def _printed(data: bytes) -> list[str]:
    """The words of the body, by another way: all its texts but those in forms for older programs."""
    root = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").replace(STRICT.encode(), COMMON.encode())
    )
    found = []
    for paragraph in root.iter(f"{W}p"):
        parts = []
        for text in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
            above = list(text.iterancestors())
            own = next(one for one in above if one.tag == f"{W}p") is paragraph
            if own and not any(str(one.tag).endswith("}Fallback") for one in above):
                parts.append(text.text or " ")
        found.extend(words("".join(parts)))
    return found


@pytest.mark.parametrize(
    "name", ["Strict", "checkboxes", "comments", "lists", "rich_cells", "tablecell", "tables", "textbox"]
)
def test_a_file_of_other_hands_loses_no_word(name: str) -> None:
    """Every word of files that nobody of ours made is in what was read, and nothing but numbers is added."""
    path = Path(__file__).parent.parent.parent.parent / "shared" / "real" / f"word_{name}.docx"
    if not path.is_file():
        missing("the folder of real files, ../shared beside the repository")
    data = path.read_bytes()
    read = [word for block in documents.read(data, path.name).blocks for word in _block_words(block)]
    printed = _printed(data)
    assert sorted(word for word in read if not word.isdigit()) == sorted(word for word in printed if not word.isdigit())


def _block_words(block: Line | RawTable) -> list[str]:
    texts = [block.text] if isinstance(block, Line) else [cell for row in block.rows for cell in row.cells]
    return [word for text in texts for word in words(text)]


def test_passages_stand_in_the_order_of_the_document() -> None:
    """What is read round the tables is in order, whether it stood in a paragraph or in a table."""
    aside = tbl(["Version", "Date", "Author"], ["1", "May 2020", "Unit"])
    plan = assemble(
        _read(p("First."), aside, p("Second."), tbl(["Recommendation", "Lead"], ["Act now.", "Police"]), p("Third."))
    )
    assert [passage.text for passage in outside(plan)] == [
        "First.", "Version | Date | Author", "1 | May 2020 | Unit", "Second.", "Third.",
    ]  # fmt: skip


# --- Remarks and refusals --------------------------------------------------------------------------------------------


def test_what_was_left_out_is_remarked_on() -> None:
    """Tracked changes, hidden words and macros are told in sentences."""
    body = [p(inserted(run("new")), deleted("old"), run(" secret words", "<w:vanish/>"))]
    data = _with(WordFile(body=body).bytes(), "word/vbaProject.bin", b"macro")
    assert documents.read(data, "plan.docm").notes == (
        "The file holds tracked changes (1 insertion, 1 deletion). It was read as if all of them were accepted.",
        "2 words formatted as hidden text were left out.",
        "The file holds macros. They were not run.",
    )


def test_the_strict_dialect_and_templates_are_read_by_content() -> None:
    """A file is known by what it says of its parts, whatever its name."""
    plain = WordFile(body=[p("Words")]).bytes()
    strict = changed(plain, "word/document.xml", COMMON, STRICT)
    template = changed(plain, "[Content_Types].xml", "document.main+xml", "template.main+xml")
    assert [_lines(documents.read(data, "plan.bin"))[0] for data in (plain, strict, template)] == ["Words"] * 3


def _with(data: bytes, path: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(path, content)
    return out.getvalue()


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 600


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_ole("WordDocument"), "old kind"),
        (_ole("EncryptedPackage"), "password"),
        (WordFile(body=[p("x")]).bytes()[:2000], "damaged"),
        (changed(WordFile(body=[p("x")]).bytes(), "word/document.xml", "<w:body>", "<w:bod>"), "damaged"),
        (changed(WordFile(body=[p("x")]).bytes(), "word/document.xml", "w:body>", "w:other>"), "missing"),
        (changed(WordFile(body=[p("x")]).bytes(), "word/document.xml", "<w:document", ENTITIES), "entities"),
        (WordFile(body=[p("")]).bytes(), "no words"),
        (_with(WordFile(body=[p("x")]).bytes(), "word/media/bomb.png", b"\0" * 3_000_000), "unpacks to more than"),
        (WordFile(body=[tbl(*([["a", "b"]] * 30))]).bytes(), "more than 20 rows"),
        (WordFile(body=[tbl(["a"] * 12)]).bytes(), "12 columns"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    """Old, locked, damaged, hostile, empty and oversized files are each refused by name with what to do."""
    limits = Limits(max_unpacked_bytes=2_000_000, max_rows=20, max_columns=10)
    with pytest.raises(UnreadableDocument, match=said) as refusal:
        documents.read(data, "plan.docx", limits)
    assert "plan.docx" in str(refusal.value)


def test_a_size_that_lies_is_counted_while_unpacking() -> None:
    """A part that says it is small is never unpacked beyond what is allowed."""
    data = WordFile(body=[p("word " * 20_000)]).bytes()
    with pytest.raises(UnreadableDocument, match=r"unpacks to more|damaged"):
        word.read(_lying(data), "plan.docx", Limits(max_unpacked_bytes=90_000))


def _lying(data: bytes) -> bytes:
    """A zip whose directory says of each part that it holds ten bytes."""
    found = bytearray(data)
    at = found.find(b"PK\x01\x02")
    while at >= 0:
        found[at + 24 : at + 28] = (10).to_bytes(4, "little")
        at = found.find(b"PK\x01\x02", at + 4)
    return bytes(found)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes are changed, reading ends in a document or in a sentence."""
    file = bytearray(WordFile(body=[p("Plan", style="Title"), tbl(["a", "b"])]).bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        file[data.draw(st.integers(4, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        said = documents.read(bytes(file), "plan.docx").name
    except UnreadableDocument as refusal:
        said = str(refusal)
    assert "plan.docx" in said


@settings(max_examples=60)
@given(st.data())
def test_any_marking_is_read_or_refused(data: st.DataObject) -> None:
    """Marks that stand where none are expected, with values of any kind, end in a document or in a sentence."""
    names = [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "gridSpan",
        "vMerge",
        "numPr",
        "numId",
        "ilvl",
        "sdt",
        "pPr",
        "shd",
    ]
    made = "".join(_wild(data, names, 4) for _ in range(3))
    try:
        said = documents.read(WordFile(body=[made, p("end")]).bytes(), "plan.docx").name
    except UnreadableDocument as refusal:
        said = str(refusal)
    assert "plan.docx" in said


def _wild(data: st.DataObject, names: list[str], depth: int) -> str:
    name = data.draw(st.sampled_from(names))
    held = data.draw(st.sampled_from(["", "-1", "0", "2", "99999999999", "x", "1.5", "continue"]))
    inner = "".join(_wild(data, names, depth - 1) for _ in range(data.draw(st.integers(0, 3)))) if depth else "text"
    return f'<w:{name} w:val="{held}" w:fill="{held}">{inner}</w:{name}>'
