"""Words that matched are wrapped in <mark>, and everything else is escaped."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from webapp.marking import marked

SPANS = st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=6)


def test_words_are_marked_and_the_rest_escaped() -> None:
    """Only the spans are marked; characters that mean markup are escaped in and out of them."""
    assert marked("<b> & x", [(0, 3)]) == "<mark>&lt;b&gt;</mark> &amp; x"


@given(st.text(max_size=25), SPANS)
def test_no_letter_is_lost_or_doubled(snippet: str, spans: list[tuple[int, int]]) -> None:
    """Whatever the spans, taking the marks away gives back the snippet."""
    assert unescape(re.sub(r"</?mark>", "", marked(snippet.replace("&", "+"), spans))) == snippet.replace("&", "+")
