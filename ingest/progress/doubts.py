"""The last look at a report that seems to say "done": does anything in it still say "not", "but", or ask?

Lists of phrases never hold all the ways in which a thing can be left undone. So where words of doing are found, a
negation, a contrast or a question of its own beside them makes the whole unclear: it is quoted, not called done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.language import clauses, contractions, phrases
from ingest.progress import signals
from ingest.progress.signals import Sign, Signal

WORDS = phrases.load("done")["unsettled"]
NOT = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would)\s(?:still\s|also\s|now\s|often\s|yet\s)*"
    r"(?-i:not|NOT|never)|cannot|never)\b|\bthere\s(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:still\s|currently\s|as\syet\s)*"
    r"(?:no|little|few|nothing|nobody)\b",
    re.IGNORECASE,
)
#: In front of a "not": it stands in a clause that only says of whom, when, why or what for.
BENEATH = re.compile(rf"{phrases.pattern(WORDS['beneath']).pattern}[^,;:]*$", re.IGNORECASE)
#: Behind a "not": what was not there is nothing that was asked for.
HARMLESS = re.compile(
    rf"\s*(?:yet\s|been\s|be\s|have\s|any\s|further\s)*{phrases.pattern(WORDS['harmless']).pattern}", re.IGNORECASE
)
TURN = re.compile(
    rf"(?:^|,\s?|\s){phrases.pattern(WORDS['turn']).pattern}(?!,?\s*{phrases.pattern(WORDS['mild']).pattern})[\s,](?P<rest>[^.;]+)",
    re.IGNORECASE,
)
UNEASY, AT_EASE = phrases.pattern(WORDS["uneasy"]), phrases.pattern(WORDS["at_ease"])
WITHOUT = re.compile(
    r"\b(?:no|not|without|any|fewer|less|reduced?|resolved?|overcame|overcome|despite)\s(?:\w+\s)?$", re.IGNORECASE
)
#: Told of a time before some other; "as of June" sets that time.
HAD = re.compile(r"(?<!\bhave\s)(?<!\bhas\s)\bhad\b", re.IGNORECASE)
SINCE_THEN = re.compile(r"\b(?:has|have|is|are|was|were|now)\b", re.IGNORECASE)
AS_OF = re.compile(r"\b(?:[Aa]s (?:of|at)|[Bb]y) (?:[A-Z]|\d|the end)")
#: A part of the report, of its own, that is not due, or of which nobody has said anything.
NOT_DUE = re.compile(r"\bnot (?:yet |as yet )?due\b(?! for (?:\w+ )?review)", re.IGNORECASE)
UNTOLD = re.compile(r"\b(?:report|updat|return|inform|respon|receiv|suppl|provid|submi)\w*\b", re.IGNORECASE)
NOT_ONLY = re.compile(r"\bnot\s(?:only|just|merely|simply)\b", re.IGNORECASE)


def of(body: str, signs: Sequence[Sign]) -> str | None:
    """The clause of a report that leaves it unclear whether all is done; None where none does."""
    done = [sign for sign in signs if sign.signal is Signal.DONE]
    found = (
        quote
        for sentence in clauses.sentences(body)
        for rule in (_denials, _turns, _unease, _asking, _untold)
        for quote in rule(body, sentence, done)
    )
    return next(found, None) or _long_ago(body, done)


def denial(body: str, signs: Sequence[Sign]) -> str | None:
    """The first clause of a report that denies something outright; None where none does."""
    done = [sign for sign in signs if sign.signal is Signal.DONE]
    return next((quote for one in clauses.sentences(body) for quote in _denials(body, one, done)), None)


def _denials(body: str, sentence: clauses.Stretch, done: Sequence[Sign]) -> Iterator[str]:
    """Each "not" that a clause of its own rests on, but for those in the words of what was done."""
    spelt = contractions.spell_out(sentence.of(body))
    for match in NOT.finditer(spelt.text):
        harmless = HARMLESS.match(spelt.text, match.end()) or NOT_ONLY.match(spelt.text, match.end() - len("not"))
        if harmless or BENEATH.search(spelt.text[: match.start()]):
            continue
        back = spelt.back(clauses.Stretch(match.start(), match.end()))
        place = clauses.Stretch(sentence.start + back.start, sentence.start + back.end)
        if not any(sign.place.start <= place.start and place.end <= sign.place.end for sign in done):
            yield clauses.quote(body, sentence, place).of(body)


def _turns(body: str, sentence: clauses.Stretch, _done: Sequence[Sign]) -> Iterator[str]:
    """Each "but" behind which nothing is told as done."""
    match = TURN.search(body, sentence.start, sentence.end)
    if match and not NOT_ONLY.search(body, sentence.start, match.start()) and not _is_done(match["rest"]):
        place = clauses.Stretch(match.start("rest"), match.end())
        yield clauses.quote(body, sentence, place).of(body)


def _unease(body: str, sentence: clauses.Stretch, done: Sequence[Sign]) -> Iterator[str]:
    """Words of trouble in a sentence that tells of nothing done."""
    if any(sentence.start <= sign.place.start < sentence.end for sign in done):
        return
    for match in UNEASY.finditer(body, sentence.start, sentence.end):
        before = body[sentence.start : match.start()]
        if not (BENEATH.search(before) or WITHOUT.search(before) or AT_EASE.match(body, match.start())):
            place = clauses.Stretch(match.start(), match.end())
            yield clauses.quote(body, sentence, place).of(body)


def _asking(body: str, sentence: clauses.Stretch, _done: Sequence[Sign]) -> Iterator[str]:
    """A sentence that asks."""
    if body[sentence.end : sentence.end + 1] == "?":
        yield sentence.of(body)


def _untold(body: str, sentence: clauses.Stretch, done: Sequence[Sign]) -> Iterator[str]:
    """A sentence that tells of nothing done and says that a part is not due, or that nothing was heard of it."""
    if any(sentence.start <= sign.place.start < sentence.end for sign in done):
        return
    words = sentence.of(body)
    if NOT_DUE.search(words) or (signals.is_silent(words) and UNTOLD.search(words)):
        yield words


def _long_ago(body: str, done: Sequence[Sign]) -> str | None:
    """What had been done at some time before, where nothing is told of how it is now."""
    is_told = bool(done) and AS_OF.search(body) is None
    return done[0].quote if is_told and all(_is_before(sign.quote) for sign in done) else None


def _is_before(quote: str) -> bool:
    """Whether words tell of a time before some other, and not what somebody reports or who it was."""
    had = HAD.search(quote)
    if had is None or BENEATH.search(quote[: had.start()]):
        return False
    return SINCE_THEN.search(quote, had.end()) is None


def _is_done(rest: str) -> bool:
    return any(sign.signal is Signal.DONE for sign in signals.read(rest))
