"""Finds tables without rules by how their words stand in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf_marks import Fill, Rule, Run, Sheet
from ingest.pdf_tables import PageTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Where the columns of a table without rules start, in points."""

    starts: tuple[float, ...]


def sides(fills: Iterable[Fill]) -> list[Rule]:
    """The sides of filled shapes as rules."""
    out = []
    for fill in fills:
        out.append(Rule(flat=True, at=fill.top, start=fill.x0, end=fill.x1))
        out.append(Rule(flat=True, at=fill.bottom, start=fill.x0, end=fill.x1))
        out.append(Rule(flat=False, at=fill.x0, start=fill.top, end=fill.bottom))
        out.append(Rule(flat=False, at=fill.x1, start=fill.top, end=fill.bottom))
    return out


def find(
    sheet: Sheet, words: list[Run], ruled: Sequence[PageTable], before: Columns | None
) -> tuple[list[PageTable], list[Run], Columns | None]:
    """Tables that words alone make on a page, the words outside them, and the columns of the last one."""
    return [], words, None
