"""What the store gives back: one frozen dataclass a question, ready to show or to print as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from graph.model import AgencyMention, Basis, Place, Recommendation, Role, Status, ThreadKind

T = TypeVar("T")


class Spread(StrEnum):
    """How a recurrence is spread: over several boards, or over several reviews of one board."""

    ACROSS = "across"
    WITHIN = "within"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What to look at. Values within one field are alternatives, fields are combined; empty means no limit.

    `board` and `agency` are slugs of names (see `graph.identity.slug`); `since` and `until` are years of the plan
    (a plan without a year passes neither). `spread` picks recurrences and sets no limit to anything else.
    """

    board: tuple[str, ...] = ()
    review_kind: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    role: tuple[Role, ...] = ()
    status: tuple[Status, ...] = ()
    kind: tuple[ThreadKind, ...] = ()
    spread: tuple[Spread, ...] = ()
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanSummary:
    """One plan in a list. `year` is None when the plan is undated; `published` and `covers` are as stated.

    `dated` is the date to show: as published, else "for" the period it covers, else "undated".
    `colour_key_without_statuses` says that it prints a key of colours and some items have neither a status nor a
    colour; `carries_colour` whether this copy shows the colours of cells at all, so that none means none.
    """

    id: str
    title: str
    file: str
    board: str | None
    board_basis: Basis | None
    review: str | None
    review_kind: str | None
    published: str | None
    covers: str | None
    year: int | None
    dated: str
    recommendations: int
    actions: int
    threads: int
    unread: int
    statuses: tuple[tuple[Status, int], ...] = ()
    retrieved: date | None = None
    standing: str = "unknown"
    media_type: str = "text/plain"
    colour_key_without_statuses: bool = False
    carries_colour: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """What an answer looked at, always shown beside it, so that "nothing found" means something."""

    plans: int
    boards: int
    first_year: int | None
    last_year: int | None
    undated: int
    recommendations: int
    unknown_board: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """One choice of a filter: its value as it stands in an address, its label, and how many items it holds."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Facets:
    """The choices of each filter over one result, most frequent first, ties by label."""

    board: tuple[Facet, ...] = ()
    review_kind: tuple[Facet, ...] = ()
    theme: tuple[Facet, ...] = ()
    agency: tuple[Facet, ...] = ()
    status: tuple[Facet, ...] = ()
    kind: tuple[Facet, ...] = ()
    year: tuple[Facet, ...] = ()
    spread: tuple[Facet, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One recommendation in a list, with enough of its plan to cite it; `dated` as in its `PlanSummary`.

    `tint` is the colour of the cell that its status stands in, `media_type` and `standing` those of its document.
    """

    id: str
    plan: str
    plan_title: str
    board: str | None
    review: str | None
    year: int | None
    dated: str
    label: str | None
    section: tuple[str, ...]
    text: str
    objective: str | None
    status: Status
    stated: Status | None
    shown: Status | None
    mismatch: bool
    actions: int
    complete_actions: int
    threads: tuple[ThreadKind, ...]
    leads: tuple[str, ...]
    places: tuple[Place, ...] = ()
    tint: str | None = None
    media_type: str = "text/plain"
    standing: str = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why a hit matched: a field, a snippet of its words, and half-open character spans of the snippet that match.

    `field` is one of `graph.schema.FIELDS`, or "meaning" (no words match).
    """

    field: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One search result.

    `in_ask` says whether the words stand in what is asked or promised as a step; else they are only mentioned, in
    milestones, progress, owners or other cells.
    """

    card: Card
    score: float
    in_ask: bool
    reasons: tuple[Reason, ...]
    similarity: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """How the date of a step stands to its plan's own date and to today; None where no date makes the question fair.

    `settled` says that the plan reports the step as done or closed: whatever its date, it is not late.
    """

    due: date | None
    overdue_at_plan: bool | None
    overdue_today: bool | None
    settled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenThread(Timing):
    """One loose end in a list, with the timing of its action.

    `also` are the recommendations of other editions of its plan that have it too; a list shows it once.
    """

    card: Card
    kind: ThreadKind
    quote: str | None
    action: int | None
    action_text: str | None
    timescale_raw: str | None
    places: tuple[Place, ...] = ()
    also: tuple[Card, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbour:
    """A recommendation near another by meaning; `score` is the cosine, -1 to 1."""

    card: Card
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing(Generic[T]):
    """A page of a list: the items, how many there are in all, where to go on, what was looked at, and the filters."""

    items: tuple[T, ...]
    total: int
    scope: Scope
    after: str | None = None
    facets: Facets = field(default_factory=Facets)


@dataclass(frozen=True, kw_only=True, slots=True)
class RecommendationAnswer:
    """One recommendation whole, with its plan and the most similar ones elsewhere (other plans only).

    `published_on` is the last day of the time at which the plan says that it was published.
    """

    plan: PlanSummary
    published_on: date | None
    card: Card
    recommendation: Recommendation
    similar: tuple[Neighbour, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencySummary:
    """An agency in a list: how many recommendations it has each part in."""

    slug: str
    name: str
    roles: tuple[tuple[Role, int], ...]
    boards: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyLink:
    """One recommendation that names an agency, with the words and the cell as written."""

    card: Card
    mention: AgencyMention


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyAnswer:
    """One agency whole: its names and what it has to do with which recommendations.

    `written` are the words that all plans write for it, each with how often.
    """

    agency: AgencySummary
    known_as: tuple[str, ...]
    written: tuple[tuple[str, int], ...]
    links: tuple[AgencyLink, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexState:
    """One index of the engine: its name, what it is for in the engine's words, and whether questions can use it."""

    name: str
    kind: str
    ready: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryStatus:
    """What is in the library, when it was last written, and with what it was made; its indexes where asked for."""

    engine: str
    location: str
    sample: bool
    plans: int
    boards: int
    recommendations: int
    actions: int
    threads: int
    agencies: int
    vectors: int
    encoder: str | None
    revision: int
    last_read: str | None
    indexes: tuple[IndexState, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What saving a plan did: `outcome` is "added", "unchanged" or "read again"."""

    plan: str
    outcome: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """One thing of the graph. `id` is "kind:key" (see `graph.nodes`); `detail` says more in a line, or is empty.

    The label of a thread is the code of its kind (`graph.model.ThreadKind`) and its detail the words of the plan.
    """

    id: str
    kind: str
    label: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """How two things hang together, read from source to target: "asked of", "about", "left open"."""

    source: str
    target: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Folded:
    """Many neighbours as one: `count` things of a kind whose edge reads `words`, from the centre where `outward`."""

    kind: str
    words: str
    count: int
    outward: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbourhood:
    """A thing and what hangs together with it, one step away; each edge is shown, or counted in what is folded."""

    centre: Node
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    folded: tuple[Folded, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class PathAnswer:
    """How one thing is linked with another: the edges from start to end, and the things along them, ends included.

    `steps` is None where no path of at most `longest` steps was found; `avoided_hubs` are the things, shared by far
    too many to prove anything, that the search met and did not pass through.
    """

    start: Node
    end: Node
    steps: tuple[Edge, ...] | None
    nodes: tuple[Node, ...]
    avoided_hubs: tuple[Node, ...]
    through_hubs: bool
    longest: int
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardSummary:
    """A board in a list. The years are those of its plans, None where all are undated; `threads` were left open."""

    slug: str
    name: str
    plans: int
    undated: int
    first_year: int | None
    latest_year: int | None
    reviews: int
    recommendations: int
    threads: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewSummary:
    """A review in a list, counted over the plans that answer it; `slug` is that of its board and label."""

    slug: str
    label: str
    kind: str
    board: str | None
    board_slug: str | None
    plans: int
    dated: tuple[str, ...]
    year: int | None
    recommendations: int
    statuses: tuple[tuple[Status, int], ...]
    threads: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeSummary:
    """A theme in a list, with the code of its domain; how many recommendations of how many boards are about it."""

    code: str
    label: str
    domain: str
    recommendations: int
    boards: int
    threads: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RecurringWithin:
    """A group of recommendations that carry one obligation, as far as one board's own reviews are in it."""

    id: str
    name: str
    recommendations: int
    reviews: int
    first_year: int | None
    latest_year: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardAnswer:
    """One board whole: its plans and reviews newest first, its facets, the kinds of its threads, what recurs in it."""

    board: BoardSummary
    plans: tuple[PlanSummary, ...]
    reviews: tuple[ReviewSummary, ...]
    facets: Facets
    threads: tuple[Facet, ...]
    recurring: tuple[RecurringWithin, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewAnswer:
    """One review whole: the plans that answer it newest first, their items in order, the kinds of its threads."""

    review: ReviewSummary
    plans: tuple[PlanSummary, ...]
    cards: tuple[Card, ...]
    threads: tuple[Facet, ...]
    scope: Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeAnswer:
    """One theme whole: the boards, agencies, statuses and years of what is about it, its threads, the newest of it."""

    theme: ThemeSummary
    facets: Facets
    threads: tuple[Facet, ...]
    latest: tuple[Card, ...]
    scope: Scope
