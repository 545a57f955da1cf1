"""Weighs words of doing: whether they claim a fact, all of it or part of it, and whether later words take it back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from ingest.language import clauses, phrases

WORDS = phrases.load("done")
#: For patterns of other vocabularies: `{stated}` stands for any word that states that a thing is done.
PARTS: Mapping[str, list[str]] = {"stated": WORDS["stated"]}
#: Lists that others of this vocabulary name.
NAMED: Mapping[str, list[str]] = {
    "left_out": WORDS["partial"]["left_out"], "resolving": WORDS["doubt"]["resolving"],
}  # fmt: skip
DEEDS: Mapping[str, list[str]] = phrases.load("threads")["parts"]


def _listed(group: str, name: str) -> str:
    """The patterns of one list as an alternation."""
    return phrases.pattern(WORDS[group][name], {**DEEDS, **NAMED}).pattern


def _any(group: str, name: str, *, lead: str = "", tail: str = "") -> re.Pattern[str]:
    return re.compile(f"{lead}{_listed(group, name)}{tail}", re.IGNORECASE)


SMALL = r"(?:\s+(?:now|also|already|been|be|being|have|has|had|was|were|is|are|then|fully|all|both))*\W*"
DOUBT = _any("doubt", "clause")
NEAR = _any("doubt", "near", tail=SMALL + "$")
CONDITION = _any("doubt", "head", lead=r"\W*")
#: Nobody, and up to the deed only words that say of whom: no clause of its own begins between.
OWN_CLAUSE = "and|but|so|as|when|while|that|which|who|because|since|if|after|before|until"
NOBODY = _any("doubt", "nobody", lead=r"\W*", tail=rf"(?:\s(?!(?:{OWN_CLAUSE})\b)[^\s,;:]+){{0,9}}\s*$")
LABEL = _any("doubt", "label", lead=r"\W*", tail=r"\s*:")
OF_TIME = _any("doubt", "time")
IF_SO = _any("doubt", "behind", lead=r"\W*")
HEDGE = _any("doubt", "hedge", lead=r"\W*")
MODAL = re.compile(r"\b(?:would|should|could|might|may|must|shall|will|ought)\b")  # "May" is a month
FACT = re.compile(r"(?<!to\s)(?<!be\s)\b(?:is|are|was|were|has|have|had|and|or|who|which|that)\b", re.IGNORECASE)
RESOLVED = _any("doubt", "resolved")
DEGREE = _any("partial", "degree", tail=r"(?:\s+(?:of|now|been|is|are|was|were|has|have|it))*\W*$")
#: Who of many did it, at the head of a clause: "Some agencies have", "Only the hospital has".
SHARE = re.compile(
    rf"\W*(?:{_listed('partial', 'share')})\s+(?:of\s+|the\s+|our\s+|all\s+)*"
    rf"(?:{_listed('partial', 'who')})|\W*{_listed('partial', 'alone')}",
    re.IGNORECASE,
)
#: The same at the head of the sentence: an "and" may join those who did it ("Only Housing and Health have").
ALONE = _any("partial", "alone", lead=r"\W*")
PARTLY = _any("partial", "behind")
LEFT_OUT, EXCEPTED = _any("partial", "left_out"), _any("partial", "front")
ALL = re.compile(r"\b(?:all|every|each|both)\b", re.IGNORECASE)
UNDONE = _any("undone", "behind")
AGAIN = _any("undone", "later")
#: Where a clause ends, so that a doubt in front of it does not reach the deed behind it.
TURN = re.compile(r",|\s(?:and|but|so|which|who)\s|:\s|\((?!s\))|\)", re.IGNORECASE)
COUNTED: list[str] = WORDS["partial"]["counted"]
_COUNT = rf"\d{{1,4}}|{'|'.join(COUNTED)}"
FRACTION = re.compile(
    rf"(?<![\w/.])(?P<some>{_COUNT})\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|its\s+)?(?P<all>{_COUNT})(?![\w/%])",
    re.IGNORECASE,
)
BY_WHOM = re.compile(
    r"\s+(?:so\s+far\s+)?(?:by|in|for|at|across|with)\s+(?:only\s+)?[\w]+\s+(?:out\s+)?of\b", re.IGNORECASE
)
HELD = re.compile(r"\bmet\b", re.IGNORECASE)  # "Deadline met" is a deed


class Weight(StrEnum):
    """What words of doing are worth."""

    WHOLE = "whole"
    PART = "part"  # some of it was done, or it was undone again
    NO_FACT = "no fact"  # hoped for, asked about, doubted, set as a target


def weigh(text: str, sentence: clauses.Stretch, deed: clauses.Stretch) -> Weight:
    """What a deed in a sentence is worth, by the words in front of it, within it and behind it."""
    if _is_no_fact(text, sentence, deed):
        return Weight.NO_FACT
    clause = text[_clause_start(text, sentence, deed) : deed.start]
    through = text[sentence.start : deed.end]
    front = text[sentence.start : deed.start]
    excepted = LEFT_OUT.search(front) or (EXCEPTED.search(front) and ALL.search(front))
    partial = (
        excepted or DEGREE.search(clause) or _is_share(text, sentence, deed) or DEGREE.search(_less_last_word(through))
    )
    counted = _is_fraction(clause) or _is_fraction(_by_whom(text[deed.end : sentence.end]))
    return Weight.PART if partial or counted or is_lowered(text, sentence, deed.end) else Weight.WHOLE


def counts_all(words: str) -> bool:
    """Whether words begin with a count of all there are: "27 of 27 practices"."""
    found = FRACTION.match(words)
    return found is not None and _number(found["some"]) == _number(found["all"])


def _is_fraction(words: str) -> bool:
    """Whether words count fewer than all: "12 of 40 homes", "four out of the nine agencies"."""
    pairs = ((_number(found["some"]), _number(found["all"])) for found in FRACTION.finditer(words))
    return any(some < every for some, every in pairs)


def _by_whom(rest: str) -> str:
    """The words behind a deed that say by whom or where it was done: "completed by 3 of 7 agencies"."""
    return rest if BY_WHOM.match(rest) else ""


def _number(word: str) -> int:
    return int(word) if word.isdigit() else COUNTED.index(word.lower())


def is_lowered(text: str, sentence: clauses.Stretch, end: int) -> bool:
    """Whether words behind a deed leave a part out or take it back."""
    rest = text[end : sentence.end]
    return any(words.search(rest) for words in (PARTLY, UNDONE)) or AGAIN.search(text, end) is not None


def is_conditional(rest: str) -> bool:
    """Whether the words straight behind a statement put it on a condition or in question."""
    return any(words.match(rest) for words in (IF_SO, HEDGE)) or rest.lstrip().startswith("?")


def states_whole(words: str) -> bool | None:
    """Whether a cell that holds a word of doing states all of it done; None where it states no fact."""
    whole = clauses.Stretch(0, len(words))
    deed = DONE.search(words)
    if deed is None:
        return True
    place = clauses.Stretch(deed.start(), deed.end())
    if words.rstrip().endswith("?") or is_conditional(words[deed.end() :]):
        return None
    weight = weigh(words, whole, place)
    return None if weight is Weight.NO_FACT else weight is Weight.WHOLE


DONE = phrases.pattern(["{stated}"], PARTS)


def _is_no_fact(text: str, sentence: clauses.Stretch, deed: clauses.Stretch) -> bool:
    """The gate: whether the words in front of a deed, or a question mark behind it, make it no fact."""
    if text[sentence.end : sentence.end + 1] == "?" or HEDGE.match(text, deed.end, sentence.end):
        return True
    start = _clause_start(text, sentence, deed)
    clause = text[start : deed.start]
    if _is_resolved(text, sentence, deed) or _is_modal(clause):
        return True
    told = text[sentence.start : deed.start]
    if LABEL.match(told) or CONDITION.match(text, sentence.start, sentence.end) or NOBODY.match(clause):
        return True
    if OF_TIME.search(clause) and not HELD.search(text, deed.start, deed.end):
        return True
    through = _less_last_word(text[start : deed.end])
    return bool(DOUBT.search(clause) or NEAR.search(clause) or NEAR.search(through) or DOUBT.search(through))


def _is_modal(clause: str) -> bool:
    """Whether the only verb before a deed is one of wishing or duty ("it would be good to have this in place")."""
    modals = [*MODAL.finditer(clause)]
    return bool(modals) and FACT.search(clause, modals[-1].end()) is None


def _is_resolved(text: str, sentence: clauses.Stretch, deed: clauses.Stretch) -> bool:
    """Whether the last word of a deed only resolves on what stands behind it ("agreed to develop")."""
    last = re.search(r"\w+$", text[deed.start : deed.end])
    return last is not None and RESOLVED.match(text, deed.start + last.start(), sentence.end) is not None


def _less_last_word(words: str) -> str:
    """The words before the last one: a sign begins with its small words ("have been trained")."""
    parts = words.rsplit(maxsplit=1)
    return parts[0] if len(parts) > 1 else ""


def _clause_start(text: str, sentence: clauses.Stretch, deed: clauses.Stretch) -> int:
    """Where the clause of a deed begins."""
    turns = [turn.end() for turn in TURN.finditer(text, sentence.start, deed.start)]
    return turns[-1] if turns else sentence.start


def _is_share(text: str, sentence: clauses.Stretch, deed: clauses.Stretch) -> bool:
    """Whether only some of those who should did it."""
    own_clause = SHARE.match(text, _clause_start(text, sentence, deed), deed.end)
    return own_clause is not None or ALONE.match(text, sentence.start, deed.end) is not None
