"""What to call a recurrence, and why its members belong together, in words that a person would use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from embeddings.clauses import first_ask
from embeddings.noun_phrases import shared
from embeddings.obligations import NAME, Obligation, lexicon
from graph.words import tokens

LONGEST = 90  # characters of the sentence that a name shows
SHORTEST = 40  # ... and what it keeps before a clause is left out
NEARLY_ALL = 0.75  # of the members, for an act to speak for them
MOST = 0.6  # of the members, for a word to be theirs
WORDS = 4  # shared words that are looked at
_MODAL = re.compile(r"\b(?:should|shall|must|needs? to|ought to)\s+", re.IGNORECASE)
_TO = re.compile(r"(?:all )?(?:[A-Z][\w’'&-]*\s+|and |of |for |agencies |partners )+to\s+")  # "BSAB to produce"
_RELATIVE = re.compile(r"\b(?:where|who|whom|which|what|whether|how|when|if)\b[^,;]*$", re.IGNORECASE)
_BREAK = re.compile(r"[;.:]\s|, (?:so that|setting|with|in order|at the|when)\b|\s–\s|,? so that\b")
_START = 70  # characters in which the verb of an ask begins: a modal further on belongs to a later clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The name of a group, and the reason why it is one."""

    name: str
    reason: str


def tell(texts: Sequence[str], read: Sequence[Obligation], taken: Collection[str] = ()) -> Told:
    """A name and a reason for a group of texts, the most central first; at least one text.

    The name is the phrase that most share, and what the most central one asks; that of the next one where another
    group has that name already (`taken`).
    """
    lead = shared(texts)
    clauses = (shortened(first_ask(text)) for text in texts)
    made = [_capital(f"{lead}: {clause}" if lead else clause) for clause in clauses]
    name = next((one for one in made if one not in taken), made[0])
    return Told(name=name, reason=reason(list(common_words(texts, read).values()), read))


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
    modal = _main_verb(text) or _TO.match(text)
    clause = text[modal.end() :] if modal and not _passive(text[modal.end() :]) else text
    if broken := _BREAK.search(clause, SHORTEST):
        clause = clause[: broken.start()]
    if len(clause) > LONGEST:
        clause = clause[:LONGEST].rsplit(" ", 1)[0] + " …"
    return clause.strip().rstrip(".,;:")


def _main_verb(text: str) -> re.Match[str] | None:
    """The "should" of the sentence: not that of "where a person should live", where another one follows."""
    found = [*_MODAL.finditer(text[:_START])]
    within = [one for one in found if _RELATIVE.search(text[: one.start()])]
    return next((one for one in found if one not in within or one is found[-1]), None)


def quoted(words: Sequence[str]) -> str:
    """Words as a list of quotes in a sentence."""
    return listed([f"“{word}”" for word in words])


def listed(parts: Sequence[str]) -> str:
    """Parts as a list in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""


def _passive(clause: str) -> bool:
    """Whether what follows the verb is only the end of a passive: the subject before it says what is asked."""
    return clause.lower().startswith(("be ", "not be ", "have ", "know "))


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
