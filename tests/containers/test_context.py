"""What goes to who builds the image: all that the wheel is made from, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import build_assets
from tests.conftest import ROOT
from tests.containers.reading import context, rules

PACKAGES = ("queries", "graph", "embeddings", "ingest", "webapp")


@pytest.mark.parametrize(
    "path",
    [
        ".env",
        ".git/config",
        ".venv/bin/python",
        "node_modules/sass/sass.js",
        "plans/some-review.pdf",
        "library/graph.db",
        "secrets/neo4j_password",
        "tests/plans/README.md",
        "docs/cli.md",
        "bench/reading.py",
        "docker-compose.yml",
        "webapp/.env",
        "webapp/pages/.secret/key",
        "webapp/__pycache__/cli.cpython-311.pyc",
        "graph/vocabulary/__pycache__/x.pyc",
        "webapp/static/dist/app.css",
        "embeddings/data/vocab.txt",
    ],
)
def test_what_is_no_source_stays_here(path: str) -> None:
    """Secrets, plans, history, environments, tests and what was built before are not sent."""
    assert not rules().passes(path)


@pytest.mark.parametrize(
    "path",
    [
        "pyproject.toml",
        "build_assets.py",
        "package-lock.json",
        "webapp/cli.py",
        "webapp/assets/app.scss",
        "webapp/samples/README.md",
        "queries/neo4j/revision.cypher",
        "embeddings/vocabulary/subjects.toml",
    ],
)
def test_sources_are_sent(path: str) -> None:
    """What the wheel is made from is sent."""
    assert (ROOT / path).is_file()
    assert rules().passes(path)


def test_the_context_is_small_and_plain() -> None:
    """Less than 10 MB, no hidden file and nothing that was compiled."""
    files = context()
    assert sum((ROOT / file).stat().st_size for file in files) < 10_000_000
    assert [file for file in files if any(part.startswith((".", "__pycache__")) for part in file.split("/"))] == []


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The context alone, as the build stage of the image has it."""
    root = tmp_path_factory.mktemp("context")
    for name in context():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    return root


def test_the_front_end_can_be_built_from_it(tree: Path) -> None:
    """All that the style sheet and the scripts are made from is there, byte for byte."""
    assert build_assets.inputs_digest(tree) == build_assets.inputs_digest(ROOT)


def test_the_wheel_is_whole(tree: Path) -> None:
    """A wheel made from the context holds each file of the five packages, and what the build adds to them."""
    for made in (build_assets.DIST, build_assets.VOCABULARY):  # as the build hook makes them from the same inputs
        (tree / made).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / made).is_dir() else shutil.copy
        copy(ROOT / made, tree / made)
    build_assets.write_manifest(tree, build_assets.inputs_digest(tree))

    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"]
    subprocess.run(command, cwd=tree, check=True, capture_output=True)

    (wheel,) = (tree / "out").glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    sent = {name for name in context() if name.startswith(PACKAGES) and not name.startswith("webapp/assets/")}
    assert sent - held == set()
    assert {"webapp/static/dist/app.css", "webapp/static/dist/graph.js", "embeddings/data/vocab.txt"} <= held
