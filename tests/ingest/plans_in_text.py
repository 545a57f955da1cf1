"""Small plans for tests: written as text, read to recommendations."""

from __future__ import annotations

from graph.model import Plan
from ingest.plans.assembly import assemble
from ingest.readers.documents import read


def plan(text: str, name: str = "plan.txt") -> Plan:
    """The plan that a text holds, as words only."""
    return assemble(read(text.encode(), name))


def tabs(*rows: str) -> str:
    """Rows written with " | " between their cells, as tab-separated lines."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)
