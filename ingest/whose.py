"""Reads whose a recommendation is in a register of several boards or reviews: by its columns, section or sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.identity import normal
from graph.model import Board, Column, Plan, Recommendation
from ingest import columns
from ingest.publishers import boards_in
from ingest.reviews import read_review

_MOST_WORDS = 10  # of a review's name; more is a text about it
#: A board's name that ends with the short form of its kind ("Anytown SAB").
_SHORT = re.compile(r"[A-Z]\w+(?:[ ,&-]+(?:[A-Z]\w+|and|of|the|upon))* (?:SAB|SAPB|LSCB|LSCP|SSCB|SCP|CSP|SCB)s?")


def settled(plan: Plan) -> Plan:
    """The plan with the board and the review of each recommendation that has others than the plan has."""
    named = {
        normal(label)
        for sheet in {place.sheet for found in plan.recommendations for place in found.places if place.sheet}
        if (label := _labelled(sheet, plan.board))
    }
    if len(named) > 1 and plan.review and normal(plan.review.label) in named:
        plan = replace(plan, review=None)  # the name of the first sheet, which is one of several
    return replace(plan, recommendations=tuple(_own(found, plan) for found in plan.recommendations))


def several_boards(plan: Plan) -> bool:
    """Whether a column names two boards or more: then none of them is the publisher of the whole."""
    return (
        len({name for found in plan.recommendations for text in _cells(found, "board") if (name := _board(text))}) > 1
    )


def _own(found: Recommendation, plan: Plan) -> Recommendation:
    board = next((name for text in _cells(found, "board") if (name := _board(text))), None)
    review = next((label for text in _cells(found, "review") if (label := _review(text, plan.board))), None)
    if review is None and plan.review is None:
        review = next((label for text in _above(found) if (label := _labelled(text, plan.board))), None)
    return replace(
        found,
        board=board if board and not (plan.board and normal(plan.board.name) == normal(board)) else None,
        review=review if review and not (plan.review and normal(plan.review.label) == normal(review)) else None,
    )


def _cells(found: Recommendation, part: str) -> Iterator[str]:
    """The words of the columns that say whose a row is."""
    for row in found.rows:
        for cell in row.cells:
            if cell.column is Column.OTHER and cell.text and columns.whose(cell.heading) == part:
                yield cell.text


def _above(found: Recommendation) -> Iterator[str]:
    """The headings above a recommendation, the nearest first, and the name of its sheet."""
    yield from reversed(found.section)
    yield from dict.fromkeys(place.sheet for place in found.places if place.sheet)


def _board(text: str) -> str | None:
    """The one board that a cell names; None where it names none or several."""
    names = boards_in(text)
    if len(names) > 1:
        return None
    return names[0] if names else " ".join(text.split()) if _SHORT.fullmatch(text.strip()) else None


def _review(text: str, board: Board | None) -> str | None:
    """The review that a cell names: its label, else its words where they are as few as a name's."""
    words = " ".join(text.split())
    return _labelled(text, board) or (words if len(words.split()) <= _MOST_WORDS and words[:1].isupper() else None)


def _labelled(text: str, board: Board | None) -> str | None:
    found = read_review(text.split("\n"), board)
    return found.label if found and normal(found.label) != normal(found.kind) else None
