"""What a store is: searching by words and by meaning. Every engine passes these, order included."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.answers.asked import Filters
from graph.errors import LibraryError, NotInLibrary
from graph.model import Action, Note
from graph.store import Store
from tests.graph.conftest import Fresh
from tests.graph.examples import ash, ask, birch, cedar, plan, save, vector, vectors_of

many_examples = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


class TestSearch:
    """Words must matter: asks first, mentions below, and clear paraphrases."""

    def test_asks_come_before_mentions(self, filled: Store) -> None:
        """What asks for the words comes first; what only mentions them in progress is marked as a mention."""
        found = [(hit.card.label, hit.in_ask) for hit in filled.search("hoarding").items]
        assert found == [("1", True), ("Rec 1", True), ("Rec 2", False)]

    def test_promised_steps_come_between_asks_and_mentions(self, store: Store) -> None:
        """Words of an action count as asked for, below the ask and the measure and above what is only reported."""
        acts = {
            "text": Action(text="Hoarding"),
            "milestones": Action(text="Act", milestones="Hoarding"),
            "progress": Action(text="Act", progress="Hoarding"),
            "lead_raw": Action(text="Act", lead_raw="Hoarding lead"),
        }
        held = (ask("x", where, f"Do {where}.", actions=(act,)) for where, act in acts.items())
        asked = (ask("x", "ask", "Hoarding."), ask("x", "measure", "Do more.", objective="Hoarding"))
        save(store, plan("x", *held, *asked))

        found = [(hit.card.label, hit.in_ask) for hit in store.search("hoarding").items]

        assert found[:3] == [("ask", True), ("measure", True), ("text", True)]
        assert sorted(found[3:]) == [("lead_raw", False), ("milestones", False), ("progress", False)]

    def test_every_mention_together_stays_below_a_step(self, store: Store) -> None:
        """A word in milestones, progress, owner and notes at once weighs less than one promised step."""
        told = Action(
            text="Act", milestones="Hoarding", progress="Hoarding", notes=(Note(heading="RAG", text="Hoarding"),)
        )
        save(
            store,
            plan(
                "x",
                ask("x", "told", "Do this.", actions=(told,), lead_raw="Hoarding lead"),
                ask("x", "step", "Do that.", actions=(Action(text="Discuss hoarding at length with everybody"),)),
            ),
        )

        assert [hit.card.label for hit in store.search("hoarding").items] == ["step", "told"]

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
