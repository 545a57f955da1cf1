"""Tells by its words alone a line of the page or the file, not of the plan: page numbers, markings, stamps."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"\W*(?:page|p\.?|tudalen)?\s*\d{1,4}\s*(?:(?:of|/|o)\s*\d{1,4})?(?:\s*\|?\s*p\s?a\s?g\s?e)?\W*", re.IGNORECASE
)
_MARKED = re.compile(r"\bOFFICIAL\b|\bRESTRICTED\b|\bCONFIDENTIAL\b|\bNOT PROTECTIVELY MARKED\b")
_PAGE_IN = re.compile(r"\bpage\s+\d{1,4}(?:\s+(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_MARKING = re.compile(
    r"\W*(?:(?:strictly )?(?:private|confidential|restricted|official|protect)(?: and confidential)?"
    r"(?:\W*(?:sensitive|partners?|personal|not protectively marked))*|not protectively marked)\W*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\W*(?:published|publication|posted (?:on|by)|(?:(?:this )?page )?(?:was )?"
    r"last (?:updated|reviewed|amended)|updated|reviewed|version|date|dated|as at|draft|"
    r"approved|issued|agreed|author|owner|next review|review date|document|status as|position (?:as )?at|contact|"
    r"produced by|prepared by|created|©)\b.*",
    re.IGNORECASE,
)
_MOST_WORDS = 14


def belongs_to_page(text: str) -> bool:
    """Whether a line is a page number or a protective marking by its words alone."""
    if (_PAGE_IN.search(text) or _MARKED.search(text)) and len(text.split()) <= _MOST_WORDS:
        return True
    return _PAGE.fullmatch(text) is not None or _MARKING.fullmatch(text) is not None


def is_stamp(text: str) -> bool:
    """Whether a line dates or versions the document."""
    return _STAMP.fullmatch(text) is not None
