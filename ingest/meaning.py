"""Reads the meaning of a plan's words: publisher, dates, statuses, agencies, themes, threads, references.

Each reader is a small module of its own; this one says in which order they are asked and what each may look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.model import Action, KeyEntry, Passage, Period, Place, Plan, Recommendation
from graph.vocabulary import area_of
from ingest.agencies import abbreviations
from ingest.agencies import named as agencies
from ingest.agencies.named import Context
from ingest.progress import columns_beside, statuses, threads
from ingest.progress.columns_beside import Beside, Letters
from ingest.values import dates, pointers, publishers, references, themes, whose
from ingest.values.published import read as read_published

_TOP = (0, 0, 0, 0.0)


def understand(plan: Plan) -> Plan:
    """The plan with every value read from its words. The words stay as they are."""
    lines = [passage.text for passage in outside(plan)]
    body = [text for recommendation in plan.recommendations for text in texts(recommendation)]
    margin = [passage.text for passage in plan.furniture if passage.reason == "page furniture"]
    board = publishers.read_board(lines, [] if whose.several_boards(plan) else body, margin)
    published, covers = read_published(lines, [passage.text for passage in plan.furniture])
    defined = abbreviations.read([*lines, *body])
    key = statuses.read_key(outside(plan))
    letters = columns_beside.letters(plan.recommendations)
    context = Context(abbreviations=defined, area=area_of(board.name) if board else None, board=board)
    context = replace(context, owners=agencies.plain_owners(plan.recommendations, context))
    read = replace(
        plan,
        board=board,
        review=publishers.read_review(lines, board),
        plan_type=publishers.read_plan_type(lines),
        published=published,
        covers=covers,
        abbreviations=defined,
        status_key=key,
        recommendations=tuple(_read(found, key, context, covers, letters) for found in plan.recommendations),
    )
    return whose.settled(read)


def _read(
    recommendation: Recommendation,
    key: tuple[KeyEntry, ...],
    context: Context,
    covers: Period | None,
    letters: Mapping[str, Letters],
) -> Recommendation:
    besides = [columns_beside.beside(action, recommendation, letters) for action in recommendation.actions]
    dated = (_dated(action, covers) for action in recommendation.actions)
    actions = tuple(
        _read_action(action, key, recommendation, beside) for action, beside in zip(dated, besides, strict=True)
    )
    found = replace(recommendation, actions=actions, status=statuses.combine(actions))
    found = replace(
        found, completed_raw=next((action.completed_raw for action in actions if action.completed_raw), None)
    )
    return replace(
        found,
        threads=threads.read(found, [beside.last for beside in besides]),
        agencies=agencies.read(found, context),
        themes=themes.read(found),
        refers_to=references.read(found),
        points_to=pointers.read(found),
    )


def _read_action(action: Action, key: tuple[KeyEntry, ...], recommendation: Recommendation, beside: Beside) -> Action:
    return statuses.read(action, key, recommendation.objective, ask=recommendation.text, beside=beside)


def _dated(action: Action, covers: Period | None) -> Action:
    timescale = dates.read(action.timescale.raw, covers) if action.timescale else None
    return replace(action, timescale=timescale)


def outside(plan: Plan) -> tuple[Passage, ...]:
    """The passages round the tables, in the order they stand in the document."""
    passages = (*plan.headings, *plan.preamble, *plan.unread)
    sheets: dict[str | None, int] = {
        place.sheet: number for number, place in enumerate(_all_places(plan)) if place.sheet
    }
    return tuple(sorted(passages, key=lambda passage: _position(passage.places[0], sheets) if passage.places else _TOP))


def _all_places(plan: Plan) -> tuple[Place, ...]:
    """Places of the plan from its end to its beginning, so that the first one of a sheet is kept."""
    rows = [place for recommendation in plan.recommendations for place in recommendation.places]
    said = [passage.places[0] for passage in (*plan.headings, *plan.preamble, *plan.unread) if passage.places]
    return tuple(reversed((*said, *rows)))


def _position(place: Place, sheets: Mapping[str | None, int]) -> tuple[int, int, int, float]:
    """Where a place comes in its document: by page, by sheet, then by line or row, then from top to bottom."""
    within = place.lines[0] if place.lines else place.row or 0
    return place.page or 0, -sheets.get(place.sheet, 0), 0 if place.box else within, place.box[1] if place.box else 0.0


def texts(recommendation: Recommendation) -> tuple[str, ...]:
    """All cells of a recommendation that hold words."""
    return tuple(cell.text for row in recommendation.rows for cell in row.cells if cell.text)
