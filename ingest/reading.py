"""The pure part of the pipeline: the bytes of one document to its plan, as read and understood."""

from __future__ import annotations

from ingest import documents
from ingest.layout import Limits
from ingest.meaning import understand
from ingest.plans import assemble
from ingest.readings import Reading, packed


def read(data: bytes, name: str, limits: Limits | None = None) -> Reading:
    """The whole reading, in this process. Raises `UnreadableDocument` with a sentence."""
    document = documents.read(data, name, limits)
    return Reading(plan=understand(assemble(document)), notes=document.notes)


def read_packed(data: bytes, name: str, limits: Limits) -> bytes:
    """As `read`, packed to be sent; what the reading process runs (see `ingest.supervisor`)."""
    return packed(read(data, name, limits))
