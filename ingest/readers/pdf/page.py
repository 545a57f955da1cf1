"""Reads one page of a PDF: its tables and the lines around them, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Box
from ingest.readers.pdf import columns as pdf_columns
from ingest.readers.pdf import order as pdf_order
from ingest.readers.pdf import paragraphs, ruled_tables
from ingest.readers.pdf.marks import ASKEW, Frame, Sheet
from ingest.readers.pdf.paragraphs import PageLine
from ingest.readers.pdf.ruled_tables import Before
from ingest.readers.pdf.seen import bullets, is_scan, parted
from ingest.readers.pdf.tables import PageTable


@dataclass(frozen=True, kw_only=True, slots=True)
class PageText:
    """What a page says, in reading order; `letters` is how many letters it holds, `recognised` those of a scan."""

    number: int
    height: float
    blocks: tuple[PageLine | PageTable, ...]
    letters: int
    recognised: bool = False
    sheet: Frame | None = None

    def shown(self, box: Box) -> Box:
        """A box of the page as it was read on the page as it is shown."""
        return self.sheet.shown(box) if self.sheet else box


def read(sheet: Sheet, before: Before | None = None) -> tuple[PageText, Before]:
    """The text of a page, and the columns of tables that may go on overleaf (`before`: of the page before)."""
    before = before or Before()
    recognised = is_scan(sheet)
    seen, hidden = parted(sheet, recognised=recognised)
    words = [run for run in seen if run.turn != ASKEW]
    words, numbers = paragraphs.numbered(sheet, [*words, *bullets(sheet, words)])
    ruled, words, left = ruled_tables.find(sheet, words, before)
    loose, words, lanes = pdf_columns.find(sheet, words, ruled, before.lanes)
    blocks: list[PageLine | PageTable] = []
    for flow in pdf_order.flows(words, [*ruled, *loose]):
        blocks.extend(paragraphs.read(flow, sheet.fills))
    blocks.extend((*numbers, *paragraphs.aside(seen, hidden)))
    page = PageText(
        number=sheet.number, height=sheet.height, blocks=tuple(blocks), recognised=recognised,
        letters=sum(len(run.text) for run in seen), sheet=sheet.frame,
    )  # fmt: skip
    if lanes is not None:
        left = Before(lanes=lanes, edges=lanes.edges)
    return page, left if left.edges else before
