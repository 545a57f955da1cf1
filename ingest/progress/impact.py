"""Tells whether a plan wants to know if something worked, and whether a reply says so."""

from __future__ import annotations

from ingest.language import clauses, phrases

WORDS = phrases.load("threads")["impact"]
ASKED = phrases.Phrases(WORDS["asked"])
ANSWERED = phrases.Phrases(WORDS["answered"])
DENIED = phrases.Phrases(WORDS["denied"])


def asked(ask: str) -> str | None:
    """The clause of an ask that wants evidence, assurance or an effect shown; None where none does."""
    return _clause(ask, ASKED)


def denied(reply: str) -> str | None:
    """The clause of a reply that says itself that nobody knows whether it worked."""
    return _clause(reply, DENIED)


def is_answered(reply: str) -> bool:
    """Whether a reply tells of anything that was found out: an audit, figures, feedback, assurance given."""
    return ANSWERED.search(reply, 0, len(reply)) is not None


def _clause(text: str, cue: phrases.Phrases) -> str | None:
    """The clause round the first match."""
    for sentence in clauses.sentences(text):
        if match := cue.search(text, sentence.start, clauses.head(sentence).end):
            return clauses.quote(text, sentence, clauses.Stretch(match.start(), match.end())).of(text)
    return None
