"""Fragments of HTML and Markdown in a cell or line to plain words, lists and paragraphs as lines of their own."""

from __future__ import annotations

import html
import re

_INLINE = "a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|s|small|span|strike|strong|sub|sup|u|input"
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|br|div|dd|dl|dt|h[1-6]|hr|table|tbody|thead|tr|td|th|section|article|"
    r"blockquote|pre|details|summary|figure|figcaption|center|header|footer|main|nav|aside|caption|colgroup|col|tfoot)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(rf"</?(?:{_INLINE})\b[^<>]*>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_WORD = re.compile(r"[^\W_]")
_SIGNS = "✓✔☑✗✘☒●⬤■🔴🟠🟡🟢🔵🟣🟤⚫⚪🟥🟧🟨🟩🟦🟪⬛⬜"


def plain(fragment: str) -> str:
    """The words of a fragment: tags gone, entities resolved, one line a paragraph or list item ("• item").

    Only tags that HTML knows are taken out, so "<5 days" and "<name>" stay. A tag never closed does no harm.
    """
    text = _ITEM.sub("\n• ", fragment) if "<" in fragment else fragment
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    return tidy(text)


def tidy(text: str) -> str:
    """A text with single blanks, without empty lines; none where it holds neither letter, digit nor a telling mark."""
    text = _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
    return told(text)


def unmarked(text: str) -> str:
    """Markdown's bold and italic marks taken off."""
    if "*" not in text and "__" not in text:
        return text
    return _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text))


def told(text: str) -> str:
    """What a cell says: one without letters or digits counts as empty, but for a tick, a cross or a coloured sign."""
    return text if _WORD.search(text) or any(mark in text for mark in _SIGNS) else ""
