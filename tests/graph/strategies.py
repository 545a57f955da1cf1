"""Arbitrary plans for property tests: any words, any places, any readings, with ids that are unique in a library."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from graph import model
from graph.model import Plan, Recommendation
from tests.building import build_plan, build_recommendation

T = TypeVar("T")


def optional(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """A value or None."""
    return st.none() | values


def several(values: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """A tuple of up to `most` values."""
    return st.lists(values, max_size=most).map(tuple)


words = st.text(max_size=12) | st.sampled_from(("Review the hoarding policy", "Café “MARAC”\ttraining", "ŵyl\r\nx"))
numbers = st.integers(min_value=1, max_value=99)
lines = st.tuples(numbers, numbers)
points = st.floats(allow_nan=False, allow_infinity=False, width=32)
dates = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
periods = st.builds(model.Period, raw=words, due=optional(dates), precision=st.sampled_from(model.Precision))
places = st.builds(
    model.Place,
    page=optional(numbers),
    sheet=optional(words),
    table=optional(numbers),
    row=optional(numbers),
    column=optional(numbers),
    lines=optional(lines),
    span=optional(lines),
    box=optional(st.tuples(points, points, points, points)),
    seam=optional(words),
)
where = several(places)
columns = optional(st.sampled_from(model.Column))
statuses = optional(st.sampled_from(model.Status))
readings = st.builds(
    model.StatusReading,
    value=st.sampled_from(model.Status),
    stated=statuses,
    shown=statuses,
    raw=optional(words),
    key=optional(words),
    quote=optional(words),
)
notes = several(st.builds(model.Note, heading=words, text=words), 1)
actions = st.builds(
    model.Action,
    label=optional(words),
    text=optional(words),
    milestones=optional(words),
    lead_raw=optional(words),
    timescale=optional(periods),
    progress=optional(words),
    completed_raw=optional(words),
    status=readings,
    notes=notes,
    places=where,
)
threads = st.builds(
    model.Thread,
    kind=st.sampled_from(model.ThreadKind),
    quote=optional(words),
    action=optional(st.integers(min_value=0, max_value=2)),
    column=columns,
    places=where,
)
agencies = st.builds(
    model.AgencyMention,
    name=words | st.sampled_from(("Fenwick Council", "FENWICK COUNCIL", "Mere NHS Trust")),
    surface=words,
    role=st.sampled_from(model.Role),
    roles=several(st.sampled_from(model.Role)),
    basis=st.sampled_from(model.Basis),
    column=columns,
    cell=optional(words),
)
themes = st.builds(
    model.ThemeMention, code=st.sampled_from(("hoarding", "training", "marac")), quote=words, column=columns
)
cells = st.builds(model.SourceCell, heading=words, column=st.sampled_from(model.Column), text=words, places=where)
rows = st.builds(model.SourceRow, cells=several(cells), places=where)
passages = several(st.builds(model.Passage, text=words, places=where, reason=optional(words)), 1)
board_names = words | st.sampled_from(("Fenwick Safeguarding Board", "fenwick safeguarding board", "Mere Partnership"))
boards = st.builds(model.Board, name=board_names, basis=st.sampled_from(model.Basis), words=optional(words))
reviews = st.builds(
    model.Review, label=words | st.just("SAR Ash"), kind=st.sampled_from(("sar", "dhr")), title=optional(words)
)


@st.composite
def recommendations(draw: st.DrawFn, data: bytes, twin: int) -> Recommendation:
    """One recommendation of a document; `twin` keeps its id apart from its neighbours'."""
    return build_recommendation(
        data,
        draw(optional(words)),
        draw(words),
        twin=twin,
        section=draw(several(words)),
        scope=draw(optional(words)),
        lead_raw=draw(optional(words)),
        oversight_raw=draw(optional(words)),
        objective=draw(optional(words)),
        actions=draw(several(actions)),
        status=draw(readings),
        threads=draw(several(threads)),
        agencies=draw(several(agencies)),
        themes=draw(several(themes)),
        completed_raw=draw(optional(words)),
        refers_to=draw(several(st.builds(model.Reference, quote=words, target=words), 1)),
        points_to=draw(several(st.builds(model.Pointer, quote=words, words=words, number=optional(words)), 1)),
        notes=draw(notes),
        board=draw(optional(board_names)),
        review=draw(optional(words)),
        rows=draw(several(rows, 1)),
        places=draw(where),
    )


@st.composite
def plans(draw: st.DrawFn, data: bytes = b"a plan") -> Plan:
    """One plan read from `data`, whatever its words say."""
    about = {"retrieved": draw(optional(dates)), "address": draw(optional(words)), "licence": draw(optional(words))}
    return build_plan(
        data,
        draw(words),
        *(draw(recommendations(data, twin)) for twin in range(draw(st.integers(0, 3)))),
        original=about,
        title=draw(words),
        board=draw(optional(boards)),
        review=draw(optional(reviews)),
        plan_type=draw(optional(words)),
        published=draw(optional(periods)),
        covers=draw(optional(periods)),
        abbreviations=draw(several(st.builds(model.Abbreviation, short=words, long=words))),
        status_key=draw(several(st.builds(model.KeyEntry, token=words, words=words, status=statuses, places=where), 1)),
        headings=draw(passages),
        preamble=draw(passages),
        furniture=draw(passages),
        unread=draw(passages),
    )
