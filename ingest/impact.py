"""Tells whether a plan wants to know if something worked, and whether a reply says so."""

from __future__ import annotations

import re

from ingest import clauses, phrases

WORDS = phrases.load("threads")["impact"]
ASKED = phrases.pattern(WORDS["asked"])
ANSWERED = phrases.pattern(WORDS["answered"])
DENIED = phrases.pattern(WORDS["denied"])


def asked(ask: str) -> str | None:
    """The clause of an ask that wants evidence, assurance or an effect shown; None where none does."""
    return _clause(ask, ASKED)


def denied(reply: str) -> str | None:
    """The clause of a reply that says itself that nobody knows whether it worked."""
    return _clause(reply, DENIED)


def is_answered(reply: str) -> bool:
    """Whether a reply tells of anything that was found out: an audit, figures, feedback, assurance given."""
    return ANSWERED.search(reply) is not None


def _clause(text: str, cue: re.Pattern[str]) -> str | None:
    """The clause round the first match."""
    for sentence in clauses.sentences(text):
        if match := cue.search(text, sentence.start, clauses.head(sentence).end):
            return clauses.quote(text, sentence, clauses.Stretch(match.start(), match.end())).of(text)
    return None
