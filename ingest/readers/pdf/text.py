"""Makes text of runs of letters: words, lines, and paragraphs whose lines a narrow column broke."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from ingest.readers.pdf.broken_words import BROKEN, BROKEN_LATE, HYPHEN
from ingest.readers.pdf.marks import ASKEW, Run

_GAP = 0.18  # of the size of letters: a wider gap is a blank
_SAME_LINE = 0.45  # of the size of letters: raised figures stand on the line
_SMALL, _RAISED = 0.8, 0.65  # raised figures, by how much smaller and how much higher they are
_TWICE = 0.15
_BLANK = 0.28
_NEXT_LETTER, _WIDE = 1.15, 1.9  # of the mean letter: what one more would have needed, and a wide one
_LEADING, _LOOSE, _APART = 1.8, 1.35, 1.75
_LEAST_PADDING, _MOST_PADDING = 1.0, 8.0
_LEVEL = 3.0
_BULLETS = frozenset("•▪■◦○●‣\u2043➢❖◆➔⇨→·∙")
_DASHES = frozenset("-–—o")  # a dash of any length, or the letter that typists use
_DASH_GAP = 0.6
_NUMBER = re.compile(r"[(]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]$")
_ENDED = re.compile(r"[.:;?!][)\]”’\"']*$")  # marks of quotation
_FIGURES = re.compile(r"[\d,.()%£-]+")
_DATE_CUT = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{0,3}$")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d")


class TextLine(NamedTuple):
    """A line of words: the runs it is made of, its text, and whether it is an item of a list, whose mark is left out.

    `u0` and `u1` are its ends along the line, `v` is how far down it stands, `first` is the width of its first word.
    """

    runs: tuple[Run, ...]
    text: str
    u0: float
    u1: float
    v: float
    size: float
    first: float
    item: bool = False

    @property
    def bold(self) -> bool:
        """Whether most of its letters are bold."""
        letters = sum(len(run.text) for run in self.runs)
        return 2 * sum(len(run.text) for run in self.runs if run.bold) > letters


def lines(runs: Sequence[Run]) -> list[TextLine]:
    """The lines of runs that are turned alike, from top to bottom, a run printed twice read once."""
    rows: list[list[Run]] = []
    anchor = Run("", 0, 0, 0, 0, 0, 0, 0, 0, float("-inf"), bold=False, blank=False, hidden=False, colour=None)
    for run in sorted(runs, key=lambda run: run.v):
        small, large = sorted((run.size, anchor.size))
        if run.v - anchor.v <= (_RAISED if small < _SMALL * large else _SAME_LINE) * large:
            rows[-1].append(run)
            anchor = run if run.size > anchor.size else anchor
        else:
            rows.append([run])
            anchor = run
    dashes = Counter(round(first.u0) for row in rows if (first := min(row, key=_start)).text in _DASHES)
    return [_line(_once(sorted(row, key=_start)), dashes) for row in rows]


def _start(run: Run) -> float:
    return run.u0


def _once(row: list[Run]) -> list[Run]:
    """The runs of a line, those printed twice at nearly one place read once and as bold."""
    out: list[Run] = []
    for run in row:
        for index in range(len(out) - 1, max(-1, len(out) - 4), -1):
            other = out[index]
            near = max(abs(run.u0 - other.u0), abs(run.v - other.v)) < _TWICE * run.size
            if near and run.text == other.text:
                out[index] = other._replace(bold=True, blank=other.blank or run.blank)
                break
        else:
            out.append(run)
    return out


def parts(runs: Sequence[Run]) -> list[bool]:
    """For each run but the first of a line, whether a blank stands before it."""
    return [
        before.blank or run.u0 - before.u1 > _GAP * min(before.size, run.size)
        for before, run in itertools.pairwise(runs)
    ]


def _line(row: list[Run], dashes: Counter[int]) -> TextLine:
    blanks = [False, *parts(row)]
    item, row, blanks = _itemised(row, blanks, dashes)
    text = "".join(f" {run.text}" if blank else run.text for run, blank in zip(row, blanks, strict=True)).strip()
    end = next((index for index, blank in enumerate(blanks[1:], 1) if blank), len(row))
    return TextLine(
        runs=tuple(row), text=text, u0=row[0].u0, u1=max(run.u1 for run in row), v=row[0].v,
        size=max(run.size for run in row), first=row[end - 1].u1 - row[0].u0, item=item,
    )  # fmt: skip


def _itemised(row: list[Run], blanks: list[bool], dashes: Counter[int]) -> tuple[bool, list[Run], list[bool]]:
    """Whether a line is an item of a list, and the line without the mark before it."""
    first = row[0]
    if len(row) > 1 and first.text in _BULLETS:
        return True, row[1:], [False, *blanks[2:]]
    if len(row) > 1 and first.text in _DASHES and blanks[1]:
        gap = row[1].u0 - first.u1 > _DASH_GAP * first.size
        if gap or (first.text != "o" and dashes[round(first.u0)] > 1):
            return True, row[1:], [False, *blanks[2:]]
    if len(first.text) > 1 and first.text[0] in _BULLETS:
        return True, [first._replace(text=first.text[1:]), *row[1:]], blanks
    return False, row, blanks


def text(runs: Sequence[Run], left: float, right: float) -> str:
    """The text of a cell between two edges: each paragraph and item of a list a line of its own.

    Words set sideways come behind the others. Marks stand where a break is doubtful; see `broken_words.settled`.
    """
    turns: dict[int, list[Run]] = {}
    for run in runs:
        turns.setdefault(run.turn, []).append(run)
    found = []
    for turn, ones in sorted(turns.items(), key=lambda pair: -len(pair[1])):
        rows = lines(ones)
        edges = (left, right) if turn == 0 else (min(row.u0 for row in rows), max(row.u1 for row in rows))
        found.append(flowing(rows, *edges))
    return "\n".join(part for part in found if part)


def askew(runs: Iterable[Run]) -> str:
    """The words that run across the page at a slant, in the order they were printed."""
    return " ".join(run.text for run in runs if run.turn == ASKEW)


def flowing(rows: Sequence[TextLine], left: float, right: float) -> str:
    """Lines as text: a line that the edge broke goes on behind a blank, any other stands for itself."""
    out: list[str] = []
    pitch, edge = usual_pitch(rows), _edge(rows, left, right)
    for index, row in enumerate(rows):
        if not out:
            out.append(f"• {row.text}" if row.item else row.text)
            continue
        above = rows[index - 1]
        if row.item or ends_paragraph(above, row, edge - left, edge, pitch):
            out.append(f"• {row.text}" if row.item else row.text)
        else:
            out[-1] += _joint(above, row, edge) + row.text
    return "\n".join(line for line in out if line)


def run_on(rows: Sequence[TextLine], left: float, edge: float) -> str:
    """Lines of one paragraph as its text."""
    out = f"• {rows[0].text}" if rows[0].item else rows[0].text
    for above, row in itertools.pairwise(rows):
        out += _joint(above, row, max(edge, left)) + row.text
    return out


def usual_pitch(rows: Sequence[TextLine]) -> float:
    """The usual distance from line to line, 0 where there is none."""
    pitches = [b.v - a.v for a, b in itertools.pairwise(rows)]
    close = [pitch for pitch, row in zip(pitches, rows, strict=False) if pitch < _LEADING * row.size]
    return median(close) if close else 0.0


def _edge(rows: Sequence[TextLine], left: float, right: float) -> float:
    """How far a line may run: as much before the right edge as the lines keep from the left one."""
    padding = min(max(min(row.u0 for row in rows) - left, _LEAST_PADDING), _MOST_PADDING) if rows else 0.0
    return max([right - padding, *(row.u1 for row in rows)])


def ends_paragraph(above: TextLine, row: TextLine, width: float, edge: float, pitch: float) -> bool:
    """Whether a line stands for itself: far below, or where its first word had room on the line above."""
    step = row.v - above.v
    if step > max(_LOOSE * pitch, row.size * 1.1) if pitch else step > _APART * row.size:
        return True
    if _FIGURES.fullmatch(row.text) and _FIGURES.fullmatch(above.text) and not _DATE_CUT.search(above.text):
        return True
    if _NUMBER.match(row.text.split(" ", 1)[0]) and row.u0 <= above.u0 + _LEVEL and " " in row.text:
        return True
    level = abs(above.u0 - row.u0) < _LEVEL or above.item or row.u0 > above.u0
    free = edge - above.u1 if level else width - (above.u1 - above.u0)
    room = free > row.first + _BLANK * row.size
    return room and not (row.text[:1].islower() and not _ENDED.search(above.text)) and not above.text.endswith("-")


def _joint(above: TextLine, row: TextLine, edge: float) -> str:
    """What stands between two lines of a paragraph: a blank, nothing, or a mark where it is doubtful."""
    before, behind = above.text, row.text
    word = behind.split(" ", 1)[0]
    if before.endswith("-") and len(before) > 1 and before[-2].isalnum():
        return HYPHEN if behind[:1].islower() else ""
    if before.endswith("/") and not before.endswith(" /"):
        return ""
    letter = (_WIDE if word[:1] in "mwMW" else _NEXT_LETTER) * row.first / max(1, len(word))
    full = edge - above.u1 < letter
    if not full or not before[-1:].isalnum() or not behind[:1].isalnum():
        return " "
    last = before.rsplit(" ", 1)[-1]
    if _DATE_CUT.search(last) and (cut := _DATE.match(last + word)) and cut.end() > len(last):
        return ""
    alike = behind[0].islower() or (last.isupper() and word.isupper())
    if not (alike and before[-1].isalpha() and behind[0].isalpha()):
        return " "
    return BROKEN if last == before else BROKEN_LATE
