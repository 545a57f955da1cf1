"""Reads the sheets of an Excel workbook (.xlsx, .xlsm) from its parts; macros and links outside are left alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from graph.errors import UnreadableDocument
from ingest.layout import Limits
from ingest.readers.packages import Package
from ingest.readers.sheets import excel_rules, excel_styles
from ingest.readers.sheets.excel_sheet import Book, string, walk
from ingest.readers.sheets.sheet import Sheet, Width, joined, refuse_definitions, tidy

_SHEET_NAMED = re.compile(r"(?:'((?:[^']|'')+)'|([\w.]+))!")


def read(data: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of a workbook in order. Raises `UnreadableDocument` when it is damaged, locked or too large."""
    try:
        return _Workbook(data, name, limits).sheets()
    except (etree.XMLSyntaxError, ValueError, KeyError, IndexError, OverflowError) as error:
        raise UnreadableDocument(
            f"{name} is damaged: a part of the workbook cannot be read. Open it in Excel or LibreOffice, "
            "let it be repaired, and save it again."
        ) from error


class _Workbook:
    """One workbook: its parts and what they share."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._package, self._name, self._limits = Package(data, name, limits), name, limits

    def sheets(self) -> tuple[Sheet, ...]:
        """All its sheets, in order."""
        main = next((target for _, kind, target in self._links("") if kind == "officeDocument"), "xl/workbook.xml")
        if main.endswith(".bin"):
            raise UnreadableDocument(
                f"{self._name} is a binary workbook (.xlsb), which is not read. Save it as .xlsx and give that copy."
            )
        workbook = self._parsed(main)
        if workbook is None:
            raise ValueError(main)
        links = {key: (kind, target) for key, kind, target in self._links(main)}
        book = self._book(workbook, dict(links.values()))
        sheets: list[Sheet] = []
        lists: list[str] = []
        for found in workbook.iterfind("{*}sheets/{*}sheet"):
            key = next((value for attribute, value in found.items() if str(attribute).endswith("}id")), "")
            kind, target = links.get(key, ("", ""))
            sheet, named = self._sheet(book, found.get("name", ""), target if kind == "worksheet" else "")
            sheets.append(replace(sheet, hidden=found.get("state", "visible") != "visible"))
            lists.extend(named)
        sources = _sources(lists, workbook)
        return tuple(replace(sheet, listed=sheet.name in sources) for sheet in sheets)

    def _book(self, workbook: etree._Element, targets: dict[str, str]) -> Book:
        strings = self._parsed(targets.get("sharedStrings", ""))
        theme = self._parsed(targets.get("theme", ""))
        return Book(
            strings=tuple(string(found) for found in strings.iterfind("{*}si")) if strings is not None else (),
            styles=excel_styles.read(self._parsed(targets.get("styles", "")), theme),
            from_1904=any(found.get("date1904") in {"1", "true"} for found in workbook.iterfind("{*}workbookPr")),
            width=Width(self._name, self._limits),
        )

    def _sheet(self, book: Book, title: str, target: str) -> tuple[Sheet, list[str]]:
        """One sheet, and the formulas that name the sheets of its drop-down lists; a chart's when it has no target."""
        if not target:
            return Sheet(name=title, figure=True), []
        found = walk(self._bytes(target) or b"", book, title)
        merged = tuple(found.merged)
        rows = joined(excel_rules.coloured(tuple(found.rows), found.rules, book.styles.rules), merged)
        asides, comments = self._beside(target)
        notes = list(found.remarks(title))
        if comments:
            notes.append(f"Sheet “{title}” has comments on {comments:,} of its cells; they are left out.")
        sheet = Sheet(
            name=title, rows=rows, asides=asides, notes=tuple(notes),
            hidden_rows=tuple(found.hidden_rows), hidden_columns=tuple(found.hidden_columns),
        )  # fmt: skip
        return sheet, found.lists

    def _beside(self, target: str) -> tuple[tuple[str, ...], int]:
        """The words of a sheet's text boxes, and how many cells have comments."""
        asides: list[str] = []
        comments = 0
        for _, kind, part in self._links(target):
            if kind == "drawing" and (drawing := self._parsed(part)) is not None:
                paragraphs = drawing.iterfind(".//{*}txBody/{*}p")
                asides.extend(tidy("".join(run.text or "" for run in one.iterfind(".//{*}t"))) for one in paragraphs)
            if kind == "comments" and (remarks := self._parsed(part)) is not None:
                comments += sum(1 for _ in remarks.iterfind(".//{*}comment"))
        return tuple(text for text in asides if text), comments

    def _links(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What a part refers to inside the workbook: the key, the kind and the path of each."""
        folder, file = posixpath.split(part)
        relations = self._parsed(posixpath.join(folder, "_rels", f"{file}.rels"))
        for found in relations if relations is not None else ():
            if isinstance(found.tag, str) and found.get("TargetMode") != "External":
                target = found.get("Target", "").replace("\\", "/")
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield found.get("Id", ""), found.get("Type", "").rpartition("/")[2], path

    def _parsed(self, part: str) -> etree._Element | None:
        data = self._bytes(part) if part else None
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(data, parser)

    def _bytes(self, part: str) -> bytes | None:
        data = self._package.read(part)
        if data:
            refuse_definitions(data, self._name)
        return data


def _sources(formulas: list[str], workbook: etree._Element) -> set[str]:
    """The names of the sheets that drop-down lists take their values from."""
    names = workbook.iterfind("{*}definedNames/{*}definedName")
    defined = {found.get("name", ""): found.text or "" for found in names}
    texts = [defined.get(formula.strip("="), formula) for formula in formulas]
    return {(one or other).replace("''", "'") for text in texts for one, other in _SHEET_NAMED.findall(text)}
