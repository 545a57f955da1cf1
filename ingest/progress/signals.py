"""Finds the words in a reply that show how far something has got: done, under way, planned, held up or declined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ingest.language import claims, clauses, contractions, phrases

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
#: What was not done, and the beginning of why: what could not be had there holds it up.
REASON = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s(?:not|yet)\b[^.;]{1,60}\s(?:as|because|since)\s(?!it\b|this\b)(?:\S+\s){1,4}$",
    re.IGNORECASE,
)
#: A refusal that a rule is about: "guidance for cases where a parent has refused help", "for people who decline".
OF_A_PERSON = re.compile(
    rf"\b(?:where|when|whenever|if|who|whom|that)\s(?:(?:a|an|the|any|some|such)\s)?(?:\w+\s)?"
    rf"(?:(?:{'|'.join(PARTS['person'])})\s)(?:\w+\s){{0,2}}$|\b(?:{'|'.join(PARTS['person'])})\s(?:who|that)\s(?:\w+\s){{0,2}}$",
    re.IGNORECASE,
)
#: What made room for something new ("the old leaflet was withdrawn").
OLD = re.compile(rf"\b(?:{'|'.join(PARTS['old'])})\s(?:(?!(?:and|or|but)\b)\w+\s){{1,2}}$", re.IGNORECASE)
NEEDLESS = phrases.pattern(WORDS["signals"]["needless"])
#: What is at the start of its way, and what says that it has come to the end of it since.
EARLY = phrases.pattern(WORDS["signals"]["early"], PARTS)
ARRIVED = phrases.pattern(WORDS["signals"]["arrived"], PARTS)
PARTICIPLE = phrases.pattern(PARTS["participle"])
#: What stood in the way and has been overcome in the same breath ("was delayed but has now been published").
OVERCOME = re.compile(
    r"\b(?:was|were|had)\b[^.;]*?(?:\s(?:but|and|then)|,)\s(?:it\s|this\s|(?:the|a|an)\s\w+\s)?"
    rf"(?:has|have|was|were|is|are)\s(?:(?:now|since|been|all)\s)*{ARRIVED.pattern}",
    re.IGNORECASE,
)
#: The same in the next sentence, or of a refusal: "It has since been carried out", "which had not agreed, now has".
MADE_GOOD = re.compile(
    r"\b(?:was|were|had|did|meant|slipped|initially|at first)\b[^.;]*[.;]\s+(?:it|this|they|these|that|the\s(?:\w+\s){1,3}?)\s?"
    rf"(?:(?:has|have|was|were|is|are|then|now|since|been|all|later|eventually|finally|subsequently)\s)*"
    rf"(?:{ARRIVED.pattern}|{phrases.pattern(WORDS['signals']['made_good']).pattern})",
    re.IGNORECASE,
)
TURNED = phrases.pattern(WORDS["signals"]["dropped"]).pattern
COME_ROUND = re.compile(
    r"\b(?:was|were|had|did)\b[^.;]*?(?:[,.;]|\s(?:but|and))\s+(?:but\s|and\s|it\s|this\s|they\s|we\s|(?:the|a|an)\s\w+\s)*"
    r"(?:(?:has|have|does|do|is|are)\s(?:now|since)\b|(?:now|since)\s(?:then\s)?(?:has|have|does|do|is|are)\b)"
    rf"(?!\s(?:not|never|been\s|refus|declin|reject|withdr|stop|{TURNED}))",
    re.IGNORECASE,
)
BLOCKED = frozenset({Signal.PLANNED, Signal.DELAYED, Signal.WAITING})
REFUSED = frozenset({Signal.DECLINED, Signal.UNBEGUN, Signal.WAITING})
FELL_THROUGH = phrases.pattern(WORDS["signals"]["fell_through"])
TALK = phrases.pattern(PARTS["talk"])
FIRST_STEP = phrases.pattern(PARTS["first_step"])
LEFT_BEHIND = re.compile(r"\bno longer \w+ \w+", re.IGNORECASE)
HANDED_ON = phrases.pattern(PARTS["handed_on"])
EVERYWHERE = phrases.pattern(WORDS["signals"]["everywhere"], PARTS)
LEADS_UP = phrases.pattern(WORDS["signals"]["leads_up"], PARTS)
#: Words shortly before a cue that turn it round ("No further action is planned"), or within or behind it. A "no" does
#: not reach into a clause of its own ("Nobody disagreed and the leaflet was written").
OWN_CLAUSE = (
    r"(?:(?:and|or)\s(?:the|an?|it|its|they|their|we|our|this|these|that|all|each|every|both|so|then|now|no|none|nobody)\b"
    r"|(?:but|so)\b)"
)
NEGATED = re.compile(
    rf"\b(?:no|nothing|nobody|none|neither|never)\b(?:\s(?!and\s*$|{OWN_CLAUSE})[^\s,;:]+){{0,4}}\s$"
    r"|\bnot\s(?:yet\s|been\s)*$",
    re.IGNORECASE,
)
NOBODY = "no|no one|nobody|none|nothing"
#: Nobody waits, nothing is held up: the cue goes on from there with its verb.
RELIEVED = re.compile(rf"\b(?:{NOBODY})\b(?:\s(?!and\b|but\b|so\b)[^\s,;:]+){{0,3}}\s$", re.IGNORECASE)
RELIEVABLE = re.compile(
    r"(?:is|are|was|were|remains?|has|have|now|still|currently|await|waiting|outstanding|overdue|delay|slipp|paused|vacant|missed)",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not|never)\s(?:true|the\scase|correct|right|accurate|so)\sthat\b|\b(?:untrue|wrong to say|incorrect) that\b",
    re.IGNORECASE,
)
DENIABLE = OPEN | HELD_UP | {Signal.UNBEGUN, Signal.DECLINED}
NOT_HELD_UP = re.compile(r"\b(?:not|never|without(?:\s(?:a|any|further))?)\s(?:been\s|yet\s)*$", re.IGNORECASE)
TURNED_ROUND = re.compile(
    rf"(?!\s?and\s(?:{NOBODY})\b[^.;,]{{0,40}}\b(?:{'|'.join(PARTS['relief'])})\b)"
    r"(?:[^\s,;]*\s){0,2}(?:no(?!\s(?:exception|delay|exclusion|omission|change|problem|difficult|issue)\w*)|nothing|nobody|none)\b",
    re.IGNORECASE,
)
#: A share beside the one aimed at: "71% against a target of 85%".
TARGET = re.compile(
    r"(?<![\d.])(?P<reached>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)[^.;%\d]{1,40}\btarget\b[^.;%\d]{0,20}"
    r"(?P<target>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)
#: What stands before and behind a participle that is used as an adjective.
ARTICLE = re.compile(r"\b(?:the|an?|its|our|their|this|every|each|any|these|those)\s(?:\w+ly\s|new\s)?$", re.IGNORECASE)
NOUN = re.compile(
    r"\s(?!(?:by|in|to|for|with|at|on|and|as|of|from|is|are|was|were|has|have|had|will|that|which|who|since|after|before|during|via|through|until)\b)[a-z]",
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
    if LEADS_UP.search(LEFT_BEHIND.sub("", sign.quote)):
        return True
    deeds = PARTICIPLE.findall(sign.quote)
    return bool(deeds) and all(FIRST_STEP.fullmatch(deed) for deed in deeds)


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
    past = sign.place.start + _before_was(sign.quote)
    if sign.signal in BLOCKED and (OVERCOME.match(text, past) or MADE_GOOD.match(text, past)):
        return True
    if sign.signal in REFUSED and COME_ROUND.match(text, past):
        return True
    early = sign.signal is Signal.UNDERWAY and EARLY.search(sign.quote)
    return bool(early) and ARRIVED.search(text, sign.place.end, sign.place.end + clauses.LONGEST) is not None


def _before_was(quote: str) -> int:
    """Where the first "was" or "had" of a quote stands; its end where there is none."""
    past = re.search(r"\b(?:was|were|had|did|meant|slipped|initially|at first)\b", quote, re.IGNORECASE)
    return past.start() if past else len(quote)


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
    if signal in OPEN:
        found = [match for match in found if not NEGATED.search(text[sentence.start : match.start()])]
    if signal in DENIABLE:
        found = [match for match in found if not DENIED.search(text[sentence.start : match.start()])]
    if signal in HELD_UP:
        found = [match for match in found if not _is_relieved(text[sentence.start : match.start()], match[0])]
    return sorted((clauses.Stretch(match.start(), match.end()) for match in found), key=lambda cue: cue.start)


def _is_relieved(before: str, cue: str) -> bool:
    """Whether words before a hindrance say that there is none ("nobody is waiting", "has not been delayed")."""
    return (RELIEVED.search(before) is not None and RELIEVABLE.match(cue) is not None) or (
        NOT_HELD_UP.search(before) is not None
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
        and not REASON.search(text, sentence.start, match.start())
        and not OF_A_PERSON.search(text[sentence.start : match.start()])
        and not OLD.search(text[sentence.start : match.start()])
    ]
    dropped = DROPPED.match(text, sentence.start, sentence.end)
    return [*found, dropped] if dropped else found


def _held_up(text: str, sentence: clauses.Stretch, found: Matches) -> Matches:
    """With a means to the end that was refused."""
    return [*found, *MEANS.finditer(text, sentence.start, sentence.end)]


def _achieved(text: str, sentence: clauses.Stretch, found: Matches) -> Matches:
    """With a sentence that opens with what was done, and without what is turned round ("have had no response")."""
    done = ELLIPTIC.match(text, sentence.start, sentence.end)
    found = [match for match in found if not _is_attributive(text, sentence, match)]
    return [match for match in (*found, *([done] if done else [])) if not _is_turned_round(text, sentence, match)]


def _is_attributive(text: str, sentence: clauses.Stretch, match: re.Match[str]) -> bool:
    """Whether a participle only says which thing is meant ("the revised form has gone to …")."""
    is_bare = re.fullmatch(r"\w+", match[0]) is not None
    before = ARTICLE.search(text, sentence.start, match.start())
    return is_bare and before is not None and NOUN.match(text, match.end(), sentence.end) is not None


def _is_turned_round(text: str, sentence: clauses.Stretch, match: re.Match[str]) -> bool:
    """Whether words before, in or right behind a deed say that it was not done."""
    before = NEGATED.search(text[sentence.start : match.start()])
    return before is not None or TURNED_ROUND.match(text, match.end(), sentence.end) is not None


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
