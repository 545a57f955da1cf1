"""What is left of a fragment of HTML or Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.markup import plain, unmarked


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("<p>One.</p> <p>Two.</p>", "One.\nTwo."),
        ("To: <ul> <li>plan</li> <li>do</li> </ul>", "To:\n• plan\n• do"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("<i>Key</i> deliverables", "Key deliverables"),
        ("Fire &amp; Rescue", "Fire & Rescue"),
        ("within <5 days of <name>", "within <5 days of <name>"),
        ("<p>never closed <ul><li>item", "never closed\n• item"),
        ('<p style="text-align: center;"> Issue 2 </p>', "Issue 2"),
        (" - ", ""),
        ("✓", "✓"),
    ],
)
def test_a_fragment_becomes_plain_words(fragment: str, words: str) -> None:
    """Tags that HTML knows go, lists and paragraphs become lines, all else stays."""
    assert plain(fragment) == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [("**Rec 1** – do", "Rec 1 – do"), ("a *b* c", "a b c"), ("2 * 3 * 4", "2 * 3 * 4"), ("a_b_c", "a_b_c")],
)
def test_emphasis_marks_go(marked: str, words: str) -> None:
    """Bold and italic marks go; an asterisk that marks nothing stays."""
    assert unmarked(marked) == words


@given(st.text(alphabet="ab <>/pli&;", max_size=60))
def test_no_fragment_is_too_broken(fragment: str) -> None:
    """Any string gives words without blank lines."""
    assert "\n\n" not in plain(fragment)
