"""How a web page dresses its elements, as far as it says something: colour behind words, bold, hidden."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cache

from lxml.html import HtmlElement

from ingest.language import phrases
from ingest.readers import colours

_MARKS = re.compile(r"<!--|-->")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_PART = re.compile(r"[.#][\w-]+")
_HEX = re.compile(r"#([0-9a-f]{3,8})\b", re.IGNORECASE)
_FUNCTION = re.compile(r"\b(rgb|hsl)a?\(\s*([^()]*)\)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d*\.?\d+%?")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_BOLD = 600  # the weight from which letters are bold
_GREY = re.compile(r"gr[ae]y")
_NAMED = frozenset(("red", "amber", "orange", "yellow", "green", "blue", "purple", "grey", "gray"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """What is said of one element: each None where nothing is. `fill` is the colour behind it, "" for none at all."""

    fill: str | None = None
    ink: str | None = None
    bold: bool | None = None
    hidden: bool | None = None

    def under(self, other: Style) -> Style:
        """This style with what `other` says over it."""
        said = {one.name: value for one in fields(other) if (value := getattr(other, one.name)) is not None}
        return replace(self, **said)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rule:
    tag: str
    needs: frozenset[str]
    weight: tuple[int, int, int]
    style: Style


@dataclass(kw_only=True, slots=True)
class Styles:
    """The rules of one page; asks of what stands above an element are left to browsers."""

    rules: list[_Rule] = field(default_factory=list)
    _by_name: dict[str, list[_Rule]] = field(default_factory=dict)
    _named: frozenset[str] = frozenset()  # the classes that the page's own rules speak of: they mean what these say
    _known: dict[tuple[str, ...], Style] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in self.rules:  # under one of the names that it needs, so that few are tried on an element
            self._by_name.setdefault(min(rule.needs, default=rule.tag), []).append(rule)
        self._named = frozenset(need for rule in self.rules for need in rule.needs)

    def of(self, element: HtmlElement) -> Style:
        """What the page says of one element, by its own attributes first."""
        key = (
            str(element.tag),
            str(_empty(element)),
            *(element.get(name, "") for name in ("class", "id", "style", "bgcolor")),
        )
        if key not in self._known:
            self._known[key] = self._found(element)
        return self._known[key]

    def _found(self, element: HtmlElement) -> Style:
        names = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
        style = Style() if names & self._named else _by_class(element)
        if element.get("bgcolor"):
            style = style.under(Style(fill=colour(element.get("bgcolor", ""))))
        tried = [rule for name in {*names, "", "*", str(element.tag)} for rule in self._by_name.get(name, ())]
        fitting = [rule for rule in tried if rule.tag in ("", "*", element.tag) and rule.needs <= names]
        for rule in sorted(fitting, key=lambda rule: rule.weight):
            style = style.under(rule.style)
        return style.under(declared(element.get("style", "")))


def read(root: HtmlElement) -> Styles:
    """The rules of a page's `<style>` elements: simple selectors only, nothing that a medium or state must be for."""
    rules: list[_Rule] = []
    for sheet in root.iter("style"):
        for number, (selector, style) in enumerate(_rules(sheet.text or ""), len(rules)):
            rules.extend(_parsed(selector, style, number))
    return Styles(rules=rules)


def declared(text: str) -> Style:
    """What a list of declarations says, such as that of a `style` attribute."""
    style = Style()
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.replace("!important", "").strip()
        if name in ("background", "background-color", "mso-shading"):
            found = colour(value)
            style = replace(style, fill=style.fill if found is None else found)
        elif name == "color":
            style = replace(style, ink=colour(value) or None)
        elif name == "font-weight":
            style = replace(style, bold=value == "bold" or (value.isdigit() and int(value) >= _BOLD))
        elif (name, value.lower()) in (("display", "none"), ("visibility", "hidden"), ("mso-hide", "all")):
            style = replace(style, hidden=True)
        elif name == "display":
            style = replace(style, hidden=False)
    return style


def colour(value: str) -> str | None:
    """The common name of the first colour in a value, "" where it is white or none; None where there is no colour."""
    if found := _HEX.search(value):
        return _of_hex(found[1])
    if found := _FUNCTION.search(value):
        return _of_numbers(found[1].lower(), _NUMBER.findall(found[2]))
    for word in _WORD.findall(value.lower()):
        if word in ("transparent", "none"):
            return ""
        if word in _colours():
            return colours.from_hex(_colours()[word]) or ""
    return _of_hex(value) if re.fullmatch(r"[0-9a-fA-F]{6}", value) else None


def _of_hex(digits: str) -> str | None:
    if len(digits) in (3, 4):
        digits = "".join(2 * digit for digit in digits)
    if len(digits) not in (6, 8):
        return None
    return "" if digits[6:] == "00" else colours.from_hex(digits[:6]) or ""


def _of_numbers(kind: str, numbers: list[str]) -> str | None:
    if len(numbers) not in (3, 4):
        return None
    if len(numbers) == 4 and float(numbers[3].rstrip("%") or 0) == 0:  # noqa: PLR2004  # the fourth is how solid it is
        return ""
    values = [float(number.rstrip("%")) / (100 if number.endswith("%") else 1) for number in numbers[:3]]
    if kind == "hsl":
        rgb = colorsys.hls_to_rgb(values[0] % 360 / 360, min(values[2], 1), min(values[1], 1))
    else:
        red, green, blue = (
            min(max(value if number.endswith("%") else value / 255, 0), 1)
            for value, number in zip(values, numbers, strict=False)
        )
        rgb = (red, green, blue)
    return colours.name(rgb) or ""


def _by_class(element: HtmlElement) -> Style:
    """The colour that a class names for what is behind the words, where the sheet that says so was not saved.

    The name of a colour by itself counts on what has room for it: a cell, a row, an element without words.
    """
    words = phrases.load("webpage")["parts"]["colouring"]
    room = element.tag in ("td", "th", "tr") or _empty(element)
    for name in element.get("class", "").lower().split():
        tokens = re.split(r"[-_]+", name)
        named = [token for token in tokens if token in _NAMED]
        others = [token for token in tokens if token not in _NAMED and token not in ("color", "colour")]
        inked = "background" not in tokens and bool({"color", "colour", "has"} & set(tokens))
        behind = room if not others else not inked
        if len(named) == 1 and behind and all(token in words for token in others):
            found = {"orange": "amber"}.get(named[0], named[0])
            return Style(fill=_GREY.sub("grey", found))
    return Style()


def _empty(element: HtmlElement) -> bool:
    return not len(element) and not (element.text or "").strip()


def _rules(sheet: str) -> Iterator[tuple[str, Style]]:
    plain = _without_at_rules(_MARKS.sub(" ", _without_comments(sheet)))
    for part in plain.split("}")[:-1]:
        before, _, declarations = part.rpartition("{")
        style = declared(declarations)
        if style != Style():
            for selector in before.rpartition("{")[2].split(","):
                yield selector.strip(), style


def _without_comments(sheet: str) -> str:
    out, position = [], 0
    while (at := sheet.find("/*", position)) >= 0 and (end := sheet.find("*/", at + 2)) >= 0:
        out.append(sheet[position:at])
        position = end + 2
    return " ".join((*out, sheet[position:]))


def _without_at_rules(sheet: str) -> str:
    """A sheet without what counts only for some media: blocks that open with "@"."""
    out, position = [], 0
    while (at := sheet.find("@", position)) >= 0:
        out.append(sheet[position:at])
        ending = sheet.find(";", at)
        opening = sheet.find("{", at, ending if ending >= 0 else len(sheet))
        if opening < 0:
            position = ending + 1 if ending >= 0 else len(sheet)
            continue
        depth, position = 1, opening + 1
        while depth and position < len(sheet):
            depth += {"{": 1, "}": -1}.get(sheet[position], 0)
            position += 1
    return "".join((*out, sheet[position:]))


def _parsed(selector: str, style: Style, number: int) -> Iterator[_Rule]:
    """A selector as a rule; of one that asks for what stands above too, only the colour of a named class is kept."""
    parts = selector.replace(">", " ").split()
    found = _COMPOUND.fullmatch(parts[-1]) if parts else None
    if found is None:
        return
    needs = frozenset(_PART.findall(found[2]))
    if len(parts) > 1:
        style = Style(fill=style.fill)
        if not needs or style.fill is None:
            return
    ids = sum(need.startswith("#") for need in needs)
    weight = (ids, len(needs) - ids, number) if len(parts) == 1 else (0, 0, number)
    yield _Rule(tag=(found[1] or "").lower(), needs=needs, weight=weight, style=style)


@cache
def _colours() -> dict[str, str]:
    return dict(phrases.load("webpage")["colours"])
