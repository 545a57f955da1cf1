"""Finds asks in running text by the labelled replies right below them, where no heading says that asks follow."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.language import labels, prose_words
from ingest.language.labels import Split
from ingest.prose import fields
from ingest.prose.paragraphs import Paragraph, mark
from ingest.prose.zones import Spot

#: What is said of an ask and of hardly anything else, side by side.
_REPLIES = frozenset({"lead", "timescale", "progress", "response", "status", "action", "taken", "completed", "outcome"})
_FEWEST = 2  # asks of this shape in a document, and labels below each
_FEWEST_WORDS = 5


def answered(paragraphs: Sequence[Paragraph], spots: Sequence[Spot]) -> dict[int, Split]:
    """The label and words of each paragraph that asks and has two labelled replies below it, by its number.

    Empty unless the document has several, for one may as well be a form about the document itself; and where it labels
    its asks.
    """
    if any((label := prose_words.ask_label(paragraph.text)) and not label.action for paragraph in paragraphs):
        return {}
    found = {
        number: split
        for number, (paragraph, spot) in enumerate(zip(paragraphs, spots, strict=True))
        if spot.zone is None and not spot.contents and not spot.aside
        if (split := _ask(paragraph.text)) is not None and len(_replies(paragraphs, number)) >= _FEWEST
    }
    return found if len(found) >= _FEWEST else {}


def _ask(text: str) -> Split | None:
    """A paragraph as an ask, None where it asks nothing."""
    if prose_words.ask_label(text) is not None or fields.opens_field(text):
        return None
    item = mark(text)
    split = Split(label=item.label, text=item.rest) if item is not None else labels.split(text)
    asking = prose_words.requests(split.text) and not prose_words.tells(split.text)
    return split if asking and len(split.text.split()) >= _FEWEST_WORDS else None


def _replies(paragraphs: Sequence[Paragraph], number: int) -> set[str]:
    """The parts that the labels right below a paragraph name."""
    parts: set[str] = set()
    for below in paragraphs[number + 1 :]:
        replies = fields.cut(below.text)[1] if fields.opens_field(below.text) else ()
        if not replies:
            break
        parts.update(reply.part for reply in replies)
    return parts & _REPLIES


def asks_next(paragraphs: Sequence[Paragraph], spots: Sequence[Spot], number: int) -> bool:
    """Whether the paragraph below a bare label holds its request."""
    if number + 1 >= len(paragraphs) or spots[number + 1].heading:
        return False
    text = paragraphs[number + 1].text
    return prose_words.ask_label(text) is None and prose_words.requests(text) and not prose_words.tells(text)


def replied_next(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a reply under its label stands right below a bare label."""
    return number + 1 < len(paragraphs) and fields.opens_field(paragraphs[number + 1].text)
