"""Remarks on a Word file for people: what it holds besides the words that were read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from ingest.readers.word.parts import Parts, every, find

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def remarks(parts: Parts, hidden: int, prompts: int) -> Iterator[str]:
    """One sentence for each thing that a reader should know of; `hidden` counts words, `prompts` unfilled fields."""
    body = parts.body
    inserted, deleted = _tracked(body)
    if inserted or deleted:
        yield (
            f"The file holds tracked changes ({_count(inserted, 'insertion')}, {_count(deleted, 'deletion')}). "
            "It was read as if all of them were accepted."
        )
    if comments := len(every(parts.of_kind("comments"), "w:comment")):
        yield f"{_count(comments, 'comment')} in the margin {_were(comments)} left out."
    if hidden:
        yield f"{_count(hidden, 'word')} formatted as hidden text {_were(hidden)} left out."
    if prompts:
        yield f"{_count(prompts, 'field')} that nobody filled in {_were(prompts)} left empty."
    if pictures := len(every(body, ".//a:blip")) + len(every(body, ".//v:imagedata")) - _pictured_twice(body):
        yield f"The file holds {_count(pictures, 'picture')}. Words inside pictures are not read."
    embedded = len(every(body, ".//o:OLEObject")) + sum(
        one.get("uri") == _CHART for one in every(body, ".//a:graphicData")
    )
    if embedded:
        yield f"{_count(embedded, 'chart or embedded file', 'charts or embedded files')} {_were(embedded)} not read."
    if inserted_files := len(every(body, ".//w:altChunk")):
        yield (
            f"{_count(inserted_files, 'other file')} put into this one as a whole {_were(inserted_files)} not read. "
            "Open the file in Word and save it again to make the words its own."
        )
    if parts.macros:
        yield "The file holds macros. They were not run."


def _tracked(body: Element) -> tuple[int, int]:
    """How many insertions and deletions are tracked; words that were moved count as one of each."""
    inserted = [*every(body, ".//w:ins"), *every(body, ".//w:moveTo")]
    deleted = [*every(body, ".//w:del"), *every(body, ".//w:moveFrom")]
    return len(inserted), len(deleted)


def _pictured_twice(body: Element) -> int:
    """Pictures that stand a second time for older programs."""
    return sum(
        len(every(find(one, "mc:Fallback"), ".//v:imagedata"))
        for one in every(body, ".//mc:AlternateContent")
        if every(find(one, "mc:Choice"), ".//a:blip")
    )


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
