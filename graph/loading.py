"""Loads what a library holds at one revision; where an earlier one is known, only the plans that changed since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.answers.lists import PlanSummary
from graph.contents import Contents
from graph.engine import View
from graph.errors import VocabularyError
from graph.nearness import Matrix, matrix
from graph.plain import from_plain
from graph.shelf import Shelf, items, shelf, spliced, union
from graph.vocabulary import review_kinds, theme_label

#: So many changed plans are taken up one by one; with more, everything is loaded anew, which then is quicker.
MOST = 20
_NOTHING = shelf((), {})
_OF_ROWS = {"board": 3, "review_kind": 4, "year": 5, "status": 6, "compared": 7}  # columns of `asks_of_plans`
Pairs = list[tuple[int, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """What some plans hold: recommendations with their numbers in the index of words, and threads."""

    rows: tuple[int, ...]
    recommendations: Shelf
    threads: Shelf


def contents(view: View, before: Contents | None = None) -> Contents:
    """The contents of a library at the moment of a view; `before` may be those of any earlier revision of it."""
    revision = view.revision  # first: what was read before a change may never pass for what is there after it
    written: dict[str, int] = dict(view.rows("plan_marks"))
    known = {} if before is None else {one: n for one, n in before.written.items() if written.get(one) == n}
    fresh = [one for one in written if one not in known]
    if before is None or len(fresh) + len(before.written) - len(known) > MOST:
        return _made(view, revision, written, _part(view, tuple(written)), {})
    part = _Part(rows=tuple(before.by_row), recommendations=before.recommendations, threads=before.threads)
    for one in before.written.keys() - known.keys():
        part = _without(part, one)
    for one in fresh:
        part = _with(part, one, tuple(written), _part(view, (one,)))
    summaries = {one.id: one for one in before.plans if one.id in known}
    return _made(view, revision, written, part, summaries)


def vectors(view: View, here: Contents, before: Matrix | None = None) -> Matrix:
    """The vectors of a library at one revision; `before` may hold those of any earlier revision of it."""
    known = {} if before is None else before.here.written
    fresh = [one for one, n in here.written.items() if known.get(one) != n]
    stored = view.rows("vectors_of_plans", plans=json.dumps(fresh))
    changed = union(here.recommendations.fields["plan"].get(one, 0) for one in fresh)
    return matrix(here, stored, before, frozenset(items(changed)))


def summaries(view: View, plans: Iterable[str]) -> dict[str, PlanSummary]:
    """Some plans as lines of a list, by id."""
    found = view.rows("lines_of_plans", plans=json.dumps(list(plans)))
    return {one: from_plain(PlanSummary, json.loads(line)) for one, line in found}


def every_plan(view: View) -> tuple[PlanSummary, ...]:
    """Every plan of a library, newest first, undated last."""
    order = [one for one, _ in view.rows("plan_marks")]
    found = summaries(view, order)
    return tuple(found[one] for one in order)


def _made(
    view: View, revision: int, written: Mapping[str, int], part: _Part, known: Mapping[str, PlanSummary]
) -> Contents:
    plans = {**known} | summaries(view, (one for one in written if one not in known))
    return Contents(
        revision=revision,
        written=written,
        plans=tuple(plans[one] for one in written),
        recommendations=part.recommendations,
        threads=part.threads,
        at={one: item for item, one in enumerate(part.recommendations.ids)},
        by_row={row: item for item, row in enumerate(part.rows)},
        labels=_labels(view, part.recommendations.fields["theme"]),
    )


# --- What some plans hold --------------------------------------------------------------------------------------------


def _part(view: View, plans: Sequence[str]) -> _Part:
    """What some plans hold, in the order that the plans are given in."""
    wanted, order = json.dumps(plans), {one: at for at, one in enumerate(plans)}
    rows = sorted(view.rows("asks_of_plans", plans=wanted), key=lambda row: order[row[0]])
    at = {row[2]: item for item, row in enumerate(rows)}
    fields = _fields(view, wanted, rows, at)
    found = enumerate(view.rows("threads_of_plans", plans=wanted))
    threads = sorted((at[one], number, id_, kind) for number, (one, id_, kind) in found)
    fields["kind"] = [(item, kind) for item, _, _, kind in threads]
    return _Part(
        rows=tuple(row[1] for row in rows),
        recommendations=shelf([row[2] for row in rows], fields),
        threads=_thread_shelf(threads, fields),
    )


def _fields(view: View, plans: str, rows: Sequence[Sequence[Any]], at: Mapping[str, int]) -> dict[str, Pairs]:
    fields: dict[str, Pairs] = {
        name: [(item, str(row[column])) for item, row in enumerate(rows) if row[column] is not None]
        for name, column in {"plan": 0, **_OF_ROWS}.items()
    }
    parts = [(at[one], agency, role) for one, agency, role in view.rows("mentions_of_plans", plans=plans)]
    fields["theme"] = [(at[one], theme) for one, theme in view.rows("themes_of_plans", plans=plans)]
    fields["agency"] = [(item, agency) for item, agency, _ in parts]
    fields["role"] = [(item, role) for item, _, role in parts]
    fields["part"] = [(item, f"{agency}/{role}") for item, agency, role in parts]
    return fields


def _thread_shelf(threads: Sequence[tuple[int, int, str, str]], fields: Mapping[str, Pairs]) -> Shelf:
    """Threads are picked by what their recommendation can be picked by, and by their own kind."""
    of: dict[int, list[int]] = {}
    for number, (item, _, _, _) in enumerate(threads):
        of.setdefault(item, []).append(number)
    values = {name: [(n, value) for item, value in pairs for n in of.get(item, ())] for name, pairs in fields.items()}
    values["kind"] = [(number, kind) for number, (_, _, _, kind) in enumerate(threads)]
    return shelf([id_ for _, _, id_, _ in threads], values)


# --- One plan in or out ----------------------------------------------------------------------------------------------


def _without(part: _Part, plan: str) -> _Part:
    at, gone = _stretch(part.recommendations, plan)
    return _Part(
        rows=part.rows[:at] + part.rows[at + gone :],
        recommendations=spliced(part.recommendations, at, gone, _NOTHING),
        threads=spliced(part.threads, *_stretch(part.threads, plan), _NOTHING),
    )


def _with(part: _Part, plan: str, order: Sequence[str], fresh: _Part) -> _Part:
    before = order[: order.index(plan)]
    at = _end(part.recommendations, before)
    return _Part(
        rows=part.rows[:at] + fresh.rows + part.rows[at:],
        recommendations=spliced(part.recommendations, at, 0, fresh.recommendations),
        threads=spliced(part.threads, _end(part.threads, before), 0, fresh.threads),
    )


def _stretch(among: Shelf, plan: str) -> tuple[int, int]:
    """Where the items of a plan, which stand side by side, begin, and how many there are."""
    mask = among.fields["plan"].get(plan, 0)
    return max(0, (mask & -mask).bit_length() - 1), mask.bit_count()


def _end(among: Shelf, plans: Sequence[str]) -> int:
    """Where the items of some plans, which are the first of all, end."""
    masks = among.fields["plan"]
    return next((masks[one].bit_length() for one in reversed(plans) if one in masks), 0)


# --- Names -----------------------------------------------------------------------------------------------------------


def _labels(view: View, themes: Iterable[str]) -> dict[str, dict[str, str]]:
    return {
        "board": dict(view.rows("board_names")),
        "agency": dict(view.rows("agency_names")),
        "theme": {code: _theme_label(code) for code in themes},
        "review_kind": {code: kind.label for code, kind in review_kinds().items()},
    }


def _theme_label(code: str) -> str:
    """A code that the scheme of today lacks (a library made with another scheme) stands for itself."""
    try:
        return theme_label(code)
    except VocabularyError:
        return code
