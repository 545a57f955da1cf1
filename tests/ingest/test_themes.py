"""Which themes a recommendation is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Action, Recommendation
from graph.vocabulary import themes
from ingest.themes import read

KNOWN = {theme.code for theme in themes()}


def about(text: str, **more: object) -> list[str]:
    """The codes read for a recommendation with these words."""
    return [one.code for one in read(Recommendation(id="r", wording="w", text=text, **more))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("All staff must record capacity assessments under the Mental Capacity Act.", "mental-capacity"),
        ("Hoarding should be considered in every home fire safety visit.", "hoarding"),
        ("Review how unpaid carers are offered a carer's assessment.", "carers"),
        ("Ensure that referrals to MARAC are made for high-risk victims.", "marac"),
        ("Partners should share information about people in crisis without delay.", "information-sharing"),
        ("A supervision policy should say how often cases are discussed in supervision.", "supervision"),
        ("Escalate professional disagreements through the agreed route.", "escalation"),
        ("Young people need a planned transition into adulthood.", "transitions"),
    ],
)
def test_the_object_of_the_ask_comes_first(text: str, first: str) -> None:
    """The theme that the ask is about leads the list."""
    assert about(text)[0] == first


def test_self_neglect_is_not_neglect() -> None:
    """Words of one theme inside another's do not count for both."""
    assert "neglect" not in about("Refresh the self-neglect policy.")


def test_a_subject_outranks_a_way_of_working() -> None:
    """Training on end of life care is about end of life care first."""
    found = about("Provide training on end of life care.")
    assert found[:1] == ["end-of-life"]
    assert "training" in found


def test_what_is_only_reported_is_no_theme() -> None:
    """A mention in the progress column alone does not make a theme."""
    action = Action(text="Write to partners.", progress="Fire service attended the meeting on hoarding.")
    assert "hoarding" not in about("Partners should confirm membership of the sub-group.", actions=(action,))


def test_a_bare_title_is_told_by_its_measure() -> None:
    """Where the ask is a few words, what it asks stands in the measure column."""
    assert "policy-procedure" in about("Forced marriage", objective="A protocol will be drawn up.")


def test_the_quote_is_the_plans_own_words() -> None:
    """Each theme keeps the words that show it, as written."""
    text = "Staff’s understanding of Mental Capacity must improve."
    found = read(Recommendation(id="r", wording="w", text=text))
    assert all(one.quote in text for one in found)


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_is_read_without_error(text: str, heading: str) -> None:
    """Whatever the words, only codes of the closed scheme come out, each once."""
    found = about(text, section=(heading,))
    assert len(set(found)) == len(found)
    assert set(found) <= KNOWN
