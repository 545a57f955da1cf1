"""What phrase lists promise: they find what their phrases find, without trying each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import VocabularyError
from ingest.language import phrases

PARTS = {"deed": ["written", "sent"]}
LIST = ["(is |are )*being {deed}", "delays? in", "under ?way", "re-?run", "put (on hold|back)", "audit(s|ed)?"]
WORDS = [
    "is",
    "being",
    "written",
    "sent",
    "delay",
    "delays",
    "in",
    "under",
    "way",
    "underway",
    "re-run",
    "rerun",
    "put",
]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("(is |are )*being {deed}", {"being"}),
        ("{deed} (in|by)", {"written", "sent"}),
        ("delays? in", {"delay", "delays"}),
        ("audit(s|ed)?", {"audit", "audits", "audited"}),
        ("re-?run", {"rerun", "run"}),
        ("under ?way", None),
        (r"\w+ed", None),
    ],
)
def test_telling_words(phrase: str, words: set[str] | None) -> None:
    """A phrase is told by words of which one stands in every match, or by none where a part may be left out."""
    assert phrases.telling_words(phrase, PARTS) == words


@given(st.lists(st.sampled_from([*WORDS, "on", "hold", "back", "audits", "audited", "x"]), max_size=12))
def test_finds_what_its_phrases_find(words: list[str]) -> None:
    """A list finds something in a text just where one of its phrases does."""
    text = " ".join(words)
    first = phrases.pattern(LIST, PARTS).search(text)
    found = phrases.Phrases(LIST, PARTS).search(text, 0, len(text))

    assert (found and found.span()) == (first and first.span())


def test_a_vocabulary_that_cannot_be_read_says_which() -> None:
    """A list that is not there is a sentence with its file, not a traceback."""
    with pytest.raises(VocabularyError, match=r"ingest/vocabulary/no-such-list\.toml .* Install Threadline again"):
        phrases.load("no-such-list")
