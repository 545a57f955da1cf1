"""Reads the three files that say how Threadline runs in containers, as far as tests need them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import yaml

from tests.conftest import ROOT

_DEFAULT = re.compile(r"\$\{(\w+):-([^}]*)\}")
_NEEDED = re.compile(r"\$\{(\w+):\?([^}]*)\}")


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The lines of `.dockerignore`: the last that matches a path, or a folder it is in, decides."""

    lines: tuple[tuple[bool, re.Pattern[str]], ...]

    def passes(self, path: str) -> bool:
        """Whether the file at a path goes to who builds the image."""
        parts = path.split("/")
        above = ["/".join(parts[: n + 1]) for n in range(len(parts))]
        goes = True
        for kept, pattern in self.lines:
            if any(pattern.fullmatch(one) for one in above):
                goes = kept
        return goes


def rules() -> Rules:
    """What `.dockerignore` says."""
    lines = [line.strip() for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()]
    found = [(line.startswith("!"), line.lstrip("!").strip("/")) for line in lines if line and line[0] != "#"]
    return Rules(lines=tuple((kept, _pattern(text)) for kept, text in found))


def _pattern(text: str) -> re.Pattern[str]:
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", text)
    return re.compile("".join(signs.get(part) or re.escape(part) for part in parts))


def context() -> list[str]:
    """The paths of all files here that go to who builds the image; what is kept out at the top is not walked."""
    told = rules()
    tops = [path for path in ROOT.iterdir() if told.passes(path.name)]
    files = [file for top in tops for file in (top.rglob("*") if top.is_dir() else [top]) if file.is_file()]
    return sorted(name for file in files if told.passes(name := file.relative_to(ROOT).as_posix()))


@dataclass(frozen=True, kw_only=True)
class Step:
    """One instruction of the Dockerfile: its name, and what it was given."""

    name: str
    given: str

    @property
    def words(self) -> list[str]:
        """The words of a JSON list (the form that needs no shell), else of the plain text."""
        return json.loads(self.given) if self.given.startswith("[") else self.given.split()


def stages() -> list[list[Step]]:
    """The steps of each stage of the Dockerfile; the first list holds what stands before any."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    text = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    found: list[list[Step]] = [[]]
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, given = line.partition(" ")
        if name == "FROM":
            found.append([])
        found[-1].append(Step(name=name, given=given.strip()))
    return found


def given(stage: list[Step], name: str) -> list[Step]:
    """The steps of one name in a stage."""
    return [step for step in stage if step.name == name]


def variables(stage: list[Step]) -> dict[str, str]:
    """What a stage puts into the environment."""
    return dict(pair.split("=", 1) for step in given(stage, "ENV") for pair in step.words)


def compose() -> dict[str, Any]:
    """The compose file as it stands, nothing filled in."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return found


def needed(value: object) -> list[tuple[str, str]]:
    """The variables that a value cannot do without, each with what is said where it is not set."""
    return _NEEDED.findall(str(value))


def filled(value: object, **known: str) -> str:
    """A value with its variables filled in: those known, else their defaults."""
    text = _NEEDED.sub(lambda one: known[one[1]], str(value))
    return _DEFAULT.sub(lambda one: known.get(one[1], one[2]), text)
