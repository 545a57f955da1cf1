"""Resolves what Markdown adds to plain text, line by line, so that what is left reads like any text plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_DELIMITER = re.compile(r"\s*(?:>\s*)*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*|\s*(?:>\s*)*\|\s*:?-+:?\s*\|\s*")
_QUOTED = re.compile(r"^(\s*(?:>\s?)+)")
_FENCE = re.compile(r"\s*(?:>\s*)*(`{3,}|~{3,})\s*([^`]*)$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\]]+)\]:\s*<?(\S+?)>?(?:\s+[\"'(](.*)[\"')])?\s*")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)?)>?(?:\s+[\"']([^\"']*)[\"'])?\s*\)"
)
_REFERENCE = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])+)\](?:\[([^\[\]]*)\])?")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^\s<>]+)>")
_ITEM = re.compile(r"^(\s*)[-*+]\s+(?=\S)")
_TASK = re.compile(r"^(\s*• )\[([ xX])\]\s+")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_SLANTED = re.compile(r"(?<![\w_\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
_STARTS = re.compile(r"\s*(?:[#>|<•]|\d+[.)]\s|[A-Za-z][.)]\s|\*\*|__|\[|$)")
_ENDS = re.compile(r"[.:;!?]\s*$")
_BOLD = re.compile(r"(\*\*|__).+\1:?")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_LONG = 60  # letters from which on a line was broken where it is because it was full
_MOST_FRONT = 60  # lines of what stands before a document


@dataclass(kw_only=True, slots=True)
class Resolved:
    """A text with as many lines as the source; what of it is no word of the plan, with its line from 1.

    `front` is what stands before the document (its title, date and author as a site keeps them); `aside` are addresses
    and definitions.
    """

    text: str
    front: list[tuple[str, int]] = field(default_factory=list)
    aside: list[tuple[str, int]] = field(default_factory=list)


def resolve(source: str) -> Resolved:
    """Markdown as plain text: headings by “#”, items by “• ”, rows between bars, links as their words."""
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source)
    lines = text.split("\n")
    out = Resolved(text="")
    _take_front(lines, out)
    references = _take_definitions(lines, out)
    _take_fences(lines, out)
    for index, line in enumerate(lines):
        lines[index] = _inline(line, index + 1, references, out)
    _underlined(lines)
    _whole(lines)
    out.text = barred("\n".join(lines))
    return out


def barred(text: str) -> str:
    """Rows above and below a row of dashes put between bars, also those of two columns or in a quotation."""
    lines = text.split("\n")
    inside = False
    for index, line in enumerate(lines):
        opens = "|" in line and index + 1 < len(lines) and "\t" not in line and _is_delimiter(lines[index + 1])
        if inside and ("|" not in line or "\t" in line):
            inside = False
        if opens or inside:
            inside = True
            plain = _QUOTED.sub("", line).strip()
            lines[index] = "|" + plain.removeprefix("|").removesuffix("|") + "|" if not plain.endswith("\\|") else plain
    return "\n".join(lines)


def _is_delimiter(line: str) -> bool:
    return _DELIMITER.fullmatch(line) is not None


def _take_front(lines: list[str], out: Resolved) -> None:
    """What a site keeps before a document, between two rows of dashes at its very top."""
    if not lines or lines[0].strip("\ufeff \r") not in ("---", "+++"):
        return
    close = (lines[0].strip("\ufeff \r"), "...")
    end = next((index for index in range(1, min(len(lines), _MOST_FRONT)) if lines[index].strip() in close), None)
    if end is None or not any(":" in line or "=" in line for line in lines[1:end]):
        return
    out.front = [(line.strip(), index) for index, line in enumerate(lines[1:end], 2) if line.strip()]
    lines[: end + 1] = [""] * (end + 1)


def _take_definitions(lines: list[str], out: Resolved) -> set[str]:
    """The names of addresses that are given apart from the links; the lines that give them are set aside."""
    names: set[str] = set()
    for index, line in enumerate(lines):
        if found := _DEFINITION.fullmatch(line):
            names.add(" ".join(found[1].lower().split()))
            out.aside.append((line.strip(), index + 1))
            lines[index] = ""
    return names


def _take_fences(lines: list[str], out: Resolved) -> None:
    """The rows of marks round code: what is between them stays."""
    for index, line in enumerate(lines):
        if found := _FENCE.fullmatch(line):
            out.aside += [(found[2].strip(), index + 1)] if found[2].strip() else []
            lines[index] = ""


def _inline(line: str, number: int, references: set[str], out: Resolved) -> str:
    """One line without the marks of links, items, code and emphasis."""
    if _RULE.fullmatch(line):
        return "" if not _UNDERLINE.fullmatch(line) else line

    def words(found: re.Match[str]) -> str:
        out.aside.extend((part, number) for part in (found[2], found[3]) if part)
        return found[1]

    def named(found: re.Match[str]) -> str:
        key = " ".join((found[2] or found[1]).lower().split())
        return found[1] if key in references else found[0]

    if "[" in line:
        line = _LINK.sub(words, _NOTE.sub(r"[\1]", line))
        line = _LINK.sub(words, line)  # a picture in a link
        line = _REFERENCE.sub(named, line) if references else line
    line = _TASK.sub(lambda found: found[1] + ("☑ " if found[2].strip() else ""), _ITEM.sub(r"\1• ", line))
    line = _AUTOLINK.sub(r"\1", line)
    return _SLANTED.sub(r"\1", _STRUCK.sub(r"\1", _CODE.sub(r"\2", line)))


def _underlined(lines: list[str]) -> None:
    """Headings that are underlined, as headings with their marks before them."""
    for index in range(1, len(lines)):
        found, above = _UNDERLINE.fullmatch(lines[index]), lines[index - 1]
        if found is None or not above.strip() or "|" in above or "\t" in above or _STARTS.match(above):
            continue
        lines[index - 1] = f"{'#' if found[1][0] == '=' else '##'} {above.strip()}"
        lines[index] = ""


def _whole(lines: list[str]) -> None:
    """Paragraphs that were broken where their lines were full, each on the line that it begins on."""
    first, last = 0, lines[0]
    for index in range(1, len(lines)):
        line = lines[index]
        if _goes_on(last, line):
            lines[first], lines[index] = f"{lines[first].rstrip()} {line.strip()}", ""
        else:
            first = index
        last = line


def _goes_on(above: str, line: str) -> bool:
    """Whether a line is more of the paragraph that the line above belongs to."""
    if not above.strip() or "\t" in above + line or "|" in above + line or above.endswith(("  ", "\\")):
        return False
    if above.lstrip().startswith(("#", "<", ">")) or _BOLD.fullmatch(above.strip()) or _STARTS.match(line):
        return False
    return line.lstrip()[:1].islower() or (len(above) >= _LONG and _ENDS.search(above) is None)


def asides(found: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """What was set aside, each text with its line, but for what has no words."""
    yield from ((text, line) for text, line in found if re.search(r"[^\W_]", text))
