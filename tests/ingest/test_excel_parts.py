"""What stands in the parts of Excel workbooks, written out by hand as programs of several makers write it."""

from __future__ import annotations

import io
import zipfile

import pytest

from graph.errors import UnreadableDocument
from ingest.layout import Document, Line, RawTable
from ingest.readers.documents import read

USUAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRINGS = (
    "<si><t>Ref</t></si><si><t xml:space='preserve'>Recommendation </t></si><si><t>Status</t></si>"
    "<si><r><t>The board should </t></r><r><rPr><b/></rPr><t>always</t></r><r><t> listen.</t></r>"
    "<rPh sb='0' eb='1'><t>zeb ord</t></rPh></si>"
    "<si><r><rPr><rFont val='Wingdings'/></rPr><t>ü</t></r><r><t> done_x000D_\nin May</t></r></si>"
)
ROWS = (
    "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c><c r='C2' t='s'><v>2</v></c></row>"
    "<row r='3'><c r='A3'><v>1</v></c><c r='B3' t='s'><v>3</v></c><c r='C3' t='s'><v>4</v></c></row>"
)


def workbook(
    rows: str, *, strings: str = STRINGS, behind: str = "", form: str = USUAL, absolute: bool = False
) -> bytes:
    """A workbook of one sheet from the XML of its rows, of what stands behind them, and of its table of strings."""
    target = "/xl/worksheets/sheet1.xml" if absolute else "worksheets\\sheet1.xml"
    parts = {
        "[Content_Types].xml": "<Types><Override ContentType='application/vnd.openxmlformats-officedocument."
        "spreadsheetml.sheet.main+xml'/></Types>",
        "_rels/.rels": f"<R><Relationship Id='a' Type='{LINKS}/officeDocument' Target='xl/workbook.xml'/></R>",
        "xl/workbook.xml": f"<workbook xmlns='{form}' xmlns:r='{LINKS}'><sheets><sheet name='Plan' r:id='s'/>"
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<R><Relationship Id='s' Type='{LINKS}/worksheet' Target='{target}'/>"
        f"<Relationship Id='t' Type='{LINKS}/sharedStrings' Target='sharedStrings.xml'/>"
        f"<Relationship Id='x' Type='{LINKS}/externalLink' Target='http://example.org/a' TargetMode='External'/></R>",
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{form}'><sheetData>{rows}</sheetData>{behind}</worksheet>",
        "xl/sharedStrings.xml": f"<sst xmlns='{form}'>{strings}</sst>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target_file:
        for name, text in parts.items():
            target_file.writestr(name, text)
    return out.getvalue()


def cells(document: Document) -> list[tuple[str, ...]]:
    """The cells of all rows of a document, without empty ones at the ends of rows."""
    return [tuple(row.cells) for block in document.blocks if isinstance(block, RawTable) for row in block.rows]


@pytest.mark.parametrize("form", [USUAL, STRICT])
@pytest.mark.parametrize("absolute", [True, False])
def test_shared_strings_are_read_with_their_runs(form: str, *, absolute: bool) -> None:
    """Runs are joined, a symbol font gives its sign, how a word sounds is left out; the strict dialect reads alike."""
    found = cells(read(workbook(ROWS, form=form, absolute=absolute), "plan.xlsx"))
    assert found[1] == ("1", "The board should always listen.", "✓ done\nin May")


def test_cells_without_references_follow_each_other() -> None:
    """Some programs leave the names of rows and cells out."""
    rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c><v>4</v></c><c t='s'><v>3</v></c></row>"
    assert cells(read(workbook(rows), "plan.xlsx")) == [
        ("Ref", "Recommendation"),
        ("4", "The board should always listen."),
    ]


def test_a_failed_formula_is_kept_and_named() -> None:
    """“#REF!” stands where the words should, and the remark tells in which cell."""
    rows = ROWS + "<row r='4'><c r='A4'><v>2</v></c><c r='B4' t='e'><f>A9</f><v>#REF!</v></c></row>"
    document = read(workbook(rows), "plan.xlsx")
    assert any("B4" in note for note in document.notes)
    assert cells(document)[-1][1] == "#REF!"


def test_saved_results_of_formulas_are_read() -> None:
    """The words that the program saved are the words of the cell, an empty result is an empty cell."""
    rows = ROWS + "<row r='4'><c r='A4'><v>2</v></c><c r='B4' t='str'><f>C1</f><v>Ask the board again.</v></c>"
    document = read(workbook(rows + "<c r='C4' t='str'><f>C2</f><v></v></c></row>"), "plan.xlsx")
    assert cells(document)[-1] == ("2", "Ask the board again.", "")
    assert not any("formula" in note for note in document.notes)


def test_a_rule_that_is_not_worked_out_is_said() -> None:
    """Colours by a formula over other cells are not guessed: the remark says that they are not read."""
    rule = "<cfRule type='expression' dxfId='0'><formula>A1&gt;3</formula></cfRule>"
    rule = f"<conditionalFormatting sqref='C2:C9'>{rule}</conditionalFormatting>"
    assert any("by rules" in note for note in read(workbook(ROWS, behind=rule), "plan.xlsx").notes)


def test_a_row_far_below_keeps_its_number() -> None:
    """The last row a sheet can have is read like the second."""
    rows = ROWS + "<row r='1048576'><c r='A1048576' t='inlineStr'><is><t>Far below</t></is></c></row>"
    last = read(workbook(rows), "plan.xlsx").blocks[-1]
    assert isinstance(last, Line)
    assert (last.text, last.place.row) == ("Far below", 1_048_576)


def test_a_merge_over_the_whole_sheet_takes_no_time() -> None:
    """A merged cell of a million rows marks the rows that are there, and no others."""
    rows = read(workbook(ROWS, behind="<mergeCells><mergeCell ref='A2:A1048576'/></mergeCells>"), "plan.xlsx").blocks[
        -1
    ]
    assert isinstance(rows, RawTable)
    assert [any(row.below) for row in rows.rows] == [False, False]


@pytest.mark.parametrize(
    "rows", ["<row r='2'><c r='A2' t='s'><v>99</v></c></row>", "<row r='2'><c r='A2'><v>x</v></c></row>"]
)
def test_a_cell_that_refers_to_nothing_is_refused(rows: str) -> None:
    """A string that the table lacks, or a number that is none, says that the file is damaged."""
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(workbook(rows), "plan.xlsx")


def test_the_words_of_text_boxes_are_lines_of_the_sheet() -> None:
    """A key in a box that floats over the cells is read before them."""
    links = f"<R><Relationship Id='d' Type='{LINKS}/drawing' Target='../drawings/drawing1.xml'/></R>"
    box = "<d><sp><txBody><p><r><t>Key: </t></r><r><t>G = complete</t></r></p><p/></txBody></sp></d>"
    data = io.BytesIO(workbook(ROWS))
    with zipfile.ZipFile(data, "a") as file:
        file.writestr("xl/worksheets/_rels/sheet1.xml.rels", links)
        file.writestr("xl/drawings/drawing1.xml", box)
    first = read(data.getvalue(), "plan.xlsx").blocks[1]
    assert isinstance(first, Line)
    assert (first.text, first.place.sheet) == ("Key: G = complete", "Plan")


def test_struck_out_cells_are_named() -> None:
    """Words that somebody crossed out are read, and the remark says where they stand."""
    styles = "<s><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId='1'/></cellXfs></s>"
    data = io.BytesIO(workbook(ROWS.replace("<c r='B3'", "<c r='B3' s='1'")))
    out = io.BytesIO()
    with zipfile.ZipFile(data) as source, zipfile.ZipFile(out, "w") as file:
        for name in source.namelist():
            part = source.read(name)
            link = f"<Relationship Id='y' Type='{LINKS}/styles' Target='styles.xml'/></R>".encode()
            file.writestr(name, part.replace(b"</R>", link) if name.endswith("workbook.xml.rels") else part)
        file.writestr("xl/styles.xml", styles)
    assert any("struck through" in note and "B3" in note for note in read(out.getvalue(), "plan.xlsx").notes)
