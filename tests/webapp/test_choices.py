"""Filters in an address: what goes out comes in again, and each value can be taken away."""

from __future__ import annotations

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from graph.answers.asked import Filters, Spread
from graph.model import Role, Status, ThreadKind
from webapp.choices import from_arguments, remove, to_pairs
from webapp.urls import built

SLUGS = st.lists(st.sampled_from(("a-board", "b-board", "c-agency")), unique=True, max_size=3).map(tuple)
YEARS = st.none() | st.integers(1990, 2030)
FILTERS = st.builds(
    Filters,
    board=SLUGS,
    theme=SLUGS,
    agency=SLUGS,
    plan=SLUGS,
    review_kind=SLUGS,
    role=st.lists(st.sampled_from(Role), unique=True, max_size=2).map(tuple),
    status=st.lists(st.sampled_from(Status), unique=True, max_size=2).map(tuple),
    spread=st.lists(st.sampled_from(Spread), unique=True, max_size=2).map(tuple),
    kind=st.lists(st.sampled_from(ThreadKind), unique=True, max_size=2).map(tuple),
    since=YEARS,
    until=YEARS,
)


@given(FILTERS, st.text(max_size=20))
def test_an_address_says_the_whole_state(filters: Filters, words: str) -> None:
    """The filters and words read back from an address are those it was built from."""
    query = built().search(words, filters).partition("?")[2]
    arguments: MultiDict[str, str] = MultiDict(parse_qsl(query, keep_blank_values=True))

    assert from_arguments(arguments) == filters
    assert arguments.get("q", "") == words


@given(FILTERS)
def test_taking_every_value_away_leaves_no_filter(filters: Filters) -> None:
    """Removing each value in turn ends with no filter at all."""
    for name, value in tuple(to_pairs(filters)):
        filters = remove(filters, name, value)

    assert filters == Filters()
