"""Splits the words of an owner cell into the bodies that own an action and those that help or watch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Role
from ingest.agency_finder import find
from ingest.agency_lexicon import Entry, Lexicon
from ingest.agency_words import Word, fold, key, phrases, word_set, words

_FILE = "agencies"
_CUT = re.compile(r"\s*(?:[\n;•▪●|]|,|/|\s\+\s|\s&\s|\sand\s|\s-\s(?=all\b))\s*|\.\s+(?=[A-Z])")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|:\s+")
_BRACKET = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """One owner: its words as they stand in the cell, its part, and the known body that they name, if any.

    `body` is the part of the words that names the body, without a job title.
    """

    words: str
    role: Role
    body: str
    entry: Entry | None = None
    board: bool = False


def split(cell: str, lexicon: Lexicon) -> tuple[Owner, ...]:
    """All owners in a cell, left to right; people's names and "all agencies" are no owners."""
    found: list[Owner] = []
    for role, part in _parts(cell):
        for piece in _pieces(part, lexicon):
            found += _owners(piece, role, lexicon)
    return tuple(found)


def _parts(cell: str) -> list[tuple[Role, str]]:
    """The cell cut where helpers or watchers are brought in ("X working with Y")."""
    marks = [(phrase, Role.CONTRIBUTOR) for phrase in phrases(_FILE)["owners"]["helpers"]]
    marks += [(phrase, Role.OVERSIGHT) for phrase in phrases(_FILE)["owners"]["overseers"]]
    roles = dict(marks)
    pattern = "|".join(rf"{re.escape(phrase)}" for phrase, _ in sorted(marks, key=lambda mark: -len(mark[0])))
    out: list[tuple[Role, str]] = []
    last, role = 0, Role.LEAD
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)(?!\s+you\b)", cell, re.IGNORECASE):
        out.append((role, cell[last : match.start()]))
        last, role = match.end(), roles[match.group().lower()]
    out.append((role, cell[last:]))
    return [(role, part) for role, part in out if part.strip()]


def _pieces(part: str, lexicon: Lexicon) -> list[str]:
    """A part cut at separators that do not stand inside a name or a bracket."""
    kept = [(found.first, found.last) for found in find(part, lexicon, owner=True)]
    line = words(part)
    spans = [(line[first].start, line[last - 1].end) for first, last in kept]
    spans += [match.span() for match in _BRACKET.finditer(part)]
    out, last = [], 0
    for match in _CUT.finditer(part):
        if any(start < match.start() and match.end() < end for start, end in spans):
            continue
        if match.group().strip() in {"and", "&"} and not _two(part[last : match.start()], part[match.end() :], lexicon):
            continue
        out.append(part[last : match.start()])
        last = match.end()
    return [piece for piece in (*out, part[last:]) if piece.strip(" .-–—:()")]


def _two(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether "and" stands between two owners rather than inside one ("Learning and Development Team")."""
    head = find(left, lexicon, owner=True)
    tail = words(left)
    ends = bool(head) and head[-1].last == len(tail)
    return ends or _titled(left) or right.lower().startswith(("the ", "all ")) or bool(tail) and _person(left)


def _owners(piece: str, role: Role, lexicon: Lexicon) -> list[Owner]:
    line = words(piece)
    if not line or " ".join(word.key for word in line) in word_set(_FILE, "owners", "nobody"):
        return []
    cuts = [0, *_starts(line, lexicon), len(line)]
    out = [_owner(piece, line[first:last], role, lexicon) for first, last in zip(cuts, cuts[1:], strict=False) if first < last]
    return [owner for owner in out if owner]


def _starts(line: Sequence[Word], lexicon: Lexicon) -> list[int]:
    """Where a further owner starts with nothing but a space before it."""
    out: list[int] = []
    index = start = 0
    while index < len(line):
        hit = lexicon.at(line, index, owner=True)
        new = index > start and _finished(line[start:index], lexicon) and (hit or line[index].capital)
        if new and (hit or _title_before(line, index)) and not _belongs(line, start, index, hit):
            out.append(index)
            start = index
        index = hit[0] if hit else index + 1
    return out


def _finished(run: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a run of words is a whole owner: a known body, a job, a name that ends in a head, or a short form."""
    last = run[-1]
    if last.key in word_set(_FILE, "owners", "titles") or last.key in word_set(_FILE, "heads", "strong"):
        return True
    if last.acronym and len(last.text) > 1:
        return True
    if last.key in word_set(_FILE, "heads", "weak"):
        return True
    return any((hit := lexicon.at(run, first, owner=True)) and hit[0] == len(run) for first in range(len(run))) or (
        len(run) > 1 and run[0].capital and bool(lexicon.at(run, 0, owner=True))
    )


def _title_before(line: Sequence[Word], index: int) -> bool:
    return line[index - 1].key in word_set(_FILE, "owners", "titles")


def _belongs(line: Sequence[Word], start: int, index: int, hit: tuple[int, Entry] | None) -> bool:
    """Whether a known form goes on from the body before it: a council's department, or its short and long form."""
    if "-" in line[index].gap or "–" in line[index].gap:
        return True
    if hit is None:
        return False
    if hit[1].department or hit[1].owner_only:
        council = line[index - 1].key in {"council", "borough"} or line[index - 1].acronym
        return council and hit[1].kind != "general-practice"
    return False


def _owner(piece: str, run: Sequence[Word], role: Role, lexicon: Lexicon) -> Owner | None:
    while len(run) > 1 and run[0].key in {"the", "and"}:
        run = run[1:]
    closing = piece[run[-1].end :][:1] if "(" in piece[run[0].start : run[-1].end] else ""
    whole = piece[run[0].start : run[-1].end] + (")" if closing == ")" else "")
    flat = " ".join(word.key for word in run)
    if flat in word_set(_FILE, "owners", "nobody"):
        return None
    if flat in word_set(_FILE, "owners", "of_the_board"):
        return Owner(words=whole, role=role, body=whole, board=True)
    inside = find(whole, lexicon, owner=True)
    if inside:
        return Owner(words=_without_person(whole, inside[0].surface), role=role, body=_body(whole), entry=inside[0].entry)
    if _person(whole) or all(word.key in _plain() for word in run):
        return None
    if len(run) == 1 and len(run[0].text) < 3:  # noqa: PLR2004
        return None
    return Owner(words=whole, role=role, body=_body(whole))


def _body(whole: str) -> str:
    """Words without the job title at their end or their beginning ("Chair of X", "X Strategy Manager")."""
    run = list(words(whole))
    titles = word_set(_FILE, "owners", "titles")
    start = 0
    for index in range(len(run) - 1):
        if run[index].key in titles and run[index + 1].key in {"of", "for"}:
            start = index + 2
            break
    end = len(run)
    while end > start + 1 and (run[end - 1].key in titles or (end < len(run) and run[end - 1].key in _soft())):
        end -= 1
    while start < end - 1 and run[start].key == "the":
        start += 1
    return whole[run[start].start : run[end - 1].end]


def _soft() -> frozenset[str]:
    return frozenset({"strategy", "service", "senior", "business", "general", "assistant", "locality", "operation", "operational", "strategic", "project", "programme", "principal", "team"})


def _plain() -> frozenset[str]:
    return word_set(_FILE, "owners", "titles") | word_set(_FILE, "owners", "title_words")


def _titled(text: str) -> bool:
    found = words(text)
    return bool(found) and found[-1].key in word_set(_FILE, "owners", "titles")


def _person(text: str) -> bool:
    """Whether words look like somebody's name: a title, initials, or a common given name and one or two more words."""
    found = words(text)
    if not 0 < len(found) < 4 or any(not word.capital for word in found):  # noqa: PLR2004
        return False
    if found[0].key in {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "cllr", "sir", "dame"}:
        return True
    return fold(found[0].text) in word_set("people", "given", "names") and not key(text)[-1:] == ("service",)


def _without_person(whole: str, body: str) -> str:
    """Leave out a name that stands in a bracket or after a dash beside the body."""
    for match in _BRACKET.finditer(whole):
        if _person(match.group(1)):
            return whole[: match.start()].strip()
    parts = _DASH.split(whole)
    if len(parts) > 1:
        kept = [part for part in parts if not _person(part.strip())]
        if len(kept) < len(parts):
            return next((part.strip() for part in kept if body in part), kept[0].strip() if kept else whole)
    return whole
