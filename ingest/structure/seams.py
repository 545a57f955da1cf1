"""Joins the parts of a row that a page break or an extraction cut in two: no word lost, none twice."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from graph.model import Column
from ingest.language.labels import Split
from ingest.language.phrases import load
from ingest.layout import Line
from ingest.structure.rows import Row, widened

_END = re.compile(r"[.!?:;…][)\]”’\"']*\s*$")
_OPENER = re.compile(r"^(?!\(?[a-z\d]{1,4}[).])(?:[a-z(),;&–—-]|• [a-z])")
_HANGING = re.compile(r"(?:[,/&(–—-]|\b(?:and|or|of|the|for|with|to|in|by|a|an|at|on))\s*$", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_PROSE = (Column.RECOMMENDATION, Column.ACTION, Column.PROGRESS, Column.MILESTONES, Column.OBJECTIVE, Column.OTHER)
_LONGEST_ENDING = 3


def ends(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _END.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a text opens as the rest of a sentence does: in lower case, or with a mark that nothing opens with."""
    return _OPENER.match(text) is not None


def fragment(first: str, second: str) -> bool:
    """Whether a cell is the rest of the one above it: of a sentence, a name, a bracket or a date left open."""
    if not first or ends(first):
        return bool(first) and first.count("(") > first.count(")") < second.count(")")
    opened = first.count("(") > first.count(")")
    dated = _YEAR.search(first) is None and _YEAR.fullmatch(second) is not None
    return opened or dated or _HANGING.search(first) is not None or (goes_on(second) and " " in first + second)


def broken(row: Row, previous: Row) -> bool:
    """Whether some cell goes on in mid-sentence where the one above has no full stop."""
    return any(
        now and then and " " in now and goes_on(now) and not ends(then)
        for now, then in zip(row.cells, previous.cells, strict=False)
    )


def spilled(line: Line, above: Row) -> Row | None:
    """The row above with a line that spilled out of it: right below, in lower case, where a cell has no full stop."""
    last = above.places[-1].lines
    near = last is not None and line.place.lines is not None and line.place.lines[0] - last[1] == 1
    if not near or line.furniture or line.level is not None or not goes_on(line.text):
        return None
    prose = [index for index, column in enumerate(above.headings.columns) if column in _PROSE]
    open_cells = [index for index in prose if above.cells[index] and not ends(above.cells[index])]
    if not open_cells:
        return None
    key, index = above.headings.key, open_cells[-1]
    place = replace(line.place, column=index + 1, seam="line below the row")
    texts = [line.text if i == index else "" for i in range(len(above.cells))]
    places = tuple((place,) if i == index else () for i in range(len(above.cells)))
    rest = Split(label=None, text=line.text if index == key else "")
    row = replace(above, cells=tuple(texts), places=(place,), cell_places=places, split=rest)
    return join(above, row, "line below the row")


def join(first: Row, second: Row, seam: str) -> Row:
    """Two parts of one row as one: cell by cell, the second part's places marked with the seam."""
    width = max(len(first.cells), len(second.cells))
    first, second = _padded(first, width), _padded(second, width)
    cells = tuple(glue(a, b) for a, b in zip(first.cells, second.cells, strict=True))
    marked = tuple(tuple(replace(place, seam=seam) for place in places) for places in second.cell_places)
    return replace(
        first,
        cells=cells,
        places=(*first.places, *(replace(place, seam=seam) for place in second.places)),
        cell_places=tuple(a + b for a, b in zip(first.cell_places, marked, strict=True)),
        split=_glued_split(first.split, second.split),
        tints=_both(first.tints, second.tints),
    )


def _both(first: tuple[str | None, ...], second: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The colour of each cell: a cell cut in two has the colour of its first part, else of its second."""
    return tuple(a or b for a, b in zip_longest(first, second))


def _padded(row: Row, width: int) -> Row:
    extra = width - len(row.cells)
    headings = widened(row.headings, width)
    return replace(row, cells=row.cells + ("",) * extra, cell_places=row.cell_places + ((),) * extra, headings=headings)


def _glued_split(first: Split, second: Split) -> Split:
    return replace(first, text=glue(first.text, second.text))


def glue(first: str, second: str) -> str:
    """Two parts of a text as one: a list item or paragraph stays on a line of its own, a broken sentence is closed."""
    if not first or not second:
        return first or second
    if second.startswith("• ") or (ends(first) and "\n" in first + second):
        return f"{first}\n{second}"
    if first.endswith("-") and not first.endswith(" -") and second[:1].islower():
        return first + second if _hyphenated(first, second) else first[:-1] + second
    return f"{first} {second}"


def _hyphenated(first: str, second: str) -> bool:
    """Whether a hyphen at a break is the word's own ("multi-agency"), not the break's ("consult-ant").

    Its own: a beginning that is often joined so, or an end that stands as a word by itself in these two parts.
    """
    opening = re.findall(r"\w+", first)[-1].lower() if re.search(r"\w-$", first) else ""
    ending = re.findall(r"\w+", second)[0].lower()
    alone = len(ending) > _LONGEST_ENDING and ending in re.findall(r"\w+", f"{first} {second[len(ending) :]}".lower())
    return opening in load("hyphens")["beginnings"] or alone
