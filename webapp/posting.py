"""The one form that is sent: who may send it, how much, and that nothing of it ever touches a disk."""

from __future__ import annotations

import io
from typing import IO
from urllib.parse import urlsplit

from flask import Request, request

#: What is sent at most, in bytes: a file of 10 MB, with what goes round it. A plan as a PDF seldom holds a fifth of it.
MOST_BYTES = 10_500_000
#: The most of that which may be a text and not a file.
MOST_TEXT = 2_500_000
PATHS = frozenset({"/check"})
REFUSED = (
    "This form answers only when it is sent from its own page. Open the page “Check a draft” and send it from there."
)


class InMemory(Request):
    """A request whose uploaded files stay in memory, so that no temporary file can be left behind."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - werkzeug's signature
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return io.BytesIO()


def is_form() -> bool:
    """Whether this request sends a form to an address that takes one."""
    return request.method == "POST" and request.path in PATHS


def is_too_much() -> bool:
    """Whether more text is sent than is taken; the parts of a form that has a file are counted as they are read."""
    return request.mimetype != "multipart/form-data" and (request.content_length or 0) > MOST_TEXT


def from_own_page() -> bool:
    """Whether the browser says that the form was sent from a page of ours; a browser always says one or the other."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "same-origin"
    return origin is not None and urlsplit(origin).netloc == request.host
