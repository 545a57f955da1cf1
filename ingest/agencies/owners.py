"""Splits the words of an owner cell into the bodies that own an action and those that help or watch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from graph.model import Role
from ingest.agencies.body_words import tells_a_body
from ingest.agencies.finder import Found, find
from ingest.agencies.lexicon import Entry, Lexicon
from ingest.agencies.owner_words import (
    BRACKET,
    DASH,
    DESCRIBED,
    LONGEST_NAME,
    job_words,
    mere_job,
    nobody,
    person,
    post,
    titled,
    without_job,
    without_note,
    without_person,
)
from ingest.language.phrases import load
from ingest.language.words import Word, key, word_set, words

_FILE = "agencies"
_CUT = re.compile(r"\s*(?:[\n;•▪●|]|,|/|\s\+\s|\s&\s|\sand\s)\s*|(?<!\W[A-Z])(?<!^[A-Z])\.\s+(?=[A-Z])")
_ENUMERATED = re.compile(  # "Learning, Improvement and Policy Subgroup"
    r"(?:[A-Z][\w'’-]*,? )+(?:and|&) (?:[A-Z][\w'’-]* )*"
    r"(?:[Ss]ub[- ]?[Gg]roup|Group|Board|Committee|Partnership|Team)\b"
)
_OWN_STAFF = frozenset({"police", "probation", "fire", "ambulance"})  # what stands after "and" is another body
_POSTS_OF = frozenset({"council-commissioning", "adult-safeguarding"})
_SHORTEST = 3  # letters of a name
_MOST_LETTERS = 2_000  # of an owner cell that are looked through


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """One owner: its words as they stand in the cell, its part, and the known body that they name, if any.

    `body` is the part of the words that names the body, without a job title; `board`: it is the publisher's own.
    `plain`: nothing about the words tells a body from a person.
    """

    words: str
    role: Role
    body: str
    entry: Entry | None = None
    board: bool = False
    plain: bool = False


def split(cell: str, lexicon: Lexicon) -> tuple[Owner, ...]:
    """All owners in a cell, left to right; people's names and "all agencies" are no owners.

    Of a cell of more than `_MOST_LETTERS` letters, which holds more than owners, the rest is not read.
    """
    found = [owner for owner in _all(cell, lexicon) if not owner.plain]
    if any(not _mere_job(owner, lexicon) for owner in found):
        found = [owner for owner in found if not _mere_job(owner, lexicon)]
    return tuple(found)


def unknown(cell: str, lexicon: Lexicon) -> tuple[Owner, ...]:
    """Owners in a cell that are no known body, nor a part of one, told from people or not."""
    return tuple(
        owner
        for owner in _all(cell, lexicon)
        if owner.entry is None and owner.body == owner.words and not find(owner.words, lexicon, owner=True)
    )


def _all(cell: str, lexicon: Lexicon) -> list[Owner]:
    return [
        owner
        for role, part in _parts(cell[:_MOST_LETTERS])
        for line in _lines(part, lexicon)
        for owner in _beside(line, [one for piece in _pieces(line, lexicon) for one in _owners(piece, role, lexicon)])
    ]


def _beside(line: str, found: Sequence[Owner]) -> list[Owner]:
    """Owners without those that only say where in the next body somebody sits ("Clinical Lead, ICB")."""
    out: list[Owner] = []
    for owner, after in zip(found, [*found[1:], None], strict=False):
        joined = after is not None and f"{owner.words}, {after.words}" in " ".join(line.split())
        if joined and after and _council_of(owner, after):
            out.append(replace(owner, words=f"{owner.words}, {after.words}"))
        elif out and out[-1].words.endswith(f", {owner.words}") and _council_of(out[-1], owner):
            continue
        elif not (joined and _ordinary_post(owner)):
            out.append(owner)
    return out


def _council_of(owner: Owner, after: Owner) -> bool:
    """Whether a department is followed by its council ("Public Health, Northshire Council")."""
    council = key(after.body)[-1:] == ("council",) or (after.entry is not None and after.entry.kind == "council")
    return council and owner.entry is not None and owner.entry.department


def _ordinary_post(owner: Owner) -> bool:
    """Whether an owner is a job that only ordinary words say where it is of ("Mental Health Lead")."""
    run = words(owner.words)
    titles = word_set(_FILE, "owners", "titles")
    return any(word.key in titles for word in run) and not any(word.acronym for word in run) and owner.entry is None


def _mere_job(owner: Owner, lexicon: Lexicon) -> bool:
    """Whether an owner is only a job title ("Head of Service"); beside a body it says who there, not which body."""
    if owner.entry or owner.board or find(owner.words, lexicon, owner=True):
        return False
    titles = word_set(_FILE, "owners", "titles")
    return any(word.key in titles for word in words(owner.words)) and not words(owner.words)[0].acronym


# --- A cell is cut where words bring in helpers or watchers, then at separators ---------------------------------------


def _parts(cell: str) -> list[tuple[Role, str]]:
    """The cell cut where leads, helpers or watchers are brought in ("X working with Y")."""
    out: list[tuple[Role, str]] = []
    last, role = 0, Role.LEAD
    roles, pattern = _brought_in_by()
    for match in pattern.finditer(cell):
        out.append((role, cell[last : match.start()]))
        last, role = match.end(), roles[match.group().lower()]
    out.append((role, cell[last:]))
    return [(role, part) for role, part in out if part.strip()]


@cache
def _brought_in_by() -> tuple[dict[str, Role], re.Pattern[str]]:
    """The words that bring in leads, helpers and watchers, and a pattern for them."""
    roles = {
        phrase: role
        for name, role in (("leaders", Role.LEAD), ("helpers", Role.CONTRIBUTOR), ("overseers", Role.OVERSIGHT))
        for phrase in load(_FILE)["owners"][name]
    }
    written = "|".join(re.escape(phrase) for phrase in sorted(roles, key=len, reverse=True))
    return roles, re.compile(rf"(?<!\w)(?:{written})(?!\w)(?!\s+you\b)", re.IGNORECASE)


def _lines(part: str, lexicon: Lexicon) -> list[str]:
    """A part cut where a line ends that is a body by itself; other line breaks may stand inside a name."""
    out: list[str] = []
    for line in part.split("\n"):
        before = out[-1] if out else ""
        named = find(before, lexicon, owner=True) if before.strip() else ()
        whole = (named and named[-1].last == len(words(before))) or _ends_owner(before, words(line))
        if not out or (whole and not line.lstrip().startswith(("(", "and "))):
            out.append(line)
        else:
            out[-1] = f"{before}\n{line}"
    return out


def _ends_owner(text: str, after: Sequence[Word]) -> bool:
    """Whether a line is an owner by itself: a short form alone, or a post before another capital."""
    before = words(text)
    if text.rstrip().endswith(("-", "–", "—", ":", "&", "/")) or not after or not after[0].capital:
        return False
    return titled(before) or person(text) or (len(before) == 1 and before[0].acronym and len(before[0].text) > 2)  # noqa: PLR2004


def _pieces(part: str, lexicon: Lexicon) -> list[str]:
    """A part cut at separators that do not stand inside a name or a bracket."""
    line = words(part)
    spans = [(line[one.first].start, line[one.last - 1].end) for one in find(part, lexicon, owner=True)]
    spans += [match.span() for match in BRACKET.finditer(part)]
    out, last = [], 0
    for match in _CUT.finditer(part):
        if any(start < match.start() and match.end() < end for start, end in spans):
            continue
        if (
            match.group().strip() == ","
            and _ENUMERATED.match(part[match.end() :])
            and _bare(part[last : match.start()], lexicon)
        ):
            continue
        if match.group().strip() in {"and", "&"} and not _two(part[last : match.start()], part[match.end() :], lexicon):
            continue
        out.append(part[last : match.start()])
        last = match.end()
    return [piece for piece in (*out, part[last:]) if piece.strip(" .-–—:()")]


def _bare(left: str, lexicon: Lexicon) -> bool:
    """Whether words are no body by themselves, so that they may begin the name of one."""
    line = words(left)
    return 0 < len(line) <= LONGEST_NAME and all(word.capital for word in line) and not find(left, lexicon, owner=True)


def _two(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether "and" stands between two owners rather than inside one ("Learning and Development Team")."""
    before, after = words(left), words(right)
    named = find(left, lexicon, owner=True)
    next_named = lexicon.at(after, 0, owner=True) if after else None
    if named and named[-1].last == len(before):
        return not _one_service(before, after, named[-1], lexicon)
    if len(before) == 1 and before[0].acronym and (next_named or (after[:1] and after[0].acronym)):
        return True
    if next_named and next_named[0] > 1:
        return True
    return titled(before) or right.lower().startswith(("the ", "all ")) or person(left) or person(right)


def _one_service(before: Sequence[Word], after: Sequence[Word], left: Found, lexicon: Lexicon) -> bool:
    """Whether an ordinary word and another one are one service's name ("Education and Inclusion")."""
    entry = left.entry
    ordinary = entry is not None and entry.capital and entry.kind not in _OWN_STAFF and left.last == 1
    plain = len(after) == 1 and after[0].capital and not after[0].acronym and not titled(after)
    return ordinary and len(before) == 1 and plain and not lexicon.at(after, 0, owner=True)


# --- What is left may hold owners with nothing but a space between ----------------------------------------------------


def _owners(piece: str, role: Role, lexicon: Lexicon) -> list[Owner]:
    line = words(piece)
    if not line or nobody(line):
        return []
    described = DESCRIBED.fullmatch(piece.strip())
    if described:
        return [Owner(words=described.group(1), role=role, body=described.group(1))]
    named = find(piece, lexicon, owner=True)
    cuts = [0, *_starts(line, named), len(line)]
    runs = [line[first:last] for first, last in pairwise(cuts) if first < last]
    return [owner for run in runs for owner in [_owner(piece, run, role, lexicon)] if owner]


def _starts(line: Sequence[Word], named: Sequence[Found]) -> list[int]:
    """Where a further owner starts: at a known body after a whole one, after a job, or where a name follows a body."""
    bodies = {one.first: one for one in named}
    inside = {index for one in named for index in range(one.first + 1, one.last)}
    ends = {one.last: one for one in named}
    out: list[int] = []
    start = 0
    for index in range(1, len(line)):
        if index in inside or index == start or _dashed(line, index):
            continue
        if "(" in line[index].gap and not _all_of_bracket(line, bodies.get(index)):
            continue
        before = line[index - 1]
        titled = before.key in word_set(_FILE, "owners", "titles") and line[index].key not in {"of", "for"}
        if index in bodies and (before.key in {"of", "for"} or _is_title(line, bodies[index])):
            continue
        if index in bodies:
            before_it = ends.get(index)
            new = titled or (_whole(line[start:index], before_it) and not _department(before_it, bodies[index]))
        else:
            named_next = before.acronym and _other(ends.get(index))
            new = (
                line[index].capital and not _job(line[index:]) and (named_next or (titled and line[index].key == "the"))
            )
        if new:
            out.append(index)
            start = index
    return out


def _is_title(line: Sequence[Word], body: Found) -> bool:
    """Whether a known form is a job's title here: "Public Health Commissioner"."""
    return body.last == body.first + 1 and line[body.first].key in word_set(_FILE, "owners", "titles")


def _all_of_bracket(line: Sequence[Word], body: Found | None) -> bool:
    """Whether a bracket holds a body and nothing else."""
    if body is None:
        return False
    return body.last == len(line) or ")" in line[body.last].gap


def _dashed(line: Sequence[Word], index: int) -> bool:
    return any(mark in line[index].gap for mark in "-–—")


def _whole(run: Sequence[Word], ended: Found | None) -> bool:
    """Whether a run of words is an owner of its own: it ends in a body, a job, a short form, or follows a council."""
    return ended is not None or run[-1].acronym or run[-1].key in word_set(_FILE, "heads", "weak") or len(run) > 1


def _department(before: Found | None, body: Found) -> bool:
    """Whether a body is a department of the council before it."""
    if before is None or body.entry is None or not body.entry.department:
        return False
    return before.entry is not None and before.entry.kind == "council"


def _other(before: Found | None) -> bool:
    """Whether words after a body are another owner; a council's or a department's own teams are not."""
    if before is None or before.entry is None:
        return False
    return before.entry.kind != "council" and not before.entry.department


def _job(run: Sequence[Word]) -> bool:
    """Whether words from here on are a job title, or small words that go with one."""
    titles = word_set(_FILE, "owners", "titles")
    stop = next((index for index, word in enumerate(run) if word.key in titles), None)
    return stop is not None and all(word.key in job_words() for word in run[: stop + 1])


# --- One owner --------------------------------------------------------------------------------------------------------


def _owner(piece: str, run: Sequence[Word], role: Role, lexicon: Lexicon) -> Owner | None:
    article = len(run) > 1 and run[0].key == "the"  # "the Refuge": no person's name
    while len(run) > 1 and run[0].key in {"the", "and"}:
        run = run[1:]
    whole = piece[run[0].start : run[-1].end]
    if whole.count("(") > whole.count(")") and piece[run[-1].end :].startswith(")"):
        whole += ")"
    if nobody(run):
        return None
    return _by_words(whole, run, role) or _by_body(whole, run, role, lexicon, article=article)


def _by_words(whole: str, run: Sequence[Word], role: Role) -> Owner | None:
    """Read the publisher's own post, which stands for it."""
    if " ".join(word.key for word in run) in word_set(_FILE, "owners", "of_the_board"):
        return Owner(words=whole, role=role, body=whole, board=True)
    return None


def _by_body(whole: str, run: Sequence[Word], role: Role, lexicon: Lexicon, *, article: bool) -> Owner | None:
    """Read an owner by the known body in its words, else by its name; posts and people's names are none."""
    named = find(whole, lexicon, owner=True)
    if named:
        best = _main(named)
        if best.entry and best.entry.kind in _POSTS_OF and best.last - best.first < len(run) and post(run):
            return None
        kept = without_person(without_note(whole, named), named, best.surface)
        return Owner(words=kept, role=role, body=without_job(kept), entry=best.entry if _covers(kept, best) else None)
    headed = run[-1].key in word_set(_FILE, "heads", "strong") | word_set(_FILE, "heads", "weak") and len(run) > 1
    jobs = all(word.key in job_words() for word in run)
    if post(run) or mere_job(run) or (not headed and (person(whole) or jobs or len(whole) < _SHORTEST)):
        return None
    return Owner(words=whole, role=role, body=without_job(whole), plain=not (article or tells_a_body(run)))


def _main(named: Sequence[Found]) -> Found:
    """The body that an owner's words name: the first, or its longer name after a dash ("ASC - Adult Safeguarding")."""
    return named[0] if len(named) == 1 or named[0].entry is None else max(named[:2], key=lambda one: one.entry is None)


def _covers(whole: str, found: Found) -> bool:
    """Whether a known body's words are all that names this owner; further words name a part of it."""
    return len(words(without_job(whole))) <= found.last - found.first or DASH.search(whole) is not None
