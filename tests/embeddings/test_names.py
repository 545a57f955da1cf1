"""What a recurrence is called, and why it is one."""

from __future__ import annotations

import pytest

from embeddings.names import Told, listed, shortened, tell
from embeddings.noun_phrases import shared
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
    """The phrase that most members share stands before the central sentence."""
    assert told(*KEYS).name == "Key safe: Wardens should be trained in key safe checks"


MENTAL = (
    "The police and mental health services should agree how information is shared",
    "Mental health teams and the police should have a protocol on sharing information",
    "Housing and mental health services need a way to share information about tenants",
    "A protocol between mental health services and the ambulance service should be agreed",
)


def test_a_name_begins_with_a_whole_phrase() -> None:
    """What the texts share is "mental health"; "mental" and "sharing" are parts of what they say."""
    assert told(*MENTAL).name == "Mental health: agree how information is shared"


@pytest.mark.parametrize(
    ("texts", "phrase"),
    [
        (("Use the duty of candour", "Staff forgot the duty of candour"), "duty of candour"),
        (("Ask the speech and language team", "Speech and language teams"), "speech and language team"),
        (("A home fire visit for each tenant", "Offer a home fire visit"), "home fire visit"),
        (("Learn from the Mental Capacity Act", "Use the Mental Capacity Act"), "Mental Capacity Act"),
        (("Explain what the MARAC does", "MARAC papers should be kept"), "MARAC"),
        (("A written discharge letter", "Discharge letters"), "discharge letter"),
        (("Ask young people", "Young adults should be asked"), None),
        (("Managers should record visits", "Nurses must record their doubts"), None),
        (("The police should be told", "Police should tell schools"), None),
        (("Tell NWT at once", "Let NWT know"), None),
        (("Gardens", "Rivers"), None),
    ],
)  # fmt: skip
def test_a_phrase_names_a_thing(texts: tuple[str, ...], phrase: str | None) -> None:
    """It is written as a text writes it; what kind of thing, what is done and who does it name nothing alone."""
    assert shared(texts) == phrase


def test_a_new_member_leaves_the_name_as_it_is() -> None:
    """One more text, wherever it comes in, with the phrase or without, does not change how a group begins."""
    for more in ("The mental health trust should tell schools", "Agree a protocol on sharing information"):
        for place in range(len(MENTAL) + 1):
            assert shared((*MENTAL[:place], more, *MENTAL[place:])) == "mental health"


def test_a_name_that_another_group_has_is_not_given_twice() -> None:
    """The next member's ask stands in its place."""
    first = told(*MENTAL).name
    second = tell(MENTAL, [read(text) for text in MENTAL], {first}).name
    assert second == "Mental health: Mental health teams and the police should have a protocol on sharing information"


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
        (
            "Decisions about where a person should live should be recorded",
            "Decisions about where a person should live should be recorded",
        ),
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
