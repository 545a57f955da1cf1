"""The names and short forms that are known for one plan: from the document, its board's area, and common use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph.model import Abbreviation, Basis, Board
from graph.vocabulary import AgencyKind, Area, agency_kinds, area_of
from ingest.language.words import Word, key, merged, straight, word_set, words

_ARTICLES = frozenset({"the", "by"})
_SPARE = 3  # words of a text beyond those of a form: "the" is left out of forms, "sub group" is one word
_WITH_ARTICLE = frozenset({"police", "ambulance"})  # "the police" and "by police" are the agency, in small letters too
_SHORT = 8  # letters of a short form at most


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What is known of the plan that a recommendation stands in: its own short forms, its area and its publisher.

    `owners` are names without a shape of their own that stand in owner cells of the plan ("Lantern"): see
    `agencies.plain_owners`.
    """

    abbreviations: tuple[Abbreviation, ...] = ()
    area: Area | None = None
    board: Board | None = None
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One known form: the full name it stands for, where that was taken from, and when the form counts."""

    name: str
    basis: Basis
    kind: str | None = None
    capital: bool = False
    owner_only: bool = False
    department: bool = False


@dataclass(slots=True, eq=False)
class Lexicon:
    """Known forms, first come first kept: the document's own, then the area's, then common use.

    Compared by identity: there is one for each plan. `longest` has, for each word that begins a form, the most words
    of such a form.
    """

    exact: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    folded: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    places: set[tuple[str, ...]] = field(default_factory=set)
    longest: dict[str, int] = field(default_factory=dict)

    def at(self, text: Sequence[Word], index: int, *, owner: bool = False) -> tuple[int, Entry] | None:
        """The longest known form that starts at a word: (index after its last word, entry), or None.

        In an owner cell ordinary words ("Health", "Housing") count too, and capitals are not asked for.
        """
        first = text[index]
        most = max(self.longest.get(first.key, 0), self.longest.get(straight(first.text), 0))
        if not most:
            return None
        limit = min(len(text), index + most + _SPARE)
        for end in range(index + 1, limit):
            if text[end].gap.strip(" -\u2010\u2011\xa0\n()") or not text[end].gap:
                limit = end
                break
        for end in range(limit, index, -1):
            after_the = index > 0 and text[index - 1].key in _ARTICLES and text[index].joined
            entry = self._entry(text[index:end], owner=owner, after_the=after_the)
            if entry:
                return end, entry
        return None

    def _entry(self, run: Sequence[Word], *, owner: bool, after_the: bool) -> Entry | None:
        if run[0].key == "the":
            return None
        entry = self.exact.get(tuple(straight(word.text) for word in run))
        if entry is None:
            entry = self.folded.get(_folded(run))
            plain = after_the and entry is not None and entry.kind in _WITH_ARTICLE
            if entry and entry.capital and not owner and not run[0].capital and not plain:
                return None
        if entry is None or (entry.owner_only and not owner):
            return None
        return entry

    def add_short(self, form: str, entry: Entry) -> None:
        """Add a form that counts only with these capitals."""
        found = tuple(straight(word.text) for word in words(form))
        self.exact.setdefault(found, entry)
        self._starts(found)

    def add(self, form: str, entry: Entry) -> None:
        """Add a form that counts in any case."""
        found = key(form)
        if found:
            self.folded.setdefault(found, entry)
            self._starts(found)

    def _starts(self, form: Sequence[str]) -> None:
        for first in {form[0], "sub" if form[0] == "subgroup" else form[0]}:
            self.longest[first] = max(self.longest.get(first, 0), len(form))


@lru_cache(maxsize=8)
def lexicon(context: Context) -> Lexicon:
    """All forms known for a plan."""
    found = Lexicon()
    kinds = agency_kinds()
    for abbreviation in context.abbreviations:
        _add_own(found, abbreviation)
    if context.board:
        _add_board(found, context.board, kinds.values())
    if context.area:
        _add_area(found, context.area)
    for kind in kinds.values():
        _add_kind(found, kind, context.area)
    for name in context.owners:
        found.add_short(name, Entry(name=name, basis=Basis.WRITTEN))
    return found


def _kind_of(name: str) -> AgencyKind | None:
    wanted = key(name)
    return next(
        (kind for kind in agency_kinds().values() if any(wanted == key(form) for form in (kind.name, *kind.forms))),
        None,
    )


def is_body(name: str) -> bool:
    """Whether a name has the shape of a body: it ends in a word for one, or is a known kind."""
    last = key(name)[-1:]
    heads = word_set("agencies", "heads", "strong") | word_set("agencies", "heads", "weak")
    if " ".join(key(name)) in word_set("agencies", "names", "never"):
        return False
    return bool(last) and last[0] in heads


def _add_own(found: Lexicon, abbreviation: Abbreviation) -> None:
    kind = _kind_of(abbreviation.long)
    own = key(abbreviation.long)[-1:] and key(abbreviation.long)[-1] in word_set("agencies", "heads", "defined")
    if kind or own or is_body(abbreviation.long) or "nhs" in key(abbreviation.long):
        entry = Entry(
            name=abbreviation.long,
            basis=Basis.STATED,
            kind=kind.code if kind else None,
            owner_only=kind is not None and kind.owner_only,
        )
        found.add_short(abbreviation.short, entry)
        found.add(abbreviation.long, entry)


def _add_board(found: Lexicon, board: Board, kinds: Iterable[AgencyKind]) -> None:
    entry = Entry(name=board.name, basis=board.basis, kind=board_kind(board.name))
    found.add(board.name, entry)
    for short in _initials(board.name):
        found.add_short(short, Entry(name=board.name, basis=Basis.INFERRED, kind=entry.kind))
    for kind in kinds:
        if kind.code == entry.kind or (kind.code == "joint-board" and entry.kind in {"sab", "lscb"}):
            for form in kind.short:
                found.add_short(form, entry)
            for form in (kind.name, *kind.forms):
                found.add(form, entry)


def _initials(name: str) -> tuple[str, ...]:
    """The short forms that a publisher's own name spells, "Partnership" or "Board" left out of it or added.

    A name that lacks both ("Safer Northshire") may be said with either, but "B" is added only where the letters are
    not a kind's own ("SCB").
    """
    own = "".join(word.text[0] for word in words(name) if word.capital)
    if key(name)[-1:] in {("partnership",), ("board",)}:
        found: tuple[str, ...] = (own, own[:-1])
    else:
        taken = {short for kind in agency_kinds().values() for short in kind.short}
        found = (own, f"{own}P", *(form for form in (f"{own}B",) if form not in taken))
    return tuple(form for form in found if len(form) > 2)  # noqa: PLR2004


def board_kind(name: str) -> str | None:
    """Which kind of agency a board's name says it is, by the words it holds; None when they do not say."""
    wanted = " ".join(key(name))
    for code in ("sab", "lscp", "lscb", "csp", "joint-board"):
        kind = agency_kinds()[code]
        if any(" ".join(key(form)) in wanted for form in (kind.name, *kind.forms)):
            return code
    return None


def publisher_kind(name: str) -> str | None:
    """The kind of agency (a code) that a publisher's name says it is; None when it does not say."""
    area = area_of(name)
    if area:
        for code, body in area.bodies.items():
            if key(body) == key(name):
                return code
    flat = key(name)
    if "safeguarding" in flat and ("adult" in flat) and "children" in flat:
        return None
    if flat[:1] in {("safer",), ("safe",)}:
        return "csp"
    return board_kind(name)


def _add_area(found: Lexicon, area: Area) -> None:
    found.places |= {key(place) for place in (*area.places, *area.place_forms, *area.place_forms.values())}
    councils = {council[0]: "council" for council in area.councils}
    codes = councils | {name: code for code, name in area.bodies.items()}
    for form, name in area.forms.items():
        entry = Entry(name=name, basis=Basis.AREA, kind=codes.get(name))
        short = any(word.acronym and len(word.text) <= _SHORT for word in words(form))
        (found.add_short if short else found.add)(form, entry)
    for council in area.councils:
        for form in council:
            entry = Entry(name=council[0], basis=Basis.AREA, kind="council")
            (found.add_short if form.isupper() else found.add)(form, entry)
    for code, name in area.bodies.items():
        found.add(name, Entry(name=name, basis=Basis.AREA, kind=code))


def _add_kind(found: Lexicon, kind: AgencyKind, area: Area | None) -> None:
    name, basis = kind.name, Basis.COMMON
    local = area.body(kind.code) if area else None
    if local:
        name, basis = local, Basis.AREA
    elif kind.department and area and area.main_council:
        name, basis = f"{area.main_council} {kind.name}", Basis.AREA
    entry = Entry(
        name=name,
        basis=basis,
        kind=kind.code,
        capital=kind.capital,
        owner_only=kind.owner_only,
        department=kind.department,
    )
    for form in kind.short:
        found.add_short(form, entry)
    for form in (kind.name, *kind.forms):
        found.add(form, entry)


def _folded(run: Sequence[Word]) -> tuple[str, ...]:
    return merged(tuple(word.key for word in run))
