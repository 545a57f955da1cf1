"""The hand-made readings hold what their plans hold, word for word."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
#: The blind sets name their lines and agencies more freely; their writers checked texts and quotes.
GOLDS = sorted(path for path in HERE.rglob("*.gold.json") if not path.parent.name.endswith("-blind"))
PLAN_FOLDERS = {"samples": ROOT / "webapp" / "samples"}
ENCODINGS = {"utf_16": "utf-16", "windows_1252": "cp1252", "utf_8_bom_crlf": "utf-8-sig"}
WORD = re.compile(r"[a-z0-9]+")
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)

every_gold = pytest.mark.parametrize("gold", GOLDS, ids=lambda path: path.name.removesuffix(".gold.json"))


def words(text: object) -> list[str]:
    """The lower-case words of a text, without tags."""
    return WORD.findall(TAG.sub(" ", str(text or "")).lower())


def run(text: object) -> str:
    """A text as words with a space on either side, so that one can be found inside another."""
    return f" {' '.join(words(text))} "


def load(gold: Path) -> dict[str, Any]:
    """One reading."""
    found: dict[str, Any] = json.loads(gold.read_text(encoding="utf-8"))
    return found


def plan_lines(gold: Path) -> list[str]:
    """The lines of the plan that a reading is of."""
    folder = PLAN_FOLDERS.get(gold.parent.name, gold.parent)
    path = folder / str(load(gold)["document"]["file"])
    return path.read_text(encoding=ENCODINGS.get(path.stem, "utf-8")).split("\n")


def cells(recommendation: dict[str, Any]) -> Iterator[str]:
    """Every copied text of a recommendation, label and text together."""
    yield f"{recommendation['label'] or ''} {recommendation['text']}"
    for key in ("objective", "lead_raw", "scope"):
        yield recommendation[key] or ""
    for action in recommendation["actions"]:
        for key in ("text", "milestones", "timescale_raw", "progress", "status_raw"):
            yield action[key] or ""


def scorer() -> ModuleType:
    """The scoring tool, from the folder beside the repository."""
    path = SHARED / "tools" / "score_extraction.py"
    if not path.exists():
        pytest.skip("the scoring tool lies beside the repository, and is not here")
    spec = importlib.util.spec_from_file_location("score_extraction", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@every_gold
def test_every_word_of_a_reading_stands_in_the_lines_it_names(gold: Path) -> None:
    """The texts of a recommendation hold no word more often than its lines in the plan."""
    lines = plan_lines(gold)
    for recommendation in load(gold)["recommendations"]:
        first, last = recommendation["source_lines"]
        there = Counter(words("\n".join(lines[first - 1 : last])))
        stated = {action["status_raw"] for action in recommendation["actions"]}  # may repeat a word of the progress
        parts = [part for part in cells(recommendation) if part not in stated]
        assert not Counter(words(" ".join(parts))) - there, recommendation["label"]


@every_gold
def test_every_quote_and_agency_is_verbatim(gold: Path) -> None:
    """A thread quotes, and an agency's surface form is, a run of words of one cell or of the section."""
    for recommendation in load(gold)["recommendations"]:
        places = [run(cell) for cell in (*cells(recommendation), *recommendation["section"])]
        agencies = (*recommendation["agencies"], *recommendation["agencies_optional"])
        for claim in (*(t["quote"] for t in recommendation["threads"]), *(a["surface"] for a in agencies)):
            assert claim is None or any(run(claim) in place for place in places), claim


@every_gold
def test_sections_and_headings_are_verbatim(gold: Path) -> None:
    """The title of a plan and the sections of its recommendations are printed in it."""
    whole, reading = run("\n".join(plan_lines(gold))), load(gold)
    printed = [reading["document"]["title"], *(s for r in reading["recommendations"] for s in r["section"])]
    assert [text for text in printed if run(text) not in whole] == []


@every_gold
def test_themes_are_codes_of_the_scheme(gold: Path) -> None:
    """Every theme of a reading is in the theme scheme that the product ships."""
    scheme = ROOT / "graph" / "vocabulary" / "themes.toml"
    codes = set(tomllib.loads(scheme.read_text(encoding="utf-8"))["themes"])
    used = {t for r in load(gold)["recommendations"] for t in (*r["themes"], *r["themes_optional"])}
    assert used <= codes


@every_gold
def test_a_reading_scores_full_marks_against_itself(gold: Path) -> None:
    """Every figure that the scorer prints for a reading held against itself is 1."""
    reading = load(gold)
    figures, notes = scorer().score(reading, reading)
    assert {name: value for name, value in figures.items() if value != 1.0} == {}
    assert notes == []
