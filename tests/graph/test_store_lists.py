"""What a store is: lists of plans, recommendations, loose ends and agencies. Every engine passes these."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from graph.answers.asked import Filters
from graph.errors import NotInLibrary
from graph.model import Action, Board, Period, Plan, Role, Status, Thread, ThreadKind
from graph.store import Store
from tests.graph.examples import PLACE, ash, ask, birch, cedar, day, plan, save, vector

TODAY = date(2026, 1, 1)


class TestLists:
    """Lists come in a total order, in pages, with scope and facets."""

    def test_plans_go_by_board(self, filled: Store) -> None:
        """Plans stand by board, those of no known board last."""
        assert [one.title for one in filled.plans()] == ["Plan ash", "Plan birch", "Plan cedar"]

    def test_summary_counts(self, filled: Store) -> None:
        """A plan's summary counts recommendations, actions, threads, unread rows and statuses."""
        one = filled.plan(ash().id)[0]
        assert (one.recommendations, one.actions, one.threads, one.unread) == (3, 3, 3, 1)
        assert dict(one.statuses) == {Status.IN_PROGRESS: 1, Status.NOT_REPORTED: 2}

    def test_lost_colours_are_noticed(self, filled: Store) -> None:
        """A plan with a colour key and items of no stated status may have lost its colours."""
        assert [one.colour_key_without_statuses for one in filled.plans()] == [True, False, False]

    def test_cards_go_newest_first(self, filled: Store) -> None:
        """Cards stand by plan, newest first and undated last, then as in the document."""
        assert [one.label for one in filled.cards().items] == ["1", "Rec 1", "Rec 2", "Rec 3", "A"]

    def test_pages_make_the_whole(self, filled: Store) -> None:
        """Pages of two, one after another, give every card once."""
        seen, after = [], None
        while True:
            found = filled.cards(limit=2, after=after)
            seen += [one.label for one in found.items]
            after = found.after
            if after is None:
                break
        assert seen == [one.label for one in filled.cards(limit=None).items]

    def test_stale_cursor_says_so(self, filled: Store) -> None:
        """A cursor of something that is gone asks to start again."""
        with pytest.raises(NotInLibrary, match="Start again at its first page"):
            filled.cards(after="gone")

    @pytest.mark.parametrize(
        ("filters", "labels"),
        [
            (Filters(board=("fenwick-safeguarding-adults-board",)), ["Rec 1", "Rec 2", "Rec 3"]),
            (Filters(review_kind=("dhr",)), ["1"]),
            (Filters(plan=(ash().id[:12],)), ["Rec 1", "Rec 2", "Rec 3"]),
            (Filters(theme=("hoarding",)), ["1", "Rec 1"]),
            (Filters(theme=("hoarding", "information-sharing")), ["1", "Rec 1", "Rec 2"]),
            (Filters(agency=("mere-trust",)), ["1", "Rec 2"]),
            (Filters(agency=("mere-trust",), role=(Role.LEAD,)), ["1"]),
            (Filters(agency=("fenwick-council",), role=(Role.ADDRESSEE,)), ["Rec 1"]),
            (Filters(role=(Role.CONTRIBUTOR, Role.MENTIONED)), ["Rec 2"]),
            (Filters(status=(Status.NOT_STARTED,)), ["1"]),
            (Filters(kind=(ThreadKind.NO_PROGRESS, ThreadKind.STALLED)), ["Rec 3", "A"]),
            (Filters(since=2020), ["1"]),
            (Filters(until=2019), ["Rec 1", "Rec 2", "Rec 3"]),
            (Filters(theme=("hoarding",), since=2020), ["1"]),
            (Filters(board=("nowhere",)), []),
        ],
    )
    def test_filters(self, filled: Store, filters: Filters, labels: list[str]) -> None:
        """Values of one filter are alternatives, filters are combined; an undated plan passes no year."""
        assert [one.label for one in filled.cards(filters).items] == labels

    def test_facets_leave_out_their_own_filter(self, filled: Store) -> None:
        """A facet counts what each choice would give, with all filters but its own."""
        facets = filled.cards(Filters(theme=("hoarding",), review_kind=("dhr",))).facets
        assert [(one.value, one.count) for one in facets.review_kind] == [("dhr", 1), ("sar", 1)]
        assert [(one.value, one.count) for one in facets.theme] == [("hoarding", 1)]

    def test_agency_facet_keeps_to_the_roles(self, filled: Store) -> None:
        """With roles asked for, agencies are counted in those roles only."""
        facets = filled.cards(Filters(role=(Role.LEAD,))).facets
        assert [(one.value, one.count) for one in facets.agency] == [("fenwick-council", 1), ("mere-trust", 1)]

    def test_scope_is_what_was_looked_at(self, filled: Store) -> None:
        """Filters on plans narrow the scope; what was looked for in them does not."""
        scope = filled.scope(Filters(theme=("marac",)))
        assert (scope.plans, scope.boards, scope.undated, scope.recommendations) == (3, 2, 1, 5)
        assert (scope.first_year, scope.last_year, scope.unknown_board) == (2019, 2022, 1)
        assert filled.scope(Filters(since=2020)).plans == 1

    def test_plan_without_recommendations_is_looked_at(self, store: Store) -> None:
        """A plan in which nothing was found is still among the plans and in the scope."""
        save(store, plan("empty", board=Board(name="Mere Safety Partnership")))
        here = Filters(board=("mere-safety-partnership",))
        assert (len(store.plans(here)), store.scope(here).plans, store.scope(here).boards) == (1, 1, 1)
        assert store.plans(Filters(theme=("hoarding",))) == ()

    def test_plans_pass_by_what_they_hold(self, filled: Store) -> None:
        """A filter on recommendations leaves the plans that hold one."""
        assert [one.title for one in filled.plans(Filters(theme=("information-sharing",)))] == ["Plan ash"]

    def test_own_board_overrides(self, store: Store) -> None:
        """In a register, a recommendation's own board and review count, not the plan's."""
        (one,) = birch().recommendations
        save(store, replace(birch(), recommendations=(replace(one, board="Lowe Board", review="DHR 9"),)))
        card = store.cards(Filters(board=("lowe-board",))).items[0]
        assert (card.board, card.review) == ("Lowe Board", "DHR 9")
        assert store.cards(Filters(board=("mere-safety-partnership",))).total == 0

    def test_most_frequent_name_wins(self, store: Store) -> None:
        """A board that plans write in two ways goes by the more frequent one."""
        for name, board in (("a", "MERE BOARD"), ("b", "Mere Board"), ("c", "Mere Board")):
            save(store, plan(name, board=Board(name=board)))
        assert [one.label for one in store.boards()] == ["Mere Board"]

    def test_themes_have_labels(self, filled: Store) -> None:
        """Themes are counted under the labels of the scheme."""
        (first, *_) = filled.themes()
        assert (first.value, first.label, first.count) == ("hoarding", "Hoarding", 2)

    def test_status_counts(self, filled: Store) -> None:
        """The library's status counts everything it holds."""
        status = filled.status()
        assert (status.plans, status.boards, status.recommendations, status.actions) == (3, 2, 5, 3)
        assert (status.threads, status.agencies, status.vectors, status.encoder) == (4, 2, 5, "tiny")

    def test_status_tells_of_the_indexes(self, filled: Store) -> None:
        """The status names every index, of keys and of words, and on a server that of vectors, each ready or not."""
        found = filled.status(indexes=True)
        kinds = {one.kind for one in found.indexes}
        assert kinds == {"key", "full text"} | ({"vector"} if found.engine == "neo4j" else set())
        assert all(one.ready for one in found.indexes)


class TestUnfinished:
    """Loose ends, with what is late at the time of asking."""

    def test_newest_plan_first(self, filled: Store) -> None:
        """Loose ends stand by plan, newest first and undated last, then as in the document."""
        found = filled.unfinished(today=TODAY)
        assert [one.kind.value for one in found.items] == [
            "in-progress",
            "impact-not-evidenced",
            "no-progress",
            "stalled",
        ]

    def test_late_steps_are_late_twice(self, filled: Store) -> None:
        """A step that was due before the plan's own date and before today, and is not done, is late as at both."""
        (one, *_) = filled.unfinished(today=TODAY).items
        assert (one.action_text, one.timescale_raw) == ("Write the policy", "2019-03-31")
        assert (one.overdue_at_plan, one.overdue_today) == (True, True)
        (then, *_) = filled.unfinished(today=date(2019, 3, 31)).items
        assert then.overdue_today is False

    def test_done_steps_are_not_late(self, filled: Store) -> None:
        """A step that is reported done is not late, though something about it is open."""
        one = filled.unfinished(today=TODAY).items[1]
        assert (one.overdue_today, one.settled) == (False, True)

    def test_without_dates_nothing_is_late(self, filled: Store) -> None:
        """Where no date was stated the question is not answered."""
        last = filled.unfinished(today=TODAY).items[-1]
        assert (last.overdue_at_plan, last.overdue_today) == (None, None)

    def test_undated_plan_is_late_only_today(self, store: Store) -> None:
        """In an undated plan a step can be late as at today, not as at the plan."""
        save(store, replace(ash(), published=None))
        (one, *_) = store.unfinished(today=TODAY).items
        assert (one.overdue_at_plan, one.overdue_today) == (None, True)

    def test_only_action_lends_its_date(self, store: Store) -> None:
        """A loose end of the whole of a recommendation with one action is as late as that action."""
        (first, *_) = ash().recommendations
        (thread, *_) = first.threads
        save(store, plan("ash", replace(first, actions=first.actions[:1], threads=(replace(thread, action=None),))))
        (one,) = store.unfinished(today=TODAY).items
        assert (one.action, one.overdue_today) == (None, True)

    def test_kinds_are_the_threads_own(self, filled: Store) -> None:
        """A filter by kind leaves threads of that kind, not all threads of their recommendations."""
        found = filled.unfinished(today=TODAY, filters=Filters(kind=(ThreadKind.IN_PROGRESS,)))
        assert [one.quote for one in found.items] == ["is being written"]
        assert sum(one.count for one in found.facets.kind) == 4

    def test_pages(self, filled: Store) -> None:
        """The list goes on after its cursor."""
        first = filled.unfinished(today=TODAY, limit=3)
        rest = filled.unfinished(today=TODAY, limit=3, after=first.after)
        assert (len(first.items), len(rest.items), rest.after) == (3, 1, None)


def edition(name: str, year: int, *more: Thread) -> Plan:
    """An edition of one plan of three asks: two of them left open in the same words, and what else this one says."""
    open_ = (Thread(kind=ThreadKind.NO_PROGRESS, places=(PLACE,)),)
    said = (Thread(kind=ThreadKind.STALLED, quote="waiting for funds", places=(PLACE,)), *more)
    return plan(
        name,
        ask(name, "1", "Agree a protocol for people who hoard.", threads=open_),
        ask(name, "2", "Train the wardens of each home.", threads=said),
        ask(name, "3", "Publish a leaflet for carers."),
        board=Board(name="Fenwick Safeguarding Adults Board"),
        published=day(year),
    )


class TestUnfinishedInEditions:
    """What two editions of one plan leave open is one thread, and nothing of either is lost."""

    @pytest.fixture
    def editions(self, store: Store) -> Store:
        """The library of an edition of 2020 and one of 2021, which adds a thread of its own."""
        later = Thread(kind=ThreadKind.IN_PROGRESS, quote="two of five homes", places=(PLACE,))
        for one in (edition("elm", 2020), edition("fir", 2021, later)):
            save(store, one, {rec.id: vector(1, number) for number, rec in enumerate(one.recommendations)})
        return store

    def test_the_same_thread_stands_once(self, editions: Store) -> None:
        """It stands with the newest edition, and names the other one."""
        found = editions.unfinished(today=TODAY)
        told = [(one.card.plan_title, one.kind.value, [other.plan_title for other in one.also]) for one in found.items]
        assert told == [
            ("Plan fir", "no-progress", ["Plan elm"]),
            ("Plan fir", "stalled", ["Plan elm"]),
            ("Plan fir", "in-progress", []),
        ]
        assert found.total == 3

    def test_the_filters_count_it_once(self, editions: Store) -> None:
        """Where a filter holds both editions it is one, and each year has it."""
        facets = editions.unfinished(today=TODAY).facets
        assert sorted((one.value, one.count) for one in facets.kind) == [
            ("in-progress", 1),
            ("no-progress", 1),
            ("stalled", 1),
        ]
        assert [(one.value, one.count) for one in facets.board] == [("fenwick-safeguarding-adults-board", 3)]
        assert sorted((one.value, one.count) for one in facets.year) == [("2020", 2), ("2021", 3)]

    def test_the_other_edition_is_there_when_asked_for(self, editions: Store) -> None:
        """Filters that only the earlier edition passes show its threads, and name the later one."""
        found = editions.unfinished(today=TODAY, filters=Filters(until=2020))
        assert [(one.card.plan_title, [other.plan_title for other in one.also]) for one in found.items] == [
            ("Plan elm", ["Plan fir"]),
            ("Plan elm", ["Plan fir"]),
        ]
        assert found.total == 2

    def test_pages_go_on(self, editions: Store) -> None:
        """The cursor goes over what stands once."""
        first = editions.unfinished(today=TODAY, limit=1)
        rest = editions.unfinished(today=TODAY, limit=None, after=first.after)
        assert (len(first.items), len(rest.items), rest.total) == (1, 2, 3)

    def test_what_one_edition_says_twice_stays_twice(self, store: Store) -> None:
        """Two empty places for one ask are two in each edition, so two in the list."""
        twice = Thread(kind=ThreadKind.STALLED, quote="waiting for funds", places=(PLACE,))
        for one in (edition("elm", 2020, twice), edition("fir", 2021, twice)):
            save(store, one, {rec.id: vector(1, number) for number, rec in enumerate(one.recommendations)})
        assert store.unfinished(today=TODAY).total == 3

    def test_another_action_of_the_same_number_is_another_thread(self, store: Store) -> None:
        """Silence about the first of several actions is one with silence about that action, whatever its number."""
        write, train, tell = (
            Action(text=text) for text in ("Write the policy.", "Train the staff.", "Tell the carers.")
        )
        for name, year, actions in (
            ("elm", 2020, (write, train)),
            ("fir", 2021, (train, tell)),
        ):
            made = edition(name, year)
            gaps = tuple(Thread(kind=ThreadKind.NO_PROGRESS, action=step, places=(PLACE,)) for step in (0, 1))
            first = replace(made.recommendations[0], actions=actions, threads=gaps)
            whole = replace(made, recommendations=(first, *made.recommendations[1:]))
            save(store, whole, {rec.id: vector(1, number) for number, rec in enumerate(whole.recommendations)})
        found = store.unfinished(today=TODAY, filters=Filters(kind=(ThreadKind.NO_PROGRESS,)))
        told = [(one.card.plan_title, one.action_text, len(one.also)) for one in found.items]
        assert told == [
            ("Plan fir", "Train the staff.", 1),
            ("Plan fir", "Tell the carers.", 0),
            ("Plan elm", "Write the policy.", 0),
        ]

    def test_two_boards_plans_are_two(self, store: Store) -> None:
        """The same words of another board are another thread."""
        other = replace(edition("fir", 2021), board=Board(name="Northmere Safeguarding Adults Board"))
        for one in (edition("elm", 2020), other):
            save(store, one, {rec.id: vector(1, number) for number, rec in enumerate(one.recommendations)})
        assert store.unfinished(today=TODAY).total == 4


class TestAgencies:
    """Agencies with the parts they have."""

    def test_roles_are_counted(self, filled: Store) -> None:
        """Each agency says in how many recommendations it has which part, and of how many boards."""
        (first, second) = filled.agencies()
        assert (first.name, dict(first.roles)) == (
            "Fenwick Council",
            {Role.ADDRESSEE: 1, Role.LEAD: 1, Role.MENTIONED: 1},
        )
        assert (second.name, second.boards) == ("Mere Trust", 2)

    def test_filters_narrow(self, filled: Store) -> None:
        """Only recommendations that pass count, and only agencies they name in the roles asked for are there."""
        assert [one.slug for one in filled.agencies(Filters(since=2020))] == ["mere-trust"]
        assert [one.slug for one in filled.agencies(Filters(role=(Role.ADDRESSEE,)))] == ["fenwick-council"]

    def test_agency_shows_each_mention(self, filled: Store) -> None:
        """An agency shows every recommendation that names it, with the words and the cell as written."""
        answer = filled.agency("fenwick-council")
        assert [(link.card.label, link.mention.surface) for link in answer.links] == [
            ("Rec 1", "FC"),
            ("Rec 2", "Fenwick Council"),
        ]
        assert (answer.links[0].mention.cell, answer.known_as) == ("FC, all", ("FC",))

    def test_unknown_agency_says_so(self, filled: Store) -> None:
        """An agency that no plan names is answered with a sentence."""
        with pytest.raises(NotInLibrary, match="names an agency “nobody”"):
            filled.agency("nobody")


def test_empty_library_answers(store: Store) -> None:
    """An empty library answers every question with nothing."""
    assert (store.plans(), store.agencies(), store.boards(), store.themes()) == ((), (), (), ())
    assert (store.cards().total, store.search("hoarding").total, store.unfinished(today=TODAY).total) == (0, 0, 0)
    assert store.scope().plans == 0


def test_ambiguous_plan_says_so(store: Store) -> None:
    """A beginning that several plans share asks for more of it."""
    for number in range(17):
        save(store, plan(str(number)))
    ((letter, _),) = Counter(one.id[0] for one in store.plans()).most_common(1)
    with pytest.raises(NotInLibrary, match="Give more of the id"):
        store.plan(letter)


def test_covered_period_files_a_plan(store: Store) -> None:
    """A plan without a date of publication stands by the period it covers."""
    save(store, replace(cedar(), covers=Period(raw="2024/25", due=date(2025, 3, 31))))
    save(store, birch())
    assert [one.year for one in store.cards().items] == [2025, 2022]


def test_date_is_shown_as_stated(store: Store) -> None:
    """Plans and cards say the date in the plan's own words: published, else what it is for, else undated."""
    period = Period(raw="2019/20", due=date(2020, 3, 31))
    save(store, plan("a", ask("a", "1", "Ask."), published=replace(day(2021), raw="Summer 2021"), covers=period))
    save(store, plan("b", ask("b", "1", "Ask."), covers=period))
    save(store, plan("c", ask("c", "1", "Ask.")))

    assert [(one.year, one.dated) for one in store.cards().items] == [
        (2021, "Summer 2021"),
        (2020, "for 2019/20"),
        (None, "undated"),
    ]
    assert {one.dated for one in store.plans()} == {"Summer 2021", "for 2019/20", "undated"}
