"""The whole system on one screen, in the order data flows: from documents to a graph that answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from embeddings.asks import wording
from embeddings.encoder import Encoder
from embeddings.recurrences import group
from embeddings.sources import from_library
from embeddings.vectors import Vectors, embed
from graph.editions import Edition
from graph.errors import LibraryError, ThreadlineError, UnreadableDocument
from graph.model import Passage, Plan
from graph.store import Store
from ingest import documents
from ingest.layout import Limits
from ingest.meaning import understand
from ingest.plans import assemble
from ingest.prose import OTHERS
from ingest.sources import Source, sources


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentReport:
    """What became of one document: `outcome` is "added", "unchanged", "read again" or "refused".

    `same_as` is the name under which the very same file was read before; `editions` are plans of the library that seem
    to be this one in another format or edition.
    """

    file: str
    outcome: str
    plan_id: str | None = None
    recommendations: int = 0
    actions: int = 0
    rows: int = 0
    unread: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
    error: str | None = None
    same_as: str | None = None
    editions: tuple[Edition, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What became of each document, in the order they were given; `skipped` are files that no reader knows."""

    documents: tuple[DocumentReport, ...]
    skipped: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether every document was read and every row of it fitted a role."""
        return all(found.error is None and not found.unread for found in self.documents)


def build(
    paths: Iterable[Path | Source], store: Store, encoder: Encoder, *, today: date, restore: bool = False
) -> Report:
    """Read documents into the store, one transaction a document. One that cannot be read leaves the others be.

    Args:
        paths: files, folders and zip files, in the order to read them, or sources (see `ingest.sources`).
        store: the library to write to.
        encoder: makes the vectors of the asks.
        today: the day a document is said to have been retrieved on.
        restore: whether a document that was taken out of the library may come back.

    Raises:
        LibraryError: the library cannot be written to; what was read before stays.
    """
    return Report(documents=tuple(read_each(paths, store, encoder, today=today, restore=restore)))


def read_each(
    paths: Iterable[Path | Source], store: Store, encoder: Encoder, *, today: date, restore: bool = False
) -> Iterator[DocumentReport]:
    """As `build`, but tells of each document as soon as it is done, and groups what recurs after the last.

    Stop asking, and the rest stays unread and ungrouped.
    """
    for source in sources(paths):
        try:
            yield _read(source, store, encoder, today=today, restore=restore)
        except LibraryError:
            raise
        except ThreadlineError as error:
            yield DocumentReport(file=source.name, outcome="refused", error=str(error))
    regroup(store)


def regroup(store: Store) -> None:
    """Group what recurs in the whole library, unless its groups are of the library as it is now.

    The vectors are those that were saved with the plans. Raises LibraryError when it cannot be written to.
    """
    while not store.grouped:
        given = store.groups_input()
        groups, events = group(from_library(given.asks), given.vectors, given.register)
        store.save_groups(groups, events, revision=given.revision)  # False where somebody wrote meanwhile: look again


def extract(path: Path, limits: Limits | None = None) -> Plan:
    """A plan as read and understood, without a library. Raises `UnreadableDocument` with a sentence."""
    found = tuple(sources([path], limits))
    if len(found) != 1:
        raise UnreadableDocument(f"{path.name} holds {len(found)} documents. Unpack it and give one of them.")
    return understand(assemble(documents.read(found[0].load(limits), found[0].name, limits)))


def vectors_of(plan: Plan, encoder: Encoder, store: Store) -> Vectors:
    """One vector a recommendation, in order; only those that the library does not know are computed."""
    return embed([wording(found) for found in plan.recommendations], encoder, store.vector_cache)


def _read(source: Source, store: Store, encoder: Encoder, *, today: date, restore: bool) -> DocumentReport:
    """One document, from its bytes to the saved graph."""
    data = source.load()
    document = documents.read(data, source.name)
    taken_out = None if restore else store.forgotten(document.digest)
    if taken_out:
        day = f"{taken_out.day} {taken_out:%B %Y}"
        raise UnreadableDocument(
            f"{source.name} was taken out of this library on {day}. Use --restore to read it again."
        )
    plan = understand(assemble(document))
    if not plan.recommendations:
        raise UnreadableDocument(_nothing_found(plan))
    known = store.kept(plan.id)
    plan = replace(plan, original=source.origin.of(replace(plan.original, retrieved=today), known))
    saved = store.save_plan(plan, data=data, vectors=vectors_of(plan, encoder, store), encoder=encoder.name)
    return DocumentReport(
        file=source.name,
        outcome=saved.outcome,
        plan_id=plan.id,
        recommendations=len(plan.recommendations),
        actions=sum(len(found.actions) for found in plan.recommendations),
        rows=sum(len(found.rows) for found in plan.recommendations),
        unread=plan.unread,
        notes=document.notes,
        same_as=known.file if known and known.file != source.name else None,
        editions=store.editions(plan.id),
    )


def _nothing_found(plan: Plan) -> str:
    if plan.unread:
        first = plan.unread[0]
        line = first.places[0].lines[0] if first.places and first.places[0].lines else 1
        return (
            f"{plan.original.file} holds a table, but no column was recognised as recommendations or actions "
            f"(line {line}: “{first.text[:80]}”). Name the columns, such as Recommendation, Action, Lead, Progress."
        )
    others = next((passage for passage in plan.preamble if passage.reason == OTHERS), None)
    if others:
        why = f"what reads like a recommendation there is one of another review (“{others.text[:60]}”)"
    else:
        why = (
            "no recommendation was recognised in it: no label such as “Recommendation 1”, no heading “Recommendations”"
        )
    return (
        f"{plan.original.file} holds no table of recommendations or actions, only prose "
        f"(lines: {len(plan.preamble) + len(plan.headings)}), and {why}. It was left as it is."
    )
