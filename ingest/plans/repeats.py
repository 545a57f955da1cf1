"""Counts a recommendation that a document prints twice once: in a summary and its chapter, in a report and its plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from graph.identity import normal
from graph.model import Column, Note, Passage
from ingest.language.phrases import load
from ingest.language.prose_words import heads_asks, names_review
from ingest.plans.drafts import Draft, Gathered
from ingest.structure.rows import Row

#: Why words stand among the furniture: the recommendation stands with its places where it was printed first.
AGAIN = "recommendation printed again"
_NEAR = 0.9  # the share of telling words in common from which on texts under one label are one
_SAME = 0.95  # the share without a label, or of the shorter text in the longer one
_FEWEST_TELLING, _OPENING = 5, 3
_GRAMMAR = frozenset(load("threads")["ask"]["function"])
_MOST_OF = 0.5  # of the asks of a part that stand elsewhere too: then it repeats them
_FEWEST_WORDS = 5
_SUMMARY = re.compile(
    r"\b(?:summary|overview of recommendations|at a glance|briefing|appendix|annex|action plan|list of|collated|"
    r"schedule)\b",
    re.IGNORECASE,
)


def merged(gathered: Gathered) -> Gathered:
    """The drafts of a document with each that is printed again joined to its other; no word is lost.

    Only asks of running text are joined, to one another or to a row of a table, and only across two parts of a
    document. The one with actions stays, else the fuller one; words that differ are kept as a note.
    """
    if all(draft.zone is None for draft in gathered.drafts):
        return gathered
    parts: dict[int | None, list[Draft]] = {}
    for draft in gathered.drafts:
        parts.setdefault(draft.zone, []).append(draft)
    bags = {id(draft): _telling(draft.text) for draft in gathered.drafts}
    gone: set[int] = set()
    zones = list(parts)
    keys = {zone: frozenset(key for draft in drafts for key in _keys(draft)) for zone, drafts in parts.items()}
    for index, zone in enumerate(zones):
        for other in zones[index + 1 :]:
            if not keys[zone] & keys[other]:
                continue
            there = [draft for draft in parts[zone] if id(draft) not in gone]
            here = [draft for draft in parts[other] if id(draft) not in gone]
            pairs = _pairs(there, here, bags)
            if pairs and len(pairs) >= _MOST_OF * min(len(there), len(here)):
                _join(pairs, gathered, gone)
    gathered.drafts = [draft for draft in gathered.drafts if id(draft) not in gone]
    return gathered


def _join(pairs: Sequence[tuple[Draft, Draft]], gathered: Gathered, gone: set[int]) -> None:
    """Join the asks of two parts that are the same."""
    for one, other in pairs:
        keeps, goes = (one, other) if _fuller(one, other) else (other, one)
        _take(keeps, goes, gathered)
        if keeps is other:
            keeps.places[:] = [*goes.places, *keeps.places[: len(keeps.places) - len(goes.places)]]
        if keeps is other:
            _swap(gathered.drafts, one, other)
        gone.add(id(goes))


def _swap(drafts: list[Draft], one: Draft, other: Draft) -> None:
    """The draft that stays takes the place of the one printed first."""
    order = {id(draft): index for index, draft in enumerate(drafts)}
    drafts[order[id(one)]], drafts[order[id(other)]] = other, one


def _pairs(first: Sequence[Draft], second: Sequence[Draft], bags: dict[int, Counter[str]]) -> list[tuple[Draft, Draft]]:
    """The asks of two parts that are one, each in one pair at most."""
    out: list[tuple[Draft, Draft]] = []
    free = list(second)
    for draft in first:
        scored = [(score, other) for other in free if (score := _likeness(draft, other, bags)) > 0]
        if scored:
            best = max(scored, key=lambda found: found[0])[1]
            free = [other for other in free if other is not best]
            out.append((draft, best))
    return out


def _likeness(one: Draft, other: Draft, bags: dict[int, Counter[str]]) -> float:
    """How sure it is that two drafts are one ask, 0 when they are not."""
    if not _may_repeat(one, other):
        return 0.0
    words, others = normal(one.text), normal(other.text)
    same = one.label is not None and other.label is not None and _number(one.label) == _number(other.label) != ""
    if same and not (words and others):
        return 1.0  # a label alone, with what was reported on it
    long = min(len(words.split()), len(others.split())) >= _FEWEST_WORDS
    if words == others and (same or (long and one.section[:1] != other.section[:1])):
        return 1.0 + same
    mine, theirs = bags[id(one)], bags[id(other)]
    fewest = min(sum(mine.values()), sum(theirs.values()))
    shared = sum((mine & theirs).values())
    share = 2 * shared / max(1, sum(mine.values()) + sum(theirs.values()))
    if same:
        inside = long and (f" {words} " in f" {others} " or f" {others} " in f" {words} ")
        near = fewest >= _FEWEST_TELLING and (share >= _NEAR or shared >= _SAME * fewest)
        return 1.0 + share if inside or near else 0.0
    numbered = one.label is not None and other.label is not None
    return share if share >= _SAME and fewest > _FEWEST_TELLING and not numbered else 0.0


def _keys(draft: Draft) -> tuple[str, ...]:
    """By what a draft is known at first sight: its number, and the first of its telling words."""
    number = _number(draft.label) if draft.label else ""
    opening = " ".join([word for word in normal(draft.text).split() if word not in _GRAMMAR][:_OPENING])
    return tuple(key for key in (number, opening) if key)


def _telling(text: str) -> Counter[str]:
    """The words of a text but for those of grammar."""
    return Counter(word for word in normal(text).split() if len(word) > 2 and word not in _GRAMMAR)  # noqa: PLR2004 - short


def _may_repeat(one: Draft, other: Draft) -> bool:
    """Whether two asks stand where one can be the other again.

    In a table and beside it, in a summary and its chapter, under one worded label in two chapters; but not in lists
    for two agencies, that may well ask the same.
    """
    reviews = [
        {heading for heading in draft.section if names_review(heading) and not _SUMMARY.search(heading)}
        for draft in (one, other)
    ]
    if all(reviews) and not reviews[0] & reviews[1]:
        return False
    if one.zone is None or other.zone is None:
        return True
    if any(_SUMMARY.search(heading) for draft in (one, other) for heading in draft.section):
        return True
    lists = [bool(draft.section) and heads_asks(draft.section[-1]) for draft in (one, other)]
    worded = all(draft.label is not None and draft.label[:1].isalpha() for draft in (one, other))
    return worded and not all(lists)


def _number(label: str) -> str:
    return "".join(re.findall(r"\d+(?:\.\d+)*[a-z]?|(?<=\s)[A-Z]$|(?<=\s)[a-z]+$", label)).lower()


def _fuller(one: Draft, other: Draft) -> bool:
    """Whether the first of two drafts is the one to keep: it says what is done, or says more of what is asked."""
    mine, theirs = _acts(one), _acts(other)
    if mine != theirs:
        return mine > theirs
    if one.zone is None or other.zone is None:
        return one.zone is None
    if (words := len(one.text.split())) != (others := len(other.text.split())):
        return words > others
    return not any(_SUMMARY.search(heading) for heading in one.section)


def _acts(draft: Draft) -> int:
    """How many cells of a draft say what is done about it."""
    return sum(
        bool(text) and column is not Column.RECOMMENDATION
        for row in draft.rows
        for text, column in zip(row.cells, row.headings.columns, strict=False)
    )


def _take(keeps: Draft, goes: Draft, gathered: Gathered) -> None:
    """Give one draft the places of the other, and its words where they are others."""
    keeps.places.extend(goes.places)
    label = f"{goes.label}: " if goes.label else ""
    if not keeps.text:
        keeps.text, keeps.section = goes.text, goes.section
        _again(gathered, goes, goes.label or "")
    elif normal(keeps.text) == normal(goes.text) or not goes.text:
        _again(gathered, goes, f"{label}{goes.text}".strip())
    else:
        keeps.notes.append(Note(heading=_where(goes), text=f"{label}{goes.text}"))
    keeps.label = keeps.label or goes.label
    keeps.notes.extend(goes.notes)
    for row in goes.rows:
        _keep_cells(keeps, row, gathered, goes)


def _keep_cells(keeps: Draft, row: Row, gathered: Gathered, goes: Draft) -> None:
    """The other cells of a row that goes: as a note where they say something else."""
    said = {normal(cell) for other in keeps.rows for cell in other.cells if cell}
    cells = zip(row.headings.words, row.headings.columns, row.cells, strict=False)
    for heading, column, text in cells:
        if not text or column in (Column.RECOMMENDATION, Column.LABEL):
            continue
        if normal(text) in said:
            _again(gathered, goes, text)
        else:
            keeps.notes.append(Note(heading=heading or column.value.replace("_", " ").capitalize(), text=text))


def _again(gathered: Gathered, draft: Draft, text: str) -> None:
    if text:
        gathered.furniture.append(Passage(text=text, places=tuple(draft.places), reason=AGAIN))


def _where(draft: Draft) -> str:
    return f"Also worded, under “{draft.section[-1]}”" if draft.section else "Also worded"
