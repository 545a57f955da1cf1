"""Keeps a console that cannot print every letter from stopping a command: such letters are written more plainly."""

from __future__ import annotations

import codecs
import sys
import unicodedata

import click

HANDLER = "threadline.plainer"
_PLAINER = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "\N{MINUS SIGN}": "-",
    "…": "...",
    "•": "*",
    "·": "-",
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}": ">",
    "━": "-",
    "╸": "-",
    "╺": "-",
}


def prepare() -> None:
    """Let the two output streams of this process write plainer letters where theirs cannot print one."""
    codecs.register_error(HANDLER, _plainer)
    for stream in (sys.stdout, sys.stderr):
        change = getattr(stream, "reconfigure", None)
        if change:
            change(errors=HANDLER)


def data(text: str) -> None:
    """Print what other programs read: always UTF-8, whatever the console takes."""
    click.echo(text.encode("utf-8", "replace"), nl=False)


def plainer(text: str) -> str:
    """Letters as close as ASCII comes to them; a question mark where it comes nowhere near."""
    return "".join(_PLAINER.get(letter) or _without_accent(letter) for letter in text)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plainer(error.object[error.start : error.end]), error.end


def _without_accent(letter: str) -> str:
    folded = unicodedata.normalize("NFKD", letter)
    return folded.encode("ascii", "ignore").decode() or "?"
