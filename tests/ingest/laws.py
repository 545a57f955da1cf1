"""What must hold of any document, however damaged: read or refused with a sentence, nothing lost, nothing invented."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graph.errors import UnreadableDocument
from graph.model import Plan
from ingest.layout import Document, Limits, Line
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.readers import documents
from ingest.running.readings import Reading, packed, unpacked
from ingest.running.supervisor import Readers
from tests.ingest.accounting import plan_words, words

READER = "tests.ingest.laws:examined"
#: What a refusal says that is none: of a fault in a reader, and of the fences that it ran into.
_FAULTS = ("its reader failed", "made its reader crash", "took longer than", "needed more than", "no process could")


def examined(data: bytes, name: str, limits: Limits) -> bytes:
    """Reads a document as a reader does, and gives what is wrong with the reading, as a JSON list of sentences."""
    document = documents.read(data, name, limits)
    plan = assemble(document)
    reading = Reading(plan=understand(plan), notes=document.notes)
    wrong = [*_astray(document, plan)]
    if unpacked(packed(reading)) != reading:
        wrong.append("the reading does not come back from its JSON form as it was")
    return json.dumps(wrong).encode()


def broken(data: bytes, name: str, readers: Readers, limits: Limits) -> list[str]:
    """The laws that a document breaks, as sentences; none for one that is read right or refused right."""
    try:
        return list(json.loads(readers.read(data, name, limits)))
    except UnreadableDocument as refused:
        said = str(refused)
        if any(fault in said for fault in _FAULTS):
            return ["\n".join([said, *getattr(refused, "__notes__", ())])]
        return [*_unfit(said, name)]


def _unfit(said: str, name: str) -> Iterator[str]:
    """What is wrong with the sentence of a refusal."""
    if name not in said:
        yield f"a refusal that does not name the file: {said!r}"
    if not said.rstrip("”)").endswith((".", "?")) or "\n" in said or len(said) > 600:
        yield f"a refusal that is no sentence: {said!r}"


def _document_words(document: Document) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in document.blocks:
        texts = [block.text] if isinstance(block, Line) else [cell for row in block.rows for cell in row.cells]
        for text in texts:
            found.update(words(text))
    return found


def _astray(document: Document, plan: Plan) -> Iterator[str]:
    """Words that the plan lost or invented, and those that stand once in the document and more often in the plan.

    The furniture is not asked for inventions: a record without headings is given some.
    """
    source, found = _document_words(document), plan_words(plan)
    told = plan_words(replace(plan, furniture=()))
    lost = sorted(source.keys() - found.keys())
    invented = sorted(told.keys() - source.keys())
    twice = sorted(word for word, count in source.items() if count == 1 and told[word] > 1)
    for what, astray in (("lost", lost), ("invented", invented), ("said twice", twice)):
        if astray:
            yield f"words {what}: {' '.join(astray[:12])}"
