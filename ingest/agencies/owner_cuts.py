"""Cuts an owner cell where words bring in helpers or watchers, where a line ends, and at separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.model import Role
from ingest.agencies.finder import Found, find
from ingest.agencies.lexicon import Lexicon
from ingest.agencies.owner_words import BRACKET, LONGEST_NAME, person, titled
from ingest.language.phrases import load
from ingest.language.words import Word, words

_FILE = "agencies"
_CUT = re.compile(r"\s*(?:[\n;•▪●|]|,|/|\s\+\s|\s&\s|\sand\s)\s*|(?<!\W[A-Z])(?<!^[A-Z])\.\s+(?=[A-Z])")
_ENUMERATED = re.compile(  # "Learning, Improvement and Policy Subgroup"
    r"(?:[A-Z][\w'’-]*,? )+(?:and|&) (?:[A-Z][\w'’-]* )*"
    r"(?:[Ss]ub[- ]?[Gg]roup|Group|Board|Committee|Partnership|Team)\b"
)
_OWN_STAFF = frozenset({"police", "probation", "fire", "ambulance"})  # what stands after "and" is another body


def parts(cell: str) -> list[tuple[Role, str]]:
    """The cell cut where leads, helpers or watchers are brought in ("X working with Y")."""
    out: list[tuple[Role, str]] = []
    last, role = 0, Role.LEAD
    roles, pattern = _brought_in_by()
    for match in pattern.finditer(cell):
        out.append((role, cell[last : match.start()]))
        last, role = match.end(), roles[match.group().lower()]
    out.append((role, cell[last:]))
    return [(role, part) for role, part in out if part.strip()]


def lines(part: str, lexicon: Lexicon) -> list[str]:
    """A part cut where a line ends that is a body by itself; other line breaks may stand inside a name."""
    out: list[str] = []
    for line in part.split("\n"):
        before = out[-1] if out else ""
        named = find(before, lexicon, owner=True) if before.strip() else ()
        whole = (named and named[-1].last == len(words(before))) or _ends_owner(before, words(line))
        if not out or (whole and not line.lstrip().startswith(("(", "and "))):
            out.append(line)
        else:
            out[-1] = f"{before}\n{line}"
    return out


def pieces(part: str, lexicon: Lexicon) -> list[str]:
    """A part cut at separators that do not stand inside a name or a bracket."""
    line = words(part)
    spans = [(line[one.first].start, line[one.last - 1].end) for one in find(part, lexicon, owner=True)]
    spans += [match.span() for match in BRACKET.finditer(part)]
    out, last = [], 0
    for match in _CUT.finditer(part):
        if any(start < match.start() and match.end() < end for start, end in spans):
            continue
        if (
            match.group().strip() == ","
            and _ENUMERATED.match(part[match.end() :])
            and _bare(part[last : match.start()], lexicon)
        ):
            continue
        if match.group().strip() in {"and", "&"} and not _two(part[last : match.start()], part[match.end() :], lexicon):
            continue
        out.append(part[last : match.start()])
        last = match.end()
    return [piece for piece in (*out, part[last:]) if piece.strip(" .-–—:()")]


@cache
def _brought_in_by() -> tuple[dict[str, Role], re.Pattern[str]]:
    """The words that bring in leads, helpers and watchers, and a pattern for them."""
    roles = {
        phrase: role
        for name, role in (("leaders", Role.LEAD), ("helpers", Role.CONTRIBUTOR), ("overseers", Role.OVERSIGHT))
        for phrase in load(_FILE)["owners"][name]
    }
    written = "|".join(re.escape(phrase) for phrase in sorted(roles, key=len, reverse=True))
    return roles, re.compile(rf"(?<!\w)(?:{written})(?!\w)(?!\s+you\b)", re.IGNORECASE)


def _ends_owner(text: str, after: Sequence[Word]) -> bool:
    """Whether a line is an owner by itself: a short form alone, or a post before another capital."""
    before = words(text)
    if text.rstrip().endswith(("-", "–", "—", ":", "&", "/")) or not after or not after[0].capital:
        return False
    return titled(before) or person(text) or (len(before) == 1 and before[0].acronym and len(before[0].text) > 2)  # noqa: PLR2004


def _bare(left: str, lexicon: Lexicon) -> bool:
    """Whether words are no body by themselves, so that they may begin the name of one."""
    line = words(left)
    return 0 < len(line) <= LONGEST_NAME and all(word.capital for word in line) and not find(left, lexicon, owner=True)


def _two(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether "and" stands between two owners rather than inside one ("Learning and Development Team")."""
    before, after = words(left), words(right)
    named = find(left, lexicon, owner=True)
    next_named = lexicon.at(after, 0, owner=True) if after else None
    if named and named[-1].last == len(before):
        return not _one_service(before, after, named[-1], lexicon)
    if len(before) == 1 and before[0].acronym and (next_named or (after[:1] and after[0].acronym)):
        return True
    if next_named and next_named[0] > 1:
        return True
    return titled(before) or right.lower().startswith(("the ", "all ")) or person(left) or person(right)


def _one_service(before: Sequence[Word], after: Sequence[Word], left: Found, lexicon: Lexicon) -> bool:
    """Whether an ordinary word and another one are one service's name ("Education and Inclusion")."""
    entry = left.entry
    ordinary = entry is not None and entry.capital and entry.kind not in _OWN_STAFF and left.last == 1
    plain = len(after) == 1 and after[0].capital and not after[0].acronym and not titled(after)
    return ordinary and len(before) == 1 and plain and not lexicon.at(after, 0, owner=True)
