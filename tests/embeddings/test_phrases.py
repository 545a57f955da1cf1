"""Phrases as data, looked for by stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.phrases import WIDEST, compiled
from graph.words import tokens

PHRASES = compiled(
    {
        "ferry": ["ferry timetable"],
        "mooring": ["tie|ties ~ boat"],
        "lock": ["lock gate|gates ~ stuck ~ ice"],
    }
)


def found(text: str) -> list[tuple[int, str]]:
    """The phrases of a text."""
    return list(PHRASES.found([token.stem for token in tokens(text)]))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The ferry timetables changed", [(1, "ferry")]),
        ("The ferry has a timetable", []),
        ("A skipper ties the small blue boat up", [(2, "mooring")]),
        ("Tie it to the boat, and tie the boat again", [(0, "mooring"), (6, "mooring")]),
        ("The lock gates were stuck fast in ice", [(1, "lock")]),
        ("Ice at the lock gate", []),
    ],
)
def test_a_phrase_is_found_in_other_forms_and_over_gaps(text: str, places: list[tuple[int, str]]) -> None:
    """Words are compared by stem, either of two words fits, and a gap holds a few words."""
    assert found(text) == places


@given(st.integers(0, 9))
def test_a_gap_holds_so_many_words_and_no_more(words: int) -> None:
    """Four words may stand in a gap; with five the phrase is not met."""
    assert bool(found("tie " + "very " * words + "boat")) == (words <= WIDEST)


@given(st.text(max_size=200))
def test_looking_never_raises(text: str) -> None:
    """Any text can be looked through."""
    assert isinstance(found(text), list)
