"""A reading: the plan that a document gave, and the bytes in which it crosses from process to process."""

from __future__ import annotations

import json
from dataclasses import dataclass

from graph.model import Plan
from graph.plan_json import from_json, to_json


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
