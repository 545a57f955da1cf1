"""What the styles of a Word file say of its paragraphs and letters: levels of headings, bold, hidden, numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lxml.etree import _Element as Element

from ingest.layout import BOLD
from ingest.readers.word.parts import every, find, is_on, number, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc (?:\d|heading)|table of (?:figures|authorities)|contents \d", re.IGNORECASE)
_BODY = 9  # the outline level that says "no heading"


class Styles:
    """The styles of one file. A style is named by its id; an unknown one says nothing."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {value(style, "w:styleId") or "": style for style in every(root, "w:style")}
        self._base = find(root, "w:docDefaults/w:rPrDefault/w:rPr")
        self._plain = next(
            (
                value(style, "w:styleId")
                for style in self._styles.values()
                if value(style, "w:type") == "paragraph" and value(style, "w:default") in {"1", "true", "on"}
            ),
            None,
        )
        self.chain = cache(self._chain)
        self.level = cache(self._level)
        self.numbered = cache(self._numbered)
        self._switch = cache(self._switched)

    def of_paragraph(self, properties: Element | None) -> str | None:
        """The id of a paragraph's style, the file's plain one where none is named."""
        return value(find(properties, "w:pStyle")) or self._plain

    def _chain(self, identity: str | None) -> tuple[Element, ...]:
        """A style and those it is based on, itself first."""
        found: list[Element] = []
        style = self._styles.get(identity or "")
        while style is not None and style not in found:
            found.append(style)
            style = self._styles.get(value(find(style, "w:basedOn")) or "")
        return tuple(found)

    def _level(self, identity: str | None) -> int | None:
        """The level of heading that a paragraph style marks, 1 for a title; None for other text."""
        for style in self._chain(identity):
            outline = number(value(find(style, "w:pPr/w:outlineLvl")))
            name = value(find(style, "w:name")) or ""
            if outline is not None:
                return level_of(outline)
            if heading := _HEADING.fullmatch(name):
                return level_of(int(heading[1]) - 1)
            if name.lower() == "title":
                return 1
        return None

    def is_contents(self, identity: str | None) -> bool:
        """Whether a style is that of a line in a table of contents."""
        return any(_CONTENTS.fullmatch(value(find(style, "w:name")) or "") for style in self._chain(identity)[:1])

    def _numbered(self, identity: str | None) -> tuple[Element | None, tuple[str, ...]]:
        """The numbering that a paragraph style brings, and the ids of the styles that a level may be tied to."""
        chain = self._chain(identity)
        found = (find(style, "w:pPr/w:numPr") for style in chain)
        numbering = next((one for one in found if find(one, "w:numId") is not None), None)
        return numbering, tuple(value(style, "w:styleId") or "" for style in chain)

    def on(self, switch: str, run: Element | None, paragraph: str | None) -> bool:
        """Whether a switch ("w:b", "w:vanish") is on for letters: by their own word, their style's, the paragraph's."""
        own = is_on(find(run, switch))
        if own is not None:
            return own
        return self._switch(switch, value(find(run, "w:rStyle")), paragraph)

    def _switched(self, switch: str, run: str | None, paragraph: str | None) -> bool:
        styles = (*self._chain(run), *self._chain(paragraph))
        said: Iterable[bool | None] = (is_on(find(style, f"w:rPr/{switch}")) for style in styles)
        return next((one for one in said if one is not None), is_on(find(self._base, switch)) or False)


def level_of(outline: int) -> int | None:
    """The level of heading of an outline level, which counts from 0; deep ones stay above what is merely bold."""
    return None if outline >= _BODY or outline < 0 else min(outline + 1, BOLD - 1)
