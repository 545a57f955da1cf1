"""Keeps the headings over each paragraph of running text, and tells where the title ends and the text begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ingest.language import prose_words
from ingest.language.prose_words import ask_label, names_review
from ingest.layout import BOLD, next_to
from ingest.prose.headings import unmarked
from ingest.prose.paragraphs import Paragraph
from ingest.prose.zones import Spot
from ingest.structure.outline import is_board_line, names_work
from ingest.structure.sections import keyed, look, numbered

_LONG = 12  # words from which on a paragraph is text and no part of the title
#: Ranks of headings without a marked level, 0 the highest; a number of its own ranks by its depth.
_TOP, _CAPITALS, _NUMBERED, _LINE, _KEYED, _AGAIN, _PART, _GROUP = 10, 11, 12, 20, 21, 22, 30, 31


def body_of(paragraphs: Sequence[Paragraph], spots: Sequence[Spot], *, lined: bool) -> int:
    """The paragraph with which the text of a document begins: a long one, a part of its own, words below asks.

    `lined` says that blank lines of a text file part its paragraphs, so that lines without one are a title together.
    """
    for number, (paragraph, spot) in enumerate(zip(paragraphs, spots, strict=True)):
        known = prose_words.ends_asks(paragraph.text) or prose_words.is_summary(paragraph.text)
        part = keyed(paragraph.text) or numbered(paragraph.text)
        opens = spot.heading and (known or part or prose_words.heads_asks(paragraph.text))
        if opens and number and not (lined and _goes_on(paragraphs[number - 1], paragraph)):
            return number
        told = not spot.heading and (spot.zone is not None or ask_label(paragraph.text) is not None)
        if number and (spot.contents or told or (not spot.heading and len(paragraph.text.split()) >= _LONG)):
            return number - 1 if _heads_text(paragraphs, spots, number) else number
    return 0


def _heads_text(paragraphs: Sequence[Paragraph], spots: Sequence[Spot], number: int) -> bool:
    """Whether the line above the first words of the text is their heading, and the title stands above that."""
    if number < 2 or not spots[number - 1].heading:  # noqa: PLR2004 - a title and a heading
        return False
    heading, above = paragraphs[number - 1], paragraphs[number - 2]
    if unmarked(heading.level) and not unmarked(above.level):
        return False
    if _goes_on(above, heading) and look(heading.text) == look(above.text):
        return False
    if _names_work(heading.text) and is_board_line(above.text):
        return False  # whose it is, then what it is: one title
    deeper = heading.level is not None and above.level is not None and heading.level > above.level
    return deeper or names_review(above.text) or names_work(above.text)


def _names_work(text: str) -> bool:
    """Whether a heading says what the document is, and does not only head a part of any ("Action plan")."""
    heads = prose_words.heads_asks(text) or prose_words.heads_actions(text)
    return names_work(text) and not heads


def paths(
    paragraphs: Sequence[Paragraph], spots: Sequence[Spot], groups: AbstractSet[int], body: int
) -> list[tuple[str, ...]]:
    """The headings over each paragraph, outermost first; those above the text of the document are its title."""
    often = Counter(paragraph.text for paragraph, spot in zip(paragraphs, spots, strict=True) if spot.heading)
    stack: list[tuple[int, str]] = []
    out = []
    for number, (paragraph, spot) in enumerate(zip(paragraphs, spots, strict=True)):
        if number >= body and ((spot.heading and not spot.contents) or number in groups):
            rank = _rank(paragraph, spot, group=number in groups)
            if rank == _LINE and often[paragraph.text] > 1:
                rank = _AGAIN  # "Questions for the Board" under each finding
            while stack and stack[-1][0] >= rank:
                stack.pop()
            stack.append((rank, paragraph.text))
        out.append(tuple(text for _, text in stack if not prose_words.opens_document(text)))
    return out


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether two lines of one look stand right below one another, as those of a title do."""
    near = next_to(above.lines[-1].place, below.lines[0].place)
    return near and above.level == below.level and above.text.isupper() == below.text.isupper()


def _rank(paragraph: Paragraph, spot: Spot, *, group: bool) -> int:
    """The rank of a heading among those over a paragraph, 0 the highest."""
    text, kind = paragraph.text, look(paragraph.text)
    if group:
        return _GROUP + 1
    if paragraph.level is not None and paragraph.level < BOLD:
        return paragraph.level
    if kind.startswith("numbered"):
        return _NUMBERED + int(kind.partition(":")[2])
    if kind != "top" and spot.zone is not None and text != spot.head:
        return _PART if prose_words.heads_asks(text) else _GROUP
    return {"top": _TOP, "capitals": _CAPITALS}.get(kind, _KEYED if kind.startswith("keyed") else _LINE)
