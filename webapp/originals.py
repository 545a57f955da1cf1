"""Gives out originals and pictures of their pages, where the setting and the standing of a plan allow it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from flask import Response, abort, request

from graph.answers.lists import PlanSummary
from graph.errors import UnreadableDocument
from graph.identity import digest
from graph.media import KNOWN, PDF
from graph.model import Plan
from ingest.readers.pdf.pictures import Strip, picture
from webapp.library import Library
from webapp.standing import is_withdrawn
from webapp.urls import WIDTHS

NOT_GIVEN_OUT = "This installation does not show or give out the documents themselves."
WITHDRAWN = "The document was withdrawn by whoever published it, so it is not shown here."
#: Nothing in a document may run or load anything, should a browser show it all the same.
_STILL = "default-src 'none'; frame-ancestors 'none'; sandbox"
_KIND_OF_PICTURE = "1"  # raise it when pictures are drawn in another way, so that no browser keeps an old one
_BELOW_EVERY_PAGE = 1_000_000


def withheld(library: Library, plan: PlanSummary) -> str | None:
    """Why the original of a plan is not shown or given out; None where it is."""
    if not library.settings.originals:
        return NOT_GIVEN_OUT
    return WITHDRAWN if is_withdrawn(plan.standing) else None


def web_address(plan: Plan) -> str | None:
    """The address a document came from, where it is one that a browser may follow."""
    address = (plan.original.address or "").strip()
    return address if _of_the_web(address) else None


def _of_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def download(library: Library, plan_id: str) -> Response:
    """The document itself, always as a file to keep and never as a page; 404 where it is not given out."""
    summary, plan = library.store.plan(plan_id)
    if withheld(library, summary):
        abort(404)
    kind = plan.original.media_type.lower()
    answer = Response(
        library.store.original(summary.id), content_type=kind if kind in KNOWN else "application/octet-stream"
    )
    answer.headers.set("Content-Disposition", "attachment", filename=PurePosixPath(plan.original.file).name)
    answer.headers["Content-Security-Policy"] = _STILL
    return answer


def page_picture(library: Library, plan_id: str, page: int) -> Response:
    """A page of a PDF, or the strip of it that the address names, as a picture; 404 where it is not given out."""
    summary, plan = library.store.plan(plan_id)
    if withheld(library, summary) or summary.media_type.lower() != PDF:
        abort(404)
    strip, width = _asked(request.args, page)
    answer = Response(mimetype="image/png")
    answer.set_etag(digest(f"{_KIND_OF_PICTURE} {summary.id} {strip} {width}".encode())[:32])
    if not request.if_none_match.contains_weak(answer.get_etag()[0] or ""):
        data = library.store.original(summary.id)
        try:
            answer.set_data(picture(data, strip, plan.original.file, width=width))
        except UnreadableDocument:
            abort(404)
    answer.headers["Content-Security-Policy"] = _STILL
    answer.make_conditional(request)
    return answer


def _asked(arguments: Mapping[str, str], page: int) -> tuple[Strip, int]:
    """The strip and the width in pixels that an address asks for; 404 for what no page of ours asks."""
    try:
        top, bottom = int(arguments.get("from", 0)), int(arguments.get("to", _BELOW_EVERY_PAGE))
        width = int(arguments.get("width", WIDTHS[0]))
    except ValueError:
        abort(404)
    if not 0 <= top < bottom <= _BELOW_EVERY_PAGE or width not in WIDTHS:
        abort(404)
    return Strip(page=page, top=top, bottom=bottom), width
