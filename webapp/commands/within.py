"""The command that holds a plan against itself: replies beside asks, rows that do not agree, what words point to."""

from __future__ import annotations

import click

from webapp.commands.names import plan_id
from webapp.commands.options import FORMAT, LIBRARY, opened

KINDS = ("aside", "apart", "pointing", "silent")


@click.command("within")
@click.argument("plan", required=False)
@click.option("--kind", multiple=True, type=click.Choice(KINDS), help="Only this: see above.")
@FORMAT
@LIBRARY
def command(plan: str | None, kind: tuple[str, ...], form: str, library: str | None) -> None:
    """Hold a PLAN against itself, or each plan of the library.

    Lists replies that may answer something else than was asked (aside), rows that do not agree on a fact (apart), what
    words point to and whether it is here (pointing), and asks without a reply (silent).
    """
    from graph.answers.asked import Filters
    from webapp.printing import Answer, show
    from webapp.within import within
    from webapp.within_sheet import sheet

    here = opened(library)
    filters = Filters(plan=(plan_id(here, plan),)) if plan else Filters()
    found = tuple(within(here, *here.store.plan(one.id)) for one in here.store.plans(filters))
    answer = Answer(sample=here.store.status().sample, scope=here.scope(filters), value=found)
    show(form, answer, sheet(found, kind or KINDS))
