"""Reads who publishes a plan and which review it answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from graph.model import Basis, Board, Review
from graph.vocabulary import ReviewKind, agency_kinds, area_of, areas, plan_types, review_kinds
from ingest.agency_lexicon import board_kind
from ingest.agency_words import as_name, fold, key, phrases, words

_FILE = "publishers"
_NAME = r"(?:[A-Z][\w'’.-]*|[A-Z]&[A-Z]\w*)"
_LINK = r"(?:\s+(?:and|&|of|the|upon|with|on)\b|,)*"
_PLACE = rf"({_NAME}(?:{_LINK}[\s-]+{_NAME}){{0,6}})"


# --- The board ---------------------------------------------------------------------------------------------------------


def read_board(lines: Sequence[str], body: Sequence[str]) -> Board | None:
    """The publisher: stated in the lines round the tables, else inferred from the tables' own words; None when neither.

    A DHR belongs to a community safety partnership, a SAR to an adults board, an LCSPR to a children's partnership: of
    several bodies named, one of the fitting kind is taken, and from the tables only such a one.
    """
    review = _kind_of(lines)
    wanted = review.published_by if review else ()
    stated = list(_candidates(lines))
    if stated:
        best = max(stated, key=lambda one: (_fits(one[0], wanted), one[1], -one[2]))
        return Board(name=_canonical(best[0]), basis=Basis.STATED, words=best[3])
    return _inferred([*lines, *body], wanted or ("sab", "lscp", "lscb", "csp", "joint-board"))


def _candidates(lines: Sequence[str]) -> Iterator[tuple[str, float, int, str]]:
    """Bodies that publish, as named in lines: (name, weight, line number, the words)."""
    for number, line in enumerate(lines):
        for name in boards_in(line):
            weight = 1.0 + (2.0 if len(line) < len(name) + 60 else 0.0) + (1.0 if number < 6 else 0.0)  # noqa: PLR2004
            if any(phrase in line.lower() for phrase in phrases(_FILE)["board"]["publishes"]):
                weight += 4.0
            if any(re.search(rf"\b{phrase}\b", line.lower()) for phrase in phrases(_FILE)["board"]["not_the_publisher"]):
                weight -= 3.0
            yield name, weight, number, name


def _fits(name: str, wanted: Sequence[str]) -> bool:
    kind = kind_of_body(name)
    return not wanted or kind in wanted or kind is None


def kind_of_body(name: str) -> str | None:
    """The kind of agency (a code) that a publisher's name says it is; None when it does not say."""
    area = area_of(name)
    if area:
        for code, body in area.bodies.items():
            if key(body) == key(name):
                return code
    flat = key(name)
    if "safeguarding" in flat and ("adult" in flat) and "children" in flat:
        return None
    if flat[:1] in {("safer",), ("safe",)}:
        return "csp"
    return board_kind(name)


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
    for area in areas().values():
        for code in ("sab", "lscp", "lscb", "csp", "joint-board"):
            body = area.body(code)
            if body and f" {' '.join(key(body))} " in flat and not any(key(body) == key(name) for _, name in found):
                whole = [name for _, name in found if " ".join(key(body)) in " ".join(key(name))]
                if not whole:
                    found.append((len(line), body))
    return tuple(name for _, name in sorted(found))


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    cores = "|".join(phrases(_FILE)["board"]["cores"])
    return (
        re.compile(rf"(?:The )?{_PLACE}[\s-]+(?:{cores})(?!\s+(?:Training|Business Manager))"),
        re.compile(rf"(?:Safer|Safe) {_PLACE}[\s-]+(?:Community Safety )?(?:Strategic )?(?:Partnership|Board)"),
    )


_CORE = frozenset({"safeguarding", "community", "safer", "safe", "crime"})
_CORE_BEFORE = frozenset({"local", "regional", "joint", "adult", "children", "strategic"})


def _trimmed(words_found: str) -> str | None:
    """A name without the words before it ("Action Plan of the Northshire …"); None when no place is left."""
    line = list(words(words_found))
    stops = {fold(word) for word in phrases(_FILE)["board"]["never_a_place"]}
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
    return as_name(_tidy(line))


def _canonical(name: str) -> str:
    """The body's name in the vocabulary of its area, when it is the same kind there; else as printed."""
    area, kind = area_of(name), kind_of_body(name)
    local = area.body(kind) if area and kind else None
    if area and local and any(key(place) == key(name)[: len(key(place))] or key(place) == key(name)[1 : 1 + len(key(place))] for place in area.places):
        return local
    return name


def _inferred(texts: Sequence[str], wanted: Sequence[str]) -> Board | None:
    """The body of a fitting kind that the texts name most often, with the words that name it."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for text in texts:
        for name, quote in (*_named(text), *_safer(text, texts)):
            if kind_of_body(name) in wanted:
                counts[name] += 1
                first.setdefault(name, quote)
    if not counts:
        return _by_short_form(texts, wanted)
    name = max(counts, key=lambda one: (-wanted.index(kind_of_body(one) or ""), counts[one], -list(counts).index(one)))
    return Board(name=_canonical(name), basis=Basis.INFERRED, words=first[name])


def _named(text: str) -> Iterator[tuple[str, str]]:
    for name in boards_in(text):
        yield name, name


def _safer(text: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """ "Safer X" without "Partnership", where X is a place of a known area or named elsewhere in the texts too."""
    for match in re.finditer(rf"\b(Safer|Safe) ({_NAME}(?: {_NAME})?)", text):
        for place in (match.group(2), match.group(2).split()[0]):
            elsewhere = sum(len(re.findall(rf"(?<!Safer )(?<!Safe )\b{re.escape(place)}\b", other)) for other in texts)
            known = any(key(place) == key(one) for area in areas().values() for one in area.places)
            if known or (elsewhere > 1 and fold(place) not in phrases(_FILE)["board"]["never_a_place"]):
                yield f"{match.group(1)} {place}", f"{match.group(1)} {place}"
                break


def _by_short_form(texts: Sequence[str], wanted: Sequence[str]) -> Board | None:
    """A short form that only one area's body of the kind has ("KMSAB")."""
    found: dict[str, str] = {}
    tokens = {token for text in texts for token in re.findall(r"\b[A-Z][A-Za-z]{2,7}\b", text)}
    for code in wanted:
        for area in areas().values():
            body = area.body(code)
            for form, name in area.forms.items():
                if form in tokens and name == body and form not in _kind_forms():
                    found[name] = form
        if len(found) == 1:
            name, form = next(iter(found.items()))
            return Board(name=name, basis=Basis.INFERRED, words=form)
    return None


@cache
def _kind_forms() -> frozenset[str]:
    return frozenset(form for kind in agency_kinds().values() for form in kind.short)


# --- The review --------------------------------------------------------------------------------------------------------


def read_review(lines: Sequence[str], board: Board | None) -> Review | None:
    """The review that a plan answers, its label as printed; None for a plan that answers none (see `read_plan_type`)."""
    if _several(lines):
        return None
    for number, line in enumerate(lines):
        kind, label = _reviewed(line)
        type_here = _type_in(line)
        if kind is None and type_here in _STRATEGIC:
            return None
        if kind is None:
            continue
        if type_here in _STRATEGIC and label is None:
            return None
        name = label or _name_near(lines[number : number + 3]) or _label_below(lines[number + 1 : number + 4], kind)
        return Review(label=name or _kind_words(line, kind), kind=_refined(kind, board, name or line), title=_tidy(line))
    return None


def _several(lines: Sequence[str]) -> bool:
    """Whether a register answers several reviews: no title names one, and headings further down name two or more."""
    named = [(number, label) for number, line in enumerate(lines) for _, label in [_reviewed(line)] if label and len(line) < 90]  # noqa: PLR2004
    return len({label for _, label in named}) > 1 and named[0][0] > 1


def read_plan_type(lines: Sequence[str]) -> str | None:
    """The kind of plan when it answers no review ("strategic plan"), from the lines round the tables; else None."""
    for line in lines:
        kind, _ = _reviewed(line)
        found = _type_in(line)
        if kind is not None and found not in _STRATEGIC:
            return None
        if found:
            return found
    return None


_STRATEGIC = frozenset({"strategic plan"})
_QUOTED = r"[\"'“”‘’]"
_PERSON = r"(?:Adults?|Child(?:ren)?|Family|Mr|Mrs|Ms|Miss|Baby|Young Person|Person|Case|Patient|Siblings|Twins|Resident|Residents|Victim|Subject)"
_TAG = rf"(?:{_PERSON}\.? [A-Z0-9][\w]*(?:(?:,| and| &) [A-Z0-9]\w*)*|(?:No\.? |Number )?[A-Z]{{0,4}}[-/ ]?\d+(?:[/-]\d+)*[A-Z]?\b|[A-Z]{{1,3}}/\d+)"
_QUOTE_NAME = rf"{_QUOTED}[^\"“”‘’]{{2,30}}?{_QUOTED}"


@cache
def _review_patterns() -> tuple[tuple[ReviewKind, re.Pattern[str]], ...]:
    stop = "|".join(phrases(_FILE)["review"]["not_a_name"])
    name = rf"(?!(?:{stop})\b)[A-Z][a-z]+(?: (?!(?:{stop})\b)[A-Z][a-z]+){{0,2}}"
    tail = rf"(?:{_TAG}|{_QUOTE_NAME}|{name})"
    separator = r"(?:\s*[:–—-]\s*|\s+(?:for|of|on|regarding|in respect of|into the death of|concerning|relating to)\s+|\s*\(|\s+|)"
    more = rf"(?:\s*(?:\(|[–—-]\s*)\s*(?:{_QUOTE_NAME}|{_TAG})\)?)?"
    out = []
    for kind in review_kinds().values():
        long = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in kind.words)
        shorts = "|".join(rf"[A-Z]{{0,5}}{re.escape(short)}" for short in kind.short)
        named = "|".join(filter(None, [f"(?i:{long})s?" if long else "", rf"(?<![A-Za-z])(?:{shorts})s?(?![a-z])" if shorts else ""]))
        if named:
            named = rf"(?:Joint )?(?:{named})(?:\s*(?:and|&|/)\s*(?:{_any_kind()}))?"
            out.append((kind, re.compile(rf"(?:(?P<before>{_PERSON} [A-Z0-9]\w*|{_QUOTE_NAME})\s+(?:[–—-]\s*)?)?(?P<kind>{named})(?:{separator}(?P<name>{tail}{more}))?")))
    return tuple(out)


@cache
def _any_kind() -> str:
    """All kinds' words and short forms, as a pattern: a joint review names two."""
    long = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for kind in review_kinds().values() for word in kind.words)
    shorts = "|".join(re.escape(short) for kind in review_kinds().values() for short in kind.short)
    return rf"(?i:{long})|(?:{shorts})(?![a-z])"


def _reviewed(line: str) -> tuple[ReviewKind | None, str | None]:
    """The kind of review that a line names first, and its label as printed when it has one."""
    text = _readable_title(line)
    found = [(match.start("kind"), -len(match.group()), order, kind, match) for order, (kind, pattern) in enumerate(_review_patterns()) for match in [_best(pattern, text)] if match]
    if not found:
        return None, None
    _, _, _, kind, match = min(found, key=lambda one: one[:3])
    return kind, _label(text, match, kind)


def _best(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that carries a name, else the first."""
    matches = list(pattern.finditer(text))
    return next((match for match in matches if match.group("name") or match.group("before")), matches[0] if matches else None)


def _label(text: str, match: re.Match[str], kind: ReviewKind) -> str | None:
    if match.group("name"):
        return text[match.start("kind") : match.end("name")].strip(" -–—:(") + (")" if _open(match) else "")
    if match.group("before"):
        return text[match.start("before") : match.end("kind")].strip()
    if kind.code == "THEMATIC":
        subject = re.match(r"\s+(?:of|on|into|regarding)\s+[^:–—|(]+", text[match.end("kind") :])
        return (match.group("kind") + subject.group()).strip() if subject else None
    return None


def _open(match: re.Match[str]) -> bool:
    whole = match.group()
    return whole.count("(") > whole.count(")") and "(" in whole[match.start("kind") - match.start() :]


def _name_near(lines: Sequence[str]) -> str | None:
    """The person's pseudonym in "into the death of Adult A", in a line or the next ones."""
    for line in lines:
        match = re.search(rf"(?:death|deaths|homicide|murder|care|case|review|relation|respect) (?:of|to|in) ((?:{_PERSON}) [A-Z0-9]\w*|{_QUOTE_NAME})", line)
        if match:
            return match.group(1)
    return None


def _label_below(lines: Sequence[str], kind: ReviewKind) -> str | None:
    """A pseudonym that stands alone in the lines below the kind."""
    for line in lines:
        other, label = _reviewed(line)
        if label and other is kind:
            return label
        match = re.match(rf"^\W*({_TAG}|{_QUOTE_NAME})\W*(?:$|[-–—:]|\s+(?:Multi|Action|MULTI|ACTION))", _tidy(line))
        if match and re.match(_PERSON + "|" + _QUOTED, match.group(1)):
            return match.group(1)
    return None


def _kind_words(line: str, kind: ReviewKind) -> str:
    text = _readable_title(line)
    for other, pattern in _review_patterns():
        match = pattern.search(text) if other is kind else None
        if match:
            return match.group("kind")
    return kind.label


def _kind_of(lines: Sequence[str]) -> ReviewKind | None:
    return next((kind for line in lines for kind, _ in [_reviewed(line)] if kind), None)


def _refined(kind: ReviewKind, board: Board | None, words_near: str) -> str:
    """A serious case review of a child is another kind than one of an adult."""
    if kind.code != "SCR":
        return kind.code
    child = re.search(r"\b(?:child|baby|infant|young person|siblings)\b", words_near, re.IGNORECASE)
    publisher = kind_of_body(board.name) if board else None
    return "SCR-C" if publisher in {"lscb", "lscp"} or (child and publisher != "sab") else "SCR"


def _type_in(line: str) -> str | None:
    flat = " ".join(line.lower().split())
    return next((kind.label for kind in plan_types() for phrase in kind.words if phrase in flat), None)


def _tidy(line: str) -> str:
    return " ".join(line.replace("#", " ").replace("*", " ").split())


def _readable_title(line: str) -> str:
    """A title printed in capitals with capitals only where names have them, short forms kept."""
    text = _tidy(line)
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(letter.isupper() for letter in letters) < 0.8 * len(letters):  # noqa: PLR2004
        return text
    shorts = {short for kind in review_kinds().values() for short in kind.short}
    return re.sub(r"[A-Z][A-Z'’]+", lambda match: match.group() if any(match.group().endswith(short) for short in shorts) else match.group().capitalize(), text)
