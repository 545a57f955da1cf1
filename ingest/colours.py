"""Names the colour of a cell as a person would, and tells a colour that says something from decoration."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from graph.model import Column
from ingest.rows import Kind, Piece, Row

Rgb = tuple[float, float, float]  # red, green and blue, each from 0 to 1

_PALE = 0.06  # a difference between red, green and blue that an eye still takes for a colour
_DARK, _LIGHT = 0.16, 0.93  # shades of grey beyond these are black and white
#: Hues in degrees, each up to the one that is named; pink counts as red.
_HUES = ((17, "red"), (50, "amber"), (67, "yellow"), (170, "green"), (256, "blue"), (318, "purple"), (360, "red"))
_FEWEST_STRIPES = 3  # rows whose whole colours alternate are stripes
_RHYTHM = 6  # so many rows whose colours alternate are the stripes of a table
_BLOCK = 3  # rows on average in a block of one colour that is a theme's
_NAMING = frozenset({Column.LABEL, Column.SECTION, Column.RECOMMENDATION})  # columns that a theme may colour
_RATED = frozenset(("red", "amber", "yellow", "green"))
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

    The column of statuses rates. Where a table has none, or leaves it without words and colour, a column whose colours
    change from row to row rates; one that is all of one colour, follows the rows in stripes or has the colours of
    themes is decoration.
    """
    rows = [piece for piece in pieces if isinstance(piece, Row) and piece.kind is not Kind.SECTION]
    tables: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        tables.setdefault(row.headings.words, []).append(row)
    columns = {words: _rating(found) for words, found in tables.items()}
    return tuple(
        replace(piece, tint=_of(piece, columns.get(piece.headings.words))) if isinstance(piece, Row) else piece
        for piece in pieces
    )


def _of(row: Row, column: int | None) -> str | None:
    return row.tints[column] if column is not None and column < len(row.tints) else None


def _rating(rows: Sequence[Row]) -> int | None:
    """The column whose colours rate; None when there is none."""
    headings = max((row.headings for row in rows), key=lambda found: len(found.columns))
    stated = headings.at(Column.STATUS)[:1]
    coloured = any(_of(row, index) for row in rows for index in stated)
    if coloured and _own(rows, stated[0]) and not _decorates(rows, stated[0]):
        return stated[0]
    told = any(row.cells[index] for row in rows for index in stated if index < len(row.cells))
    width = min(max((len(row.tints) for row in rows), default=0), len(headings.columns))
    found = [
        index
        for index in range(width)
        if _changes(down := [_of(row, index) for row in rows])
        and not _decorates(rows, index)
        and not (headings.columns[index] in _NAMING and _themed(down))
        and not (told and headings.columns[index] is not Column.OTHER)  # words that rate go before colours elsewhere
    ]
    rating = max(found, key=lambda index: (headings.columns[index] is Column.PROGRESS, index), default=None)
    while rating is not None and _filled_beside(rows, rating + 1):
        rating += 1  # ratings of several times stand side by side; the last counts, though all of it may be green
    return rating


def _filled_beside(rows: Sequence[Row], column: int) -> bool:
    """Whether most cells of a column hold a colour that rates, and no words."""
    filled = sum(_of(row, column) in _RATED and not row.cells[column] for row in rows)
    return 2 * filled > len(rows)


def _own(rows: Sequence[Row], column: int) -> bool:
    """Whether a column has colours of its own: they change as ratings do, or are not those of the whole row."""
    if _changes([_of(row, column) for row in rows]):
        return True
    return any(_of(row, column) and any(tint != _of(row, column) for tint in row.tints) for row in rows)


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
    return len(known) > 1 and bool(known & _RATED) and not striped


def _themed(tints: Sequence[str | None]) -> bool:
    """Whether colours come in blocks, each in one alone, as themes do: ratings come again."""
    runs = [tint for tint, _ in groupby(tints)]
    return len(runs) == len({*runs}) and len(tints) >= _BLOCK * len(runs)
