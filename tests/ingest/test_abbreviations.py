"""Which short forms a document defines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.agencies.abbreviations import read, spells


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Integrated Care Board (ICB) will review", "ICB", "Integrated Care Board"),
        ("a Deprivation of Liberty Safeguards (DoLS) request", "DoLS", "Deprivation of Liberty Safeguards"),
        ("the VARM (Vulnerable Adults Risk Management) meeting", "VARM", "Vulnerable Adults Risk Management"),
        ("ASC = Adult Social Care", "ASC", "Adult Social Care"),
        ("ASC\tAdult Social Care", "ASC", "Adult Social Care"),
        ("NMC – Northmere Council", "NMC", "Northmere Council"),
        ("QPT means Quill Partnership NHS Trust.", "QPT", "Quill Partnership NHS Trust"),
        ("Northmere HealthCare (NHC)", "NHC", "Northmere HealthCare"),
        ("from the Care Quality Commission (hereafter CQC)", "CQC", "Care Quality Commission"),
        ("Brindlecombe Safeguarding Adults Board (BrSAB)", "BrSAB", "Brindlecombe Safeguarding Adults Board"),
        ("Bracken Healthcare NHS Foundation Trust (BHFT)", "BHFT", "Bracken Healthcare NHS Foundation Trust"),
        ("a local Primary Care Network teams (PCN)", "PCN", "Primary Care Network teams"),
    ],
)
def test_a_definition_is_read(text: str, short: str, long: str) -> None:
    """A short form beside the words that it stands for is a definition, whichever comes first."""
    assert [(one.short, one.long) for one in read([text])] == [(short, long)]


@pytest.mark.parametrize(
    "text", ["The Board (SAR)", "training (MAPPA awareness)", "Update (June 2019)", "CASE (see page 4)"]
)
def test_letters_that_do_not_match_define_nothing(text: str) -> None:
    """Capitals in brackets after other words are no definition."""
    assert read([text]) == ()


def test_the_name_of_a_place_belongs_to_the_words() -> None:
    """Here "ICB" after "NHS Fellside Integrated Care Board" stands for that body, place and all."""
    assert read(["NHS Fellside Integrated Care Board (ICB)"])[0].long == "NHS Fellside Integrated Care Board"


def test_the_first_definition_counts() -> None:
    """Of two definitions of one short form the first is kept."""
    found = read(["Adult Social Care (ASC)", "Area Steering Committee (ASC)"])
    assert [one.long for one in found] == ["Adult Social Care"]


def test_small_words_may_be_left_out() -> None:
    """Words like "and" and "of" need not stand in the letters."""
    assert spells(["Safeguarding", "of", "Adults", "Board"], "SAB")


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_is_read_without_error(texts: list[str]) -> None:
    """Whatever the words, the reader gives a list, and each long form stands in the texts but for its case."""
    whole = "\n".join(texts).lower()
    assert all(one.long.lower() in whole for one in read(texts))
