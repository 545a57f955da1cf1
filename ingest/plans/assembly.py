"""Makes a plan of a document: finds its tables, makes its rows whole, gathers them into recommendations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.identity import normal, recommendation_id, wording_key
from graph.model import (
    Action,
    Column,
    Note,
    Original,
    Passage,
    Period,
    Place,
    Plan,
    Recommendation,
    SourceCell,
    SourceRow,
    Status,
    StatusReading,
)
from ingest.language import phrases
from ingest.language.labels import is_label
from ingest.language.status_key import classify
from ingest.layout import Document
from ingest.plans import furniture, repeats
from ingest.plans.drafts import Draft, Gathered, gather
from ingest.prose import finding as prose
from ingest.structure import colours, tables
from ingest.structure.outline import is_board_line, names_work
from ingest.structure.rows import Row, numbering
from ingest.structure.stitch import stitch
from ingest.structure.tables import Table

FRONT = phrases.pattern(phrases.load("prose")["zones"]["front"])
QUESTION = phrases.pattern(phrases.load("prose")["zones"]["front_questions"])
LEADERS = re.compile(r"\.{3,}|…{2,}|(?:\. ){3,}")  # between a heading in a list of contents and its page
NUMBER = re.compile(r"\s*[(]?\d+(?:\.\d+)*[.)]?\s+")
#: The heading of a note that rates a recommendation, where what is printed has none.
OVERALL = "Overall status"
#: Kinds of file whose lines are not whole paragraphs.
_LINED = frozenset({"text/plain", "text/markdown"})


def assemble(document: Document) -> Plan:
    """The plan as words only: every word of the document in one place of it, no meaning read yet."""
    items = tables.find(furniture.marked(document))
    numbers = numbering([item for item in items if isinstance(item, Table)])
    lined = document.media_type in _LINED
    pieces = prose.find(colours.settled(stitch(items, numbers)), lined=lined)
    gathered = repeats.merged(gather(pieces))
    return Plan(
        original=Original(
            digest=document.digest, file=document.name, media_type=document.media_type, size=document.size
        ),
        title=_title(gathered, document.name),
        recommendations=_recommendations(gathered.drafts, document.digest),
        headings=tuple(gathered.headings),
        preamble=tuple(gathered.preamble),
        furniture=tuple(gathered.furniture),
        unread=tuple(gathered.unread),
    )


def _title(gathered: Gathered, name: str) -> str:
    """The words of the title lines that are not the publisher's name; else the first heading; else the file's name."""
    titles = _opening([passage.text for passage in gathered.titles])
    own = [text for text in titles if not is_board_line(text)] or titles
    return " – ".join(own) or next((passage.text for passage in gathered.headings), name)


def _opening(titles: Sequence[str]) -> list[str]:
    """The title lines without a foreword, contents and what comes behind, but for the first name of a work."""
    kept: list[str] = []
    begun = False
    for text in titles:
        named = any(map(names_work, kept))
        if _is_front(text, named=named):
            begun = True
        elif not begun or (names_work(text) and not named):
            kept.append(text)
    return kept or list(titles)


def _is_front(text: str, *, named: bool) -> bool:
    """Whether a heading begins what stands behind a title: a foreword, contents, how it is to be read.

    Once the work is `named`, so does a question ("Why this review was held").
    """
    plain = NUMBER.sub("", text).strip(" *:")
    front = FRONT.fullmatch(plain) and not names_work(plain)
    return bool(LEADERS.search(plain) or front or (named and QUESTION.fullmatch(plain)))


def _recommendations(drafts: Sequence[Draft], document: str) -> tuple[Recommendation, ...]:
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for draft in drafts:
        found = _recommendation(draft)
        key = (normal(found.label or ""), *map(normal, found.section), normal(found.text))
        identity = recommendation_id(
            document=document, label=found.label, section=found.section, text=found.text, twin=seen[key]
        )
        seen[key] += 1
        out.append(replace(found, id=identity, wording=wording_key(found.text)))
    return tuple(out)


def _recommendation(draft: Draft) -> Recommendation:
    answering = [row for row in draft.rows if _answers(row)] or draft.rows[:1]
    actions = tuple(_action(row, draft) for row in answering)
    if not draft.rows:
        actions = (Action(progress="\n".join(draft.told) or None, places=tuple(draft.places)),)
    actions, unsaid = _rated(actions, draft.overall)
    label, text = draft.label, draft.text
    if not text:
        label, text, actions = _ask_elsewhere(label, actions)
    leads = _distinct(row.words(Column.LEAD) for row in draft.rows)
    return Recommendation(
        id="", wording="", text=text, label=label, section=draft.section,
        scope=_distinct(row.words(Column.SCOPE) for row in draft.rows),
        lead_raw=leads,
        oversight_raw=_distinct(row.words(Column.OVERSIGHT) for row in draft.rows),
        objective=_distinct(row.words(Column.OBJECTIVE) for row in draft.rows),
        actions=_own_leads(actions),
        notes=(*_notes(draft.rows), *draft.notes, *unsaid),
        rows=tuple(_source(row) for row in (*draft.rows, *draft.overall)),
        places=tuple(draft.places),
    )  # fmt: skip


def _rated(actions: tuple[Action, ...], overall: Sequence[Row]) -> tuple[tuple[Action, ...], tuple[Note, ...]]:
    """Actions with the status that is stated of the whole, and the notes that keep it where it is not theirs.

    It is that of an only action; of several without a status it is theirs where it says that all was done.
    """
    said = [words for row in overall if (words := row.words(Column.STATUS))]
    silent = not any(action.status.raw or action.status.tint for action in actions)
    if not said or not silent or (len(actions) > 1 and classify(said[-1]) is not Status.COMPLETE):
        named = (next(filter(None, row.headings.words), OVERALL) for row in overall)
        return actions, tuple(Note(heading=name, text=words) for name, words in zip(named, said, strict=False))
    stated = "\n".join(said)
    return tuple(replace(action, status=replace(action.status, raw=stated)) for action in actions), ()


def _answers(row: Row) -> bool:
    """Whether a row holds anything but the ask: one that lays the ask across the table is no action without words."""
    asking = {*row.headings.at(Column.RECOMMENDATION), *row.headings.at(Column.LABEL), *row.headings.at(Column.SECTION)}
    return (
        row.promoted or row.tint is not None or any(row.cells[at] for at in range(len(row.cells)) if at not in asking)
    )


def _ask_elsewhere(label: str | None, actions: tuple[Action, ...]) -> tuple[str | None, str, tuple[Action, ...]]:
    """Where the column of asks is blank, the first action is the ask, else words in the column of labels."""
    for index, action in enumerate(actions):
        if action.text:
            return label, action.text, (*actions[:index], replace(action, text=None), *actions[index + 1 :])
    return (label, "", actions) if label is None or is_label(label) else (None, label, actions)


def _own_leads(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """An owner is kept on the actions only where they differ; else it stands on the recommendation alone."""
    if len({action.lead_raw for action in actions}) > 1:
        return actions
    return tuple(replace(action, lead_raw=None) for action in actions)


def _action(row: Row, draft: Draft) -> Action:
    """One row as an action. Under a heading that is the ask, the column of asks holds actions."""
    text, label = row.words(Column.ACTION), row.words(Column.ACTION_LABEL)
    if draft.from_heading and row.zone is None:
        key, label = row.headings.key, label or row.words(Column.LABEL)
        text = "\n".join(words for words in (row.cells[key] if key is not None else None, text) if words) or None
    elif label is None and row.split.label and _numbers_action(row, draft):
        label = row.split.label
    timescale = row.words(Column.TIMESCALE)
    return Action(
        label=label, text=text, milestones=row.words(Column.MILESTONES), lead_raw=row.words(Column.LEAD),
        timescale=Period(raw=timescale) if timescale else None,
        progress=_told(row), completed_raw=row.words(Column.COMPLETED),
        status=StatusReading(raw=row.words(Column.STATUS), tint=row.tint), places=row.places,
    )  # fmt: skip


def _numbers_action(row: Row, draft: Draft) -> bool:
    """Whether a row's label is that of its action: the ask has another one, or none beside several that differ."""
    return normal(row.split.label or "") != normal(draft.label or "") and (not row.split.text or len(draft.rows) > 1)


def _told(row: Row) -> str | None:
    """What was reported, with the date of completion where that has a column of its own."""
    return "\n".join(words for words in map(row.words, (Column.PROGRESS, Column.COMPLETED)) if words) or None


def _distinct(texts: Iterable[str | None]) -> str | None:
    """Texts of several rows, each said once; None when there are none."""
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(normal(text), text)
    return "\n".join(found.values()) or None


def _notes(rows: Sequence[Row]) -> tuple[Note, ...]:
    notes: dict[tuple[str, str], Note] = {}
    for row in rows:
        for index in row.headings.at(Column.OTHER):
            if row.cells[index]:
                note = Note(heading=row.headings.words[index], text=row.cells[index])
                notes.setdefault((note.heading, normal(note.text)), note)
    return tuple(notes.values())


def _source(row: Row) -> SourceRow:
    tints = (*row.tints, *(None,) * len(row.cells))[: len(row.cells)]
    cells = zip(row.headings.words, row.headings.columns, row.cells, row.cell_places, tints, strict=True)
    return SourceRow(
        cells=tuple(
            SourceCell(heading=h, column=c, text=t, places=p, tint=k) for h, c, t, p, k in cells if t or h or k
        ),
        places=row.places,
    )


__all__ = ["Passage", "Place", "assemble"]
