"""Writes the manual of the command line from its own help: `python -m webapp.manual > docs/cli.md`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import click

from webapp.cli import COMMANDS, main
from webapp.config import Settings, variable

WIDTH = 100
INTRODUCTION = """\
# The command line

Made from the commands' own help by `python -m webapp.manual > docs/cli.md`; a test checks that it is current.

Answers go to standard output and say what they looked at; with CSV, that sentence goes to the error stream.
`--library PATH` may also stand before the command: `threadline --library PATH status`.

An error is one sentence on the error stream. Exit status: 0 all went well; 1 something was refused, not understood or
not found; 2 the command was not given right.
"""


def manual() -> str:
    """The whole manual as Markdown."""
    return "\n".join([INTRODUCTION, *_commands(), *_settings()])


def _commands() -> Iterator[str]:
    parent = click.Context(main, info_name="threadline", terminal_width=WIDTH, help_option_names=["-h", "--help"])
    for name in COMMANDS:
        command = main.get_command(parent, name)
        if command is None:
            raise LookupError(name)
        context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
        yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"


def _settings() -> Iterator[str]:
    yield "## Settings in the environment\n\n| variable | default | what it is for |\n|---|---|---|"
    for setting in fields(Settings):
        yield f"| `{variable(setting)}` | {_shown(setting.default)} | {setting.metadata['help']} |"
    yield ""


def _shown(default: object) -> str:
    words = {None: "", True: "yes", False: "no"}
    return words[default] if default is None or isinstance(default, bool) else str(default)


if __name__ == "__main__":
    click.echo(manual(), nl=False)
