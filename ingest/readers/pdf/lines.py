"""Tells which lines of a PDF are headings and which belong to the margins of its pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from ingest.layout import BOLD
from ingest.readers.pdf.page import PageText
from ingest.readers.pdf.paragraphs import PageLine
from ingest.readers.pdf.tables import PageTable

_ZONE = 0.14  # of the height of a page: its margins
_SAME_HEIGHT = 8.0
_FIGURES = re.compile(r"\d+")
_LONG, _MOST_HEADING_WORDS = 9, 25
_LARGER = 1.12
_MOST_LEVELS = 4
_FEWEST = 2  # pages on which a running line comes back
_FEWEST_COUNTED = 3
_MOST_OF_PAGES = 0.6  # a line on more of them runs through the document
_STEP = 0.5  # sizes of letters are told apart to half a point


def furniture(pages: Sequence[PageText]) -> frozenset[tuple[int, int]]:
    """The lines of margins that come back on several pages, as page and index: the same words, or counting pages.

    The first of them stays a line of the document where nothing else on its page names it.
    """
    groups: dict[tuple[str, bool], list[tuple[int, int, PageLine]]] = defaultdict(list)
    for page in pages:
        for index, block in enumerate(page.blocks):
            if isinstance(block, PageLine) and (place := _margin(page, index, block)) is not None:
                groups[_FIGURES.sub("#", block.text), place].append((page.number, index, block))
    out: set[tuple[int, int]] = set()
    titles: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for (_, top), found in groups.items():
        for level in _levelled(found):
            running = _running(level, pages, top=top)
            out.update((number, index) for number, index, _ in running)
            for number, index, line in running if top else ():
                titles[line.text].append((number, index))
    return frozenset(out - _opening(titles, len(pages)))


def _opening(titles: dict[str, list[tuple[int, int]]], pages: int) -> set[tuple[int, int]]:
    """The first of each running line at the top where they change through the document: they head its parts."""
    parts = [found for text, found in titles.items() if len(found) <= _MOST_OF_PAGES * pages and len(text.split()) > 1]
    return {min(found) for found in parts} if len(parts) > 1 else set()


def _margin(page: PageText, index: int, line: PageLine) -> bool | None:
    """Whether a line stands in the margin at the top (True) or at the bottom (False); None for neither."""
    if line.box[3] < _ZONE * page.height:
        return True
    if line.box[1] > (1 - _ZONE) * page.height:
        return False
    others = [block.box for other, block in enumerate(page.blocks) if other != index]
    if others and line.box[3] <= min(box[1] for box in others):
        return True
    if others and line.box[1] >= max(box[3] for box in others):
        return False
    return None


def _levelled(found: list[tuple[int, int, PageLine]]) -> list[list[tuple[int, int, PageLine]]]:
    """Lines that stand at the same height of their pages together."""
    out: list[list[tuple[int, int, PageLine]]] = []
    for one in sorted(found, key=lambda one: one[2].box[1]):
        if out and one[2].box[1] - out[-1][-1][2].box[1] <= _SAME_HEIGHT:
            out[-1].append(one)
        else:
            out.append([one])
    return out


def _running(
    found: list[tuple[int, int, PageLine]], pages: Sequence[PageText], *, top: bool
) -> list[tuple[int, int, PageLine]]:
    """Those of some lines alike that run through the document."""
    found = sorted(found, key=lambda one: one[:2])
    numbers = {number for number, _, _ in found}
    texts = Counter(line.text for _, _, line in found)
    if len(texts) > 1:
        fewest = _FEWEST_COUNTED if top else _FEWEST
        if len(numbers) < fewest or not _counts(found):
            return [
                one
                for text, count in texts.items()
                if count >= _FEWEST
                for one in _running([one for one in found if one[2].text == text], pages, top=top)
            ]  # each text by itself
        return found
    if len(numbers) < _FEWEST:
        return []
    number, _, first = found[0]
    body = max((block.size for page in pages for block in page.blocks if isinstance(block, PageLine)), default=0.0)
    heading = first.size >= body and len(numbers) < _FEWEST_COUNTED
    if heading:
        return []
    return found[1:] if top and number == pages[0].number and _names_page(first, pages[0]) else found


def _counts(found: Sequence[tuple[int, int, PageLine]]) -> bool:
    """Whether the figures in lines go with the numbers of their pages, or stay what they are."""
    rows = [(number, [int(figure) for figure in _FIGURES.findall(line.text)]) for number, _, line in found]
    for column in zip(*(figures for _, figures in rows), strict=True):
        away = {figure - number for figure, (number, _) in zip(column, rows, strict=True)}
        if len(away) > 1 and len(set(column)) > 1:
            return False
    return True


def _names_page(line: PageLine, page: PageText) -> bool:
    """Whether a running line is the only one above the first table, or the largest there: the title itself."""
    above = []
    for block in page.blocks:
        if isinstance(block, PageTable):
            break
        above.append(block)
    return line.size >= max((other.size for other in above), default=0.0)


def levels(pages: Sequence[PageText]) -> Callable[[PageLine], int | None]:
    """How to tell the level of a heading: by the size of its letters above that of the text, then by bold letters."""
    lines = [block for page in pages for block in page.blocks if isinstance(block, PageLine) and not block.furniture]
    sizes = Counter[float]()
    for line in lines:
        if len(line.text.split()) >= _LONG and not line.bold:
            sizes[_rounded(line.size)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else min((_rounded(line.size) for line in lines), default=0.0)
    larger = sorted(
        {_rounded(line.size) for line in lines if _rounded(line.size) >= _LARGER * body and _short(line)}, reverse=True
    )
    ranks = {size: min(rank, _MOST_LEVELS) for rank, size in enumerate(larger, 1)}

    def level(line: PageLine) -> int | None:
        if not _short(line) or line.furniture:
            return None
        return ranks.get(_rounded(line.size)) or (BOLD if line.bold else None)

    return level


def _short(line: PageLine) -> bool:
    return len(line.text.split()) <= _MOST_HEADING_WORDS and "•" not in line.text


def _rounded(size: float) -> float:
    return round(size / _STEP) * _STEP
