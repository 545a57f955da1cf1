"""What a reader gave, a plan or a document, and the bytes in which it crosses from process to process."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from graph.model import Plan
from graph.plain import from_plain, to_plain
from graph.plan_json import from_json, to_json
from ingest.layout import Block, Document, Line, RawTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A document as read and understood, with what its reader had to remark for people."""

    plan: Plan
    notes: tuple[str, ...] = ()


def packed(reading: Reading) -> bytes:
    """A reading as JSON. Values only: what a hostile document may have got hold of cannot send code with them."""
    return json.dumps({"plan": to_json(reading.plan), "notes": reading.notes}).encode()


def unpacked(data: bytes) -> Reading:
    """The reading that `packed` gave; raises LibraryError, KeyError or ValueError where it has another shape."""
    value = json.loads(data)
    return Reading(plan=from_json(value["plan"]), notes=tuple(value["notes"]))


def packed_document(document: Document) -> bytes:
    """A document as JSON: its blocks, each as ["table" or "line", block], beside all else."""
    blocks = [("table" if isinstance(block, RawTable) else "line", to_plain(block)) for block in document.blocks]
    return json.dumps({**to_plain(replace(document, blocks=())), "blocks": blocks}).encode()


def unpacked_document(data: bytes) -> Document:
    """The document that `packed_document` gave; raises KeyError, TypeError or ValueError where it has another shape."""
    value = json.loads(data)
    return Document(
        digest=value["digest"], name=value["name"], size=value["size"], media_type=value["media_type"],
        blocks=tuple(_block(kind, block) for kind, block in value["blocks"]), notes=tuple(value["notes"]),
    )  # fmt: skip


def _block(kind: str, value: object) -> Block:
    return from_plain(RawTable, value) if kind == "table" else from_plain(Line, value)
