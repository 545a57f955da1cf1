"""Widens a short quote to the words that it may not be cut off from: its whole subject, a "not", an "if", a "but"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model import Action, Column, Recommendation, Thread, ThreadKind
from ingest.language import clauses, phrases
from ingest.language.clauses import Stretch

WORDS = phrases.load("quotes")
CONDITION, CONTRAST = phrases.pattern(WORDS["condition"]), phrases.pattern(WORDS["contrast"])
STRONG = phrases.pattern(WORDS["strong"])
NEGATION = phrases.pattern(WORDS["negation"])
LEAD, BOUND = phrases.pattern(WORDS["lead"]), phrases.pattern(WORDS["bound"])
SETTING, DANGLING = phrases.pattern(WORDS["setting"]), phrases.pattern(WORDS["dangling"])
VERB = re.compile(
    rf"{phrases.pattern(WORDS['verb']).pattern}|{''.join(rf'(?<!{word} )' for word in WORDS['named'])}\b\w{{3,}}ed\b",
    re.IGNORECASE,
)
#: Where a part of a sentence begins behind another one.
JOINT = re.compile(r",\s(?:and\s|or\s|but\s)?|[:(]\s*|\s(?:and|or|nor|but|&)\s", re.IGNORECASE)
#: Where a part ends that is taken on: in front of the next one.
END = re.compile(
    r",\s|\s\(|\)|:\s|\s(?=(?:and|but|which|who|while|whilst|so|although|though|if|unless|until|once)\s)", re.IGNORECASE
)
MOST = 30  # words of a quote; what is longer stays as it was found
SPARE = 2  # words that are not worth leaving out at the end of a sentence
AND = re.compile(r",?\s?(?:and|or|nor|but|&)\s", re.IGNORECASE)
#: The words of an action that a quote may come from.
CELLS: Mapping[Column | None, Callable[[Action], str | None]] = {
    Column.PROGRESS: lambda action: action.progress,
    Column.MILESTONES: lambda action: action.milestones,
    Column.ACTION: lambda action: action.text,
}
AND_LAST = re.compile(r",?\s(?:and|or|but)$", re.IGNORECASE)
FURTHER = 8  # words in which a sentence of its own would show its verb
ELLIPTIC = re.compile(r"(?:has|have|had|is|are|was|were|did|do|does|will)\s(?:not|yet to)(?:\s\w+)?\W*$", re.IGNORECASE)
BLANKS = r"[\s,;:(]*"


def widened(text: str, quote: str) -> str:
    """The quote with what it may not be cut off from, copied from the text; as it was where it stands there twice."""
    found = [*re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text)] if quote.strip() else []
    if len(found) != 1:
        return quote
    start = found[0].start()
    sentence = next((one for one in clauses.sentences(text) if one.start <= start < one.end), None)
    if sentence is None or start + len(quote) > sentence.end:
        return quote
    sentence = clauses.head(sentence)
    place = Stretch(start, start + len(quote))
    for widen in (_to_the_left, _to_the_right):
        wider = widen(text, sentence, place)
        place = wider if clauses.words(wider.of(text)) <= MOST else place
    return place.of(text)


def of_threads(rec: Recommendation, threads: Sequence[Thread]) -> Iterator[Thread]:
    """The threads with their quotes widened in the cells of their actions, each up to another of its kind."""
    for thread in threads:
        action = rec.actions[thread.action or 0] if rec.actions else None
        is_told = thread.kind is not ThreadKind.PARTLY_ADDRESSED and thread.column in CELLS
        cell = CELLS[thread.column](action) if action and is_told else None
        wider = widened(cell or "", thread.quote) if thread.quote else None
        alike = (other.quote for other in threads if (other.kind, other.action) == (thread.kind, thread.action))
        taken = any(quote and quote != thread.quote and quote in (wider or "") for quote in alike)
        yield thread if taken else replace(thread, quote=wider)


# --- In front ---------------------------------------------------------------------------------------------------------


def _to_the_left(text: str, sentence: Stretch, place: Stretch) -> Stretch:
    """With the rest of its subject, and with the condition that stands before it."""
    start, listed = place.start, False
    joints = [joint for joint in JOINT.finditer(text, sentence.start, start + 1) if joint.end() <= start]
    while joints and joints[-1].end() == start:
        joint = joints.pop()
        part = Stretch(joints[-1].end() if joints else sentence.start, joint.start())
        told = part.of(text).strip()
        joined = _joins(text, joint) or _joins(f"{told} ", AND.search(f"{told} ", len(told) - 4))
        if ":" in joint[0] or not told:
            break
        lead = _lead(text, sentence, joints, part)
        if lead is None:
            whose = joined or ((listed or _lacks_subject(text, start)) and not SETTING.match(told))
            lead, listed = (part.start if whose and not _is_told(told) else None), listed or joined
        if lead is None:
            break
        start = lead
        joints = [one for one in joints if one.end() <= start]
    return Stretch(start, place.end)


def _lead(text: str, sentence: Stretch, joints: list[re.Match[str]], part: Stretch) -> int | None:
    """Where the condition begins that a part ends ("If it is agreed and money is found, …"); None where it is none."""
    starts = [sentence.start, *(joint.end() for joint in joints)]
    for start, joint in zip(reversed(starts), [None, *reversed(joints)], strict=True):
        if joint is not None and AND.fullmatch(joint[0]) is None:
            return None
        if _leads_in(text[start : part.end].lstrip()):
            return start
    return None


def _joins(text: str, joint: re.Match[str] | None) -> bool:
    """Whether a joint is an "and", or a "but not": what stands before it belongs to one list with what follows."""
    if joint is None or AND.fullmatch(joint[0]) is None:
        return False
    return "but" not in joint[0].lower() or NEGATION.match(text, joint.end()) is not None


def _leads_in(part: str) -> bool:
    """Whether a part of a sentence only sets a condition for the rest, or takes some of it back."""
    return (
        CONDITION.match(part)
        or LEAD.match(part)
        or re.match(rf"(?:{CONTRAST.pattern}) (?:{NEGATION.pattern})", part, re.IGNORECASE)
    ) is not None


def _is_told(part: str) -> bool:
    """Whether words are a sentence of their own, with a verb."""
    return VERB.search(part) is not None


def _lacks_subject(text: str, start: int) -> bool:
    """Whether a quote begins with its verb, or with what is taken back of its subject."""
    return clauses.FINITE.match(text, start) is not None or CONTRAST.match(text, start) is not None


# --- Behind -----------------------------------------------------------------------------------------------------------


def _to_the_right(text: str, sentence: Stretch, place: Stretch) -> Stretch:
    """With what is set against it, what it hangs on, and what says that it is not so."""
    end = place.end
    if not _hangs(place.of(text)):
        end = _strong_turn(text, sentence, place) or end
    while clauses.words(rest := text[end : sentence.end]) and clauses.words(text[place.start : end]) <= MOST:
        quote = text[place.start : end]
        if _goes_on(quote, rest):
            return Stretch(place.start, end - len(quote) + len(AND_LAST.sub("", quote)))
        is_spare = clauses.words(rest) <= SPARE and rest[:2].strip()[:1] not in {"(", ",", ":"}
        if not (is_spare or _hangs(quote) or _turns(rest)):
            break
        end = _next_end(text, sentence, end)
    return Stretch(place.start, end)


def _goes_on(quote: str, rest: str) -> bool:
    """Whether a quote ends with an "and" that leads on to a sentence of its own."""
    return AND_LAST.search(quote) is not None and VERB.search(" ".join(rest.split()[:FURTHER])) is not None


def _strong_turn(text: str, sentence: Stretch, place: Stretch) -> int | None:
    """Where the part ends that sets a condition or a contrast further on; None where none does, or too far on."""
    for stop in END.finditer(text, place.end, sentence.end):
        if clauses.words(text[place.start : stop.end()]) > MOST:
            return None
        if STRONG.match(text, stop.end(), sentence.end):
            return _next_end(text, sentence, stop.end())
    return None


def _hangs(quote: str) -> bool:
    """Whether a quote ends with a word that leads on."""
    last = re.search(r"\S+$", quote)
    return last is not None and DANGLING.fullmatch(last[0]) is not None


def _turns(rest: str) -> bool:
    """Whether what follows changes what was quoted: a condition, a contrast, a "not" that belongs to it."""
    words = rest.lstrip(" ,;(\n")
    stop = END.search(words, 1)
    part = words[: stop.start() if stop else None]
    if CONDITION.match(words) or CONTRAST.match(words) or NEGATION.match(words):
        return True
    return bool(NEGATION.search(part) and (BOUND.match(part) or ELLIPTIC.search(part)))


def _next_end(text: str, sentence: Stretch, end: int) -> int:
    """Where the part behind a quote ends; a condition put in ("and, if they agree, the council") is no end."""
    put_in = _hangs(text[:end]) and CONDITION.match(text[end : sentence.end].lstrip(" ,"))
    skipped = re.compile(BLANKS + r"(?:\w+\s)?").match(text, end, sentence.end)
    for stop in END.finditer(text, skipped.end() if skipped else end, sentence.end):
        if put_in:
            put_in = None
        elif clauses.words(text[end : stop.start()]) >= clauses.FEW:
            return stop.end() if stop[0] == ")" else stop.start()
    return sentence.end
