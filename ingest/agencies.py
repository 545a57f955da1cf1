"""Reads which agencies a recommendation names, by full name, with the part each has in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import AgencyMention, Basis, Column, Recommendation, Role
from ingest.agency_finder import Found, find
from ingest.agency_lexicon import Context, Entry, Lexicon, lexicon
from ingest.agency_words import Word, key, phrases, word_set, words
from ingest.owners import Owner, split

__all__ = ["Context", "read"]

_FILE = "agencies"
_WEIGHT = {role: weight for weight, role in enumerate((Role.LEAD, Role.CONTRIBUTOR, Role.OVERSIGHT, Role.MENTIONED))}
_THE_BOARD = re.compile(r"\bthe (board|partnership)\b(?! of\b)", re.IGNORECASE)
_HEADING_NUMBER = re.compile(r"^\s*(?:[A-Z]|\d+(?:\.\d+)*)[.):]\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    column: Column
    text: str


def read(rec: Recommendation, context: Context) -> tuple[AgencyMention, ...]:
    """All agencies of a recommendation, weightiest part first; each once, with all its parts.

    Owners come from the owner cells, else from a heading that names them, else from whom the ask or the action charges.
    """
    known = lexicon(context)
    mentions = [*_owned(rec, known, context)]
    owned = any(mention.role is Role.LEAD for mention in mentions)
    for cell in _prose(rec):
        mentions += _named(cell, known, context, owned=owned)
    if not owned:
        mentions += _heading(rec, known, context)
    return _once(mentions)


def _prose(rec: Recommendation) -> Iterator[_Cell]:
    yield _Cell(column=Column.RECOMMENDATION, text=rec.text)
    for action in rec.actions:
        for column, text in (
            (Column.ACTION, action.text),
            (Column.MILESTONES, action.milestones),
            (Column.PROGRESS, action.progress),
        ):
            if text:
                yield _Cell(column=column, text=text)
    if rec.objective:
        yield _Cell(column=Column.OBJECTIVE, text=rec.objective)


def _owned(rec: Recommendation, known: Lexicon, context: Context) -> Iterator[AgencyMention]:
    """Owners in the owner cells; a watching column is the lead when it is the only owner."""
    cells = [text for text in dict.fromkeys((rec.lead_raw, *(action.lead_raw for action in rec.actions))) if text]
    watching = rec.oversight_raw
    for text in cells or ([watching] if watching else []):
        column = Column.LEAD if cells else Column.OVERSIGHT
        for owner in split(text, known):
            yield _mention_of(owner, _Cell(column=column, text=text), context, watching=not cells)
    if cells and watching:
        for owner in split(watching, known):
            watcher = replace(owner, role=Role.OVERSIGHT)
            yield _mention_of(watcher, _Cell(column=Column.OVERSIGHT, text=watching), context)


def _heading(rec: Recommendation, known: Lexicon, context: Context) -> Iterator[AgencyMention]:
    """Owners whom the innermost heading names, when nothing but bodies stands in it."""
    heading = rec.section[-1] if rec.section else ""
    text = _HEADING_NUMBER.sub("", heading)
    if len(words(text)) > 9 or not find(text, known, owner=True):  # noqa: PLR2004
        return
    for owner in split(text, known):
        if owner.entry or find(owner.words, known, owner=True):
            yield _mention_of(owner, _Cell(column=Column.SECTION, text=heading), context)


def _mention_of(owner: Owner, cell: _Cell, context: Context, *, watching: bool = False) -> AgencyMention:
    name, basis = _resolve(owner.body, owner.entry, context)
    if owner.board and context.board:
        name, basis = context.board.name, context.board.basis
    role = Role.MENTIONED if owner.role is Role.OVERSIGHT else owner.role
    roles = (owner.role, Role.OVERSIGHT) if watching else (owner.role,)
    return AgencyMention(
        name=name, surface=owner.words, role=role, roles=roles, basis=basis, column=cell.column, cell=cell.text
    )


def _resolve(written: str, entry: Entry | None, context: Context) -> tuple[str, Basis]:
    """The full name: the document's own, else the area's, else common use, else as written."""
    if entry is None:
        return written, Basis.WRITTEN
    tail = _tail(written, entry)
    return (f"{entry.name} {tail}" if tail else entry.name), entry.basis


def _tail(written: str, entry: Entry) -> str:
    """What follows a known body inside an owner ("ASC Quality Team"): its part, kept in the name."""
    return ""


def _named(cell: _Cell, known: Lexicon, context: Context, *, owned: bool) -> Iterator[AgencyMention]:
    line = words(cell.text)
    for found in find(cell.text, known):
        name, basis = _resolve(found.surface, found.entry, context)
        roles = _roles(cell, line, found, owned=owned)
        yield AgencyMention(
            name=name, surface=found.surface, role=_plain(roles), roles=roles, basis=basis, column=cell.column
        )
    if context.board:
        for match in _THE_BOARD.finditer(cell.text):
            if match.group(1).lower() in context.board.name.lower():
                first = next(i for i, word in enumerate(line) if word.start >= match.start(1))
                found = Found(first=first, last=first + 1, surface=match.group())
                roles = _roles(cell, line, found, owned=owned)
                yield AgencyMention(
                    name=context.board.name,
                    surface=match.group(),
                    role=_plain(roles),
                    roles=roles,
                    basis=context.board.basis,
                    column=cell.column,
                )


def _plain(roles: Sequence[Role]) -> Role:
    return next((role for role in (Role.LEAD, Role.CONTRIBUTOR) if role in roles), Role.MENTIONED)


def _roles(cell: _Cell, line: Sequence[Word], found: Found, *, owned: bool) -> tuple[Role, ...]:
    """What part the sentence gives a body: the ask is made to it, it acts, or it is only named."""
    asked = _asked(line, found)
    if cell.column is Column.RECOMMENDATION and asked:
        return (Role.ADDRESSEE,) if owned else (Role.ADDRESSEE, Role.LEAD)
    if cell.column is Column.ACTION and asked and not owned:
        return (Role.LEAD,)
    if _thing(line, found):
        return (Role.MENTIONED,)
    if cell.column is not Column.OBJECTIVE and (_acts(line, found) or _joined_in(line, found)):
        return (Role.CONTRIBUTOR,)
    return (Role.MENTIONED,)


def _asked(line: Sequence[Word], found: Found) -> bool:
    after = " ".join(word.key for word in line[found.last : found.last + 3])
    return any(f"{after} ".startswith(f"{phrase} ") for phrase in word_set(_FILE, "parts", "asked"))


def _thing(line: Sequence[Word], found: Found) -> bool:
    after = line[found.last] if found.last < len(line) else None
    return after is not None and after.joined and after.key in word_set(_FILE, "parts", "thing_after")


def _acts(line: Sequence[Word], found: Found) -> bool:
    after = line[found.last] if found.last < len(line) else None
    if after is None or after.gap.strip(" ()"):
        return False
    return not after.capital and after.text.lower() in set(phrases(_FILE)["parts"]["acts"])


def _joined_in(line: Sequence[Word], found: Found) -> bool:
    index = found.first - 1
    while index >= 0 and line[index].key in {"the", "our", "local", "and", "both"}:
        index -= 1
    return index >= 0 and line[index].text.lower() in set(phrases(_FILE)["parts"]["before"])


def _once(mentions: Sequence[AgencyMention]) -> tuple[AgencyMention, ...]:
    """Each agency once under its name: the weightiest mention, with the roles of all."""
    kept: dict[tuple[str, ...], AgencyMention] = {}
    for mention in mentions:
        name = key(mention.name)
        other = kept.get(name)
        if other is None:
            kept[name] = mention
            continue
        best = min((other, mention), key=lambda one: _WEIGHT[one.role])
        kept[name] = replace(best, roles=tuple(dict.fromkeys((*other.roles, *mention.roles))))
    return tuple(sorted(kept.values(), key=lambda one: _WEIGHT[one.role]))
