"""Finds the bodies that a sentence names: by known form, or by the shape of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model import Basis
from graph.vocabulary import agency_kinds
from ingest.agency_lexicon import Entry, Lexicon
from ingest.agency_words import Word, key, merged, phrases, word_set, words

_FILE = "agencies"
_MOST_SMALL = 2  # small words that may stand inside a name before its head ("GM complex safeguarding hub")
_LONGEST = 11
_MOST_NAME = 4  # words of a place before a known kind
_COUNCIL = frozenset({"council", "borough"})
_NEVER_LOCAL = frozenset({"council", "health", "general-practice", "care-providers"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One body in a text: its words' span (half-open, in words), the words as written, and what is known of it."""

    first: int
    last: int
    surface: str
    entry: Entry | None = None


Span = tuple[int, int, Entry | None]


def find(text: str, lexicon: Lexicon, *, owner: bool = False) -> tuple[Found, ...]:
    """All bodies in a text, left to right, none inside another; in an `owner` cell ordinary words count too."""
    line = words(text)
    spans = [*_known(line, lexicon, owner=owner), *_shaped(line, lexicon), *_named_first(line), *_nhs(line, lexicon), *_brought_in(text, line)]
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    taken: list[Span] = []
    for first, last, entry in spans:
        if all(last <= other[0] or first >= other[1] for other in taken):
            taken.append((first, last, entry))
    for span in () if owner else _listed(text, line, tuple(taken)):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in taken):
            taken.append(span)
    return tuple(_found(text, line, span) for span in sorted(taken, key=lambda span: span[0]))


def _found(text: str, line: Sequence[Word], span: Span) -> Found:
    first, last, entry = span
    surface = text[line[first].start : line[last - 1].end]
    for tail in ("'s", "’s", "'", "’"):
        surface = surface.removesuffix(tail) if entry is None or entry.basis is Basis.WRITTEN else surface
    return Found(first=first, last=last, surface=surface, entry=entry)


def _known(line: Sequence[Word], lexicon: Lexicon, *, owner: bool) -> list[Span]:
    found: list[Span] = []
    index = 0
    while index < len(line):
        hit = lexicon.at(line, index, owner=owner)
        if hit and not _something_else(line, index, hit[0]):
            last = _with_place(line, hit[0], hit[1])
            first = _with_name(line, index, hit[1], lexicon)
            found.append((first, last, hit[1] if (first, last) == (index, hit[0]) else _local(line, (first, index, last), hit[1], lexicon)))
            index = last
        else:
            index += 1
    return found


def _local(line: Sequence[Word], span: tuple[int, int, int], entry: Entry, lexicon: Lexicon) -> Entry:
    """A known kind with a name before it: the area's own, a council's department, or a body of its own kind."""
    first, index, last = span
    if entry.basis is Basis.STATED or (first < index and key(" ".join(word.text for word in line[first:index])) in lexicon.places):
        return entry
    council = lexicon.at(line, first) if first < index else None
    name = " ".join(word.text for word in line[first:last])
    if council and council[0] == index and council[1].kind in {"council", None}:
        kind = agency_kinds()[entry.kind or ""]
        return replace(entry, name=f"{council[1].name} {kind.name}", basis=council[1].basis)
    return replace(entry, name=name, basis=Basis.WRITTEN)


def _something_else(line: Sequence[Word], first: int, last: int) -> bool:
    after = line[last].key if last < len(line) and line[last].joined else ""
    pair = f"{after} {line[last + 1].key}" if after and last + 1 < len(line) else after
    stops = phrases(_FILE)["not_before"].get(" ".join(word.key for word in line[first:last]), ())
    return after in stops or pair in stops


def _with_place(line: Sequence[Word], last: int, entry: Entry) -> int:
    """Take in a place after the name ("Healthwatch Northshire")."""
    if entry.kind in phrases(_FILE)["place_after"]["kinds"]:
        while last < len(line) and line[last].joined and line[last].capital and not _opener(line, last):
            last += 1
    return last


def _with_name(line: Sequence[Word], first: int, entry: Entry, lexicon: Lexicon) -> int:
    """Take in a place or name before a known kind ("Northshire ICB", "BBC Housing")."""
    kind = agency_kinds().get(entry.kind or "")
    if kind is None or kind.national or kind.code in _NEVER_LOCAL:
        return first
    start = first
    while start > 0 and first - start < _MOST_NAME and line[start].joined and _names(line, start - 1, lexicon):
        start -= 1
        if line[start].acronym and line[start].text != "NHS":
            return start if start == first - 1 else first  # another body's short form, with words of its own
    if start and line[start].joined and start < first and line[start - 1].key in _COUNCIL:
        return first  # the words are a council's own team
    if kind.owner_only or kind.department:
        start = next((i + 1 for i in range(first - 1, start, -1) if line[i].key == "and"), start)
    while start < first and (line[start].key in word_set(_FILE, "names", "links") or _opener(line, start)):
        start += 1
    return start


def _names(line: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    word = line[index]
    if word.key in {"and"}:
        return index > 0 and line[index].joined and line[index - 1].capital and not _ends_body(line, index, lexicon, owner=True)
    if not word.capital or _opener(line, index) or word.key in word_set(_FILE, "owners", "titles"):
        return False
    hit = lexicon.at(line, index)
    if hit and hit[0] == index + 1:
        return hit[1].kind == "council" or word.text == "NHS"
    return not _ends_body(line, index + 1, lexicon)


def _opener(line: Sequence[Word], index: int) -> bool:
    """Whether a word only opens a sentence or asks for something, and belongs to no name."""
    word = line[index]
    if word.key in word_set(_FILE, "names", "openers"):
        return word.capital or word.key not in word_set(_FILE, "names", "links")
    fresh = index == 0 or any(mark in word.gap for mark in ".:;•?!\n|") or not line[index - 1].capital
    return fresh and word.key in word_set(_FILE, "names", "verbs") and not word.acronym


def _ends_body(line: Sequence[Word], last: int, lexicon: Lexicon, *, owner: bool = False) -> bool:
    """Whether a known body of several words, or a short form, ends just before a word (an `owner` word counts alone)."""
    for first in range(max(0, last - 6), last):
        hit = lexicon.at(line, first, owner=owner)
        if hit and hit[0] == last and (owner or last - first > 1 or line[first].acronym or line[first].key == "police"):
            return True
    return last > 1 and line[last - 1].key in word_set(_FILE, "heads", "strong") and line[last - 2].capital


def _shaped(line: Sequence[Word], lexicon: Lexicon) -> list[Span]:
    found: list[Span] = []
    for index, _ in enumerate(line):
        first = _leftmost(line, index, lexicon) if _is_head(line, index) and not _goes_on(line, index) else None
        if first is not None and not _ordinary(line, first, index) and not _national(line, first, index, lexicon):
            if first > 1 and line[first - 1].text == "The" and line[first].joined and line[first - 1].gap.strip() == "":
                first -= 1  # "The" with a capital inside a sentence is part of the name
            found.append((first, _to_the_end(line, index + 1, lexicon), None))
    return found


def _national(line: Sequence[Word], first: int, head: int, lexicon: Lexicon) -> bool:
    """Whether a national body ends the span, or goes on after it: what stands before is not part of its name."""
    hits = [hit for index in range(first + 1, head + 1) for hit in [lexicon.at(line, index)] if hit]
    ends = [entry for last, entry in hits if last == head + 1]
    return any(entry.kind and agency_kinds()[entry.kind].national for entry in ends) or any(
        last > head + 1 for last, _ in hits
    )


def _named_first(line: Sequence[Word]) -> list[Span]:
    """Names that start with what they are: "Project Northstar"."""
    return [
        (index - 1, index + 1, None)
        for index in range(1, len(line))
        if line[index - 1].key in word_set(_FILE, "names", "first")
        and line[index].capital
        and line[index - 1].capital
        and line[index].joined
        and line[index].key not in word_set(_FILE, "owners", "titles")
    ]


def _nhs(line: Sequence[Word], lexicon: Lexicon) -> list[Span]:
    """A local NHS body under its place: "NHS Northshire", "NHS North and South Mere"."""
    found: list[Span] = []
    for first, word in enumerate(line):
        last = first + 1
        while word.text == "NHS" and last < len(line) and line[last].joined and last - first <= _MOST_NAME:
            linked = line[last].key == "and" and last + 1 < len(line) and line[last + 1].capital
            if not linked and (not line[last].capital or line[last].key in word_set(_FILE, "names", "not_nhs")):
                break
            last += 1
        if last > first + 1 and not lexicon.at(line, first + 1, owner=True):
            found.append((first, last, None))
    return found


def _listed(text: str, line: Sequence[Word], taken: Sequence[Span]) -> list[Span]:
    """Names without a shape that stand in a list beside a body: "health, Northshire Without Fear, ASC and CSC"."""
    found: list[Span] = []
    for first, _, _ in taken:
        last = first
        if not first or line[first].gap.strip() not in {",", "and", "&", ""} or "," not in line[first].gap + line[first - 1].gap:
            continue
        last = first - 1 if line[first - 1].key == "and" else first
        start = last
        while start > 0 and line[start - 1].capital and (start == last or line[start].joined):
            start -= 1
        named = line[start:last]
        if 1 < len(named) <= _MOST_NAME and start and "," in line[start].gap and not _opener(line, start):
            found.append((start, last, None))
    return found


def _goes_on(line: Sequence[Word], head: int) -> bool:
    """Whether the word after makes it something else ("Mental Health Service Plan")."""
    after = line[head + 1] if head + 1 < len(line) else None
    return bool(after and after.joined and after.key in word_set(_FILE, "names", "not_before") and line[head].key != "team")


def _ordinary(line: Sequence[Word], first: int, head: int) -> bool:
    """Whether a span is a way of meeting, or one word of a sentence's start and small letters ("First panel")."""
    run = line[first : head + 1]
    keys = tuple(word.key for word in run)
    if " ".join(merged(keys)) in word_set(_FILE, "names", "never"):
        return True
    article = line[first - 1].key if first and run[0].joined else ""
    if "finish" in keys and article in {"a", "an"}:
        return True
    fresh = first == 0 or any(mark in run[0].gap for mark in ".:;•?!\n|")
    return fresh and not run[0].acronym and sum(word.capital for word in run) == 1 and keys[-2:-1] != ("sub",)


def _is_head(line: Sequence[Word], index: int) -> bool:
    word = line[index]
    if word.key in word_set(_FILE, "heads", "strong"):
        return True
    if word.key not in word_set(_FILE, "heads", "weak") or index == 0 or not word.joined:
        return False
    before = line[index - 1]
    if word.key in word_set(_FILE, "names", "not_many") and word.text.endswith("s") and not word.capital:
        return False
    if before.key in {"multi", "single", "inter", "partner", "each", "other", "lead", "same"}:
        return False
    if word.key == "group" and before.key in word_set(_FILE, "heads", "group_of"):
        return True
    return word.capital or before.capital


def _leftmost(line: Sequence[Word], head: int, lexicon: Lexicon) -> int | None:
    """The first word of the name that ends in a head, or None when no telling name stands before it."""
    best, small, index = head, 0, head
    committee = line[head].key in word_set(_FILE, "heads", "committee")
    while index > 0 and head - index < _LONGEST and line[index].joined:
        index -= 1
        word = line[index]
        if _opener(line, index) or _title_of(line, index):
            break
        if word.key == "and" and _two_bodies(line, index, head, lexicon):
            break
        if word.key == "and" and line[head].key not in word_set(_FILE, "heads", "inner") and _ends_body(line, index, lexicon, owner=True):
            break
        if index + 1 < head and _ends_body(line, index + 1, lexicon) and not _inside(line, index, head, lexicon):
            break
        if word.capital:
            best, small = index, 0
        elif word.key in word_set(_FILE, "heads", "group_of"):
            continue
        elif word.key in word_set(_FILE, "names", "links"):
            if not _links(line, index, committee=committee):
                break
        elif (small := small + 1) > _MOST_SMALL or not committee or word.key in word_set(_FILE, "names", "lower_stop"):
            break
    while best < head and line[best].key in word_set(_FILE, "names", "links"):
        best += 1
    return best if _telling(line[best:head], line[head]) else None


def _two_bodies(line: Sequence[Word], index: int, head: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands between two bodies: the first ends in a word for one, or the second is known by itself."""
    heads = word_set(_FILE, "heads", "weak") | word_set(_FILE, "heads", "strong")
    if index and line[index - 1].key in heads and line[index - 1].capital and line[index - 1].key not in {"police", "housing"}:
        return True
    hit = lexicon.at(line, index + 1, owner=True)
    single = index < 2 or not line[index - 1].joined or not line[index - 2].capital  # noqa: PLR2004
    return bool(hit and hit[0] == head + 1 and single)


def _links(line: Sequence[Word], index: int, *, committee: bool) -> bool:
    """Whether a small word may stand inside a name: "Quality and Audit", "Department for", "Office of the"."""
    word = line[index]
    before = line[index - 1] if index else None
    if before is None or not word.joined:
        return False
    if word.key == "for":
        return before.capital and before.key in word_set(_FILE, "heads", "weak") | word_set(_FILE, "heads", "strong")
    if word.key == "the":
        return before.key in {"of", "for", "and"}
    if line[index + 1].key == "the":
        return before.capital and line[index + 2 : index + 3] != () and line[index + 2].key not in word_set(_FILE, "heads", "strong")
    return before.capital and (line[index + 1].capital or committee)


def _title_of(line: Sequence[Word], index: int) -> bool:
    """Whether a word is the title in "Chair of the Policy Group"."""
    return line[index].key in word_set(_FILE, "owners", "titles") and line[index + 1].key in {"of", "for", "and"}


def _inside(line: Sequence[Word], index: int, head: int, lexicon: Lexicon) -> bool:
    """Whether what follows a body is a part of it ("SAB Quality Assurance Group"), not a body of its own."""
    if line[index + 1].key in {"and", "of"} or line[index].key in {"police", "hospital", "trust", "constabulary"}:
        return False
    known = lexicon.at(line, index + 1, owner=True)
    whole = known is not None and known[0] == head + 1 and known[1].kind is not None
    return line[head].key in word_set(_FILE, "heads", "inner") and not whole


def _telling(before: Sequence[Word], head: Word) -> bool:
    generic = word_set(_FILE, "names", "generic")
    committee = head.key == "group" and before and before[-1].key in word_set(_FILE, "heads", "group_of")
    if any(word.key not in generic and (word.capital or committee) for word in before):
        return True
    plain = {"multi", "agency", "partner", "of", "and", "the", "single", "all", "other", "local", "task", "finish"}
    if sum(word.capital for word in before) > 1 and head.capital and len({word.key for word in before} - plain) > 1:
        return True
    small = [word for word in before if word.key not in generic]
    return bool(small) and before[0].capital and before[0].joined


def _to_the_end(line: Sequence[Word], last: int, lexicon: Lexicon) -> int:
    """Take in "of the Board" after a sub-group, and a known place after a name ("Women's Centre Northshire")."""
    tail = [word.key for word in line[last : last + 3]]
    if tail[:2] == ["of", "the"] and tail[2:] in (["board"], ["sab"], ["partnership"]) and line[last - 1].key in {"group", "subgroup"}:
        return last + 3
    if last < len(line) and line[last].joined and (line[last].key,) in lexicon.places and line[last].capital:
        return last + 1
    return last


def _brought_in(text: str, line: Sequence[Word]) -> list[Span]:
    """Names without a shape that a description brings in: "First Light (the commissioned service …)"."""
    found: list[Span] = []
    for index, word in enumerate(line):
        if word.key not in set(phrases(_FILE)["bring_in"]["described"]) or word.capital:
            continue
        opened = text.rfind("(", 0, word.start)
        if opened < 0 or ")" in text[opened : word.start] or word.start - opened > 80:  # noqa: PLR2004
            continue
        last = next((i for i, other in enumerate(line) if other.start > opened), 0)
        first = last
        while first > 0 and line[first - 1].capital and (first == last or line[first].joined):
            first -= 1
        if 0 < last - first <= 4 and not _opener(line, first):  # noqa: PLR2004
            found.append((first, last, None))
    return found
