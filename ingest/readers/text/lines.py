"""The numbered lines of a text file, as `ingest.readers.text.plain` counts them."""

from __future__ import annotations

from ingest.readers.text.plain import decode


def of(data: bytes, name: str) -> tuple[str, ...]:
    """Each line as it stands; the first is line 1. Raises UnreadableDocument when the file is not text."""
    text, _ = decode(data, name)
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n"))
