"""Prints a listing on the command line: as a table for people, as JSON or CSV for what comes after."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import click

from webapp import console
from webapp.plain import as_json
from webapp.wording import SAMPLE

WIDTH_WITHOUT_TERMINAL = 140
LONGEST_CELL = 320
FICTIONAL = "fictional sample"
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An answer with what it looked at; `value` is the dataclass that the store gave."""

    sample: bool
    scope: str
    value: object


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The rows of an answer under their columns; CSV has them all.

    `people` gives the columns of the table for people: a heading, and the columns that stand in it one below the other.
    `nothing` is what to say where there are no rows, `notes` what stands above them.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    people: tuple[tuple[str, tuple[str, ...]], ...] = ()
    nothing: str = "Nothing found in what this looked at."
    notes: tuple[str, ...] = ()


def show(form: str, answer: Answer, sheet: Sheet) -> None:
    """Prints the answer; what was looked at goes with it, beside CSV on the error stream."""
    if form == "json":
        console.data(as_json(answer))
    elif form == "csv":
        click.echo(as_csv(sheet, sample=answer.sample), nl=False)
        click.echo(answer.scope, err=True)
    else:
        _table(answer, sheet)


def as_csv(sheet: Sheet, *, sample: bool) -> bytes:
    """The rows as CSV that a spreadsheet opens safely: UTF-8 with a mark, no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*sheet.columns, *(["data"] if sample else [])])
    writer.writerows([*map(safe_cell, row), *([FICTIONAL] if sample else [])] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that could be gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_RISKY) else text


def heading(answer: Answer) -> None:
    """What stands above every answer for people: that the data is fictional, and what was looked at."""
    if answer.sample:
        click.echo(SAMPLE)
    if answer.scope:
        click.echo(answer.scope)


def shortened(text: str, longest: int = LONGEST_CELL) -> str:
    """A text that fits a cell, cut between words."""
    return text if len(text) <= longest else text[: longest - 2].rsplit(" ", 1)[0] + " …"


def _table(answer: Answer, sheet: Sheet) -> None:
    heading(answer)
    for note in sheet.notes:
        click.echo(note)
    if not sheet.rows:
        click.echo(sheet.nothing)
        return
    _draw(*_for_people(sheet))


def _for_people(sheet: Sheet) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    if not sheet.people:
        return sheet.columns, sheet.rows
    at = {column: number for number, column in enumerate(sheet.columns)}
    rows = [
        ["\n".join(filter(None, (shortened(row[at[column]]) for column in columns))) for _, columns in sheet.people]
        for row in sheet.rows
    ]
    return [heading for heading, _ in sheet.people], rows


def _draw(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import ROUNDED, SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = WIDTH_WITHOUT_TERMINAL
    unicode = console.encoding.lower().startswith("utf")
    table = Table(box=ROUNDED if unicode else SIMPLE_HEAD, show_lines=True)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
