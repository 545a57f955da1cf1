"""Which words of a text ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.clauses import asking, asks, first_ask, without_references


@pytest.mark.parametrize(
    "text",
    [
        "The ferry company should print a timetable",
        "Harbour Trust to repaint the buoys",
        "Print a timetable for every pier",
        "A timetable for every pier",
        "Audit how the lamps are lit",
        "Set up a rota for crews that are tired",
        "It is recommended that lamps, where they are not lit, be lit",
        "The ferry company is asked to say why piers without lamps are in use",
        "Pilots were not told, and are reminded to ask",
        "Crews will not sail unless the lamp is lit",
        "Assurance is sought that no pier is without a lamp",
        "Passengers were left on the quay. Crews must count them",
    ],
)
def test_an_ask_is_known_by_its_verb_or_by_telling_of_nothing(text: str) -> None:
    """A verb like should, an order or a bare wish asks."""
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry company failed to print a timetable",
        "Failure to count the passengers",
        "There was no lamp on the buoy",
        "Insufficient lamps on the quay",
    ],
)
def test_a_finding_asks_nothing(text: str) -> None:
    """What went wrong is told, not asked."""
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("The pilot should seek assurance from all crews that lamps are lit", [" lamps are lit"]),
        ("Crews should count passengers so that nobody is left", [" count passengers"]),
        ("Crews must write it down and not only on paper", [" write it down"]),
        ("Crews should count, and the pilot must check", [" count, and the pilot", " check"]),
        ("The lamp was not lit. Crews should mend it", [" mend it"]),
        ("Mend the lamp", ["Mend the lamp"]),
        ("It is recommended that the pilot check the lamps", [" the pilot check the lamps"]),
        ("Pilots to say who will light the lamp", ["Pilots to say who will light the lamp"]),
    ],
)
def test_orders_stand_without_frame_purpose_or_story(text: str, orders: list[str]) -> None:
    """What is to be done stands alone, one order after another."""
    assert [" ".join(order.split()) for order in asking(text).orders] == [" ".join(order.split()) for order in orders]


def test_words_about_an_earlier_recommendation_are_no_ask() -> None:
    """A sentence that points to the same ask elsewhere is left out."""
    text = "Crews should count. Recommendation 2 of the inquiry on Brig A asked for the same"
    assert without_references(text) == "Crews should count."


def test_the_first_ask_is_the_sentence_with_the_verb() -> None:
    """What led to an ask is not its first sentence."""
    assert first_ask("Boats ran late. Crews should leave on time") == "Crews should leave on time"


@given(st.text(max_size=300))
def test_reading_clauses_never_raises(text: str) -> None:
    """Any text has an asking part, the text itself at the least."""
    assert asking(text).orders
    assert isinstance(first_ask(text), str)
