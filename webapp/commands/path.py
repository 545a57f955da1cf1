"""The command that shows how one thing is linked with another."""

from __future__ import annotations

from collections.abc import Iterator

import click

from webapp.commands.options import LIBRARY, opened


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option("--through-hubs", is_flag=True, help="Go through what very many recommendations share, too.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
@LIBRARY
def command(start: str, end: str, through_hubs: bool, form: str, library: str | None) -> None:  # noqa: FBT001 - a flag
    """Show how A is linked with B, step by step.

    A and B are names (of an agency, board, plan, review or theme), words of a recommendation, or ids such as
    "agency:police" and "recommendation:ID". A path avoids hubs, the agencies and themes that very many recommendations
    share, unless they are asked for: a path through one proves little.
    """
    from webapp import console
    from webapp.pages.path import sentence
    from webapp.pickers import one_thing
    from webapp.plain import as_json
    from webapp.printing import Answer, heading

    here = opened(library)
    ends = [one_thing(here, name).id for name in (start, end)]
    found = here.store.path(ends[0], ends[1], through_hubs=through_hubs)
    answer = Answer(sample=here.store.status().sample, scope=here.scope(scope=found.scope), value=found)
    if form == "json":
        console.data(as_json(answer))
        return
    heading(answer)
    click.echo(sentence(found))
    click.echo("\n".join(_lines(found)))


def _lines(found: object) -> Iterator[str]:
    from graph.answers.pictures import PathAnswer
    from webapp.pages.path import stops
    from webapp.things import label
    from webapp.wording import listed

    if not isinstance(found, PathAnswer):
        raise TypeError(found)
    for stop in stops(found):
        if stop.words:
            yield f"  {'|' if stop.forward else '^'} {stop.sentence}"
        yield f"{stop.thing.word}: {stop.thing.label}" + (f" ({stop.thing.detail})" if stop.thing.detail else "")
        yield f"    {stop.thing.id}"
    if found.avoided_hubs:
        yield f"Hubs that were not passed through: {listed([label(node) for node in found.avoided_hubs])}."
        yield "Look through them too with --through-hubs."
