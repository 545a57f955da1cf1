"""Writes the parts of a plan as comma-separated values, the way a spreadsheet saves them; colours are lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from tests.formats.parts import Part, Sheet


def write(parts: Sequence[Part]) -> bytes:
    """The bytes of a .csv file, with a byte order mark as office programs write it."""
    file = io.StringIO()
    out = csv.writer(file)
    width = max((part.width for part in parts if isinstance(part, Sheet)), default=1)
    before: Part | None = None
    for part in parts:
        rows = [[cell.text for cell in row] for row in part.rows] if isinstance(part, Sheet) else [[part.text]]
        if before is not None and (isinstance(part, Sheet) or isinstance(before, Sheet)):
            rows.insert(0, [])  # people leave a row free round a table
        out.writerows([*row, *[""] * (width - len(row))] for row in rows)
        before = part
    return file.getvalue().encode("utf-8-sig")
