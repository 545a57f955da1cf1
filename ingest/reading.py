"""The pure part of the pipeline: the bytes of one document to its plan, as read and understood."""

from __future__ import annotations

from ingest.layout import Limits
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers import documents
from ingest.running.readings import Reading, packed, packed_document


def read(data: bytes, name: str, limits: Limits | None = None) -> Reading:
    """The whole reading, in this process. Raises `UnreadableDocument` with a sentence."""
    document = documents.read(data, name, limits)
    return Reading(plan=understand(assemble(document)), notes=document.notes)


def read_packed(data: bytes, name: str, limits: Limits) -> bytes:
    """As `read`, packed to be sent; what the reading process runs (see `ingest.running.supervisor`)."""
    return packed(read(data, name, limits))


def read_document(data: bytes, name: str, limits: Limits) -> bytes:
    """The document alone, its words not yet interpreted, packed to be sent."""
    return packed_document(documents.read(data, name, limits))
