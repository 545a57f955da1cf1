"""The setting for the model file: whatever it names, the answer is an encoder that fits or one plain sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from embeddings import onnx_encoder
from graph.connect import connect
from tests.webapp.conftest import Run
from webapp.config import Settings, from_environment
from webapp.library import Library


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped model under another name."""
    path = tmp_path / "copy.onnx"
    path.write_bytes(onnx_encoder.installed_model().read_bytes())
    return path


@pytest.fixture
def other(copy: Path) -> Path:
    """Another file with the same model: a field that no reader knows stands at its end."""
    copy.write_bytes(copy.read_bytes() + b"\xfa\x3e\x01x")
    return copy


def search(run: Run, monkeypatch: pytest.MonkeyPatch, model: Path) -> tuple[int, str, str]:
    """What comparing by meaning answers with that model file: status, output and error stream."""
    monkeypatch.setenv("THREADLINE_MODEL", str(model))
    done = run("similar", "hoarding")
    return done.exit_code, done.stdout, done.stderr


def test_variable_names_the_file(tmp_path: Path) -> None:
    """The model file is set in the environment; without it the installation's own is used."""
    assert from_environment({"THREADLINE_MODEL": str(tmp_path)}).model_path == tmp_path
    assert from_environment({}).model_path is None


def test_copy_of_the_shipped_model_answers(run: Run, monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    """The known weights from another place answer from a library that was made with them."""
    status, out, err = search(run, monkeypatch, copy)

    assert (status, err) == (0, "")
    assert "hoarding" in out


def test_missing_file_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A model file that is not there is named, in one line and without a trace."""
    status, out, err = search(run, monkeypatch, tmp_path / "none.onnx")

    assert (status, out) == (1, "")
    assert err == f"Error: The encoder needs the file {tmp_path / 'none.onnx'}, which cannot be read. Check its name.\n"


def test_wrong_hash_of_the_shipped_file_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch, other: Path) -> None:
    """Where the installation's own file is not the expected one, the sentence says so and what to do."""
    monkeypatch.setattr(onnx_encoder, "installed_model", lambda: other)
    done = run("similar", "hoarding")

    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "are not the expected file. Install Threadline again" in done.stderr


def test_another_model_does_not_meet_the_vectors_of_the_first(
    run: Run, monkeypatch: pytest.MonkeyPatch, other: Path
) -> None:
    """A library made with one model is not compared with the vectors of another, though they are as wide."""
    status, out, err = search(run, monkeypatch, other)

    assert (status, out) == (1, "")
    assert err.startswith("Error: This library was made with the encoder minilm-int8, not onnx:")


def test_another_model_names_the_vectors_of_a_new_library(tmp_path: Path, other: Path) -> None:
    """In a library without vectors another model is used, under a name of its own."""
    with connect(tmp_path / "library") as store:
        encoder = Library(settings=Settings(model=str(other)), store=store).encoder()

    assert encoder is not None
    assert encoder.name.startswith("onnx:")
