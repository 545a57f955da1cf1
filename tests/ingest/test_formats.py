"""One plan in several formats: the same recommendations from text, Word, PDF, a workbook, a web page and CSV."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.model import Plan, Recommendation
from graph.plan_json import to_json
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers import documents
from tests.formats import delimited, pdf, webpage, word, workbook
from tests.formats.parts import Part, parts

ROOT = Path(__file__).parent.parent.parent
#: Readings by hand that name what a plan in text holds; each plan is written in every format and read again.
GOLDS = sorted((ROOT / "tests" / "plans" / "formats").glob("*.gold.json"))
COLOURED = ("kelverdale-sar-mr-p-2024", "thirlby-vale-lcspr-family-k-2025")
WRITERS: dict[str, Callable[[tuple[Part, ...]], bytes]] = {
    "docx": word.write, "pdf": pdf.write, "xlsx": workbook.write, "html": webpage.write, "csv": delimited.write,
}  # fmt: skip
WANTED = {
    "rows_f1": 1.0, "text_kept": 0.995, "text_not_doubled": 0.995, "labels": 1.0, "sections": 1.0, "actions_f1": 1.0,
    "action_text": 0.99, "action_progress": 0.99, "action_timescale_raw": 0.99, "lead_raw": 0.99, "due": 1.0,
    "status": 1.0, "board": 1.0, "review": 1.0,
}  # fmt: skip

every_gold = pytest.mark.parametrize("gold", GOLDS, ids=lambda path: path.name.removesuffix(".gold.json"))
every_format = pytest.mark.parametrize("form", WRITERS)


def _source(gold: Path) -> Path:
    return gold.with_name(gold.name.replace(".gold.json", ".txt"))


def _read(data: bytes, name: str) -> Plan:
    return understand(assemble(documents.read(data, name)))


def _written(gold: Path, form: str, *, coloured: bool) -> Plan:
    source = _source(gold)
    found = parts(source.read_bytes(), source.name, coloured=coloured)
    return _read(WRITERS[form](found), f"{source.stem}.{form}")


def _said(one: Recommendation) -> dict[str, Any]:
    """What a recommendation says, whatever it stands in."""
    return {
        "label": one.label,
        "section": one.section,
        "text": one.text,
        "lead": one.lead_raw,
        "status": one.status.value,
        "threads": [(thread.kind, thread.action) for thread in one.threads],
        "actions": [
            (a.text, a.timescale and (a.timescale.raw, a.timescale.due), a.progress, a.status.value)
            for a in one.actions
        ],
    }


@every_gold
@every_format
def test_a_plan_is_read_alike_in_every_format(gold: Path, form: str, shared: Path) -> None:
    """The reading by hand is reached, figure by figure, from a plan in any format."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score_extraction.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found = json.loads(json.dumps(to_json(_written(gold, form, coloured=False))))
    figures, notes = scorer.score(json.loads(gold.read_text(encoding="utf-8")), found)
    assert {name: figures.get(name) for name, least in WANTED.items() if figures.get(name, 1.0) < least} == {}, notes


@every_gold
@every_format
def test_a_plan_says_the_same_in_every_format(gold: Path, form: str) -> None:
    """Labels, sections, asks, actions, dates and statuses are those that are read from the plan in text."""
    source = _source(gold)
    wanted = _read(source.read_bytes(), source.name)
    found = _written(gold, form, coloured=False)
    assert [_said(one) for one in found.recommendations] == [_said(one) for one in wanted.recommendations]


@every_gold
@pytest.mark.parametrize("form", [form for form in WRITERS if form != "csv"])
def test_a_cell_merged_over_rows_is_one_cell(gold: Path, form: str) -> None:
    """A label and an ask that stand in one cell over several rows go for all of them."""
    source = _source(gold)
    wanted = _read(source.read_bytes(), source.name)
    found = _read(WRITERS[form](parts(source.read_bytes(), source.name, merged=True)), f"{source.stem}.{form}")
    assert [_said(one) for one in found.recommendations] == [_said(one) for one in wanted.recommendations]


@every_gold
def test_the_shipped_sample_says_what_its_text_says(gold: Path) -> None:
    """The sample plan in PDF, Word, Excel, CSV or HTML is that of its text, whatever program made the file."""
    source = _source(gold)
    (shipped,) = (ROOT / "webapp" / "samples").glob(f"{source.stem}.*")
    wanted = _read(source.read_bytes(), source.name)
    found = _read(shipped.read_bytes(), shipped.name)
    assert [_said(one) for one in found.recommendations] == [_said(one) for one in wanted.recommendations]
    assert (found.board, found.review, found.published) == (wanted.board, wanted.review, wanted.published)


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("form", [form for form in WRITERS if form != "csv"])
def test_a_status_that_is_only_a_colour_is_read(name: str, form: str) -> None:
    """Where the letter or word in the column of ratings is a colour instead, each status is the same."""
    source = ROOT / "tests" / "plans" / "formats" / f"{name}.txt"
    wanted = _read(source.read_bytes(), source.name)
    gold = source.with_name(f"{name}.gold.json")
    found = _written(gold, form, coloured=True)
    stated = [[a.status.stated for a in one.actions] for one in wanted.recommendations]
    assert [[a.status.stated for a in one.actions] for one in found.recommendations] == stated
    tints = [a.status.tint for one in found.recommendations for a in one.actions if a.status.stated]
    assert all(tints)
