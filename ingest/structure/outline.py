"""Tells titles, headings and prose apart among the lines that stand outside the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from graph.identity import normal
from ingest.language import status_key
from ingest.language.page_marks import is_stamp
from ingest.layout import BOLD, Line, next_to
from ingest.structure.rows import Header, Piece, Prose, Row
from ingest.structure.sections import keyed, look, numbered
from ingest.structure.tables import Spanning

_BOARD = re.compile(
    r"\b(?:board|partnership|council|safer \w+|SAB|LSCB|SSCB|LSCP|SCP|CSP|bwrdd|partneriaeth)\b", re.IGNORECASE
)
_WORK = re.compile(
    r"\b(?:plan|review|report|strategy|tracker|log|register|recommendations|learning|[DS]HR|SAR|SCR|LCSPR|SUSR|APR|CPR|"
    r"improvement|audit|challenge|cynllun|adolygiad)\w*\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[(]?(?:\d+(?:\.\d+)*|[a-zA-Z])[.)]\s*\S")
_DEFINED = re.compile(r"(?P<short>[A-Z][A-Za-z&]{0,9})\s*(?:[:=]|\s[–—-])\s+(?P<long>.+)")
_KEY = re.compile(
    r"\W*(?:(?:\w+\s+){0,4}(?:key|legend)(?:\s+(?:to|for|of)\s+(?:the\s+)?(?:progress|status|b?rag|ratings?|colou?rs?|symbols?)"
    r"(?:\s+\w+)?)?\W*|key\b.*[:=–-].*|"
    r"(?:(?:overall|current|latest|final|b?rag)\s+)*(?:status|ratings?|position|progress|outcome)\s*[:=].*|[^/]+(?:\s/\s[^/]+){2,}|(?:b?rag)\s+(?:key|rating|ratings|status)\b.*|"
    r"(?:red|amber|yellow|green|blue|grey|gr[ae]y|purple|white|black|[RAGBY]|[0-5])\s*(?:[-–—:=(]|is\b|means\b).*)",
    re.IGNORECASE,
)
_DATE_ONLY = re.compile(
    r"\W*(?:[a-z]+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?[\s/.-]+)?(?:(?:[a-z]+|\d{1,2})[\s/.,-]+)?(?:19|20)\d\d"
    r"(?:\s*[-–/]\s*(?:\d\d|(?:19|20)\d\d))?\W*",
    re.IGNORECASE,
)
_RATE = frozenset(("red", "amber", "yellow", "green"))
_MOST_WORDS = 16
_MOST_NUMBERED_WORDS = 45


class Part(Enum):
    """What a line is in its document."""

    TITLE = "title"
    HEADING = "heading"
    PREAMBLE = "preamble"
    FURNITURE = "furniture"


def outline(pieces: Sequence[Piece]) -> dict[int, Part]:
    """The part of each line, paragraph and spanning row that stands by itself, by its index among the pieces."""
    last = max((index for index, piece in enumerate(pieces) if isinstance(piece, Row | Header)), default=-1)
    parts = {
        index: _part(index, pieces, last)
        for index, piece in enumerate(pieces)
        if isinstance(piece, Line | Spanning | Prose)
    }
    for index in _contents(pieces, parts):
        parts[index] = Part.PREAMBLE
    for index in _titles(pieces, parts):
        parts[index] = Part.TITLE
    return parts


def _contents(pieces: Sequence[Piece], parts: dict[int, Part]) -> list[int]:
    """Headings above the first row that only announce: a list of contents, whose lines come again further down."""
    first = next((index for index, piece in enumerate(pieces) if isinstance(piece, Row | Header)), len(pieces))
    headings = [
        (index, normal(words_at(pieces[index])))
        for index in parts
        if parts[index] is Part.HEADING and not isinstance(pieces[index], Prose)
    ]
    last = {key: index for index, key in sorted(headings)}
    return [
        index
        for index, key in headings
        if index + 1 < first and (key in {"contents", "table of contents"} or last[key] > index)
    ]


def words(piece: Line | Spanning | Prose) -> str:
    """The words of a line, of a paragraph or of a spanning row."""
    return " ".join(cell for cell in piece.row.cells if cell) if isinstance(piece, Spanning) else piece.text


def is_board_line(text: str) -> bool:
    """Whether a title line names who publishes and nothing else."""
    return _BOARD.search(text) is not None and _WORK.search(text) is None


def names_work(text: str) -> bool:
    """Whether a line names a plan, a review or another piece of work."""
    return _WORK.search(text) is not None


def _part(index: int, pieces: Sequence[Piece], last: int) -> Part:
    piece = pieces[index]
    if isinstance(piece, Prose):
        return Part.HEADING if piece.heading else Part.PREAMBLE
    if isinstance(piece, Line) and piece.furniture:
        return Part.FURNITURE
    level = piece.level if isinstance(piece, Line) else None
    if level is not None and level < BOLD:
        return Part.HEADING
    return Part.HEADING if index < last and _is_heading(index, pieces, bold=level == BOLD) else Part.PREAMBLE


def _is_heading(index: int, pieces: Sequence[Piece], *, bold: bool) -> bool:
    """Whether a line without a marked level heads the rows below it."""
    text = words_at(pieces[index])
    if _explains_colour(index, pieces) or _in_key(index, pieces):
        return False
    if is_stamp(text) or any(form.fullmatch(text) for form in (_KEY, _DATE_ONLY)) or _defines(text):
        return False
    if _NUMBERED.match(text):
        return _leads_to_table(index, pieces) and not _in_list(index, pieces)
    if text.rstrip().endswith(":") and not isinstance(pieces[index + 1], Row | Header):
        return False
    return (keyed(text) and _leads_to_table(index, pieces)) or _looks_like_heading(text, bold=bold)


def _explains_colour(index: int, pieces: Sequence[Piece]) -> bool:
    """Whether a line on a ground of colour says what the colour stands for, beside one on another colour."""
    piece = pieces[index]
    if not isinstance(piece, Line) or piece.tint is None or status_key.classify(piece.text) is None:
        return False
    near = [pieces[i] for i in (index - 1, index + 1) if 0 <= i < len(pieces)]
    return any(isinstance(other, Line) and other.tint not in {None, piece.tint} for other in near)


def _in_key(index: int, pieces: Sequence[Piece]) -> bool:
    """Whether a line is one of a key of colours: the line above or below has another colour, and one of them rates."""
    near = [pieces[i] for i in (index, index - 1, index + 1) if 0 <= i < len(pieces)]
    tints = [piece.tint if isinstance(piece, Line) else None for piece in near]
    return tints[0] is not None and any(
        other and other != tints[0] and {other, tints[0]} & _RATE for other in tints[1:]
    )


def _defines(text: str) -> bool:
    """Whether a line explains a short form or a mark: "DAPB – Domestic Abuse Partnership Board", "C: completed"."""
    found = _DEFINED.fullmatch(text)
    if found is None:
        return False
    if len(found["short"]) == 1:
        return found["long"][:1].islower()
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", found["long"])).lower()
    letters = iter(initials)
    return len(initials) > 1 and all(letter in letters for letter in found["short"].lower() if letter.isalpha())


def _looks_like_heading(text: str, *, bold: bool) -> bool:
    most = _MOST_WORDS * 2 if bold else _MOST_WORDS
    return (
        len(text.split()) <= most
        and not text.rstrip().endswith((".", ";", ",", "!", "; and", "; or"))
        and (text[:1].isalnum() or text[:1] in "“‘\"'([")
        and text[:1] == text[:1].upper()
    )


def _in_list(index: int, pieces: Sequence[Piece]) -> bool:
    """Whether a numbered line is one of a list: the line right above or below it is numbered too."""
    piece = pieces[index]
    near = [pieces[i] for i in (index - 1, index + 1) if 0 <= i < len(pieces)]
    return isinstance(piece, Line) and any(
        isinstance(other, Line)
        and _NUMBERED.match(other.text) is not None
        and next_to(piece.place, other.place)
        and _counts_on(piece.text, other.text)
        for other in near
    )


def _counts_on(one: str, other: str) -> bool:
    """Whether two numbers may be of one list: "1." right below "3." opens something else."""
    numbers = [re.match(r"[(]?(\d+)[.)]\s", text) for text in (one, other)]
    first, second = numbers
    return first is None or second is None or abs(int(first[1]) - int(second[1])) == 1


def _leads_to_table(index: int, pieces: Sequence[Piece]) -> bool:
    """Whether a numbered line stands over a table: no line numbered like it comes before the table does."""
    if len(words_at(pieces[index]).split()) > _MOST_NUMBERED_WORDS:
        return False
    for piece in pieces[index + 1 : index + 8]:
        if isinstance(piece, Row | Header):
            return True
        if isinstance(piece, Line | Spanning) and _NUMBERED.match(words(piece)):
            return False
    return False


def words_at(piece: Piece) -> str:
    """The words of a line, paragraph or spanning row, none for other pieces."""
    return words(piece) if isinstance(piece, Line | Spanning | Prose) else ""


def _titles(pieces: Sequence[Piece], parts: dict[int, Part]) -> list[int]:
    """The heading lines at the top that say whose document this is and what it is."""
    opening: list[int] = []
    sheets = [index for index, piece in enumerate(pieces) if _names_sheet(piece)]
    for index, piece in enumerate(pieces):
        if isinstance(piece, Row | Header) or (isinstance(piece, Prose) and piece.body):
            break
        if parts.get(index) is not Part.HEADING or (index in sheets and len(sheets) > 1):
            continue
        text = words_at(piece)
        if keyed(text) or numbered(text):
            break
        opening.append(index)
    later = _later_looks(pieces, parts)
    untitled = (
        bool(opening) and _is_sibling(opening[0], pieces, later) and not _says_whose(words_at(pieces[opening[0]]))
    )
    named = [
        i
        for i in opening
        if not (_is_sibling(i, pieces, later) if untitled else _opens_section(i, opening, pieces, later))
    ]
    board = next((i for i in named if is_board_line(words_at(pieces[i]))), -1)
    work = next((i for i in named if _WORK.search(words_at(pieces[i]))), -1)
    first = max(board, work, opening[0] if opening and not untitled else -1)
    return [i for i in opening if i <= first or isinstance(pieces[i], Prose) or _look_at(pieces[i]) not in later]


def _says_whose(text: str) -> bool:
    """Whether a line names a board or a piece of its work."""
    return _BOARD.search(text) is not None or _WORK.search(text) is not None


def _is_sibling(index: int, pieces: Sequence[Piece], later: frozenset[str]) -> bool:
    """Whether a marked heading has the level of sections further down."""
    piece = pieces[index]
    marked = isinstance(piece, Line) and piece.level is not None and piece.level < BOLD
    return marked and _look_at(piece) in later


def _opens_section(index: int, opening: Sequence[int], pieces: Sequence[Piece], later: frozenset[str]) -> bool:
    """Whether a marked heading behind other words has the level of the sections further down."""
    behind = index - opening[0] > opening.index(index)  # something else stands between it and the first heading
    return behind and _is_sibling(index, pieces, later)


def _names_sheet(piece: Piece) -> bool:
    """Whether a heading is the name of a sheet: where a workbook has several, each heads its own part."""
    return isinstance(piece, Line) and piece.place.sheet is not None and piece.place.row is None and piece.level == 1


def _later_looks(pieces: Sequence[Piece], parts: dict[int, Part]) -> frozenset[str]:
    """The looks of the headings that stand below some row: those of sections."""
    rows = [index for index, piece in enumerate(pieces) if isinstance(piece, Row)]
    first, last = (rows[0], rows[-1]) if rows else (len(pieces), -1)
    return frozenset(
        _look_at(pieces[i]) for i, part in parts.items() if part is Part.HEADING and i > first and i < last
    )


def _look_at(piece: Piece) -> str:
    level = piece.level if isinstance(piece, Line | Prose) else None
    return look(words_at(piece), level, row=isinstance(piece, Spanning))
