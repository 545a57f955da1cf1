"""Writes the parts of a plan as a web page: navigation round it, headings, spanning rows, lists in cells, colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ingest.layout import BOLD
from tests.formats.parts import PAINT, Cell, Part, Sheet, lines_of

_BEFORE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Plan</title>
<style>td { vertical-align: top }</style><script>var tracked = 1;</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header><main>"""
_AFTER = "</main><footer><p>Contact us</p></footer></body></html>"


def write(parts: Sequence[Part]) -> bytes:
    """The bytes of a .html file."""
    return "\n".join((_BEFORE, *_body(parts), _AFTER)).encode()


def _body(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Sheet):
            yield from ("<table>", *_rows(part), "</table>")
        elif part.level is None:
            yield f"<p>{escape(part.text)}</p>"
        elif part.level >= BOLD:
            yield f"<p><strong>{escape(part.text)}</strong></p>"
        else:
            yield f"<h{part.level}>{escape(part.text)}</h{part.level}>"


def _rows(sheet: Sheet) -> Iterator[str]:
    for number, row in enumerate(sheet.rows):
        if number in sheet.spanning:
            yield f'<tr><td colspan="{sheet.width}">{_words(row[0])}</td></tr>'
        else:
            covered = {c for (top, c), last in sheet.down.items() if top < number <= last}
            cells = (_cell(cell, _rows_of(sheet, number, c)) for c, cell in enumerate(row) if c not in covered)
            yield "<tr>" + "".join(cells) + "</tr>"


def _rows_of(sheet: Sheet, row: int, column: int) -> int:
    return sheet.down.get((row, column), row) - row + 1


def _cell(cell: Cell, rows: int) -> str:
    style = f' style="background-color: #{PAINT[cell.tint].lower()}"' if cell.tint else ""
    span = f' rowspan="{rows}"' if rows > 1 else ""
    return f"<td{style}{span}>{_words(cell)}</td>"


def _words(cell: Cell) -> str:
    out, listing = [], False
    for line, listed in lines_of(cell.text):
        if listed != listing:
            out.append("<ul>" if listed else "</ul>")
        listing = listed
        out.append(f"<li>{escape(line)}</li>" if listed else f"<p>{escape(line)}</p>")
    return "".join(out) + ("</ul>" if listing else "")
