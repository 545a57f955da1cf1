"""Reads Word files (.docx, .docm, .dotx, the Strict dialect too) as lines and tables in the order they stand.

Tracked changes are read as accepted. Numbers that Word counts by itself stand before the words. The words of notes
come after the last line, each marked "[1]" and placed where it is pointed to; running headers and footers come last,
as furniture. What a place calls a line is a paragraph here, counted from the top; the end of a table row counts as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from graph.errors import UnreadableDocument
from graph.identity import digest, normal
from graph.model import Place
from ingest.layout import Block, Document, Limits, Line, RawTable
from ingest.readers.word.layout import Layout
from ingest.readers.word.paragraphs import Paragraphs
from ingest.readers.word.parts import Parts, every, find, is_on, named, value
from ingest.readers.word.remarks import remarks
from ingest.readers.word.story import Item, Story, item_lines

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES = {"w:footnoteReference": ("footnotes", "w:footnote"), "w:endnoteReference": ("endnotes", "w:endnote")}


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The lines and tables of a Word file; raises `UnreadableDocument` when it is damaged, too large or empty."""
    try:
        return _read(data, name, limits)
    except RecursionError as error:
        raise UnreadableDocument(
            f"{name} holds tables or boxes inside one another too deeply to be an action plan. "
            "Copy the plan itself into a new file and give that."
        ) from error


def _read(data: bytes, name: str, limits: Limits) -> Document:
    parts = Parts(data, name, limits)
    paragraphs = Paragraphs(parts)
    story = Story(paragraphs, name, limits)
    body = tuple(Layout().blocks(story.read(parts.body)))
    notes = tuple(_notes(parts, paragraphs, story))
    first, running = _running(parts, story)
    remarked = tuple(remarks(parts, paragraphs.hidden, paragraphs.prompts))
    if not body and not notes:
        raise UnreadableDocument(f"{name} holds no words. {' '.join(remarked)} Check that it was saved whole.")
    return Document(
        digest=digest(data),
        name=name,
        size=len(data),
        media_type=MEDIA_TYPE,
        blocks=_ordered(body, notes, first, running),
        notes=remarked,
    )


def _ordered(
    body: tuple[Block, ...], notes: tuple[Line, ...], first: tuple[Line, ...], running: tuple[Line, ...]
) -> tuple[Block, ...]:
    """All blocks; where the page opens with a table, the header above it is what names the plan, so it stands first."""
    if body and isinstance(body[0], RawTable):
        titles = tuple(replace(line, furniture=False) for line in first)
        return (*titles, *body, *notes, *running[len(first) :])
    return (*body, *notes, *running)


def _notes(parts: Parts, paragraphs: Paragraphs, story: Story) -> Iterator[Line]:
    """Footnotes and endnotes in the order they are pointed to, then those that a note points to."""
    read = 0
    roots = {kind: parts.of_kind(kind) for kind, _ in _NOTES.values()}
    while read < len(paragraphs.notes):
        reference, identity, where = paragraphs.notes[read]
        read += 1
        kind, tag = _NOTES[reference]
        note = next((one for one in every(roots[kind], tag) if value(one, "w:id") == identity), None)
        words = " ".join(_words(story.read(note))) if note is not None else ""
        if words:
            yield Line(text=f"[{read}] {words}", place=Place(lines=(where, where)))


def _words(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield from item_lines(item)


def _running(parts: Parts, story: Story) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The header of the first page, and all headers and footers that are shown, that one first; each text once."""
    mirrored = is_on(find(parts.of_kind("settings"), "w:evenAndOddHeaders"))
    seen: set[str] = set()
    first: tuple[Line, ...] = ()
    found: list[Line] = []
    for count, section in enumerate(every(parts.body, ".//w:sectPr")):
        for reference in _shown(section, mirrored=bool(mirrored)):
            root = parts.linked(value(reference, "r:id"))
            lines = [] if root is None else list(_words(story.read(root)))
            new = [text for text in lines if normal(text) not in seen]
            seen.update(map(normal, new))
            found.extend(Line(text=text, place=Place(), furniture=True) for text in new)
            if count == 0 and not first and named(reference) == "w:headerReference":
                first = tuple(found)
    return first, tuple(found)


def _shown(section: Element, *, mirrored: bool) -> list[Element]:
    """The headers, then the footers of a section that some page shows, those of its first page before the others."""
    titled = is_on(find(section, "w:titlePg"))
    kinds = ["first"] if titled else []
    kinds += ["default", *(["even"] if mirrored else [])]
    return [
        reference
        for tag in ("w:headerReference", "w:footerReference")
        for kind in kinds
        for reference in every(section, tag)
        if value(reference, "w:type") == kind
    ]
