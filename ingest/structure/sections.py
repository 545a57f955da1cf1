"""Keeps the path of headings that a row stands under, by how the headings look."""

from __future__ import annotations

import re

from graph.identity import normal
from ingest.language import prose_words
from ingest.layout import BOLD

_TOP = re.compile(r"(?:part|appendix|annex|annexe|schedule|chapter)\b", re.IGNORECASE)
_KEYED = re.compile(
    r"(?:strategic |key |board |overarching )?"
    r"(?:priority|theme|strand|objective|section|domain|workstream|work stream|goal|aim|pillar|outcome|"
    r"key line of enquiry|kloe|standard|finding|learning theme|learning point|recommendation|table)s?"
    r"\s+(?:no\.?\s*)?(?:\d|(?:[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[(]?(?:(\d+(?:\.\d+)*)[.):]?\s*|([A-Za-z]|[ivxIVX]+)[.)]\s+)(?=\S)")

_CONTINUED = re.compile(r"\W*\b(?:continued|cont['’]?d|cont\.)\W*$", re.IGNORECASE)


def keyed(text: str) -> bool:
    """Whether a heading says which part it opens: "Priority 1", "Theme two", "Appendix A"."""
    return _KEYED.match(text) is not None or _TOP.match(text) is not None


def numbered(text: str) -> bool:
    """Whether a heading opens with a number or a letter of its own."""
    return _NUMBERED.match(text) is not None


class Sections:
    """The headings above the current row, outermost first. Push headings as they come; `path` is where we are."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, str, int]] = []
        self._fresh = False
        self._adjacent = False

    @property
    def path(self) -> tuple[str, ...]:
        """The headings from the outermost to the innermost, but for those that only open a document."""
        return tuple(text for text, _, _ in self._stack if not prose_words.opens_document(text))

    def push(self, text: str, *, level: int | None = None, row: bool = False) -> None:
        """A heading: one that looks like an open one takes its place, one of a new look goes below or above by rank."""
        if (base := _CONTINUED.sub("", text)) != text and (at := self._open(base)) is not None:
            del self._stack[at + 1 :]
            self._fresh = self._adjacent = True
            return
        style, rank = _look(text, level, row=row)
        depth = next((i for i, (_, seen, _) in enumerate(self._stack) if seen == style), None)
        nested = self._adjacent and style.startswith("line")
        if depth is not None and not nested:
            del self._stack[depth:]
        elif not self._fresh or style.startswith(("top", "level")):
            while self._stack and self._stack[-1][2] >= rank:
                self._stack.pop()
        self._stack.append((text, style, rank))
        self._fresh = self._adjacent = True

    def _open(self, text: str) -> int | None:
        """How deep an open heading of these words stands; None when there is none."""
        return next((at for at, (seen, _, _) in enumerate(self._stack) if normal(seen) == normal(text)), None)

    def part(self) -> None:
        """Prose came: the next heading stands no longer right below the last one."""
        self._adjacent = False

    def drop(self) -> None:
        """What stands below the last heading is no plan: a glossary, a key. The heading counts no more."""
        if self._fresh and self._stack:
            self._stack.pop()

    def close(self) -> None:
        """A row came: the next heading no longer stands right below the last."""
        self._fresh = self._adjacent = False


def look(text: str, level: int | None = None, *, row: bool = False) -> str:
    """The look of a heading: headings of one look stand at one level."""
    return _look(text, level, row=row)[0]


def _look(text: str, level: int | None, *, row: bool) -> tuple[str, int]:
    """The look of a heading and its rank, 0 the highest."""
    if level is not None and level < BOLD:
        return f"level:{level}", level
    if _TOP.match(text):
        return "top", 0
    if keyed(text):
        return "keyed:" + text.split(maxsplit=1)[0].lower(), 7
    if found := _NUMBERED.match(text):
        depth = found[1].count(".") if found[1] else 1
        kind = "numbered" if found[1] else "lettered"
        return f"{kind}:{depth}", 10 + depth
    if row:
        return "row", 20
    return ("capitals", 7) if text.isupper() else ("line", 8)
