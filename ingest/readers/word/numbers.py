"""The numbers that Word counts by itself and prints before a paragraph: "3.", "(b)", "Recommendation 4:"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from ingest.readers.word.parts import every, find, is_on, number, value
from ingest.readers.word.styles import Styles

BULLET = "• "
_PLACE = re.compile(r"%([1-9])")
_MOST_LEVELS = 9
_MOST_LETTERS = 10  # a letter is doubled ("aa", "bb") no more often than this
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_CARDINALS = "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen "
_CARDINALS += "Seventeen Eighteen Nineteen Twenty"
_ORDINALS = "Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth "
_ORDINALS += "Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth Twentieth"
_TEENS = (11, 12, 13)


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """How one level of a list counts: its first number, its form, its text ("%1.%2"), after which level it restarts."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    digits: int = 0
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(kw_only=True, slots=True)
class _List:
    """One list and how far it has counted; several numberings may share it."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Numbering:
    list: _List
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbers:
    """Counts the lists of one file, paragraph by paragraph in the order they stand."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        abstract = {value(one, "w:abstractNumId") or "": one for one in every(root, "w:abstractNum")}
        lists = {identity: _List(levels=_levels(_resolved(one, abstract))) for identity, one in abstract.items()}
        self._numberings = {
            value(num, "w:numId") or "": _numbering(num, lists)
            for num in every(root, "w:num")
            if value(find(num, "w:abstractNumId")) in lists
        }
        self._begun: set[tuple[str, int]] = set()

    def before(self, properties: Element | None, style: str | None) -> str:
        """What is printed before a paragraph: its number and a space, a bullet, or nothing. Counts it as read."""
        own = find(properties, "w:numPr")
        styled, ids = self._styles.numbered(style)
        identity = value(find(own, "w:numId")) or value(find(styled, "w:numId"))
        numbering = self._numberings.get(identity or "")
        if identity is None or numbering is None:
            return ""
        tied = (depth for one in ids for depth, level in numbering.levels.items() if level.style == one)
        stated = number(value(find(own, "w:ilvl")))
        if stated is None and find(own, "w:numId") is None:
            stated = next(tied, number(value(find(styled, "w:ilvl"))))
        depth = min(max(stated or 0, 0), _MOST_LEVELS - 1)
        return self._counted(identity, numbering, depth)

    def _counted(self, identity: str, numbering: _Numbering, depth: int) -> str:
        level = numbering.levels.get(depth, Level())
        if level.form == "bullet":
            return BULLET
        counts = numbering.list.counts
        first = numbering.starts.get(depth)
        if first is not None and (identity, depth) not in self._begun:
            counts[depth] = first
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((identity, depth))
        for below in [one for one in counts if one > depth]:
            restart = numbering.levels.get(below, Level()).restart
            if restart is None or (restart and depth < restart):
                del counts[below]
        text = _PLACE.sub(lambda at: self._written(numbering, int(at[1]) - 1, legal=level.legal), level.text)
        return f"{text.strip()} " if text.strip() else ""

    @staticmethod
    def _written(numbering: _Numbering, depth: int, *, legal: bool) -> str:
        level = numbering.levels.get(depth, Level())
        return written(numbering.list.counts.get(depth, level.start), "decimal" if legal else level.form, level.digits)


def written(count: int, form: str, digits: int = 0) -> str:
    """A number in a form that Word knows: 3 is "3", "c", "III", "3rd", "Three" or "Third"; unknown ones are decimal."""
    if form in {"none", "bullet"}:
        return ""
    if form in {"lowerLetter", "upperLetter"} and 0 < count <= 26 * _MOST_LETTERS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < count <= _MOST_ROMAN:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form == "ordinal":
        ending = "th" if count % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    words = {"cardinalText": _CARDINALS, "ordinalText": _ORDINALS}.get(form, "").split()
    if 0 <= count < len(words):
        return words[count]
    return str(count).zfill(2 if form == "decimalZero" else digits)


def _roman(count: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        out += letters * (count // size)
        count %= size
    return out


def _resolved(one: Element, abstract: dict[str, Element]) -> Element:
    """A list, or the one that it borrows by the name of a list style."""
    link = value(find(one, "w:numStyleLink"))
    if link is None:
        return one
    return next((other for other in abstract.values() if value(find(other, "w:styleLink")) == link), one)


def _levels(one: Element) -> dict[int, Level]:
    return {number(value(level, "w:ilvl")) or 0: _level(level) for level in every(one, "w:lvl")}


def _level(level: Element) -> Level:
    form, digits = _form(level)
    return Level(
        start=number(value(find(level, "w:start"))) or 0,
        form=form,
        text=value(find(level, "w:lvlText")) or "",
        digits=digits,
        restart=number(value(find(level, "w:lvlRestart"))),
        legal=is_on(find(level, "w:isLgl")) or False,
        style=value(find(level, "w:pStyle")),
    )


def _form(level: Element) -> tuple[str, int]:
    """The form of the numbers, and how many digits they are filled up to ("001")."""
    for found in (find(level, "w:numFmt"), find(level, "mc:AlternateContent/mc:Choice/w:numFmt")):
        if value(found) == "custom":
            first = (value(found, "w:format") or "").split(",")[0].strip()
            return "decimal", len(first) if first.isdigit() else 0
        if found is not None:
            return value(found) or "decimal", 0
    return "decimal", 0


def _numbering(num: Element, lists: dict[str, _List]) -> _Numbering:
    shared = lists[value(find(num, "w:abstractNumId")) or ""]
    starts: dict[int, int] = {}
    levels = dict(shared.levels)
    for override in every(num, "w:lvlOverride"):
        depth = number(value(override, "w:ilvl")) or 0
        own = find(override, "w:lvl")
        if own is not None:
            levels[depth] = _level(own)
        first = number(value(find(override, "w:startOverride")))
        if first is not None:
            starts[depth] = first
    return _Numbering(list=shared, starts=starts, levels=levels)
