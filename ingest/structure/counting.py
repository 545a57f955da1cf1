"""Tells the rows of a table that count its other rows: "Total | 14", "Complete | 9", "Average | 62%"."""

from __future__ import annotations

from graph.model import Status
from ingest.language import phrases, status_key
from ingest.language.phrases import pattern
from ingest.layout import RawRow

_NAMED = pattern(phrases.load("counting")["rows"]["names"])
_FIGURE = pattern([r"[£$€]?\d{1,3}(,?\d{3})*([.]\d+)? ?%?", r"\d+ (of|/|out of) \d+", "-", "–", "n/a", "nil"])
_MOST_NAME_WORDS = 6


def counts(row: RawRow, key: int | None) -> bool:
    """Whether a row only counts: the name of a count, or a status, and figures beside it, with no ask at `key`."""
    texts = [row.cells[index].strip(" :") for index in row.filled]
    if len(texts) < 2 or row.filled[0] > 1:  # noqa: PLR2004 - a name and a figure
        return False
    name, *rest = texts
    asked = row.cells[key].strip() if key is not None and key < len(row.cells) and row.filled[0] != key else ""
    figures = all(_FIGURE.fullmatch(text) or _FIGURE.fullmatch(text.partition("(")[0].strip()) for text in rest)
    if not figures or (asked and not _FIGURE.fullmatch(asked)) or len(name.split()) > _MOST_NAME_WORDS:
        return False
    return _NAMED.search(name) is not None or (asked != "" and _rates(name))


def _rates(name: str) -> bool:
    """Whether a name is a status or its colour, whose rows are counted."""
    return status_key.is_status(name) or status_key.token_name(name) in status_key.COLOURS or name in {*Status}
