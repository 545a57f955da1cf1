"""The library as the domain's verbs: every question and every change, over whatever engine keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph import (
    agencies,
    analysis,
    copying,
    doubles,
    grouping,
    labelled,
    nodes,
    overviews,
    recurring,
    same_plans,
    saving,
    searching,
    walking,
)
from graph.answers.asked import Facet, Filters, Scope
from graph.answers.library import IndexState, LibraryStatus, Saved
from graph.answers.lists import Card, Hit, Listing, Neighbour, OpenThread, PlanSummary, RecommendationAnswer
from graph.answers.overviews import (
    AgencyAnswer,
    AgencySummary,
    BoardAnswer,
    BoardSummary,
    ReviewAnswer,
    ReviewSummary,
    ThemeAnswer,
    ThemeSummary,
)
from graph.answers.pictures import Neighbourhood, Node, PathAnswer
from graph.caching import VectorCache
from graph.copying import Copied, Fingerprint
from graph.editions import Edition
from graph.errors import NotInLibrary
from graph.grouping import Comparison
from graph.labelled import LabelledGraph
from graph.lists import cards_of, page, recommendations_of
from graph.model import Original, Plan, Recommendation
from graph.nearness import Embedded
from graph.register import Recurrence, RegisterEvent
from graph.remembering import Remembering
from graph.repeats import RecurrenceAnswer, Recurring
from graph.shelf import facet, items
from graph.similar import beside, compared, nearest
from graph.threads import published_on

if TYPE_CHECKING:
    from graph.analysis import Graph

Vector = NDArray[np.float32]
_ALL = Filters()


class Store(Remembering):
    """A library of plans; safe to share between threads. Use it in a `with`, or close it.

    Lists come in a total order and in pages: give the `after` of one page to get the next. A limit of None means all.
    """

    # --- What there is -----------------------------------------------------------------------------------------------

    def status(self, *, indexes: bool = False) -> LibraryStatus:
        """How much the library holds, when it was last changed, and with what it was made; its indexes if asked."""
        with self._engine.reading() as view:
            known: dict[str, str] = dict(view.rows("meta"))
            (counted,) = view.rows("counts")
            found = view.rows("indexes") if indexes else ()
        names = ("plans", "boards", "recommendations", "actions", "threads", "agencies", "vectors")
        return LibraryStatus(
            engine=self._engine.name,
            location=self._engine.location,
            sample=known["sample"] == "1",
            encoder=known.get("encoder"),
            revision=int(known["revision"]),
            last_read=known.get("last_read"),
            indexes=tuple(IndexState(name=name, kind=kind, ready=bool(ready)) for name, kind, ready in found),
            **dict(zip(names, counted, strict=True)),
        )

    def revision(self) -> int:
        """Number of the last change: whoever remembers answers drops them when it rises."""
        with self._engine.reading() as view:
            return view.revision

    def scope(self, filters: Filters = _ALL) -> Scope:
        """What an answer with these filters looks at."""
        with self._now() as (_, here):
            return here.scope(filters)

    def boards(self) -> tuple[Facet, ...]:
        """Every board with how many recommendations it published, most first, then by name."""
        with self._now() as (_, here):
            shelf, names = here.recommendations, here.labels["board"]
            found = facet(shelf.fields["board"].counts(shelf.everything), names)
        empty = sorted(set(names) - {one.value for one in found}, key=lambda slug: (names[slug], slug))
        return found + tuple(Facet(value=slug, label=names[slug], count=0) for slug in empty)

    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """How each board, agency, theme and kind of review is called, by the name of its filter and its value."""
        with self._now() as (_, here):
            return here.labels

    def themes(self) -> tuple[Facet, ...]:
        """Every theme that a recommendation is about, with how many are, most first, then by label."""
        with self._now() as (_, here):
            shelf = here.recommendations
            return facet(shelf.fields["theme"].counts(shelf.everything), here.labels["theme"])

    # --- Plans -------------------------------------------------------------------------------------------------------

    def plans(self, filters: Filters = _ALL) -> tuple[PlanSummary, ...]:
        """Plans that hold something that passes the filters: by board (unknown last), newest first, title, id."""
        with self._now() as (_, here):
            found = here.passing(filters)
        return tuple(sorted(found, key=lambda p: (p.board is None, p.board or "", -(p.year or 0), p.title, p.id)))

    def plan(self, plan_id: str) -> tuple[PlanSummary, Plan]:
        """One plan by its id or the beginning of it; nothing of it is lost. Raises NotInLibrary."""
        with self._now() as (view, here):
            summary = here.plan(plan_id)
            return summary, saving.whole_plan(view, summary.id)

    def original(self, plan_id: str) -> bytes:
        """The file a plan was read from. Raises NotInLibrary, or LibraryError when it is missing or damaged."""
        with self._now() as (_, here):
            summary = here.plan(plan_id)
        return self._engine.originals.get(summary.id)

    def forgotten(self, digest: str) -> date | None:
        """The day on which a document was taken out of this library; None when it never was, or is back."""
        with self._engine.reading() as view:
            found = view.rows("tombstone", digest=digest)
        return date.fromisoformat(found[0][0]) if found else None

    def kept(self, digest: str) -> Original | None:
        """What is known here of a document: its name, where it came from; None where no plan was read from it."""
        with self._engine.reading() as view:
            return saving.original_of(view, digest)

    def editions(self, plan_id: str) -> tuple[Edition, ...]:
        """Plans that seem to be the same one in another format or edition (see `graph.editions`), most alike first."""
        with self._engine.reading() as view:
            return same_plans.of_plan(view, plan_id)

    # --- Recommendations ---------------------------------------------------------------------------------------------

    def cards(self, filters: Filters = _ALL, *, limit: int | None = 20, after: str | None = None) -> Listing[Card]:
        """Recommendations that pass the filters: newest plan first, undated last, then as in the document."""
        with self._now() as (view, here):
            shelf = here.recommendations
            found = [shelf.ids[item] for item in items(here.picked(shelf, filters))]
            ids, following = page(found, limit, after)
            return Listing(
                items=cards_of(view, ids),
                total=len(found),
                scope=here.scope(filters),
                after=following,
                facets=here.facets(shelf, filters, shelf.everything),
            )

    def recommendation(self, recommendation_id: str, *, similar: int = 5) -> RecommendationAnswer:
        """One recommendation whole, with the most similar ones of plans that are not its own. Raises NotInLibrary."""
        with self._now() as (view, here):
            found = recommendations_of(view, [recommendation_id])
            if not found:
                raise NotInLibrary(
                    f"This library holds no recommendation “{recommendation_id}”. Its plan may have been read again or "
                    "taken out; search for its words."
                )
            (card,) = cards_of(view, [recommendation_id])
            scores = beside(view, here, self._nearness(view, here), card)
            return RecommendationAnswer(
                plan=here.plan(card.plan),
                published_on=published_on(view, card.plan),
                card=card,
                recommendation=found[0],
                similar=nearest(view, here, scores, similar),
                scope=here.scope(_ALL),
            )

    def whole(self, ids: Sequence[str]) -> tuple[Recommendation, ...]:
        """Some recommendations whole, in the order of their ids; ids that are not here are left out."""
        with self._now() as (view, _):
            return recommendations_of(view, ids)

    def search(
        self,
        words: str,
        *,
        vector: Vector | None = None,
        filters: Filters = _ALL,
        limit: int | None = 20,
        after: str | None = None,
    ) -> Listing[Hit]:
        """Recommendations that hold the words, and with the words' `vector` also those that mean clearly the same.

        Words in quotes or joined by hyphens must stand side by side. Asks come before mentions; equal ones in the
        order of `cards`.
        """
        with self._now() as (view, here):
            near = None if vector is None else self._nearness(view, here)
            asked = searching.Search(words=words, vector=vector, filters=filters, limit=limit, after=after)
            return searching.search(view, here, near, asked)

    def similar(
        self, vector: Vector, *, filters: Filters = _ALL, exclude_plan: str | None = None, limit: int = 10
    ) -> Listing[Neighbour]:
        """The recommendations nearest to a vector, best first; `total` says how many were compared."""
        with self._now() as (view, here):
            among = compared(here, filters, [exclude_plan] if exclude_plan else [])
            scores = self._nearness(view, here).nearest(vector, among)
            found = nearest(view, here, scores, limit)
            return Listing(items=found, total=among.bit_count(), scope=here.scope(filters))

    # --- Loose ends and agencies -------------------------------------------------------------------------------------

    def unfinished(
        self, *, today: date, filters: Filters = _ALL, limit: int | None = 50, after: str | None = None
    ) -> Listing[OpenThread]:
        """Loose ends: newest plan first, undated last, then as in the document. `after` is a cursor of this list.

        What several editions of one plan leave open is one, of the first that passes the filters.
        """
        with self._now() as (view, here):
            shelf, same = here.threads, self._recurrences(view, here).doubles
            found = [shelf.ids[item] for item in items(same.once(here.picked(shelf, filters)))]
            ids, following = page(found, limit, after)
            return Listing(
                items=doubles.told(view, here, ids, same, today),
                total=len(found),
                scope=here.scope(filters),
                after=following,
                facets=here.facets(shelf, filters, shelf.everything, same.first),
            )

    def agencies(self, filters: Filters = _ALL) -> tuple[AgencySummary, ...]:
        """Agencies that recommendations passing the filters name, most named first, then by name and slug."""
        with self._now() as (_, here):
            return agencies.agencies(here, filters)

    def agency(self, slug: str, *, limit: int | None = None) -> AgencyAnswer:
        """One agency with its mentions in the order of `cards`, at most `limit` in each part. Raises NotInLibrary."""
        with self._now() as (view, here):
            return agencies.agency(view, here, slug, limit)

    # --- Boards, reviews and themes ----------------------------------------------------------------------------------

    def board_list(self) -> tuple[BoardSummary, ...]:
        """Every board with what it published, by name."""
        with self._now() as (view, here):
            return overviews.boards(view, here)

    def board(self, slug: str) -> BoardAnswer:
        """One board whole. Raises NotInLibrary."""
        with self._now() as (view, here):
            return overviews.board(view, here, slug)

    def review_list(self) -> tuple[ReviewSummary, ...]:
        """Every review that a plan answers, newest plan first, undated last, then by label and slug."""
        with self._now() as (view, here):
            return overviews.reviews(view, here)

    def review(self, slug: str) -> ReviewAnswer:
        """One review whole, by the slug of its board and label. Raises NotInLibrary."""
        with self._now() as (view, here):
            return overviews.review(view, here, slug)

    def theme_list(self) -> tuple[ThemeSummary, ...]:
        """Every theme that a recommendation is about, in the order of the scheme."""
        with self._now() as (_, here):
            return overviews.themes(here)

    def theme(self, code: str) -> ThemeAnswer:
        """One theme whole. Raises NotInLibrary where no recommendation is about it."""
        with self._now() as (view, here):
            return overviews.theme(view, here, code)

    # --- Recurring learning ------------------------------------------------------------------------------------------

    @property
    def grouped(self) -> bool:
        """Whether the recurrences are of the library as it is now: False once a plan was saved or forgotten."""
        with self._engine.reading() as view:
            return grouping.current(view)

    def recurring(
        self, filters: Filters = _ALL, *, limit: int | None = 20, after: str | None = None
    ) -> Listing[Recurring]:
        """Recurrences of which a member passes each filter: of most boards first, then most reviews, then the latest.

        Filters choose which recurrences are shown, never what is counted in one: each is told whole.
        """
        with self._now() as (view, here):
            return recurring.listing(view, self._recurrences(view, here), filters, limit=limit, after=after)

    def recurrence(self, recurrence_id: str) -> RecurrenceAnswer:
        """One recurrence whole, with what came of each member and its history. Raises NotInLibrary."""
        with self._now() as (view, here):
            return recurring.answer(view, self._recurrences(view, here), recurrence_id)

    def recurrence_of(self, recommendation_id: str) -> Recurring | None:
        """The recurrence that a recommendation is a member of, with what came of each; None where it is of none."""
        with self._now() as (view, here):
            known = self._recurrences(view, here)
            number = known.by_member.get(recommendation_id)
            return None if number is None else recurring.told(view, known, number, whole=True)

    def groups_input(self) -> Comparison:
        """All that can be compared in the library at this moment, and the register of recurrences so far."""
        with self._engine.reading() as view:
            return grouping.comparison(view)

    def save_groups(self, groups: Sequence[Recurrence], events: Sequence[RegisterEvent], *, revision: int) -> bool:
        """Keep these recurrences in the place of those before, and append the events, all or nothing.

        False, and nothing is kept, where the library is no longer at the `revision` that was compared.
        """
        return grouping.save(self._engine, groups, events, revision)

    # --- The graph ---------------------------------------------------------------------------------------------------

    def thing(self, node_id: str) -> Node:
        """One thing of the graph by its id (see `graph.nodes`). Raises NotInLibrary."""
        with self._now() as (view, here):
            return nodes.known(view, here, node_id)

    def things(self) -> tuple[Node, ...]:
        """What a person may call by name: everything but recommendations and threads; by kind, then label and id."""
        with self._now() as (view, here):
            return nodes.everything_named(view, here)

    def around(self, node_id: str, *, limit: int = 60, unfolded: Collection[str] = ()) -> Neighbourhood:
        """A thing (see `graph.nodes` for its id) with its neighbours; more than a dozen of one kind are one folded.

        Kinds in `unfolded` are shown as far as `limit` allows. Raises NotInLibrary.
        """
        with self._now() as (view, here):
            return walking.around(view, here, node_id, limit=limit, unfolded=unfolded)

    def path(self, start: str, end: str, *, through_hubs: bool = False) -> PathAnswer:
        """How one thing is linked with another, not through what very many share unless asked. Raises NotInLibrary."""
        with self._now() as (view, here):
            return walking.path(view, here, start, end, through_hubs=through_hubs)

    def as_networkx(self, node_id: str | None = None, *, hops: int = 1) -> Graph:
        """The library as a networkx.MultiDiGraph, or what is within some steps of a thing. Raises NotInLibrary."""
        with self._now() as (view, here):
            return analysis.as_networkx(view, here, node_id, hops)

    def as_labelled(self, node_id: str | None = None, *, hops: int = 1) -> LabelledGraph:
        """As `as_networkx`, in the labels, relationships and properties of docs/graph.md. Raises NotInLibrary."""
        with self._now() as (view, here):
            return labelled.labelled(view, here, node_id, hops)

    # --- Vectors and changes -----------------------------------------------------------------------------------------

    @property
    def vector_cache(self) -> VectorCache:
        """Vectors of texts that were encoded before."""
        return VectorCache(self._engine)

    def save_plan(
        self,
        plan: Plan,
        *,
        data: bytes,
        vectors: Embedded | Mapping[str, Vector] | None = None,
        encoder: str | None = None,
    ) -> Saved:
        """Save a plan with its original and its vectors, all or nothing; saving it twice is saving it once.

        `data` are the bytes of its document; `vectors` are unit vectors made by `encoder`, in the order of its
        recommendations with the keys that `vector_cache` shall know them by, or by recommendation id. Raises
        LibraryBusy when another process writes for too long, LibraryError when the plan cannot be kept.
        """
        outcome = saving.save(self._engine, plan, data, saving.vectors_of(plan, vectors, encoder))
        return Saved(plan=plan.id, outcome=outcome)

    def copy_to(self, target: Store) -> Iterator[Copied]:
        """Carry the whole library into another one, empty or begun; tells of each plan when it is done.

        Raises LibraryError when the target holds something else or cannot be written to.
        """
        return copying.copy(self._engine, target._engine)

    def fingerprint(self) -> Fingerprint:
        """Counts and a hash of all that the library holds; equal for two that answer alike, on any engine."""
        with self._engine.reading() as view:
            return copying.fingerprint(view)

    def forget(self, plan_id: str, *, on: date) -> PlanSummary:
        """Take a plan out with all that came from it; only its digest and the day are kept. Raises NotInLibrary."""
        with self._now() as (_, here):
            summary = here.plan(plan_id)
        saving.forget(self._engine, summary.id, on)
        return summary
