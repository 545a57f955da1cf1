"""Turns answers into rows of words: the columns of each listing on the command line, with what stands in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from graph.answers.lists import Card, Hit, Neighbour, PlanSummary
from graph.answers.overviews import AgencySummary
from graph.model import Role, Status
from graph.places import places_sentence
from webapp.colour_words import tint_words
from webapp.pages.agency import Tie
from webapp.pages.plan import Item
from webapp.pages.unfinished import Left
from webapp.printing import Sheet
from webapp.wording import FIELDS, LEAST, no_words, progress_count, role_label, similarity, status_label, thread_label

T = TypeVar("T")
S = TypeVar("S")
Columns = tuple[tuple[str, Callable[[T], str]], ...]  # the heading of each column, and what stands in it
People = tuple[tuple[str, tuple[str, ...]], ...]

ASKED = ("ask", "measure", "section")
NOT_KNOWN = "not known"

# How a table for people stacks the columns of a listing; CSV keeps them apart.
CARD_FOR_PEOPLE: People = (
    ("recommendation", ("label", "recommendation")),
    ("from", ("board", "plan", "dated")),
    ("status, left open", ("status", "colour", "actions complete", "left open")),
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
    ("stated", ("stated", "colour")),
    ("completed", ("completed",)),
    ("left open", ("left open",)),
    ("source, id", ("source", "id")),
)
TIE_FOR_PEOPLE: People = (
    ("part", ("part",)),
    ("recommendation", ("label", "recommendation")),
    ("from", ("board", "dated")),
    ("cell as written", ("cell as written", "name known from")),
    ("status", ("status", "colour")),
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

FROM: Columns[Card] = (
    ("board", lambda card: card.board or NOT_KNOWN),
    ("year", lambda card: str(card.year or "")),
    ("dated", lambda card: card.dated),
    ("plan", lambda card: card.plan_title),
)
ASK: Columns[Card] = (("label", lambda card: card.label or ""), ("recommendation", lambda card: card.text))
CARD: Columns[Card] = (
    ("id", lambda card: card.id),
    *FROM,
    *ASK,
    ("status", lambda card: _status(card.status, mismatch=card.mismatch)),
    ("colour", lambda card: tint_words(card.tint) if card.tint else ""),
    ("actions complete", lambda card: progress_count(card.complete_actions, card.actions)),
    ("left open", lambda card: "; ".join(map(thread_label, card.threads))),
    ("source", lambda card: places_sentence(card.places, card.media_type)),
)


def hits(found: Sequence[Hit]) -> Sheet:
    """Search results with why each matched."""
    columns: Columns[Hit] = (*_within(_card, CARD), ("matched as", _part), ("why", _why))
    return sheet(found, columns, people=(*CARD_FOR_PEOPLE, ("why", ("matched as", "why"))))


def neighbours(found: Sequence[Neighbour]) -> Sheet:
    """Recommendations near a text, nearest first."""
    columns: Columns[Neighbour] = (
        ("score", lambda near: f"{near.score:.3f}"),
        ("how near", lambda near: similarity(near.score).split(" (")[0]),
        *_within(_card, CARD),
    )
    return sheet(found, columns, people=(("score", ("score", "how near")), *CARD_FOR_PEOPLE))


def threads(found: Sequence[Left]) -> Sheet:
    """Threads left open, with their words, dates and what is known of an earlier plan."""
    columns: Columns[Left] = (
        ("kind", lambda left: thread_label(left.thread.kind)),
        ("words", lambda left: f"“{left.thread.quote}”" if left.thread.quote else no_words(left.thread)),
        *_within(_thread_card, (*FROM, *ASK)),
        ("date stated", lambda left: left.thread.timescale_raw or "no date stated"),
        ("notes", lambda left: "; ".join((*left.dates, *((left.earlier.note,) if left.earlier else ()), *_also(left)))),
        ("source", _thread_source),
        ("id", lambda left: left.thread.card.id),
    )
    return sheet(found, columns, people=THREAD_FOR_PEOPLE, nothing="No thread passes in what this looked at.")


def _also(left: Left) -> list[str]:
    """The other copies and editions of its plan that leave the same open."""
    return [f"the same in {one.plan_title}, {one.dated} [{one.id}]" for one in left.thread.also]


def items(found: Sequence[Item]) -> Sheet:
    """The recommendations of one plan."""
    columns: Columns[Item] = (
        ("id", lambda one: one.id),
        ("label", lambda one: one.label or ""),
        ("section", lambda one: " > ".join(one.section)),
        ("recommendation", lambda one: one.text),
        ("status", lambda one: _status(one.status, mismatch=one.mismatch)),
        ("stated", lambda one: status_label(one.stated) + (f" (“{one.key}”)" if one.key else "")),
        ("colour", lambda one: tint_words(one.tint) if one.tint else ""),
        ("actions complete", lambda one: progress_count(one.complete_actions, one.actions)),
        ("completed", lambda one: one.completed),
        ("left open", lambda one: "; ".join(map(thread_label, one.threads))),
        ("source", lambda one: one.place),
    )
    return sheet(found, columns, people=ITEM_FOR_PEOPLE, nothing="No recommendation was read from this plan.")


def ties(found: Sequence[tuple[Role, Tie]]) -> Sheet:
    """What one agency has to do with which recommendations, the owner cell as written."""
    columns: Columns[tuple[Role, Tie]] = (
        ("part", lambda pair: role_label(pair[0])),
        *_within(_tied_card, ASK),
        ("board", lambda pair: pair[1].card.board or ""),
        ("year", lambda pair: str(pair[1].card.year or "")),
        ("dated", lambda pair: pair[1].card.dated),
        ("status", lambda pair: status_label(pair[1].card.status)),
        ("colour", lambda pair: tint_words(pair[1].card.tint) if pair[1].card.tint else ""),
        ("cell as written", lambda pair: pair[1].cell or pair[1].written),
        ("name known from", lambda pair: pair[1].note or ""),
        ("id", lambda pair: pair[1].card.id),
    )
    return sheet(found, columns, people=TIE_FOR_PEOPLE)


def plans(found: Sequence[PlanSummary]) -> Sheet:
    """The plans of a library."""
    columns: Columns[PlanSummary] = (
        ("id", lambda plan: plan.id[:16]),
        ("board", lambda plan: plan.board or NOT_KNOWN),
        ("title", lambda plan: plan.title),
        ("answers", lambda plan: plan.review or ""),
        ("year", lambda plan: str(plan.year or "")),
        ("dated", lambda plan: plan.dated),
        ("recommendations", lambda plan: str(plan.recommendations)),
        ("actions", lambda plan: str(plan.actions)),
        ("threads", lambda plan: str(plan.threads)),
        ("not placed", lambda plan: str(plan.unread)),
        ("file", lambda plan: plan.file),
    )
    return sheet(found, columns, people=PLAN_FOR_PEOPLE, nothing="No plan here passes these filters.")


def agencies(found: Sequence[AgencySummary]) -> Sheet:
    """The agencies of a library, with how many recommendations each has which part in."""
    columns: Columns[AgencySummary] = (
        ("agency", lambda one: one.name),
        *((role_label(role).lower(), _count(role)) for role in Role),
        ("boards", lambda one: str(one.boards)),
    )
    return sheet(found, columns, nothing="No agency is named in what this looked at.")


def sheet(
    found: Sequence[T],
    columns: Columns[T],
    *,
    people: People = (),
    nothing: str = "Nothing found in what this looked at.",
) -> Sheet:
    """Rows of text, one a thing found: a heading and a way to write each column, and what to say of none."""
    return Sheet(
        columns=tuple(heading for heading, _ in columns),
        rows=tuple(tuple(cell(one) for _, cell in columns) for one in found),
        people=people,
        nothing=nothing,
    )


def _within(inner: Callable[[S], T], columns: Columns[T]) -> Columns[S]:
    """The columns of what each item holds, as columns of the items."""

    def of(cell: Callable[[T], str]) -> Callable[[S], str]:
        return lambda one: cell(inner(one))

    return tuple((heading, of(cell)) for heading, cell in columns)


def _card(found: Hit | Neighbour) -> Card:
    return found.card


def _thread_card(left: Left) -> Card:
    return left.thread.card


def _thread_source(left: Left) -> str:
    card = left.thread.card
    return places_sentence(left.thread.places or card.places, card.media_type)


def _tied_card(pair: tuple[Role, Tie]) -> Card:
    return pair[1].card


def _count(role: Role) -> Callable[[AgencySummary], str]:
    return lambda one: str(dict(one.roles).get(role, 0))


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


def _status(status: Status, *, mismatch: bool) -> str:
    return status_label(status) + (" (stated and shown may differ)" if mismatch else "")
