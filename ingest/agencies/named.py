"""Reads which agencies a recommendation names, by full name, with the part each has in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import AgencyMention, Basis, Column, Recommendation, Role
from ingest.agencies.finder import Found, find
from ingest.agencies.lexicon import Context, Entry, Lexicon, lexicon
from ingest.agencies.owner_runs import Owner
from ingest.agencies.owners import split, unknown
from ingest.agencies.plain_owners import plain_owners
from ingest.agencies.roles import plain, roles
from ingest.language.phrases import load
from ingest.language.words import Word, as_name, fold, key, words

__all__ = ["Context", "plain_owners", "read"]

_FILE = "agencies"
_WEIGHT = {role: weight for weight, role in enumerate((Role.LEAD, Role.CONTRIBUTOR, Role.OVERSIGHT, Role.MENTIONED))}
_OPEN = frozenset({Basis.WRITTEN, Basis.COMMON})
_SHORT = 7  # words of a cell or heading that holds nothing but owners
_THE_BOARD = re.compile(r"\bthe (board|partnership)s?\b(?! of (?:trustees|directors|governors))", re.IGNORECASE)
_THE_COUNCIL = re.compile(r"\b[Tt]he (Council)(?:['’]s)?\b(?! of\b| Tax)(?!\s+[A-Z])")
_ASKED_COUNCIL = re.compile(
    r"\b[Tt]he (council|local authority|Local Authority)"
    r"(?= (?:should|must|needs? to|is asked to|is to|ought to|will)\b)"
)
_ITSELF = (
    (re.compile(r"\bthe (trust)(?:['’]s)?\b(?! of\b| board\b)", re.IGNORECASE), frozenset({"trust"})),
    (
        re.compile(r"\bthe (force|constabulary)(?:['’]s)?\b(?! of\b)", re.IGNORECASE),
        frozenset({"constabulary", "police"}),
    ),
)
_OF_THE_BOARD = re.compile(r"\s+of the (?:board|SAB|partnership)$", re.IGNORECASE)
_MOST_OWNERS = 200  # letters of a cell that can hold nothing but owners
_MOST_LETTERS = 40_000  # of a cell that are looked through: some twenty pages
_SHORT_FORM = re.compile(r"\s*\([A-Z][\w&]{1,9}\)?$")
_LIST = re.compile(r"\s*(?:,|/|&|\band\b|\bor\b|\bthe\b|\bboth\b|\(|\)|,? and\b)(?:\s*(?:and|the|or|both|,))*\s*")
_HEADING_NUMBER = re.compile(r"^\s*(?:[A-Z]|\d+(?:\.\d+)*)[.):]\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    column: Column
    text: str


def read(rec: Recommendation, context: Context) -> tuple[AgencyMention, ...]:
    """All agencies of a recommendation, weightiest part first; each once, with all its parts.

    Owners come from the owner cells, else from an action that is nothing but owners, else from a heading that names
    them, else from whom the ask or the action charges. Of a cell longer than `_MOST_LETTERS` the rest is not read.
    """
    known = lexicon(context)
    mentions = _owned(rec, known, context) or _by_action(rec, known, context) or _by_heading(rec, known, context)
    owned = any(mention.role is Role.LEAD for mention in mentions)
    for cell in _prose(rec):
        mentions += _named(cell, known, context, owned=owned)
    celled = bool(rec.lead_raw or rec.oversight_raw or any(action.lead_raw for action in rec.actions))
    return _once(_watched(mentions, context) if owned or celled else _led(mentions, context))


def _led(mentions: Sequence[AgencyMention], context: Context) -> Sequence[AgencyMention]:
    """Leads where no owner is given: whom the action charges, else whom the ask names, else the only body there is."""
    if any(one.role is Role.LEAD for one in mentions):
        return _watched(mentions, context)
    asked = [one for one in mentions if Role.ADDRESSEE in one.roles]
    in_text = [one for one in mentions if one.column is Column.RECOMMENDATION]
    for some in (in_text, mentions):
        if not asked and len({one.name for one in some}) == 1:
            asked = list(some)
    return [replace(one, role=Role.LEAD, roles=(*one.roles, Role.LEAD)) if one in asked else one for one in mentions]


def _watched(mentions: Sequence[AgencyMention], context: Context) -> Sequence[AgencyMention]:
    """A publisher that asks others to act, as boards do, watches: it neither leads nor helps."""
    publisher = context.board.name if context.board else ""
    if any(key(publisher)[-1:] == (end,) for _, ends in _ITSELF for end in ends):
        return list(mentions)  # a plan of its own
    return [
        replace(one, role=Role.MENTIONED, roles=(Role.ADDRESSEE,))
        if Role.ADDRESSEE in one.roles and one.role is Role.CONTRIBUTOR and one.name == publisher
        else one
        for one in mentions
    ]


def _prose(rec: Recommendation) -> Iterator[_Cell]:
    """The cells that hold sentences, of each the first letters up to a limit that no cell of a plan reaches."""
    return (replace(cell, text=cell.text[:_MOST_LETTERS]) for cell in _sentences(rec))


def _sentences(rec: Recommendation) -> Iterator[_Cell]:
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


# --- Owners -----------------------------------------------------------------------------------------------------------


def _owned(rec: Recommendation, known: Lexicon, context: Context) -> list[AgencyMention]:
    """Owners in the owner cells; a watching column is the lead when it is the only owner."""
    cells = _owner_cells(rec)
    watching = [rec.oversight_raw] if rec.oversight_raw else []
    out = []
    for text in cells or watching:
        cell = _Cell(column=Column.LEAD if cells else Column.OVERSIGHT, text=text)
        out += [_mention_of(owner, cell, known, context) for owner in split(text, known)]
    if not cells:
        return [replace(one, roles=(*one.roles, Role.OVERSIGHT)) for one in out]
    for text in watching:
        cell = _Cell(column=Column.OVERSIGHT, text=text)
        out += [_mention_of(replace(owner, role=Role.OVERSIGHT), cell, known, context) for owner in split(text, known)]
    return out


def _owner_cells(rec: Recommendation) -> list[str]:
    """The owner cells of a recommendation; where its own is those of its rows joined, the rows' only."""
    rows = [action.lead_raw for action in rec.actions if action.lead_raw]
    own = rec.lead_raw or ""
    joined = " ".join(own.split())
    if len(set(rows)) > 1 and joined in {" ".join(" ".join(some).split()) for some in (rows, dict.fromkeys(rows))}:
        own = ""
    return [text for text in dict.fromkeys((own, *rows)) if text]


def _by_action(rec: Recommendation, known: Lexicon, context: Context) -> list[AgencyMention]:
    """Owners in an action cell that holds nothing else ("ASC Quality Team & a person's name")."""
    out = []
    for action in rec.actions:
        text = action.text or ""
        if len(text) > _MOST_OWNERS or len(words(text)) > _SHORT:
            continue
        found = find(text, known, owner=True)
        if found and found[0].first == 0 and not _verbs(words(text)[found[0].last :]):
            cell = _Cell(column=Column.ACTION, text=text)
            out += [_mention_of(owner, cell, known, context) for owner in split(text, known)]
    return out


def _by_heading(rec: Recommendation, known: Lexicon, context: Context) -> list[AgencyMention]:
    """Owners whom the innermost heading names, when nothing but bodies stands in it."""
    heading = rec.section[-1] if rec.section else ""
    text = as_name(_HEADING_NUMBER.sub("", heading))
    if len(words(text)) > _SHORT + 2:
        return []
    bare = _HEADING_NUMBER.sub("", heading)
    described = re.split(r"\s[-–—]\s", bare)
    owners = split(described[-1], known) if len(described) > 1 else ()
    owners = owners if owners and all(owner.entry for owner in owners) else split(bare, known)
    others = any(not find(owner.words, known, owner=True) for owner in unknown(described[-1], known))
    if not owners or others or not all(_is_known(owner.words, known) for owner in owners):
        return []
    cell = _Cell(column=Column.SECTION, text=heading)
    return [_mention_of(owner, cell, known, context) for owner in owners]


def _is_known(written: str, known: Lexicon) -> bool:
    return bool(find(written, known, owner=True) or find(as_name(written), known, owner=True))


def _verbs(run: Sequence[Word]) -> bool:
    acts = set(load(_FILE)["parts"]["acts"])
    return any(not word.capital and word.text in acts for word in run)


def _mention_of(owner: Owner, cell: _Cell, known: Lexicon, context: Context) -> AgencyMention:
    name, basis = _resolve(owner.body, owner.entry, known, context)
    if owner.board and context.board:
        name, basis = context.board.name, context.board.basis
    role = Role.MENTIONED if owner.role is Role.OVERSIGHT else owner.role
    return AgencyMention(
        name=name, surface=owner.words, role=role, roles=(owner.role,), basis=basis, column=cell.column, cell=cell.text
    )


# --- Names ------------------------------------------------------------------------------------------------------------


def _resolve(written: str, entry: Entry | None, known: Lexicon, context: Context) -> tuple[str, Basis]:
    """The full name: the document's own, else the area's, else common use, else as written.

    A part of a known body keeps its own words after the body's name; a sub-group is the publisher's.
    """
    if entry is not None:
        return entry.name, entry.basis
    plain = _SHORT_FORM.sub("", as_name(" ".join(written.split())))
    line = words(plain)
    hit = known.at(line, 0, owner=True) if line else None
    if hit and hit[0] < len(line) and (line[0].acronym or hit[1].kind == "council" or len(line) - hit[0] < hit[0]):
        tail = plain[line[hit[0]].start :]
        noted = "(" in line[hit[0]].gap  # "ICB (primary care contract)" says what for
        same = noted or hit[1].name.lower().endswith(tail.lower().rstrip("s")) or line[hit[0]].key == "service"
        return (hit[1].name if same else f"{hit[1].name} {tail}"), hit[1].basis
    if context.board and "subgroup" in key(plain) and not set(key(context.board.name)) <= set(key(plain)):
        return f"{context.board.name} {_OF_THE_BOARD.sub('', plain)}", Basis.INFERRED
    return plain, Basis.WRITTEN


# --- Bodies that a sentence names -------------------------------------------------------------------------------------


def _named(cell: _Cell, known: Lexicon, context: Context, *, owned: bool) -> Iterator[AgencyMention]:
    line = words(cell.text)
    found = sorted([*find(cell.text, known), *_the_board(cell.text, line, context)], key=lambda one: one.first)
    for group in _lists(cell.text, line, found):
        parts = roles(cell.column, cell.text, line, group, owned=owned)
        for one in group:
            name, basis = _resolve(one.surface, one.entry, known, context)
            yield AgencyMention(
                name=name, surface=one.surface, role=plain(parts), roles=parts, basis=basis, column=cell.column
            )


def _the_board(text: str, line: Sequence[Word], context: Context) -> Iterator[Found]:
    """Find "the Board" and "the Partnership" where the publisher is one, and "the Council" with its capital."""
    for match in _THE_BOARD.finditer(text):
        if context.board and fold(match.group(1)) in key(context.board.name):
            entry = Entry(name=context.board.name, basis=context.board.basis)
            last = bisect_left(line, match.start(1), key=_start) + 1
            yield Found(first=last - 1, last=last, surface=match.group(), entry=entry)
    yield from _itself(text, line, context)
    main = context.area.main_council if context.area else None
    for match in (*_THE_COUNCIL.finditer(text), *_ASKED_COUNCIL.finditer(text)):
        entry = Entry(name=main or "Council", basis=Basis.AREA if main else Basis.WRITTEN)
        last = bisect_left(line, match.start(1), key=_start) + 1
        yield Found(first=last - 1, last=last, surface=match.group(), entry=entry)


def _itself(text: str, line: Sequence[Word], context: Context) -> Iterator[Found]:
    """Find "the trust" and "the force" in the plan of a trust or of a police force: the publisher itself."""
    name = key(context.board.name) if context.board else ()
    forms = next((forms for forms, ends in _ITSELF if name[-1:] and name[-1] in ends), None)
    if context.board is None or forms is None:
        return
    entry = Entry(name=context.board.name, basis=context.board.basis)
    for match in forms.finditer(text):
        last = bisect_left(line, match.start(1), key=_start) + 1
        yield Found(first=last - 1, last=last, surface=match.group(), entry=entry)


def _start(word: Word) -> int:
    return word.start


def _lists(text: str, line: Sequence[Word], found: Sequence[Found]) -> list[list[Found]]:
    """Bodies grouped where they stand in one list ("ASC, Police and the ICB"): what is said of one is said of all."""
    groups: list[list[Found]] = []
    for one in found:
        between = text[line[groups[-1][-1].last - 1].end : line[one.first].start] if groups else ""
        if groups and _LIST.fullmatch(between):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _once(mentions: Sequence[AgencyMention]) -> tuple[AgencyMention, ...]:
    """Each agency once under its name: the weightiest mention, with the roles of all.

    A name that only ends another one here ("Police" beside "Northshire Police") is the same agency.
    """
    longest = _longer({key(one.name) for one in mentions if one.basis in _OPEN}, {key(one.name) for one in mentions})
    kept: dict[tuple[str, ...], AgencyMention] = {}
    for mention in mentions:
        own = key(mention.name)
        name = longest.get(own, own)
        other = kept.get(name)
        if other is None:
            kept[name] = mention
            continue
        best = min((other, mention), key=lambda one: (_WEIGHT[one.role], one.basis in _OPEN and key(one.name) != name))
        full = next((one for one in (mention, other) if key(one.name) == name), best)
        roles = tuple(dict.fromkeys((*other.roles, *mention.roles)))
        kept[name] = replace(best, name=full.name, basis=full.basis, roles=roles)
    return tuple(sorted(kept.values(), key=lambda one: _WEIGHT[one.role]))


def _longer(short: set[tuple[str, ...]], names: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For each short name the one longer name that ends in it; none when there are two."""
    out = {}
    for own in short:
        fits = [name for name in names if len(name) > len(own) and name[-len(own) :] == own]
        if len(fits) == 1:
            out[own] = fits[0]
    return out
