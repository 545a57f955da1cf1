"""One paragraph of a Word file as a person reads it: its number, its words, what fields and controls show.

What was deleted, hidden or only prompts for words is left out; tracked insertions are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from ingest.readers.markup import tidy
from ingest.readers.word import symbols as word_symbols
from ingest.readers.word.colours import Palette, highlight
from ingest.readers.word.numbers import BULLET, Numbers
from ingest.readers.word.parts import Parts, alternative, every, find, is_on, named, number, value
from ingest.readers.word.styles import Styles, level_of

_WORD = re.compile(r"[^\W_]")
_SKIPPED = frozenset(
    {
        "w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:instrText", "w:delText",
        "w:delInstrText", "w:fldData", "w:sectPr",
    }
)  # fmt: skip
_PRINTED = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_SHAPES = frozenset({"wps:wsp", "v:shape", "v:rect", "v:oval", "v:roundrect"})
TICKED, UNTICKED = "☑", "☐"
_FEWEST_BEFORE_MARK = 4  # words: behind a label, a date or a rating the mark of a note would be read as part of it


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph as read. `number` counts paragraphs and ends of table rows from the top of the document.

    `counted` is the number or bullet that Word prints before the words. `tint` is the colour behind all its words or
    of the mark before them, `shapes` the colours of shapes drawn in it, `boxes` the text boxes anchored in it.
    `runs_on` says that its end was deleted, so that the next one goes on in it.
    """

    number: int
    text: str
    counted: str = ""
    level: int | None = None
    bold: bool = False
    contents: bool = False
    tint: str | None = None
    shapes: tuple[str, ...] = ()
    boxes: tuple[Element, ...] = ()
    runs_on: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Piece:
    text: str
    bold: bool
    tint: str | None
    ink: str | None


@dataclass(kw_only=True, slots=True)
class _Open:
    """The paragraph that is being read."""

    style: str | None
    shade: str | None
    pieces: list[_Piece] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Paragraphs:
    """Reads the paragraphs of one file in order, for some of what they show depends on those before."""

    def __init__(self, parts: Parts) -> None:
        self.palette = Palette(parts.of_kind("theme"))
        self.count = 0
        self.hidden = self.prompts = 0
        #: The notes that were pointed to: whether at the foot of a page, the id, and the paragraph it was in.
        self.notes: list[tuple[str, str, int]] = []
        self._styles = Styles(parts.of_kind("styles"))
        self._numbers = Numbers(parts.of_kind("numbering"), self._styles)
        self._parts = parts
        self._fields: list[str] = []
        self._rules: dict[str, Callable[[Element, Element | None, _Open], None]] = {
            "w:r": self._run, "w:t": self._words, "m:t": self._words, "a:t": self._words, "w:sym": self._symbol,
            "w:fldChar": self._field, "w:sdt": self._control, "w:txbxContent": self._box,
            "mc:AlternateContent": self._alternative, "w:footnoteReference": self._note,
            "w:endnoteReference": self._note, "dgm:relIds": self._diagram, "v:textpath": self._drawn_words,
            **dict.fromkeys(_PRINTED, self._printed),
            **dict.fromkeys(_SHAPES, self._shape),
            **dict.fromkeys(_SKIPPED, self._nothing),
        }  # fmt: skip

    def read(self, element: Element) -> Paragraph:
        """A paragraph as it is read, its number counted."""
        self.count += 1
        # A field's code that never ends would swallow all that follows: it ends with its paragraph.
        self._fields = ["result" for _ in self._fields]
        properties = find(element, "w:pPr")
        style = self._styles.of_paragraph(properties)
        made = _Open(style=style, shade=self.palette.shading(find(properties, "w:shd")))
        if not self._ticked(element, made):
            self._children(element, None, made)
        text = tidy(made.text)
        end = find(properties, "w:rPr")
        runs_on = find(end, "w:del") is not None or find(end, "w:moveFrom") is not None
        unseen = runs_on or (not text and is_on(find(end, "w:vanish")))
        lettered = [piece for piece in made.pieces if _WORD.search(piece.text)]
        return Paragraph(
            number=self.count,
            text=text,
            counted="" if unseen else self._numbers.before(properties, style),
            level=self._level(properties, style),
            bold=bool(lettered) and all(piece.bold for piece in lettered),
            contents=self._styles.is_contents(style),
            tint=_tint(made.pieces),
            shapes=tuple(made.shapes),
            boxes=tuple(made.boxes),
            runs_on=runs_on,
        )

    def _ticked(self, element: Element, made: _Open) -> bool:
        """Whether a paragraph is all in a control that is a box to tick; its mark is then added."""
        control = next((above for above in element.iterancestors() if named(above) in {"w:sdt", "w:tbl"}), None)
        if control is None or find(control, "w:sdtPr/w14:checkbox") is None:
            return False
        self._control(control, None, made)
        return True

    def _level(self, properties: Element | None, style: str | None) -> int | None:
        own = number(value(find(properties, "w:outlineLvl")))
        return self._styles.level(style) if own is None else level_of(own)

    def _children(self, element: Element, run: Element | None, made: _Open) -> None:
        for child in element:
            rule = self._rules.get(named(child))
            if rule is None:
                self._children(child, run, made)
            else:
                rule(child, run, made)

    def _nothing(self, element: Element, run: Element | None, made: _Open) -> None:
        """What is not read: properties, codes, what was deleted."""

    def _run(self, element: Element, _: Element | None, made: _Open) -> None:
        properties = find(element, "w:rPr")
        if self._styles.on("w:vanish", properties, made.style):
            self.hidden += sum(len((one.text or "").split()) for one in every(element, "w:t"))
            for mark in every(element, "w:fldChar"):
                self._field(mark, properties, made)
        elif self._prompts(element, properties):
            self.prompts += 1
        else:
            self._children(element, properties, made)

    def _prompts(self, element: Element, properties: Element | None) -> bool:
        """Whether letters only ask for words in a field of a form that nobody filled in."""
        style = next(iter(self._styles.chain(value(find(properties, "w:rStyle")))), None)
        if "placeholder" not in (value(find(style, "w:name")) or "").lower():
            return False
        controls = (find(above, "w:sdtPr") for above in element.iterancestors() if named(above) == "w:sdt")
        return any(is_on(find(one, "w:showingPlcHdr")) for one in controls)

    def _add(self, text: str, run: Element | None, made: _Open) -> None:
        if text and "code" not in self._fields:
            behind = highlight(find(run, "w:highlight")) or self.palette.shading(find(run, "w:shd"))
            made.pieces.append(
                _Piece(
                    text=text,
                    bold=self._styles.on("w:b", run, made.style),
                    tint=behind or made.shade,
                    ink=self.palette.ink(find(run, "w:color")),
                )
            )

    def _words(self, element: Element, run: Element | None, made: _Open) -> None:
        fonts = find(run, "w:rFonts")
        font = value(fonts, "w:ascii") or value(fonts, "w:hAnsi")
        # A line end within a text is only how the file was written.
        self._add(word_symbols.readable(" ".join((element.text or "").split("\n")), font), run, made)

    def _symbol(self, element: Element, run: Element | None, made: _Open) -> None:
        self._add(word_symbols.symbol(value(element, "w:char") or "", value(element, "w:font")), run, made)

    def _printed(self, element: Element, run: Element | None, made: _Open) -> None:
        self._add(_PRINTED[named(element)], run, made)

    def _field(self, element: Element, run: Element | None, made: _Open) -> None:
        """A field shows its result, not its code; a box to tick or a list to choose from shows its state."""
        kind = value(element, "w:fldCharType")
        if kind == "begin":
            self._add(_form_field(find(element, "w:ffData")), run, made)
            self._fields.append("code")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _control(self, element: Element, run: Element | None, made: _Open) -> None:
        box = find(element, "w:sdtPr/w14:checkbox")
        if box is None:
            self._children(element, run, made)
            return
        # The mark of a ticked box is a cross by default, which elsewhere says "not done".
        ticked = value(find(box, "w14:checked"), "w14:val") in {"1", "true", "on"}
        self._add(TICKED if ticked else UNTICKED, run, made)

    def _box(self, element: Element, _run: Element | None, made: _Open) -> None:
        made.boxes.append(element)

    def _alternative(self, element: Element, run: Element | None, made: _Open) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._children(chosen, run, made)

    def _shape(self, element: Element, run: Element | None, made: _Open) -> None:
        if colour := self.palette.shape(element):
            made.shapes.append(colour)
        self._children(element, run, made)

    def _note(self, element: Element, run: Element | None, made: _Open) -> None:
        self.notes.append((named(element), value(element, "w:id") or "", self.count))
        if len(made.text.split()) >= _FEWEST_BEFORE_MARK:
            self._add(f" [{len(self.notes)}]", run, made)

    def _diagram(self, element: Element, run: Element | None, made: _Open) -> None:
        """The words of a drawn diagram, which lie in a part of their own."""
        for paragraph in every(self._parts.linked(value(element, "r:dm")), ".//a:p"):
            self._add("\n" + "".join(one.text or "" for one in every(paragraph, ".//a:t")), run, made)

    def _drawn_words(self, element: Element, run: Element | None, made: _Open) -> None:
        self._add(" " + (value(element, "string") or ""), run, made)


def _form_field(data: Element | None) -> str:
    """What a form field of the old kind shows: a box, ticked or not, or the entry chosen from a list."""
    box, listed = find(data, "w:checkBox"), find(data, "w:ddList")
    if box is not None:
        state = find(box, "w:checked")
        return TICKED if is_on(state if state is not None else find(box, "w:default")) else UNTICKED
    entries = every(listed, "w:listEntry")
    chosen = number(value(find(listed, "w:result"))) or number(value(find(listed, "w:default"))) or 0
    return value(entries[chosen]) or "" if 0 <= chosen < len(entries) else ""


def _tint(pieces: list[_Piece]) -> str | None:
    """The colour behind all words, or else of the marks that open the paragraph."""
    printed = [piece for piece in pieces if piece.text.strip()]
    behind = {piece.tint for piece in printed if _WORD.search(piece.text)} or {piece.tint for piece in printed}
    if len(behind) == 1 and (one := next(iter(behind))):
        return one
    if printed and word_symbols.only_marks(printed[0].text) and printed[0].ink:
        return printed[0].ink
    return word_symbols.own_colour("".join(piece.text for piece in printed))


def together(first: Paragraph, second: Paragraph) -> Paragraph:
    """Two paragraphs as one, the end of the first being deleted."""
    return Paragraph(
        number=second.number,
        text=tidy(f"{first.text} {second.text}"),
        counted=second.counted or first.counted,
        level=second.level,
        bold=(first.bold or not first.text) and (second.bold or not second.text),
        contents=second.contents,
        tint=second.tint or first.tint,
        shapes=(*first.shapes, *second.shapes),
        boxes=(*first.boxes, *second.boxes),
        runs_on=second.runs_on,
    )


def shown(paragraph: Paragraph) -> str:
    """The words of a paragraph behind the number or bullet that is printed before them."""
    return paragraph.counted + paragraph.text if paragraph.text else ""


__all__ = ["BULLET", "Paragraph", "Paragraphs", "shown", "together"]
