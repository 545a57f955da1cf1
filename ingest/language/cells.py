"""What the cells of a column show by themselves: labels, ratings, dates, phrases or sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.language import prose_words
from ingest.language.labels import is_label

#: Words a cell on average: from the first on it can ask, from the second on it tells.
PHRASES, SENTENCES = 4, 7
_MOST_DATE_LENGTH = 40
_MOST_OF = 0.6
_DATE = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d|q(?:uarter)? ?[1-4]|ongoing|immediate)\b", re.IGNORECASE
)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]?(?:\d\d|(?:19|20)\d\d)", re.IGNORECASE
)
_ROMAN = re.compile(r"[(]?[ivxlIVXL]{1,5}[).:]?")
_RATING = re.compile(
    r"\W*(?:[a-z]|red|amber|yellow|green|blue|grey|gr[ae]y|purple|white|black|[ragby]|[0-5]|complete[d]?|closed|open|done|"
    r"ongoing|overdue|not (?:yet )?(?:started|due|begun)|in progress|on[- ]track|off[- ]track|under ?way|achieved|"
    r"delayed|outstanding|superseded|started|dropped|parked|yes|partly|partial|not yet|no)\W*",
    re.IGNORECASE,
)
_MARK = re.compile(r"[xX\u00d7✓✔✅☑☒■▪◼●•▬█*]{1,3}")
_SHARE = re.compile(r"(?:100|\d{1,2})(?:[.]\d+)? ?%?")
_ANSWER = re.compile(r"\W*(?:y(?:es)?|no?|n/?a)\W*", re.IGNORECASE)
_NO = re.compile(
    r"\W*(?:not (?:accepted|agreed|supported|approved|adopted)|rejected|declined|refused|disagree[d]?)\W*",
    re.IGNORECASE,
)
#: How much something matters.
_RANK = re.compile(
    r"\W*(?:(?:very )?(?:high|medium|low|med|urgent|critical|important|essential|desirable|major|minor|normal|routine|"
    r"immediate|moderate|top|must|should|could|none|n/?a|tbc|[a-z]|red|amber|yellow|green|p?\d+)\W*){1,3}(?:priority)?\W*",
    re.IGNORECASE,
)
_COLOURED = re.compile(
    r"\W*(?:[a-z]|red|amber|yellow|orange|green|blue|gr[ae]y|purple|white|black|\d{1,3} ?%?)\W*", re.IGNORECASE
)


def rates(cell: str) -> bool:
    """Whether a cell is one of the words, letters and colours that rate."""
    return _RATING.fullmatch(cell) is not None


def is_mark(cell: str) -> bool:
    """Whether a cell is a cross, a tick or a blot, and nothing else."""
    return _MARK.fullmatch(cell.strip()) is not None


def is_share(cell: str) -> bool:
    """Whether a cell is a figure from 0 to 100, such as the share that is done."""
    return _SHARE.fullmatch(cell.strip()) is not None


def ranks(cell: str) -> bool:
    """Whether a cell says how much something matters."""
    return _RANK.fullmatch(cell) is not None


def part_shown(cells: list[str]) -> str | None:
    """The part of a column whose heading says nothing: labels, ratings and dates show themselves."""
    if len(cells) > 1 and all(_MONTH.fullmatch(cell) for cell in cells):
        return "timescale"  # "Apr 2023" is made as some labels are
    if len(cells) > 1 and all(is_label(cell) for cell in cells) and _numbers_rows(cells):
        return "label"
    if are_ratings(cells):
        return "status"
    if cells and all(dated(cell) for cell in cells):
        return "timescale"
    return None


def are_ratings(cells: list[str]) -> bool:
    """Whether the cells of a column are ratings: a few words each, most of them words or colours that rate."""
    if not cells or any(len(cell.split()) > PHRASES for cell in cells):
        return False
    return sum(rates(cell) for cell in cells) >= _MOST_OF * len(cells)


def dated(cell: str) -> bool:
    """Whether a cell says when, in few words."""
    return len(cell) < _MOST_DATE_LENGTH and _DATE.search(cell) is not None


def decides(cell: str) -> bool:
    """Whether a cell only says whether an ask was taken on."""
    return prose_words.is_accepted(cell) or prose_words.is_decision(cell)


def answers(cell: str) -> bool:
    """Whether a cell only says yes or no."""
    return _ANSWER.fullmatch(cell) is not None


def refuses(cell: str) -> bool:
    """Whether the reply to an ask only says that it is not taken on."""
    return _NO.fullmatch(cell) is not None


def comes_back(cells: list[str]) -> bool:
    """Whether the words of cells come again, or all of them rate."""
    return len({*cells}) < len(cells) or all(rates(cell) for cell in cells)


def telling(cells: list[str]) -> int:
    """How much the cells of a column of statuses tell: only when, a letter, colour or figure each, or words."""
    coloured = sum(_COLOURED.fullmatch(cell) is not None for cell in cells)
    return 0 if all(dated(cell) for cell in cells) else 1 if coloured > len(cells) / 2 else 2


def only_figures(cells: Sequence[str]) -> bool:
    """Whether the cells hold figures and no words: a table of numbers asks nothing."""
    return bool(cells) and not any(re.search(r"[^\W\d_]{2}", cell) for cell in cells)


def wordy(cells: list[str], least: float = PHRASES) -> bool:
    """Whether cells hold so many words on average: from `PHRASES` on they can ask, from `SENTENCES` on they tell."""
    return bool(cells) and sum(len(cell.split()) for cell in cells) / len(cells) >= least


def _numbers_rows(labels: list[str]) -> bool:
    """Whether labels number their rows: figures count upwards, letters follow the alphabet or are Roman numerals."""
    if all(label.strip("().: ").isdigit() for label in labels):
        numbers = [int(label.strip("().: ")) for label in labels]
        return all(a <= b for a, b in pairwise(numbers)) and numbers[0] < numbers[-1]
    if any(any(char.isdigit() for char in label) for label in labels):
        return True
    return len({*labels}) == len(labels) and (
        labels == sorted(labels) or all(_ROMAN.fullmatch(label) for label in labels)
    )
