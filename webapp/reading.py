"""One recommendation as lines of text, in the order of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model import Action, SourceRow, StatusReading, Thread
from graph.places import places_sentence
from ingest.progress.replies import Fit
from webapp.colour_words import as_written, tint_words, without_colour, without_words
from webapp.pages.recommendation import RecommendationPage
from webapp.repeating import by_time
from webapp.standing import facts
from webapp.within import Apart
from webapp.wording import SAMPLE, THREADS, parts_label, similarity, status_label, thread_label


def lines(page: RecommendationPage) -> Iterator[str]:
    """The page as lines: ask, status, actions, threads, agencies, themes, source, neighbours, scope."""
    if page.sample:
        yield SAMPLE
    yield from _ask(page)
    yield from _status(page)
    for number, (action, dates) in enumerate(zip(page.recommendation.actions, page.dates, strict=True), start=1):
        yield from _action(number, action, dates)
        yield from _reading(action.status, "  ", without_colour(page.plan, action.status))
        yield from (f"  {one.note}" for one in page.beside if one.fit is Fit.ASIDE and one.action == number - 1)
    yield from apart_lines(page.apart)
    yield from _threads(page)
    yield from _who(page)
    yield from _source(page)
    yield from _same(page)
    yield from _similar(page)


def _ask(page: RecommendationPage) -> Iterator[str]:
    one, plan = page.recommendation, page.plan
    yield f"{one.label}: {one.text}" if one.label else one.text
    yield f"{plan.board or 'Board not known'}, {plan.dated}: {plan.title}"
    yield from _if("Section", " > ".join(one.section))
    yield from _if("Measure or outcome wanted", one.objective)


def _status(page: RecommendationPage) -> Iterator[str]:
    yield ""
    yield from _reading(page.recommendation.status, "", without_colour(page.plan, page.recommendation.status))
    yield f"Completed: {page.completed}"
    for note in (page.question, page.colour_note, page.age):
        yield from [note] if note else []
    for pointer in page.pointers:
        yield f"Points elsewhere: “{pointer.quote}”. {pointer.note}"
    if page.carried:
        yield f"Carried forward: {page.carried.note}"


def _reading(reading: StatusReading, indent: str, missing: str | None) -> Iterator[str]:
    written = "".join(f"; {phrase}" for phrase in (*as_written(reading), missing) if phrase)
    shown = status_label(reading.shown) if reading.shown else "The words do not tell"
    yield f"{indent}Stated in the plan: {status_label(reading.stated)}{written}"
    yield f"{indent}Shown by its words: {shown}" + (f" (“{reading.quote}”)" if reading.quote else "")


def _action(number: int, action: Action, dates: tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield f"Action {number}: {action.text or 'No action in words'}"
    yield from _if("  When", "; ".join((action.timescale.raw, *dates)) if action.timescale else None)
    yield from _if("  Milestones", action.milestones)
    yield f"  Reported: {action.progress or 'No reply found in this plan'}"


def apart_lines(found: Sequence[Apart]) -> Iterator[str]:
    """Rows of one plan that do not agree, each with its words and place."""
    for one in found:
        yield ""
        yield one.question
        for side in (one.one, one.other):
            label = f"{side.label}: " if side.label else ""
            yield f"  “{side.quote}” ({side.place})"
            yield f"    in the row “{label}{side.asked}” [{side.recommendation}]"


def _threads(page: RecommendationPage) -> Iterator[str]:
    yield ""
    yield "Left open:" if page.recommendation.threads else "Left open: nothing, in the plan’s own words"
    for thread in page.recommendation.threads:
        yield from _thread(thread, page)


def _thread(thread: Thread, page: RecommendationPage) -> Iterator[str]:
    words = f"“{thread.quote}”" if thread.quote else without_words(thread, page.recommendation)
    yield f"  {thread_label(thread.kind)}: {words}"
    place = places_sentence(thread.places or page.recommendation.places, page.plan.media_type)
    yield f"    {place}. {THREADS[thread.kind].meaning}"


def _who(page: RecommendationPage) -> Iterator[str]:
    yield ""
    for parts, named in page.roles:
        yield f"{parts_label(parts)}: " + "; ".join(
            f"{one.mention.name} ({one.note})" if one.note else one.mention.name for one in named
        )
    yield from _if("Themes", "; ".join(f"{theme.label} (“{theme.quote}”)" for theme in page.themes))


def _source(page: RecommendationPage) -> Iterator[str]:
    yield ""
    yield f"Source: {page.plan.file}, {places_sentence(page.recommendation.places, page.plan.media_type)}"
    yield from facts(page.original)
    for row in page.recommendation.rows:
        yield from _row(row, page.plan.media_type)


def _row(row: SourceRow, media_type: str) -> Iterator[str]:
    yield f"  Row as read, {places_sentence(row.places, media_type)}"
    for cell in row.cells:
        colour = f" [{tint_words(cell.tint)}]" if cell.tint else ""
        yield f"    {cell.heading or 'No heading'}: {cell.text or '(empty)'}{colour}"


def _same(page: RecommendationPage) -> Iterator[str]:
    yield ""
    if not page.same:
        yield "Says the same as: nothing of another review here was found to ask the same."
        return
    yield f"Says the same as (recurrence {page.same.id}: {page.same.name}):"
    for member in by_time(page.same.members):
        card = member.card
        if card.id != page.id:
            label = f"{card.label}: " if card.label else ""
            source = f"{card.board or 'Board not known'}, {card.dated}"
            yield f"  {status_label(card.status)}. {source}: {label}{card.text} [{card.id}]"


def _similar(page: RecommendationPage) -> Iterator[str]:
    yield ""
    yield "Most similar elsewhere (near in meaning is not the same obligation):"
    for near in page.similar:
        card = near.card
        label = f"{card.label}: " if card.label else ""
        source = f"{card.board or 'Board not known'}, {card.dated}"
        yield f"  {similarity(near.score)} {source}: {label}{card.text} [{card.id}]"
    if not page.similar:
        yield "  Nothing in another plan here is near in meaning."
    yield page.scope


def _if(name: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"{name}: {value}"
