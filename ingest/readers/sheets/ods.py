"""Reads the sheets of an OpenDocument spreadsheet (.ods): words as shown, colours, merges, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from graph.errors import UnreadableDocument
from graph.model import Place
from ingest.layout import Limits, RawRow
from ingest.readers import colours
from ingest.readers.packages import Package
from ingest.readers.sheets import number_formats
from ingest.readers.sheets.sheet import Area, Sheet, Width, joined, locked, refuse_definitions, tidy

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d).*)?")
_MONTH_SHOWN = re.compile(r"[^\W\d]+\W*\d{2,4}|\d{1,2}\W\d{4}|\d{4}")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_REPEATED = 1_000  # rows with the same words, one below another; more is the fill of a whole column


def is_ods(data: bytes) -> bool:
    """Whether a zip is an OpenDocument spreadsheet: it says so in its first part, which is never packed."""
    return TYPE.encode() in data[:200]


def read(data: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of a spreadsheet in order. Raises `UnreadableDocument` when it is damaged, locked or too large."""
    package = Package(data, name, limits)
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise locked(name)
    try:
        content = _parsed(package, "content.xml", name)
        looks = _Looks(_parsed(package, "styles.xml", name), content)
        width = Width(name, limits)
        tables = content.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
        return tuple(_Table(table, looks, width).sheet() for table in tables)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            f"{name} is damaged: the spreadsheet cannot be read. Open it in LibreOffice or Excel, let it be repaired, "
            "and save it again."
        ) from error


def _parsed(package: Package, part: str, name: str) -> etree._Element:
    """A part of the package; an empty element where it has none such."""
    data = package.read(part) or b"<none/>"
    refuse_definitions(data, name)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


class _Looks:
    """The colours of cells and the hidden sheets, by the names of their styles."""

    def __init__(self, *parts: etree._Element) -> None:
        self._fills: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._hidden: set[str] = set()
        for part in parts:
            for style in part.iter(f"{_STYLE}style"):
                self._take(style)

    def _take(self, style: etree._Element) -> None:
        name = style.get(f"{_STYLE}name", "")
        self._parents[name] = style.get(f"{_STYLE}parent-style-name", "")
        for found in style.iterchildren(f"{_STYLE}table-cell-properties"):
            if colour := found.get(f"{_FO}background-color"):
                self._fills[name] = colour
        for found in style.iterchildren(f"{_STYLE}table-properties"):
            if found.get(f"{_TABLE}display") == "false":
                self._hidden.add(name)

    def tint(self, name: str) -> str | None:
        """The colour of a cell's style, or of the style it is made from."""
        seen: set[str] = set()
        while name and name not in self._fills and name not in seen:
            seen.add(name)
            name = self._parents.get(name, "")
        return colours.from_hex(self._fills.get(name, ""))

    def hides(self, name: str) -> bool:
        """Whether a sheet's style hides it."""
        return name in self._hidden


class _Table:
    """One sheet, row by row; repeated rows and cells are counted, not copied, where they hold no words."""

    def __init__(self, table: etree._Element, looks: _Looks, width: Width) -> None:
        self._table, self._looks, self._width = table, looks, width
        self._title = table.get(f"{_TABLE}name", "")
        self._rows: list[RawRow] = []
        self._areas: list[Area] = []
        self._hidden_rows: list[int] = []
        self._comments = 0

    def sheet(self) -> Sheet:
        """The sheet as read."""
        number = 1
        for row in self._table.iter(f"{_TABLE}table-row"):
            times = _count(row, "number-rows-repeated")
            self._row(row, number, times)
            number += times
        shapes = self._table.iterfind(f"{_TABLE}shapes//{_TEXT}p")
        filled = {index + 1 for row in self._rows for index in row.filled}
        return Sheet(
            name=self._title,
            rows=joined(tuple(self._rows), self._areas),
            hidden=self._looks.hides(self._table.get(f"{_TABLE}style-name", "")),
            hidden_rows=tuple(self._hidden_rows),
            hidden_columns=tuple(column for column in self._hidden_columns() if column in filled),
            asides=tuple(text for shape in shapes if (text := tidy(_words(shape)))),
            notes=tuple(self._remarks()),
        )

    def _remarks(self) -> Iterator[str]:
        if self._comments:
            yield f"Sheet “{self._title}” has comments on {self._comments:,} of its cells; they are left out."

    def _hidden_columns(self) -> Iterator[int]:
        column = 1
        for found in self._table.iter(f"{_TABLE}table-column"):
            times = _count(found, "number-columns-repeated")
            if found.get(f"{_TABLE}visibility", "visible") != "visible":
                yield from range(column, column + min(times, _MOST_REPEATED))
            column += times

    def _row(self, row: etree._Element, number: int, times: int) -> None:
        cells: dict[int, str] = {}
        tints: dict[int, str] = {}
        column = 1
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            repeated = _count(cell, "number-columns-repeated")
            text, tint = self._text(cell), self._looks.tint(cell.get(f"{_TABLE}style-name", ""))
            down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if down > 1 or across > 1:
                self._areas.append((number, column, number + down - 1, column + across - 1))
            for at in range(column, column + min(repeated, _MOST_REPEATED)) if text or tint else ():
                cells.update({at: text} if text else {})
                tints.update({at: tint} if tint else {})
            column += repeated
        if not cells:
            return
        widest = max(*cells, self._widest()) + 1
        last = max((*cells, *(at for at in tints if at <= widest)))  # no fill to the sheet's far end
        for at in range(number, number + min(times, _MOST_REPEATED)):
            self._width.take(self._title, at, max(cells))
            self._rows.append(
                RawRow(
                    cells=tuple(cells.get(i, "") for i in range(1, last + 1)),
                    place=Place(sheet=self._title, row=at),
                    tints=tuple(tints.get(i) for i in range(1, last + 1)) if tints else (),
                )
            )
            if row.get(f"{_TABLE}visibility", "visible") != "visible":
                self._hidden_rows.append(at)

    def _widest(self) -> int:
        return max((row.filled[-1] + 1 for row in self._rows[:50]), default=0)

    def _text(self, cell: etree._Element) -> str:
        """The words of a cell as they are shown; a day is written out, whatever the format of its figures."""
        self._comments += sum(1 for _ in cell.iterchildren(f"{_OFFICE}annotation"))
        text = tidy("\n".join(_words(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p")))
        moment = _ISO.fullmatch(cell.get(f"{_OFFICE}date-value", ""))
        return number_formats.iso(*moment.groups()) if moment and not _MONTH_SHOWN.fullmatch(text) else text


def _words(element: etree._Element) -> str:
    """The text of a paragraph, its breaks and blanks as such; remarks on it left out."""
    tag = element.tag
    if tag == f"{_TEXT}line-break":
        own = "\n"
    elif tag in {f"{_TEXT}s", f"{_TEXT}tab"}:
        own = " "
    else:
        own = element.text or ""
    left_out = {f"{_OFFICE}annotation"}
    inner = (
        (_words(child) if isinstance(child.tag, str) and child.tag not in left_out else "") + (child.tail or "")
        for child in element
    )
    return own + "".join(inner)


def _count(element: etree._Element, name: str) -> int:
    written = element.get(f"{_TABLE}{name}", "1")
    return max(1, int(written)) if written.isdigit() else 1
