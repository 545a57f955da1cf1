"""Cuts an ask into its requests, and tells which of them a reply takes up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.language import clauses, phrases
from ingest.progress import signals

WORDS = phrases.load("threads")["ask"]
VERBS = "|".join(WORDS["verbs"])
CLEAR_VERBS = "|".join(verb for verb in WORDS["verbs"] if verb not in WORDS["ambiguous"])
#: Where a sentence of an ask turns to another request.
TURN = re.compile(
    rf"(?:,\s*(?:and|then|to\s+include|including)|[;:]\s*(?:and)?|\s(?:then|and\s+to))\s+(?:to\s+)?(?=(?:{VERBS})\b)"
    rf"|\sand\s+(?=(?:{CLEAR_VERBS})\b)|\sand\s+that\s",
    re.IGNORECASE,
)
LEAD_IN = re.compile(rf"(?:(?:{'|'.join(WORDS['lead_in'])})\s+)+".replace(" ", r"\s+"), re.IGNORECASE)
#: What makes a sentence a report of what has been done, not a request.
REPORT = re.compile(
    r"\b(?:has|have|had|was|were)\b(?:\s\w+)?\s\w+(?:ed|en|wn|de|ne)\b|\b(?:also|we|they)\s\w+ed\b", re.IGNORECASE
)
#: A reply that goes by numbers or speaks of all parts at once cannot be matched by its words.
BY_NUMBER = re.compile(
    r"\b(?:parts?|points?|actions?|items?|steps?)\s\d|\b(?:both|all)\s(?:parts|points|actions|items|steps|of these)\b",
    re.IGNORECASE,
)
#: The first two numbers of a list within running words.
NUMBERED = re.compile(r"(?:^|\s)\(?[1a][.)]\s.{1,600}?\s\(?[2b][.)]\s", re.DOTALL)
#: What makes words a request and not the name of a thing in a list ("a briefing for volunteers").
ASKS = re.compile(
    rf"(?:{VERBS})s?\b|.*?\b(?:should|must|needs?|will|shall|is|are|be|has|have|how|whether|to\s\w+)\b",
    re.IGNORECASE | re.DOTALL,
)
#: A request to think about a thing, at its head or behind who is asked.
TO_LOOK = phrases.pattern(WORDS["to_look"])
#: A request to find out how things stand.
TO_FIND_OUT = phrases.pattern(WORDS["to_find_out"])
STEM = 6  # letters by which words are compared: "engage" and "engagement", "reviewed" and "reviewing"
LEAST, MANY = 3, 5  # telling words that a request must have before its absence from a reply means anything
ABSENT, PRESENT = 0.3, 0.34


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked: its words, and the stems by which it is told from others."""

    words: str
    stems: frozenset[str]

    @property
    def is_to_look(self) -> bool:
        """Whether it only asks to look at something: whatever was changed then answers it."""
        return TO_LOOK.search(self.words) is not None

    def share(self, reply: frozenset[str]) -> float:
        """How much of the request stands in a reply, from 0 to 1."""
        return len(self.stems & reply) / len(self.stems) if self.stems else 1.0

    def is_absent(self, reply: frozenset[str]) -> bool:
        """Whether a reply has none of its telling words, or of many hardly one."""
        return len(self.stems) >= LEAST and (
            not self.stems & reply or (len(self.stems) >= MANY and self.share(reply) <= ABSENT)
        )


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    """A word without its endings, cut to a few letters."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:  # noqa: PLR2004 - something must be left
            word = word.removesuffix(ending)
            break
    return word[:STEM]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in WORDS[name])


@lru_cache(maxsize=1024)
def _content(text: str) -> frozenset[str]:
    """The stems of all words that mean something, those that are common in the field included."""
    found = frozenset(_stem(word) for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 2)  # noqa: PLR2004 - short
    return found - _listed("function")


def stems(text: str) -> frozenset[str]:
    """The telling words of a text: no short words, none that is common in the field, each cut to its stem."""
    return _content(text) - _listed("common")


@lru_cache(maxsize=1024)
def requests(ask: str) -> tuple[Request, ...]:
    """The requests of an ask in order, each without the words that lead into it."""
    parts = (part for sentence in clauses.sentences(ask) for part in _turns(ask, sentence))
    return tuple(Request(words, stems(words)) for words in parts if re.search(r"\w", words))


def _turns(text: str, sentence: clauses.Stretch) -> Iterator[str]:
    """The parts of a sentence, cut where it turns to another request."""
    start = sentence.start
    for turn in TURN.finditer(text, sentence.start, sentence.end):
        yield _trimmed(text[start : turn.start()])
        start = turn.end()
    yield _trimmed(text[start : sentence.end])


def _trimmed(words: str) -> str:
    lead = LEAD_IN.match(words.strip())
    return words.strip()[lead.end() if lead else 0 :].strip(" ,;:.–-")


def unanswered(ask: str, reply: str) -> tuple[Request, ...]:
    """The requests of an ask of several that a reply never comes to, while it does take up another one.

    Cautious: a request counts only with enough telling words, of which the reply has next to none.
    """
    asked, replied = requests(ask), stems(reply)
    by_number = BY_NUMBER.search(reply) or (NUMBERED.search(ask) and NUMBERED.search(reply))
    several = len(asked) > 1 and not by_number
    if not several or max(request.share(replied) for request in asked) < PRESENT:
        return ()
    missing = (request for request in asked if request.is_absent(replied))
    return tuple(request for request in missing if ASKS.match(request.words) and not REPORT.search(request.words))


def is_spoken_of(ask: str, reply: str) -> bool:
    """Whether a reply speaks of most of what was asked; one without a subject, if it does what was asked ("Sent")."""
    wanted, elliptic = _content(ask), signals.ELLIPTIC.match(reply)
    is_plain = elliptic is not None and signals.brings_about(elliptic[0]) and not signals.TALK.search(elliptic[0])
    answers = elliptic is not None and (is_plain or bool(wanted & _content(elliptic[0])))
    does_it = answers and not signals.HANDED_ON.match(reply)
    return does_it or len(wanted & _content(reply)) * 2 > len(wanted)


def close(words: str) -> str:
    """The shortest quote of a request: to the first joint after enough words."""
    whole = clauses.Stretch(0, len(words))
    return clauses.quote(words, whole, clauses.Stretch(0, min(len(words), _first_words(words)))).of(words)


def _first_words(words: str) -> int:
    runs = list(re.finditer(r"\S+", words))
    return runs[min(len(runs), clauses.ENOUGH) - 1].end() if runs else 0


def overlap(text: str, others: Iterable[str]) -> float:
    """How much of a text's telling words stand in other texts, from 0 to 1; 0 for a text without telling words."""
    own = stems(text)
    return len(own & frozenset().union(*(stems(other) for other in others))) / len(own) if own else 0.0
