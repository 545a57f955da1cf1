"""Wraps the words that matched in <mark>, everything else escaped."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape


def marked(snippet: str, marks: Sequence[tuple[int, int]]) -> Markup:
    """A snippet as safe HTML; `marks` are half-open character spans, in any order, and may touch or overlap."""
    parts: list[str | Markup] = []
    at = 0
    for start, end in sorted(marks):
        first, last = max(start, at), min(end, len(snippet))
        if first < last:
            parts += [escape(snippet[at:first]), Markup("<mark>"), escape(snippet[first:last]), Markup("</mark>")]
            at = last
    return Markup("").join([*parts, escape(snippet[at:])])
