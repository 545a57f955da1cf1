"""Reads originals once more to show a row where it stands: the one place where the pages call a reader.

They are read in a process of its own, which can be ended. What was read, or why it could not be, is kept for the next
look, a few documents at a time, until the library is written to: what is taken out of the library is not kept here.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock

from graph.errors import UnreadableDocument
from graph.model import Original
from ingest.layout import Document, Limits
from ingest.running.readings import unpacked_document
from ingest.running.supervisor import Readers

MOST_KEPT = 4
LARGEST_KEPT = 20_000_000  # bytes of an original; a larger one is read each time
MOST_SECONDS = 60  # somebody waits for the page
MOST_MEMORY = 1_000_000_000
READERS = Readers("ingest.reading:read_document", most=2)


@dataclass(kw_only=True)
class Rereading:
    """The documents that were read last, by digest; safe to share between the threads of the web server.

    `limits` are those of the installation; time and memory are never more than the pages allow.
    """

    limits: Limits = field(default_factory=Limits)
    readers: Readers = READERS
    _kept: OrderedDict[str, Document | str] = field(default_factory=OrderedDict)
    _revision: int = -1
    _lock: Lock = field(default_factory=Lock)

    def document(self, data: bytes, original: Original, revision: int) -> Document:
        """The document with those bytes; `revision` is the library's. Raises UnreadableDocument.

        It is the one that the plan was read from as today's readers have it, which may be others than its plan's were.
        """
        with self._lock:
            if revision != self._revision:
                self._kept.clear()
                self._revision = revision
            found = self._kept.pop(original.digest, None)
            if found is not None:
                self._kept[original.digest] = found
        if found is None:
            found = self._read(data, original.file)
            self._keep(original.digest, found, len(data), revision)
        if isinstance(found, str):
            raise UnreadableDocument(found)
        return found

    def _read(self, data: bytes, name: str) -> Document | str:
        """The document, or why it cannot be read."""
        limits = replace(
            self.limits,
            max_seconds=min(self.limits.max_seconds, MOST_SECONDS),
            max_memory_bytes=min(self.limits.max_memory_bytes, MOST_MEMORY),
        )
        try:
            return unpacked_document(self.readers.read(data, name, limits))
        except UnreadableDocument as error:
            return str(error)
        except (KeyError, TypeError, ValueError):
            return f"{name} could not be read: what its reader gave is no document."

    def _keep(self, digest: str, found: Document | str, size: int, revision: int) -> None:
        with self._lock:
            if revision == self._revision and (isinstance(found, str) or size <= LARGEST_KEPT):
                self._kept[digest] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
