"""The command that reads one document and prints what was read, without any library."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("extract")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["json", "table"]), default="json", show_default=True, help="How to print."
)
def command(plan: Path, form: str) -> None:
    """Read the document PLAN and print what it holds. No library is needed, and nothing is kept."""
    import json

    from graph.plan_json import to_json
    from ingest.pipeline import extract
    from webapp import console
    from webapp.config import from_environment

    read = extract(plan, from_environment().limits)
    if form == "json":
        console.data(json.dumps(to_json(read), ensure_ascii=False, indent=2) + "\n")
        return
    from webapp import sheets
    from webapp.pages.plan import item
    from webapp.printing import Answer, show
    from webapp.wording import counted

    held = counted(len(read.recommendations), "recommendation")
    scope = f"{read.title}: {held}, {counted(len(read.unread), 'passage')} not placed."
    rows = tuple(item(one, read.original.media_type) for one in read.recommendations)
    show("table", Answer(sample=False, scope=scope, value=rows), sheets.items(rows))
