"""The whole system on one screen, in the order data flows: from documents to a graph that answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from embeddings.asks import wording
from embeddings.encoder import Encoder
from embeddings.recurrences import group
from embeddings.sources import from_library
from embeddings.vectors import Vectors, embed
from graph.errors import LibraryError, ThreadlineError, UnreadableDocument
from graph.identity import digest
from graph.model import Passage, Plan
from graph.store import Store
from ingest import documents, supervisor
from ingest.ahead import Begun, InTurn, in_order
from ingest.layout import Limits
from ingest.readings import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentReport:
    """What became of one document: `outcome` is "added", "unchanged", "read again" or "refused"."""

    file: str
    outcome: str
    plan_id: str | None = None
    recommendations: int = 0
    actions: int = 0
    rows: int = 0
    unread: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What became of each document, in the order they were given."""

    documents: tuple[DocumentReport, ...]

    @property
    def understood(self) -> bool:
        """Whether every document was read and every row of it fitted a role."""
        return all(found.error is None and not found.unread for found in self.documents)


class How(TypedDict, total=False):
    """How documents are read, where it is not as usual.

    `restore`: whether one that was taken out of the library may come back. `executor`: what reads several at once, each
    in a process of its own; without it, one is read after the other. `limits`: what a document is refused beyond.
    """

    restore: bool
    executor: Executor | None
    limits: Limits | None


def build(paths: Iterable[Path], store: Store, encoder: Encoder, *, today: date, **how: Unpack[How]) -> Report:
    """Read documents into the store, one transaction a document. One that cannot be read leaves the others be.

    Args:
        paths: files, in the order to save them (see `plan_files` for folders).
        store: the library to write to.
        encoder: makes the vectors of the asks.
        today: the day a document is said to have been retrieved on.
        how: see `How`; the library is the same whatever reads it.

    Raises:
        LibraryError: the library cannot be written to; what was read before stays.
    """
    return Report(documents=tuple(read_each(paths, store, encoder, today=today, **how)))


def read_each(
    paths: Iterable[Path], store: Store, encoder: Encoder, *, today: date, **how: Unpack[How]
) -> Iterator[DocumentReport]:
    """As `build`, but tells of each document as soon as it is done, and groups what recurs after the last.

    While one is embedded and saved, here and by nobody else, others are read ahead where there is an executor.
    Stop asking, and the rest stays unread and ungrouped.
    """
    begun = (_begin(path, store, how) for path in paths)
    for one in in_order(begun, ahead=how.get("executor") is not None):
        try:
            yield _save(one, store, encoder, today)
        except LibraryError:
            raise
        except ThreadlineError as error:
            yield DocumentReport(file=one.path.name, outcome="refused", error=str(error))
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
    return supervisor.read(_bytes(path, limits), path.name, limits).plan


def vectors_of(plan: Plan, encoder: Encoder, store: Store) -> Vectors:
    """One vector a recommendation, in order; only those that the library does not know are computed."""
    return embed([wording(found) for found in plan.recommendations], encoder, store.vector_cache)


def plan_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files to read: each file given, and in each folder every file that some reader may know, by name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found
                for found in path.rglob("*")
                if found.is_file() and found.suffix.lower() in documents.SUFFIXES and found.name.lower() != "readme.md"
            )
        else:
            yield path


def _begin(path: Path, store: Store, how: How) -> Begun:
    """Hands the bytes of one document to whoever reads it (see `ingest.reading` for what is done there)."""
    executor, limits = how.get("executor") or InTurn(), how.get("limits")
    try:
        data = _bytes(path, limits)
        if not how.get("restore"):
            _refuse_taken_out(path.name, data, store)
    except UnreadableDocument as error:
        return Begun(path=path, data=b"", reading=InTurn().submit(_raise, error))
    return Begun(path=path, data=data, reading=executor.submit(supervisor.read, data, path.name, limits))


def _save(begun: Begun, store: Store, encoder: Encoder, today: date) -> DocumentReport:
    """One document, from its reading to the saved graph."""
    read = begun.reading.result()
    plan = replace(read.plan, original=replace(read.plan.original, retrieved=today))
    if not plan.recommendations:
        raise UnreadableDocument(_nothing_found(plan))
    saved = store.save_plan(plan, data=begun.data, vectors=vectors_of(plan, encoder, store), encoder=encoder.name)
    return DocumentReport(
        file=begun.path.name,
        outcome=saved.outcome,
        plan_id=plan.id,
        recommendations=len(plan.recommendations),
        actions=sum(len(found.actions) for found in plan.recommendations),
        rows=sum(len(found.rows) for found in plan.recommendations),
        unread=plan.unread,
        notes=read.notes,
    )


def _bytes(path: Path, limits: Limits | None) -> bytes:
    try:
        supervisor.refuse_large(path.name, path.stat().st_size, limits or Limits())
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path} cannot be opened: {error.strerror}. Check the name and the access."
        ) from error


def _refuse_taken_out(name: str, data: bytes, store: Store) -> None:
    taken_out = store.forgotten(digest(data))
    if taken_out:
        day = f"{taken_out.day} {taken_out:%B %Y}"
        raise UnreadableDocument(f"{name} was taken out of this library on {day}. Use --restore to read it again.")


def _raise(error: UnreadableDocument) -> Reading:
    raise error


def _nothing_found(plan: Plan) -> str:
    if plan.unread:
        first = plan.unread[0]
        line = first.places[0].lines[0] if first.places and first.places[0].lines else 1
        return (
            f"{plan.original.file} holds a table, but no column was recognised as recommendations or actions "
            f"(line {line}: “{first.text[:80]}”). Name the columns, such as Recommendation, Action, Lead, Progress."
        )
    return (
        f"{plan.original.file} holds no table of recommendations or actions, only prose "
        f"(lines: {len(plan.preamble) + len(plan.headings)}), which was left as it is."
    )
