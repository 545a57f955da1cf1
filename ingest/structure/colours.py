"""Tells a colour that rates a row from one that decorates it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from re import Pattern

from graph.identity import normal
from graph.model import Column, Passage
from ingest.language import phrases, status_key
from ingest.layout import Line, RawRow
from ingest.structure.rows import Kind, Piece, Row
from ingest.structure.tables import Aside, Spanning

_FEWEST_STRIPES = 3  # rows whose whole colours alternate are stripes
_RHYTHM = 6  # so many rows whose colours alternate are the stripes of a table
_BLOCK = 3  # rows on average in a block of one colour that is a theme's
_NAMING = frozenset({Column.LABEL, Column.SECTION, Column.RECOMMENDATION})  # columns that a theme may colour
_ABOUT_WHO = frozenset({Column.LEAD, Column.OVERSIGHT, Column.SCOPE})  # columns whose colours are those of agencies
_REPORTING = frozenset({Column.STATUS, Column.PROGRESS, Column.COMPLETED})
_FEWEST_ALIKE = 3  # cells all of one colour from which they may be the look of their column
_RATED = frozenset(("red", "amber", "yellow", "green"))
_RATES = frozenset(("red", "amber", "yellow", "green", "blue", "purple", "grey", "black"))


def settled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a document, each row with the colour that rates it, if any (`Row.tint`).

    The column of statuses rates. Where a table has none, or leaves it without words and colour, a column whose colours
    change from row to row rates; one that is all of one colour, follows the rows in stripes or has the colours of
    themes is decoration, unless the plan prints a key of its colours; and a few cells in colour are marked, not rated.
    """
    keyed = cache(lambda: bool(status_key.read([*_outside(pieces)])))
    rows = [piece for piece in pieces if isinstance(piece, Row) and piece.kind not in (Kind.SECTION, Kind.OVERALL)]
    tables: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        tables.setdefault(row.headings.words, []).append(row)
    columns = {words: _rating(found, keyed) for words, found in tables.items()}
    return tuple(
        replace(piece, tint=_of(piece, columns.get(piece.headings.words))) if isinstance(piece, Row) else piece
        for piece in pieces
    )


def _of(row: Row, column: int | None) -> str | None:
    return row.tints[column] if column is not None and column < len(row.tints) else None


def _outside(pieces: Sequence[Piece]) -> Iterator[Passage]:
    """The words outside rows, with the colours behind them: where a plan may explain its colours."""
    for piece in pieces:
        if isinstance(piece, Line):
            yield Passage(text=piece.text, places=(), tints=((piece.tint, piece.text),) if piece.tint else ())
        elif isinstance(piece, Spanning | Aside):
            for row in piece.rows if isinstance(piece, Aside) else (piece.row,):
                yield Passage(text=" ".join(filter(None, row.cells)), places=(), tints=patches(row))


def patches(row: RawRow) -> tuple[tuple[str, str], ...]:
    """The colours of a row's cells, each with its words; a patch without words has those of the cell behind it."""
    found = []
    for index in range(len(row.tints)):
        if tint := row.tint(index):
            words = row.cells[index] or next((row.cells[other] for other in row.filled if other > index), "")
            found.append((tint, words))
    return tuple(found)


def _rating(rows: Sequence[Row], keyed: Callable[[], bool]) -> int | None:
    """The column whose colours rate; None when there is none."""
    headings = max((row.headings for row in rows), key=lambda found: len(found.columns))
    stated = headings.at(Column.STATUS)[:1]
    coloured = any(_of(row, index) for row in rows for index in stated)
    if coloured and _own(rows, stated[0]) and not (_decorates(rows, stated[0], keyed) or _rates_else(rows, stated[0])):
        return stated[0]
    told = any(row.cells[index] for row in rows for index in stated if index < len(row.cells))
    width = min(max((len(row.tints) for row in rows), default=0), len(headings.columns))
    found = [
        index
        for index in range(width)
        if _changes(down := [_of(row, index) for row in rows])
        and not _decorates(rows, index, keyed)
        and (2 * sum(tint in _RATES for tint in down) > len(rows) or keyed())
        and not _rates_else(rows, index)
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


def _decorates(rows: Sequence[Row], column: int, keyed: Callable[[], bool]) -> bool:
    """Whether the colours of a column are its own look, or those of whole rows: all the same, turn about or by theme.

    Whole rows turn about in the stripes of a table. By theme, they come in blocks, each in a colour of its own.
    """
    tints = [_of(row, column) for row in rows]
    if len({*tints}) == 1 and _beside_alike(rows, column):
        return True
    striped = len(tints) >= _FEWEST_STRIPES and len({*tints[::2]}) == 1 == len({*tints[1::2]})
    regular = len({*tints}) == 1 or striped or _themed(tints)
    if not regular or not all(_of(row, column) is None or _of_its_row(row, column) for row in rows):
        return False
    return not (_changes(tints) and _themed(tints) and keyed())


def _beside_alike(rows: Sequence[Row], column: int) -> bool:
    """Whether another column is of one colour too: columns set off by their look."""
    others = (index for index in range(len(rows[0].cells)) if index != column)
    return len(rows) >= _FEWEST_ALIKE and any(
        len(down := {_of(row, index) for row in rows}) == 1 and None not in down for index in others
    )


def _rates_else(rows: Sequence[Row], column: int) -> bool:
    """Whether colours go with something other than how far a row has got: how urgent it is, how grave, whose it is.

    The heading says so, or the words do: levels such as "high", or words that come again, each in one colour.
    """
    part = max((row.headings.columns for row in rows), key=len)[column]
    words = [(normal(row.cells[column]), tint) for row in rows if (tint := _of(row, column)) and row.cells[column]]
    named = _heading(rows, column)
    if part in _ABOUT_WHO or (_words()["of"].search(named) and not _words()["rated"].search(named)):
        return True
    if words and all(_words()["levels"].fullmatch(said) for said, _ in words):
        return True
    if part in _REPORTING or _words()["rated"].search(named):
        return False
    said = {word for word, _ in words}
    return len(said) < len(words) and len({*words}) == len(said) > 1


def _heading(rows: Sequence[Row], column: int) -> str:
    words = max((row.headings.words for row in rows), key=len)
    return normal(words[column]) if column < len(words) else ""


@cache
def _words() -> Mapping[str, Pattern[str]]:
    """How headings and cells say what a colour is for, each list as a pattern."""
    return {name: phrases.pattern(listed) for name, listed in phrases.load("colours").items()}


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
