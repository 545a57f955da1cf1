"""Finds the words in a reply that show how far something has got: done, under way, planned, held up or declined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ingest import clauses, phrases

WORDS = phrases.load("threads")
PARTS: Mapping[str, list[str]] = WORDS["parts"]


class Signal(StrEnum):
    """What a sentence shows; the names are those of the lists in the vocabulary."""

    DECLINED = "declined"
    UNBEGUN = "unbegun"
    WAITING = "waiting"
    DELAYED = "delayed"
    UNDERWAY = "underway"
    PLANNED = "planned"
    PARTIAL = "partial"
    DONE = "done"


OPEN = frozenset({Signal.UNDERWAY, Signal.PLANNED, Signal.PARTIAL})
HELD_UP = frozenset({Signal.WAITING, Signal.DELAYED})
CUES = {signal: phrases.pattern(WORDS["signals"][signal.value], PARTS) for signal in Signal}
#: Steps written without a verb, and what must not stand before them in their clause.
BARE = phrases.pattern(WORDS["signals"]["planned_bare"], PARTS)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|by|with|for|from|enable\w*|allow\w*|ask\w*|\w{3,}ed)\b", re.IGNORECASE
)
USUAL = phrases.pattern(WORDS["signals"]["usual"])
#: A sentence without a subject that opens with what is being done.
OPENING = re.compile(rf"\W*(?:currently\s+)?(?:{'|'.join(PARTS['opening'])})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE)
#: A sentence that begins with what was done, or with a date and then that: "Added.", "All briefed by March".
ELLIPTIC = re.compile(
    r"\W*(?:\d[\d/.]*(?:\s[A-Z]\w+\s\d{4})?\W+)?"
    r"(?:(?:now|all|both|fully|since|also|has|have|been|was|were|this|it|recently|successfully)\s)*"
    rf"(?!(?:{'|'.join(PARTS['undone'])})\b)(?:{'|'.join(PARTS['participle'])})(?!\w)",
    re.IGNORECASE,
)
#: Words shortly before "to be done" that make it a purpose, not a plan ("to enable records to be shared").
PURPOSE = re.compile(
    r"\b(?:(?:enabl|allow|requir|permit)\w*|in order for|need for|how|when|what|where)\b[^,.;]{0,50}$"
    r"|\bfor\s(?:\S+\s){1,3}$",
    re.IGNORECASE,
)
DROPPED = phrases.pattern(WORDS["signals"]["dropped"])
PARTICIPLE = phrases.pattern(PARTS["participle"])
FIRST_STEP = phrases.pattern(PARTS["first_step"])
#: Words shortly before a cue that turn it round ("No further action is planned").
NEGATED = re.compile(r"\b(?:no|nothing)\b(?:\s\S+){0,4}\s$", re.IGNORECASE)
SILENT = phrases.pattern(WORDS["signals"]["silent"])


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that a text shows, with the shortest quote of it and where that stands."""

    signal: Signal
    quote: str
    place: clauses.Stretch

    def overlaps(self, other: Sign) -> bool:
        """Whether two quotes of one text share words."""
        return self.place.start < other.place.end and other.place.start < self.place.end


def is_silent(text: str | None) -> bool:
    """Whether a cell says nothing at all: it is empty, a dash, or words such as "No update" that only fill it."""
    bare = (text or "").strip().strip("-–—.:*? \n")
    return not bare or SILENT.fullmatch(bare) is not None


def is_usual(sign: Sign) -> bool:
    """Whether the words speak of what simply goes on ("monitoring is ongoing") rather than of something unfinished."""
    return USUAL.search(sign.quote) is not None


def is_first_step(sign: Sign) -> bool:
    """Whether what was done only led up to what was asked ("discussed", "commissioned")."""
    deeds = PARTICIPLE.findall(sign.quote)
    return bool(deeds) and all(FIRST_STEP.fullmatch(deed) for deed in deeds)


def read(text: str, wanted: Iterable[Signal] = tuple(Signal)) -> tuple[Sign, ...]:
    """The signs of the wanted kinds, in the order of the text; quotes of one kind do not overlap."""
    kinds = tuple(wanted)
    return tuple(
        sign
        for sentence in clauses.sentences(text)
        for signal in kinds
        for sign in _signs(text, clauses.head(sentence), signal)
    )


def _signs(text: str, sentence: clauses.Stretch, signal: Signal) -> Iterator[Sign]:
    """The signs of one kind in one sentence."""
    read_to = sentence.start
    for cue in _cues(text, sentence, signal):
        if cue.start < read_to:
            continue
        place = clauses.quote(text, clauses.Stretch(read_to, sentence.end), cue)
        read_to = max(place.end, cue.end)
        yield Sign(signal, place.of(text), place)


def _cues(text: str, sentence: clauses.Stretch, signal: Signal) -> list[clauses.Stretch]:
    """Where the telling words of a kind stand in a sentence, from left to right."""
    found = list(CUES[signal].finditer(text, sentence.start, sentence.end))
    if signal is Signal.UNDERWAY and (opening := OPENING.match(text, sentence.start, sentence.end)):
        found += [] if CUES[Signal.DONE].search(text, sentence.start, sentence.end) else [opening]
    if signal is Signal.DECLINED and (dropped := DROPPED.match(text, sentence.start, sentence.end)):
        found.append(dropped)
    if signal is Signal.DONE and (done := ELLIPTIC.match(text, sentence.start, sentence.end)):
        found.append(done)
    if signal is Signal.PLANNED:
        found = [match for match in found if not _is_purpose(text, sentence, match)]
        found += [
            match for match in BARE.finditer(text, sentence.start, sentence.end) if _is_bare(text, sentence, match)
        ]
    if signal in OPEN:
        found = [match for match in found if not NEGATED.search(text[sentence.start : match.start()])]
    return sorted((clauses.Stretch(match.start(), match.end()) for match in found), key=lambda cue: cue.start)


def _is_purpose(text: str, sentence: clauses.Stretch, match: re.Match[str]) -> bool:
    """Whether "to be done" says what something is for."""
    return match[0].lower().startswith("to be") and PURPOSE.search(text[sentence.start : match.start()]) is not None


def _is_bare(text: str, sentence: clauses.Stretch, match: re.Match[str]) -> bool:
    """Whether no verb stands before the words in their clause."""
    openings = [joint.end() for joint in clauses.OPENING.finditer(text, sentence.start, match.start())]
    return VERB.search(text, openings[-1] if openings else sentence.start, match.start()) is None
