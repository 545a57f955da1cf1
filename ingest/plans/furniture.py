"""Tells the lines that belong to the page, not to the plan: page numbers, running headers, protective markings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from graph.identity import normal
from ingest.language import column_words, prose_words
from ingest.language.page_marks import belongs_to_page
from ingest.layout import BOLD, Document, Line, RawTable
from ingest.prose import fields
from ingest.structure.sections import keyed, numbered

_OFTEN = 3
_FEWEST_WORDS = 4
_MOST_OF = 0.6
_MOST_WORDS = 14
_MOST_OPENING = 40  # lines at the top that a running header may say again


def marked(document: Document) -> Document:
    """The document with its page furniture marked as such; no word is taken out."""
    lines = [block for block in document.blocks if isinstance(block, Line)]
    counts = Counter(normal(line.text) for line in lines)
    opening = _opening(document)
    known = frozenset(word for title in opening for word in title.split())
    seen: Counter[str] = Counter()
    blocks: list[Line | RawTable] = []
    rows = Counter(_row_key(block) for block in document.blocks if isinstance(block, RawTable))
    for index, block in enumerate(document.blocks):
        if isinstance(block, RawTable):
            blocks.append(_running_row(block) if rows[_row_key(block)] > 1 and _row_key(block) else block)
            continue
        key = normal(block.text)
        seen[key] += 1
        beside = [near for near in document.blocks[max(0, index - 1) : index + 2] if isinstance(near, Line)]
        paged = any(belongs_to_page(other.text) for other in beside if other is not block)
        title = key in opening and seen[key] == 1
        running = paged and (counts[key] > 1 or _names_document(block, known)) and not (title or _heads(block))
        often = counts[key] >= _OFTEN and block.level is None and _runs(key)
        runs = (key in opening and _runs(key) and not _heads(block)) or often
        again = seen[key] > 1 and runs and not _says(block.text)
        blocks.append(replace(block, furniture=block.furniture or again or running or belongs_to_page(block.text)))
    return replace(document, blocks=tuple(blocks))


def _row_key(table: RawTable) -> str:
    """The words of a table of one row that is no row of headings; none for other tables."""
    if len(table.rows) != 1 or column_words.is_header(table.rows[0].cells):
        return ""
    return normal(" ".join(table.rows[0].cells))


def _running_row(table: RawTable) -> Line:
    """A row that comes again on each page, set in columns or between bars, as the running line it is."""
    row = table.rows[0]
    return Line(text=" | ".join(cell for cell in row.cells if cell), place=row.place, furniture=True)


def _heads(line: Line) -> bool:
    return line.level is not None and line.level < BOLD


def _opening(document: Document) -> frozenset[str]:
    """The first lines above any table: when one of them comes again, it is a running header."""
    opening: list[str] = []
    for block in document.blocks:
        if isinstance(block, RawTable) or len(opening) == _MOST_OPENING:
            break
        opening.append(normal(block.text))
    return frozenset(opening)


def _names_document(line: Line, known: frozenset[str]) -> bool:
    """Whether a line says again, in part, what stands at the top of the document."""
    words = normal(line.text).split()
    if len(words) < _FEWEST_WORDS or numbered(line.text) or keyed(line.text):
        return False
    return sum(word in known for word in words) >= _MOST_OF * len(words)


def _says(text: str) -> bool:
    """Whether a line that comes again says something each time: a labelled ask, the label of a reply, a request."""
    label = fields.alone(text)
    if label is not None and (text.rstrip().endswith(":") or label.part == "response"):
        return True
    heads = prose_words.heads_asks(text) and (text.rstrip().endswith(":") or prose_words.opens_asks(text))
    return heads or len(text.split()) > _MOST_WORDS or prose_words.ask_label(text) is not None or prose_words.asks(text)


def _runs(key: str) -> bool:
    """Whether a line that comes again and again reads like a running header: it names the document."""
    return re.search(r"\b(?:plan|board|partnership|review|report|version|draft|council)\b", key) is not None
