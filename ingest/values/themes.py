"""Reads which themes of the closed scheme a recommendation is about, most important first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.errors import VocabularyError
from graph.model import Column, Recommendation, ThemeMention
from graph.vocabulary import theme, themes
from ingest.language.phrases import load

_FILE = "themes"
_SURE, _LIKELY, _HINT = 1.0, 0.45, 0.2
_MOST = 4  # themes of a recommendation; more would say nothing about it
_MOST_BESIDE = 2  # further themes that accuracy is not measured on
_WEIGHT_BESIDE = 0.55  # of the objective and the action, beside 1 for the ask
_WEIGHT_BESIDE_SHORT = 0.8  # the same, where the ask is so short that it stands there
_WEIGHT_SECTION = 0.42
_WEIGHT_PROGRESS = 0.12
_ENOUGH = 0.5  # evidence that a subject needs
_ENOUGH_FACET = 0.55  # evidence that a way of working needs
_SHORT = 7  # an ask of so few words stands in the measure column
_FACET, _SPECIFIC = 0.7, 1.15  # what a way of working and a narrow subject weigh, beside 1 for others
_EARLY = 0.3  # added to the rank of what the ask names first
_MORE, _MOST_MORE = 0.12, 3  # worth of a further cue, and how many count
_KEY = 3  # letters by which cues are looked up
_WORD = re.compile(r"[\w.]+")
_MOST_LETTERS = 40_000  # of a cell that are looked through: some twenty pages
_TOP_SHARE = 0.3  # of the evidence for the first theme


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cue:
    code: str
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Passage:
    column: Column
    weight: float
    text: str


@dataclass(slots=True)
class _Evidence:
    """What speaks for one theme: how much, where first, and the weightiest words."""

    score: float = 0.0
    first: int = 1 << 30
    quote: str = ""
    column: Column | None = None
    best: float = 0.0


def read(rec: Recommendation) -> tuple[ThemeMention, ...]:
    """The themes of a recommendation: a subject first, ways of working (training, policy) where it is about them.

    Of a cell longer than `_MOST_LETTERS` the rest is not read.
    """
    found: dict[str, _Evidence] = {}
    offset = 0
    for passage in _passages(rec):
        _weigh(passage, offset, found)
        offset += len(passage.text) + 1
    ranked = sorted(
        (code for code, evidence in found.items() if _counts(code, evidence)),
        key=lambda code: (-_rank(code, found[code]) - _early(found[code], len(rec.text)), found[code].first, code),
    )
    return tuple(
        ThemeMention(code=code, quote=found[code].quote, column=found[code].column) for code in _few(ranked, found)
    )


def _passages(rec: Recommendation) -> Iterator[_Passage]:
    """The words of a recommendation, each passage with the weight it carries."""
    beside = _WEIGHT_BESIDE_SHORT if len(rec.text.split()) <= _SHORT else _WEIGHT_BESIDE
    yield _Passage(column=Column.RECOMMENDATION, weight=1.0, text=rec.text)
    if rec.objective:
        yield _Passage(column=Column.OBJECTIVE, weight=beside, text=rec.objective)
    for heading in reversed(rec.section):
        yield _Passage(column=Column.SECTION, weight=_WEIGHT_SECTION, text=heading)
    for action in rec.actions:
        share = 1 / len(rec.actions) ** 0.5
        if action.text:
            yield _Passage(column=Column.ACTION, weight=beside * share, text=action.text)
        for column, text in ((Column.MILESTONES, action.milestones), (Column.PROGRESS, action.progress)):
            if text:
                yield _Passage(column=column, weight=_WEIGHT_PROGRESS * share, text=text)


def _weigh(passage: _Passage, offset: int, found: dict[str, _Evidence]) -> None:
    """Add what one passage says for each theme: its weightiest cue, and a little for each further one."""
    for code, hits in _hits(_blinded(passage.text[:_MOST_LETTERS])).items():
        weight, start, end = max(hits, key=lambda hit: (hit[0], -hit[1]))
        more = min(len({hit[1] for hit in hits}) - 1, _MOST_MORE) * _MORE
        worth = passage.weight * (weight + more)
        evidence = found.setdefault(code, _Evidence())
        evidence.score += worth
        if worth > evidence.best:
            evidence.best, evidence.column, evidence.quote = worth, passage.column, passage.text[start:end]
        evidence.first = min(evidence.first, offset + start)


@lru_cache(maxsize=512)
def _hits(text: str) -> dict[str, list[tuple[float, int, int]]]:
    """For each theme the cues that a text holds: (weight, start, end); one a cue."""
    found: dict[str, dict[int, tuple[float, int, int]]] = {}
    excluded: dict[str, list[tuple[int, int]]] = {}
    for word in _WORD.finditer(text):
        for number, cue in _by_start().get(word.group()[:_KEY].lower(), ()):
            match = cue.pattern.match(text, word.start())
            if match is None or number in found.get(cue.code, {}):
                continue
            if cue.code not in excluded:
                excluded[cue.code] = _not_meant(cue.code, text)
            if not any(start < match.end() and match.start() < end for start, end in excluded[cue.code]):
                found.setdefault(cue.code, {})[number] = (cue.weight, match.start(), match.end())
    return {code: list(cues.values()) for code, cues in found.items()}


def _not_meant(code: str, text: str) -> list[tuple[int, int]]:
    """Where a theme's words mean something else ("self-neglect" is not neglect)."""
    pattern = _but(code)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def _counts(code: str, evidence: _Evidence) -> bool:
    return evidence.score >= (_ENOUGH_FACET if _is_facet(code) else _ENOUGH)


def _rank(code: str, evidence: _Evidence) -> float:
    """Narrow subjects before broad ones before ways of working: the object of the ask outranks how it is to be done."""
    row = load(_FILE)["themes"][code]
    return evidence.score * (_FACET if row.get("facet") else _SPECIFIC if row.get("specific") else 1.0)


def _early(evidence: _Evidence, length: int) -> float:
    """What an early place in the ask adds to a theme's rank: what is named first is mostly what is asked about."""
    return _EARLY * max(0.0, 1 - evidence.first / max(length, 1))


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


def _blinded(text: str) -> str:
    """The text with phrases that say nothing of any theme overwritten, every place kept."""
    return _blind().sub(lambda match: " " * len(match.group()), text.replace("’", "'"))


@cache
def _blind() -> re.Pattern[str]:
    return re.compile("|".join(_regex(phrase) for phrase in load(_FILE)["blind"]), re.IGNORECASE)


@cache
def _but(code: str) -> re.Pattern[str] | None:
    found = load(_FILE)["themes"][code].get("but", ())
    return re.compile("|".join(_regex(phrase) for phrase in found), re.IGNORECASE) if found else None


@cache
def _by_start() -> dict[str, tuple[tuple[int, _Cue], ...]]:
    """All cues by the first letters of their first word, numbered."""
    found: dict[str, list[tuple[int, _Cue]]] = {}
    for number, (first, cue) in enumerate(_cues()):
        found.setdefault(first, []).append((number, cue))
    return {first: tuple(cues) for first, cues in found.items()}


def _cues() -> Iterator[tuple[str, _Cue]]:
    known = {one.code for one in themes()}
    for code, row in load(_FILE)["themes"].items():
        if code not in known:
            raise VocabularyError(f"ingest/vocabulary/themes.toml has words for {code!r}, which the scheme lacks")
        for name, weight in (("sure", _SURE), ("likely", _LIKELY), ("hint", _HINT)):
            for phrase in row.get(name, ()):
                pattern = re.compile(_regex(phrase), re.IGNORECASE)
                yield phrase.split()[0].rstrip("*")[:_KEY].lower(), _Cue(code=code, weight=weight, pattern=pattern)


def _is_facet(code: str) -> bool:
    return bool(load(_FILE)["themes"][code].get("facet", False))


def _regex(phrase: str) -> str:
    """A phrase as a pattern: * takes any ending (alone: one to three words); a space is also a hyphen or a slash."""
    parts = []
    for word in phrase.split():
        if word == "*":
            parts.append(r"(?:[\w']+[\s-]+){0,2}[\w']+")
        else:
            parts.append(re.escape(word.rstrip("*")) + (r"[\w']*" if word.endswith("*") else ""))
    return r"(?<!\w)" + r"[\s\-/]+".join(parts) + r"(?!\w)"
