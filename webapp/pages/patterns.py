"""The pattern page: every building block of these pages once, on made-up values, to look at and to test."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.asked import Facet, Facets, Filters, Scope
from graph.answers.lists import Card, Hit, PlanSummary, Reason
from graph.answers.pictures import Edge, Folded, Neighbourhood, Node
from graph.model import Original, Place, Status, ThreadKind
from webapp.choices import Arguments, Chosen, Group, chosen, groups
from webapp.contract import Page
from webapp.library import Library
from webapp.pictures import Picture, drawn
from webapp.showing import Shown
from webapp.spots import Line, LinesPart, Shade, TablePart

BOARD = "Example Safeguarding Adults Board"


@dataclass(frozen=True, kw_only=True, slots=True)
class PatternsPage(Page):
    """The building blocks on made-up values; `filters` to `until` are what the panel of filters shows."""

    hit: Hit
    plan: PlanSummary
    original: Original
    boards: tuple[Facet, ...]
    threads: tuple[Facet, ...]
    picture: Picture
    shown: Shown
    filters: Filters
    groups: tuple[Group, ...]
    chosen: tuple[Chosen, ...]
    since: int | None
    until: int | None


def view(library: Library, _arguments: Arguments) -> PatternsPage:
    """Every building block; nothing on the page is from this library but the sentence of what is in it."""
    filters = Filters(status=(Status.COMPLETE,), since=2019)
    facets = Facets(
        board=(Facet(value="example", label=BOARD, count=2),),
        status=(
            Facet(value=Status.COMPLETE.value, label="", count=1),
            Facet(value=Status.IN_PROGRESS.value, label="", count=1),
        ),
    )
    return PatternsPage(
        title="Patterns",
        scope=library.scope(),
        sample=library.store.status().sample,
        hit=_hit(),
        plan=_plan(),
        original=Original(digest="0" * 64, file="example.xlsx", standing="draft"),
        boards=facets.board,
        threads=(Facet(value=ThreadKind.STALLED.value, label="", count=2),),
        picture=drawn(_neighbourhood()),
        shown=_shown(),
        filters=filters,
        groups=groups(filters, facets, {}, names=("board", "status")),
        chosen=chosen(filters, facets, {}),
        since=filters.since,
        until=filters.until,
    )


def _hit() -> Hit:
    reasons = (
        Reason(field="ask", snippet="Agree a shared pathway for hoarding.", marks=((25, 33),)),
        Reason(field="meaning", snippet=""),
    )
    return Hit(card=_card(), score=1.0, in_ask=True, reasons=reasons, similarity=0.71)


def _card() -> Card:
    return Card(
        id="0" * 16,
        plan="0" * 64,
        plan_title="Example action plan",
        board=BOARD,
        review="SAR Example",
        year=2021,
        dated="May 2021",
        label="Rec 1",
        section=("Priority 1",),
        text="Agree a shared pathway for hoarding.",
        objective=None,
        status=Status.IN_PROGRESS,
        tint="amber",
        standing="draft",
        stated=Status.COMPLETE,
        shown=Status.IN_PROGRESS,
        mismatch=True,
        actions=3,
        complete_actions=1,
        threads=(ThreadKind.STALLED,),
        leads=("Adult Social Care",),
    )


def _plan() -> PlanSummary:
    return PlanSummary(
        id="0" * 64,
        title="Example action plan",
        file="example.txt",
        board=BOARD,
        board_basis=None,
        review="SAR Example",
        review_kind="SAR",
        published="May 2021",
        covers=None,
        year=2021,
        dated="May 2021",
        recommendations=1,
        actions=3,
        threads=1,
        unread=0,
    )


def _shown() -> Shown:
    place = Place(table=1, row=2)
    table = TablePart(
        caption="Sheet “Actions” of example.xlsx, headings from row 1",
        columns=(("A", "Recommendation"), ("B", "RAG")),
        rows=(
            Line(number=2, own=True, cells=(Shade(text="Agree a shared pathway."), Shade(text="", tint="green"))),
            Line(number=3, own=False, cells=(Shade(text="", below=True), Shade(text="Late", tint="amber"))),
        ),
        first=place,
        last=place,
    )
    rows = (Line(number=8, own=False, text="Before"), Line(number=9, own=True, text="Agree a shared pathway."))
    goes_on = "Page 3 ends here; the row goes on on page 4."
    lines = LinesPart(caption="Line 9", unit="line", rows=rows, first=place, last=place, seam=goes_on)
    return Shown(parts=(table, lines), note="What is missing, and why.", elsewhere="It also stands here.")


def _neighbourhood() -> Neighbourhood:
    centre = Node(id="recommendation:0", kind="recommendation", label="Rec 1: Agree a shared pathway for hoarding.")
    around = (
        (Node(id="agency:0", kind="agency", label="Adult Social Care"), "led by"),
        (Node(id="theme:0", kind="theme", label="Hoarding"), "about"),
        (
            Node(id="thread:0/0", kind="thread", label=ThreadKind.STALLED.value, detail="waiting for funding"),
            "left open",
        ),
    )
    return Neighbourhood(
        centre=centre,
        nodes=tuple(node for node, _ in around),
        edges=tuple(Edge(source=centre.id, target=node.id, words=words) for node, words in around),
        folded=(Folded(kind="recommendation", words="says the same as", count=14, outward=True),),
        scope=Scope(plans=1, boards=1, first_year=2021, last_year=2021, undated=0, recommendations=1),
    )
