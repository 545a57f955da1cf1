"""The questions and changes as text, each in a file with its purpose and its parameters, checked when they are loaded.

A file opens with comment lines: first the purpose, then one line for each parameter, `-- :name what it is` in SQL and
`// $name what it is` in Cypher, where a change goes through `$rows` and takes its parameters from `row`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_LIST = "as a JSON list"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialect:
    """How a language of questions is written: suffix of its files, mark of a comment, and how parameters look."""

    suffix: str
    comment: str
    declared: re.Pattern[str]
    skipped: re.Pattern[str]
    used: re.Pattern[str]


DIALECTS = {
    "sqlite": Dialect(
        suffix=".sql",
        comment="--",
        declared=re.compile(r"--\s*:(?P<name>[a-z_]+)\s+(?P<meaning>\S.*)"),
        skipped=re.compile(r"--[^\n]*|'(?:[^']|'')*'"),
        used=re.compile(r"(?<![:\w]):([a-z_]+)"),
    ),
    "neo4j": Dialect(
        suffix=".cypher",
        comment="//",
        declared=re.compile(r"//\s*\$(?P<name>[a-z_]+)\s+(?P<meaning>\S.*)"),
        skipped=re.compile(r"//[^\n]*|'(?:[^'\\]|\\.)*'|\$rows\b"),
        used=re.compile(r"(?:\$|\brow\.)([a-z_]+?)(?:_numbers)?\b"),
    ),
}


class QueryError(ValueError):
    """A query file that contradicts itself: no purpose, or parameters declared and used that differ."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """One question or change: its name, what it is for, its parameters with their meanings, and its text."""

    name: str
    purpose: str
    parameters: Mapping[str, str]
    text: str

    @property
    def lists(self) -> frozenset[str]:
        """The parameters that are lists, which SQL takes as JSON and Cypher as they are."""
        return frozenset(name for name, meaning in self.parameters.items() if _LIST in meaning)


@cache
def catalogue(dialect: str = "sqlite") -> Mapping[str, Query]:
    """Every query of a dialect by name. Raises QueryError for a file that contradicts itself."""
    suffix = DIALECTS[dialect].suffix
    found = sorted((f for f in files(__name__).joinpath(dialect).iterdir() if f.name.endswith(suffix)), key=str)
    made = (parse(f.name.removesuffix(suffix), f.read_text(encoding="utf-8"), dialect) for f in found)
    return MappingProxyType({query.name: query for query in made})


def parse(name: str, text: str, dialect: str = "sqlite") -> Query:
    """One query file as a `Query`. Raises QueryError when it has no purpose or its parameters do not fit."""
    form = DIALECTS[dialect]
    comments = [line.strip() for line in text.splitlines() if line.startswith(form.comment)]
    declared = {found["name"]: found["meaning"] for line in comments if (found := form.declared.match(line))}
    purpose = " ".join(line.lstrip(form.comment + " ") for line in comments if not form.declared.match(line))
    used = set(form.used.findall(form.skipped.sub("", text)))
    if not purpose or not text.startswith(form.comment):
        raise QueryError(f"The query {name} does not say what it is for in its first line.")
    if wrong := used ^ declared.keys():
        raise QueryError(f"The query {name} declares and uses different parameters: {', '.join(sorted(wrong))}.")
    return Query(name=name, purpose=purpose, parameters=MappingProxyType(declared), text=text)
