"""The page of one recommendation: ask, actions, statuses, threads, agencies, source, and the most similar elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.lists import Card, Neighbour, PlanSummary, RecommendationAnswer
from graph.identity import slug
from graph.model import Action, AgencyMention, Original, Recommendation, Role, ThreadKind
from graph.repeats import Recurring
from graph.summaries import roles_of
from graph.timing import timing
from webapp import links
from webapp.choices import Arguments
from webapp.colour_words import colour_note
from webapp.contract import Page
from webapp.labels import themes
from webapp.library import Library
from webapp.originals import web_address, withheld
from webapp.pages.plan import completed
from webapp.pictures import Picture, picture
from webapp.repeating import discreet
from webapp.showing import Shown, shown
from webapp.within import Apart, Beside, aparts, besides, pointers
from webapp.wording import LEAST, age_note, basis_note, overdue_notes, question


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """An agency that the recommendation names: its address and name, the words as written and how the name is known."""

    slug: str
    mention: AgencyMention
    note: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """A theme with its label and the words that say so."""

    code: str
    label: str
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RecommendationPage(Page):
    """One recommendation whole, in the order a reader asks: what, how far, what is open, who, where, where else.

    `dates` says of each action whether its date had passed, when the plan was written and as at today.
    `roles` are the agencies, each once under all its parts.
    `shown` is where it stands in the original, `offered` whether the original may be had here, `address` where it came
    from.
    """

    id: str
    plan: PlanSummary
    card: Card
    recommendation: Recommendation
    question: str | None
    colour_note: str | None
    age: str | None
    completed: str
    dates: tuple[tuple[str, ...], ...]
    carried: links.Pointer | None
    pointers: tuple[links.Pointer, ...]
    beside: tuple[Beside, ...]
    apart: tuple[Apart, ...]
    roles: tuple[tuple[tuple[Role, ...], tuple[Named, ...]], ...]
    themes: tuple[About, ...]
    same: Recurring | None
    similar: tuple[Neighbour, ...]
    original: Original
    offered: bool
    address: str | None
    shown: Shown
    picture: Picture


def view(library: Library, _arguments: Arguments, recommendation_id: str) -> RecommendationPage:
    """The recommendation with that id; raises NotInLibrary where there is none."""
    answer = library.store.recommendation(recommendation_id)
    one, plan, plans = answer.recommendation, answer.plan, library.store.plans()
    whole = library.store.plan(plan.id)[1]
    return RecommendationPage(
        title=title(one),
        scope=library.scope(scope=answer.scope),
        sample=library.store.status().sample,
        id=one.id,
        plan=plan,
        card=answer.card,
        recommendation=one,
        question=question(one.status),
        colour_note=_colour_note(plan, one),
        age=age_note(plan.year, plan.dated, library.today()),
        completed=completed(one),
        dates=tuple(_dates(library, action, answer) for action in one.actions),
        carried=_carried(one, plan, plans),
        pointers=pointers(library, one, plan, whole),
        beside=besides(one, plan.media_type),
        apart=tuple(aparts(whole, one.id)),
        roles=by_roles(one.agencies),
        themes=_themes(library, one),
        same=_same(library, one),
        similar=tuple(near for near in answer.similar if near.score >= LEAST),
        original=whole.original,
        offered=withheld(library, plan) is None,
        address=web_address(whole),
        shown=shown(library, plan, one),
        picture=picture(library, f"recommendation:{one.id}"),
    )


def _same(library: Library, one: Recommendation) -> Recurring | None:
    """What the recommendation says the same as."""
    found = library.store.recurrence_of(one.id)
    return discreet(found) if found else None


def title(one: Recommendation) -> str:
    """The recommendation in a line: its label and the start of its words."""
    words = one.text if len(one.text) <= 90 else one.text[:87].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004 - a title's length
    return f"{one.label}: {words}" if one.label else words


def by_roles(mentions: tuple[AgencyMention, ...]) -> tuple[tuple[tuple[Role, ...], tuple[Named, ...]], ...]:
    """Each agency once, under all the parts that it has; who is only mentioned stands last.

    That an agency with a part is mentioned too says nothing more.
    """
    found: dict[str, list[AgencyMention]] = {}
    for mention in mentions:
        found.setdefault(mention.name, []).append(mention)
    together: dict[tuple[Role, ...], list[Named]] = {}
    for name, of_one in found.items():
        parts = {role for mention in of_one for role in roles_of(mention)}
        roles = tuple(role for role in Role if role in (parts - {Role.MENTIONED} or parts))
        notes = dict.fromkeys(note for m in of_one if (note := basis_note(m.basis, m.surface, name)))
        together.setdefault(roles, []).append(Named(slug=slug(name), mention=of_one[0], note="; ".join(notes) or None))
    order = list(Role)
    ranked = sorted(together, key=lambda roles: [order.index(role) for role in roles])
    return tuple((roles, tuple(together[roles])) for roles in ranked)


def _dates(library: Library, action: Action, answer: RecommendationAnswer) -> tuple[str, ...]:
    due = action.timescale.due if action.timescale else None
    today = library.today()
    return overdue_notes(timing(due, published=answer.published_on, today=today, status=action.status.value), today)


def _colour_note(plan: PlanSummary, one: Recommendation) -> str | None:
    """What to say of a colour that may be lost; a copy that shows colours says so beside each status instead."""
    silent = not (one.status.stated or one.status.raw or one.status.tint)
    return colour_note(plan) if silent and not plan.carries_colour else None


def _themes(library: Library, one: Recommendation) -> tuple[About, ...]:
    known = themes(library)
    return tuple(About(code=t.code, label=known.get(t.code, t.code), quote=t.quote) for t in one.themes)


def _carried(one: Recommendation, plan: PlanSummary, plans: tuple[PlanSummary, ...]) -> links.Pointer | None:
    carried = any(thread.kind is ThreadKind.CARRIED_FORWARD for thread in one.threads)
    return links.earlier(plan, plans) if carried else None
