"""Colours that an Excel sheet gives to cells by rules on their own words: "is", "contains", "begins with"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from ingest.layout import RawRow
from ingest.sheets import Area, area

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
    filling = sorted(
        (rule for rule in rules if rule.fill < len(fills) and fills[rule.fill]), key=lambda rule: rule.rank
    )
    return tuple(_coloured(row, filling, fills) for row in rows) if filling else rows


def _coloured(row: RawRow, rules: Sequence[Rule], fills: Sequence[str | None]) -> RawRow:
    tints = [row.tint(index) for index in range(len(row.cells))]
    for index in row.filled:
        words = row.cells[index].lower()
        found = next(
            (rule for rule in rules if _covers(rule, row, index + 1) and _TESTS[rule.kind](words, rule.words)), None
        )
        if found is not None:
            tints[index] = fills[found.fill]
    return replace(row, tints=tuple(tints)) if any(tints) else row


def _covers(rule: Rule, row: RawRow, column: int) -> bool:
    number = row.place.row or 0
    return any(top <= number <= bottom and left <= column <= right for top, left, bottom, right in rule.areas)


def _words(rule: etree._Element, kind: str) -> str | None:
    """The words that a rule compares with; None where it compares with something else."""
    if kind == "cellIs" and rule.get("operator") == "equal":
        formula = next((found.text or "" for found in rule.iterchildren("{*}formula")), "").strip()
        if len(formula) > 1 and formula[0] == formula[-1] == '"':
            return formula[1:-1].replace('""', '"')
        return formula if formula.lstrip("-").replace(".", "", 1).isdigit() else None
    return rule.get("text") if kind in _TESTS and kind != "cellIs" else None
