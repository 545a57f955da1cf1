"""Every question that a store answers, asked of one library, so that the answers of two can be held side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from graph.answers.asked import Filters, Spread
from graph.errors import ThreadlineError
from graph.model import Role, Status, ThreadKind
from graph.store import Store
from tests.graph.examples import vector

TODAY = date(2026, 1, 1)
#: Verbs that change a library or carry it elsewhere: they are no questions.
CHANGES = {"save_plan", "save_groups", "forget", "copy_to", "close"}
WORDS = (
    "hoarding", "self-neglect", '"risk assessments"', "information sharing", "trai", "the", "ŵyl", "zebra",
    "The partnership must agree a clear hoarding policy with all agencies and staff", "review supervision police",
)  # fmt: skip
T = TypeVar("T")
Asked = tuple[str, object]  # what was asked, and the answer


MOST = 40  # things that a question about one thing is asked of; lists are compared whole


def answers(store: Store, width: int) -> Iterator[Asked]:
    """Each question with its answer; `width` is how many numbers the library's vectors have."""
    for part in (_whole, _lists, _each_plan, _each_recommendation, _overviews, _graph):
        yield from part(store)
    yield from _by_meaning(store, width)


def picked(store: Store) -> Iterator[Filters]:
    """Filters of every field, with values that the library holds."""
    yield Filters()
    for board in store.boards():
        yield Filters(board=(board.value,), since=2016)
    for theme in store.themes():
        yield Filters(theme=(theme.value,), until=2022)
    for agency in store.agencies()[:6]:
        yield Filters(agency=(agency.slug,), role=(Role.LEAD, Role.MENTIONED))
    yield from (Filters(status=(one,)) for one in Status)
    yield from (Filters(kind=(one,)) for one in ThreadKind)
    yield from (Filters(review_kind=(one,)) for one in ("sar", "dhr"))
    yield from (Filters(spread=(one,)) for one in Spread)


def _whole(store: Store) -> Iterator[Asked]:
    found = store.status()
    yield "status", (found.sample, found.encoder, found.plans, found.boards, found.recommendations, found.actions,
                     found.threads, found.agencies, found.vectors)  # fmt: skip
    yield "boards", store.boards()
    yield "labels", store.labels()
    yield "themes", store.themes()
    yield "agencies", store.agencies()
    yield "grouped", store.grouped
    yield "fingerprint", store.fingerprint()
    given = store.groups_input()
    yield "groups_input", (given.asks, given.vectors.tolist(), given.register)


def _lists(store: Store) -> Iterator[Asked]:
    for one in picked(store):
        yield f"scope {one}", store.scope(one)
        yield f"plans {one}", store.plans(one)
        yield f"cards {one}", store.cards(one, limit=None)
        yield f"unfinished {one}", store.unfinished(today=TODAY, filters=one, limit=None)
        yield f"agencies {one}", store.agencies(one)
        yield f"recurring {one}", store.recurring(one, limit=None)
        yield f"search {one}", store.search("agree hoarding", filters=one, limit=None)
    first = store.cards(limit=7)
    yield "cards, next page", store.cards(limit=7, after=first.after)
    for words in WORDS:
        yield f"search {words}", store.search(words, limit=None)


def _each_plan(store: Store) -> Iterator[Asked]:
    for one in _some(store.plans()):
        yield f"plan {one.id}", store.plan(one.id)
        yield f"original {one.id}", store.original(one.id)
        yield f"kept {one.id}", store.kept(one.id)
        yield f"editions {one.id}", store.editions(one.id)
        yield f"forgotten {one.id}", store.forgotten(one.id)


def _each_recommendation(store: Store) -> Iterator[Asked]:
    ids = [one.id for one in store.cards(limit=None).items]
    yield "whole", store.whole(ids)
    for one in _some(ids):
        yield f"recommendation {one}", store.recommendation(one)
        yield f"recurrence_of {one}", store.recurrence_of(one)
    for found in _some(store.recurring(limit=None).items):
        yield f"recurrence {found.id}", store.recurrence(found.id)


def _overviews(store: Store) -> Iterator[Asked]:
    boards, reviews, themes = store.board_list(), store.review_list(), store.theme_list()
    yield from (("board_list", boards), ("review_list", reviews), ("theme_list", themes))
    for board in boards:
        yield f"board {board.slug}", _said(store.board, board.slug)
    for review in _some(reviews):
        yield f"review {review.slug}", _said(store.review, review.slug)
    for theme in themes:
        yield f"theme {theme.code}", store.theme(theme.code)
    for agency in store.agencies():
        yield f"agency {agency.slug}", store.agency(agency.slug)


def _graph(store: Store) -> Iterator[Asked]:
    things = store.things()
    yield "things", things
    ids = [one.id for one in things] + [f"recommendation:{one.id}" for one in store.cards(limit=None).items]
    for one in _some(ids):
        yield f"thing {one}", store.thing(one)
        yield f"around {one}", store.around(one, unfolded=("recommendation",))
        yield f"path {one}", _said(store.path, ids[0], one)
        yield f"path through hubs {one}", _said(partial(store.path, through_hubs=True), ids[-1], one)
    whole = store.as_networkx()
    yield "as_networkx", (sorted(whole.nodes(data=True), key=str), sorted(whole.edges(keys=True)))
    yield "as_labelled", store.as_labelled()


def _by_meaning(store: Store, width: int) -> Iterator[Asked]:
    asked = vector(*((-1) ** at * (at + 1) for at in range(width)))
    yield "similar", store.similar(asked, limit=50)
    yield "search by words and meaning", store.search("hoarding", vector=asked, limit=None)
    ids = [one.id for one in store.plans()]
    with store._engine.reading() as view:
        keys = [key for one in ids for _, key, _ in view.rows("vectors_of_plan", plan=one)]
    yield "vector_cache", (len(keys) > 0, store.vector_cache.get_many(keys))


def _some(things: Sequence[T]) -> Sequence[T]:
    """All of a few things, else some from the first to the last."""
    return things[:: max(1, len(things) // MOST)]


def _said(ask: Callable[..., object], *things: str) -> object:
    """An answer, or the sentence of a refusal: two engines must refuse the same."""
    try:
        return ask(*things)
    except ThreadlineError as error:
        return str(error)
