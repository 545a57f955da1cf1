"""What to call a recurrence, and why its members belong together, in words that a person would use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from embeddings.clauses import first_ask
from embeddings.obligations import NAME, Obligation, lexicon
from graph.words import Token, tokens

TELLING = 2  # runs of words that stand before the sentence
LONGEST = 90  # characters of the sentence that a name shows
SHORTEST = 40  # ... and what it keeps before a clause is left out
NEARLY_ALL = 0.75  # of the members, for an act to speak for them
MOST = 0.6  # of the members, for a word to be theirs
WORDS = 4  # shared words that are looked at
_MODAL = re.compile(r"\b(?:should|shall|must|needs? to|ought to)\s+", re.IGNORECASE)
_TO = re.compile(r"(?:all )?(?:[A-Z][\w’'&-]*\s+|and |of |for |agencies |partners )+to\s+")  # "BSAB to produce"
_BREAK = re.compile(r"[;.:]\s|, (?:so that|setting|with|in order|at the|when)\b|\s–\s|,? so that\b")
_START = 70  # characters in which the verb of an ask begins: a modal further on belongs to a later clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The name of a group, and the reason why it is one."""

    name: str
    reason: str


def tell(texts: Sequence[str], read: Sequence[Obligation]) -> Told:
    """A name and a reason for a group of texts, the most central first; at least one text."""
    words = common_words(texts, read)
    lead = ", ".join(_runs(texts[0], words)[:TELLING])
    clause = shortened(first_ask(texts[0]))
    return Told(name=_capital(f"{lead}: {clause}" if lead else clause), reason=reason(list(words.values()), read))


def reason(words: Sequence[str], read: Sequence[Obligation]) -> str:
    """One sentence that says what the members ask and which words most of them share."""
    acts = common_acts(read)
    asked = f"ask agencies to {' and to '.join(lexicon().asks[act] for act in acts)}" if acts else "are worded alike"
    whole = all(set(acts) <= one.acts for one in read)
    shared = f"; most share {quoted(words)}" if words else ""
    return f"{'All' if whole else 'Most of the'} {len(read)} {asked}{shared}."


def common_acts(read: Sequence[Obligation]) -> list[str]:
    """Up to two acts that nearly all ask, the most frequent first, then as the vocabulary lists them."""
    counted = Counter(act for one in read for act in one.acts)
    ranked = sorted(lexicon().asks, key=lambda act: -counted[act])
    return [act for act in ranked[:2] if counted[act] >= NEARLY_ALL * len(read)]


def common_words(texts: Sequence[str], read: Sequence[Obligation]) -> dict[str, str]:
    """Up to four words of the subject that most members share, by stem, as they are mostly written."""
    counted = Counter(stem for one in read for stem in one.subject)
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        for token in tokens(text):
            if counted[token.stem] > 1:
                forms.setdefault(token.stem, Counter())[text[token.start : token.end]] += 1
    spelt = {stem for text in texts for stem in _spelt_out(text)}
    common = {stem for stem in forms if counted[stem] >= MOST * len(read)}
    written = {stem: _written(forms[stem]) for stem in common - spelt or common}
    ranked = sorted(written, key=lambda stem: (-counted[stem], written[stem].islower(), -len(stem), stem))
    return {stem: written[stem] for stem in ranked[:WORDS]}


def shortened(text: str) -> str:
    """The clause that asks, without whom it asks and without what follows: at most ninety characters."""
    modal = _MODAL.search(text[:_START]) or _TO.match(text)
    clause = text[modal.end() :] if modal and not _passive(text[modal.end() :]) else text
    if broken := _BREAK.search(clause, SHORTEST):
        clause = clause[: broken.start()]
    if len(clause) > LONGEST:
        clause = clause[:LONGEST].rsplit(" ", 1)[0] + " …"
    return clause.strip().rstrip(".,;:")


def quoted(words: Sequence[str]) -> str:
    """Words as a list of quotes in a sentence."""
    return listed([f"“{word}”" for word in words])


def listed(parts: Sequence[str]) -> str:
    """Parts as a list in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""


def _passive(clause: str) -> bool:
    """Whether what follows the verb is only the end of a passive: the subject before it says what is asked."""
    return clause.lower().startswith(("be ", "not be ", "have ", "know "))


def _runs(text: str, words: Mapping[str, str]) -> list[str]:
    """The shared words as the central text has them, those side by side together ("hoarding pathway").

    Abbreviations come first, then longer runs; a word stands once; words that the central text lacks are left out.
    """
    runs: list[list[Token]] = []
    for token in tokens(text):
        if token.stem not in words:
            continue
        if runs and text[runs[-1][-1].end : token.start] in {" ", "-"}:
            runs[-1].append(token)
        else:
            runs.append([token])
    kept: list[str] = []
    used: set[str] = set()
    for run in sorted(runs, key=lambda run: (all(words[token.stem].islower() for token in run), -len(run))):
        if not used & {token.stem for token in run}:
            used |= {token.stem for token in run}
            kept.append(" ".join(words[token.stem] for token in run))
    return kept


def _spelt_out(text: str) -> Iterator[str]:
    """Stems of the words that an abbreviation beside them stands for."""
    for name in NAME.finditer(text):
        initials = "".join(letter for letter in name[0] if letter.isupper())
        if initials in text.replace(name[0], ""):
            yield from (token.stem for token in tokens(name[0]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _written(forms: Counter[str]) -> str:
    """The most frequent form, in small letters unless it is always written otherwise ("MARAC")."""
    best = min(forms, key=lambda form: (-forms[form], form))
    return best if best[1:] != best[1:].lower() else best.lower()
