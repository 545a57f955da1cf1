"""Reads whose a recommendation is in a register of several boards or reviews: by its columns, section or sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from graph.identity import normal
from graph.model import Board, Column, Plan, Recommendation
from graph.vocabulary import review_kinds
from ingest.language import column_words
from ingest.values.publishers import boards_in
from ingest.values.reviews import read_review

_MOST_WORDS = 10  # of a review's name; more is a text about it
#: What a column may be called that names the board, or the review, of a row.
_PARTS = {"board": ("board", "issuer"), "review": ("review",)}
#: A board's name that ends with the short form of its kind ("Anytown SAB").
_SHORT = re.compile(r"[A-Z]\w+(?:[ ,&-]+(?:[A-Z]\w+|and|of|the|upon))* (?:SAB|SAPB|LSCB|LSCP|SSCB|SCP|CSP|SCB)s?")


def settled(plan: Plan) -> Plan:
    """The plan with the board and the review of each recommendation that has others than the plan has."""
    titles = _titles(plan)
    over = [_above(found, titles) for found in plan.recommendations]
    labels = {text: _labelled(text, plan.board) for text in {text for texts in over for text in texts}}
    named = {normal(label) for texts in over if (label := next(filter(None, map(labels.get, texts)), None))}
    if len(named) > 1 and plan.review and normal(plan.review.label) in named:
        plan = replace(plan, review=None)  # the name of the first sheet or part, which is one of several
    own = (
        _own(found, plan, [labels[text] for text in texts])
        for found, texts in zip(plan.recommendations, over, strict=True)
    )
    return replace(plan, recommendations=tuple(own))


def _titles(plan: Plan) -> dict[str, list[str]]:
    """The headings that stand on each sheet, above no recommendation in particular."""
    out: dict[str, list[str]] = {}
    for passage in plan.headings:
        if passage.places and (sheet := passage.places[0].sheet):
            out.setdefault(sheet, []).append(passage.text)
    return out


def several_boards(plan: Plan) -> bool:
    """Whether a column names two boards or more: then none of them is the publisher of the whole."""
    return (
        len({name for found in plan.recommendations for text in _cells(found, "board") if (name := _board(text))}) > 1
    )


def _own(found: Recommendation, plan: Plan, above: Sequence[str | None]) -> Recommendation:
    board = next((name for text in _cells(found, "board") if (name := _board(text))), None)
    review = next((label for text in _cells(found, "review") if (label := _review(text, plan.board))), None)
    if review is None and plan.review is None:
        review = next(filter(None, above), None)
    return replace(
        found,
        board=board if board and not (plan.board and normal(plan.board.name) == normal(board)) else None,
        review=review if review and not (plan.review and normal(plan.review.label) == normal(review)) else None,
    )


def _cells(found: Recommendation, part: str) -> Iterator[str]:
    """The words of the columns that say whose a row is."""
    for row in found.rows:
        for cell in row.cells:
            if cell.column is Column.OTHER and cell.text and column_words.whose(cell.heading) in _PARTS[part]:
                yield cell.text


def _above(found: Recommendation, titles: Mapping[str, Sequence[str]]) -> list[str]:
    """The headings above a recommendation, the nearest first, those of its sheet, and the name of the sheet."""
    sheets = list(dict.fromkeys(place.sheet for place in found.places if place.sheet))
    return [*reversed(found.section), *(text for sheet in sheets for text in (*titles.get(sheet, ()), sheet))]


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
    return found.label if found and normal(found.label) not in {normal(found.kind), *_kinds()} else None


@cache
def _kinds() -> frozenset[str]:
    """The words for kinds of review, none of which names one."""
    return frozenset(normal(word) for kind in review_kinds().values() for word in kind.words)
