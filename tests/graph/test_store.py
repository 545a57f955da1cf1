"""What a store is: every engine passes these, order included."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.answers import Filters
from graph.errors import LibraryError, NotInLibrary
from graph.model import Board, Period, Plan, Role, Status, ThreadKind
from graph.store import Store
from tests.graph.conftest import Fresh
from tests.graph.examples import ash, birch, cedar, document, plan, save, vector, vectors_of
from tests.graph.strategies import plans

TODAY = date(2026, 1, 1)
many_examples = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def filled(store: Store) -> Store:
    """The three example plans, with vectors of two dimensions."""
    save(store, ash(), vectors_of(ash(), vector(1, 0), vector(0, 1), vector(1, 1)))
    save(store, birch(), vectors_of(birch(), vector(3, 1)))
    save(store, cedar(), vectors_of(cedar(), vector(-1, 0)))
    return store


def picture(store: Store) -> object:
    """Everything a library answers, apart from when it was written."""
    summaries = store.plans()
    return (
        summaries,
        [store.plan(one.id)[1] for one in summaries],
        store.cards(limit=None),
        store.unfinished(today=TODAY, limit=None),
        [store.agency(one.slug) for one in store.agencies()],
        store.boards(),
        store.themes(),
    )


class TestSaving:
    """Plans go in whole, once, and come out as they were."""

    def test_plan_comes_back_equal(self, store: Store) -> None:
        """A plan comes back as it went in, found by the beginning of its id."""
        save(store, ash())
        assert store.plan(ash().id[:8])[1] == ash()

    def test_original_is_kept(self, store: Store) -> None:
        """The document itself can be had again, byte by byte."""
        save(store, ash())
        assert store.original(ash().id) == document("ash")

    def test_saving_says_what_it_did(self, store: Store) -> None:
        """The first saving adds, the second changes nothing, another reading replaces."""
        assert save(store, ash()).outcome == "added"
        assert save(store, ash()).outcome == "unchanged"
        assert save(store, replace(ash(), board=None)).outcome == "read again"

    def test_saving_twice_leaves_the_revision(self, store: Store) -> None:
        """The revision rises with a change and stays when there is none."""
        save(store, ash())
        before = store.status()
        save(store, ash())
        assert store.status() == before

    def test_another_file_name_is_no_change(self, store: Store) -> None:
        """The same bytes under another name are the plan that is there already."""
        save(store, ash())
        copy = replace(ash(), original=replace(ash().original, file="copy of ash.txt", retrieved=TODAY))
        assert save(store, copy).outcome == "unchanged"

    def test_reading_again_replaces(self, store: Store) -> None:
        """A second reading leaves nothing of the first: no item, agency, board or word."""
        save(store, ash())
        save(store, plan("ash", *birch().recommendations))
        assert [one.name for one in store.agencies()] == ["Mere Trust"]
        assert (store.boards(), store.search("information").total) == ((), 0)

    def test_new_vectors_are_a_change(self, store: Store) -> None:
        """A plan that was saved without vectors is saved again when it gets some."""
        save(store, birch())
        assert save(store, birch(), vectors_of(birch(), vector(1, 0))).outcome == "read again"
        assert store.status().vectors == 1

    def test_other_bytes_are_refused(self, store: Store) -> None:
        """A plan is not saved with a document it was not read from."""
        with pytest.raises(LibraryError, match=r"ash\.txt has changed since it was read"):
            store.save_plan(ash(), data=b"other words", vectors={}, encoder=None)
        assert store.status().plans == 0

    def test_strange_vectors_are_refused(self, store: Store) -> None:
        """Vectors of recommendations that the plan does not hold are refused."""
        with pytest.raises(LibraryError, match="not those of its recommendations"):
            save(store, birch(), {"nobody": vector(1, 0)})

    def test_one_library_has_one_encoder(self, filled: Store) -> None:
        """Vectors of another encoder are refused, for they cannot be compared; what was there stays."""
        vectors = vectors_of(birch(), vector(1, 0))
        with pytest.raises(LibraryError, match="made with the encoder tiny, not large"):
            filled.save_plan(birch(), data=document("birch"), vectors=vectors, encoder="large")
        assert filled.plan(birch().id)[1] == birch()

    @many_examples
    @given(st.data())
    def test_order_of_loading_does_not_show(self, fresh: Fresh, data: st.DataObject) -> None:
        """Plans saved in any order give the same library."""
        made = {name: data.draw(plans(name)) for name in (b"one", b"two", b"three")}
        pictures = []
        for order in (list(made), data.draw(st.permutations(list(made)))):
            store = fresh()
            for name in order:
                store.save_plan(made[name], data=name)
            pictures.append(picture(store))
            store.close()
        assert pictures[0] == pictures[1]

    @many_examples
    @given(plans())
    def test_any_plan_comes_back(self, fresh: Fresh, one: Plan) -> None:
        """Any plan whatever is saved and comes back equal; saving it again changes nothing."""
        store = fresh()
        store.save_plan(one, data=b"a plan")
        before = picture(store)
        assert store.save_plan(one, data=b"a plan").outcome == "unchanged"
        assert store.plan(one.id)[1] == one
        assert picture(store) == before
        store.close()


class TestForgetting:
    """A takedown removes a document and all that came from it."""

    def test_forgetting_leaves_the_rest(self, fresh: Fresh) -> None:
        """A library that forgot a plan answers as one that never had it."""
        forgetful, other = fresh(), fresh()
        for one in (ash(), birch(), cedar()):
            save(forgetful, one)
        for one in (birch(), cedar()):
            save(other, one)
        assert forgetful.forget(ash().id[:9], on=TODAY).title == "Plan ash"
        assert picture(forgetful) == picture(other)

    def test_forgetting_takes_vectors_and_original(self, filled: Store) -> None:
        """Neither vectors nor the document are left."""
        filled.forget(ash().id, on=TODAY)
        assert filled.status().vectors == 2
        with pytest.raises(NotInLibrary):
            filled.original(ash().id)

    def test_tombstone_says_when(self, filled: Store) -> None:
        """The day of forgetting is kept, until the document is read again on purpose."""
        filled.forget(ash().id, on=TODAY)
        assert filled.forgotten(ash().id) == TODAY
        save(filled, ash())
        assert filled.forgotten(ash().id) is None

    def test_unknown_plan_cannot_be_forgotten(self, filled: Store) -> None:
        """Forgetting what is not there says so."""
        with pytest.raises(NotInLibrary, match="holds no plan “abc0”"):
            filled.forget("abc0", on=TODAY)


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
        found = filled.themes()
        assert [(one.value, one.count) for one in found][0] == ("hoarding", 2)
        assert found[0].label == "Hoarding"

    def test_status_counts(self, filled: Store) -> None:
        """The library's status counts everything it holds."""
        status = filled.status()
        assert (status.plans, status.boards, status.recommendations, status.actions) == (3, 2, 5, 3)
        assert (status.threads, status.agencies, status.vectors, status.encoder) == (4, 2, 5, "tiny")


class TestSearch:
    """Words must matter: asks first, mentions below, and clear paraphrases."""

    def test_asks_come_before_mentions(self, filled: Store) -> None:
        """What asks for the words comes first; what only mentions them in progress is marked as a mention."""
        found = [(hit.card.label, hit.in_ask) for hit in filled.search("hoarding").items]
        assert found == [("1", True), ("Rec 1", True), ("Rec 2", False)]

    def test_reasons_mark_the_words(self, filled: Store) -> None:
        """Each reason shows the field, a snippet of its own words and where they match."""
        (hit,) = filled.search("information sharing").items
        (reason,) = hit.reasons
        assert reason.field == "ask"
        assert [reason.snippet[a:b] for a, b in reason.marks] == ["share", "information"]

    def test_words_of_one_root_meet(self, filled: Store) -> None:
        """Plural, past and continuous forms of a word find each other."""
        assert filled.search("agreed policies").total == 1

    def test_every_word_must_be_there(self, filled: Store) -> None:
        """Up to three words must all stand in one recommendation."""
        assert filled.search("hoarding housing").total == 0

    def test_most_of_many_words_suffice(self, filled: Store) -> None:
        """Of a longer query most words must be there, so that a pasted sentence finds its like."""
        found = filled.search("The partnership must agree a clear hoarding policy with all agencies and staff")
        assert [hit.card.label for hit in found.items] == ["Rec 1"]

    def test_hyphens_and_quotes_hold_words_together(self, store: Store) -> None:
        """Words in quotes or joined by a hyphen must stand side by side."""
        asks = ("Act on self-neglect.", "Neglect begins with the self.")
        save(store, plan("x", *(replace(cedar().recommendations[0], id=text, text=text) for text in asks)))
        assert store.search("self-neglect").total == 1
        assert store.search('"self neglect"').total == 1
        assert store.search("self neglect").total == 2

    def test_unfinished_word_finds(self, filled: Store) -> None:
        """A last word that stands nowhere finds the words that it begins."""
        (hit, *_) = filled.search("infor").items
        assert [hit.reasons[0].snippet[a:b] for a, b in hit.reasons[0].marks] == ["information"]

    @pytest.mark.parametrize("words", ["", "  ", "?!", '"', '""', "-", "'s"])
    def test_no_words_find_nothing(self, filled: Store, words: str) -> None:
        """A query without words finds nothing, and says what was looked at."""
        found = filled.search(words)
        assert (found.total, found.scope.plans) == (0, 3)

    def test_small_words_alone_are_looked_for(self, filled: Store) -> None:
        """A query of nothing but small words looks for those."""
        assert [hit.card.label for hit in filled.search("who").items] == ["1"]

    @given(
        words=st.text(max_size=30) | st.sampled_from(('ask : x" OR "', "NEAR(a b)", "a* AND NOT b", "^agree", "{ask}"))
    )
    @many_examples
    def test_any_words_are_safe(self, fresh: Fresh, words: str) -> None:
        """Whatever somebody types is looked for as words, never as a command."""
        store = fresh()
        save(store, ash())
        assert store.search(words).total <= 3
        store.close()

    def test_paraphrase_is_found_by_meaning(self, filled: Store) -> None:
        """A recommendation that means clearly the same is found without its words, and says so."""
        found = filled.search("clutter", vector=vector(1, 0))
        assert [(hit.card.label, hit.reasons[0].field) for hit in found.items] == [
            ("Rec 1", "meaning"),
            ("1", "meaning"),
            ("Rec 3", "meaning"),
        ]

    def test_vague_likeness_is_not_found(self, filled: Store) -> None:
        """A recommendation that is only a little like the words is no hit."""
        assert filled.search("clutter", vector=vector(-1, -1)).total == 1

    def test_words_outweigh_meaning(self, filled: Store) -> None:
        """A recommendation that asks for the words comes before one that only means something like them."""
        found = filled.search("housing", vector=vector(1, 0))
        assert found.items[0].card.label == "A"

    def test_filters_and_facets_of_the_whole_result(self, filled: Store) -> None:
        """Total and facets count the whole result, whatever the page."""
        found = filled.search("hoarding", filters=Filters(review_kind=("sar",)), limit=1)
        assert (found.total, len(found.items)) == (2, 1)
        assert [(one.value, one.count) for one in found.facets.review_kind] == [("sar", 2), ("dhr", 1)]
        assert filled.search("hoarding", filters=Filters(review_kind=("sar",)), after=found.after).total == 2

    def test_words_do_not_meet_across_passages(self, store: Store) -> None:
        """A phrase is not found where one action ends with its beginning and the next begins with its end."""
        action = ash().recommendations[1].actions[0]
        acts = (
            replace(action, text="Ask about fire", progress=None),
            replace(action, text="risk is known", progress=None),
        )
        save(store, plan("x", replace(cedar().recommendations[0], actions=acts)))
        assert store.search('"fire risk"').total == 0


class TestMeaning:
    """Neighbours by meaning, exact and always in one order."""

    def test_nearest_come_first(self, filled: Store) -> None:
        """The nearest come first, with their cosines."""
        found = filled.similar(vector(1, 0), limit=2)
        assert [(one.card.label, one.score) for one in found.items] == [("Rec 1", 1.0), ("1", pytest.approx(0.948683))]
        assert found.total == 5

    def test_own_plan_is_left_out(self, filled: Store) -> None:
        """The nearest of other plans only, where that is asked for."""
        assert [one.card.label for one in filled.similar(vector(1, 0), exclude_plan=ash().id).items] == ["1", "A"]

    def test_equal_ones_go_in_total_order(self, store: Store) -> None:
        """Equally near ones stand as in every list."""
        for one in (ash(), birch()):
            save(store, one, vectors_of(one, *(vector(1, 0) for _ in one.recommendations)))
        assert [one.card.label for one in store.similar(vector(1, 0)).items] == ["1", "Rec 1", "Rec 2", "Rec 3"]

    def test_filters_hold(self, filled: Store) -> None:
        """Only what passes the filters is compared."""
        assert filled.similar(vector(1, 0), filters=Filters(since=2020)).total == 1

    def test_library_without_vectors_has_no_neighbours(self, store: Store) -> None:
        """Where nothing has a vector, nothing is near."""
        save(store, ash())
        assert store.similar(vector(1, 0)).items == ()

    def test_other_width_is_refused(self, filled: Store) -> None:
        """A vector of another encoder is refused with a sentence."""
        with pytest.raises(LibraryError, match="another encoder"):
            filled.similar(vector(1, 0, 0))

    def test_recommendation_shows_its_like_elsewhere(self, filled: Store) -> None:
        """A recommendation comes whole, with its plan and the most similar of other plans."""
        wanted = ash().recommendations[0]
        answer = filled.recommendation(wanted.id, similar=1)
        assert (answer.recommendation, answer.plan.title) == (wanted, "Plan ash")
        assert [one.card.label for one in answer.similar] == ["1"]
        assert answer.card.mismatch

    def test_unknown_recommendation_says_so(self, filled: Store) -> None:
        """A recommendation that is not there is answered with a sentence that helps."""
        with pytest.raises(NotInLibrary, match="search for its words"):
            filled.recommendation("0000")

    def test_kept_vectors_come_back(self, filled: Store) -> None:
        """The cache knows the vectors of saved plans by their keys, and no others."""
        known = filled.vector_cache.get_many([f"tiny/{birch().recommendations[0].id}", "other"])
        assert [len(data) for data in known.values()] == [8]
        assert filled.vector_cache.get("other") is None


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
        assert filled.unfinished(today=TODAY).items[1].overdue_today is False

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
