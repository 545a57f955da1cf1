"""Writes the table of the model for the README from the model itself: `python -m graph.describe`."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass

from graph import model

#: The classes that a reader of the README wants to know, outermost first.
SHOWN = (
    model.Plan,
    model.Board,
    model.Review,
    model.Recommendation,
    model.Action,
    model.StatusReading,
    model.Thread,
    model.AgencyMention,
    model.ThemeMention,
    model.Period,
    model.Place,
    model.Passage,
)


def table() -> str:
    """The classes of the model, what each is and what it holds, as a Markdown table."""
    rows = [f"| `{shown.__name__}` | {_purpose(shown)} | {_holds(shown)} |" for shown in SHOWN]
    return "\n".join(["| class | what it is | what it holds |", "|---|---|---|", *rows])


def _purpose(shown: type) -> str:
    return (inspect.getdoc(shown) or "").split("\n\n", maxsplit=1)[0].replace("\n", " ").replace("|", "\\|")


def _holds(shown: type) -> str:
    if not is_dataclass(shown):
        raise TypeError(shown)
    return " ".join(f"`{field.name}`" for field in fields(shown))


if __name__ == "__main__":
    print(table())  # noqa: T201  # printing is what the command is for
