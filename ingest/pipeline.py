"""The whole system on one screen, in the order data flows: from documents to a graph that answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from embeddings.asks import wording
from embeddings.encoder import Encoder
from embeddings.recurrences import group
from embeddings.sources import from_library
from embeddings.vectors import Vectors, embed
from graph.errors import LibraryError, ThreadlineError, UnreadableDocument
from graph.model import Passage, Place, Plan
from graph.store import Store
from ingest import documents
from ingest.layout import Limits
from ingest.meaning import understand
from ingest.plans import assemble


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


def build(paths: Iterable[Path], store: Store, encoder: Encoder, *, today: date, restore: bool = False) -> Report:
    """Read documents into the store, one transaction a document. One that cannot be read leaves the others be.

    Args:
        paths: files, in the order to read them (see `plan_files` for folders).
        store: the library to write to.
        encoder: makes the vectors of the asks.
        today: the day a document is said to have been retrieved on.
        restore: whether a document that was taken out of the library may come back.

    Raises:
        LibraryError: the library cannot be written to; what was read before stays.
    """
    return Report(documents=tuple(read_each(paths, store, encoder, today=today, restore=restore)))


def read_each(
    paths: Iterable[Path], store: Store, encoder: Encoder, *, today: date, restore: bool = False
) -> Iterator[DocumentReport]:
    """As `build`, but tells of each document as soon as it is done, and groups what recurs after the last.

    Stop asking, and the rest stays unread and ungrouped.
    """
    for path in paths:
        try:
            yield _read(path, store, encoder, today=today, restore=restore)
        except LibraryError:
            raise
        except ThreadlineError as error:
            yield DocumentReport(file=path.name, outcome="refused", error=str(error))
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
    return understand(assemble(documents.read(_bytes(path), path.name, limits)))


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


def _read(path: Path, store: Store, encoder: Encoder, *, today: date, restore: bool) -> DocumentReport:
    """One document, from its bytes to the saved graph."""
    data = _bytes(path)
    document = documents.read(data, path.name)
    taken_out = None if restore else store.forgotten(document.digest)
    if taken_out:
        day = f"{taken_out.day} {taken_out:%B %Y}"
        raise UnreadableDocument(f"{path.name} was taken out of this library on {day}. Use --restore to read it again.")
    plan = understand(assemble(document))
    if not plan.recommendations:
        raise UnreadableDocument(_nothing_found(plan))
    plan = replace(plan, original=replace(plan.original, retrieved=today))
    saved = store.save_plan(plan, data=data, vectors=vectors_of(plan, encoder, store), encoder=encoder.name)
    return DocumentReport(
        file=path.name,
        outcome=saved.outcome,
        plan_id=plan.id,
        recommendations=len(plan.recommendations),
        actions=sum(len(found.actions) for found in plan.recommendations),
        rows=sum(len(found.rows) for found in plan.recommendations),
        unread=plan.unread,
        notes=document.notes,
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path} cannot be opened: {error.strerror}. Check the name and the access."
        ) from error


def _nothing_found(plan: Plan) -> str:
    if plan.unread:
        first = plan.unread[0]
        place = first.places[0] if first.places else Place(lines=(1, 1))
        sheet = f"“{place.sheet}”" if place.sheet else None
        named = {"page": place.page, "sheet": sheet, "row": place.row}
        told = ", ".join(f"{what} {value}" for what, value in named.items() if value)
        where = f"line {place.lines[0]}" if place.lines else told
        return (
            f"{plan.original.file} holds a table, but no column was recognised as recommendations or actions "
            f"({where}: “{first.text[:80]}”). Name the columns, such as Recommendation, Action, Lead, Progress."
        )
    return (
        f"{plan.original.file} holds no table of recommendations or actions, only prose "
        f"(lines: {len(plan.preamble) + len(plan.headings)}), which was left as it is."
    )
