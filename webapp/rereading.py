"""Reads originals once more to show a row where it stands: the one place where the pages call a reader.

What was read is kept for the next look, a few documents at a time.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from ingest import documents
from ingest.layout import Document

MOST_KEPT = 4
LARGEST_KEPT = 20_000_000  # bytes of an original; a larger one is read each time


@dataclass(kw_only=True)
class Rereading:
    """The documents that were read last, by digest; safe to share between the threads of the web server."""

    _kept: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def document(self, data: bytes, digest: str, name: str) -> Document:
        """The document with those bytes, one reading at a time. Raises UnreadableDocument."""
        with self._lock:
            found = self._kept.pop(digest, None) or documents.read(data, name)
            if len(data) <= LARGEST_KEPT:
                self._kept[digest] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return found
