"""Reads which themes of the closed scheme a recommendation is about, most important first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.errors import VocabularyError
from graph.model import Column, Recommendation, ThemeMention
from graph.vocabulary import theme, themes
from ingest.agency_words import phrases

_FILE = "themes"
_SURE, _LIKELY, _HINT = 1.0, 0.45, 0.2
_MOST = 4  # themes of a recommendation; more would say nothing about it
_MOST_BESIDE = 2  # further themes that accuracy is not measured on
_ENOUGH = 0.62  # evidence that a subject needs
_ENOUGH_FACET = 0.8  # evidence that a way of working needs
_SHORT = 7  # an ask of so few words stands in the measure column
_TOP_SHARE = 0.3  # of the evidence for the first theme


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cue:
    code: str
    facet: bool
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Passage:
    column: Column
    weight: float
    text: str


@dataclass(slots=True)
class _Evidence:
    """What speaks for one theme: how much, in the ask itself how much, where first, and the words."""

    score: float = 0.0
    asked: float = 0.0
    first: int = 1 << 30
    quote: str = ""
    column: Column | None = None
    best: float = 0.0


def read(rec: Recommendation) -> tuple[ThemeMention, ...]:
    """The themes of a recommendation: a subject first, ways of working (training, policy) where it is about them."""
    found: dict[str, _Evidence] = {}
    offset = 0
    for passage in _passages(rec):
        _weigh(passage, offset, found)
        offset += len(passage.text) + 1
    ranked = sorted(
        (code for code, evidence in found.items() if _counts(code, evidence)),
        key=lambda code: (-_rank(code, found[code]), found[code].first, code),
    )
    return tuple(
        ThemeMention(code=code, quote=found[code].quote, column=found[code].column) for code in _few(ranked, found)
    )


def _passages(rec: Recommendation) -> Iterator[_Passage]:
    """The words of a recommendation, each passage with the weight it carries."""
    short = len(rec.text.split()) <= _SHORT
    yield _Passage(column=Column.RECOMMENDATION, weight=1.0, text=rec.text)
    if rec.objective:
        yield _Passage(column=Column.OBJECTIVE, weight=0.8 if short else 0.4, text=rec.objective)
    for number, heading in enumerate(reversed(rec.section)):
        yield _Passage(column=Column.SECTION, weight=0.45 if number == 0 else 0.4, text=heading)
    for action in rec.actions:
        share = 1 / len(rec.actions) ** 0.5
        if action.text:
            yield _Passage(column=Column.ACTION, weight=(0.8 if short else 0.4) * share, text=action.text)
        for column, text in ((Column.MILESTONES, action.milestones), (Column.PROGRESS, action.progress)):
            if text:
                yield _Passage(column=column, weight=0.12 * share, text=text)


def _weigh(passage: _Passage, offset: int, found: dict[str, _Evidence]) -> None:
    plain = _blinded(passage.text, _blind())
    for code, cues in _by_theme().items():
        text = _blinded(plain, _but(code))
        hits = [(cue, match) for cue in cues for match in [cue.pattern.search(text)] if match]
        if not hits:
            continue
        cue, match = max(hits, key=lambda hit: (hit[0].weight, -hit[1].start()))
        evidence = found.setdefault(code, _Evidence())
        more = min(len({hit[1].start() for hit in hits}) - 1, 3) * 0.12
        worth = passage.weight * (cue.weight + more)
        evidence.score += worth
        if passage.column is Column.RECOMMENDATION:
            evidence.asked += worth
        if worth > evidence.best:
            evidence.best, evidence.column = worth, passage.column
            evidence.quote = passage.text[match.start() : match.end()]
        evidence.first = min(evidence.first, offset + match.start())


def _counts(code: str, evidence: _Evidence) -> bool:
    return evidence.score >= (_ENOUGH_FACET if _is_facet(code) else _ENOUGH)


def _rank(code: str, evidence: _Evidence) -> float:
    """Subjects before ways of working: the object of the ask outranks how it is to be done."""
    return evidence.score * (0.7 if _is_facet(code) else 1.0)


def _few(ranked: list[str], found: dict[str, _Evidence]) -> Iterator[str]:
    measured = beside = 0
    top = _rank(ranked[0], found[ranked[0]]) if ranked else 0.0
    for code in ranked:
        core = theme(code).core
        if _rank(code, found[code]) < top * _TOP_SHARE:
            continue
        measured, beside = measured + core, beside + (not core)
        if (core and measured <= _MOST) or (not core and beside <= _MOST_BESIDE):
            yield code


def _blinded(text: str, pattern: re.Pattern[str] | None) -> str:
    """The text with phrases that say nothing of a theme overwritten, every place kept."""
    plain = text.replace("’", "'")
    return pattern.sub(lambda match: "\x00" * len(match.group()), plain) if pattern else plain


@cache
def _blind() -> re.Pattern[str]:
    return re.compile("|".join(_regex(phrase) for phrase in phrases(_FILE)["blind"]), re.IGNORECASE)


@cache
def _but(code: str) -> re.Pattern[str] | None:
    """Phrases that hold a theme's words and mean something else ("self-neglect" is not neglect)."""
    found = phrases(_FILE)["themes"][code].get("but", ())
    return re.compile("|".join(_regex(phrase) for phrase in found), re.IGNORECASE) if found else None


@cache
def _by_theme() -> dict[str, tuple[_Cue, ...]]:
    known = {one.code for one in themes()}
    found: dict[str, tuple[_Cue, ...]] = {}
    for code, row in phrases(_FILE)["themes"].items():
        if code not in known:
            raise VocabularyError(f"ingest/vocabulary/themes.toml has words for {code!r}, which the scheme lacks")
        found[code] = tuple(
            _Cue(
                code=code,
                facet=row.get("facet", False),
                weight=weight,
                pattern=re.compile(_regex(phrase), re.IGNORECASE),
            )
            for name, weight in (("sure", _SURE), ("likely", _LIKELY), ("hint", _HINT))
            for phrase in row.get(name, ())
        )
    return found


def _is_facet(code: str) -> bool:
    return any(cue.facet for cue in _by_theme()[code][:1])


def _regex(phrase: str) -> str:
    """A phrase as a pattern: * takes any ending (alone: one to three words); a space is also a hyphen or a slash."""
    parts = []
    for word in phrase.split():
        if word == "*":
            parts.append(r"(?:[\w']+[\s-]+){0,2}[\w']+")
        else:
            parts.append(re.escape(word.rstrip("*")) + (r"[\w']*" if word.endswith("*") else ""))
    return r"(?<!\w)" + r"[\s\-/]+".join(parts) + r"(?!\w)"
