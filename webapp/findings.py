"""Cuts what somebody gives to be checked into findings: the rows of a draft plan, or the paragraphs of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embeddings.asks import wording
from graph.errors import ThreadlineError, UnreadableDocument
from graph.model import Passage, Place, Plan
from graph.places import places_sentence
from ingest.layout import Limits
from ingest.running import supervisor

PASTED = "the pasted text"
MOST = 200  # findings checked at once: a plan has some dozens
#: What is read of a draft: the pages wait for it, and answer other people meanwhile.
LIMITS = Limits(
    max_bytes=10_000_000,
    max_unpacked_bytes=100_000_000,
    max_pages=200,
    max_rows=5_000,
    max_seconds=40,
    max_memory_bytes=700_000_000,
)
#: Reads drafts, two at a time: more of them wait, so that nobody can fill the machine by sending many.
READERS = supervisor.Readers(most=2)
_MARK = re.compile(r"\s*(?:[-*•–▪◦]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]*\n")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing to check: the words that are compared, its label and its place in the draft, where it has them."""

    text: str
    label: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What was given: a name for it, its findings, and the digest of the document ("" for a text)."""

    name: str
    findings: tuple[Finding, ...]
    digest: str = ""


def of_file(data: bytes, name: str) -> Draft:
    """The findings of a document: its recommendations where it is a plan, else its paragraphs.

    It is read in a process of its own, which cannot harm this one, and nothing of it touches a disk.
    Raises UnreadableDocument where it cannot be read or holds nothing, ThreadlineError where it holds too much.
    """
    plan = supervisor.read(data, name, LIMITS, READERS).plan
    if plan.recommendations:
        return _few(Draft(name=name, findings=tuple(_rows(plan)), digest=plan.id))
    text = "\n".join(_outside(plan))
    return _few(Draft(name=name, findings=tuple(paragraphs(text)), digest=plan.id))


def of_text(text: str) -> Draft:
    """The findings of a pasted text: the rows of a table where it is one, else its paragraphs and listed points.

    Raises UnreadableDocument where it holds no words, ThreadlineError where it holds too much.
    """
    text = text.replace("\r\n", "\n").replace("\x00", " ")
    if not _WORD.search(text):
        raise UnreadableDocument("There is nothing to check. Paste a finding, or choose a file.")
    rows = tuple(_table(text)) if "\n" in text.strip() else ()
    return _few(Draft(name=PASTED, findings=rows or tuple(paragraphs(text))))


def paragraphs(text: str) -> Iterator[Finding]:
    """The paragraphs of a text, a listed point being one of its own; lines that were only wrapped are joined."""
    for block in _BLANK.split(text):
        for lines in _points(block.splitlines()):
            words = " ".join(" ".join(lines).split())
            if _WORD.search(words):
                yield Finding(text=words)


def _points(lines: list[str]) -> Iterator[list[str]]:
    """Lines gathered into points: one begins at each mark of a list."""
    point: list[str] = []
    for line in lines:
        mark = _MARK.match(line)
        if mark and point:
            yield point
            point = []
        point.append(line[mark.end() :] if mark else line)
    yield point


def _table(text: str) -> Iterator[Finding]:
    """The rows of a plan that was pasted; nothing where most words would be left outside its table."""
    try:
        plan = supervisor.read(text.encode(), f"{PASTED}.txt", LIMITS, READERS).plan
    except UnreadableDocument:
        return
    held = sum(len(_WORD.findall(cell.text)) for one in plan.recommendations for r in one.rows for cell in r.cells)
    if held * 2 > len(_WORD.findall(text)):
        yield from _rows(plan)


def _rows(plan: Plan) -> Iterator[Finding]:
    for one in plan.recommendations:
        place = places_sentence(one.places, plan.original.media_type)
        yield Finding(text=wording(one), label=one.label or "", place=place)


def _outside(plan: Plan) -> Iterator[str]:
    passages = (*plan.headings, *plan.preamble, *plan.unread)
    yield from (one.text for one in sorted(passages, key=_where))


def _where(passage: Passage) -> tuple[int, tuple[int, int], int, float, int]:
    """What puts passages in the order of the document, whatever places its format has."""
    place = passage.places[0] if passage.places else Place()
    top = place.box[1] if place.box else 0.0
    return place.page or 0, place.lines or (0, 0), place.table or 0, top, place.row or 0


def _few(draft: Draft) -> Draft:
    if not draft.findings:
        raise UnreadableDocument(f"{draft.name} holds no words to check.")
    if len(draft.findings) > MOST:
        raise ThreadlineError(f"{draft.name} holds {len(draft.findings)} findings; check at most {MOST} at once.")
    return draft
