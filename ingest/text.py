"""Reads text plans: tab-separated extractions with HTML fragments in cells, and Markdown or other pipe tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.model import Place
from ingest.layout import Block, Document, Limits, Line, RawRow, RawTable
from ingest.markup import plain, unmarked

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+=_-]*[-=_]{2,}[\s|:+=_-]*")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1:?")
_MOJIBAKE = re.compile("â€[™œ“”\u009d˜]|Â£|Ã©|\ufffd")
_CONTROL = 0.02


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The lines and tables of a text plan; raises `UnreadableDocument` when it is not text."""
    text, notes = decode(data, name)
    return Document(
        digest=digest(data),
        name=name,
        size=len(data),
        media_type="text/markdown" if name.lower().endswith((".md", ".markdown")) else "text/plain",
        blocks=tuple(_blocks(text, name, limits)),
        notes=notes,
    )


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
    rows: list[RawRow] = []
    tables = 0
    for number, line in _lines(text):
        cells = _cells(line)
        if cells is not None:
            if len(cells) > limits.max_columns:
                raise UnreadableDocument(
                    f"{name}, line {number}: a row of {len(cells):,} columns; the limit is {limits.max_columns:,}. "
                    "Check that this is an action plan."
                )
            row = RawRow(
                cells=cells, place=Place(table=tables + 1, row=len(rows) + 1, lines=(number, number + line.count("\n")))
            )
            if row.filled:
                rows.append(row)
            continue
        if rows:
            tables += 1
            yield RawTable(rows=tuple(rows))
            rows = []
        yield from _line(line, number)
    if rows:
        yield RawTable(rows=tuple(rows))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines; a quoted cell that runs over line ends keeps its line with those that follow."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    index = 0
    while index < len(lines):
        line, start = lines[index], index
        index += 1
        while _open_quote(line) and index < len(lines) and index - start < 60:
            line = f"{line}\n{lines[index]}"
            index += 1
        if _open_quote(line):
            line, index = lines[start], start + 1
        yield start + 1, line


def _open_quote(line: str) -> bool:
    """Whether the last cell of a tab-separated line opens a quotation that it does not close."""
    last = line.rsplit("\t", 1)[-1] if "\t" in line else ""
    return last.startswith('"') and last.count('"') % 2 == 1


def _cells(line: str) -> tuple[str, ...] | None:
    """The cells of a row; None for a line that is no row; no cells for a rule between rows."""
    if "\t" in line:
        parts = line.split("\t")
    elif line.lstrip().startswith("|") or len(_PIPE.findall(line)) >= 2:
        parts = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
        parts = [part.replace("\\|", "|") for part in parts]
    else:
        return None
    if _RULE.fullmatch(line):
        return ()
    return tuple(unmarked(plain(_unquoted(part))) for part in parts)


def _unquoted(cell: str) -> str:
    stripped = cell.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] == '"' and "\n" in stripped:
        return stripped[1:-1].replace('""', '"')
    return cell


def _line(line: str, number: int) -> Iterator[Line]:
    stripped = line.strip()
    level = None
    if heading := _HEADING.fullmatch(stripped):
        level, stripped = len(heading[1]), heading[2]
    elif bold := _BOLD_LINE.fullmatch(stripped):
        level, stripped = 6, bold[2]
    for part in unmarked(plain(stripped)).split("\n"):
        if part:
            yield Line(text=part, place=Place(lines=(number, number)), level=level)
