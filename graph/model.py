"""What there is: plans, recommendations and what is read from them, as frozen values (standard library only).

The words as written and the value read from them stand side by side. Every item knows its places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """Our reading of how far an action has got; the plan's own words are kept beside it."""

    COMPLETE = "complete"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    NOT_TAKEN_FORWARD = "not_taken_forward"


class ThreadKind(StrEnum):
    """Kinds of loose end that are stored; `overdue` and `said-again` are asked of the graph, never stored."""

    NO_PROGRESS = "no-progress"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    STALLED = "stalled"
    CARRIED_FORWARD = "carried-forward"
    CLAIMED_COMPLETE = "claimed-complete"
    COLUMNS_DISAGREE = "columns-disagree"
    IMPACT_NOT_EVIDENCED = "impact-not-evidenced"
    PARTLY_ADDRESSED = "partly-addressed"
    DECLINED = "declined"


class Role(StrEnum):
    """What an agency has to do with a recommendation, weightiest first."""

    ADDRESSEE = "addressee"
    LEAD = "lead"
    CONTRIBUTOR = "contributor"
    OVERSIGHT = "oversight"
    MENTIONED = "mentioned"


class Basis(StrEnum):
    """Where a full name or a publisher was taken from."""

    STATED = "stated"  # the document says so itself
    AREA = "area"  # the vocabulary of the board's area
    COMMON = "common"  # common use, the same everywhere
    WRITTEN = "written"  # nothing known: the name is the words as written
    INFERRED = "inferred"  # worked out by a general rule from words that are kept beside it


class Precision(StrEnum):
    """How exactly a date was stated."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    NONE = "none"


class Column(StrEnum):
    """The part that a table's column, or a passage's words, play in a plan."""

    LABEL = "label"
    RECOMMENDATION = "recommendation"
    SCOPE = "scope"
    OBJECTIVE = "objective"
    ACTION = "action"
    ACTION_LABEL = "action_label"
    MILESTONES = "milestones"
    LEAD = "lead"
    OVERSIGHT = "oversight"
    TIMESCALE = "timescale"
    PROGRESS = "progress"
    COMPLETED = "completed"
    STATUS = "status"
    SECTION = "section"
    OTHER = "other"


#: A rectangle on a PDF page: x0, top, x1, bottom in points from the page's top left corner.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where words stand in the document of the plan that holds this value; all numbers count from 1.

    `lines` is an inclusive span of lines, `span` a half-open span of characters in the cell, `box` the rectangle on
    a PDF page. `seam` says why this place goes on from the one before it ("page break", …).
    """

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    lines: tuple[int, int] | None = None
    span: tuple[int, int] | None = None
    box: Box | None = None
    seam: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A date at the precision stated: the words, and the last day of the period (None when none is stated)."""

    raw: str
    due: date | None = None
    precision: Precision = Precision.NONE

    @property
    def iso(self) -> str | None:
        """The date at its own precision: `2017`, `2017-03` or `2017-03-01`."""
        if self.due is None:
            return None
        length = {Precision.YEAR: 4, Precision.DAY: 10}.get(self.precision, 7)
        return self.due.isoformat()[:length]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyEntry:
    """One line of a plan's printed status key: the colour, letter or number, the plan's words, and our reading."""

    token: str
    words: str
    status: Status | None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusReading:
    """A status twice, side by side: what the plan states and what its text shows; `value` is the one to show.

    `raw` is the word as written, `key` the plan's own words for it from its printed key, `quote` the words that show,
    `tint` the colour of the cell by its common name, where the copy carries colour.
    """

    value: Status = Status.NOT_REPORTED
    stated: Status | None = None
    shown: Status | None = None
    raw: str | None = None
    key: str | None = None
    quote: str | None = None
    tint: str | None = None

    @property
    def mismatch(self) -> bool:
        """Whether what is stated and what is shown differ: a question to ask, never a verdict.

        That nothing is reported of what has not begun, or is not due, is no difference.
        """
        if self.shown is Status.NOT_REPORTED and self.stated in {Status.NOT_STARTED, Status.NOT_DUE}:
            return False
        return self.stated is not None and self.shown is not None and self.stated is not self.shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """The words of a column that fits no known role, under its own heading."""

    heading: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceCell:
    """One cell as read: its column's heading as printed, the part that column plays, the words and the colour."""

    heading: str
    column: Column
    text: str
    places: tuple[Place, ...] = ()
    tint: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceRow:
    """One row as read, whole again over page breaks; its seams stand in the places."""

    cells: tuple[SourceCell, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One step promised, with what was said of it."""

    label: str | None = None
    text: str | None = None
    milestones: str | None = None
    lead_raw: str | None = None
    timescale: Period | None = None
    progress: str | None = None
    completed_raw: str | None = None
    status: StatusReading = field(default_factory=StatusReading)
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """One loose end: its kind and the shortest verbatim quote that shows it (None for an empty cell).

    `action` is the zero-based index of the action it hangs on, None for the recommendation as a whole.
    """

    kind: ThreadKind
    quote: str | None = None
    action: int | None = None
    column: Column | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyMention:
    """An agency as a recommendation names it: full name, the words as written, and its part.

    `role` is the weightiest of lead, contributor and mentioned; `roles` are all, addressee and oversight too.
    """

    name: str
    surface: str
    role: Role
    roles: tuple[Role, ...] = ()
    basis: Basis = Basis.WRITTEN
    column: Column | None = None
    cell: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeMention:
    """A theme of the closed scheme that a recommendation is about, with the words that say so."""

    code: str
    quote: str
    column: Column | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """Words that point to another plan or recommendation, and what they name there."""

    quote: str
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointer:
    """Words that name another recommendation or review by its number or name.

    Attributes:
        quote: the sentence as written.
        words: the words that name it.
        review: how the review is named ("Domestic Homicide Review 3"), None where this plan itself is meant.
        kind: code of the kind of review, where the words say it.
        name: what tells that review from others of its kind, as comparable words ("3", "adult c", "rowan").
        number: printed number of the recommendation meant, None where the whole review is.
    """

    quote: str
    words: str
    review: str | None = None
    kind: str | None = None
    name: str | None = None
    number: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recommendation:
    """One learning item of a plan. `id` is made from content; `wording` from the words of the ask alone."""

    id: str
    wording: str
    text: str
    label: str | None = None
    section: tuple[str, ...] = ()
    scope: str | None = None
    lead_raw: str | None = None
    oversight_raw: str | None = None
    objective: str | None = None
    actions: tuple[Action, ...] = ()
    status: StatusReading = field(default_factory=StatusReading)
    threads: tuple[Thread, ...] = ()
    agencies: tuple[AgencyMention, ...] = ()
    themes: tuple[ThemeMention, ...] = ()
    completed_raw: str | None = None
    refers_to: tuple[Reference, ...] = ()
    points_to: tuple[Pointer, ...] = ()
    notes: tuple[Note, ...] = ()
    board: str | None = None
    review: str | None = None
    rows: tuple[SourceRow, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Whether anything at all was left open."""
        return bool(self.threads)

    @property
    def complete_actions(self) -> int:
        """How many of the actions are complete."""
        return sum(action.status.value is Status.COMPLETE for action in self.actions)


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Words that stand outside every recommendation: a heading, preamble, furniture or something unread.

    `tints` are the colours among them, each by its common name with the words in or beside it: a status key, perhaps.
    """

    text: str
    places: tuple[Place, ...] = ()
    reason: str | None = None
    tints: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Board:
    """Who publishes: its canonical name, how we know, and the words it was taken from."""

    name: str
    basis: Basis = Basis.STATED
    words: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """What a plan answers: its label ("SAR Alex"), its kind (code of the vocabulary) and its published title."""

    label: str
    kind: str
    title: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Abbreviation:
    """A short form that the document itself defines."""

    short: str
    long: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """The file a plan was read from; `digest` is the SHA-256 of its bytes, in hexadecimal."""

    digest: str
    file: str
    media_type: str = "text/plain"
    size: int = 0
    retrieved: date | None = None
    address: str | None = None
    licence: str | None = None
    standing: str = "published"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """One document as read: what it says of itself, its recommendations, and every word that is in none of them."""

    original: Original
    title: str
    board: Board | None = None
    review: Review | None = None
    plan_type: str | None = None
    published: Period | None = None
    covers: Period | None = None
    abbreviations: tuple[Abbreviation, ...] = ()
    status_key: tuple[KeyEntry, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    headings: tuple[Passage, ...] = ()
    preamble: tuple[Passage, ...] = ()
    furniture: tuple[Passage, ...] = ()
    unread: tuple[Passage, ...] = ()

    @property
    def id(self) -> str:
        """The plan's id: the digest of its document."""
        return self.original.digest

    @property
    def year(self) -> int | None:
        """The year to file it under: of publication, else of the period it covers; None when undated."""
        period = self.published or self.covers
        return period.due.year if period and period.due else None
