"""The whole system on one screen, in the order data flows: from documents to a graph that answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

from embeddings.asks import wording
from embeddings.encoder import Encoder
from embeddings.recurrences import group
from embeddings.sources import from_library
from embeddings.vectors import Embedding, begin
from graph.editions import Edition
from graph.errors import LibraryError, ThreadlineError, UnreadableDocument
from graph.identity import digest
from graph.media import unit
from graph.model import Passage, Plan
from graph.places import places_sentence
from graph.store import Store
from ingest.layout import Limits
from ingest.prose.finding import OTHERS
from ingest.running import supervisor, workers
from ingest.running.ahead import Begun, InTurn, failed, in_order, submitted
from ingest.running.sources import Source, sources

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentReport:
    """What became of one document: `outcome` is "added", "unchanged", "read again" or "refused".

    `same_as` is the name under which the very same file was read before; `editions` are plans of the library that seem
    to be this one in another format or edition. `media_type` is None where it was refused.
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
    media_type: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What became of each document, in the order they were given; `skipped` are files that no reader knows."""

    documents: tuple[DocumentReport, ...]
    skipped: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether every document was read and every row of it fitted a role."""
        return all(found.error is None and not found.unread for found in self.documents)


class How(TypedDict, total=False):
    """How documents are read, where it is not as usual.

    `restore`: whether one that was taken out of the library may come back. `executor`: what reads several at once, each
    in a process of its own; without it, one is read after the other. `embedder`: what embeds several plans at once;
    without it, they are embedded here. Both may be one, and workers on other machines. `limits`: what a document is
    refused beyond.
    """

    restore: bool
    executor: Executor | None
    embedder: Executor | None
    limits: Limits | None


def build(paths: Iterable[Path | Source], store: Store, encoder: Encoder, *, today: date, **how: Unpack[How]) -> Report:
    """Read documents into the store, one transaction a document. One that cannot be read leaves the others be.

    Args:
        paths: files, folders and zip files, in the order to save them, or sources (see `ingest.running.sources`).
        store: the library to write to.
        encoder: makes the vectors of the asks.
        today: the day a document is said to have been retrieved on.
        how: see `How`; the library is the same whatever reads it.

    Raises:
        LibraryError: the library cannot be written to; what was read before stays.
    """
    return Report(documents=tuple(read_each(paths, store, encoder, today=today, **how)))


def read_each(
    paths: Iterable[Path | Source], store: Store, encoder: Encoder, *, today: date, **how: Unpack[How]
) -> Iterator[DocumentReport]:
    """As `build`, but tells of each document as soon as it is done, and groups what recurs after the last.

    While one is saved, here and by nobody else, others are read ahead, and embedded, where there are executors.
    Stop asking, and the rest stays unread and ungrouped.
    """
    begun = (_begin(source, store, encoder, how) for source in sources(paths, how.get("limits")))
    ahead = how.get("executor") is not None or how.get("embedder") is not None
    for one in in_order(begun, ahead=ahead):
        try:
            yield _save(one, store, encoder, today)
        except LibraryError:
            raise
        except ThreadlineError as error:
            yield DocumentReport(file=one.source.name, outcome="refused", error=str(error))
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
    return supervisor.read(found[0].load(limits), found[0].name, limits).plan


def embedding_of(plan: Plan, encoder: Encoder, store: Store, embedder: Executor | None = None) -> Embedding:
    """One vector a recommendation, in order; only those that the library does not know are computed."""
    return begin([wording(found) for found in plan.recommendations], encoder, store.vector_cache, embedder)


def _begin(source: Source, store: Store, encoder: Encoder, how: How) -> Begun:
    """Hands the bytes of one document to whoever reads it (see `ingest.reading` for what is done there)."""
    executor, limits = how.get("executor") or InTurn(), how.get("limits")
    try:
        data = source.load(limits)
        if not how.get("restore"):
            _refuse_taken_out(source.name, data, store)
    except UnreadableDocument as error:
        return Begun(source=source, data=b"", reading=failed(error))
    reading = submitted(executor, workers.read, workers.reads_as(), data, source.name, limits)
    embedder = how.get("embedder")
    then = None if embedder is None else lambda read: embedding_of(read.plan, encoder, store, embedder)
    return Begun(source=source, data=data, reading=reading, then=then)


def _save(begun: Begun, store: Store, encoder: Encoder, today: date) -> DocumentReport:
    """One document, from its reading to the saved graph."""
    source, read = begun.source, _given(begun.reading.result, begun.source.name)
    if not read.plan.recommendations:
        raise UnreadableDocument(_nothing_found(read.plan))
    known = store.kept(read.plan.id)
    original = source.origin.of(replace(read.plan.original, retrieved=today), known)
    plan = replace(read.plan, original=original)
    vectors = _given((begun.embedding or embedding_of(plan, encoder, store)).result, source.name)
    saved = store.save_plan(plan, data=begun.data, vectors=vectors, encoder=encoder.name)
    return DocumentReport(
        file=source.name,
        outcome=saved.outcome,
        plan_id=plan.id,
        recommendations=len(plan.recommendations),
        actions=sum(len(found.actions) for found in plan.recommendations),
        rows=sum(len(found.rows) for found in plan.recommendations),
        unread=plan.unread,
        notes=read.notes,
        same_as=known.file if known and known.file != source.name else None,
        editions=store.editions(plan.id),
        media_type=read.plan.original.media_type,
    )


def _given(result: Callable[[], T], name: str) -> T:
    """What came of work that others did; where they were lost on the way, only this document suffers."""
    try:
        return result()
    except ThreadlineError:
        raise
    except Exception as error:  # executors share no base class of what is raised when a worker is gone
        raise UnreadableDocument(
            f"{name} was not read: what was to read or embed it failed ({type(error).__name__}: {error}). "
            "Read it again."
        ) from error


def _refuse_taken_out(name: str, data: bytes, store: Store) -> None:
    taken_out = store.forgotten(digest(data))
    if taken_out:
        day = f"{taken_out.day} {taken_out:%B %Y}"
        raise UnreadableDocument(f"{name} was taken out of this library on {day}. Use --restore to read it again.")


def _nothing_found(plan: Plan) -> str:
    kind = plan.original.media_type
    if plan.unread:
        first = plan.unread[0]
        return (
            f"{plan.original.file} holds a table, but no column was recognised as recommendations or actions "
            f"({places_sentence(first.places[:1], kind)}: “{first.text[:80]}”). "
            "Name the columns, such as Recommendation, Action, Lead, Progress."
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
        f"({unit(kind)}s: {len(plan.preamble) + len(plan.headings)}), and {why}. It was left as it is."
    )
