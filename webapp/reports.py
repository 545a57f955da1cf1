"""Reads plans in with a progress bar, and words the report: what was read, and what was not understood."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import EncoderError, LibraryError
from webapp.library import Library
from webapp.printing import shortened
from webapp.scopes import places_sentence
from webapp.wording import counted

if TYPE_CHECKING:
    from ingest.pipeline import DocumentReport, Report

LONGEST_PASSAGE = 160
SHOWN_PASSAGES = 20
REFUSED = "refused"


def read_in(library: Library, paths: Sequence[Path]) -> Report:
    """Reads documents into the library; a bar shows how far it is where somebody is looking.

    Raises EncoderError where there is nothing to compare by meaning with.
    """
    from ingest.pipeline import build

    encoder = library.encoder()
    if encoder is None:
        raise EncoderError(library.trouble or "The encoder cannot be loaded.")
    with _bar() as progress:
        return build(paths, library.store, encoder, progress=progress, today=library.today())


def refuse_sample(library: Library) -> None:
    """Real plans are not read into the library of fictional ones."""
    status = library.store.status()
    if status.sample:
        raise LibraryError(
            f"{status.location} is the library of fictional sample plans. Choose another with --library."
        )


def clean(report: Report) -> bool:
    """Whether every document was read and every word of each was understood."""
    return all(one.outcome != REFUSED and not one.unread for one in report.documents)


def lines(report: Report) -> Iterator[str]:
    """The report as lines: each document, what of it was not understood, and a sum."""
    for one in report.documents:
        yield from _document(one)
    yield _sum(report)


def _document(one: DocumentReport) -> Iterator[str]:
    if one.outcome == REFUSED:
        yield f"{one.file}: refused. {one.error or ''}".rstrip()
        return
    counts = (
        f"{counted(one.recommendations, 'recommendation')} with {counted(one.actions, 'action')} "
        f"from {counted(one.rows, 'row')}"
    )
    yield f"{one.file}: {one.outcome}, {counts}" + (f"; not understood: {len(one.unread)}" if one.unread else "")
    for passage in one.unread[:SHOWN_PASSAGES]:
        yield f"    not understood, {places_sentence(passage.places)}: {shortened(passage.text, LONGEST_PASSAGE)}"
    if len(one.unread) > SHOWN_PASSAGES:
        yield f"    and {len(one.unread) - SHOWN_PASSAGES} more, on the page of the plan"
    for note in one.notes:
        yield f"    {note}"


def _sum(report: Report) -> str:
    refused = sum(one.outcome == REFUSED for one in report.documents)
    read = len(report.documents) - refused
    unread = sum(len(one.unread) for one in report.documents)
    return f"{counted(read, 'plan')} read, {refused} refused, {counted(unread, 'passage')} not understood."


@contextmanager
def _bar() -> Iterator[Callable[[Any], None]]:
    """What to tell progress to; a bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _event: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading plans", total=None)
        yield lambda event: bar.update(task, completed=event.done, total=event.total, description=str(event.file))
