"""Finds bodies by a known form, with the place or name that stands before or after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.model import Basis
from graph.vocabulary import agency_kinds
from ingest.agencies.lexicon import Entry, Lexicon
from ingest.language.phrases import load
from ingest.language.words import Word, key, word_set

_FILE = "agencies"
_MOST_NAME = 4  # words of a place before a known kind
_LOOK_BACK = 6  # words of a known body at most, when looking back
_COUNCIL = frozenset({"council", "borough"})
_NEVER_LOCAL = frozenset({"council", "health", "general-practice", "care-providers"})
_FRESH = ".:;•?!\n|"  # marks after which a capital says nothing

Span = tuple[int, int, Entry | None]


def known(line: Sequence[Word], lexicon: Lexicon, *, owner: bool) -> list[Span]:
    """Spans of known forms, left to right; in an `owner` cell ordinary words count too."""
    found: list[Span] = []
    index = 0
    while index < len(line):
        hit = lexicon.at(line, index, owner=owner)
        if hit and not _something_else(line, index, hit[0]):
            last = _with_place(line, hit[0], hit[1])
            first = _with_name(line, index, hit[1], lexicon)
            bare = (first, last) == (index, hit[0])
            found.append((first, last, hit[1] if bare else _local(line, (first, index, last), hit[1], lexicon)))
            index = last
        else:
            index += 1
    return found


def _local(line: Sequence[Word], span: tuple[int, int, int], entry: Entry, lexicon: Lexicon) -> Entry:
    """A known kind with a name before it: the area's own, a council's department, or a body of its own kind."""
    first, index, last = span
    place = key(" ".join(word.text for word in line[first:index]))
    if entry.basis is Basis.STATED or place in lexicon.places:
        return entry
    council = lexicon.at(line, first) if first < index else None
    if council and council[0] == index and council[1].kind in {"council", None}:
        kind = agency_kinds()[entry.kind or ""]
        return replace(entry, name=f"{council[1].name} {kind.name}", basis=council[1].basis)
    before, own = (" ".join(word.text for word in run) for run in (line[first:index], line[index:last]))
    full = f"{before} {agency_kinds()[entry.kind or ''].name if line[last - 1].acronym else own}".strip()
    return lexicon.folded.get(key(full)) or replace(entry, name=full, basis=Basis.WRITTEN)


def _something_else(line: Sequence[Word], first: int, last: int) -> bool:
    after = line[last].key if last < len(line) and line[last].joined else ""
    pair = f"{after} {line[last + 1].key}" if after and last + 1 < len(line) else after
    name = " ".join(word.key for word in line[first:last])
    stops = load(_FILE)["not_before"].get(name, ())
    before = " ".join(word.key for word in line[max(0, first - 2) : first])
    subject = not line[first].capital and before in load(_FILE)["not_after"].get(name, ())
    return subject or after in stops or pair in stops


def _with_place(line: Sequence[Word], last: int, entry: Entry) -> int:
    """Take in a place after the name ("Healthwatch Northshire")."""
    if entry.kind in load(_FILE)["place_after"]["kinds"]:
        while last < len(line) and line[last].joined and line[last].capital and not opener(line, last):
            last += 1
    return last


def _with_name(line: Sequence[Word], first: int, entry: Entry, lexicon: Lexicon) -> int:
    """Take in a place or name before a known kind ("Northshire ICB", "BBC Housing")."""
    kind = agency_kinds().get(entry.kind or "")
    federated = kind is not None and kind.code in load(_FILE)["place_after"]["kinds"]  # "Northshire Women's Aid"
    if kind is None or (kind.national and not federated) or kind.code in _NEVER_LOCAL:
        return first
    council = _council_before(line, first, lexicon) if kind.department and first and line[first].joined else None
    if council is not None:
        return council
    start = first
    while start > 0 and first - start < _MOST_NAME and line[start].joined and _names(line, start - 1, lexicon):
        start -= 1
        if line[start].acronym and line[start].text != "NHS":
            return start if start == first - 1 else first  # another body's short form, with words of its own
    if start and line[start].joined and start < first and line[start - 1].key in _COUNCIL:
        return first  # the words are a council's own team
    if kind.owner_only or kind.department:
        start = next((i + 1 for i in range(first - 1, start, -1) if line[i].key == "and"), start)
    while start < first and (line[start].key in word_set(_FILE, "names", "links") or opener(line, start)):
        start += 1
    return start


def _council_before(line: Sequence[Word], last: int, lexicon: Lexicon) -> int | None:
    """Where a known council's name starts that ends just before a word; None where none does."""
    for first in range(max(0, last - _LOOK_BACK), last):
        hit = lexicon.at(line, first)
        if hit and hit[0] == last and hit[1].kind == "council":
            return first
    return None


def _names(line: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word can belong to the place or name before a known kind."""
    word = line[index]
    if word.key == "and":
        linked = index > 0 and word.joined and line[index - 1].capital
        return linked and not ends_body(line, index, lexicon, owner=True)
    if not word.capital or opener(line, index) or word.key in word_set(_FILE, "owners", "titles"):
        return False
    hit = lexicon.at(line, index)
    if hit and hit[0] == index + 1:
        return hit[1].kind == "council" or word.text == "NHS"
    return not ends_body(line, index + 1, lexicon)


def fresh_start(line: Sequence[Word], index: int) -> bool:
    """Whether a sentence or an item starts with this word."""
    return index == 0 or any(mark in line[index].gap for mark in _FRESH)


def opener(line: Sequence[Word], index: int) -> bool:
    """Whether a word only opens a sentence or asks for something, and belongs to no name."""
    word = line[index]
    if word.key in word_set(_FILE, "names", "openers"):
        return word.capital or word.key not in word_set(_FILE, "names", "links")
    fresh = fresh_start(line, index) or not line[index - 1].capital
    return fresh and word.key in word_set(_FILE, "names", "verbs") and not word.acronym


def ends_body(line: Sequence[Word], last: int, lexicon: Lexicon, *, owner: bool = False) -> bool:
    """Whether a known body of several words, or a short form, ends just before a word.

    With `owner` an ordinary word ("Housing") counts alone too.
    """
    for first in range(max(0, last - _LOOK_BACK), last):
        hit = lexicon.at(line, first, owner=owner)
        if hit and hit[0] == last and (owner or last - first > 1 or line[first].acronym or line[first].key == "police"):
            return True
    return last > 1 and line[last - 1].key in word_set(_FILE, "heads", "strong") and line[last - 2].capital
