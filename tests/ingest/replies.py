"""Asks, and what the readers of statuses and loose ends make of a reply to one."""

from __future__ import annotations

from graph.model import Action, Recommendation, Status, StatusReading, ThreadKind
from ingest.progress import statuses, threads

LEAFLET = "Write a leaflet for carers."
TRAINING = "All frontline staff should be trained in the Mental Capacity Act."
POLICY = "The Board should review its escalation policy and share it with all agencies."
AUDIT = "The Trust should audit whether risk assessments are completed."
PATHWAY = "Agencies should seek assurance that the new pathway is making a difference."


def read(ask: str, raw: str | None, progress: str) -> tuple[Status, set[ThreadKind]]:
    """The status and the kinds of loose ends of an ask with one outcome."""
    action = statuses.read(
        Action(text=ask, progress=progress or None, status=StatusReading(raw=raw)), (), None, ask=ask
    )
    item = Recommendation(id="r", wording="w", text=ask, actions=(action,), status=statuses.combine((action,)))
    return item.status.value, {thread.kind for thread in threads.read(item)}
