"""Reads originals once more to show a row where it stands: the one place where the pages call a reader.

What was read is kept for the next look, a few documents at a time, until the library is written to: what is taken out
of the library is not kept here either.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from graph.model import Original
from ingest import documents
from ingest.layout import Document

MOST_KEPT = 4
LARGEST_KEPT = 20_000_000  # bytes of an original; a larger one is read each time


@dataclass(kw_only=True)
class Rereading:
    """The documents that were read last, by digest; safe to share between the threads of the web server."""

    _kept: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    _revision: int = -1
    _lock: Lock = field(default_factory=Lock)

    def document(self, data: bytes, original: Original, revision: int) -> Document:
        """The document with those bytes, one reading at a time; `revision` is the library's. Raises UnreadableDocument.

        It is the one that the plan was read from as today's readers have it, which may be others than its plan's were.
        """
        with self._lock:
            if revision != self._revision:
                self._kept.clear()
                self._revision = revision
            found = self._kept.pop(original.digest, None) or documents.read(data, original.file)
            if len(data) <= LARGEST_KEPT:
                self._kept[original.digest] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return found
