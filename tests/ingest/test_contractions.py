"""Contracted negations are spelt out for the rules, and quoted as they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.language import contractions
from ingest.language.clauses import Stretch
from ingest.progress import signals

WORDS = st.lists(st.sampled_from(["isn't", "Won’t", "cant", "we", "the form", "use", "."]), max_size=12).map(" ".join)


def test_spelt_out() -> None:
    """Each contraction is spelt out, in small or capital letters, with either apostrophe or none."""
    assert contractions.spell_out("It isn't done. Won’t start; cant say.").text == (
        "It is not done. Will not start; can not say."
    )


def test_back() -> None:
    """A stretch of the spelt text leads back to the words as written; a contraction it touches is whole."""
    text = "It isn't done and wasn't begun."
    spelt = contractions.spell_out(text)
    start = spelt.text.index("not begun")

    assert spelt.back(Stretch(start, start + len("not begun"))).of(text) == "wasn't begun"


@given(WORDS)
def test_the_whole_leads_back_to_the_whole(text: str) -> None:
    """Whatever the text, all of it spelt out is all of it as written."""
    spelt = contractions.spell_out(text)
    assert spelt.back(Stretch(0, len(spelt.text))) == Stretch(0, len(text))


def test_quotes_stay_verbatim() -> None:
    """A quote holds the contraction as written."""
    text = "The leaflet was printed. The posters haven't been issued."
    assert all(sign.quote in text for sign in signals.read(text))
    assert any("haven't" in sign.quote for sign in signals.read(text))
