"""OpenDocument spreadsheets, written out by hand as LibreOffice writes them."""

from __future__ import annotations

import io
import zipfile

import pytest

from graph.errors import UnreadableDocument
from graph.model import Status
from ingest.layout import RawTable
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from ingest.readers.sheets.ods import TYPE

NAMES = " ".join(
    f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{long}:1.0'"
    for short, long in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
STYLES = (
    "<style:style style:name='g' style:family='table-cell'><style:table-cell-properties fo:background-color='#00b050'/>"
    "</style:style><style:style style:name='g2' style:family='table-cell' style:parent-style-name='g'/>"
    "<style:style style:name='off' style:family='table'><style:table-properties table:display='false'/></style:style>"
)


def cell(words: str = "", more: str = "") -> str:
    """A cell with a paragraph."""
    return f"<table:table-cell {more}>{f'<text:p>{words}</text:p>' if words else ''}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    """A row of cells."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "Plan", more: str = "") -> str:
    """A sheet of rows."""
    return f"<table:table table:name='{name}' {more}>{''.join(rows)}</table:table>"


def ods(*tables: str, manifest: str = "<m/>", head: str = "") -> bytes:
    """A spreadsheet of sheets."""
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    content = (
        f"{head}<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>{body}"
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", TYPE)
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


HEADER = row(*map(cell, ("Ref", "Recommendation", "Due", "RAG")))
FAR = row(cell(more="table:number-columns-repeated='16384'"), more="table:number-rows-repeated='1048000'")


def test_days_colours_and_merged_cells_are_read() -> None:
    """A day is written out, a month stays one, a fill is a status, a cell merged down stands once."""
    day = cell("31/03/24", "office:value-type='date' office:date-value='2024-03-31'")
    month = cell("Mar-24", "office:value-type='date' office:date-value='2024-03-01'")
    data = ods(
        table(
            HEADER,
            row(
                cell("1", "table:number-rows-spanned='2'"),
                cell("The board should meet carers."),
                day,
                cell(more="table:style-name='g2'"),
            ),
            row("<table:covered-table-cell/>", cell("The board should meet them again."), month, cell("Open")),
            FAR,
        )
    )
    (block,) = [one for one in read(data, "plan.ods").blocks if isinstance(one, RawTable)]
    assert [one.cells[2] for one in block.rows] == ["Due", "31 March 2024", "Mar-24"]
    assert block.rows[2].below[0]
    first = understand(assemble(read(data, "plan.ods"))).recommendations[0]
    assert (first.status.stated, first.status.tint) == (Status.COMPLETE, "green")


def test_hidden_rows_and_sheets_are_read_and_said() -> None:
    """What a filter hides is read like the rest."""
    hidden = row(cell("1"), cell("The board should look behind filters."), more="table:visibility='filter'")
    document = read(
        ods(table(HEADER, hidden), table(row(cell("Old")), name="Then", more="table:style-name='off'")), "a.ods"
    )
    assert any("row 2 is hidden" in note for note in document.notes)
    assert any("“Then” is hidden" in note for note in document.notes)


def test_breaks_blanks_and_remarks_in_a_cell() -> None:
    """Line breaks and runs of blanks are kept as such; a comment is no word of the cell."""
    words = "one<text:line-break/>two<text:s text:c='3'/>three"
    remark = "<office:annotation><text:p>Ask Sam</text:p></office:annotation>"
    both = f"<table:table-cell>{remark}<text:p>{words}</text:p><text:p>four</text:p></table:table-cell>"
    document = read(ods(table(row(cell("a"), both))), "a.ods")
    (block,) = [one for one in document.blocks if isinstance(one, RawTable)]
    assert block.rows[0].cells[1] == "one\ntwo three\nfour"
    assert any("comments on 1" in note for note in document.notes)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ods(table(HEADER), manifest="<m><encryption-data/></m>"), "password"),
        (ods(table(HEADER), head="<!DOCTYPE x [<!ENTITY a 'b'>]>"), "entity"),
        (ods("<table:table>"), "damaged"),
        (ods(table(FAR)), "no words"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    """Locked, harmful, damaged and empty files are refused with a sentence."""
    with pytest.raises(UnreadableDocument, match=said):
        read(data, "plan.ods")
