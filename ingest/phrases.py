"""Loads the phrase lists that the value readers go by, and makes patterns of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

MACRO = re.compile(r"\{(\w*[A-Za-z_]\w*)\}")


@cache
def load(name: str) -> Mapping[str, Any]:
    """The vocabulary file of that name as nested tables; read once for each process."""
    return tomllib.loads(files("ingest").joinpath("vocabulary", f"{name}.toml").read_text(encoding="utf-8"))


def pattern(phrases: Iterable[str], parts: Mapping[str, Iterable[str]] | None = None) -> re.Pattern[str]:
    """One pattern that matches any of the phrases as whole words, in any case, over any white space.

    A phrase is a regular expression; `{name}` stands for any word of the list of that name in `parts`.
    """
    written = "|".join(f"(?:{_expand(phrase, parts or {})})" for phrase in phrases)
    return re.compile(rf"(?<![\w])(?:{written})(?![\w])", re.IGNORECASE)


def _expand(phrase: str, parts: Mapping[str, Iterable[str]]) -> str:
    """Fill in the named lists and let each blank stand for any run of white space."""
    filled = MACRO.sub(lambda name: f"(?:{'|'.join(parts[name[1]])})", phrase)
    return filled.replace(" ?", r"\s*").replace(" ", r"\s+")
