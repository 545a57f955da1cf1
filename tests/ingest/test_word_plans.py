"""Plans in Word: fictional ones in many layouts come out as a person reads them, and as they do from text."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Action, Plan, Recommendation
from ingest.layout import BOLD, Block, Line
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers.documents import read
from tests.ingest import word_plans, word_plans_council, word_plans_edge, word_plans_more
from tests.ingest.accounting import plan_words, words
from tests.ingest.word_files import WordFile, bold, p, run, tbl
from tests.ingest.word_plans import Act, Rec

PLANS = word_plans.PLANS | word_plans_more.PLANS | word_plans_edge.PLANS | word_plans_council.PLANS
ROOT = Path(__file__).parent.parent.parent
TEXTS = sorted(
    path
    for path in (ROOT / "tests" / "plans").rglob("*")
    if path.suffix in {".txt", ".md"} and (path.parent / f"{path.stem}.gold.json").is_file()
)


def _read(file: WordFile) -> Plan:
    return understand(assemble(read(file.bytes(), "plan.docx")))


def _found(one: Recommendation, wanted: Rec) -> Rec:
    """What was read, with only those fields of an action that are compared."""
    acts = zip(one.actions, wanted.actions, strict=False)
    return Rec(
        label=one.label,
        text=one.text,
        section=one.section,
        lead=one.lead_raw if wanted.lead else None,
        actions=tuple(_act(action, one, act) for action, act in acts)
        + tuple(Act(text="too many") for _ in one.actions[max(len(wanted.actions), 1) :]),
    )


def _act(action: Action, one: Recommendation, wanted: Act) -> Act:
    when = action.timescale
    return Act(
        text=action.text if wanted.text else None,
        lead=(action.lead_raw or one.lead_raw) if wanted.lead else None,
        when=when.raw if when and wanted.when else None,
        due=when.iso if when and wanted.due else None,
        progress=action.progress if wanted.progress else None,
        status=action.status.value.value if wanted.status else None,
    )


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_in_word_comes_out_as_it_is_read(name: str) -> None:
    """Each recommendation has its label, words, section, owner, actions, dates and statuses, in order, and no more."""
    plan = PLANS[name]()
    found = _read(plan.file).recommendations
    assert len(found) == len(plan.wanted)
    assert tuple(_found(one, wanted) for one, wanted in zip(found, plan.wanted, strict=True)) == plan.wanted


@pytest.mark.parametrize("name", PLANS)
def test_no_word_of_a_plan_in_word_is_lost(name: str) -> None:
    """Each word that was read stands somewhere in the plan; an owner said in every row stands once."""
    document = read(PLANS[name]().file.bytes(), "plan.docx")
    texts = [
        text
        for block in document.blocks
        for text in ([block.text] if isinstance(block, Line) else [cell for row in block.rows for cell in row.cells])
    ]
    assert {word for text in texts for word in words(text)} <= {*plan_words(assemble(document))}


def _as_word(blocks: tuple[Block, ...]) -> WordFile:
    """The lines and tables of a text plan as a Word file."""
    body = []
    for block in blocks:
        if isinstance(block, Line) and block.furniture:
            continue  # names that an exporter made up
        if isinstance(block, Line):
            style = f"Heading{block.level}" if block.level and block.level < BOLD else ""
            body.append(p(bold(block.text) if block.level == BOLD else run(block.text), style=style))
        else:
            width = max(len(row.cells) for row in block.rows)
            body.append(tbl(*((*row.cells, *[""] * (width - len(row.cells))) for row in block.rows)))
            body.append(p(""))
    return WordFile(body=body)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_plan_put_into_word_reads_the_same(path: Path) -> None:
    """The tables of a text plan give the same labels, words and sections when they stand in a Word file."""
    document = read(path.read_bytes(), path.name)
    word = assemble(read(_as_word(document.blocks).bytes(), "plan.docx"))
    assert _core(word) == _core(assemble(document))


def _core(plan: Plan) -> list[tuple[object, ...]]:
    return [
        (one.label, one.text, one.section, [(act.text, act.progress, act.status.raw) for act in one.actions])
        for one in plan.recommendations
    ]
