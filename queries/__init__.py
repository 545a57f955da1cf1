"""The questions and changes as text, each in a file with its purpose and its parameters, checked when they are loaded.

A file opens with comment lines: first the purpose, then one line `-- :name what it is` for each parameter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

SUFFIX = {"sqlite": ".sql"}

_DECLARED = re.compile(r"--\s*:(?P<name>[a-z_]+)\s+(?P<meaning>\S.*)")
_SKIPPED = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
_USED = re.compile(r"(?<![:\w]):([a-z_]+)")


class QueryError(ValueError):
    """A query file that contradicts itself: no purpose, or parameters declared and used that differ."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """One question or change: its name, what it is for, its parameters with their meanings, and its text."""

    name: str
    purpose: str
    parameters: Mapping[str, str]
    text: str


@cache
def catalogue(dialect: str = "sqlite") -> Mapping[str, Query]:
    """Every query of a dialect by name. Raises QueryError for a file that contradicts itself."""
    suffix = SUFFIX[dialect]
    found = sorted((f for f in files(__name__).joinpath(dialect).iterdir() if f.name.endswith(suffix)), key=str)
    made = (parse(f.name.removesuffix(suffix), f.read_text(encoding="utf-8")) for f in found)
    return MappingProxyType({query.name: query for query in made})


def parse(name: str, text: str) -> Query:
    """One query file as a `Query`. Raises QueryError when it has no purpose or its parameters do not fit."""
    comments = [line.strip() for line in text.splitlines() if line.startswith("--")]
    declared = {found["name"]: found["meaning"] for line in comments if (found := _DECLARED.match(line))}
    purpose = " ".join(line.lstrip("- ") for line in comments if not _DECLARED.match(line))
    used = set(_USED.findall(_SKIPPED.sub("", text)))
    if not purpose or not text.startswith("--"):
        raise QueryError(f"The query {name} does not say what it is for in its first line.")
    if wrong := used ^ declared.keys():
        raise QueryError(f"The query {name} declares and uses different parameters: {', '.join(sorted(wrong))}.")
    return Query(name=name, purpose=purpose, parameters=MappingProxyType(declared), text=text)
