"""Reads who publishes a plan: stated in the lines round its tables, or inferred by rule from the tables' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from graph.model import Basis, Board
from graph.vocabulary import agency_kinds, area_of, areas
from ingest.agencies.lexicon import publisher_kind
from ingest.language.phrases import load
from ingest.language.words import as_name, fold, key, tidy, words
from ingest.values.reviews import kind_of_review, read_plan_type, read_review

__all__ = ["boards_in", "read_board", "read_plan_type", "read_review"]

_FILE = "publishers"
_PUBLISHING = ("sab", "lscp", "lscb", "csp", "joint-board")  # kinds of agency that publish plans
_MOST_LETTERS = 40_000  # of a cell or line that are looked through: some twenty pages
_NAME = r"(?:[A-Z][\w'’.-]{0,40}|[A-Z]&[A-Z]\w{0,40})"
_LINK = r"(?:\s+(?:and|&|of|the|upon|with|on)(?!\w)|,)*"
_TOP = 4  # lines in which a letterhead stands
_CUT = re.compile(r"\s[-–—|:»·]+\s")  # between the parts of a running header or a page's title
_LETTERHEAD = re.compile(r"\s*\([A-Z][A-Za-z&]{1,9}\)$")
_BODY = re.compile(
    rf"(?:NHS )?{_NAME}(?:[ -](?:and |of |& )?{_NAME}){{0,6}} "
    r"(?:Council|Constabulary|Police|NHS (?:Foundation )?Trust|Clinical Commissioning Group|Integrated Care Board"
    r"|(?:University )?Health Board|Primary Care Trust)"
)
_PLACE = rf"({_NAME}(?:{_LINK}[\s-]+{_NAME}){{0,6}})"


def read_board(lines: Sequence[str], body: Sequence[str], margin: Sequence[str] = ()) -> Board | None:
    """The publisher: stated in the lines round the tables, else inferred from the tables' own words; None when neither.

    `margin` are running headers and footers, and the parts of a web page that are the site's: they are looked at where
    the lines name nobody, and believed where they name one fitting body.

    A DHR belongs to a community safety partnership, a SAR to an adults board, an LCSPR to a children's partnership: of
    several bodies named, one of the fitting kind is taken, and from the tables only such a one. Of a cell longer than
    `_MOST_LETTERS` the rest is not read.
    """
    review = kind_of_review(lines)
    wanted = review.published_by if review else ()
    stated = list(_candidates(lines))
    if stated:
        best = max(stated, key=lambda one: (_fits(one[0], wanted), one[1], -one[2]))
        return Board(name=_canonical(best[0]), basis=Basis.STATED, words=best[3])
    if (found := _in_margin(margin, wanted)) is not None:
        return found
    texts = tuple(text[:_MOST_LETTERS] for text in (*lines, *body))
    return _inferred(texts, wanted or _PUBLISHING) or _on_a_line_of_its_own(lines)


def _in_margin(margin: Sequence[str], wanted: Sequence[str]) -> Board | None:
    """The one body that the margins name; where they name several, the one that their first line does."""
    for lines in (margin, margin[:1]):
        pieces = (piece for line in lines for piece in _CUT.split(line[:_MOST_LETTERS]))
        named = {_canonical(name): name for piece in pieces for name in boards_in(piece)}
        fitting = {name: words for name, words in named.items() if _fits(words, wanted)}
        if len(fitting) == 1:
            name, words = next(iter(fitting.items()))
            return Board(name=name, basis=Basis.STATED, words=words)
    return None


def _on_a_line_of_its_own(lines: Sequence[str]) -> Board | None:
    """A council, force or NHS body whose name is all that one of the first lines says, where no board is named."""
    for line in lines[:_TOP]:
        text = _LETTERHEAD.sub("", _readable(line)).strip()
        if _BODY.fullmatch(text):
            return Board(name=text, basis=Basis.STATED, words=text)
    return None


def _candidates(lines: Sequence[str]) -> Iterator[tuple[str, float, int, str]]:
    """Bodies that publish, as named in lines: (name, weight, line number, the words)."""
    for number, whole in enumerate(lines):
        line = whole[:_MOST_LETTERS]
        for name in boards_in(line):
            weight = 1.0 + (2.0 if len(line) < len(name) + 60 else 0.0) + (1.0 if number < 6 else 0.0)  # noqa: PLR2004
            if any(phrase in line.lower() for phrase in load(_FILE)["board"]["publishes"]):
                weight += 4.0
            if any(re.search(rf"\b{phrase}\b", line.lower()) for phrase in load(_FILE)["board"]["not_the_publisher"]):
                weight -= 3.0
            yield name, weight, number, name


def _fits(name: str, wanted: Sequence[str]) -> bool:
    kind = publisher_kind(name)
    return not wanted or kind in wanted or kind is None


@lru_cache(maxsize=4096)  # a register says the same names in row after row
def boards_in(line: str) -> tuple[str, ...]:
    """Names of bodies of the publishing kinds that stand in a line, each with its place, in a readable case."""
    text = _readable(line)
    found: list[tuple[int, str]] = []
    for pattern in _shapes():
        for match in pattern.finditer(text):
            name = _trimmed(match.group())
            if name and not any(start <= match.start() < start + len(other) for start, other in found):
                found.append((match.start() + match.group().find(name), name))
    flat = f" {' '.join(key(text))} "
    for wanted, body in _local_bodies():
        if f" {wanted} " in flat and not any(wanted in " ".join(key(name)) for _, name in found):
            found.append((len(line), body))
    return tuple(name for _, name in sorted(found))


@cache
def _local_bodies() -> tuple[tuple[str, str], ...]:
    """All areas' bodies of the publishing kinds: (folded for comparing, name)."""
    bodies = (area.body(code) for area in areas().values() for code in _PUBLISHING)
    return tuple((" ".join(key(body)), body) for body in bodies if body)


@cache
def _places() -> frozenset[tuple[str, ...]]:
    return frozenset(key(place) for area in areas().values() for place in area.places)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    cores = "|".join(load(_FILE)["board"]["cores"])
    return (
        re.compile(rf"(?<!\w)(?:The )?{_PLACE}[\s-]+(?:{cores})(?!\s+(?:Training|Business Manager))"),
        re.compile(rf"(?<!\w)(?:Safer|Safe) {_PLACE}[\s-]+(?:Community Safety )?(?:Strategic )?(?:Partnership|Board)"),
    )


_CORE = frozenset({"safeguarding", "community", "safer", "safe", "crime"})
_CORE_BEFORE = frozenset({"local", "regional", "joint", "adult", "children", "strategic"})


def _trimmed(words_found: str) -> str | None:
    """A name without the words before it ("Action Plan of the Northshire …"); None when no place is left."""
    line = list(words(words_found))
    stops = {fold(word) for word in load(_FILE)["board"]["never_a_place"]}
    core = next((i for i, word in enumerate(line) if word.key in _CORE), len(line))
    while core > 0 and line[core - 1].key in _CORE_BEFORE:
        core -= 1
    first = 0
    for index in range(core):
        if line[index].key in stops:
            first = index + 1
    while first < core and line[first].key in {"the", "and", "of", "for", "on"}:
        first += 1
    if first >= core and not (core < len(line) and line[core].key in {"safer", "safe"}):
        return None
    return words_found[line[first].start :].strip() if line else None


def _readable(line: str) -> str:
    return as_name(tidy(line))


def _canonical(name: str) -> str:
    """The body's name in the vocabulary of its area, when only order and case of the words differ; else as printed."""
    area, kind = area_of(name), publisher_kind(name)
    local = area.body(kind) if area and kind else None
    return local if local and set(key(local)) == set(key(name)) else name


def _inferred(texts: tuple[str, ...], wanted: Sequence[str]) -> Board | None:
    """The body of a fitting kind that the texts name most often, with the words that name it."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for text in texts:
        for name, quote in (*_named(text), *_safer(text, texts)):
            if publisher_kind(name) in wanted:
                counts[name] += 1
                first.setdefault(name, quote)
    if not counts:
        return _by_short_form(texts, wanted)
    name = max(
        counts, key=lambda one: (-wanted.index(publisher_kind(one) or ""), counts[one], -list(counts).index(one))
    )
    return Board(name=_canonical(name), basis=Basis.INFERRED, words=first[name])


def _named(text: str) -> Iterator[tuple[str, str]]:
    for name in boards_in(text):
        yield name, name


def _safer(text: str, texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Find "Safer X" without "Partnership", where X is a place of a known area or named elsewhere in the texts too."""
    for match in re.finditer(rf"\b(Safer|Safe) ({_NAME}(?: {_NAME})?)", text):
        for place in (match.group(2).rstrip(".-'’"), match.group(2).split()[0].rstrip(".-'’")):
            ordinary = fold(place) in load(_FILE)["board"]["never_a_place"]
            if key(place) in _places() or (not ordinary and _elsewhere(place, texts) > 1):
                yield f"{match.group(1)} {place}", f"{match.group(1)} {place}"
                break


@lru_cache(maxsize=64)
def _elsewhere(place: str, texts: tuple[str, ...]) -> int:
    """How often texts name a place without "Safer" before it."""
    pattern = re.compile(rf"(?<!Safer )(?<!Safe )\b{re.escape(place)}\b")
    return sum(len(pattern.findall(text)) for text in texts)


def _by_short_form(texts: Sequence[str], wanted: Sequence[str]) -> Board | None:
    """A short form that only one area's body of the kind has ("KMSAB")."""
    found: dict[str, str] = {}
    tokens = {token for text in texts for token in re.findall(r"\b[A-Z][A-Za-z]{2,7}\b", text)}
    for code in wanted:
        for area in areas().values():
            body = area.body(code)
            own = [form for form, name in area.forms.items() if name == body and form not in _kind_forms()]
            found.update({str(body): form for form in own if form in tokens})
        if len(found) == 1:
            name, form = next(iter(found.items()))
            return Board(name=name, basis=Basis.INFERRED, words=form)
    return None


@cache
def _kind_forms() -> frozenset[str]:
    return frozenset(form for kind in agency_kinds().values() for form in kind.short)
