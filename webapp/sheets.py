"""Turns answers into rows of words: the columns of each listing on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from graph.answers import AgencySummary, Card, Hit, Neighbour, PlanSummary
from graph.model import Role, Status
from webapp.pages.agency import Tie
from webapp.pages.plan import Item
from webapp.pages.unfinished import Left
from webapp.printing import Sheet
from webapp.scopes import places_sentence
from webapp.wording import FIELDS, LEAST, progress_count, role_label, similarity, status_label, thread_label

ASKED = ("ask", "measure", "section")
People = tuple[tuple[str, tuple[str, ...]], ...]
CARD = (
    "id",
    "board",
    "year",
    "dated",
    "plan",
    "label",
    "recommendation",
    "status",
    "actions complete",
    "left open",
    "source",
)

# How a table for people stacks the columns of a listing; CSV keeps them apart.
CARD_FOR_PEOPLE: People = (
    ("recommendation", ("label", "recommendation")),
    ("from", ("board", "plan", "dated")),
    ("status, left open", ("status", "actions complete", "left open")),
    ("source, id", ("source", "id")),
)
THREAD_FOR_PEOPLE: People = (
    ("thread", ("kind", "words")),
    ("recommendation", ("label", "recommendation")),
    ("from", ("board", "plan", "dated")),
    ("date, notes", ("date stated", "notes")),
    ("source, id", ("source", "id")),
)
ITEM_FOR_PEOPLE: People = (
    ("recommendation", ("label", "recommendation")),
    ("status", ("status", "actions complete")),
    ("stated", ("stated",)),
    ("completed", ("completed",)),
    ("left open", ("left open",)),
    ("id", ("id",)),
)
TIE_FOR_PEOPLE: People = (
    ("part", ("part",)),
    ("recommendation", ("label", "recommendation")),
    ("from", ("board", "dated")),
    ("cell as written", ("cell as written", "name known from")),
    ("status", ("status",)),
    ("id", ("id",)),
)
PLAN_FOR_PEOPLE: People = (
    ("plan", ("title", "file")),
    ("board", ("board", "answers")),
    ("dated", ("dated",)),
    ("recommen-\ndations", ("recommendations",)),
    ("threads", ("threads",)),
    ("not placed", ("not placed",)),
    ("id", ("id",)),
)


def hits(found: Sequence[Hit]) -> Sheet:
    """Search results with why each matched."""
    rows = tuple((*card(hit.card), _part(hit), _why(hit)) for hit in found)
    return Sheet(
        columns=(*CARD, "matched as", "why"), rows=rows, people=(*CARD_FOR_PEOPLE, ("why", ("matched as", "why")))
    )


def neighbours(found: Sequence[Neighbour]) -> Sheet:
    """Recommendations near a text, nearest first."""
    rows = tuple((f"{near.score:.3f}", similarity(near.score).split(" (")[0], *card(near.card)) for near in found)
    return Sheet(
        columns=("score", "how near", *CARD), rows=rows, people=(("score", ("score", "how near")), *CARD_FOR_PEOPLE)
    )


def threads(found: Sequence[Left]) -> Sheet:
    """Threads left open, with their words, dates and what is known of an earlier plan."""
    columns = (
        "kind",
        "words",
        "board",
        "year",
        "dated",
        "plan",
        "label",
        "recommendation",
        "date stated",
        "notes",
        "source",
        "id",
    )
    return Sheet(
        columns=columns,
        rows=tuple(map(_thread, found)),
        people=THREAD_FOR_PEOPLE,
        nothing="No thread passes in what this looked at.",
    )


def items(found: Sequence[Item]) -> Sheet:
    """The recommendations of one plan."""
    columns = (
        "id",
        "label",
        "section",
        "recommendation",
        "status",
        "stated",
        "actions complete",
        "completed",
        "left open",
    )
    return Sheet(
        columns=columns,
        rows=tuple(map(_item, found)),
        people=ITEM_FOR_PEOPLE,
        nothing="No recommendation was read from this plan.",
    )


def ties(found: Sequence[tuple[Role, Tie]]) -> Sheet:
    """What one agency has to do with which recommendations, the owner cell as written."""
    columns = (
        "part",
        "label",
        "recommendation",
        "board",
        "year",
        "dated",
        "status",
        "cell as written",
        "name known from",
        "id",
    )
    rows = tuple(
        (
            role_label(role),
            tie.card.label or "",
            tie.card.text,
            tie.card.board or "",
            str(tie.card.year or ""),
            tie.card.dated,
            status_label(tie.card.status),
            tie.cell or tie.written,
            tie.note or "",
            tie.card.id,
        )
        for role, tie in found
    )
    return Sheet(columns=columns, rows=rows, people=TIE_FOR_PEOPLE)


def plans(found: Sequence[PlanSummary]) -> Sheet:
    """The plans of a library."""
    columns = (
        "id",
        "board",
        "title",
        "answers",
        "year",
        "dated",
        "recommendations",
        "actions",
        "threads",
        "not placed",
        "file",
    )
    return Sheet(
        columns=columns,
        rows=tuple(map(_plan, found)),
        people=PLAN_FOR_PEOPLE,
        nothing="No plan here passes these filters.",
    )


def agencies(found: Sequence[AgencySummary]) -> Sheet:
    """The agencies of a library, with how many recommendations each has which part in."""
    columns = ("agency", *(role_label(role).lower() for role in Role), "boards")
    return Sheet(columns=columns, rows=tuple(map(_agency, found)), nothing="No agency is named in what this looked at.")


def card(one: Card) -> tuple[str, ...]:
    """A recommendation as cells under the columns `CARD`."""
    return (
        one.id,
        one.board or "not known",
        str(one.year or ""),
        one.dated,
        one.plan_title,
        one.label or "",
        one.text,
        _status(one.status, mismatch=one.mismatch),
        progress_count(one.complete_actions, one.actions),
        "; ".join(map(thread_label, one.threads)),
        places_sentence(one.places),
    )


def _part(hit: Hit) -> str:
    if hit.reasons and all(reason.field == "meaning" for reason in hit.reasons):
        return "near in meaning"
    if not hit.in_ask:
        return "mentioned only"
    return "asked for" if any(reason.field in ASKED for reason in hit.reasons) else "promised in an action"


def _why(hit: Hit) -> str:
    said = [f"{FIELDS.get(r.field, r.field)}: {r.snippet}" for r in hit.reasons if r.field != "meaning"]
    score = hit.similarity
    near = [f"in meaning: {similarity(score)}"] if score is not None and score >= LEAST else []
    return "; ".join(said + near)


def _thread(left: Left) -> tuple[str, ...]:
    one = left.thread
    notes = (*left.dates, *((left.earlier.note,) if left.earlier else ()))
    return (
        thread_label(one.kind),
        f"“{one.quote}”" if one.quote else "(empty cell)",
        one.card.board or "not known",
        str(one.card.year or ""),
        one.card.dated,
        one.card.plan_title,
        one.card.label or "",
        one.card.text,
        one.timescale_raw or "no date stated",
        "; ".join(notes),
        places_sentence(one.places or one.card.places),
        one.card.id,
    )


def _item(one: Item) -> tuple[str, ...]:
    return (
        one.id,
        one.label or "",
        " > ".join(one.section),
        one.text,
        _status(one.status, mismatch=one.mismatch),
        (f"{status_label(one.stated)} (“{one.key}”)" if one.key else status_label(one.stated)),
        progress_count(one.complete_actions, one.actions),
        one.completed,
        "; ".join(map(thread_label, one.threads)),
    )


def _plan(one: PlanSummary) -> tuple[str, ...]:
    counts = (one.recommendations, one.actions, one.threads, one.unread)
    return (
        one.id[:16],
        one.board or "not known",
        one.title,
        one.review or "",
        str(one.year or ""),
        one.dated,
        *map(str, counts),
        one.file,
    )


def _agency(one: AgencySummary) -> tuple[str, ...]:
    counts = dict(one.roles)
    return (one.name, *(str(counts.get(role, 0)) for role in Role), str(one.boards))


def _status(status: Status, *, mismatch: bool) -> str:
    return status_label(status) + (" (stated and shown may differ)" if mismatch else "")
