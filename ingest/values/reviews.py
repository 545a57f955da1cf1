"""Reads which review a plan answers, or what kind of plan it is when it answers none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from graph.model import Board, Review
from graph.vocabulary import ReviewKind, plan_types, review_kinds
from ingest.agencies.lexicon import publisher_kind
from ingest.language.phrases import load
from ingest.language.words import printed_in_capitals, tidy

_FILE = "publishers"
_LONGEST = 2_000  # letters of a line in which a review is looked for
_TITLE = 90  # letters of a line that can be a title


def read_review(lines: Sequence[str], board: Board | None) -> Review | None:
    """The review that a plan answers, its label as printed; None where it answers none (see `read_plan_type`).

    Of a line longer than `_LONGEST` letters the rest is not read.
    """
    lines = tuple(line[:_LONGEST] for line in lines)
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
        name = (
            label
            or _name_after(line, _kind_words(line, kind))
            or _described(line, _kind_words(line, kind))
            or _name_near(lines[number : number + 3])
            or _label_below(lines[number + 1 : number + 4], kind)
        )
        return Review(label=name or _kind_words(line, kind), kind=_refined(kind, board, name or line), title=tidy(line))
    return None


def _several(lines: Sequence[str]) -> bool:
    """Whether a register answers several reviews: no title names one, and headings further down name two or more."""
    named = [
        (number, label)
        for number, line in enumerate(lines)
        for _, label in [_reviewed(line)]
        if label and len(line) < _TITLE
    ]
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
_PERSON = (
    r"(?:Adults?|Child(?:ren)?|Family|Mr|Mrs|Ms|Miss|Baby|Young Person|Person|Case|Patient|Siblings|Twins"
    r"|Residents?|Victim|Subject)"
)
_CODED = (  # "Adult B", "Child AL", "Mr T", "Family M and N"
    r"(?:(?:(?:Mr|Mrs|Ms|Miss)\.? (?:and|&) )?(?:Mr|Mrs|Ms|Miss)\.? [A-Z]\w*"
    rf"|{_PERSON} [A-Z0-9]\w{{0,2}}(?!\w)(?:(?:,| and| &) [A-Z0-9]\w{{0,2}}(?!\w))*)"
)
_NUMBER = r"(?:(?:No\.? |Number )?[A-Z]{0,5}[-/ ]?\d+(?:[/-]\d+)*[A-Z]?\b|[A-Z]{1,3}/\d+)"
_INITIALS = r"[A-Z]{2}(?=\s*(?:[:|–—(]|$))"  # "Serious Case Review – BH: action plan"
_TAG = rf"(?:{_CODED}|{_NUMBER}|{_INITIALS}|[A-Z](?![\w'’&]))"
_QUOTE_NAME = rf"{_QUOTED}[^\"“”‘’]{{2,30}}?{_QUOTED}"


@cache
def _review_patterns() -> tuple[tuple[ReviewKind, re.Pattern[str]], ...]:
    stop = "|".join(load(_FILE)["review"]["not_a_name"])
    name = rf"(?!(?:{stop})\b)[A-Z][a-z]+(?: (?!(?:{stop})\b)[A-Z][a-z]+){{0,2}}"
    tail = rf"(?:{_TAG}|{_QUOTE_NAME}|{name})"
    about = "for|of|on|regarding|in respect of|into the death of|concerning|relating to"
    report = r"(?:\s+\([A-Z]{2,6}\))?(?:\s+(?:[Oo]verview )?[Rr]eport)?"
    separator = rf"{report}(?:\s*[:–—-]\s*|\s+(?:{about})\s+(?:the late )?|\s*\(|\s+|)"
    more = rf"(?:\s*(?:\(|[–—-]\s*)\s*(?:{_QUOTE_NAME}|{_CODED}|{_NUMBER})\)?)?"
    out = []
    for kind in review_kinds().values():
        long = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in kind.words)
        shorts = "|".join(rf"[A-Z]{{0,5}}{re.escape(short)}" for short in kind.short)
        named = "|".join(
            filter(None, [f"(?i:{long})s?" if long else "", rf"(?<![A-Za-z])(?:{shorts})s?(?![a-z])" if shorts else ""])
        )
        if named:
            named = rf"(?:Joint |[Tt]hematic )?(?:{named})(?:\s*(?:and|&|/)\s*(?:{_any_kind()}))?"
            before = rf"(?:(?P<before>{_CODED}|{_QUOTE_NAME}|[A-Z]{{2,6}} ?\d+/\d{{4}})\s+(?:[–—-]\s*)?)?"
            out.append((kind, re.compile(rf"{before}(?P<kind>{named})(?:{separator}(?P<name>{tail}{more}))?")))
    return tuple(out)


@cache
def _any_kind() -> str:
    """All kinds' words and short forms, as a pattern: a joint review names two."""
    long = "|".join(
        re.escape(word).replace(r"\ ", r"[\s-]+") for kind in review_kinds().values() for word in kind.words
    )
    shorts = "|".join(re.escape(short) for kind in review_kinds().values() for short in kind.short)
    return rf"(?i:{long})|(?:{shorts})(?![a-z])"


@lru_cache(maxsize=4096)  # a register says the same names in row after row
def _reviewed(line: str) -> tuple[ReviewKind | None, str | None]:
    """The kind of review that a line names first, and its label as printed when it has one."""
    text = _readable_title(line[:_LONGEST])
    found = [
        (match.start("kind"), -len(match.group()), order, kind, match)
        for order, (kind, pattern) in enumerate(_review_patterns())
        for match in [_best(pattern, text)]
        if match and (match.group("name") or match.group("before") or not kind.named_only)
    ]
    if not found:
        return None, None
    _, _, _, kind, match = min(found, key=lambda one: one[:3])
    return kind, _label(text, match, kind)


def _best(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that carries a name, else the first."""
    matches = list(pattern.finditer(text))
    return next(
        (match for match in matches if match.group("name") or match.group("before")), matches[0] if matches else None
    )


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
    stop = "|".join(load(_FILE)["review"]["not_a_name"])
    of = r"(?i:(?:death|deaths|homicide|murder|care|case|review|relation|respect) (?:of|to|in))"
    for line in lines:
        match = re.search(rf"{of} ({_CODED}|{_QUOTE_NAME}|(?!(?:{stop})\b)[A-Z][a-z]+(?![\w-]))", _readable_title(line))
        if match:
            return match.group(1)
    return None


def _label_below(lines: Sequence[str], kind: ReviewKind) -> str | None:
    """A pseudonym that stands alone in the lines below the kind."""
    for line in lines:
        other, label = _reviewed(line)
        if label and other is kind:
            return label
        number = r"[A-Z][a-z]+/\d{4}|[A-Z]{2,6} ?\d+/\d{4}"
        match = re.match(rf"^\W*({_CODED}|{_QUOTE_NAME}|{number})\W*(?:$|[-–—:]|\s+(?i:multi|action))", tidy(line))
        if match:
            return match.group(1)
    return None


def _name_after(line: str, words_found: str) -> str | None:
    """A pseudonym further on in the line that names the kind: "SAR action plan: Adult B"."""
    text = _readable_title(line)
    match = re.search(rf"(?:[:–—(-]\s*|\bfor ){_OPEN_NAME}", text[text.find(words_found) + len(words_found) :])
    return f"{words_found} {match.group(1)}" if match else None


def _described(line: str, words_found: str) -> str | None:
    """A description after a colon, to the end of the title: "Thematic SAR: people who slept rough - action plan"."""
    before = rf"(?:(?:Thematic|Joint|Combined) )?{re.escape(words_found)}: "
    match = re.search(rf"{before}[a-z][^:;|()]{{8,70}}?(?=\s*(?:\s[-–—]|[|(]|$))", _readable_title(line))
    return match.group() if match else None


_OPEN_NAME = rf"({_CODED}|{_QUOTE_NAME})"


def _kind_words(line: str, kind: ReviewKind) -> str:
    text = _readable_title(line)
    for other, pattern in _review_patterns():
        match = pattern.search(text) if other is kind else None
        if match:
            return match.group("kind")
    return kind.label


def kind_of_review(lines: Sequence[str]) -> ReviewKind | None:
    """The kind of review that the lines name first; None when they name none."""
    return next((kind for line in lines for kind, _ in [_reviewed(line)] if kind), None)


def _refined(kind: ReviewKind, board: Board | None, words_near: str) -> str:
    """A serious case review of a child is another kind than one of an adult."""
    if kind.code != "SCR":
        return kind.code
    child = re.search(r"\b(?:child|baby|infant|young person|siblings)\b", words_near, re.IGNORECASE)
    publisher = publisher_kind(board.name) if board else None
    return "SCR-C" if publisher in {"lscb", "lscp"} or (child and publisher != "sab") else "SCR"


def _type_in(line: str) -> str | None:
    flat = " ".join(line.lower().split())
    return next((kind.label for kind in plan_types() for phrase in kind.words if phrase in flat), None)


def _readable_title(line: str) -> str:
    """A title printed in capitals with capitals only where names have them, short forms kept."""
    text = tidy(line)
    if not printed_in_capitals(text):
        return text
    shorts = {short for kind in review_kinds().values() for short in kind.short}
    return re.sub(
        r"[A-Z][A-Z'’]+",
        lambda match: (
            match.group() if any(match.group().endswith(short) for short in shorts) else match.group().capitalize()
        ),
        text,
    )
