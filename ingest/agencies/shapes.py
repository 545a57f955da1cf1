"""Finds bodies by the shape of a name: capitals that end in a word for a body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph.vocabulary import agency_kinds
from ingest.agencies.body_words import tells_a_body
from ingest.agencies.lexicon import Lexicon
from ingest.agencies.names import Span, ends_body, fresh_start, opener
from ingest.language.phrases import load
from ingest.language.words import Word, merged, word_set

_FILE = "agencies"
_MOST_SMALL = 2  # small words that may stand inside a name before its head ("GM complex safeguarding hub")
_LONGEST = 11  # words of a name before its head
_MOST_NAME = 4  # words of a place, or of a name that a description brings in
_BRACKET = 80  # letters of a bracket that describes a name
_NO_AGENCY = frozenset({"multi", "single", "inter", "partner", "each", "other", "lead", "same"})
_NOT_TELLING = frozenset(
    {"multi", "agency", "partner", "of", "and", "the", "single", "all", "other", "local", "task", "finish"}
)
_GOES_ON = frozenset({"nhs", "foundation", "teaching", "university"})  # "Vale Hospitals NHS Trust" is one name
_ENDS = frozenset({"police", "council", "board"})
_OF_THE_BOARD = frozenset({("of", "the", "board"), ("of", "the", "sab"), ("of", "the", "partnership")})
_WHOLE = frozenset({"police", "hospital", "trust", "constabulary"})  # what follows these is another body


def shaped(line: Sequence[Word], lexicon: Lexicon) -> list[Span]:
    """Spans of names that end in a word for a body ("Quality Assurance Group")."""
    found: list[Span] = []
    for index, _ in enumerate(line):
        first = _leftmost(line, index, lexicon) if _is_head(line, index) and not _goes_on(line, index) else None
        if first is not None and not _ordinary(line, first, index) and not _national(line, first, index, lexicon):
            found.append((_with_the(line, first), _to_the_end(line, index + 1, lexicon), None))
    return found


def _with_the(line: Sequence[Word], first: int) -> int:
    """Take in "The", which with a capital inside a sentence is part of the name."""
    the = first > 1 and line[first - 1].text == "The" and line[first].joined and not line[first - 1].gap.strip()
    return first - 1 if the else first


def _national(line: Sequence[Word], first: int, head: int, lexicon: Lexicon) -> bool:
    """Whether a national body ends the span, or goes on after it: what stands before is not part of its name."""
    hits = [hit for index in range(first + 1, head + 1) for hit in [lexicon.at(line, index)] if hit]
    ends = [entry for last, entry in hits if last == head + 1]
    return any(entry.kind and agency_kinds()[entry.kind].national for entry in ends) or any(
        last > head + 1 for last, _ in hits
    )


def named_first(line: Sequence[Word]) -> list[Span]:
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


def nhs(line: Sequence[Word], lexicon: Lexicon) -> list[Span]:
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


def _goes_on(line: Sequence[Word], head: int) -> bool:
    """Whether the word after makes it something else ("Mental Health Service Plan")."""
    after = line[head + 1] if head + 1 < len(line) else None
    return bool(
        after and after.joined and after.key in word_set(_FILE, "names", "not_before") and line[head].key != "team"
    )


def _ordinary(line: Sequence[Word], first: int, head: int) -> bool:
    """Whether a span is a way of meeting, or one word of a sentence's start and small letters ("First panel")."""
    run = line[first : head + 1]
    keys = tuple(word.key for word in run)
    if " ".join(merged(keys)) in word_set(_FILE, "names", "never"):
        return True
    article = line[first - 1].key if first and run[0].joined else ""
    if "finish" in keys and article in {"a", "an"}:
        return True
    return (
        fresh_start(line, first)
        and not run[0].acronym
        and sum(word.capital for word in run) == 1
        and keys[-2:-1] != ("sub",)
    )


def _is_head(line: Sequence[Word], index: int) -> bool:
    word = line[index]
    if word.key in word_set(_FILE, "heads", "strong"):
        return True
    if word.key not in word_set(_FILE, "heads", "weak") or index == 0 or not word.joined:
        return False
    before = line[index - 1]
    if word.key in word_set(_FILE, "names", "not_many") and word.text.endswith("s") and not word.capital:
        return False
    if before.key in _NO_AGENCY:
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
        if _stops(line, index, head, lexicon):
            break
        word = line[index]
        if word.capital:
            best, small = index, 0
        elif word.key in word_set(_FILE, "names", "links"):
            if not _links(line, index, committee=committee):
                break
        elif word.key not in word_set(_FILE, "heads", "group_of"):
            small += 1
            if small > _MOST_SMALL or not committee or word.key in word_set(_FILE, "names", "lower_stop"):
                break
    while best < head and line[best].key in word_set(_FILE, "names", "links"):
        best += 1
    return best if _telling(line[best:head], line[head]) else None


def _stops(line: Sequence[Word], index: int, head: int, lexicon: Lexicon) -> bool:
    """Whether a name cannot reach back over a word: it opens a sentence, is a title, or another body ends there."""
    if opener(line, index) or _title_of(line, index):
        return True
    if line[index].key == "and":
        inner = line[head].key in word_set(_FILE, "heads", "inner")
        ordinary = line[head].key != "trust"  # "Community Health and Care NHS Trust" is one name
        if _two_bodies(line, index, head, lexicon) or (not inner and ends_body(line, index, lexicon, owner=ordinary)):
            return True
    if index + 1 == head or (line[index + 1].key in _GOES_ON and line[index].key not in _ENDS):
        return False
    return ends_body(line, index + 1, lexicon) and not _inside(line, index, head, lexicon)


def _two_bodies(line: Sequence[Word], index: int, head: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands between two bodies: the first ends in a word for one, or the second is known by itself."""
    heads = word_set(_FILE, "heads", "weak") | word_set(_FILE, "heads", "strong")
    before = line[index - 1] if index else None
    if before and before.key in heads - {"police", "housing"} and before.capital:
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
        after = line[index + 2].key if index + 2 < len(line) else ""
        return before.capital and after not in word_set(_FILE, "heads", "strong")
    return before.capital and (line[index + 1].capital or committee)


def _title_of(line: Sequence[Word], index: int) -> bool:
    """Whether a word is the title in "Chair of the Policy Group"."""
    return line[index].key in word_set(_FILE, "owners", "titles") and line[index + 1].key in {"of", "for", "and"}


def _inside(line: Sequence[Word], index: int, head: int, lexicon: Lexicon) -> bool:
    """Whether what follows a body is a part of it ("SAB Quality Assurance Group"), not a body of its own."""
    if line[index + 1].key in {"and", "of"} or line[index].key in _WHOLE:
        return False
    known = lexicon.at(line, index + 1, owner=True)
    whole = known is not None and known[0] == head + 1 and known[1].kind is not None
    return line[head].key in word_set(_FILE, "heads", "inner") and not whole


def _telling(before: Sequence[Word], head: Word) -> bool:
    """Whether the words before a head tell one body from another ("Quality Assurance", not "multi-agency")."""
    generic = word_set(_FILE, "names", "generic")
    committee = head.key == "group" and before and before[-1].key in word_set(_FILE, "heads", "group_of")
    if any(word.key not in generic and (word.capital or committee) for word in before):
        return True
    if (
        sum(word.capital for word in before) > 1
        and head.capital
        and len({word.key for word in before} - _NOT_TELLING) > 1
    ):
        return True
    small = [word for word in before if word.key not in generic]
    return bool(small) and before[0].capital and before[0].joined


def _to_the_end(line: Sequence[Word], last: int, lexicon: Lexicon) -> int:
    """Take in "of the Board" after a sub-group, and a known place after a name ("Women's Centre Northshire")."""
    tail = tuple(word.key for word in line[last : last + 3])
    if line[last - 1].key in {"group", "subgroup"} and tail in _OF_THE_BOARD:
        return last + len(tail)
    if last < len(line) and line[last].joined and (line[last].key,) in lexicon.places and line[last].capital:
        return last + 1
    return last


def brought_in(text: str, line: Sequence[Word]) -> list[Span]:
    """Names without a shape that a description brings in: "First Light (the commissioned service …)"."""
    found: list[Span] = []
    for word in line:
        if word.key not in set(load(_FILE)["bring_in"]["described"]) or word.capital:
            continue
        opened = text.rfind("(", 0, word.start)
        if opened < 0 or ")" in text[opened : word.start] or word.start - opened > _BRACKET:
            continue
        last = next((i for i, other in enumerate(line) if other.start > opened), 0)
        first = last
        while first > 0 and line[first - 1].capital and (first == last or line[first].joined):
            first -= 1
        if 0 < last - first <= _MOST_NAME and not opener(line, first):
            found.append((first, last, None))
    return found


def paid(line: Sequence[Word]) -> list[Span]:
    """Names without a shape of those who are paid to act: "grant to Harbour House", "Safe Return appointed"."""
    before = {tuple(phrase.split()) for phrase in load(_FILE)["bring_in"]["paid_before"]}
    after = set(load(_FILE)["bring_in"]["paid_after"])
    found: list[Span] = []
    for index, word in enumerate(line):
        if word.key in after and not word.capital:
            first = index
            while first > 0 and line[first].joined and line[first - 1].capital:
                first -= 1
            found += [(first, index, None)] if _a_name(line, first, index) and tells(line, first, index) else []
        if index and (line[index - 1].key, word.key) in before:
            last = index + 1
            while last < len(line) and line[last].joined and line[last].capital:
                last += 1
            found += [(index + 1, last, None)] if _a_name(line, index + 1, last) else []
    return found


def tells(line: Sequence[Word], first: int, last: int) -> bool:
    """Whether a run of capitals is a body's name rather than a person's, by a word that only bodies have."""
    return not opener(line, first) and tells_a_body(line[first:last])


@cache
def _taken() -> frozenset[str]:
    return word_set(_FILE, "bodies", "charities") | {"house", "home"}


@cache
def _acts() -> frozenset[str]:
    return frozenset(load(_FILE)["parts"]["acts"])


def told(line: Sequence[Word]) -> list[Span]:
    """Names without a shape that act, told by a word that charities take ("Haven House to offer training")."""
    taken, acts = _taken(), _acts()
    if not any(word.key in taken for word in line):
        return []
    found: list[Span] = []
    for last in range(2, len(line)):
        if line[last].text not in acts or not line[last].joined or line[last - 1].key not in taken:
            continue
        first = last
        while first > 0 and line[first - 1].capital and (first == last or line[first].joined):
            first -= 1
        found += [(first, last, None)] if _a_name(line, first, last) else []
    return found


def _a_name(line: Sequence[Word], first: int, last: int) -> bool:
    """Whether a run of capitals is somebody's name: two to four words, none of them a job's or an ordinary one."""
    plain = word_set(_FILE, "owners", "titles") | word_set(_FILE, "owners", "title_words")
    run = line[first:last]
    return 1 < len(run) <= _MOST_NAME and not opener(line, first) and not any(word.key in plain for word in run)
