"""What one text is to another: the same obligation, the same theme or nothing, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from embeddings import evidence, names, obligations
from embeddings.obligations import Obligation, lexicon

#: From this score two texts ask the same; stricter than between groups, where many pairs bear one another out.
SAME_OBLIGATION = -1.4
SAME_THEME = -4.8
#: Where only one of two texts asks for something known, the cosine from which their words settle that it is the same.
ALIKE = 0.8


class Kind(StrEnum):
    """What one text can be to another."""

    SAME_OBLIGATION = "same obligation"
    SAME_THEME = "same theme"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A text as it is compared: what it asks, and its unit vector, shape (width,)."""

    text: str
    obligation: Obligation
    vector: NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """What two texts are to each other; `score` is the evidence, higher for nearer (see `evidence.score`)."""

    kind: Kind
    score: float
    reason: str


def said(text: str, vector: NDArray[np.float32]) -> Said:
    """A text and its vector, ready to compare with many others."""
    return Said(text=text, obligation=obligations.read(text), vector=vector)


def explain(left: Said, right: Said) -> Relation:
    """What two texts are to each other, the same in both directions; never raises."""
    one, other = left.obligation, right.obligation
    cosine = float(left.vector.astype(np.float64) @ right.vector.astype(np.float64))
    score = evidence.score(one, other, cosine)
    apart = evidence.other_acts(one, other)
    unclear = bool(one.acts) != bool(other.acts) and cosine < ALIKE
    if score >= SAME_OBLIGATION and not apart and not unclear:
        return Relation(kind=Kind.SAME_OBLIGATION, score=score, reason=_same(left, right))
    if evidence.kindred(one, other, cosine) >= SAME_THEME:
        return Relation(kind=Kind.SAME_THEME, score=score, reason=_theme(left, right))
    return Relation(kind=Kind.NOTHING, score=score, reason="Neither what is asked nor the subject is the same.")


def _same(left: Said, right: Said) -> str:
    acts = left.obligation.acts & right.obligation.acts
    asked = f"ask to {_to(acts)}" if acts else "are worded much alike"
    return f"Both {asked}{(',' if acts else '') + _about(left, right)}."


def _theme(left: Said, right: Said) -> str:
    about = _about(left, right) or " on a kindred subject"
    if evidence.other_acts(left.obligation, right.obligation):
        ours, theirs = _to(left.obligation.acts), _to(right.obligation.acts)
        return f"Both speak{about}, but one asks to {ours}, the other to {theirs}."
    return f"Both speak{about}, but what they ask is not clearly the same."


def _to(acts: Iterable[str]) -> str:
    """Up to two acts, as they follow "asks to"."""
    chosen = set(acts)
    return " and to ".join([ask for act, ask in lexicon().asks.items() if act in chosen][:2])


def _about(left: Said, right: Said) -> str:
    """The words that both share, as the left one writes them."""
    words = names.common_words([left.text, right.text], [left.obligation, right.obligation])
    return f" about {names.quoted(list(words.values()))}" if words else ""
