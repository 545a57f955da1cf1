"""The words of a part of a web page in the order they are shown, one piece a paragraph, heading or list item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from ingest.layout import BOLD
from ingest.readers.markup import told
from ingest.readers.web.parts import SILENT, Parts
from ingest.readers.web.styles import colour

#: Why the words that stand for a picture are set aside.
PICTURE = "what a picture shows"

_DROPPED = frozenset(
    ("script", "style", "head", "link", "meta", "xml", "title", "col", "colgroup", "object", "embed", "iframe", "math")
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "  # noqa: SIM905  # a list of words
    "h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre section select summary table tbody td tfoot "
    "th thead tr ul caption optgroup".split()
)
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 5}
_TITLES = {"msotitle": 1, "title": 1, "msosubtitle": 2, "subtitle": 2}  # classes that word processors export
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_JOINED = re.compile("(?<=[\U0001f300-\U0001faff])\u200d")
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_GLYPHS = frozenset("oO§ØüvqnùàÞ")  # bullets as the letters of fonts of signs
_NUMBER = re.compile(r"[(]?(?:\d+(?:\.\d+)*|[a-zA-Z]|[ivxIVX]+)[.)]?")
_SHUTTER = re.compile(
    r"\s*[+\u2212–▼▾▲▴▶►\u203a»\u00d7✕⌄⌃]+$"
)  # what shows that the part under a heading can be folded
_SIGNS = frozenset("●⬤■◼•")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Words with the line they begin in; or a table of the page, for others to read.

    `aside` says why they are set aside, `label` which of them come first in bold and end in a colon.
    """

    text: str = ""
    line: int = 1
    level: int | None = None
    tint: str | None = None
    aside: str | None = None
    label: str | None = None
    table: HtmlElement | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CellWords:
    """What one cell says: its words, the colour behind them, and what in it was set aside."""

    text: str
    tint: str | None
    asides: tuple[Piece, ...]


def pieces(root: HtmlElement, parts: Parts) -> list[Piece]:
    """All that a page says, in order; its tables as marks."""
    return _Flow(parts).run(root)


def of_cell(cell: HtmlElement, parts: Parts) -> CellWords:
    """The words of one cell; where it has none, those that stand for the picture or the sign in it."""
    found = _Flow(parts, cell=True).run(cell)
    text = told("\n".join(piece.text for piece in found if piece.aside is None))
    for reason in (PICTURE, SILENT):
        if not text:
            text = told("\n".join(piece.text for piece in found if piece.aside == reason))
            found = [piece for piece in found if piece.aside != reason]
    return CellWords(text=text, tint=_tint(cell, text, parts), asides=tuple(piece for piece in found if piece.aside))


def _tint(cell: HtmlElement, text: str, parts: Parts) -> str | None:
    """The colour of a cell: its own, else that of the one element that holds all its words, or of a sign."""
    if (own := parts.styles.of(cell).fill) is not None:
        return own or None
    whole = "".join(cell.text_content().split())
    for inner in cell.iterdescendants():
        style = parts.styles.of(inner)
        if "".join(inner.text_content().split()) != whole:
            continue
        if style.fill:
            return style.fill
        if text and set(text) <= _SIGNS and (style.ink or inner.get("color")):
            return style.ink or colour(inner.get("color", "")) or None
    return None


@dataclass(kw_only=True, slots=True)
class _Line:
    """A line in the making."""

    words: list[str] = field(default_factory=list)
    at: int = 0
    letters: int = 0
    bold: int = 0
    label: str | None = None
    tint: str | None = None


class _Flow:
    """One walk over an element, without recursion: pages nest deeper than Python likes."""

    def __init__(self, parts: Parts, *, cell: bool = False, aside: str | None = None) -> None:
        self._parts = parts
        self._cell = cell
        self._aside = aside
        self._out: list[Piece] = []
        self._held: list[Piece] = []
        self._line = _Line()
        self._at = 1
        self._levels: list[int] = []
        self._bold = [False]
        self._bullet = ""
        self._pre = 0

    def run(self, root: HtmlElement) -> list[Piece]:
        stack = [(root, True)]
        while stack:
            element, opening = stack.pop()
            if opening and self._open(element, root):
                self._words(element.text)
                stack.append((element, False))
                stack.extend((child, True) for child in reversed(element))
                continue
            if not opening:
                self._close(element, root)
            if element is not root:
                self._words(element.tail)
        self._flush()
        return self._out

    def _open(self, element: HtmlElement, root: HtmlElement) -> bool:
        """Begin an element; False where nothing inside it is to be walked."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED:
            return False
        self._at = element.sourceline or self._at
        if self._aside is None and element is not root and (why := self._parts.aside(element, cell=self._cell)):
            self._held += _Flow(self._parts, cell=True, aside=why).run(element)
            return False
        if not self._cell and self._parts.is_table(element):
            self._flush()
            self._out.append(Piece(table=element, line=self._at))
            return False
        if tag in ("br", "img", "svg", "input") or _IGNORED.search(element.get("style", "")):
            self._single(element)
            return False
        self._begin(element, root)
        return True

    def _single(self, element: HtmlElement) -> None:
        """An element that is one thing: a line break, a picture, a box to tick, the mark before a list item."""
        if element.tag == "br":
            self._words(" ") if self._levels else self._flush()
        elif element.tag in ("img", "svg"):
            self._picture(_named(element))
        elif element.tag == "input":
            if element.get("type") in ("checkbox", "radio"):
                self._words("☑ " if element.get("checked") is not None else "☐ ")
        else:
            mark = " ".join(element.text_content().split())
            if mark in _GLYPHS or not any(char.isalnum() for char in mark):
                self._bullet = "• "
            else:
                self._words(f"{mark} ")

    def _begin(self, element: HtmlElement, root: HtmlElement) -> None:
        tag, style = str(element.tag), self._parts.styles.of(element)
        if _is_block(element) and element is not root:
            if self._cell and tag in ("td", "th") and "".join(self._line.words).strip():
                self._line.words.append(" | ")
            else:
                self._flush()
        if tag == "sup" and element.text_content().strip().isdigit():
            self._line.words.append(" ")  # the number of a note is no part of the word before it
        level = _level(element)
        if level is not None:
            self._levels.append(level)
        if tag == "li":
            self._bullet = _bullet(element) if self._cell else "• "
        self._pre += tag == "pre"
        own = style.bold if style.bold is not None else True if tag in ("b", "strong") else None
        self._bold.append(self._bold[-1] if own is None else own)
        if style.fill and not self._line.tint and not _holds_blocks(element):
            self._line.tint = style.fill
        label = element.get("aria-label") or element.get("title")
        if label and self._cell and tag not in ("a", "abbr") and not len(element) and not (element.text or "").strip():
            self._picture(label)

    def _close(self, element: HtmlElement, root: HtmlElement) -> None:
        in_row = self._cell and element.tag in ("td", "th")
        if _is_block(element) and element is not root and not in_row:
            self._flush()
        if _level(element) is not None:
            self._levels.pop()
        if element.tag == "li":
            self._bullet = ""
        self._pre -= element.tag == "pre"
        self._bold.pop()

    def _words(self, text: str | None) -> None:
        """Some text as it stands in the source; in a <pre>, line ends count."""
        if not text:
            return
        text = _UNSEEN.sub("", _JOINED.sub("", text)) if not text.isascii() else text
        for number, part in enumerate(text.split("\n") if self._pre else (text,)):
            if number:
                self._flush()
            if part.strip():
                self._line.at = self._line.at or self._at
                if not self._bold[-1] and self._line.bold == self._line.letters:
                    self._line.label = _label(self._line.words, part)
                size = len("".join(part.split()))
                self._line.letters += size
                self._line.bold += size if self._bold[-1] else 0
            self._line.words.append(part)

    def _picture(self, words: str) -> None:
        if words := " ".join(words.split()):
            self._held.append(Piece(text=words, line=self._at, aside=self._aside or PICTURE))

    def _flush(self) -> None:
        """End the line; what was set aside in it comes behind it."""
        line, self._line = self._line, _Line(tint=None)
        text = " ".join("".join(line.words).split()).removesuffix(" |").strip()
        if text:
            bold = BOLD if line.bold == line.letters and not self._bullet and not self._cell else None
            level = self._levels[-1] if self._levels else bold
            text = _SHUTTER.sub("", text) or text if self._levels else self._bullet + text
            self._bullet = ""
            label = line.label or (_label(line.words, "") if level == BOLD else None)
            at = line.at or self._at
            self._out.append(Piece(text=text, line=at, level=level, tint=line.tint, aside=self._aside, label=label))
        elif line.tint:
            self._line.tint = line.tint
        self._out += self._held
        self._held = []


def _label(words: list[str], following: str) -> str | None:
    """The bold words before others on a line, where a colon ends them."""
    label = " ".join("".join(words).split())
    ended = label.endswith(":") or following.lstrip().startswith(":")
    return label.rstrip(": ") or None if ended else None


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _BLOCKS or (element.tag == "button" and element.get("aria-expanded") is not None)


def _level(element: HtmlElement) -> int | None:
    """The level of a heading; what opens and folds a part of the page counts as set in bold."""
    tag = element.tag
    if tag in _LEVELS:
        return _LEVELS[str(tag)]
    if element.get("role") == "heading":
        said = element.get("aria-level", "")
        return min(int(said), BOLD - 1) if said.isdigit() and int(said) else 2
    if tag == "p":
        return next((_TITLES[name] for name in element.get("class", "").lower().split() if name in _TITLES), None)
    return BOLD if tag == "summary" or (tag == "button" and element.get("aria-expanded") is not None) else None


def _bullet(item: HtmlElement) -> str:
    """The mark before a list item: its number where it is the one item of a list that says at which to start."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or len(parent.findall("li")) > 1:
        return "• "
    start = item.get("value") or parent.get("start") or ""
    return f"{start}. " if start.isdigit() else "• "


def _holds_blocks(element: HtmlElement) -> bool:
    return any(inner.tag in _BLOCKS for inner in element.iterdescendants())


def _named(picture: HtmlElement) -> str:
    """The words that stand for a picture."""
    title = next((inner.text_content() for inner in picture.iter("title")), "")
    return picture.get("alt") or title or picture.get("aria-label") or picture.get("title") or ""
