"""The page of one plan: what it says of itself, its items, and every passage that stands in none of them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Filters
from graph.answers.lists import PlanSummary
from graph.model import Board, KeyEntry, Original, Passage, Recommendation, Status, ThreadKind
from graph.places import places_sentence
from webapp.choices import Arguments
from webapp.colour_words import colour_note
from webapp.contract import Page
from webapp.library import Library
from webapp.originals import web_address, withheld
from webapp.pictures import Picture, picture
from webapp.within import Within, within
from webapp.wording import NO_DATE, age_note


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One recommendation of a plan in its table; `completed` are the words that date it, or "no date stated".

    `tint` is the colour of the cell that its status stands in, `place` where the item stands, in words.
    """

    id: str
    label: str | None
    section: tuple[str, ...]
    text: str
    status: Status
    stated: Status | None
    key: str | None
    tint: str | None
    mismatch: bool
    actions: int
    complete_actions: int
    completed: str
    threads: tuple[ThreadKind, ...]
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanPage(Page):
    """One plan whole. `unread` and `preamble` are listed so that nothing is hidden; notes are None where not needed.

    `offered` says whether the document itself may be had here; `address` is where it came from, if that is on the web.
    """

    plan: PlanSummary
    board: Board | None
    review_title: str | None
    original: Original
    offered: bool
    address: str | None
    items: tuple[Item, ...]
    status_key: tuple[KeyEntry, ...]
    colour_note: str | None
    age: str | None
    headings: tuple[Passage, ...]
    preamble: tuple[Passage, ...]
    unread: tuple[Passage, ...]
    furniture: tuple[Passage, ...]
    within: Within
    picture: Picture


def view(library: Library, _arguments: Arguments, plan_id: str) -> PlanPage:
    """The plan whose id begins so; raises NotInLibrary where there is none."""
    summary, plan = library.store.plan(plan_id)
    return PlanPage(
        title=plan.title,
        scope=_scope(library, summary),
        sample=library.store.status().sample,
        plan=summary,
        board=plan.board,
        review_title=plan.review.title if plan.review else None,
        original=plan.original,
        offered=withheld(library, summary) is None,
        address=web_address(plan),
        items=tuple(item(one, summary.media_type) for one in plan.recommendations),
        status_key=plan.status_key,
        colour_note=colour_note(summary),
        age=age_note(summary.year, summary.dated, library.today()),
        headings=plan.headings,
        preamble=plan.preamble,
        unread=plan.unread,
        furniture=plan.furniture,
        within=within(library, summary, plan),
        picture=picture(library, f"plan:{summary.id}"),
    )


def item(one: Recommendation, media_type: str) -> Item:
    """A recommendation as a row of its plan's table; `media_type` is that of the document."""
    return Item(
        id=one.id,
        label=one.label,
        section=one.section,
        text=one.text,
        status=one.status.value,
        stated=one.status.stated,
        key=one.status.key,
        tint=one.status.tint,
        mismatch=one.status.mismatch,
        actions=len(one.actions),
        complete_actions=one.complete_actions,
        completed=completed(one),
        threads=tuple(dict.fromkeys(thread.kind for thread in one.threads)),
        place=places_sentence(one.places, media_type),
    )


def completed(one: Recommendation) -> str:
    """The words that date a completion, of the item or of its actions, or "no date stated"."""
    words = [one.completed_raw, *(action.completed_raw for action in one.actions)]
    return "; ".join(dict.fromkeys(word for word in words if word)) or NO_DATE


def _scope(library: Library, summary: PlanSummary) -> str:
    return library.scope(Filters(plan=(summary.id,)))
