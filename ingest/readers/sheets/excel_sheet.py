"""Walks over one sheet of an Excel workbook as it stands in its part: the words, colours and merges of its cells."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from graph.model import Place
from ingest.layout import RawRow
from ingest.readers.sheets import number_formats
from ingest.readers.sheets.excel_rules import Rule
from ingest.readers.sheets.excel_rules import read as read_rules
from ingest.readers.sheets.excel_styles import Look, Styles, font_of, symbol
from ingest.readers.sheets.sheet import Area, Width, area, column_of, letters, tidy

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?")
_MOST_NAMED = 6  # places that a remark names one by one
_BOOLEANS = {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}


@dataclass(kw_only=True, slots=True)
class Found:
    """What the walk brings together. The lists of strings are the places of cells ("F7") that a remark is due on."""

    rows: list[RawRow] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    unread_rules: int = 0

    def remarks(self, sheet: str) -> tuple[str, ...]:
        """What a person should know of the sheet's cells, one sentence each."""
        said = (
            (
                self.uncounted,
                "with a formula but without its saved result, read as empty: formulas are never worked out here",
            ),
            (self.errors, "whose formula failed; the error stands where the words should"),
            (self.struck, "struck through; their words are read as if they were not"),
        )
        out = [f"Sheet “{sheet}”: {_cells(places)} {what} ({_named(places)})." for places, what in said if places]
        if self.unread_rules:
            out.append(
                f"Sheet “{sheet}” colours cells by rules that are not worked out here; those colours are not read."
            )
        return tuple(out)


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """What all sheets of a workbook share: its table of strings, its styles, the day its dates count from."""

    strings: tuple[str, ...]
    styles: Styles
    from_1904: bool
    width: Width


def walk(data: bytes, book: Book, title: str) -> Found:
    """One sheet from the bytes of its part, in one pass that keeps no more than the words."""
    found = Found()
    takers: dict[str, Callable[[etree._Element], None]] = {
        "row": _Rows(found, book, title).take,
        "col": lambda element: _column(element, found),
        "mergeCell": lambda element: found.merged.extend(area(element.get("ref", ""))),
        "conditionalFormatting": lambda element: _rules(element, found),
        "dataValidation": lambda element: _list(element, found),
    }
    tags = tuple(f"{{*}}{name}" for name in takers)
    for _, element in etree.iterparse(
        io.BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    ):
        takers[etree.QName(element).localname](element)
        element.clear()
        while element.getprevious() is not None and (parent := element.getparent()) is not None:
            del parent[0]
    found.rows.sort(key=lambda row: row.place.row or 0)
    filled = {index + row.first for row in found.rows for index in row.filled}
    found.hidden_columns = [column for column in found.hidden_columns if column in filled]
    return found


class _Rows:
    """Takes the rows of a sheet one by one; a row or cell without a number of its own follows the one before it."""

    def __init__(self, found: Found, book: Book, title: str) -> None:
        self._found, self._book, self._title = found, book, title
        self._row = self._widest = 0

    def take(self, element: etree._Element) -> None:
        """A row, if any of its cells holds words."""
        number = element.get("r", "")
        self._row = int(number) if number.isdigit() else self._row + 1
        if not any(len(cell) for cell in element):
            return
        cells: dict[int, str] = {}
        tints: dict[int, str] = {}
        column = 0
        for cell in element.iterchildren("{*}c"):
            column = column_of(cell.get("r", "")) or column + 1
            look = self._book.styles.look(cell.get("s"))
            if look.tint:
                tints[column] = look.tint
            if len(cell) and (text := self._text(cell, look, column)):
                cells[column] = text
        if cells:
            self._keep(element, cells, tints)

    def _keep(self, element: etree._Element, cells: dict[int, str], tints: dict[int, str]) -> None:
        self._book.width.take(self._title, self._row, max(cells))
        self._widest = max(self._widest, max(cells) + 1)
        last = max((*cells, *(column for column in tints if column <= self._widest)))  # no fill to the sheet's far end
        across = range(1, last + 1)
        self._found.rows.append(
            RawRow(
                cells=tuple(cells.get(column, "") for column in across),
                place=Place(sheet=self._title, row=self._row),
                tints=tuple(tints.get(column) for column in across) if tints else (),
            )
        )
        if element.get("hidden") in {"1", "true"}:
            self._found.hidden_rows.append(self._row)

    def _text(self, cell: etree._Element, look: Look, column: int) -> str:
        place = f"{letters(column)}{self._row}"
        kind = cell.get("t", "n")
        value = next((found.text or "" for found in cell.iterchildren("{*}v")), None)
        if kind == "inlineStr":
            text = "".join(string(inline) for inline in cell.iterchildren("{*}is"))
        elif kind == "s":
            text = self._book.strings[int(value)] if value else ""
        elif value in (None, "") and kind != "str":
            if any(True for _ in cell.iterchildren("{*}f")):
                self._found.uncounted.append(place)
            return ""
        else:
            text = self._value(value or "", kind, look)
        if kind == "e":
            self._found.errors.append(place)
        text = tidy(symbol(text, look.symbols))
        if text and look.struck:
            self._found.struck.append(place)
        return text

    def _value(self, value: str, kind: str, look: Look) -> str:
        if kind == "n":
            return number_formats.shown(float(value), look.pattern, from_1904=self._book.from_1904)
        if kind == "b":
            return _BOOLEANS.get(value, value)
        if kind == "d" and (moment := _ISO.match(value)):
            return number_formats.iso(*moment.groups())
        return unescaped(value)


def string(element: etree._Element) -> str:
    """The words of a text in runs, its symbol fonts resolved; how a word sounds (phonetic runs) is left out."""
    parts = []
    for child in element.iterchildren("{*}t", "{*}r"):
        if etree.QName(child).localname == "t":
            parts.append(child.text or "")
            continue
        font = next((font_of(properties) for properties in child.iterchildren("{*}rPr")), None)
        parts.extend(symbol(text.text or "", font) for text in child.iterchildren("{*}t"))
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold ("_x000D_") put back."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _column(element: etree._Element, found: Found) -> None:
    if element.get("hidden") in {"1", "true"}:
        first, last = int(element.get("min", "0")), int(element.get("max", "0"))
        found.hidden_columns.extend(range(first, min(last, first + 500) + 1))


def _rules(element: etree._Element, found: Found) -> None:
    rules, unread = read_rules(element)
    found.rules.extend(rules)
    found.unread_rules += unread


def _list(element: etree._Element, found: Found) -> None:
    if element.get("type") == "list":
        found.lists.extend("".join(formula.itertext()) for formula in element.iterchildren("{*}formula1"))


def _cells(places: list[str]) -> str:
    return "a cell" if len(places) == 1 else f"{len(places):,} cells"


def _named(places: list[str]) -> str:
    more = f" and {len(places) - _MOST_NAMED:,} more" if len(places) > _MOST_NAMED else ""
    return ", ".join(places[:_MOST_NAMED]) + more
