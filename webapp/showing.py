"""Shows a recommendation where it stands in its original: on the page, in its table, among its lines.

Parts are values: what a template draws and what stands in JSON are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.answers.lists import PlanSummary
from graph.errors import LibraryError, UnreadableDocument
from graph.media import LINES, PDF
from graph.model import Original, Place, Recommendation
from graph.places import place_sentence
from ingest.readers.pdf import pictures as page_pictures
from ingest.readers.text import lines
from webapp import showing_lines, showing_pages, showing_tables
from webapp.library import Library
from webapp.originals import withheld
from webapp.spots import Part, Spot, spots
from webapp.wording import counted

MOST_PARTS = 8
NOT_FOUND = "The row could not be found again in the original. Read the plan again to bring the two together."
NO_PLACE = "Where in the original this stands was not kept. Read the plan again."


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Where a recommendation stands in its original, part by part; `note` says why something is missing.

    `elsewhere` are places that are not shown for want of room, in words.
    """

    parts: tuple[Part, ...] = ()
    note: str | None = None
    elsewhere: str | None = None


def shown(library: Library, plan: PlanSummary, one: Recommendation) -> Shown:
    """The parts of the original that hold a recommendation; with a sentence instead where they cannot be shown."""
    if reason := withheld(library, plan):
        return Shown(note=reason)
    wanted = spots(one)
    if not wanted:
        return Shown(note=NO_PLACE)
    try:
        parts = _parts(library, plan, wanted)
    except (LibraryError, UnreadableDocument) as error:
        return Shown(note=f"The original cannot be shown. {error}")
    found = tuple(_with_seams(parts, plan.media_type))
    return Shown(
        parts=found[:MOST_PARTS],
        note=None if found else NOT_FOUND,
        elsewhere=_elsewhere(found[MOST_PARTS:], plan.media_type),
    )


def _parts(library: Library, plan: PlanSummary, wanted: Sequence[Spot]) -> Sequence[Part]:
    data, kind = library.store.original(plan.id), plan.media_type.lower()
    if kind == PDF:
        pages = frozenset(spot.place.page for spot in wanted if spot.place.page)
        return showing_pages.parts(wanted, page_pictures.sizes(data, pages, plan.file), plan.file)
    if kind in LINES and all(spot.place.lines for spot in wanted):
        return showing_lines.parts(wanted, lines.of(data, plan.file))
    original = Original(digest=plan.id, file=plan.file)
    document = library.rereading.document(data, original, library.store.revision())
    return showing_tables.parts(wanted, document)


def _with_seams(parts: Sequence[Part], media_type: str) -> Sequence[Part]:
    """The parts, each that goes on from the one before it with the sentence that says so."""
    return [
        replace(part, seam=seam(before.last, part.first, media_type)) if before and part.first.seam else part
        for before, part in zip((None, *parts), parts, strict=False)
    ]


def seam(before: Place, after: Place, media_type: str) -> str:
    """What to say between two parts of one row: "Page 3 ends here; the row goes on on page 4."."""
    if before.page and after.page and before.page != after.page:
        return f"Page {before.page} ends here; the row goes on on page {after.page}."
    return f"The row goes on here ({after.seam}): {place_sentence(after, media_type)}."


def _elsewhere(left: Sequence[Part], media_type: str) -> str | None:
    if not left:
        return None
    said = "; ".join(place_sentence(part.first, media_type) for part in left[:MOST_PARTS])
    more = f" and {counted(len(left) - MOST_PARTS, 'more place')}" if len(left) > MOST_PARTS else ""
    return f"It also stands here, which is not shown: {said}{more}."
