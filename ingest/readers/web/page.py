"""Reads web pages: the words and tables of what a board published, apart from the site round it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml.html import HtmlElement

from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.model import Place
from ingest.layout import BOLD, Block, Document, Limits, Line, RawRow, RawTable
from ingest.readers.markup import told
from ingest.readers.web import parts as web_parts
from ingest.readers.web import source as web_source
from ingest.readers.web import tables as web_tables
from ingest.readers.web import words as web_words
from ingest.readers.web.parts import HIDDEN, Parts
from ingest.readers.web.words import CellWords, Piece
from ingest.structure.records import records

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".mht", ".mhtml"})

_FEWEST_LABELS = 3  # lines with a label in bold that make a record
#: Why words under a table are set aside.
FOOT = "under the table"

is_page = web_source.is_page


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The lines and tables of a web page; raises `UnreadableDocument` when there is no page in it.

    What belongs to the site (menus, banners, footers) or is hidden comes as furniture. Places give lines of the file.
    """
    root, notes = web_source.parse(data, name)
    reader = _Reader(name=name, limits=limits, parts=web_parts.read(root))
    blocks = list(reader.blocks(root))
    return Document(
        digest=digest(data),
        name=name,
        size=len(data),
        media_type="multipart/related" if web_source.is_archive(data) else "text/html",
        blocks=tuple(blocks),
        notes=(*notes, *reader.notes()),
    )


@dataclass(kw_only=True, slots=True)
class _Reader:
    """One reading of a page: what was met so far, for numbers and remarks."""

    name: str
    limits: Limits
    parts: Parts
    tables: int = 0
    rows: int = 0
    hidden: int = 0

    def blocks(self, root: HtmlElement) -> Iterator[Block]:
        body = next(iter(root.iter("body")), root)
        found = web_words.pieces(body, self.parts)
        yield from _title(root, found)
        at = 0
        while at < len(found):
            if found[at].table is not None:
                yield from self._table(found[at])
            elif run := _record(found, at):
                table = self._labelled(run)
                yield from [table] if table else map(self._line, run)
                at += len(run) - 1
            else:
                yield self._line(found[at])
            at += 1

    def notes(self) -> Iterator[str]:
        """What a person should know of how the page was read."""
        if self.hidden:
            said = "1 passage is" if self.hidden == 1 else f"{self.hidden} passages are"
            yield f"{said} hidden on the page; set aside with what belongs to the site, not read as part of the plan."
        if self.parts.folded:
            yield "Parts that are folded away on the page were read as if they were open."

    def _line(self, piece: Piece) -> Line:
        self.hidden += piece.aside == HIDDEN
        return Line(
            text=piece.text,
            place=Place(lines=(piece.line, piece.line)),
            level=None if piece.aside else piece.level,
            furniture=piece.aside is not None,
            tint=None if piece.aside else piece.tint,
        )

    def _labelled(self, run: list[Piece]) -> RawTable | None:
        """Lines that each open with a label in bold as a table on its side; None where they are no record of a plan."""
        cells: list[list[str]] = []
        for piece in run:
            if piece.label is not None:
                value = piece.text.removeprefix("• ").removeprefix(piece.label).lstrip(": ")
                cells.append([piece.label, value])
            else:
                cells[-1][1] = "\n".join(text for text in (cells[-1][1], piece.text) if text)
        places = [Place(lines=(piece.line, piece.line)) for piece in run if piece.label is not None]
        rows = tuple(
            RawRow(cells=(label, told(value)), place=replace(place, table=self.tables + 1, row=number))
            for number, ((label, value), place) in enumerate(zip(cells, places, strict=True), 1)
        )
        if not records(RawTable(rows=rows)):
            return None
        self.tables += 1
        return RawTable(rows=rows)

    def _table(self, piece: Piece) -> Iterator[Block]:
        """A table, with its caption and all that stands in it outside its cells before it."""
        table = piece.table
        if table is None:
            return
        self.tables += 1
        outside = _Outside(table=table)
        rows = [row for at, one in enumerate(web_tables.grid(table), 1) if (row := self._row(one, at, outside))]
        for text, line in _loose(table):
            yield Line(text=text, place=Place(lines=(line, line)), level=BOLD)
        yield from map(self._line, outside.asides)
        if table.tag == "dl" and not records(RawTable(rows=tuple(rows))):
            self.tables -= 1
            yield from (Line(text=_defined(row), place=Place(lines=row.place.lines)) for row in rows)
        elif rows:
            yield RawTable(rows=tuple(rows))
        yield from map(self._line, outside.foot)

    def _row(self, row: web_tables.GridRow, number: int, outside: _Outside) -> RawRow | None:
        """One row; None for one without words or colours, or that the page hides."""
        self._count(row, number)
        if row.element.tag != "table" and (why := self.parts.aside(row.element, cell=True)):
            outside.asides += [Piece(text=one.text, line=one.line, aside=why) for one in self._words(row)]
            return None
        if web_tables.is_foot(row):
            outside.foot += [replace(one, aside=one.aside or FOOT) for one in self._words(row)]
            return None
        words = [self._cell(cell.element, outside) for cell in row.cells]
        if not any(one.text or one.tint for one in words):
            return None
        own = self.parts.styles.of(row.element).fill or None
        tints = tuple(
            one.tint or (None if cell.element is None else own) for one, cell in zip(words, row.cells, strict=True)
        )
        return RawRow(
            cells=tuple(one.text for one in words),
            place=Place(table=self.tables, row=number, lines=_lines(row)),
            tints=tints if any(tints) else (),
            below=tuple(cell.below for cell in row.cells) if any(cell.below for cell in row.cells) else (),
        )

    def _cell(self, cell: HtmlElement | None, outside: _Outside) -> CellWords:
        if cell is None:
            return CellWords(text="", tint=None, asides=())
        found = web_words.of_cell(cell, self.parts)
        outside.asides += found.asides
        if (why := self.parts.aside(cell, cell=True)) and found.text:
            outside.asides.append(Piece(text=found.text, line=cell.sourceline or 1, aside=why))
            return CellWords(text="", tint=None, asides=())
        return found

    def _words(self, row: web_tables.GridRow) -> Iterator[Piece]:
        found = [web_words.of_cell(cell.element, self.parts) for cell in row.cells if cell.element is not None]
        text = " | ".join(one.text for one in found if one.text)
        if text:
            yield Piece(text=text, line=row.element.sourceline or 1)
        for one in found:
            yield from one.asides

    def _count(self, row: web_tables.GridRow, number: int) -> None:
        self.rows += 1
        where = f"{self.name}, table {self.tables}, row {number}"
        if self.rows > self.limits.max_rows:
            raise UnreadableDocument(
                f"{where}: the page has more than {self.limits.max_rows:,} rows. Check that this is an action plan."
            )
        if len(row.cells) > self.limits.max_columns:
            raise UnreadableDocument(
                f"{where}: {len(row.cells):,} columns; the limit is {self.limits.max_columns:,}. "
                "Check that this is an action plan."
            )


@dataclass(kw_only=True, slots=True)
class _Outside:
    """What of a table stands outside its rows: set aside in its cells, or under it."""

    table: HtmlElement
    asides: list[Piece] = field(default_factory=list)
    foot: list[Piece] = field(default_factory=list)


def _record(pieces: list[Piece], first: int) -> list[Piece]:
    """The lines from that one on that open with a label in bold, with the list items below those; few are none."""
    run: list[Piece] = []
    for piece in islice(pieces, first, None):
        listed = bool(run) and piece.level is None and piece.text.startswith("• ")
        if piece.aside or piece.table is not None or (piece.label is None and not listed):
            break
        run.append(piece)
    return run if sum(piece.label is not None for piece in run) >= _FEWEST_LABELS else []


def _defined(row: RawRow) -> str:
    term, meaning = (*row.cells, "")[:2]
    return f"{term.rstrip(':')}: {meaning}" if meaning else term


def _title(root: HtmlElement, found: list[Piece]) -> Iterator[Line]:
    """The page's title as the browser's tab shows it: the heading of a page that has none, else the site's."""
    title = next((one for one in root.iter("title") if "svg" not in {outer.tag for outer in one.iterancestors()}), None)
    text = " ".join((title.text_content() if title is not None else "").split())
    if title is None or not text:
        return
    above = []
    for piece in found:
        if piece.table is not None:
            break
        above.append(piece)
    headed = any(piece.level is not None and piece.aside is None for piece in above)
    line = title.sourceline or 1
    yield Line(text=text, place=Place(lines=(line, line)), level=None if headed else 1, furniture=headed)


def _lines(row: web_tables.GridRow) -> tuple[int, int]:
    """The lines of the file from the first to the last tag of a row."""
    cells = [cell.element for cell in row.cells if cell.element is not None]
    numbers = [row.element.sourceline or 1] if row.element.tag != "table" else []
    for cell in cells:
        numbers += [inner.sourceline for inner in cell.iter() if inner.sourceline]
    return (min(numbers, default=1), max(numbers, default=1))


def _loose(table: HtmlElement) -> Iterator[tuple[str, int]]:
    """The caption of a table, and words that stand in it but in no cell."""
    stack: list[HtmlElement] = [table]
    while stack:
        element = stack.pop()
        line = element.sourceline or 1
        if element.tag == "caption":
            found = [element.text_content()]
        else:
            found = [element.text or "", *(child.tail or "" for child in element)]
            stack.extend(child for child in reversed(element) if _is_frame(child))
        yield from ((" ".join(text.split()), line) for text in found if text.strip())


def _is_frame(element: HtmlElement) -> bool:
    """Whether an element inside a table is part of its frame, not one of its cells."""
    return (
        isinstance(element.tag, str)
        and element.tag not in ("script", "style", "dt", "dd")
        and not web_tables.is_cell(element)
    )
