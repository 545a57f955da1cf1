"""Every fictional plan with a reading by hand, written in every format and read again: how much of it comes back."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph.plan_json import to_json
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers import documents
from tests.formats import delimited, pdf, webpage, word, workbook
from tests.formats.parts import Part, parts

ROOT = Path(__file__).parent.parent.parent
GOLDS = sorted((ROOT / "tests" / "plans").rglob("*.gold.json"))
WRITERS: dict[str, Callable[[tuple[Part, ...]], bytes]] = {
    "docx": word.write, "pdf": pdf.write, "xlsx": workbook.write, "html": webpage.write, "csv": delimited.write,
}  # fmt: skip
#: What the plans together must reach; some have rows that a page cut in two, which no sheet has: hence its bounds.
WANTED = {
    "docx": {"rows_f1": 0.99, "text_kept": 0.995, "text_not_doubled": 0.995, "status": 0.99, "sections": 0.98},
    "pdf": {"rows_f1": 0.99, "text_kept": 0.995, "text_not_doubled": 0.995, "status": 0.99, "sections": 0.97},
    "html": {"rows_f1": 0.99, "text_kept": 0.995, "text_not_doubled": 0.995, "status": 0.99, "sections": 0.98},
    "xlsx": {"rows_f1": 0.98, "text_kept": 0.99, "text_not_doubled": 0.99, "status": 0.98, "sections": 0.95},
    "csv": {"rows_f1": 0.98, "text_kept": 0.99, "text_not_doubled": 0.99, "status": 0.98, "sections": 0.95},
}


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score_extraction.py")
    if spec is None or spec.loader is None:
        raise ImportError(shared)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _source(gold: Path) -> Path:
    name = gold.name.removesuffix(".gold.json")
    folders = (gold.parent, ROOT / "webapp" / "samples")
    return next(path for folder in folders for path in folder.glob(f"{name}.*") if path.suffix in {".txt", ".md"})


def _read_as(source: Path, form: str) -> dict[str, Any]:
    data = WRITERS[form](parts(source.read_bytes(), source.name))
    plan = understand(assemble(documents.read(data, f"{source.stem}.{form}")))
    found: dict[str, Any] = json.loads(json.dumps(to_json(plan)))
    return found


@pytest.mark.parametrize("form", WRITERS)
def test_plans_in_many_layouts_come_back_from_every_format(form: str, shared: Path) -> None:
    """The figures of the readings by hand are reached on average from Word, PDF, workbooks, web pages and CSV."""
    scorer, figures = _scorer(shared), dict.fromkeys(WANTED[form], 0.0)
    for gold in GOLDS:
        found, _ = scorer.score(json.loads(gold.read_text(encoding="utf-8")), _read_as(_source(gold), form))
        for name in figures:
            figures[name] += found.get(name, 1.0) / len(GOLDS)
    short = {name: figures[name] for name, least in WANTED[form].items() if figures[name] < least}
    assert not short
