"""The command that says whether a finding, or each item of a draft plan, has been said before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import UnreadableDocument
from webapp.commands.options import FORMAT, LIBRARY, opened

if TYPE_CHECKING:
    from webapp.findings import Draft


@click.command("check")
@click.argument("given", metavar="TEXT|FILE", nargs=-1, required=True)
@FORMAT
@LIBRARY
def command(given: tuple[str, ...], form: str, library: str | None) -> None:
    """Say whether TEXT, or each item of the draft plan in FILE, has been said before.

    For each item: the same obligation, the same theme or nothing found, with the reason, what was reported to have
    come of the earlier one and a sentence to cite. Give "-" to read the text from standard input, so that it stays out
    of your shell's history. Nothing of it is kept.
    """
    from webapp.check_sheet import findings
    from webapp.pages.check import checked
    from webapp.printing import Answer, show

    here = opened(library)
    page = checked(here, _draft(given))
    notes = (page.summary, *(one.sentence for one in page.items if len(page.items) == 1))
    show(form, Answer(sample=page.sample, scope=page.scope, value=page), findings(page.items, notes))


def _draft(given: tuple[str, ...]) -> Draft:
    """What was given: the file of that name where there is one, else a text."""
    from ingest.readers.documents import SUFFIXES
    from webapp.findings import of_file, of_text

    if given == ("-",):
        with click.open_file("-", encoding="utf-8", errors="replace") as stream:
            return of_text(str(stream.read()))
    path = Path(given[0])
    if len(given) > 1 or not (_is_file(path) or path.suffix.lower() in SUFFIXES):
        return of_text(" ".join(given))
    try:
        return of_file(path.read_bytes(), path.name)
    except OSError as error:
        raise UnreadableDocument(
            f"{path} cannot be opened: {error.strerror}. Check the name and the access."
        ) from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a text can be too long for a name
        return False
