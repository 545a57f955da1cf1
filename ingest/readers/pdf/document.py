"""Reads PDF plans that were made on a computer: tables and text by where they stand on the page."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfplumber.pdf import PDF

from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.model import Place
from ingest.layout import Block, Document, Limits, Line, RawRow, RawTable
from ingest.readers.pdf import broken_words
from ingest.readers.pdf import cuts as pdf_cuts
from ingest.readers.pdf import lines as pdf_lines
from ingest.readers.pdf import page as pdf_page
from ingest.readers.pdf.letters import UNKNOWN
from ingest.readers.pdf.marks import upright
from ingest.readers.pdf.page import PageText
from ingest.readers.pdf.paragraphs import PageLine
from ingest.readers.pdf.printing import printed
from ingest.readers.pdf.tables import PageTable, TableRow

_FEWEST_LETTERS = 3  # on a page with less, there is nothing to read

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings are about files, and the notes tell those


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The lines and tables of a PDF; raises `UnreadableDocument` when it is damaged, locked or a scan without text."""
    pages = _pages(data, name, limits)
    empty = [page.number for page in pages if page.letters < _FEWEST_LETTERS]
    if len(empty) == len(pages):
        raise UnreadableDocument(
            f"{name} holds pictures of pages but no text: {_listed(empty)} no text layer. "
            "Run it through text recognition (OCR) first, or ask the board for the file it was made from."
        )
    return Document(
        digest=digest(data), name=name, size=len(data), media_type="application/pdf",
        blocks=tuple(_blocks(pages, name, limits)), notes=tuple(_notes(pages, empty)),
    )  # fmt: skip


def _pages(data: bytes, name: str, limits: Limits) -> list[PageText]:
    """Each page as text; nothing of a page is kept but its words."""
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            _check_pages(len(pdf.pages), name, limits)
            return list(_each(pdf, name))
    except UnreadableDocument:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it run into
        raise _refusal(error, name) from error


def _check_pages(count: int, name: str, limits: Limits) -> None:
    if count > limits.max_pages:
        raise UnreadableDocument(
            f"{name} has {count:,} pages; the limit is {limits.max_pages:,}. "
            "An action plan is far shorter: give the pages that hold it as a file of their own."
        )
    if not count:
        raise UnreadableDocument(f"{name} is damaged: it holds no page. Download or save it again.")


def _each(pdf: PDF, name: str) -> Iterator[PageText]:
    before = None
    resources = PDFResourceManager()
    for number, page in enumerate(pdf.pages, 1):
        try:
            sheet = upright(printed(page.page_obj, number, resources))
        except RecursionError as error:
            raise UnreadableDocument(
                f"{name}, page {number}: its parts hold one another without end. Save the file again as PDF."
            ) from error
        text, before = pdf_page.read(sheet, before)
        page.close()
        yield text


def _refusal(error: BaseException, name: str) -> UnreadableDocument:
    """What a failure of the library says to a person."""
    causes = [error, *error.args]
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return UnreadableDocument(f"{name} is locked with a password. Save a copy without one and give that.")
    return UnreadableDocument(
        f"{name} is damaged or cut off and cannot be read as a PDF ({type(error).__name__}). "
        "Download it again, or open it and save it as PDF once more."
    )


def _listed(pages: Sequence[int]) -> str:
    """Pages as words: "page 3 has", "pages 1–4 and 7 have"."""
    spans: list[list[int]] = []
    for number in pages:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    words = ["–".join(map(str, span)) for span in spans]
    joined = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"page {joined} has" if len(pages) == 1 else f"pages {joined} have"


def _notes(pages: Sequence[PageText], empty: Sequence[int]) -> Iterator[str]:
    if empty:
        said = _listed(empty)
        yield f"{said[0].upper()}{said[1:]} no text layer (a picture or an empty page); the other pages were read."
    if recognised := [page.number for page in pages if page.recognised]:
        yield f"What {_listed(recognised)} to say comes from text recognition of a scan: check it against the picture."
    hidden = [page.number for page in pages if any(isinstance(b, PageLine) and b.hidden for b in page.blocks)]
    if hidden:
        said = _listed(hidden)
        yield f"{said[0].upper()}{said[1:]} words that nobody sees on the page; they were set aside as page furniture."
    if unknown := [page.number for page in pages if any(UNKNOWN in text for text in _texts(page))]:
        said = _listed(unknown)
        yield f"{said[0].upper()}{said[1:]} signs that the file does not say the meaning of; they show as {UNKNOWN}."


def _texts(page: PageText) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, PageLine):
            yield block.text
        else:
            yield from (cell for row in block.rows for cell in row.cells if cell)


def _blocks(pages: Sequence[PageText], name: str, limits: Limits) -> Iterator[Block]:
    """The lines and tables of all pages, with their places."""
    known = broken_words.vocabulary(text for page in pages for text in _texts(page))
    margins, levels = pdf_lines.furniture(pages), pdf_lines.levels(pages)
    cuts = pdf_cuts.cuts(pages, margins)
    tables = rows = 0
    for page in pages:
        for index, block in enumerate(page.blocks):
            if isinstance(block, PageTable):
                tables, rows = tables + 1, rows + len(block.rows)
                _check(block, rows, f"{name}, page {page.number}", limits)
                cut = next((row for number, at, row in cuts if (number, at) == (page.number, index)), -1)
                yield _table(block, known, page, (tables, cut))
                continue
            for text in broken_words.settled(block.text, known).split("\n"):
                if text:
                    yield Line(
                        text=text, place=Place(page=page.number, box=page.shown(block.box)), tint=block.tint,
                        furniture=block.furniture or (page.number, index) in margins, level=levels(block),
                    )  # fmt: skip


def _check(table: PageTable, rows: int, where: str, limits: Limits) -> None:
    if rows > limits.max_rows:
        raise UnreadableDocument(
            f"{where}: more than {limits.max_rows:,} rows. An action plan is far shorter: check that this is one."
        )
    if len(table.rows[0].cells) > limits.max_columns:
        raise UnreadableDocument(
            f"{where}: a table of {len(table.rows[0].cells):,} columns; the limit is {limits.max_columns:,}. "
            "Check that this is an action plan."
        )


def _table(block: PageTable, known: broken_words.Known, page: PageText, number: tuple[int, int]) -> RawTable:
    """A table with its number in the document; the second number is the index of its row that goes on, or -1."""
    table, cut = number
    return RawTable(
        rows=tuple(
            replace(_raw(row, known, page), place=_place(page, table, index + 1, row), cut=index == cut)
            for index, row in enumerate(block.rows)
        )
    )


def _place(page: PageText, table: int, number: int, row: TableRow) -> Place:
    return Place(page=page.number, table=table, row=number, box=page.shown(row.box))


def _raw(row: TableRow, known: broken_words.Known, page: PageText) -> RawRow:
    return RawRow(
        cells=tuple(broken_words.settled(cell, known) for cell in row.cells), below=row.below, tints=row.tints,
        place=Place(page=page.number), boxes=tuple(None if box is None else page.shown(box) for box in row.boxes),
    )  # fmt: skip
