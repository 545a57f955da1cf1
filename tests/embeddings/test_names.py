"""What a recurrence is called, and why it is one."""

from __future__ import annotations

import pytest

from embeddings.names import Told, listed, shortened, tell
from embeddings.obligations import read

KEYS = (
    "Wardens should be trained in key safe checks",
    "Make sure that wardens know how to do key safe checks",
    "Training for wardens on checking a key safe",
)


def told(*texts: str) -> Told:
    """Name and reason of a group of these texts."""
    return tell(texts, [read(text) for text in texts])


def test_a_name_begins_with_the_telling_words() -> None:
    """Words that most members share stand before the central sentence, side by side where that has them so."""
    assert told(*KEYS).name.startswith("Key safe checks")


def test_a_reason_says_what_all_ask() -> None:
    """The act that every member asks stands in the reason, with the words that most share."""
    reason = told(*KEYS).reason
    assert reason.startswith("All 3 ask agencies to make sure that staff know how")
    assert "“safe”" in reason


def test_a_reason_says_most_where_not_all_ask() -> None:
    """One member that does not name the act turns "all" into "most"."""
    assert told(*KEYS, KEYS[0] + " again", "Wardens and the key safe").reason.startswith("Most of the 5 ask")


def test_texts_without_known_acts_still_have_a_reason() -> None:
    """Where no act is known, the reason says that the words are alike."""
    assert told("Gardens bloom", "Gardens bloom").reason == "All 2 are worded alike; most share “gardens” and “bloom”."


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Every surgery should offer a yearly check of hearing.", "offer a yearly check of hearing"),
        ("NWSAB to produce a guide to heating grants", "produce a guide to heating grants"),
        ("Cold homes shall be visited by the warmth team", "Cold homes shall be visited by the warmth team"),
        ("", ""),
    ],
)
def test_a_sentence_is_cut_to_what_it_asks(text: str, short: str) -> None:
    """Whom it asks is left out, unless the sentence is in the passive."""
    assert shortened(text) == short


def test_a_long_sentence_is_cut_between_words() -> None:
    """A name shows about ninety characters, and says that more follows."""
    assert shortened("word " * 60).endswith("word …")
    assert len(shortened("word " * 60)) <= 92


@pytest.mark.parametrize(
    ("parts", "text"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_a_list_reads_as_in_a_sentence(parts: tuple[str, ...], text: str) -> None:
    """The last two parts are joined by "and"."""
    assert listed(parts) == text
