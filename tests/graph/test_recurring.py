"""Recurrences in the library: kept whole, counted by distinct reviews and boards, told with their denominators."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.answers.asked import Filters, Spread
from graph.errors import NotInLibrary
from graph.model import Action, Board, Plan, Recommendation, Review, Status
from graph.model import StatusReading as Reading
from graph.register import EventKind, Recurrence, RegisterEvent
from graph.store import Store
from tests.graph.conftest import Fresh
from tests.graph.examples import ask, day, document, plan, theme, vector

ASK = "Agree one pathway for people who hoard."
DONE = Reading(value=Status.COMPLETE, stated=Status.COMPLETE)


def _plan(name: str, board: str | None, year: int, *, review: str | None = "", text: str = ASK) -> Plan:
    """A plan of one recommendation with a vector; `review` is None for a business plan."""
    one = ask(name, "1", text, status=DONE, actions=(Action(text="Agree it", progress=f"Agreed in {year}."),))
    return plan(
        name,
        replace(one, themes=(theme("hoarding"),)),
        board=Board(name=board) if board else None,
        review=None if review is None else Review(label=review or f"SAR {name}", kind="sar"),
        published=day(year),
    )


def _save(store: Store, *plans: Plan) -> tuple[str, ...]:
    """Saves plans and gives the ids of their recommendations."""
    for one in plans:
        vectors = {found.id: vector(1, 0) for found in one.recommendations}
        name = one.original.file.removesuffix(".txt")
        store.save_plan(one, data=document(name), vectors=vectors, encoder="tiny")
    return tuple(found.id for one in plans for found in one.recommendations)


def _group(store: Store, members: tuple[str, ...], key: str = "abc", *, name: str = "Hoarding pathway") -> bool:
    """Saves one recurrence."""
    found = Recurrence(id=key, name=name, reason="All ask.", members=tuple((one, 0.5) for one in members))
    event = RegisterEvent(kind=EventKind.FOUNDED, recurrence=key, members=members)
    return store.save_groups([found], [event], revision=store.groups_input().revision)


@pytest.fixture
def four(store: Store) -> Store:
    """Two boards: one asks in 2015 and 2020, the other in 2018 and in a business plan of 2019."""
    ids = _save(
        store,
        _plan("a", "Ash Board", 2015),
        _plan("b", "Ash Board", 2020, text="Set up a single pathway for hoarding."),
        _plan("c", "Birch Board", 2018, text="A hoarding pathway for everybody."),
        _plan("d", "Birch Board", 2019, review=None, text="Have one route for hoarding."),
        _plan("e", "Cedar Board", 2021, text="Something else."),
    )
    assert _group(store, ids[:4])
    return store


def test_counts_are_of_distinct_reviews_and_boards_with_their_denominators(four: Store) -> None:
    """A group says how many reviews, other plans and boards ask it, and of how many here."""
    (one,) = four.recurring().items
    assert (one.reviews, one.of_reviews, one.other_plans) == (3, 4, 1)
    assert (one.boards, one.of_boards, one.of_plans) == (2, 3, 5)
    assert (one.first_year, one.latest_year) == (2015, 2020)


def test_an_appendix_adds_no_review(store: Store) -> None:
    """A second document of a review, or a later edition in the same words, is counted once."""
    ids = _save(
        store,
        _plan("a", "Ash Board", 2015, review="SAR Ann"),
        _plan("b", "Ash Board", 2015, review="SAR Ann", text="Annex: one pathway for hoarding."),
        _plan("c", "Ash Board", 2016, review=None),
        _plan("d", "Birch Board", 2018),
    )
    _group(store, ids)
    (one,) = store.recurring().items
    assert (one.reviews, one.other_plans, one.within_boards) == (2, 0, ())
    assert len({member.voice for member in one.members}) == 2


def test_within_a_board_is_told_apart_from_across_boards(four: Store) -> None:
    """A group names the boards that ask it more than once, and a filter finds either kind."""
    (one,) = four.recurring(Filters(spread=(Spread.WITHIN,))).items
    assert one.across
    assert one.within_boards == ("Ash Board", "Birch Board")
    assert four.recurring(Filters(spread=(Spread.ACROSS,))).total == 1


def test_reported_complete_before_it_was_asked_again(four: Store) -> None:
    """A member reported complete and followed by a later year has its words, and the ask of its own board first."""
    (one,) = four.recurring().items
    by_year = {member.card.year: member for member in one.members}
    assert one.complete_before == 3
    assert [(o.text, bool(o.places)) for o in by_year[2015].outcomes] == [("Agreed in 2015.", True)]
    again = by_year[2015].asked_again
    assert again is not None
    assert (again.year, again.same_board) == (2020, True)
    assert by_year[2020].asked_again is None


def test_what_is_not_reported_complete_is_not_counted_so(store: Store) -> None:
    """Nothing reported is never told as complete before being asked again."""
    first = _plan("a", "Ash Board", 2015)
    silent = tuple(replace(one, status=Reading()) for one in first.recommendations)
    _group(store, _save(store, replace(first, recommendations=silent), _plan("b", "Birch Board", 2020)))
    assert store.recurring().items[0].complete_before == 0


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        (Filters(board=("ash-board",)), 1),
        (Filters(board=("cedar-board",)), 0),
        (Filters(theme=("hoarding",)), 1),
        (Filters(since=2020), 1),
        (Filters(until=2014), 0),
    ],
)
def test_a_filter_chooses_groups_and_leaves_them_whole(four: Store, filters: Filters, total: int) -> None:
    """A group passes when a member does, and is counted whole whatever the filter."""
    found = four.recurring(filters)
    assert found.total == total
    assert all(len(one.members) == 4 for one in found.items)
    assert found.scope.plans == 5


def test_the_widest_spread_comes_first(store: Store) -> None:
    """Groups stand by boards, then reviews; a cursor goes on after one."""
    ids = _save(
        store,
        _plan("a", "Ash Board", 2015),
        _plan("b", "Ash Board", 2016, text="Other words."),
        _plan("c", "Ash Board", 2017, text="A third thing."),
        _plan("d", "Birch Board", 2018, text="Again a third thing."),
    )
    groups = [
        Recurrence(id=key, name=key, members=tuple((ids[n], 0.0) for n in members))
        for key, members in (("one", (0, 1)), ("two", (2, 3)))
    ]
    assert store.save_groups(groups, [], revision=store.revision())
    first = store.recurring(limit=1)
    assert [one.id for one in first.items] == ["two"]
    assert [one.id for one in store.recurring(after=first.after).items] == ["one"]


def test_groups_of_another_moment_are_not_kept(store: Store) -> None:
    """Where a plan was saved since the library was compared, nothing is kept."""
    ids = _save(store, _plan("a", "Ash Board", 2015), _plan("b", "Birch Board", 2016))
    before = store.groups_input().revision
    _save(store, _plan("c", "Cedar Board", 2017))
    found = Recurrence(id="abc", name="x", members=tuple((one, 0.0) for one in ids))
    assert not store.save_groups([found], [], revision=before)
    assert store.recurring().total == 0
    assert not store.grouped


def test_a_forgotten_plan_takes_its_groups_with_it(four: Store) -> None:
    """A name may hold words of a plan, so no group of a forgotten plan stays; the register does, without words."""
    four.forget(four.plans()[0].id, on=date(2026, 1, 1))
    (member, *_) = [p.id for p in four.plans(Filters(board=("birch-board",)))]
    four.forget(member, on=date(2026, 1, 1))
    assert four.recurring().total == 0
    assert not four.grouped
    assert [event.kind for event in four.groups_input().register] == [EventKind.FOUNDED]


def test_saving_the_same_groups_again_changes_nothing(four: Store) -> None:
    """The revision stays where the groups are as they were."""
    given, (one,) = four.groups_input(), four.recurring().items
    same = Recurrence(
        id=one.id, name=one.name, reason=one.reason, members=tuple((m.card.id, m.score) for m in one.members)
    )
    assert four.save_groups([same], [], revision=given.revision)
    assert four.revision() == given.revision


def test_a_recommendation_knows_what_it_says_the_same_as(four: Store) -> None:
    """The recurrence of a member is found from it; of any other there is none."""
    member = four.recurring().items[0].members[0].card.id
    found = four.recurrence_of(member)
    assert found is not None
    assert found.id == "abc"
    other = four.cards(Filters(board=("cedar-board",))).items[0].id
    assert four.recurrence_of(other) is None


def test_an_ended_group_says_where_it_went(four: Store) -> None:
    """The address of a group that became part of another tells which."""
    members = tuple(member.card.id for member in four.recurring().items[0].members)
    merged = RegisterEvent(kind=EventKind.MERGED, recurrence="new", members=members, others=("abc",))
    found = Recurrence(id="new", name="x", members=tuple((one, 0.0) for one in members))
    four.save_groups([found], [merged], revision=four.revision())
    with pytest.raises(NotInLibrary, match="now part of “new”"):
        four.recurrence("abc")
    assert [event.kind for event in four.recurrence("new").history] == [EventKind.MERGED]


def test_an_unknown_group_is_refused_with_a_sentence(fresh: Fresh) -> None:
    """An id that nothing ever had is not in the library."""
    with pytest.raises(NotInLibrary, match="holds no recurrence “zzz”"):
        fresh().recurrence("zzz")


def test_what_is_compared_has_its_words_and_its_review(four: Store) -> None:
    """Each ask comes with its text and steps, the key of its review, and a row of the matrix."""
    given = four.groups_input()
    by_words: dict[str, Recommendation | object] = {one.words[0]: one for one in given.asks}
    assert set(by_words) > {ASK}
    assert given.vectors.shape == (5, 2)
    assert {one.review for one in given.asks} >= {"ash-board/sar/sar-a", None}
