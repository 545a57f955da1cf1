"""Tells where words round a cue turn it round: a "no" before it, a refusal that is none, a hindrance overcome since."""

from __future__ import annotations

import re

from ingest.language import clauses, phrases

WORDS = phrases.load("threads")
PARTS: dict[str, list[str]] = WORDS["parts"]
#: What says that a thing has come to the end of its way.
ARRIVED = phrases.pattern(WORDS["signals"]["arrived"], PARTS)
#: What stood in the way and has been overcome in the same breath ("was delayed but has now been published").
OVERCOME = re.compile(
    r"\b(?:was|were|had)\b[^.;]*?(?:\s(?:but|and|then)|,)\s(?:it\s|this\s|(?:the|a|an)\s\w+\s)?"
    rf"(?:has|have|was|were|is|are)\s(?:(?:now|since|been|all)\s)*{ARRIVED.pattern}",
    re.IGNORECASE,
)
#: The same in the next sentence, or of a refusal: "It has since been carried out", "which had not agreed, now has".
MADE_GOOD = re.compile(
    r"\b(?:was|were|had|did|meant|slipped|initially|at first)\b[^.;]*[.;]\s+"
    r"(?:it|this|they|these|that|the\s(?:\w+\s){1,3}?)\s?"
    rf"(?:(?:has|have|was|were|is|are|then|now|since|been|all|later|eventually|finally|subsequently)\s)*"
    rf"(?:{ARRIVED.pattern}|{phrases.pattern(WORDS['signals']['made_good']).pattern})",
    re.IGNORECASE,
)
#: Something else told of as done since: "Training has since been given".
SINCE = re.compile(
    r"\b(?:was|were|had|did|meant|slipped|initially|at first)\b[^.;]*[.;]\s+"
    r"[^.;]{1,60}?\b(?:has|have)\s(?:since|now)\s(?:all\s)?"
    rf"(?:been\s)?(?:{phrases.pattern(PARTS['participle']).pattern})",
    re.IGNORECASE,
)
#: Who can be spared for a course, or not.
STAFF = re.compile(rf"\b(?:{'|'.join(PARTS['people'])})\s$", re.IGNORECASE)
#: What follows from a refusal: another way was taken.
SO = re.compile(
    r"[^.;]*,?\s(?:and\s)?so\s(?:we|it|they|an?|the|our|staff|another)\b"
    r"(?![^.;]*\b(?:closed?|dropped|withdrawn|no|not|nothing|cannot|abandoned|ended|stopped|removed)\b)",
    re.IGNORECASE,
)
#: In front of what was cancelled or delayed where that only says which is meant ("guidance on cancelled visits").
OF_WHICH = re.compile(r"\b(?:on|of|for|about|with|to|from|by|any|all)\s$", re.IGNORECASE)
DESCRIBED = re.compile(
    r"(?:delayed|postponed|deferred|suspended|cancelled|halted|interrupted|rescheduled|paused)\s\w", re.IGNORECASE
)
TURNED = phrases.pattern(WORDS["signals"]["dropped"]).pattern
COME_ROUND = re.compile(
    r"\b(?:was|were|had|did)\b[^.;]*?(?:[,.;]|\s(?:but|and))\s+(?:but\s|and\s|it\s|this\s|they\s|we\s|(?:the|a|an)\s\w+\s)*"
    r"(?:(?:has|have|does|do|is|are)\s(?:now|since)\b|(?:now|since)\s(?:then\s)?(?:has|have|does|do|is|are)\b)"
    rf"(?!\s(?:not|never|been\s|refus|declin|reject|withdr|stop|{TURNED}))",
    re.IGNORECASE,
)
#: What was not done, and the beginning of why: what could not be had there holds it up.
REASON = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s(?:not|yet)\b[^.;]{1,60}\s(?:as|because|since)\s(?!it\b|this\b)(?:\S+\s){1,4}$",
    re.IGNORECASE,
)
#: A refusal that a rule is about: "guidance for cases where a parent has refused help", "for people who decline".
OF_A_PERSON = re.compile(
    rf"\b(?:where|when|whenever|if|who|whom|that)\s(?:(?:a|an|the|any|some|such)\s)?(?:\w+\s)?"
    rf"(?:(?:{'|'.join(PARTS['person'])})\s)(?:\w+\s){{0,2}}$|\b(?:{'|'.join(PARTS['person'])})\s(?:who|that)\s(?:\w+\s){{0,2}}$"
    r"|\b(?:when|whenever|where|why|if|how|in\swhich)\s(?:an?|the|any)\s(?:\w+\s){1,2}$",
    re.IGNORECASE,
)
#: Nor is one that says which things are meant ("referrals that are rejected").
OF_THINGS = re.compile(rf"\b(?!(?:{'|'.join(PARTS['proposal'])})\b)\w+\s(?:that|which)\s$", re.IGNORECASE)
#: What made room for something new ("the old leaflet was withdrawn").
GIVEN_UP = re.compile(r"\b(?:replaced|superseded|abandoned|discontinued|ceased)\b", re.IGNORECASE)
PROPOSAL = phrases.pattern(PARTS["proposal"])
OLD = re.compile(rf"\b(?:{'|'.join(PARTS['old'])})\s(?:(?!(?:and|or|but)\b)\w+\s){{1,2}}$", re.IGNORECASE)
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
NOT_HELD_UP = re.compile(r"\b(?:not|never|without(?:\s(?:a|any|further))?)\s(?:been\s|yet\s)*$", re.IGNORECASE)
TURNED_ROUND = re.compile(
    rf"(?!\s?and\s(?:{NOBODY})\b[^.;,]{{0,40}}\b(?:{'|'.join(PARTS['relief'])})\b)"
    r"(?:[^\s,;]*\s){0,2}(?:no(?!\s(?:exception|delay|exclusion|omission|change|problem|difficult|issue)\w*)|nothing|nobody|none)\b",
    re.IGNORECASE,
)
#: What stands before and behind a participle that is used as an adjective.
ARTICLE = re.compile(r"\b(?:the|an?|its|our|their|this|every|each|any|these|those)\s(?:\w+ly\s|new\s)?$", re.IGNORECASE)
NOUN = re.compile(
    r"\s(?!(?:by|in|to|for|with|at|on|and|as|of|from|is|are|was|were|has|have|had|will|that|which|who|since|after|before|during|via|through|until|following|due|because|owing|pending|under|when|while|so|but|or|again|altogether|entirely|this|last|earlier|without|not)\b)[a-z]",
    re.IGNORECASE,
)


def before_past(quote: str) -> int:
    """Where the first "was" or "had" of a quote stands; its end where there is none."""
    past = re.search(r"\b(?:was|were|had|did|meant|slipped|initially|at first)\b", quote, re.IGNORECASE)
    return past.start() if past else len(quote)


def is_overcome(text: str, past: int) -> bool:
    """Whether a hindrance that was there, told from this place on, has been overcome since."""
    return any(words.match(text, past) for words in (OVERCOME, MADE_GOOD, SINCE))


def has_come_round(text: str, past: int) -> bool:
    """Whether who had refused or not begun has done so since ("which had not agreed, now has")."""
    return (COME_ROUND.match(text, past) or MADE_GOOD.match(text, past)) is not None


def is_negated(before: str) -> bool:
    """Whether a "no" or "not" before a cue reaches it."""
    return NEGATED.search(before) is not None


def is_denied(before: str) -> bool:
    """Whether words say that what follows is not so ("it is not true that")."""
    return DENIED.search(before) is not None


def is_relieved(before: str, cue: str) -> bool:
    """Whether words before a hindrance say that there is none ("nobody is waiting", "has not been delayed")."""
    is_none = RELIEVED.search(before) is not None and RELIEVABLE.match(cue) is not None
    which = OF_WHICH.search(before) is not None and DESCRIBED.match(cue) is not None
    return is_none or which or NOT_HELD_UP.search(before) is not None


def is_got_round(text: str, end: int) -> bool:
    """Whether a refusal only led to another way ("declined to fund it, so we paid ourselves")."""
    return SO.match(text, end) is not None


def is_no_refusal(before: str, cue: str) -> bool:
    """Whether a refusal is that of a person, of something old, of a means, or denied: no answer to the ask."""
    others = (REASON, OF_A_PERSON, OF_THINGS, OLD, NEGATED)
    if cue.endswith("released") and STAFF.search(before):
        return True  # nobody to spare: held up, not refused
    return any(words.search(before) for words in others) or _is_of_a_thing(before, cue)


def _is_of_a_thing(before: str, cue: str) -> bool:
    """Whether not an ask but some thing was replaced or given up ("the paper system was replaced by …")."""
    subject = before.split()[-4:]
    return bool(subject) and GIVEN_UP.search(cue) is not None and PROPOSAL.search(" ".join(subject)) is None


def is_attributive(text: str, sentence: clauses.Stretch, match: re.Match[str]) -> bool:
    """Whether a participle only says which thing is meant ("the revised form has gone to …")."""
    is_bare = re.fullmatch(r"\w+", match[0]) is not None
    before = ARTICLE.search(text, sentence.start, match.start())
    return is_bare and before is not None and NOUN.match(text, match.end(), sentence.end) is not None


def is_turned_round(text: str, sentence: clauses.Stretch, match: re.Match[str]) -> bool:
    """Whether words before, in or right behind a deed say that it was not done."""
    before = NEGATED.search(text[sentence.start : match.start()])
    return before is not None or TURNED_ROUND.match(text, match.end(), sentence.end) is not None
