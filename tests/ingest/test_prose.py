"""Asks and replies in running text: whole documents with their readings, and rule by rule."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.model import Plan, Recommendation
from ingest.documents import read
from ingest.plans import assemble
from tests.ingest.accounting import plan_words, words

READINGS = sorted((Path(__file__).parents[1] / "plans" / "prose").rglob("*.toml"))
each = pytest.mark.parametrize("reading", READINGS, ids=lambda path: path.stem)


def source(reading: Path) -> Path:
    """The document that a reading is of."""
    return next(path for path in (reading.with_suffix(".txt"), reading.with_suffix(".md")) if path.exists())


def read_plan(reading: Path) -> Plan:
    """The document of a reading, read."""
    path = source(reading)
    return assemble(read(path.read_bytes(), path.name))


def load(reading: Path) -> dict[str, Any]:
    """What a document holds, read by hand."""
    return tomllib.loads(reading.read_text(encoding="utf-8"))


def shown(found: Recommendation, wanted: dict[str, Any]) -> dict[str, Any]:
    """A recommendation in the form of a reading, with the parts that this reading tells."""
    all_ = {
        "label": found.label,
        "text": found.text,
        "section": list(found.section),
        "lead": found.lead_raw,
        "places": [list(place.lines or ()) for place in found.places],
        "note": next((note.text for note in found.notes if note.text == wanted.get("note")), None),
        "actions": [
            {
                "label": action.label, "text": action.text, "lead": action.lead_raw, "told": action.progress,
                "when": action.timescale.raw if action.timescale else None, "status": action.status.raw,
            }
            for action in found.actions
        ],
    }  # fmt: skip
    return {name: all_[name] for name in {"label", *wanted}}


def full(wanted: dict[str, Any]) -> dict[str, Any]:
    """A reading with what it leaves out as absent."""
    empty = dict.fromkeys(("label", "text", "lead", "told", "when", "status"))
    actions = {"actions": [empty | action for action in wanted["actions"]]} if "actions" in wanted else {}
    return {"label": None} | wanted | actions


@each
def test_a_document_in_prose_comes_out_as_read_by_hand(reading: Path) -> None:
    """Every recommendation and nothing else: labels, texts, sections, owners, actions, places."""
    wanted = load(reading)["recommendation"]
    found = read_plan(reading).recommendations
    assert [shown(one, other) for one, other in zip(found, wanted, strict=False)] == [full(one) for one in wanted]
    assert len(found) == len(wanted)


@each
def test_no_word_of_a_document_in_prose_is_lost(reading: Path) -> None:
    """Each word of the text stands as often in the plan; a word that a line's end cut in two is joined."""
    text = source(reading).read_text(encoding="utf-8")
    text = re.sub(r"man-\s*ager", "manager", text)
    there = Counter(words(re.sub(r"[*#|_]|-{3,}", " ", text)))
    assert plan_words(read_plan(reading)) == there


@pytest.mark.parametrize("reading", [path for path in READINGS if "title" in load(path)], ids=lambda path: path.stem)
def test_the_title_ends_where_the_text_begins(reading: Path) -> None:
    """The lines at the top are the title; headings of chapters are not."""
    assert read_plan(reading).title == load(reading)["title"]
