"""The strips of a PDF's pages that hold a recommendation: what to draw of each page, and what to outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor

from graph.model import Box
from graph.places import place_sentence
from ingest.readers.pdf.pictures import Size
from webapp.spots import PagePart, Spot, around

CONTEXT = 40  # points of the page above and below the row
NEAR = 160  # rows with less between them are shown in one strip
_TOUCHING = 4  # points between two rows that stand one below the other
_OUTSIDE = 2  # points by which the outline stands off the words


def parts(spots: Sequence[Spot], sizes: Mapping[int, Size], name: str) -> tuple[PagePart, ...]:
    """The strips in order; `sizes` are those of the pages. A spot on a page that is not there is left out."""
    return tuple(_part(run, sizes[run[0].place.page or 0], name) for run in _runs(spots, sizes))


def _runs(spots: Sequence[Spot], sizes: Mapping[int, Size]) -> Iterator[list[Spot]]:
    """Spots one after the other on one page, near enough to be looked at together."""
    run: list[Spot] = []
    for spot in spots:
        if spot.place.page not in sizes:
            continue
        if run and not _together(run, spot):
            yield run
            run = []
        run.append(spot)
    if run:
        yield run


def _together(run: Sequence[Spot], spot: Spot) -> bool:
    if run[0].place.page != spot.place.page:
        return False
    whole, own = around([box for one in run if (box := one.box)]), spot.box
    if whole is None or own is None:
        return whole is own
    return own[1] - whole[3] < NEAR and whole[1] - own[3] < NEAR


def _part(run: Sequence[Spot], size: Size, name: str) -> PagePart:
    found = [box for spot in run if (box := spot.box)]
    boxes = tuple(_within(box, size) for box in _joined(found))
    top = max(0, floor(min(box[1] for box in boxes) - CONTEXT)) if boxes else 0
    lowest = ceil(max(box[3] for box in boxes) + CONTEXT) if boxes else ceil(size.height)
    page = run[0].place.page or 0
    where = "; ".join(dict.fromkeys(place_sentence(spot.place) for spot in run))
    told = f"outlined: {where}" if boxes else "where on it the words stand is not known"
    return PagePart(
        page=page,
        width=round(size.width, 1),
        top=top,
        bottom=max(top + 1, min(ceil(size.height), lowest)),
        boxes=boxes,
        alt=f"{'Part of page' if boxes else 'Page'} {page} of {name}, {told}",
        whole=not boxes,
        first=run[0].place,
        last=run[-1].place,
    )


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, rows that touch as one: an outline between them would lie over their words."""
    out: list[Box] = []
    for box in boxes:
        above = out.pop() if out and abs(box[1] - out[-1][3]) <= _TOUCHING else None
        out.append(around([above, box]) or box if above else box)
    return out


def _within(box: Box, size: Size) -> Box:
    """A box with a little room round it, no part of it off the page."""
    left, top, right, bottom = box
    return (
        round(max(1.0, left - _OUTSIDE), 1),
        round(max(1.0, top - _OUTSIDE), 1),
        round(min(size.width - 1, right + _OUTSIDE), 1),
        round(min(size.height - 1, bottom + _OUTSIDE), 1),
    )
