"""Names the colour of a cell as a person would, and tells a colour that says something from decoration."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import replace

from graph.model import Column
from ingest.rows import Piece, Row

Rgb = tuple[float, float, float]  # red, green and blue, each from 0 to 1

_PALE = 0.06  # a difference between red, green and blue that an eye still takes for a colour
_DARK, _LIGHT = 0.16, 0.93  # shades of grey beyond these are black and white
#: Hues in degrees, each up to the one that is named; pink counts as red.
_HUES = ((17, "red"), (50, "amber"), (67, "yellow"), (170, "green"), (256, "blue"), (318, "purple"), (360, "red"))
_FEWEST_STRIPES = 3  # rows whose whole colours alternate are stripes
_RHYTHM = 6  # so many rows whose colours alternate are the stripes of a table
_RATES = frozenset(("red", "amber", "yellow", "green", "blue", "purple", "grey", "black"))


def name(rgb: Rgb) -> str | None:
    """The common name of a colour; None for white, which is the colour of paper."""
    least, most = min(rgb), max(rgb)
    hue, lightness, _ = colorsys.rgb_to_hls(*rgb)
    if most - least < _PALE:
        return None if lightness > _LIGHT else "black" if lightness < _DARK else "grey"
    return next(named for limit, named in _HUES if hue * 360 <= limit)


def from_hex(digits: str) -> str | None:
    """The common name of a colour written as six hexadecimal digits, perhaps with two of transparency before them."""
    digits = digits.removeprefix("#")[-6:]
    try:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    return name((red, green, blue))


def settled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a document, each row with the colour that rates it, if any (`Row.tint`).

    The column of statuses rates. Where a table has none, or leaves it without colour, a column whose colours change
    from row to row rates; one that is all of one colour, or follows the rows in stripes, is decoration.
    """
    rows = [piece for piece in pieces if isinstance(piece, Row)]
    tables: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        tables.setdefault(row.headings.words, []).append(row)
    columns = {words: _rating(found) for words, found in tables.items()}
    return tuple(
        replace(piece, tint=_of(piece, columns[piece.headings.words])) if isinstance(piece, Row) else piece
        for piece in pieces
    )


def _of(row: Row, column: int | None) -> str | None:
    return row.tints[column] if column is not None and column < len(row.tints) else None


def _rating(rows: Sequence[Row]) -> int | None:
    """The column whose colours rate; None when there is none."""
    stated = rows[0].headings.at(Column.STATUS)
    if any(_of(row, index) for row in rows for index in stated[:1]) and not _decorates(rows, stated[0]):
        return stated[0]
    width = max((len(row.tints) for row in rows), default=0)
    changing = (index for index in range(width) if _changes([_of(row, index) for row in rows]))
    found = [index for index in changing if not _decorates(rows, index)]
    return max(found, key=lambda index: (rows[0].headings.columns[index] is Column.PROGRESS, index), default=None)


def _decorates(rows: Sequence[Row], column: int) -> bool:
    """Whether the colours of a column are those of whole rows, all the same or turn about: the stripes of a table."""
    tints = [_of(row, column) for row in rows]
    regular = len({*tints}) == 1 or (len(tints) >= _FEWEST_STRIPES and len({*tints[::2]}) == 1 == len({*tints[1::2]}))
    return regular and all(_of(row, column) is None or _of_its_row(row, column) for row in rows)


def _of_its_row(row: Row, column: int) -> bool:
    """Whether a cell has the colour of half of the others in its row, or more."""
    others = [index for index in range(len(row.cells)) if index != column]
    return 2 * sum(_of(row, index) == row.tints[column] for index in others) >= len(others)


def _changes(tints: Sequence[str | None]) -> bool:
    """Whether colours down a column rate: at least two of those that rate, and not the stripes of a table."""
    known = {tint for tint in tints if tint in _RATES}
    striped = len(tints) >= _RHYTHM and len({*tints[::2]}) == 1 == len({*tints[1::2]})
    return len(known) > 1 and bool(known & {"red", "amber", "yellow", "green"}) and not striped
