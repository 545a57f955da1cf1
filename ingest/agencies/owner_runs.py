"""Reads the owners in words that no separator cuts: a run of words each, by the body they name or by their look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import Role
from ingest.agencies.body_words import tells_a_body
from ingest.agencies.finder import Found, find
from ingest.agencies.lexicon import Entry, Lexicon
from ingest.agencies.owner_words import (
    DASH,
    DESCRIBED,
    job_words,
    mere_job,
    nobody,
    person,
    post,
    without_job,
    without_note,
    without_person,
)
from ingest.language.words import Word, word_set, words

_FILE = "agencies"
_POSTS_OF = frozenset({"council-commissioning", "adult-safeguarding"})
_SHORTEST = 3  # letters of a name


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


def owners(piece: str, role: Role, lexicon: Lexicon) -> list[Owner]:
    """The owners in a piece of a cell that no separator cuts: several may stand side by side."""
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
