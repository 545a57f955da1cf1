"""Reads text plans: tab-separated extractions with HTML fragments in cells, and Markdown or other pipe tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.model import Place
from ingest.layout import Block, Document, Limits, Line, RawRow, RawTable
from ingest.readers.markup import plain, unmarked
from ingest.readers.text import markdown, markup_tables

MARKDOWN = (".md", ".markdown")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"--|==|__")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_QUOTE = re.compile(r"^(?:>\s*)+")
_MADE_UP = re.compile(r"Col\d+|Unnamed: \d+(?:_level_\d+)?|column_?\d+", re.IGNORECASE)
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1:?")
_ESCAPED = re.compile(r"\\([-_*.()\[\]#!+~&])")
_MOJIBAKE = re.compile("â€[™œ“”\u009d˜]|Â£|Ã©|\ufffd")
_CONTROL = 0.02  # share of control characters from which on a file is no text
_MOST_CELL_LINES = 60  # a quotation mark left open swallows no more than this


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The lines and tables of a text plan; raises `UnreadableDocument` when it is not text."""
    text, notes = decode(data, name)
    marked = name.lower().endswith(MARKDOWN)
    return Document(
        digest=digest(data),
        name=name,
        size=len(data),
        media_type="text/markdown" if marked else "text/plain",
        blocks=tuple(_marked_down(text, name, limits) if marked else _blocks(markdown.barred(text), name, limits)),
        notes=notes,
    )


def _marked_down(text: str, name: str, limits: Limits) -> Iterator[Block]:
    """The lines and tables of a Markdown text; what stands before it and the addresses of its links as furniture."""
    found = markdown.resolve(text.replace("\r\n", "\n").replace("\r", "\n"))
    for words, number in markdown.asides(found.front):
        yield Line(text=words, place=Place(lines=(number, number)), furniture=True)
    yield from _blocks(found.text, name, limits)
    for words, number in markdown.asides(found.aside):
        yield Line(text=words, place=Place(lines=(number, number)), furniture=True)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and remarks on its encoding: UTF-8, UTF-16 with a mark, else Windows-1252."""
    notes: list[str] = []
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = _decoded(data, "utf-16", name)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            _refuse_binary(data, name)
            text = data.decode("cp1252", errors="replace")
            notes.append("The file is not UTF-8; it was read as Windows-1252.")
    if sum(c < " " and c not in "\t\n\r\f\v" for c in text[:100_000]) > _CONTROL * min(len(text), 100_000):
        raise UnreadableDocument(f"{name} is not a text file: it holds binary data. Give the plan as text or Markdown.")
    if _MOJIBAKE.search(text):
        notes.append("Some characters were damaged before the file reached us (such as “â€™” for an apostrophe).")
    return text, tuple(notes)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{name} says that it is {encoding.upper()} but breaks off or is damaged at byte {error.start}. "
            "Save it again as UTF-8 text."
        ) from error


def _refuse_binary(data: bytes, name: str) -> None:
    if b"\0" in data[:100_000]:
        raise UnreadableDocument(f"{name} is not a text file: it holds binary data. Give the plan as text or Markdown.")


def _blocks(text: str, name: str, limits: Limits) -> Iterator[Block]:
    """Lines one by one; rows that stand together as a table."""
    rows: list[tuple[tuple[str, ...], tuple[int, int]]] = []
    tables = 0
    for cells, lines, line in _pieces(text):
        if cells is None and not rows:
            yield from _line(line, lines[0])
            continue
        if cells is None:
            tables += 1
            yield _table(rows, tables)
            rows = []
            yield from _line(line, lines[0])
            continue
        if len(cells) > limits.max_columns:
            raise UnreadableDocument(
                f"{name}, line {lines[0]}: a row of {len(cells):,} columns; the limit is {limits.max_columns:,}. "
                "Check that this is an action plan."
            )
        real, made_up = _real(cells)
        if made_up:
            yield Line(text=made_up, place=Place(lines=lines), furniture=True)
        if any(real):
            rows.append((real, lines))
    if rows:
        yield _table(rows, tables + 1)


def _table(rows: list[tuple[tuple[str, ...], tuple[int, int]]], number: int) -> RawTable:
    return RawTable(
        rows=tuple(
            RawRow(cells=cells, place=Place(table=number, row=index, lines=lines))
            for index, (cells, lines) in enumerate(rows, 1)
        )
    )


def _pieces(text: str) -> Iterator[tuple[tuple[str, ...] | None, tuple[int, int], str]]:
    """Each line as the cells of a row, or as a line; an HTML table as its rows, with an empty line on either side."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    position, first = 0, 1
    for start, end in markup_tables.spans(text):
        if "\t" in text[text.rfind("\n", 0, start) + 1 : start]:
            continue  # inside a cell of a row
        yield from _plain_pieces(text[position:start], first)
        first += text.count("\n", position, start)
        found = markup_tables.read(text[start:end])
        for words, line in found.outside:
            yield None, (first + line, first + line), words
        for cells, line in found.rows:
            yield tuple(unmarked(plain(cell)) for cell in cells), (first + line, first + line), ""
        first += text.count("\n", start, end)
        position = end
        yield None, (first, first), ""
    yield from _plain_pieces(text[position:], first)


def _plain_pieces(text: str, first: int) -> Iterator[tuple[tuple[str, ...] | None, tuple[int, int], str]]:
    for number, line in _lines(text):
        yield _cells(line), (first + number - 1, first + number - 1 + line.count("\n")), line


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines; a quoted cell that runs over line ends keeps its line with those that follow."""
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        end = _quoted_to(lines, index)
        yield index + 1, "\n".join(lines[index : end + 1])
        index = end + 1


def _quoted_to(lines: list[str], start: int) -> int:
    """The line on which a quotation closes that the last cell of a line opens; that line itself when it never does.

    A line with a tab before the quotation closes is a row of its own: then the mark was only a mark.
    """
    last = lines[start].rsplit("\t", 1)[-1] if "\t" in lines[start] else ""
    if not last.startswith('"') or last.count('"') % 2 == 0:
        return start
    for index in range(start + 1, min(start + _MOST_CELL_LINES, len(lines))):
        before, mark, behind = lines[index].partition('"')
        if "\t" in before:
            return start
        if mark and (not behind or behind.startswith("\t")):
            return index
    return start


def _cells(line: str) -> tuple[str, ...] | None:
    """The cells of a row; None for a line that is no row; no cells for a rule between rows."""
    if "\t" in line:
        parts = line.split("\t")
    elif line.lstrip().startswith("|") or len(_PIPE.findall(line)) > 1:
        parts = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
        parts = [part.replace("\\|", "|") for part in parts]
    else:
        return None
    if not line.strip(" \t|:+=_-") and _RULE.search(line):
        return ()
    return tuple(unmarked(plain(_unescaped(_unquoted(part)))) for part in parts)


def _real(cells: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Cells without the names that exporters give to columns without a heading, and those names."""
    made_up = [cell for cell in cells if _MADE_UP.fullmatch(cell)]
    return tuple("" if _MADE_UP.fullmatch(cell) else cell for cell in cells), " ".join(made_up)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _unquoted(cell: str) -> str:
    stripped = cell.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] == '"' and "\n" in stripped:
        return stripped[1:-1].replace('""', '"')
    return cell


def _line(line: str, number: int) -> Iterator[Line]:
    stripped = _QUOTE.sub("", line.strip())
    level = None
    if heading := _HEADING.fullmatch(stripped):
        level, stripped = len(heading[1]), heading[2]
    elif bold := _BOLD_LINE.fullmatch(stripped):
        level, stripped = 6, bold[2]
    for part in unmarked(plain(_unescaped(stripped))).split("\n"):
        if part:
            yield Line(text=part, place=Place(lines=(number, number)), level=level)
