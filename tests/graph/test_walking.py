"""What is round a thing, how two things are linked, and the whole as a graph. Every engine passes these."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.answers.pictures import Edge, Neighbourhood, PathAnswer
from graph.errors import NotInLibrary
from graph.links import WORDS
from graph.model import Board, Role, Thread, ThreadKind
from graph.nodes import KINDS
from graph.store import Store
from graph.walking import FOLD_OVER
from tests.graph.conftest import Fresh
from tests.graph.examples import agency, ash, ask, birch, cedar, plan, save
from tests.graph.strategies import plans

ASH, BIRCH, CEDAR = f"plan:{ash().id}", f"plan:{birch().id}", f"plan:{cedar().id}"
ASH_1, ASH_2, ASH_3 = (f"recommendation:{one.id}" for one in ash().recommendations)
BIRCH_1 = f"recommendation:{birch().recommendations[0].id}"
FENWICK = "board:fenwick-safeguarding-adults-board"
REVIEW = "review:fenwick-safeguarding-adults-board-sar-ash"
few_examples = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def said(found: Neighbourhood) -> set[tuple[str, str, str]]:
    """The edges of a neighbourhood as they read."""
    return {(edge.source, edge.words, edge.target) for edge in found.edges}


def along(found: PathAnswer) -> list[str]:
    """The ids of the things on a path."""
    return [node.id for node in found.nodes]


def save_crowd(store: Store, count: int) -> list[str]:
    """Saves a plan of so many asks that are all led by the police; gives their ids."""
    labels = [f"{number:03}" for number in range(count)]
    asks = [ask("crowd", label, f"Ask {label}.", agencies=(agency("Police", Role.LEAD),)) for label in labels]
    save(store, plan("crowd", *asks))
    return [f"recommendation:{one.id}" for one in asks]


class TestAround:
    """A thing is shown with all that hangs on it, in words, each kind that is too many as one."""

    def test_recommendation_hangs_on_plan_agencies_themes_and_threads(self, filled: Store) -> None:
        """Every edge of a recommendation reads as a sentence."""
        one = ASH_1.removeprefix("recommendation:")
        assert said(filled.around(ASH_1)) == {
            (ASH, "holds", ASH_1),
            (ASH_1, "asked of", "agency:fenwick-council"),
            (ASH_1, "led by", "agency:fenwick-council"),
            (ASH_1, "about", "theme:hoarding"),
            (ASH_1, "about", "theme:policy-procedure"),
            (ASH_1, "left open", f"thread:{one}/0"),
            (ASH_1, "left open", f"thread:{one}/1"),
        }

    def test_plan_hangs_on_board_review_and_recommendations(self, filled: Store) -> None:
        """A plan is published by its board, answers its review and holds its recommendations in their order."""
        found = filled.around(ASH)
        assert said(found) == {
            (ASH, "published by", FENWICK),
            (ASH, "answers", REVIEW),
            *((ASH, "holds", one) for one in (ASH_1, ASH_2, ASH_3)),
        }
        assert [node.id for node in found.nodes] == [FENWICK, REVIEW, ASH_1, ASH_2, ASH_3]

    def test_plan_is_named_by_the_beginning_of_its_id(self, filled: Store) -> None:
        """The beginning of a plan's id will do."""
        assert filled.around(ASH[:12]) == filled.around(ASH)

    def test_every_kind_of_thing_has_a_neighbourhood(self, filled: Store) -> None:
        """Board, review, agency, theme and thread know what they hang on."""
        one = ASH_1.removeprefix("recommendation:")
        assert said(filled.around(FENWICK)) == {(ASH, "published by", FENWICK), (REVIEW, "published by", FENWICK)}
        assert said(filled.around(REVIEW)) == {(ASH, "answers", REVIEW), (REVIEW, "published by", FENWICK)}
        assert (BIRCH_1, "led by", "agency:mere-trust") in said(filled.around("agency:mere-trust"))
        assert said(filled.around("theme:hoarding")) == {(o, "about", "theme:hoarding") for o in (ASH_1, BIRCH_1)}
        assert said(filled.around(f"thread:{one}/0")) == {(ASH_1, "left open", f"thread:{one}/0")}

    def test_labels_say_what_a_thing_is(self, filled: Store) -> None:
        """A recommendation is called by its label and words, a thread by its kind and the words of the plan."""
        found = {node.id: node for node in filled.around(ASH_1).nodes}
        thread = found[f"thread:{ASH_1.removeprefix('recommendation:')}/0"]
        assert filled.thing(ASH_1).label == "Rec 1: The Board should agree a hoarding policy with all agencies."
        assert (thread.label, thread.detail) == ("in-progress", "is being written")

    def test_part_in_an_agency_says_more_than_a_mention(self, store: Store) -> None:
        """An agency that is asked is not said to be named as well."""
        one = ask("both", "1", "Do it.", agencies=(agency("Police", Role.ADDRESSEE, Role.MENTIONED),))
        save(store, plan("both", one))
        assert [edge.words for edge in store.around("agency:police").edges] == ["asked of"]

    def test_board_of_a_single_recommendation_is_linked(self, store: Store) -> None:
        """In a register, a recommendation hangs on the board that it names itself."""
        one = ask("register", "1", "Do it.", board="Mere Safety Partnership")
        save(store, plan("register", one))
        found = said(store.around("board:mere-safety-partnership"))
        assert found == {(f"recommendation:{one.id}", "published by", "board:mere-safety-partnership")}

    def test_dozen_is_shown_one_by_one(self, store: Store) -> None:
        """Twelve neighbours of one kind are shown."""
        save_crowd(store, FOLD_OVER)
        found = store.around("agency:police")
        assert (len(found.nodes), found.folded) == (FOLD_OVER, ())

    def test_more_than_a_dozen_are_folded(self, store: Store) -> None:
        """Thirteen are one, with their count and how they hang there; nothing is lost."""
        save_crowd(store, FOLD_OVER + 1)
        found = store.around("agency:police")
        (folded,) = found.folded
        assert (found.nodes, found.edges) == ((), ())
        assert (folded.kind, folded.words, folded.count, folded.outward) == ("recommendation", "led by", 13, False)

    def test_folded_kind_can_be_unfolded(self, store: Store) -> None:
        """On wish a folded kind is shown as far as the limit goes, in the order of lists; the rest stays folded."""
        ids = save_crowd(store, 20)
        found = store.around("agency:police", unfolded=("recommendation",), limit=15)
        assert [node.id for node in found.nodes] == ids[:15]
        assert [folded.count for folded in found.folded] == [5]

    def test_limit_of_none_shows_counts_only(self, filled: Store) -> None:
        """With no room for any neighbour each kind is counted."""
        found = filled.around(ASH_1, limit=0)
        assert found.nodes == ()
        assert sum(folded.count for folded in found.folded) == len(filled.around(ASH_1).edges)

    @pytest.mark.parametrize("node", ["", "nothing", "agency:", "agency:nobody", "plan:0", "thread:x/0", "person:x"])
    def test_what_is_not_here_is_said(self, filled: Store, node: str) -> None:
        """An id that names nothing here ends in a sentence."""
        with pytest.raises(NotInLibrary):
            filled.around(node)


class TestPath:
    """Two things are linked by the shortest path that proves something."""

    def test_path_goes_by_what_both_share(self, filled: Store) -> None:
        """Two plans that name the same agency are linked through the asks that do."""
        found = filled.path(ASH, BIRCH)
        assert along(found) == [ASH, ASH_2, "agency:mere-trust", BIRCH_1, BIRCH]
        assert [edge.words for edge in found.steps or ()] == ["holds", "names", "led by", "holds"]

    def test_path_is_the_same_read_backwards(self, filled: Store) -> None:
        """From B to A it is the path from A to B."""
        assert along(filled.path(BIRCH, ASH)) == along(filled.path(ASH, BIRCH))[::-1]

    def test_thing_is_linked_with_itself(self, filled: Store) -> None:
        """From a thing to itself there are no steps to go."""
        assert filled.path(ASH, ASH).steps == ()

    def test_unlinked_things_have_no_path(self, filled: Store) -> None:
        """Where nothing links two things there are no steps, and it is said how far was looked."""
        found = filled.path(ASH, CEDAR)
        assert (found.steps, found.longest) == (None, 6)
        assert along(found) == [ASH, CEDAR]

    def test_hub_is_avoided_and_named(self, store: Store) -> None:
        """What very many share proves nothing: the path does not go through it, and says so."""
        ids = save_crowd(store, 20)
        other = ask("other", "1", "Do it.", agencies=(agency("Police", Role.LEAD),))
        save(store, plan("other", other))
        found = store.path(f"recommendation:{other.id}", ids[0])
        assert found.steps is None
        assert [hub.label for hub in found.avoided_hubs] == ["Police"]

    def test_hub_is_passed_through_when_asked(self, store: Store) -> None:
        """Who asks for it gets the path through the hub."""
        ids = save_crowd(store, 20)
        other = ask("other", "1", "Do it.", agencies=(agency("Police", Role.LEAD),))
        save(store, plan("other", other))
        found = store.path(f"recommendation:{other.id}", ids[0], through_hubs=True)
        assert along(found) == [f"recommendation:{other.id}", "agency:police", ids[0]]
        assert found.avoided_hubs == ()

    def test_hub_may_be_an_end(self, store: Store) -> None:
        """A path from or to a hub is a path all the same."""
        ids = save_crowd(store, 20)
        assert along(store.path("agency:police", ids[3])) == ["agency:police", ids[3]]

    def test_of_equal_paths_the_more_telling_is_taken(self, store: Store) -> None:
        """Of two short paths, the one through what fewer share is taken."""
        rare, common = agency("Rare Trust", Role.LEAD), agency("A Common Trust", Role.LEAD)
        first = ask("one", "1", "Do it.", agencies=(common, rare))
        second = ask("two", "1", "Do that.", agencies=(common, rare))
        third = ask("three", "1", "Do more.", agencies=(common,))
        for name, one in (("one", first), ("two", second), ("three", third)):
            save(store, plan(name, one))
        found = store.path(f"recommendation:{first.id}", f"recommendation:{second.id}")
        assert along(found)[1] == "agency:rare-trust"

    def test_unknown_end_is_said(self, filled: Store) -> None:
        """An end that is not here ends in a sentence."""
        with pytest.raises(NotInLibrary, match="holds no agency “nobody”"):
            filled.path(ASH, "agency:nobody")


class TestAsNetworkx:
    """The library is one graph that other tools can take on."""

    def test_whole_library(self, filled: Store) -> None:
        """Every thing is a node, every link an edge that reads."""
        found = filled.as_networkx()
        kinds = Counter(attributes["kind"] for _, attributes in found.nodes(data=True))
        assert set(kinds) == set(KINDS) - {"recurrence"}
        assert kinds["recommendation"] == 5
        assert found.edges[ASH, ASH_1, "holds"] == {"words": "holds"}

    def test_neighbourhood_keeps_the_edges_within(self, filled: Store) -> None:
        """Within two steps of a plan both the agency and all its links to the plan's asks are there."""
        found = filled.as_networkx(ASH, hops=2)
        assert found.has_edge(ASH_2, "agency:mere-trust", "names")
        assert BIRCH not in found

    def test_no_hops_is_the_thing_alone(self, filled: Store) -> None:
        """Without a step there is only the thing."""
        assert list(filled.as_networkx(ASH, hops=0)) == [ASH]


@few_examples
@given(st.data())
def test_paths_are_real_and_as_short_as_can_be(fresh: Fresh, data: st.DataObject) -> None:
    """Every step of a path is an edge of the graph, each begins where the last ended, and no path is shorter."""
    store = fresh()
    for name in (b"one", b"two"):
        store.save_plan(data.draw(plans(name)), data=name)
    whole = store.as_networkx()
    start, end = (data.draw(st.sampled_from(sorted(whole))) for _ in range(2))
    found = store.path(start, end, through_hubs=True)
    lengths = nx.single_source_shortest_path_length(whole.to_undirected(), start)
    assert lengths.get(end, 99) > found.longest if found.steps is None else len(found.steps) == lengths[end]
    for before, after, edge in zip(along(found), along(found)[1:], found.steps or (), strict=False):
        assert whole.has_edge(edge.source, edge.target, edge.words)
        assert {before, after} == {edge.source, edge.target}
    store.close()


@few_examples
@given(st.data())
def test_order_of_loading_does_not_show(fresh: Fresh, data: st.DataObject) -> None:
    """Neighbourhoods and the whole graph are the same whatever plan was saved first."""
    made = {name: data.draw(plans(name)) for name in (b"one", b"two", b"three")}
    seen = []
    for order in (list(made), data.draw(st.permutations(list(made)))):
        store = fresh()
        for name in order:
            store.save_plan(made[name], data=name)
        graph = store.as_networkx()
        seen.append((list(graph.nodes(data=True)), list(graph.edges(keys=True)), [store.around(n) for n in graph]))
        store.close()
    assert seen[0] == seen[1]


def test_every_link_has_words() -> None:
    """No edge reads as the name of a table."""
    assert all(words == words.lower() and "_" not in words for words in WORDS.values())


def test_mutual_edges_are_one(filled: Store) -> None:
    """Members of one recurrence say the same as each other: one edge, whichever end is asked."""
    with filled._engine.writing() as writer:
        writer.run("add_recurrence", [{"id": "r1", "name": "Hoarding", "reason": ""}])
        gathered = (one.split(":")[1] for one in (ASH_1, BIRCH_1))
        writer.run("add_gathers", ({"recurrence": "r1", "recommendation": one, "score": 1.0} for one in gathered))
    first, last = sorted((ASH_1, BIRCH_1))
    edge = Edge(source=first, target=last, words="says the same as")
    assert edge in filled.around(ASH_1).edges
    assert edge in filled.around(BIRCH_1).edges
    assert filled.path(ASH_1, BIRCH_1).steps == (edge,)
    assert said(filled.around("recurrence:r1")) == {("recurrence:r1", "gathers", one) for one in (ASH_1, BIRCH_1)}


def test_long_words_are_cut_between_words(store: Store) -> None:
    """A label is one line of bounded length."""
    one = ask("long", "1", "Do this\nand that. " * 60, threads=(Thread(kind=ThreadKind.STALLED),))
    save(store, replace(plan("long", one), board=Board(name="B")))
    assert len(store.thing(f"recommendation:{one.id}").label) <= 160
    assert "\n" not in store.thing(f"recommendation:{one.id}").label


def test_named_things_leave_out_what_has_no_name(filled: Store) -> None:
    """Recommendations and threads are found by their words, all else by its name."""
    assert {node.kind for node in filled.things()} == {"plan", "board", "review", "agency", "theme"}
