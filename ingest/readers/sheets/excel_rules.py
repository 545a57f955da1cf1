"""Colours that an Excel sheet gives to cells by rules on their own words: "is", "contains", "begins with"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from ingest.layout import RawRow
from ingest.readers.sheets.sheet import Area, area

_TESTS: dict[str, Callable[[str, str], bool]] = {
    "cellIs": lambda words, wanted: words == wanted,
    "containsText": lambda words, wanted: wanted in words,
    "beginsWith": lambda words, wanted: words.startswith(wanted),
    "endsWith": lambda words, wanted: words.endswith(wanted),
}
_SILENT = frozenset(("dataBar", "iconSet", "duplicateValues", "uniqueValues"))  # they fill no cell with a colour


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule: the cells it looks at, the test of their words, and the number of the fill that it gives."""

    areas: tuple[Area, ...]
    kind: str
    words: str
    fill: int
    rank: int = 0


def read(element: etree._Element) -> tuple[list[Rule], int]:
    """The rules of one block that are about the words of the cell itself, and how many others would colour cells."""
    areas = tuple(found for part in element.get("sqref", "").split() for found in area(part))
    rules, unread = [], 0
    for found in element.iterchildren("{*}cfRule"):
        kind = found.get("type", "")
        words = _words(found, kind)
        if words is not None and areas and (found.get("dxfId") or "").isdigit():
            rank = int(found.get("priority") or 0)
            rules.append(
                Rule(areas=areas, kind=kind, words=words.lower(), fill=int(found.get("dxfId", "0")), rank=rank)
            )
        elif kind not in _SILENT:
            unread += 1
    return rules, unread


def coloured(rows: tuple[RawRow, ...], rules: Sequence[Rule], fills: Sequence[str | None]) -> tuple[RawRow, ...]:
    """The rows with the colours that rules give; the first rule that holds colours a cell, over its own fill."""
    numbers = [row.place.row or 0 for row in rows]
    given: dict[tuple[int, int], str] = {}
    for rule in sorted(rules, key=lambda rule: -rule.rank):  # the first of them last, so that it stays
        fill = fills[rule.fill] if rule.fill < len(fills) else None
        for top, left, bottom, right in rule.areas if fill else ():
            for at in range(bisect_left(numbers, top), bisect_right(numbers, bottom)):
                held = (i for i in rows[at].filled if left <= i + 1 <= right and _holds(rule, rows[at].cells[i]))
                given.update(((at, index), fill or "") for index in held)
    tinted: dict[int, dict[int, str]] = {}
    for (at, index), fill in given.items():
        tinted.setdefault(at, {})[index] = fill
    return tuple(_tinted(row, tinted[at]) if at in tinted else row for at, row in enumerate(rows))


def _tinted(row: RawRow, fills: dict[int, str]) -> RawRow:
    return replace(row, tints=tuple(fills.get(index, row.tint(index)) for index in range(len(row.cells))))


def _holds(rule: Rule, words: str) -> bool:
    return _TESTS[rule.kind](words.lower(), rule.words)


def _words(rule: etree._Element, kind: str) -> str | None:
    """The words that a rule compares with; None where it compares with something else."""
    if kind == "cellIs" and rule.get("operator") == "equal":
        formula = next((found.text or "" for found in rule.iterchildren("{*}formula")), "").strip()
        if len(formula) > 1 and formula[0] == formula[-1] == '"':
            return formula[1:-1].replace('""', '"')
        return formula if formula.lstrip("-").replace(".", "", 1).isdigit() else None
    return rule.get("text") if kind in _TESTS and kind != "cellIs" else None
