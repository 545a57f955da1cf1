"""A recommendation that stands in several editions of one plan counts once, as the latest has it, on every list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.answers.asked import Facet, Filters
from graph.answers.library import Tally
from graph.model import Action, Board, Status, ThreadKind
from graph.store import Store
from tests.graph.examples import (
    AUDIT,
    HOUSING,
    LEAFLET,
    POLICY,
    TRAINING,
    ask,
    day,
    edition,
    first_edition,
    left,
    plan,
    save,
    second_edition,
    third_edition,
    vector,
    vectors_of,
)

TODAY = date(2026, 1, 1)
FENWICK = "fenwick-safeguarding-adults-board"
ONLY_2019 = Filters(until=2019)


def counts(facets: tuple[Facet, ...]) -> dict[str, int]:
    """The choices of a filter, each with its count."""
    return {one.value: one.count for one in facets}


@pytest.fixture
def two(store: Store) -> Store:
    """The library of the editions of June and December 2019, saved in no order of time."""
    for one in (second_edition(), first_edition()):
        save(store, one)
    return store


@pytest.fixture
def three(two: Store) -> Store:
    """The edition of 2021 beside them, and a plan of another board."""
    save(two, third_edition())
    save(two, edition("other", day(2020), (POLICY, Status.NOT_DUE, None), board=Board(name="Mere Board"), review=None))
    return two


class TestRecommendations:
    """A list of recommendations holds each once."""

    def test_two_editions_are_one_plan(self, two: Store) -> None:
        """Four asks published twice are four, as the later edition of one year has them."""
        found = two.cards()
        assert found.total == 4
        assert {one.plan_title for one in found.items} == {"Plan second"}
        assert counts(found.facets.status) == {Status.IN_PROGRESS: 2, Status.COMPLETE: 1, Status.NOT_REPORTED: 1}

    def test_three_editions_are_one_plan(self, three: Store) -> None:
        """What only the latest asks counts beside what all ask, and another board's plan for itself."""
        assert [(one.plan_title, one.text) for one in three.cards().items] == [
            *(("Plan third", text) for text in (POLICY, TRAINING, LEAFLET, AUDIT, HOUSING)),
            ("Plan other", POLICY),
        ]

    def test_scope_tells_of_editions(self, three: Store) -> None:
        """What was looked at says how many documents are editions, and how often recommendations stand again."""
        found = three.scope()
        assert (found.plans, found.editions, found.recommendations, found.repeated) == (4, 2, 6, 8)

    def test_a_status_is_that_of_the_latest(self, three: Store) -> None:
        """Asked for what has not been started, the list does not give what an earlier edition said."""
        assert three.cards(Filters(status=(Status.NOT_STARTED,))).total == 0
        assert three.cards(Filters(status=(Status.COMPLETE,))).total == 3

    def test_an_earlier_edition_is_there_when_asked_for(self, three: Store) -> None:
        """Within its years or its plan, an earlier edition is the latest."""
        earlier = three.cards(Filters(until=2019, status=(Status.IN_PROGRESS,)))
        assert [one.plan_title for one in earlier.items] == ["Plan second"] * 2
        assert three.cards(Filters(plan=(first_edition().id,))).total == 4

    @pytest.mark.parametrize("name", ["status", "year", "board", "review_kind", "theme", "agency", "kind"])
    def test_a_choice_counts_what_it_finds(self, three: Store, name: str) -> None:
        """Whatever is chosen already, the number beside a choice is that of the list that it leads to."""
        for chosen in (Filters(), ONLY_2019, Filters(status=(Status.COMPLETE, Status.IN_PROGRESS))):
            free = _without(chosen, name)
            for choice in getattr(three.cards(free).facets, name):
                one = _choosing(free, name, choice.value)
                assert (name, choice.value, three.cards(one).total) == (name, choice.value, choice.count)

    def test_an_ask_that_a_later_edition_dropped_stays(self, store: Store) -> None:
        """What only the earlier edition asks is not lost."""
        later = edition("later", day(2021), *((text, Status.COMPLETE, None) for text in (POLICY, TRAINING, LEAFLET)))
        for one in (first_edition(), later):
            save(store, one)
        assert [(one.plan_title, one.text) for one in store.cards().items] == [
            *(("Plan later", text) for text in (POLICY, TRAINING, LEAFLET)),
            ("Plan first", AUDIT),
        ]

    def test_what_one_edition_asks_twice_stays_twice(self, store: Store) -> None:
        """Two agencies asked the same are two; where an edition drops one of them, the label tells which is left."""
        twice = ((POLICY, Status.COMPLETE, None), (POLICY, Status.NOT_STARTED, None))
        rest = tuple((text, Status.COMPLETE, None) for text in (TRAINING, LEAFLET, AUDIT))
        later = edition("later", day(2021), *twice, *rest)
        shorter = replace(later, recommendations=later.recommendations[1:])
        save(store, edition("earlier", day(2020), *twice, *rest))
        save(store, shorter)
        assert sorted((one.plan_title, one.label) for one in store.cards().items if one.text == POLICY) == [
            ("Plan earlier", "1"),
            ("Plan later", "2"),
        ]

    def test_search_finds_each_once(self, three: Store) -> None:
        """A search gives the latest edition that holds the words."""
        found = three.search("wardens")
        assert [hit.card.plan_title for hit in found.items] == ["Plan third"]
        assert (found.total, counts(found.facets.year)) == (1, {"2019": 1, "2021": 1})

    def test_search_finds_what_only_an_earlier_edition_says(self, store: Store) -> None:
        """Words that the later edition no longer has are found where they stand."""
        earlier = edition(
            "earlier", day(2018), *((text, Status.COMPLETE, None) for text in (POLICY, TRAINING, LEAFLET))
        )
        said = replace(earlier.recommendations[0], actions=(Action(text="Agree it", progress="A cabinet paper."),))
        save(store, replace(earlier, recommendations=(said, *earlier.recommendations[1:])))
        save(store, third_edition())
        assert [hit.card.plan_title for hit in store.search("cabinet").items] == ["Plan earlier"]

    def test_one_of_them_names_the_others(self, three: Store) -> None:
        """A recommendation leads to itself in the other editions, newest first, and says whether one is later."""
        first = three.recommendation(first_edition().recommendations[1].id)
        latest = three.recommendation(third_edition().recommendations[1].id)
        assert [(one.plan_title, one.status) for one in first.editions] == [
            ("Plan third", Status.COMPLETE),
            ("Plan second", Status.COMPLETE),
        ]
        assert (first.superseded, latest.superseded) == (True, False)

    def test_nearest_are_not_editions_of_each_other(self, three: Store) -> None:
        """What is near to a text is compared once."""
        for one in (first_edition(), second_edition(), third_edition()):
            save(three, one, vectors_of(one, *(vector(1, number) for number in range(len(one.recommendations)))))
        found = three.similar(vector(1, 0))
        assert (found.total, {near.card.plan_title for near in found.items}) == (5, {"Plan third"})


class TestThreads:
    """What is left open is what the latest edition leaves open."""

    def test_a_later_edition_tells_anew(self, three: Store) -> None:
        """What a later edition reports done or otherwise is no longer open as the earlier one has it."""
        told = [(one.card.plan_title, one.kind) for one in three.unfinished(today=TODAY).items]
        assert told == [("Plan third", ThreadKind.STALLED), ("Plan third", ThreadKind.NO_PROGRESS)]

    def test_within_its_years_an_earlier_edition_is_the_latest(self, three: Store) -> None:
        """Of the plans of 2019, the edition of December tells what was open."""
        found = three.unfinished(today=TODAY, filters=ONLY_2019)
        assert [(one.card.plan_title, one.kind) for one in found.items] == [
            ("Plan second", ThreadKind.IN_PROGRESS),
            ("Plan second", ThreadKind.STALLED),
            ("Plan second", ThreadKind.NO_PROGRESS),
        ]

    def test_copies_of_one_day_are_not_later(self, store: Store) -> None:
        """Of two copies of one day neither tells more truly, so what either leaves open is open."""
        copy = edition(
            "copy",
            day(2019),
            (POLICY, Status.COMPLETE, None),
            (TRAINING, Status.IN_PROGRESS, left(ThreadKind.IN_PROGRESS, "two of five homes")),
            (LEAFLET, Status.COMPLETE, None),
            (AUDIT, Status.COMPLETE, None),
        )
        for one in (first_edition(), copy):
            save(store, one)
        assert store.unfinished(today=TODAY).total == 4

    def test_nothing_is_later_than_an_undated_edition(self, store: Store) -> None:
        """A plan without a date may be the later one."""
        for one in (replace(first_edition(), published=None), third_edition()):
            save(store, one)
        assert store.unfinished(today=TODAY).total == 5

    def test_a_step_that_a_later_edition_dropped_stays(self, store: Store) -> None:
        """Of several steps, the later edition tells anew only of those that it still has."""
        steps = tuple(Action(text=text) for text in ("Write it.", "Print it."))
        open_ = tuple(replace(left(ThreadKind.NO_PROGRESS), action=number) for number in range(2))
        earlier, later = first_edition(), third_edition()
        asked = replace(earlier.recommendations[0], actions=steps, threads=open_)
        again = replace(later.recommendations[0], actions=(steps[0], Action(text="Send it.")), threads=())
        save(store, replace(earlier, recommendations=(asked, *earlier.recommendations[1:])))
        save(store, replace(later, recommendations=(again, *later.recommendations[1:])))
        found = store.unfinished(today=TODAY, filters=Filters(kind=(ThreadKind.NO_PROGRESS,)))
        assert [(one.card.plan_title, one.action_text) for one in found.items] == [
            ("Plan third", f"See to it: {HOUSING}"),
            ("Plan first", "Print it."),
        ]

    @pytest.mark.parametrize("name", ["status", "year", "board", "review_kind", "theme", "agency", "kind"])
    def test_a_choice_counts_what_it_finds(self, three: Store, name: str) -> None:
        """Whatever is chosen already, the number beside a choice is that of the list that it leads to."""
        for chosen in (Filters(), ONLY_2019, Filters(kind=(ThreadKind.STALLED,))):
            free = _without(chosen, name)
            for choice in getattr(three.unfinished(today=TODAY, filters=free).facets, name):
                found = three.unfinished(today=TODAY, filters=_choosing(free, name, choice.value))
                assert (name, choice.value, found.total) == (name, choice.value, choice.count)


class TestOverviews:
    """Boards, reviews, themes and agencies count each recommendation once."""

    def test_boards(self, three: Store) -> None:
        """A board counts its documents, how many are editions, and each recommendation and thread once."""
        one = {board.slug: board for board in three.board_list()}[FENWICK]
        assert (one.plans, one.editions, one.recommendations, one.threads) == (3, 2, 5, 2)
        assert three.board(FENWICK).board == one
        assert {board.value: board.count for board in three.boards()} == {FENWICK: 5, "mere-board": 1}

    def test_page_of_a_board(self, three: Store) -> None:
        """Its statuses and kinds of thread are those of the latest edition."""
        found = three.board(FENWICK)
        assert counts(found.facets.status) == {Status.COMPLETE: 3, Status.IN_PROGRESS: 1, Status.NOT_REPORTED: 1}
        assert counts(found.threads) == {ThreadKind.STALLED: 1, ThreadKind.NO_PROGRESS: 1}
        assert counts(found.facets.year) == {"2019": 4, "2021": 5}

    def test_reviews(self, three: Store) -> None:
        """What came of a review is what the latest edition says; its page still holds every edition whole."""
        (one,) = three.review_list()
        assert (one.plans, one.editions, one.recommendations, one.threads) == (3, 2, 5, 2)
        assert dict(one.statuses) == {Status.COMPLETE: 3, Status.IN_PROGRESS: 1, Status.NOT_REPORTED: 1}
        found = three.review(one.slug)
        assert (found.review, len(found.cards), len(found.plans)) == (one, 13, 3)

    def test_themes(self, three: Store) -> None:
        """A theme counts what is about it once, and shows the latest."""
        (one,) = three.theme_list()
        assert (one.recommendations, one.boards, one.threads) == (6, 2, 2)
        assert counts(three.themes()) == {"hoarding": 6}
        assert {card.plan_title for card in three.theme("hoarding").latest} == {"Plan third", "Plan other"}

    def test_agencies(self, three: Store) -> None:
        """An agency has its part in each recommendation once."""
        (one,) = three.agencies()
        assert dict(one.roles) == {"lead": 6}
        assert three.agency(one.slug).agency == one
        assert len(three.agency(one.slug).links) == 6

    def test_an_agency_of_earlier_editions_has_a_page(self, three: Store) -> None:
        """An agency that only an earlier edition names is shown with what that one says."""
        earliest = edition("earliest", day(2018), *((text, Status.COMPLETE, None) for text in (POLICY, AUDIT, LEAFLET)))
        named = replace(earliest.recommendations[0].agencies[0], name="Old Trust", surface="OT")
        changed = replace(earliest.recommendations[0], agencies=(named,))
        save(three, replace(earliest, recommendations=(changed, *earliest.recommendations[1:])))
        assert [link.card.plan_title for link in three.agency("old-trust").links] == ["Plan earliest"]

    def test_tally(self, three: Store) -> None:
        """The whole library is counted by documents, editions, and each recommendation, action and thread once."""
        assert three.tally() == Tally(plans=4, editions=2, recommendations=6, actions=6, threads=2)
        assert three.status().recommendations == 14

    def test_every_edition_is_listed(self, three: Store) -> None:
        """The list of plans holds each edition, and each earlier one leads to the newest."""
        assert len(three.plans()) == 4
        newest = {three.plan(one)[0].title: plan.title for one, plan in three.newer_editions().items()}
        assert newest == {"Plan first": "Plan third", "Plan second": "Plan third"}


def test_recommendations_without_vectors_are_editions_too(store: Store) -> None:
    """Whether two plans are one hangs on their words alone: in a language that is not compared by meaning too."""
    for name, year in (("un", 2019), ("dau", 2020)):
        words = ("Dylid cytuno ar bolisi celcio.", "Dylid hyfforddi staff.", "Dylid cyhoeddi taflen.")
        save(store, plan(name, *(ask(name, "", text) for text in words), published=day(year)))
    assert store.status().vectors == 0
    assert (store.cards().total, store.scope().editions) == (3, 1)


def test_editions_change_with_the_library(two: Store) -> None:
    """When the later edition is taken out, the earlier one counts again."""
    assert two.cards().total == 4
    two.forget(second_edition().id, on=TODAY)
    assert {one.plan_title for one in two.cards().items} == {"Plan first"}
    assert two.unfinished(today=TODAY).total == 4


def _without(chosen: Filters, name: str) -> Filters:
    if name == "year":
        return replace(chosen, since=None, until=None)
    return replace(chosen, **{name: ()})  # type: ignore[arg-type]


def _choosing(free: Filters, name: str, value: str) -> Filters:
    if name == "year":
        return replace(free, since=int(value), until=int(value))
    kind = {"status": Status, "kind": ThreadKind}.get(name, str)
    return replace(free, **{name: (kind(value),)})  # type: ignore[arg-type]
