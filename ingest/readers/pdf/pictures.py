"""The pages of a PDF as pictures: how large they are, and a page or a strip of it as PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from graph.errors import UnreadableDocument

MOST_PIXELS = 16_000_000  # of one picture: an A3 page at twice the width of a screen has 6 million
_ONE_AT_A_TIME = Lock()  # PDFium must not be called from two threads at once
_RGB = 2  # PNG's code for three bytes a pixel
_COMPRESSION = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """The width and height of a page in points as it is looked at: turned and cut where it says so."""

    width: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """A part of a page over its whole width, from `top` to `bottom` in points from the top of the page."""

    page: int
    top: float
    bottom: float


def sizes(data: bytes, pages: frozenset[int], name: str) -> dict[int, Size]:
    """The sizes of those pages (counted from 1) that the PDF has. Raises UnreadableDocument where it cannot be read."""
    with _opened(data, name) as document:
        return {
            page: Size(width=width, height=height)
            for page in pages
            if 1 <= page <= len(document)
            for width, height in [document[page - 1].get_size()]
        }


def picture(data: bytes, strip: Strip, name: str, *, width: int) -> bytes:
    """A strip of a page as PNG, that many pixels wide; `bottom` may lie below the page and then ends with it.

    Raises UnreadableDocument where the PDF cannot be read or has no such page or strip.
    """
    with _opened(data, name) as document:
        if not 1 <= strip.page <= len(document):
            raise UnreadableDocument(f"{name} has no page {strip.page}; it has {len(document)}.")
        page = document[strip.page - 1]
        size = Size(width=page.get_width(), height=page.get_height())
        top, bottom = max(0.0, strip.top), min(size.height, strip.bottom)
        if bottom <= top:
            raise UnreadableDocument(f"Page {strip.page} of {name} does not reach from {strip.top} to {strip.bottom}.")
        scale = min(width / size.width, (MOST_PIXELS / (size.width * (bottom - top))) ** 0.5)
        bitmap = page.render(scale=scale, crop=(0, size.height - bottom, 0, top), rev_byteorder=True)
        return _png(bitmap)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    """The PDF, opened while nobody else uses PDFium, and closed afterwards."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(f"The pages of {name} cannot be drawn: {error}") from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(f"A page of {name} cannot be drawn: {error}") from error
        finally:
            document.close()


def _png(bitmap: Any) -> bytes:  # noqa: ANN401 - pypdfium2 has no types
    """A picture of red, green and blue bytes as PNG."""
    pixels = bitmap.to_numpy()[:, :, :3]
    height, width = pixels.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    head = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, _COMPRESSION)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
