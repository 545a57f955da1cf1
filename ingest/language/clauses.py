"""Cuts the words of a cell into sentences, and out of a sentence the shortest quote that still tells what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

#: Where a sentence ends: a full stop before white space, a semicolon, a bullet, a spaced dash, a new line. Where the
#: next line goes on with a small letter, the line was only too long for its cell; behind a colon it ends all the same.
END = re.compile(
    r"(?=[.!?])(?<!\b[A-Z])(?<!\bi\.e)(?<!\be\.g)(?<!\betc)(?<!\bNo)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bvs)(?<!\bSt)(?<!\bapprox)"
    r"[.!?]+(?=\s|$)|[;•▪●◦·\uf0b7\uf0a7]+|\s[–—-]+\s|\s~"
    r"|(?<=:)[\n\r]+|[\n\r]{2,}|[\n\r](?![^\S\n\r]*[a-z](?!\)|\s))"
)
#: A number in front of a sentence that only counts it.
COUNT = re.compile(r"\s*(?:\(?\d{1,2}[.)]\s+|[a-z]\)\s+|[–—-]\s+|o\s+)?")
LONGEST = 2000  # characters of a sentence that are looked through
#: Words at which a clause may be cut when enough of it has been quoted; "and" only in front of another verb.
JOINT = re.compile(
    r",\s|\s\(|:\s|\s(?:which|where|whereby|who|whilst|while|so|in order to|following|with|as|to)\s"
    r"|\s(?:and|but)\s(?=(?!is|are|was|were|will|has|have|had|\w+ed\s|be\s)(?:\S+\s){1,2}(?:is|are|was|were|will|has|have|had|\w+ed|\w+ing)\b)",
    re.IGNORECASE,
)
#: Words at which the words before a cue are cut off.
OPENING = re.compile(
    r",\s(?:and\s|but\s|which\s)?|:\s|\s(?:and|but|which|who|where|whereby|whilst|while|that)\s", re.IGNORECASE
)
#: A few words and a colon in front of what is reported ("Progress to date: …").
LABEL = re.compile(r"(?:\S+\s){0,4}\S+:\s+")
#: A verb with which a quote can begin and still be understood.
FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|shall|remains?|cannot|can|do|does|did|unable)\b", re.IGNORECASE
)
FEW, ENOUGH, MANY, MOST = 3, 5, 7, 14  # words: of a clause; of a quote; too many before a cue; never more in a quote


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text: half-open character positions."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the stretch."""
        return text[self.start : self.end]


def words(text: str) -> int:
    """How many words a text has, numbers included."""
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text))


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Stretch, ...]:
    """The sentences, bullets and dashed parts of a text in order, trimmed, without those that hold no word."""
    return tuple(part for part in _parts(text) if re.search(r"\w", part.of(text)))


def head(sentence: Stretch) -> Stretch:
    """As much of a sentence as is worth looking through: a line without an end must not take for ever."""
    return Stretch(sentence.start, min(sentence.end, sentence.start + LONGEST))


def _parts(text: str) -> Iterator[Stretch]:
    start = 0
    for stop in END.finditer(text):
        yield _trimmed(text, start, stop.start())
        start = stop.end()
    yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without white space round it or a number that only counts it."""
    body = text[start:end].rstrip()
    offset = COUNT.match(body)
    skip = offset.end() if offset else 0
    return Stretch(start + min(skip, len(body)), start + len(body))


def quote(text: str, sentence: Stretch, cue: Stretch) -> Stretch:
    """The clause round a cue: from its subject if that is near, to the first joint after enough words."""
    start = _start(text, sentence, cue)
    words_there = text[start : _end(text, Stretch(start, sentence.end), cue)].rstrip().rstrip(" ,:;(–-.")
    return Stretch(start, start + len(words_there))


def _start(text: str, sentence: Stretch, cue: Stretch) -> int:
    """Where the quote begins: at its subject if that is near, else at the verb, else a few words before the cue."""
    labelled = LABEL.match(text, sentence.start, cue.start)
    first = labelled.end() if labelled else sentence.start
    ends = (match.end() for match in OPENING.finditer(text, first, cue.start + 1))
    openings = [end for end in ends if end <= cue.start]
    for start in (*reversed(openings), first):
        if words(text[start : cue.start]) < MANY and words(text[start : sentence.end]) >= ENOUGH:
            return start
    if FINITE.match(text, cue.start) and words(text[cue.start : sentence.end]) >= ENOUGH:
        return cue.start
    if words(text[first : sentence.end]) <= MOST:
        return first
    latest = max([first, *openings])
    before = list(re.finditer(r"\S+\s+", text[latest : cue.start]))
    return latest + before[-FEW].start() if len(before) >= FEW else cue.start


def _end(text: str, rest: Stretch, cue: Stretch) -> int:
    """Where the quote stops: at the first joint that leaves enough words, or at the most words allowed."""
    limit = rest.end
    for joint in JOINT.finditer(text, max(cue.end - 1, rest.start), rest.end):
        least = FEW if joint[0].split()[0].lower() in {"and", "but"} else ENOUGH
        long_enough = words(text[rest.start : joint.start()]) >= least and words(text[cue.start : joint.start()]) >= FEW
        if joint.start() >= cue.end and (long_enough or (joint[0][0] == ":" and joint.start() == cue.end)):
            limit = joint.start()
            break
    runs = list(re.finditer(r"\S+", text[rest.start : limit]))
    return rest.start + runs[MOST - 1].end() if len(runs) > MOST else limit
