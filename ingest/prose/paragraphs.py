"""Joins the lines of running text into paragraphs: lines that a page or a margin broke are one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language import labels
from ingest.language.breaks import ends, glue, goes_on
from ingest.language.prose_words import ask_label
from ingest.layout import BOLD, Line
from ingest.prose.fields import opens_field
from ingest.structure.rows import Piece

_BULLET = re.compile(r"(?P<mark>[•·●◦▪■–—*➢►✓-]|o(?=\s[A-Z]))\s+(?=\S)")
_LETTER = re.compile(
    r"[(]?(?P<label>[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[.)]\s+(?=\S)|[(](?P<only>[a-zA-Z]|[ivx]{1,5})[)]\s*(?=\S)"
)
_LONG, _MOST_WIDTH = 40, 140  # characters: a line that may be one of several, and the widest that is
_FULL = 0.82  # of the width: from here on the next word would not have fitted
_WIDEST = 0.9  # the share of long lines that are no longer than the width
_ALMOST = 0.97  # of the right edge of a page
_NEAR = 0.9  # of a line's height: lines of one paragraph stand no further apart


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """What opens an item of a list: its scheme ("bullet:•", "plain", "dotted:2", "lettered"), its label, the rest."""

    scheme: str
    label: str | None
    rest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """Lines that are one paragraph, from the piece `first` to the piece `last` of the document."""

    lines: tuple[Line, ...]
    text: str
    first: int
    last: int

    @property
    def level(self) -> int | None:
        """The level of a marked heading or of bold words."""
        return self.lines[0].level


@dataclass(frozen=True, kw_only=True, slots=True)
class _Measure:
    """The width in characters that lines of text are broken at, 0 where they are not; the right edge of each page."""

    width: int
    edges: dict[int | None, float]


def paragraphs(pieces: Sequence[Piece], *, lined: bool) -> list[Paragraph]:
    """The paragraphs of a document in order; page furniture belongs to none, and other pieces part them.

    `lined` says that its lines are those of a text file, so that a paragraph may run over several; lines with boxes on
    a page may do so too, other lines are paragraphs as they stand.
    """
    given = [piece for piece in pieces if isinstance(piece, Line) and not piece.furniture]
    measure = _Measure(width=_width(given) if lined else 0, edges=_edges(given))
    out: list[Paragraph] = []
    lines: list[Line] = []
    first = last = 0
    cut = False
    for index, piece in enumerate(pieces):
        if isinstance(piece, Line) and piece.furniture:
            cut = True
            continue
        goes = isinstance(piece, Line) and bool(lines) and _one(lines, piece, measure, cut=cut)
        if not goes and lines:
            out.append(_paragraph(lines, first, last))
            lines = []
        if isinstance(piece, Line):
            first = first if lines else index
            lines.append(piece)
            last = index
        cut = False
    return [*out, _paragraph(lines, first, last)] if lines else out


def mark(text: str) -> Mark | None:
    """The mark that opens an item of a list, None where there is none."""
    if found := _BULLET.match(text):
        return Mark(scheme="bullet:" + found["mark"], label=None, rest=text[found.end() :])
    if found := _LETTER.match(text):
        return Mark(scheme="lettered", label=found["label"] or found["only"], rest=text[found.end() :])
    split = labels.split(text, tags=_CODES)
    if split.label is None or not split.text or split.scheme in ("worded", "tag", "behind", None):
        return None
    return Mark(scheme=split.scheme, label=split.label, rest=split.text)


#: Shapes of codes that number asks: "R4 The board …".
_CODES = frozenset({"code:A9", "code:A9.9", "code:AA9", "code:A99"})


def _paragraph(lines: Sequence[Line], first: int, last: int) -> Paragraph:
    text = lines[0].text
    for line in lines[1:]:
        text = glue(text, line.text)
    return Paragraph(lines=tuple(lines), text=text, first=first, last=last)


def _width(lines: Sequence[Line]) -> int:
    """The width in characters that lines are broken at; 0 where they are not broken."""
    long = sorted(len(line.text) for line in lines if len(line.text) >= _LONG and line.place.box is None)
    width = long[int(len(long) * _WIDEST)] if long else 0
    return width if width <= _MOST_WIDTH else 0


def _edges(lines: Sequence[Line]) -> dict[int | None, float]:
    """The right edge of the text on each page."""
    found: dict[int | None, float] = {}
    for line in lines:
        if box := line.place.box:
            found[line.place.page] = max(found.get(line.place.page, 0.0), box[2])
    return found


def _one(lines: Sequence[Line], line: Line, measure: _Measure, *, cut: bool) -> bool:
    """Whether a line goes on with the paragraph above it. `cut` says that page furniture stands between."""
    above = lines[-1]
    if not (measure.width or above.place.box) or not _touches(above, line, cut=cut):
        return False
    broken = _broken(above, line, measure)
    alike = above.level == line.level or (broken and {above.level, line.level} == {None, BOLD})
    if not alike or not (broken or _full(above, line, measure)) or (cut and not goes_on(line.text)):
        return False
    return not _opens(line.text, lines)


def _touches(above: Line, line: Line, *, cut: bool) -> bool:
    """Whether a line stands right below the other, with nothing but a line's end between."""
    if cut:
        return not ends(above.text)
    if above.place.box and line.place.box:
        height = above.place.box[3] - above.place.box[1]
        apart = line.place.box[1] - above.place.box[3]
        if above.place.page != line.place.page:
            return not ends(above.text) and goes_on(line.text)  # a paragraph that a page's end cut
        return -height < apart <= _NEAR * height
    if above.place.lines is None or line.place.lines is None:
        return False
    return line.place.lines[0] - above.place.lines[1] == 1


def _full(above: Line, line: Line, measure: _Measure) -> bool:
    """Whether the first word of a line would not have fitted on the one above."""
    word = line.text.split()[0]
    if box := above.place.box:
        each = (box[2] - box[0]) / max(1, len(above.text))
        return box[2] + each * (len(word) + 1) >= measure.edges.get(above.place.page, 0.0) * _ALMOST
    return len(above.text) + 1 + len(word) >= _FULL * measure.width


def _broken(above: Line, line: Line, measure: _Measure) -> bool:
    """Whether a line goes on in small letters with a long one that has no end, or with a word cut by a hyphen."""
    long = above.place.box is not None or len(above.text) >= measure.width / 2
    return goes_on(line.text) and not ends(above.text) and (long or re.search(r"[a-z]-$", above.text) is not None)


def _opens(text: str, lines: Sequence[Line]) -> bool:
    """Whether a line opens a paragraph of its own: an item of a list, a labelled ask, a reply under its label."""
    if opens_field(text):
        return True
    ended = ends(lines[-1].text)
    if (found := ask_label(text)) is not None:
        return ended or found.strong
    item = mark(text)
    if item is None:
        return False
    return ended or item.scheme.startswith("bullet") or _next(lines[0].text, item)


def _next(text: str, item: Mark) -> bool:
    """Whether an item of a list is the one after the paragraph above it, by scheme and number."""
    above = mark(text)
    if above is None or above.scheme != item.scheme or above.label is None or item.label is None:
        return False
    return above.label < item.label or len(above.label) < len(item.label)
