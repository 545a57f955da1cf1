"""The command that finds the prior recommendations nearest to a text in meaning."""

from __future__ import annotations

from typing import Any

import click

from graph.errors import EncoderError, ThreadlineError
from webapp.commands.options import FORMAT, LIBRARY, LIMIT, chosen, filters, opened


@click.command("similar")
@click.argument("text", nargs=-1, required=True)
@filters("board", "theme", "agency", "role", "status", "kind", "since", "until")
@LIMIT
@FORMAT
@LIBRARY
def command(text: tuple[str, ...], limit: int, form: str, library: str | None, **given: Any) -> None:  # noqa: ANN401
    """Find the recommendations nearest in meaning to TEXT, with scores.

    Give "-" for TEXT to read it from standard input, so that it stays out of your shell's history. Near in meaning is
    not the same obligation: compare who is asked to do what.
    """
    from webapp import sheets
    from webapp.printing import Answer, show

    here = opened(library)
    wanted = chosen(here, given)
    vector = here.vector(_text(text))
    if vector is None:
        raise EncoderError(here.trouble or "There is no text to compare.")
    found = here.store.similar(vector, filters=wanted, limit=limit)
    answer = Answer(sample=here.store.status().sample, scope=here.scope(wanted, found.scope), value=found)
    show(form, answer, sheets.neighbours(found.items))


def _standard_input() -> str:
    with click.open_file("-", encoding="utf-8", errors="replace") as stream:
        return str(stream.read())


def _text(given: tuple[str, ...]) -> str:
    text = _standard_input() if given == ("-",) else " ".join(given)
    if not text.strip():
        raise ThreadlineError("There is no text to compare. Give some words, or pipe them in with “-”.")
    return text.strip()
