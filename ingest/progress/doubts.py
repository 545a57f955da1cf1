"""The last look at a report that seems to say "done": does anything in it still say "not", "but", or ask?

Lists of phrases never hold all the ways in which a thing can be left undone. So where words of doing are found, a
negation, a contrast or a question of its own beside them makes the whole unclear: it is quoted, not called done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

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
#: A way to find doubts in one sentence.
Rule = Callable[[str], Iterator[clauses.Stretch]]
NOT_ONLY = re.compile(r"\bnot\s(?:only|just|merely|simply)\b", re.IGNORECASE)


def of(body: str, signs: Sequence[Sign]) -> str | None:
    """The clause of a report that leaves it unclear whether all is done; None where none does."""
    return _first(body, signs, (_denials, _turns)) or _question(body)


def denial(body: str, signs: Sequence[Sign]) -> str | None:
    """The first clause of a report that denies something outright; None where none does."""
    return _first(body, signs, (_denials,))


def _question(body: str) -> str | None:
    """The first sentence that asks."""
    return next((one.of(body) for one in clauses.sentences(body) if body[one.end : one.end + 1] == "?"), None)


def _first(body: str, signs: Sequence[Sign], rules: Sequence[Rule]) -> str | None:
    done = [sign for sign in signs if sign.signal is Signal.DONE]
    found = (place for one in clauses.sentences(body) for place in _places(body, one, done, rules))
    return next((place.of(body) for place in found), None)


def _places(
    body: str, sentence: clauses.Stretch, done: Sequence[Sign], rules: Sequence[Rule]
) -> Iterator[clauses.Stretch]:
    """Where a sentence denies, or turns against what was told, outside the words of what was done."""
    spelt = contractions.spell_out(sentence.of(body))
    for place in (place for rule in rules for place in rule(spelt.text)):
        back = spelt.back(place)
        found = clauses.Stretch(sentence.start + back.start, sentence.start + back.end)
        if not any(sign.place.start <= found.start and found.end <= sign.place.end for sign in done):
            yield clauses.quote(body, sentence, found)


def _denials(sentence: str) -> Iterator[clauses.Stretch]:
    """Each "not" that a clause of its own rests on."""
    for match in NOT.finditer(sentence):
        harmless = HARMLESS.match(sentence, match.end()) or NOT_ONLY.match(sentence, match.end() - len("not"))
        if not (harmless or BENEATH.search(sentence[: match.start()])):
            yield clauses.Stretch(match.start(), match.end())


def _turns(sentence: str) -> Iterator[clauses.Stretch]:
    """Each "but" behind which nothing is told as done."""
    match = TURN.search(sentence)
    if match and not NOT_ONLY.search(sentence, 0, match.start()) and not _is_done(match["rest"]):
        yield clauses.Stretch(match.start("rest"), match.end())


def _is_done(rest: str) -> bool:
    return any(sign.signal is Signal.DONE for sign in signals.read(rest))
