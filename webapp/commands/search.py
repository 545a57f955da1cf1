"""The command that searches by words, and by meaning beside them."""

from __future__ import annotations

from typing import Any

import click

from webapp.commands.options import FORMAT, LIBRARY, LIMIT, chosen, filters, opened


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@filters("board", "theme", "agency", "role", "status", "kind", "since", "until")
@LIMIT
@FORMAT
@LIBRARY
def command(words: tuple[str, ...], limit: int, form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """Search for WORDS in what was asked, done and reported.

    Asks come first; what only mentions the words is marked so.
    """
    from webapp import sheets
    from webapp.pages.search import ask
    from webapp.printing import Answer, show

    here = opened(library)
    wanted = chosen(here, given)
    found = ask(here, " ".join(words), wanted, limit=limit)
    if here.trouble:
        click.echo(f"Compared by words only. {here.trouble}", err=True)
    answer = Answer(sample=here.store.status().sample, scope=here.scope(wanted, found.scope), value=found)
    show(form, answer, sheets.hits(found.items))
