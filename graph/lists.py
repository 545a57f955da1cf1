"""Pages of a list: where one begins and ends, and the cards on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from graph.answers.lists import Card
from graph.engine import View
from graph.errors import NotInLibrary
from graph.model import Recommendation
from graph.plain import from_plain
from graph.plan_json import recommendation_from_json


def page(ids: Sequence[str], limit: int | None, after: str | None) -> tuple[Sequence[str], str | None]:
    """The ids of one page (limit None: all), and the cursor of the next one (None: this is the last).

    `after` is the last id of the page before. Raises NotInLibrary when the list does not hold it any more.
    """
    try:
        start = ids.index(after) + 1 if after else 0
    except ValueError as error:
        raise NotInLibrary("This list has changed meanwhile. Start again at its first page.") from error
    chunk = ids[start:] if limit is None else ids[start : start + max(0, limit)]
    more = bool(chunk) and start + len(chunk) < len(ids)
    return chunk, chunk[-1] if more else None


def cards_of(view: View, ids: Iterable[str]) -> tuple[Card, ...]:
    """The cards of some recommendations, in the order of the ids."""
    wanted = tuple(ids)
    found: dict[str, str] = dict(view.rows("cards", ids=json.dumps(wanted)))
    return tuple(card_from(found[one]) for one in wanted)


def recommendations_of(view: View, ids: Sequence[str]) -> tuple[Recommendation, ...]:
    """Some recommendations whole, in the order of the ids; ids that the library does not hold are left out."""
    found: dict[str, str] = dict(view.rows("some_recommendations", ids=json.dumps(ids)))
    return tuple(recommendation_from_json(json.loads(found[one])) for one in ids if one in found)


def card_from(text: str) -> Card:
    """A card from its stored form."""
    return from_plain(Card, json.loads(text))
