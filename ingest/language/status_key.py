"""Reads the status key that a plan prints: which colour, letter or number stands for which words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import KeyEntry, Passage, Status
from ingest.language import claims, phrases

WORDS = phrases.load("statuses")
COLOURS = dict(WORDS["colours"])
#: Every name of a colour, by the name that it is kept under.
NAMES = {alias: name for name, entry in COLOURS.items() for alias in (name, *entry.get("also", ()))}
LETTERS = {letter: name for name, entry in COLOURS.items() for letter in entry["letters"]}
PATTERNS = {Status(name): phrases.pattern(listed, claims.PARTS) for name, listed in WORDS["words"].items()}

COLOUR = "|".join(NAMES)
#: Marks that stand for done and not done, each by the mark that it is kept under.
SIGNS = {sign: kept for kept, entry in WORDS["marks"].items() for sign in (kept, *entry["also"])}
SIGN = "[" + "".join(SIGNS) + "]"
MARK = r"\s*(?:rag(?:\s+rating)?\s*)?(?:[-–—:=|\t]+|\bis\b|\bmeans\b)\s*"
#: "Red – not started", "R: not started", "1 = not started", "B (Blue) – …": a token, then its words.
ENTRY = re.compile(
    rf"(?P<token>\b(?:{COLOUR})\b|(?-i:\b[A-Z]\b)|\b[0-5]\b|{SIGN})(?:\s*\(?(?P<also>\b(?:{COLOUR})\b)\)?)?{MARK}",
    re.IGNORECASE,
)
#: "B complete; G under way; R not started": a letter or colour at the head of each part, without a mark.
PART = re.compile(rf"\W*(?P<token>(?i:{COLOUR})\b|[A-Z]\b|{SIGN})\W*\s(?P<words>[A-Za-z].*)$")
#: One colour alone explained, in a line of its own: "Blue = not yet due".
ALONE = re.compile(rf"\W*(?:{COLOUR})\W*(?:=|\bmeans\b|\bis\b)[^.]+\W*", re.IGNORECASE)
#: "Red  Not started": a line that begins with a colour.
BARE = re.compile(rf"^\s*(?P<token>{COLOUR})\b\s*(?P<words>\S.*)$", re.IGNORECASE)
#: "B  Complete": a line that begins with the letter of a colour; an "A" may begin any line, three letters only a key.
LETTERED = re.compile(rf"^\W*(?P<token>[{''.join(LETTERS).upper()}])\s+(?P<words>[A-Z]\S*(?:\s+\S+){{0,9}})$")
FEWEST_LETTERS = 3
#: "Not started (Red)", "Not started = red": the words first.
TURNED = re.compile(
    rf"(?P<words>[A-Za-z][^|;:=()\t]{{2,60}}?)\s*(?:[(=:–-]+)\s*(?P<token>{COLOUR})\b\)?", re.IGNORECASE
)
#: What makes words bold or slanted in Markdown.
EMPHASIS = re.compile(r"(?<![A-Za-z0-9])[*_]+|[*_]+(?![A-Za-z0-9])")
#: Between the alternatives of an entry.
ALTERNATIVES = re.compile(r"[,;/]|\bor\b")
#: From the least advanced to the most. Silence comes after a stated "not started", and before anything that has moved.
ADVANCE = (
    Status.NOT_STARTED,
    Status.NOT_REPORTED,
    Status.NOT_DUE,
    Status.IN_PROGRESS,
    Status.NOT_TAKEN_FORWARD,
    Status.COMPLETE,
)
MOST_WORDS = 25  # a key explains in a phrase; more is a sentence of the plan


def classify(words: str) -> Status | None:
    """The status that words state; of alternatives ("complete or on track") the least advanced."""
    found = alternatives(words)
    if Status.NOT_DUE in found:
        return Status.NOT_DUE
    return min(found, key=ADVANCE.index, default=None)


def is_status(words: str) -> bool:
    """Whether words are a status and nothing else."""
    return any(listed.fullmatch(words.strip(" .,;:()")) for listed in PATTERNS.values())


def begins(words: str) -> bool:
    """Whether words begin with a status."""
    return any(listed.match(re.sub(r"^\W+", "", words)) for listed in PATTERNS.values())


def states(cells: Sequence[str]) -> bool:
    """Whether most cells of a column state a status, or are a colour or a mark that may stand for one."""
    said = [cell for cell in cells if classify(cell) or token_name(cell.strip(" .()")) in {*COLOURS, *WORDS["marks"]}]
    return bool(cells) and 2 * len(said) >= len(cells)


def alternatives(words: str) -> frozenset[Status]:
    """The statuses between which words leave the choice ("on hold or withdrawn")."""
    return frozenset(status for part in ALTERNATIVES.split(words) if (status := _first(part)))


def _first(text: str) -> Status | None:
    """The status of the phrase that starts first; of two at one place the longer one."""
    hits = [
        (match.end() - len(words := match[0].lstrip()), -len(words), status)
        for status, listed in PATTERNS.items()
        if (match := listed.search(text))
    ]
    return min(hits, key=lambda hit: hit[:2])[2] if hits else None


def is_colour(words: str | None) -> bool:
    """Whether words are a colour, or the letter of one, and nothing else."""
    return token_name((words or "").strip(" .()")) in COLOURS


def token_name(token: str) -> str:
    """The name a token is compared by: the colour's own name in lower case; letters and numbers as they are."""
    lowered = token.strip().lower()
    return NAMES.get(lowered) or LETTERS.get(lowered) or SIGNS.get(lowered) or lowered


def read(passages: Sequence[Passage]) -> tuple[KeyEntry, ...]:
    """The entries of the printed key in order; empty when fewer than two stand there, but for a colour explained alone.

    A number or a letter counts only where its words state a status: "1 – Governance" is a heading.
    """
    found = [entry for passage in passages for line in _lines(passage.text) for entry in _entries(line, passage)]
    found.extend(entry for passage in passages for entry in _patches(passage))
    found.extend(_lettered(passages))
    kept: dict[str, KeyEntry] = {}
    for entry in found:
        name = token_name(entry.token)
        first = kept.setdefault(name, entry)
        own = entry.token.strip().lower()
        if first is not entry and own in NAMES and first.token.strip().lower() in NAMES and own != name:
            kept.setdefault(own, entry)  # yellow beside amber is a colour of its own
    enough = len(kept) > 1 or any(ALONE.fullmatch(line) for passage in passages for line in _lines(passage.text))
    return tuple(kept.values()) if enough and any(entry.status for entry in kept.values()) else ()


def _lettered(passages: Sequence[Passage]) -> list[KeyEntry]:
    """The entries of a key in lines of their own, a letter before the words of each."""
    lines = [
        (match, passage) for passage in passages for line in _lines(passage.text) if (match := LETTERED.match(line))
    ]
    found = [
        KeyEntry(token=match["token"], words=words, status=classify(words), places=passage.places)
        for match, passage in lines
        if (words := match["words"].strip(" \t|;,.:"))
    ]
    told = [entry for entry in found if entry.status]
    return found if len({entry.token for entry in told}) >= FEWEST_LETTERS and len(told) > len(found) / 2 else []


def _patches(passage: Passage) -> Iterator[KeyEntry]:
    """The entries of a key that is printed in colour: a patch, and in or beside it words that are a status."""
    for tint, words in passage.tints:
        cleaned = " ".join(EMPHASIS.sub("", words).split()).strip(" \t|;,.:=–—-•·*()")
        named = token_name(cleaned.split(maxsplit=1)[0]) if cleaned else ""
        if cleaned and named not in COLOURS and len(cleaned.split()) <= MOST_WORDS and (status := classify(cleaned)):
            yield KeyEntry(token=tint, words=cleaned, status=status, places=passage.places)


def _lines(text: str) -> list[str]:
    """The lines that hold anything, without the marks that make words bold or slanted."""
    return [EMPHASIS.sub("", line) for line in re.split(r"[\n\r]+", text) if line.strip()]


def _entries(line: str, passage: Passage) -> Iterator[KeyEntry]:
    """The entries of one line: several with marks between, or one that begins with a colour."""
    for token, words in _pairs(line):
        cleaned = re.split(r"\.\s", words)[0].strip(" \t|;,.:=–—-•·*()").strip()
        if not cleaned or len(cleaned.split()) > MOST_WORDS:
            continue
        status = classify(cleaned)
        if status or token.lower() in NAMES:
            yield KeyEntry(token=token, words=cleaned, status=status, places=passage.places)


def _pairs(line: str) -> list[tuple[str, str]]:
    """Tokens with the words that belong to them."""
    marks = list(ENTRY.finditer(line))
    if marks and not re.search(r"[A-Za-z]{3}", _before(line, marks[0])):
        ends = [*(mark.start() for mark in marks[1:]), len(line)]
        return [(mark["also"] or mark["token"], line[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    parts = [part for part in re.split(r"[;|]", _before(line).rpartition(":")[2]) if part.strip(" .")]
    if len(parts) > 1 and all(heads := [PART.match(part) for part in parts]):
        return [(head["token"], head["words"]) for head in heads if head]
    if bare := BARE.match(line):
        return [(bare["token"], bare["words"])]
    return [(turned["token"], turned["words"]) for turned in TURNED.finditer(line)]


def _before(line: str, mark: re.Match[str] | None = None) -> str:
    """What stands before the first token, or the whole line, less the words that name a key."""
    before = line[: mark.start()] if mark else line
    return re.sub(
        r"^\W*(?:\w+\s){0,3}\w+:|\b(?:b?rag|key|status|rating|ratings|colour|code|coding|monitoring|progress|legend|action)\b",
        "",
        before,
        flags=re.IGNORECASE,
    )
