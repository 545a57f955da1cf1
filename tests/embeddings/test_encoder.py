"""Getting an encoder by its name."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from embeddings import encoder, transformer
from graph.errors import EncoderError


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    """Asking for an encoder that does not exist names those that do."""
    with pytest.raises(EncoderError, match=r"no encoder 'word2vec'.*minilm-int8.*sentence-transformers"):
        encoder.load("word2vec")


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="the extra is installed here")
def test_a_missing_extra_is_named() -> None:
    """Asking for the reference encoder without its extra says what to install."""
    with pytest.raises(EncoderError, match=r"pip install 'threadline\[transformers\]'"):
        encoder.load(encoder.REFERENCE)


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    """A model in a folder of one's own is used from there."""
    assert transformer.folder(str(tmp_path)) == tmp_path


@pytest.mark.parametrize("name", ["no-such-package", "", "os.path"])
def test_a_model_that_is_nowhere_is_refused(name: str) -> None:
    """A name that is neither a folder nor an installed package is refused, and never looked for on the network."""
    with pytest.raises(EncoderError, match="no package or folder"):
        transformer.folder(name)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A path at which nothing lies is refused, and never looked for on the network."""
    with pytest.raises(EncoderError, match="no package or folder"):
        transformer.folder(str(tmp_path / "elsewhere"))


def test_a_model_file_is_for_the_default_encoder_alone(tmp_path: Path) -> None:
    """A model file is refused beside another encoder, which could not use it."""
    with pytest.raises(EncoderError, match="only for the encoder 'minilm-int8'"):
        encoder.load(encoder.REFERENCE, model_path=tmp_path / "model.onnx")
