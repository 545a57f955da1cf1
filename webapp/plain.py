"""Prints any answer or page as JSON text: the one form that both doors give out."""

from __future__ import annotations

import json

from graph.plain import to_plain


def as_json(value: object) -> str:
    """A dataclass as indented JSON, in the words' own letters, with one newline at the end."""
    return json.dumps(to_plain(value), ensure_ascii=False, indent=2) + "\n"
