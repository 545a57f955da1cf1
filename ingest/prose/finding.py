"""Finds asks and their replies in running text, and gives them as rows like those of a table."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout import BOLD, Line
from ingest.prose.ask_rows import places_of, rows_of
from ingest.prose.ground import Ground, survey
from ingest.prose.loose_rows import as_lines
from ingest.prose.walk import Walk
from ingest.structure.rows import Header, Piece, Prose, Row

#: Why a paragraph that looks like an ask is none.
OTHERS = "recommendations of another review or of an earlier time"


def find(pieces: Sequence[Piece], *, lined: bool = True) -> tuple[Piece, ...]:
    """The pieces of a document with the asks of its running text as rows; unchanged where none is found.

    `lined` says that the lines are those of a text file, which breaks its paragraphs.
    """
    given = pieces
    pieces = as_lines(given, mixed=any(isinstance(piece, Row | Header) for piece in given))
    ground = survey(pieces, lined=lined)
    walk = Walk(ground)
    asks = walk.run()
    if not asks and not ground.mixed:
        walk = Walk(ground, lenient=True)
        asks = walk.run()
    if not asks and (ground.mixed or not any(ground.is_of_others(number) for number in range(len(ground.paragraphs)))):
        return tuple(given)
    return _placed(pieces, ground, walk.taken, rows_of(asks))


def _placed(
    pieces: Sequence[Piece], ground: Ground, taken: set[int], rows: dict[int, list[Piece]]
) -> tuple[Piece, ...]:
    """The pieces in order, each paragraph as the rows it became, a heading or words that tell."""
    out: list[Piece] = []
    by_piece = {paragraph.first: number for number, paragraph in enumerate(ground.paragraphs)}
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Line) or piece.furniture:
            out.append(piece)
            continue
        if index not in by_piece:
            continue
        number = by_piece[index]
        if number in rows:
            out.extend(rows[number])
        if number not in taken:
            out.extend(_told(ground, number))
    return tuple(out)


def _told(ground: Ground, number: int) -> list[Piece]:
    """A paragraph that is in no ask: as it stands where tables follow their own rules, else placed here."""
    paragraph, spot = ground.paragraphs[number], ground.spots[number]
    aside, body = ground.is_of_others(number), number == ground.body
    heading = (spot.heading and not spot.contents) or number in ground.groups
    placed = aside or spot.contents or body or (heading and spot.zone is not None)
    if ground.mixed and not placed and len(paragraph.lines) == 1:
        return list(paragraph.lines)
    level = paragraph.level if paragraph.level is not None and paragraph.level < BOLD else None
    return [
        Prose(
            text=paragraph.text, places=places_of(paragraph.lines), heading=heading,
            level=level, reason=OTHERS if aside else None, body=body,
            tints=tuple((line.tint, line.text) for line in paragraph.lines if line.tint),
        )
    ]  # fmt: skip
