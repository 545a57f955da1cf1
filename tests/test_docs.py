"""What the documents say is what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph import describe
from webapp.cli import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_readme_shows_the_model_as_it_is() -> None:
    """The table of the model in the README is the one that `python -m graph.describe` writes."""
    assert describe.table() in README


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_named_files_exist(document: Path) -> None:
    """Each relative link and each file of ours that a document names is there."""
    text = document.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if link]
    named = re.findall(r"`((?:graph|ingest|embeddings|webapp|queries|tests|docs|bench)/[\w/]+\.(?:py|md|toml))`", text)
    missing = [link for link in links if not (document.parent / link).exists()]
    missing += [name for name in named if not (ROOT / name).exists()]
    assert not missing


def test_commands_in_the_readme_exist() -> None:
    """Each `threadline …` in the README is a command."""
    named = set(re.findall(r"threadline(?:\.exe)? ([a-z]+)\b", README)) - {"contributors"}
    assert named <= set(COMMANDS)
