"""Keeps the library of fictional sample plans: made of the plans that are shipped, never mixed with real ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from graph.errors import LibraryError
from graph.identity import digest
from webapp.config import Settings
from webapp.library import Library, open_library
from webapp.reports import lines, read_in
from webapp.wording import SAMPLE

SAMPLES = Path(__file__).parent / "samples"
_NOT_PLANS = {".py", ".pyc", ".toml"}


def prepare(settings: Settings) -> Library:
    """The sample library, holding exactly the sample plans of this version.

    Raises LibraryError where the folder holds a library of real plans.
    """
    library = open_library(settings, sample=True)
    if not library.store.status().sample:
        raise LibraryError(
            f"The library in {settings.location} holds real plans; the sample must have a folder of its own."
        )
    click.echo(SAMPLE)
    paths = tuple(sample_plans())
    _forget_others(library, paths)
    click.echo("\n".join(lines(read_in(library, paths, restore=True))))
    return library


def sample_plans() -> Iterator[Path]:
    """The plans that are shipped, in the order of their names."""
    for path in sorted(SAMPLES.iterdir()):
        if path.is_file() and path.suffix not in _NOT_PLANS and not path.name.startswith((".", "README")):
            yield path


def _forget_others(library: Library, paths: tuple[Path, ...]) -> None:
    shipped = {digest(path.read_bytes()) for path in paths}
    for plan in library.store.plans():
        if plan.id not in shipped:
            library.store.forget(plan.id, on=library.today())
