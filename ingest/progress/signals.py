"""Finds the words in a reply that show how far something has got: done, under way, planned, held up or declined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ingest.language import claims, clauses, contractions, phrases
from ingest.progress import reversals

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
#: The lists of a kind, by its name.
LISTS: Mapping[str, list[str]] = {
    **WORDS["signals"],
    "partial": [*WORDS["signals"]["partial"], *WORDS["signals"]["shortfall"]],
}
CUES = {signal: phrases.Phrases(LISTS[signal.value], {**PARTS, **claims.PARTS}) for signal in Signal}
SHORTFALL = phrases.pattern(WORDS["signals"]["shortfall"], PARTS)
#: Steps written without a verb, and what must not stand before them in their clause.
BARE = phrases.Phrases(WORDS["signals"]["planned_bare"], PARTS)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|by|with|for|from|enable\w*|allow\w*|ask\w*|\w{3,}ed)\b", re.IGNORECASE
)
USUAL = phrases.pattern(WORDS["signals"]["usual"])
#: Standing alone, or behind a part and a colon, "ongoing" tells how far a thing is.
BARE_ONGOING = re.compile(r"(?:^|:\s)(?:still\s)?on[-\s]?going$", re.IGNORECASE)
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
SO_THAT = re.compile(r"\bso\s(?:that\s)?(?:\w+\s){1,4}$", re.IGNORECASE)
DROPPED = phrases.pattern(WORDS["signals"]["dropped"])
MEANS = phrases.Phrases(WORDS["signals"]["means"])
PURSUED = phrases.pattern(WORDS["signals"]["pursued"])
FOR_NOW = re.compile(r"\b(?:until|pending|while)\b", re.IGNORECASE)
NEEDLESS = phrases.pattern(WORDS["signals"]["needless"])
#: What is at the start of its way.
EARLY = phrases.pattern(WORDS["signals"]["early"], PARTS)
PARTICIPLE = phrases.pattern(PARTS["participle"])
DENIABLE = OPEN | HELD_UP | {Signal.UNBEGUN, Signal.DECLINED}
BLOCKED = frozenset({Signal.PLANNED, Signal.DELAYED, Signal.WAITING})
REFUSED = frozenset({Signal.DECLINED, Signal.UNBEGUN, Signal.WAITING})
FELL_THROUGH = phrases.pattern(WORDS["signals"]["fell_through"])
TALK = phrases.pattern(PARTS["talk"])
FIRST_STEP = phrases.pattern(PARTS["first_step"])
LEFT_BEHIND = re.compile(r"\bno longer \w+ \w+", re.IGNORECASE)
HANDED_ON = phrases.pattern(PARTS["handed_on"])
REACHED = phrases.pattern(WORDS["signals"]["reached"])
BRINGING = phrases.pattern([f"(?:re-?)?(?:{'|'.join(PARTS['bringing'])})"])
#: All ways to tell of something done but the first, which takes any verb.
PLAIN = phrases.Phrases(LISTS["done"][1:], {**PARTS, **claims.PARTS})
TOLD = re.compile(r"\bthat\b", re.IGNORECASE)
EVERYWHERE = phrases.pattern(WORDS["signals"]["everywhere"], PARTS)
LEADS_UP = phrases.pattern(WORDS["signals"]["leads_up"], PARTS)
#: A share beside the one aimed at: "71% against a target of 85%".
TARGET = re.compile(
    r"(?<![\d.])(?P<reached>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)[^.;%\d]{1,40}\btarget\b[^.;%\d]{0,20}"
    r"(?P<target>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)
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
    return USUAL.search(sign.quote) is not None and not BARE_ONGOING.search(sign.quote)


def is_finding(sign: Sign) -> bool:
    """Whether the words tell of practice that was found wanting, and of nothing else left undone."""
    return sign.signal is Signal.PARTIAL and (SHORTFALL.search(sign.quote) or TARGET.search(sign.quote)) is not None


def has_fallen_through(sign: Sign) -> bool:
    """Whether what was to be held came to nothing ("did not take place")."""
    return FELL_THROUGH.search(sign.quote) is not None


def is_first_step(sign: Sign) -> bool:
    """Whether what was done only led up to what was asked ("discussed", "commissioned", "a group was set up")."""
    if EVERYWHERE.search(sign.quote):
        return False
    quote = LEFT_BEHIND.sub("", sign.quote)
    if leads_up := [*LEADS_UP.finditer(quote)]:
        return REACHED.search(quote, leads_up[-1].end()) is None
    front = TOLD.split(sign.quote)[0]  # "were told that they must …"
    deeds = PARTICIPLE.findall(front) or PARTICIPLE.findall(sign.quote)
    if deeds and all(FIRST_STEP.fullmatch(deed) for deed in deeds):
        return True
    return bool(deeds) and not any(brings_about(deed) for deed in deeds) and not _is_plain(sign.quote)


def brings_about(words: str) -> bool:
    """Whether words hold a verb by which a thing comes about ("issued"), not one that may only lead up to it."""
    return BRINGING.search(words) is not None


def _is_plain(quote: str) -> bool:
    """Whether words tell that a thing is there in another way than by its verb ("is in place", "now includes")."""
    return PLAIN.search(quote, 0, len(quote)) is not None


def read(text: str, wanted: Iterable[Signal] = tuple(Signal)) -> tuple[Sign, ...]:
    """The signs of the wanted kinds, in the order of the text; quotes of one kind do not overlap."""
    kinds = tuple(wanted)
    return tuple(sign for sign in _all(text) if sign.signal in kinds)


@lru_cache(maxsize=4096)
def _all(text: str) -> tuple[Sign, ...]:
    """The signs of every kind in a text, its contractions spelt out."""
    spelt = contractions.spell_out(text)
    places = ((sign, spelt.back(sign.place)) for sign in _found(spelt.text))
    return tuple(replace(sign, quote=place.of(text), place=place) for sign, place in places)


def _found(text: str) -> tuple[Sign, ...]:
    """The signs of every kind in a text without contractions."""
    spans = [clauses.head(sentence) for sentence in clauses.sentences(text)]
    found = [sign for span in spans for signal in Signal for sign in _signs(text, span, signal)]
    found = [sign for sign in found if not _is_outrun(text, sign)]
    if any(sign.signal is Signal.DONE for sign in found):
        found = [sign for sign in found if sign.signal is not Signal.DECLINED or not NEEDLESS.search(sign.quote)]
    if PURSUED.search(text[: clauses.LONGEST]):
        found = [replace(sign, signal=Signal.DELAYED) if sign.signal is Signal.DECLINED else sign for sign in found]
    return tuple(found)


def _is_outrun(text: str, sign: Sign) -> bool:
    """Whether an early step ("draft sent out") or a hindrance is followed by words of the end ("now published")."""
    past = sign.place.start + reversals.before_past(sign.quote)
    if sign.signal in BLOCKED and reversals.is_overcome(text, past):
        return True
    if sign.signal in REFUSED and reversals.has_come_round(text, past):
        return True
    early = sign.signal is Signal.UNDERWAY and EARLY.search(sign.quote)
    return bool(early) and reversals.ARRIVED.search(text, sign.place.end, sign.place.end + clauses.LONGEST) is not None


def _signs(text: str, sentence: clauses.Stretch, signal: Signal) -> Iterator[Sign]:
    """The signs of one kind in one sentence."""
    read_to = sentence.start
    for cue in _cues(text, sentence, signal):
        if cue.start < read_to:
            continue
        place = clauses.quote(text, clauses.Stretch(read_to, sentence.end), cue)
        read_to = max(place.end, cue.end)
        if kind := _weighed(text, sentence, cue) if signal is Signal.DONE else signal:
            yield Sign(kind, place.of(text), place)


def _weighed(text: str, sentence: clauses.Stretch, deed: clauses.Stretch) -> Signal | None:
    """What a deed shows: done, done in part, or nothing where it is only hoped for, asked about or doubted."""
    weight = claims.weigh(text, sentence, deed)
    return {claims.Weight.WHOLE: Signal.DONE, claims.Weight.PART: Signal.PARTIAL}.get(weight)


def _cues(text: str, sentence: clauses.Stretch, signal: Signal) -> list[clauses.Stretch]:
    """Where the telling words of a kind stand in a sentence, from left to right."""
    found = list(CUES[signal].finditer(text, sentence.start, sentence.end))
    more = MORE.get(signal)
    found = more(text, sentence, found) if more else found
    found = [match for match in found if not _is_denied(text[sentence.start : match.start()], match[0], signal)]
    return sorted((clauses.Stretch(match.start(), match.end()) for match in found), key=lambda cue: cue.start)


def _is_denied(before: str, cue: str, signal: Signal) -> bool:
    """Whether words before a cue turn it round."""
    return (
        (signal in OPEN and reversals.is_negated(before))
        or (signal in DENIABLE and reversals.is_denied(before))
        or (signal in HELD_UP and reversals.is_relieved(before, cue))
    )


Matches = list[re.Match[str]]


def _underway(text: str, sentence: clauses.Stretch, found: Matches) -> Matches:
    """With a sentence that opens with what is being done, unless it also tells of something done."""
    opening = OPENING.match(text, sentence.start, sentence.end)
    done = opening and CUES[Signal.DONE].search(text, sentence.start, sentence.end)
    return [*found, opening] if opening and not done else found


def _refused(text: str, sentence: clauses.Stretch, found: Matches) -> Matches:
    """With a sentence that opens with a refusal, unless only a means to the end is refused."""
    if MEANS.search(text, sentence.start, sentence.end):
        return []
    found = [
        match
        for match in found
        if not FOR_NOW.search(text, match.end(), sentence.end)
        and not reversals.is_got_round(text, match.end())
        and not reversals.is_no_refusal(text[sentence.start : match.start()], match[0])
    ]
    dropped = DROPPED.match(text, sentence.start, sentence.end)
    if dropped and reversals.NOUN.match(text, dropped.end(), sentence.end):
        dropped = None  # "Cancelled appointments are followed up"
    return [*found, dropped] if dropped else found


def _held_up(text: str, sentence: clauses.Stretch, found: Matches) -> Matches:
    """With a means to the end that was refused."""
    return [*found, *MEANS.finditer(text, sentence.start, sentence.end)]


def _achieved(text: str, sentence: clauses.Stretch, found: Matches) -> Matches:
    """With a sentence that opens with what was done, and without what is turned round ("have had no response")."""
    done = ELLIPTIC.match(text, sentence.start, sentence.end)
    found = [match for match in found if not reversals.is_attributive(text, sentence, match)]
    return [
        match for match in (*found, *([done] if done else [])) if not reversals.is_turned_round(text, sentence, match)
    ]


def _to_come(text: str, sentence: clauses.Stretch, found: Matches) -> Matches:
    """With steps written without a verb, and without purposes."""
    bare = (match for match in BARE.finditer(text, sentence.start, sentence.end) if _is_bare(text, sentence, match))
    return [*(match for match in found if not _is_purpose(text, sentence, match)), *bare]


def _is_purpose(text: str, sentence: clauses.Stretch, match: re.Match[str]) -> bool:
    """Whether "to be done" or "will" says what something is for."""
    before = text[sentence.start : match.start()]
    return bool(SO_THAT.search(before) or (match[0].lower().startswith("to be") and PURPOSE.search(before)))


def _is_bare(text: str, sentence: clauses.Stretch, match: re.Match[str]) -> bool:
    """Whether no verb stands before the words in their clause."""
    openings = [joint.end() for joint in clauses.OPENING.finditer(text, sentence.start, match.start())]
    return VERB.search(text, openings[-1] if openings else sentence.start, match.start()) is None


def _in_part(text: str, sentence: clauses.Stretch, found: Matches) -> Matches:
    """Without what counts all of them ("27 of 27 practices"), with figures short of their target."""
    short = (match for match in TARGET.finditer(text, sentence.start, sentence.end) if _is_short(match))
    return [*(match for match in found if not claims.counts_all(text[match.start() : sentence.end])), *short]


def _is_short(match: re.Match[str]) -> bool:
    """Whether the share that was reached is smaller than the one that was to be reached."""
    return float(match["reached"]) < float(match["target"])


#: What is looked at beside the list of a kind.
MORE = {
    Signal.PARTIAL: _in_part,
    Signal.UNDERWAY: _underway,
    Signal.DECLINED: _refused,
    Signal.DELAYED: _held_up,
    Signal.DONE: _achieved,
    Signal.PLANNED: _to_come,
}
