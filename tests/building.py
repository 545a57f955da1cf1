"""How every test that makes up a plan builds one: with the ids and the digest that a reader would give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.identity import digest, recommendation_id, wording_key
from graph.model import Original, Plan, Recommendation


def build_recommendation(
    data: bytes,
    label: str | None,
    text: str,
    *,
    twin: int = 0,
    **more: Any,  # noqa: ANN401 - any field of the model
) -> Recommendation:
    """A recommendation of the document with those bytes; `twin` keeps the ids of equal ones apart."""
    section: Sequence[str] = more.get("section", ())
    identifier = recommendation_id(document=digest(data), label=label, section=tuple(section), text=text, twin=twin)
    return Recommendation(id=identifier, wording=wording_key(text), label=label, text=text, **more)


def build_plan(
    data: bytes,
    file: str,
    *found: Recommendation,
    original: dict[str, Any] | None = None,
    **more: Any,  # noqa: ANN401 - any field of the model
) -> Plan:
    """The plan of the document with those bytes; `original` gives what is known of the file beyond its name."""
    kept = Original(digest=digest(data), file=file, size=len(data), **(original or {}))
    return Plan(original=kept, recommendations=found, **more)
