"""Has this been said before? Holds each finding of a draft against every recommendation of a library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from embeddings.asks import wording
from embeddings.obligations import read
from embeddings.relations import Kind, Relation, Said, explain, said
from embeddings.vectors import embed
from graph.answers.asked import Filters
from graph.answers.lists import Card, Hit
from graph.errors import EncoderError
from graph.model import Recommendation
from graph.places import places_sentence
from graph.words import tokens
from webapp.findings import Draft, Finding
from webapp.library import Library
from webapp.outcomes import Told, came_of_it, cite
from webapp.people import without_names
from webapp.wording import LEAST, counted, listed, quoted

LOOKED_AT = 40  # nearest recommendations that are compared closely
MOST_OF_A_THEME = 5
MOST_MENTIONS = 5
LONGEST = 2_000  # characters of a finding in which telling words are looked for ...
MOST_PHRASES = 12  # ... and how many of them are
NOTHING = "nothing found"
MENTION = "mentioned only"
_SHORT = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]\w*\b")  # MARAC, DoLS
_IN_FULL = re.compile(r"\b[A-Z][\w’'-]+(?: (?:(?:of|and|for|the) )?[A-Z][\w’'-]+)+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """One earlier recommendation beside a finding: how the two are related, why, and what came of the earlier one."""

    relation: str
    reason: str
    card: Card
    came_of_it: tuple[Told, ...]
    cite: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """One finding with its verdict ("same obligation", "same theme" or "nothing found"), in words and with evidence.

    `mentions` only hold the words in what was reported, in a milestone or beside it: they ask something else.
    """

    finding: Finding
    verdict: str
    sentence: str
    same: tuple[Match, ...]
    theme: tuple[Match, ...]
    mentions: tuple[Match, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Compared:
    card: Card
    recommendation: Recommendation
    relation: Relation
    cosine: float


def check(library: Library, draft: Draft) -> tuple[Checked, ...]:
    """Every finding of the draft, checked. Nothing of it is kept; where the draft itself is here, it is left out.

    Raises EncoderError where nothing can be compared by meaning.
    """
    encoder = library.encoder()
    if encoder is None:
        raise EncoderError(library.trouble or "The encoder cannot be loaded.")
    vectors = encoder.encode([one.text for one in draft.findings])
    scope = library.scope()
    own = draft.digest or None
    return tuple(
        _checked(library, said(one.text, vector), one, own, scope)
        for one, vector in zip(draft.findings, vectors, strict=True)
    )


def _checked(library: Library, asked: Said, finding: Finding, own: str | None, scope: str) -> Checked:
    near = sorted(_compared(library, asked, own), key=lambda one: -one.relation.score)
    same = [_match(one, one.relation.kind, one.relation.reason) for one in near if _is_same(one)]
    same += _with_them(library, [one.card for one in near if _is_same(one)], own)
    beside = (one for one in near if _is_kindred(one) and all(one.card.id != other.card.id for other in same))
    theme = [_match(one, one.relation.kind, one.relation.reason) for one in beside]
    known = {one.card.id for one in (*same, *theme)}
    named, mentioned = _by_words(library, finding.text, own, known)
    theme = [*theme, *named][:MOST_OF_A_THEME]
    return Checked(
        finding=finding,
        verdict=_verdict(same, theme),
        sentence=_sentence(same, theme, scope),
        same=tuple(same),
        theme=tuple(theme),
        mentions=tuple(mentioned[:MOST_MENTIONS]),
    )


def _compared(library: Library, asked: Said, own: str | None) -> Iterator[_Compared]:
    """The nearest recommendations, each with what it is to the finding."""
    encoder, store = library.encoder(), library.store
    found = store.similar(asked.vector, exclude_plan=own, limit=LOOKED_AT).items
    whole = store.whole([one.card.id for one in found])
    texts = [wording(one) for one in whole]
    if encoder is None:
        return
    vectors = embed(texts, encoder, store.vector_cache).matrix
    for near, one, text, vector in zip(found, whole, texts, vectors, strict=True):
        relation = explain(asked, said(text, vector))
        yield _Compared(card=near.card, recommendation=one, relation=relation, cosine=near.score)


def _with_them(library: Library, same: Sequence[Card], own: str | None) -> list[Match]:
    """The other members of the recurrences to which those that ask the same belong."""
    store, known, found = library.store, {card.id for card in same}, []
    for card in same:
        recurrence = store.recurrence_of(card.id)
        others = [one.card for one in recurrence.members] if recurrence else []
        others = [one for one in others if one.id not in known and one.plan != own]
        known |= {one.id for one in others}
        reason = f"It is one recurrence with {_named(card)}. {recurrence.reason if recurrence else ''}"
        whole = store.whole([one.id for one in others])
        found += [_described(one, row, Kind.SAME_OBLIGATION, reason) for one, row in zip(others, whole, strict=True)]
    return found


def _named(card: Card) -> str:
    label = f"“{card.label}” of " if card.label else "one of "
    return f"{label}{card.plan_title}"


def _is_same(one: _Compared) -> bool:
    return one.relation.kind is Kind.SAME_OBLIGATION


def _is_kindred(one: _Compared) -> bool:
    """Whether it is on the same theme: a shared word alone is not enough, it must also be near in meaning."""
    return one.relation.kind is Kind.SAME_THEME and one.cosine >= LEAST


def _match(one: _Compared, relation: str, reason: str) -> Match:
    return _described(one.card, one.recommendation, relation, reason)


def _described(card: Card, one: Recommendation, relation: str, reason: str) -> Match:
    told = came_of_it(one, card.media_type)
    return Match(
        relation=str(relation),
        reason=reason,
        card=card,
        came_of_it=told,
        cite=cite(card, told),
        source=places_sentence(one.places, card.media_type),
    )


def _by_words(library: Library, text: str, own: str | None, known: set[str]) -> tuple[list[Match], list[Match]]:
    """What holds the telling words of a finding beside what is known: in what it asks, or only in what was reported."""
    words = telling(text)
    if not words:
        return [], []
    query = " ".join(f'"{one}"' for one in words)
    hits = library.store.search(query, filters=Filters(), limit=LOOKED_AT).items
    hits = tuple(hit for hit in hits if hit.card.id not in known and hit.card.plan != own)
    whole = library.store.whole([hit.card.id for hit in hits])
    reason = f"What it asks holds words of the finding: {listed(quoted(words))}."
    asks = [_described(h.card, one, Kind.SAME_THEME, reason) for h, one in zip(hits, whole, strict=True) if h.in_ask]
    only = [_described(h.card, one, MENTION, _where(h)) for h, one in zip(hits, whole, strict=True) if not h.in_ask]
    return asks, only


def _where(hit: Hit) -> str:
    """Where a mention stands, with the words round it."""
    shown = quoted([without_names(reason.snippet) for reason in hit.reasons if reason.snippet][:1])
    return f"Only mentioned, in what it does not ask: {shown[0]}." if shown else "Only mentioned."


def telling(text: str) -> tuple[str, ...]:
    """The words that name what a finding is about: names and their short forms, else two words side by side.

    A finding of a single word is that word; one whose words are all common tells nothing.
    """
    names = dict.fromkeys([*_SHORT.findall(text[:LONGEST]), *_IN_FULL.findall(text[:LONGEST])])
    if names:
        return tuple(names)[:MOST_PHRASES]
    asked = read(text[:LONGEST])
    words = [one for one in tokens(text[:LONGEST]) if one.stem in asked.subject | asked.frame]
    if len(words) == 1:
        return (text[words[0].start : words[0].end],)
    beside = ((one, two) for one, two in pairwise(words) if text[one.end : two.start] in {" ", "-"})
    telling = ((one, two) for one, two in beside if {one.stem, two.stem} & asked.subject)
    return tuple(dict.fromkeys(text[one.start : two.end] for one, two in telling))[:MOST_PHRASES]


def _verdict(same: Sequence[Match], theme: Sequence[Match]) -> str:
    return str(Kind.SAME_OBLIGATION) if same else str(Kind.SAME_THEME) if theme else NOTHING


def _sentence(same: Sequence[Match], theme: Sequence[Match], scope: str) -> str:
    """The verdict in words, with what was looked at."""
    if same:
        boards = len({one.card.board for one in same})
        asked = f"{counted(len(same), 'earlier recommendation')} of {counted(boards, 'board')}"
        return f"{asked} {'asks' if len(same) == 1 else 'ask'} the same. Looked at {scope}"
    if theme:
        return f"Nothing found that asks the same. Looked at {scope}"
    return f"Nothing found in {scope} That does not mean that it was never recommended."
