"""Reads plans in with a progress bar, and words the report: what was read, and what was not understood."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import EncoderError, LibraryError, UnreadableDocument
from graph.places import places_sentence
from webapp.library import Library
from webapp.printing import shortened
from webapp.wording import counted, listed

if TYPE_CHECKING:
    from ingest.layout import Limits
    from ingest.pipeline import DocumentReport, Report
    from ingest.running.sources import Source

LONGEST_PASSAGE = 160
SHOWN_PASSAGES = 20
REFUSED = "refused"


def sources_of(
    paths: Sequence[Path],
    addresses: Sequence[str] = (),
    *,
    licence: str | None = None,
    standing: str | None = None,
    limits: Limits | None = None,
) -> tuple[Source, ...]:
    """The documents to read: of some files, folders and zip files, and from some addresses.

    Each carries what is said of its licence and standing. Raises UnreadableDocument where there is nothing to read.
    """
    from ingest.readers.documents import SUFFIXES
    from ingest.running.sources import sources
    from webapp.fetching import source_of

    names = listed([str(path) for path in paths])
    if paths and not any(path.exists() for path in paths):
        raise UnreadableDocument(f"There is nothing at {names}. Check the name.")
    found = (*sources(paths, limits), *(source_of(address, limits) for address in addresses))
    if not found:
        kinds = listed(sorted(SUFFIXES))
        raise UnreadableDocument(f"There is no plan to read in {names}. Files that end in {kinds} are looked for.")
    return tuple(replace(one, origin=replace(one.origin, licence=licence, standing=standing)) for one in found)


def read_in(
    library: Library,
    files: Sequence[Path | Source],
    *,
    restore: bool = False,
    skipped: tuple[str, ...] = (),
    cluster: str | None = None,
) -> Report:
    """Reads documents into the library; a bar shows how far it is where somebody is looking.

    `restore` lets documents come back that were taken out of the library; `skipped` are files that no reader knows;
    `cluster` is the address of a Dask scheduler whose workers read and embed. Raises EncoderError where nothing
    compares by meaning. At Ctrl-C, it reports what was done and passes it on.
    """
    from ingest.pipeline import How, Report, read_each

    settings = library.settings
    done: list[DocumentReport] = []
    try:
        with _workers(library, len(files), cluster) as executor, _bar(len(files)) as progress:
            encoder = library.encoder()
            if encoder is None:
                raise EncoderError(library.trouble or "The encoder cannot be loaded.")
            embedder = executor if cluster else None  # on this machine, embedding has the cores that saving leaves
            how = How(restore=restore, executor=executor, embedder=embedder, limits=settings.limits)
            for one in read_each(files, library.store, encoder, today=library.today(), **how):
                done.append(one)
                progress(one)
    except KeyboardInterrupt:
        left = f"{counted(len(files) - len(done), 'document')} not read; what was read stays."
        click.echo("\n".join((*(lines(Report(documents=tuple(done))) if done else ()), left)), err=True)
        raise
    return Report(documents=tuple(done), skipped=skipped)


def refuse_sample(library: Library) -> None:
    """Real plans are not read into the library of fictional ones."""
    status = library.store.status()
    if status.sample:
        raise LibraryError(
            f"{status.location} is the library of fictional sample plans. Choose another with --library."
        )


def lines(report: Report) -> Iterator[str]:
    """The report as lines: each document, what of it was not understood, and a sum."""
    for one in report.documents:
        yield from _document(one)
    for name in report.skipped:
        yield f"{name}: skipped; no kind of file that is read."
    yield _sum(report)


def _document(one: DocumentReport) -> Iterator[str]:
    if one.outcome == REFUSED:
        yield f"{one.file}: refused. {one.error or ''}".rstrip()
        return
    counts = (
        f"{counted(one.recommendations, 'recommendation')} with {counted(one.actions, 'action')} "
        f"from {counted(one.rows, 'row')}"
    )
    if one.same_as:
        yield f"{one.file}: the same file as {one.same_as}, kept once ({one.outcome}, {counts})"
        return
    yield f"{one.file}: {one.outcome}, {counts}" + (f"; not understood: {len(one.unread)}" if one.unread else "")
    for other in one.editions:
        yield (
            f"    seems to be the same plan as {other.file} in another format or edition: {other.alike} of "
            f"{counted(other.asks, 'recommendation')} worded alike; both are kept, and what recurs counts them once"
        )
    for passage in one.unread[:SHOWN_PASSAGES]:
        place = places_sentence(passage.places, one.media_type or "")
        yield f"    not understood, {place}: {shortened(passage.text, LONGEST_PASSAGE)}"
    if len(one.unread) > SHOWN_PASSAGES:
        yield f"    and {len(one.unread) - SHOWN_PASSAGES} more, on the page of the plan"
    for note in one.notes:
        yield f"    {note}"


def _sum(report: Report) -> str:
    refused = sum(one.outcome == REFUSED for one in report.documents)
    read = len(report.documents) - refused
    same = sum(one.same_as is not None for one in report.documents)
    unread = sum(len(one.unread) for one in report.documents if not one.same_as)
    twice = f", {same} of them known under another name" if same else ""
    return f"{counted(read, 'plan')} read{twice}, {refused} refused, {counted(unread, 'passage')} not understood."


def _workers(library: Library, most: int, cluster: str | None) -> AbstractContextManager[Executor]:
    """What reads several documents at once: processes of this machine, or a cluster."""
    from ingest.running.supervisor import at_once
    from webapp.cluster import on_cluster

    return on_cluster(cluster) if cluster else at_once(library.settings.jobs, most=most)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[DocumentReport], None]]:
    """What to tell progress to; a bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Reading plans"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda one: bar.update(task, advance=1, description=escape(one.file))
