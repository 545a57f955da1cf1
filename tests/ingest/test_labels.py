"""Labels split from texts, and openings that only look like labels."""

from __future__ import annotations

import time

import pytest

from ingest.language import labels


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Rec 4 – The board should", "Rec 4", "The board should"),
        ("Recommendation 4: do it", "Recommendation 4", "do it"),
        ("Recommendation No. 3. Do it", "Recommendation No. 3", "Do it"),
        ("1, Review the policy", "1", "Review the policy"),
        ("2. To ensure", "2", "To ensure"),
        ("4.We will", "4", "We will"),
        ("1.1 Continue to", "1.1", "Continue to"),
        ("3.1. Consider", "3.1", "Consider"),
        ("1a) Do this", "1a", "Do this"),
        ("A2 – Do things", "A2", "Do things"),
        ("Rec 4 (cont'd)", "Rec 4", ""),
        ("7.", "7", ""),
    ],
)
def test_a_label_is_split_from_its_text(text: str, label: str, rest: str) -> None:
    """Worded, numbered and coded labels are cut off with what stands between."""
    found = labels.split(text)
    assert (found.label, found.text) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "12 practitioners were trained", "16-25 year olds", "24/7 support line", "2019-20 plan", "Section 42 enquiries",
        "S42 Enquiries should be timely", "Actions in hand", "Action a plan to", "GP practices should",
        "MCA 2005 training",
    ],
)  # fmt: skip
def test_an_opening_that_numbers_nothing_is_no_label(text: str) -> None:
    """Numbers and codes that belong to the sentence stay in it."""
    assert labels.split(text).label is None


def test_a_worded_tag_is_a_label_where_it_comes_back() -> None:
    """An opening before a dash is a label when other rows open so; one that stands alone is part of its sentence."""
    tags = labels.tags(["Brought forward - one", "Brought forward – two", "Housing - a plan"])
    assert labels.split("Brought forward - three", tags=tags).label == "Brought forward"
    assert labels.split("Housing - a plan", tags=tags).label is None


def test_capitals_alone_make_a_tag() -> None:
    """Two words in capitals before a dash are a label even once."""
    assert labels.split("NEW ACTION – Ask", tags=labels.tags(["NEW ACTION – Ask"])).label == "NEW ACTION"


def test_codes_count_as_labels_where_several_are_made_alike() -> None:
    """“R4 The …” is a label beside "R5 The …"."""
    tags = labels.tags(["R4 The board", "R5 The trust"])
    assert labels.split("R4 The board", tags=tags).label == "R4"


def test_a_long_number_after_a_letter_takes_no_time() -> None:
    """Forty figures in a row, such as those of a barcode, are looked at once and not in every way to cut them."""
    started = time.process_time()
    for text in (f"A{'1' * 40}!", f"REF {'1a' * 200}!", f"A{'1.' * 200}!"):
        labels._CODED.match(text)
    assert time.process_time() - started < 2
