"""Tells people, posts and notes from bodies in the words of an owner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.agencies.body_words import tells_a_body
from ingest.agencies.finder import Found
from ingest.language.words import Word, fold, word_set, words

_FILE = "agencies"
DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|:\s+")
BRACKET = re.compile(r"\(([^()]*)\)")
DESCRIBED = re.compile(  # "Clearwater (housing association)"
    r"([A-Z][^\s()]{2,}(?: [^\s()]+){0,3}) "
    r"\((?:the |a )?(?:[a-z-]+ ){0,4}(?:service|charity|provider|association|landlord|refuge|hospice|company)\)"
)
_TO_DO = re.compile(
    r"\s+to (?:lead|co-?ordinate|oversee|action|complete|monitor|arrange)\b.*$", re.IGNORECASE | re.DOTALL
)
LONGEST_NAME = 3  # words of a person's name


def post(run: Sequence[Word]) -> bool:
    """Whether words are a post that no body stands beside: "Clinical Systems Lead", "DI Audit"."""
    titles = word_set(_FILE, "owners", "titles")
    ranks = word_set(_FILE, "owners", "ranks")
    if run[0].key in ranks:
        return True
    subjects = word_set(_FILE, "owners", "no_short_form")
    heads = word_set(_FILE, "heads", "strong") | word_set(_FILE, "heads", "weak")
    if len(run) < 2 or any(word.acronym and word.key not in subjects for word in run):  # noqa: PLR2004
        return False
    return run[-1].key in titles or (
        run[0].key in titles and run[1].key in {"of", "for"} and not any(word.key in heads for word in run)
    )


def _soft() -> frozenset[str]:
    return word_set(_FILE, "owners", "soft")


def job_words() -> frozenset[str]:
    """Words of a job's title, and those that may stand in it, folded."""
    return word_set(_FILE, "owners", "titles") | word_set(_FILE, "owners", "title_words")


def mere_job(run: Sequence[Word]) -> bool:
    """Whether words are a job's title and nothing else ("Head of Service"); a board's chair is the board's."""
    titles, bodies = word_set(_FILE, "owners", "titles"), {"board", "partnership", "subgroup", "group"}
    keys = {word.key for word in run}
    return bool(keys & titles) and keys <= job_words() and not keys & bodies


def nobody(run: Sequence[Word]) -> bool:
    """Whether words name nobody in particular: "all agencies", "TBC"."""
    return " ".join(word.key for word in run) in word_set(_FILE, "owners", "nobody")


def titled(run: Sequence[Word]) -> bool:
    """Whether words end in a job's title."""
    return bool(run) and run[-1].key in word_set(_FILE, "owners", "titles")


def person(text: str) -> bool:
    """Whether words look like somebody's name: a title, an initial or a common given name, and one or two more."""
    run = words(text)
    if not 0 < len(run) <= LONGEST_NAME or not all(word.capital for word in run):
        return False
    first = run[0]
    if len(first.text) == 1:
        return len(run) > 1 and first.text != "A" and not tells_a_body(run)
    styles = word_set("people", "styles", "words") | word_set(_FILE, "owners", "ranks")
    return first.key in styles or fold(first.text) in word_set("people", "given", "names")


def maybe_person(text: str) -> bool:
    """Whether words may be somebody's name: two or three capitalised words, or an initial, that tell no body."""
    run = words(text)
    named = 1 < len(run) <= LONGEST_NAME and all(word.capital for word in run)
    return named and not tells_a_body(run) and not any(word.key in word_set(_FILE, "owners", "titles") for word in run)


def without_note(whole: str, named: Sequence[Found]) -> str:
    """Leave out a bracket after a known body that says what for and names no other body: "ICB (care contract)"."""
    run = words(whole)
    last = named[0].last
    if named[0].entry is None or last >= len(run) - 1 or "(" not in run[last].gap or run[-1].capital:
        return whole
    heads = word_set(_FILE, "heads", "strong") | word_set(_FILE, "heads", "weak")
    return whole if run[-1].key in heads else whole[: run[last - 1].end]


def without_person(whole: str, named: Sequence[Found], body: str) -> str:
    """Leave out a name that stands in a bracket or after a dash beside the body."""
    for match in BRACKET.finditer(whole):
        if person(match.group(1)):
            return whole[: match.start()].strip()
        if body in match.group(1) and maybe_person(whole[: match.start()]):
            return match.group(1).strip()
    whole = _TO_DO.sub("", whole)
    parts = [part.strip() for part in DASH.split(whole)]
    kept = [
        part
        for part in parts
        if not person(part)
        and not nobody(words(part))
        and (any(one.surface in part for one in named) or not maybe_person(part))
    ]
    if len(kept) == len(parts):
        return whole
    return next((part for part in kept if body in part), kept[0] if kept else whole)


def without_job(whole: str) -> str:
    """Words without the job title at their end or their beginning ("Chair of X", "X Strategy Manager")."""
    run = list(words(whole))
    if not run:
        return whole
    titles = word_set(_FILE, "owners", "titles")
    job = next((i for i in range(1, len(run)) if run[i].key in titles), 0)
    if job and run[job + 1 : job + 2] and run[job + 1].key in {"of", "for"} and all(word.acronym for word in run[:job]):
        return whole[run[0].start : run[job - 1].end]
    start = next((i + 2 for i in range(len(run) - 2) if run[i].key in titles and run[i + 1].key in {"of", "for"}), 0)
    end = len(run)
    if run[-1].key in titles:
        end -= 1
        while end > start + 1 and run[end - 1].key in titles | _soft():
            end -= 1
    while start < end - 1 and run[start].key == "the":
        start += 1
    return whole[run[start].start : run[max(end, start + 1) - 1].end]
