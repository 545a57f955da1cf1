"""The part of a text that asks: without what led to it, whom it asks for assurance, and what it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

RECENT = 16  # texts that are kept, as the parts of a reading ask for the same one in turn
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“‘])")
_ASKS = re.compile(
    r"\b(?:should|shall|must|needs? to|ought to|ha(?:s|ve) to|(?:is|are) to|required? to|needed|"
    r"recommend(?:s|ed)? that|"
    r"(?:recommended|asked|advised|expected|urged|invited|encouraged|requested|reminded|instructed) to)\b",
    re.IGNORECASE,
)
#: "The Trust will revise its guidance": an ask where the sentence has no other verb of asking.
_WILL = re.compile(r"\b(?:will|assurance is sought|would (?:be prudent|be wise|benefit))\b", re.IGNORECASE)
#: "BSAB to produce", but not "Failure to produce".
_TO = re.compile(
    r"(?:all )?(?:(?!(?i:fail|inab|delay|unab|omi|refus))[A-Z][\w’'&-]*\s+|and |of |for |agencies |partners )+to\s+"
)
#: What went wrong, or how things were: a finding.
_TELLS = re.compile(
    r"\b(?:fail\w*|lack\w*|absen\w+|inadequa\w+|insufficien\w+|inconsisten\w+|ineffective\w*|inappropriate\w*|unclear|poor|"
    r"poorly|weak\w*|gaps?|missed|missing|delay\w*|unaware|unable|inab\w+|omi\w+|confus\w+|despite|shortages?|limited|"
    r"not|no|nobody|never|none|nor|without|was|were|had|did|been|does|is|are|has|have|exist\w*|can|could|may|might)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:whether|who|whom|whose|which|where|when|how|why|what|if|so that|that)\b", re.IGNORECASE)
#: What a sentence says of another recommendation is no ask of its own.
_REFERENCE = re.compile(
    r"^(?:see |(?:this (?:was|is) )?recommendation \w+ (?:of|on|in|was|said)|as recommended)|"
    r"\b(?:said|asked for) the same\b",
    re.IGNORECASE,
)
#: "The Board should seek assurance that staff ...": what is asked is what comes after.
_FRAME = re.compile(
    r"\b(?:(?:seek|gain|receive|obtain|have|provide|request|ask for|get)\s+(?:\w+\s)?assurances?"
    r"(?:\s+from\s[^,.;]{1,60}?)?\s+(?:that|on how|about|of)|"
    r"assurance\s+is\s+sought\s+that|(?:be|is|are)\s+(?:assured|satisfied|confident)\s+that|(?:satisfy|assure)\s+(?:itself|themselves|himself|herself)"
    r"\s+that|mak(?:e|es|ing)\s+(?:sure|certain)(?:\s+that)?|ensur(?:e|es|ing)(?:\s+that)?|"
    r"(?:see to it|check(?:s|ing)?) that)\b",
    re.IGNORECASE,
)
#: "..., so that patterns are seen", "and not on paper": what an ask is for, or is not, is not what it asks.
_PURPOSE = re.compile(
    r",?\s+(?:so that|in order (?:to|that)|so as to|to see whether|with a view to|as recommended in|because|"
    r"as the \w+ says|(?:and |but )?not (?:only|just|merely|on|at|in)|rather than|in place of|instead of)\b[^.;,]*",
    re.IGNORECASE,
)


#: Without one of these letters a pattern need not be tried: most sentences have none, and trying takes time.
_HINTS = {
    _REFERENCE: ("ecommend", "same", "See ", "see "),
    _FRAME: ("ssur", "atisf", "onfident", "mak", "Mak", "nsur", "ee to it", "heck"),
    _PURPOSE: ("so ", "in order", "whether", "with a view", "as ", "because", "not ", "rather", "place of", "instead"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """The words of a text that ask.

    Attributes:
        orders: what is to be done, one by one: what stands after each verb like "should", or a sentence that has none.
        whole: the sentences that ask, with whom they ask and what about.
    """

    orders: tuple[str, ...]
    whole: str


def asking(text: str) -> Asking:
    """The sentences of a text that ask, shorn of frames and purposes; the whole text where none is left."""
    own = _own(text)
    chosen = [one for one in own if _asks(one)] or own
    shorn = [_without(_PURPOSE, _without(_FRAME, one)).strip() for one in chosen]
    orders = tuple(order for one in shorn for order in _orders(one))
    return Asking(orders=orders, whole=" ".join(shorn) or text)


def _orders(sentence: str) -> list[str]:
    return _ASKS.split(sentence)[1:] or [sentence]


def first_ask(text: str) -> str:
    """The first sentence with a verb like "should", as it stands; the whole text where none has one."""
    return next((one for one in _own(text) if _ASKS.search(one) or _TO.match(one)), text)


def without_references(text: str) -> str:
    """A text without the sentences that only say where the same was asked before."""
    return " ".join(_own(text)) or text


def asks(text: str) -> bool:
    """Whether a text says what is to be done; else it tells what was found."""
    return any(_asks(one) for one in _own(text))


@lru_cache(maxsize=RECENT)
def _asks(sentence: str) -> bool:
    """By its modal verb, as an order, or because it tells of nothing that went wrong ("A campaign for carers")."""
    return bool(
        _ASKS.search(sentence)
        or _WILL.search(sentence)
        or _TO.match(sentence)
        or not _TELLS.search(_BESIDE.split(sentence, maxsplit=1)[0])
    )


@lru_cache(maxsize=RECENT)
def _own(text: str) -> tuple[str, ...]:
    return tuple(one for one in _SENTENCE.split(text) if not (_hinted(_REFERENCE, one) and _REFERENCE.search(one)))


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(" ", text) if _hinted(pattern, text) else text


def _hinted(pattern: re.Pattern[str], text: str) -> bool:
    return any(hint in text for hint in _HINTS[pattern])
