"""Says of a whole row what it is in its table: a recommendation, one more action, or words that head other rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Column
from ingest.language import labels, status_key
from ingest.language.breaks import goes_on
from ingest.layout import RawRow
from ingest.structure.rows import Kind, Numbering, Row, ask
from ingest.structure.sections import keyed, numbered

_FEWEST_MERGED = 3
_MOST_HEADING_WORDS = 8
_THEME = re.compile(r"[A-Z][A-Za-z’'-]{3,}")
_TOLD = re.compile(
    r"(?:(?:latest|current|progress|status|further|overall|position|year[- ]end)\s+)*"
    r"(?:update|progress|comments?|commentary|narrative)\b[^:\n]{0,30}:\s*\S+\s+\S+",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"(?:(?:overall|current|latest|final|present|recommendation|action|progress|b?rag)\s+)*(?:status|rating|rag|brag|position)"
    r"(?:\s*\([^()]*\))?\s*(?::|\s[–—-]\s)\s*(?P<words>[^\n:]{1,60})",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:should|must|shall|ought|needs? to|is asked to|are asked to|to (?:ensure|review|develop))\b", re.IGNORECASE
)


def kind_of(row: Row, below: Sequence[RawRow], numbers: Numbering) -> Kind:
    """The kind of a row; `below` are the rows under it in its table."""
    if heads_rows(row) and not _asks_across(row, below, numbers):
        return Kind.SECTION
    if not row.split.text and row.split.label is None:
        return Kind.ACTION
    if not spans(row) or _actions_follow(row, below) or _labelled_alike(row, numbers):
        return Kind.ITEM
    words = next(cell for cell in row.cells if cell)
    return Kind.SECTION if _reads_as_heading(words, below) else Kind.ITEM


def heads_rows(row: Row) -> bool:
    """Whether a row's only words stand in the first column, or over several, and are no ask, label or half sentence."""
    filled = [index for index, text in enumerate(row.cells) if text]
    if row.merged and filled == [0]:
        return not labels.is_label(row.cells[0]) and not _ASKS.search(row.cells[0])
    if filled != [0] and not _sums_up(row, filled):
        return _same_everywhere(row.cells)
    if row.headings.key == 0 or goes_on(row.cells[0]):
        return _same_everywhere(row.cells)
    word = row.cells[0]
    # One word may be a part of a label or a rating that was cut off; another one in full is a theme ("Transitions").
    cut = labels.names_kind(word) or row.headings.columns[0] is Column.STATUS
    theme = _THEME.fullmatch(word) is not None and not cut
    return not labels.is_label(word) and (len(word.split()) > 1 or theme)


def _sums_up(row: Row, filled: Sequence[int]) -> bool:
    """Whether beside the name of a theme, where labels stand, only a rating of the rows below is given."""
    names = filled[:1] == [0] and row.headings.columns[0] in (Column.LABEL, Column.SECTION)
    return names and len(filled) == len(("name", "rating")) and row.headings.columns[filled[1]] is Column.STATUS


def told_across(row: Row) -> bool:
    """Whether words over several columns report on the row above ("Update: …")."""
    filled = [index for index, text in enumerate(row.cells) if text]
    return row.merged and len(filled) == 1 and _TOLD.match(row.cells[filled[0]]) is not None


def rated(text: str) -> tuple[str, str]:
    """What words that rate name and what they say: "Overall status" and "on track"; no name where they rate nothing."""
    found = _RATED.fullmatch(text.strip())
    return (text[: found.start("words")].strip(" :–—-"), found["words"].strip()) if found else ("", text)


def rates_across(row: Row) -> bool:
    """Whether words that stand alone rate what is above them ("Overall status: on track")."""
    filled = [index for index, text in enumerate(row.cells) if text]
    if len(filled) != 1 or not (row.merged or filled == [0]):
        return False
    name, words = rated(row.cells[filled[0]])
    return bool(name) and status_key.states([words])


def _asks_across(row: Row, below: Sequence[RawRow], numbers: Numbering) -> bool:
    """Whether words over several columns are an ask: labelled as asks are, or with rows below that only answer it."""
    if not row.merged or row.headings.key != 0:
        return False
    return _actions_follow(row, below) or (_labelled_alike(row, numbers) and not keyed(row.cells[0]))


def spans(row: Row) -> bool:
    """Whether a row has one cell with words, the first or that of the ask."""
    filled = [index for index, text in enumerate(row.cells) if text]
    return len(filled) == 1 and filled[0] in (0, row.headings.key)


def _actions_follow(row: Row, below: Sequence[RawRow]) -> bool:
    """Whether the next row has no ask of its own, so that it must answer this one."""
    return bool(below) and len(below[0].filled) > 1 and not ask(below[0], row.headings) and 0 not in below[0].filled


def _labelled_alike(row: Row, numbers: Numbering) -> bool:
    """Whether a row is labelled as the document's recommendations are."""
    if row.split.scheme == "plain":
        return numbers.schemes <= {"plain", "bare"} and numbers.labelled
    return row.split.scheme in numbers.schemes or row.split.scheme == "column"


def _reads_as_heading(text: str, below: Sequence[RawRow]) -> bool:
    """Whether words that stand alone name what the rows below are about, and ask nothing themselves."""
    if text.isupper() or keyed(text) or numbered(text):
        return True
    if _ASKS.search(text) or text.rstrip().endswith((".", ";")):
        return False
    return len(text.split()) <= _MOST_HEADING_WORDS and (not below or any(len(row.filled) > 1 for row in below))


def _same_everywhere(cells: Sequence[str]) -> bool:
    """A merged cell that the extraction repeats in each column."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= _FEWEST_MERGED and len(set(filled)) == 1
