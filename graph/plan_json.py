"""The one lossless JSON form of a plan: what `extract` prints, worker processes send and copies carry.

The words that people look for first stand where they expect them (`status`, `status_raw`, `timescale_raw`, `themes` as
codes, `abbreviations` as a table). A few values are given twice so that they are easy to use, and read back from
one of the two only: `published`, `review_type`, `unfinished`, `complete_actions`, `abbreviations`.
"""

from __future__ import annotations

from typing import Any

from graph.errors import LibraryError
from graph.model import Original, Period, Plan, Recommendation
from graph.plain import from_plain, to_plain

Json = dict[str, Any]

_PASSAGES = ("headings", "preamble", "furniture", "unread")
_READING = {
    "value": "",
    "stated": "_stated",
    "shown": "_shown",
    "raw": "_raw",
    "key": "_words",
    "quote": "_quote",
    "tint": "_tint",
}
_BOARD = {"name": "board", "basis": "board_basis", "words": "board_words"}
_REVIEW = {"label": "review", "kind": "review_kind", "title": "review_title"}


def to_json(plan: Plan) -> Json:
    """A plan as JSON values: `document`, `recommendations`, `headings`, `preamble`, `furniture`, `unread`."""
    plain = to_plain(plan)
    return {
        "document": _document(plan, plain),
        "recommendations": [recommendation_to_json(one) for one in plan.recommendations],
        **{name: plain[name] for name in _PASSAGES},
    }


def from_json(value: Json) -> Plan:
    """The plan that `to_json` gave. Raises LibraryError when the value has another shape."""
    try:
        plain = _plain_document(value["document"])
        plain["recommendations"] = [_plain_recommendation(one) for one in value["recommendations"]]
        plain |= {name: value[name] for name in _PASSAGES}
        return from_plain(Plan, plain)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LibraryError(f"This is not the JSON form of a plan ({error}). Extract the plan again.") from error


def original_from_json(value: Json) -> Original:
    """The document that a plan of `to_json` was read from. Raises LibraryError when the value has another shape."""
    try:
        return from_plain(Original, _plain_document(value["document"])["original"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LibraryError(f"This is not the JSON form of a plan ({error}). Extract the plan again.") from error


def recommendation_to_json(recommendation: Recommendation) -> Json:
    """One recommendation as JSON values, as it stands in the list `recommendations` of a plan."""
    out: Json = to_plain(recommendation)
    out |= _flat(out.pop("status"), "status")
    out["actions"] = [_action(action) for action in out["actions"]]
    out["threads"] = [{**thread, "optional": False} for thread in out["threads"]]
    out["theme_quotes"] = out["themes"]
    out["themes"] = [theme["code"] for theme in out["themes"]]
    out["as_read"] = out.pop("rows")
    return out | {"unfinished": recommendation.unfinished, "complete_actions": recommendation.complete_actions}


def recommendation_from_json(value: Json) -> Recommendation:
    """The recommendation that `recommendation_to_json` gave. Raises LibraryError when the value has another shape."""
    try:
        return from_plain(Recommendation, _plain_recommendation(value))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LibraryError(f"This is not the JSON form of a recommendation ({error}).") from error


def _document(plan: Plan, plain: Json) -> Json:
    """What a plan says of itself, flat; `review_type` is the kind of review, else the type of plan."""
    out: Json = {name: plain["original"][name] for name in ("file",)} | {"title": plan.title}
    out |= {flat: (plain["board"] or {}).get(name) for name, flat in _BOARD.items()}
    out |= {flat: (plain["review"] or {}).get(name) for name, flat in _REVIEW.items()}
    out |= {"review_type": plan.review.kind if plan.review else plan.plan_type, "plan_type": plan.plan_type}
    out |= _period(plan.published, "published") | _period(plan.covers, "covers")
    out |= {"abbreviations": {one.short: one.long for one in reversed(plan.abbreviations)}}
    out |= {"abbreviations_defined": plain["abbreviations"], "status_key": plain["status_key"]}
    return out | {name: value for name, value in plain["original"].items() if name != "file"}


def _plain_document(value: Json) -> Json:
    original = ("file", "digest", "media_type", "size", "retrieved", "address", "licence", "standing")
    return {
        "original": {name: value[name] for name in original if name in value},
        "title": value["title"],
        "board": _unflat(value, _BOARD),
        "review": _unflat(value, _REVIEW),
        "plan_type": value["plan_type"],
        "published": _plain_period(value, "published"),
        "covers": _plain_period(value, "covers"),
        "abbreviations": value["abbreviations_defined"],
        "status_key": value["status_key"],
    }


def _plain_recommendation(value: Json) -> Json:
    return value | {
        "status": _reading(value),
        "actions": [_plain_action(action) for action in value["actions"]],
        "themes": value["theme_quotes"],
        "rows": value["as_read"],
    }


def _action(plain: Json) -> Json:
    out = plain | _flat(plain["status"], "status")
    timescale = out.pop("timescale") or dict.fromkeys(("raw", "due", "precision"))
    return out | {f"timescale_{name}": timescale[name] for name in ("raw", "precision")} | {"due": timescale["due"]}


def _plain_action(value: Json) -> Json:
    period = {"raw": value["timescale_raw"], "due": value["due"], "precision": value["timescale_precision"]}
    return value | {"status": _reading(value), "timescale": period if period["raw"] is not None else None}


def _flat(reading: Json, name: str) -> Json:
    return {name + suffix: reading[part] for part, suffix in _READING.items()}


def _reading(value: Json) -> Json:
    return {part: value["status" + suffix] for part, suffix in _READING.items() if "status" + suffix in value}


def _unflat(value: Json, names: dict[str, str]) -> Json | None:
    found = {name: value[flat] for name, flat in names.items()}
    return found if next(iter(found.values())) is not None else None


def _period(period: Period | None, name: str) -> Json:
    """A date three ways: at its own precision, as written, and its last day with how exactly it was stated."""
    plain = to_plain(period) or {}
    parts = {f"{name}_{part}": plain.get(part) for part in ("raw", "due", "precision")}
    return {name: period.iso if period else None} | parts


def _plain_period(value: Json, name: str) -> Json | None:
    found = {part: value[f"{name}_{part}"] for part in ("raw", "due", "precision")}
    return found if found["raw"] is not None else None
