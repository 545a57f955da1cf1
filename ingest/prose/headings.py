"""Tells by its look whether a paragraph of running text is a heading."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.language import prose_words
from ingest.language.page_marks import is_stamp
from ingest.language.prose_words import ask_label, heads_asks
from ingest.layout import BOLD
from ingest.prose import fields
from ingest.prose.paragraphs import Mark, Paragraph, mark

_MOST_WORDS, _MOST_BOLD_WORDS, _MOST_NUMBERED_WORDS = 14, 25, 10
_STOPS = (".", ";", ",", "!", "?")


def unmarked(level: int | None) -> bool:
    """Whether a level says no more than that words are bold."""
    return level is None or level >= BOLD


def heads(paragraph: Paragraph) -> bool:
    """Whether a paragraph looks like a heading: marked so, or one short line that opens and ends like one."""
    label = ask_label(paragraph.text)
    if label is not None and (label.numbered or label.rest or not heads_asks(paragraph.text)):
        return False
    if prose_words.reply_to(paragraph.text) is not None:
        return False
    return not unmarked(paragraph.level) or _looks_like_heading(paragraph)


def numbers_a_part(paragraph: Paragraph, below: Sequence[Paragraph]) -> bool:
    """Whether a short numbered line heads what is below: no item of the same list."""
    found = mark(paragraph.text)
    if found is None or found.label is None or not found.scheme.startswith(("plain", "dotted")) or not below:
        return False
    short = len(found.rest.split()) <= _MOST_NUMBERED_WORDS and len(paragraph.lines) == 1
    if not short or prose_words.asks(found.rest) or found.rest.rstrip().endswith(_STOPS):
        return False
    other = mark(below[0].text)
    return other is None or other.scheme != found.scheme


def _looks_like_heading(paragraph: Paragraph) -> bool:
    text, bold = paragraph.text, paragraph.level is not None
    most = _MOST_BOLD_WORDS if bold else _MOST_WORDS
    if (len(paragraph.lines) > 1 and not bold) or len(text.split()) > most or text.rstrip().endswith(_STOPS):
        return False
    if is_stamp(text) or fields.opens_field(text) or fields.reference(text):
        return False
    found = mark(text)
    if found is not None and not _heads_part(text) and not _is_numbered_heading(found, text, bold=bold):
        return False
    return (text[:1].isalnum() and text[:1] == text[:1].upper()) or text[:1] in "“‘\"'(["


def _heads_part(text: str) -> bool:
    """Whether words are known to head a part of a report."""
    return heads_asks(text) or prose_words.ends_asks(text) or prose_words.heads_others(text)


def _is_numbered_heading(found: Mark, text: str, *, bold: bool) -> bool:
    listed = found.scheme.startswith("bullet") or found.scheme == "lettered" or prose_words.asks(found.rest)
    return not listed and (bold or text.isupper())
