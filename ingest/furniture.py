"""Tells the lines that belong to the page, not to the plan: page numbers, running headers, protective markings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from graph.identity import normal
from ingest.layout import Document, Line, RawTable

_PAGE = re.compile(r"\W*(?:page|p\.?|tudalen)?\s*\d{1,4}\s*(?:(?:of|/|o)\s*\d{1,4})?\W*", re.IGNORECASE)
_PAGE_IN = re.compile(r"\bpage\s+\d{1,4}(?:\s+(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_MARKING = re.compile(
    r"\W*(?:(?:strictly )?(?:private|confidential|restricted|official|protect)(?: and confidential)?"
    r"(?:\W*(?:sensitive|partners?|personal|not protectively marked))*|not protectively marked)\W*",
    re.IGNORECASE,
)
_OFTEN = 3


def marked(document: Document) -> Document:
    """The document with its page furniture marked as such; no word is taken out."""
    lines = [block for block in document.blocks if isinstance(block, Line)]
    counts = Counter(normal(line.text) for line in lines)
    opening = _opening(document)
    seen: Counter[str] = Counter()
    blocks: list[Line | RawTable] = []
    for block in document.blocks:
        if isinstance(block, Line):
            key = normal(block.text)
            seen[key] += 1
            again = seen[key] > 1 and (key in opening or (counts[key] >= _OFTEN and block.level is None and _runs(key)))
            block = replace(block, furniture=again or _is_furniture(block.text))
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _is_furniture(text: str) -> bool:
    if _PAGE_IN.search(text) and len(text.split()) <= 14:
        return True
    return _PAGE.fullmatch(text) is not None or _MARKING.fullmatch(text) is not None


def _opening(document: Document) -> frozenset[str]:
    """The lines above the first table: when one of them comes again, it is a running header."""
    opening = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            break
        opening.append(normal(block.text))
    return frozenset(opening)


def _runs(key: str) -> bool:
    """Whether a line that comes again and again reads like a running header: it names the document."""
    return re.search(r"\b(?:plan|board|partnership|review|report|version|draft|council)\b", key) is not None
