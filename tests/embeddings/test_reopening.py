"""Encoders on their way to other processes: little travels, the model is opened there, and another one is refused."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from embeddings import encoder, onnx_encoder, vectors
from embeddings.reopening import Reopened
from embeddings.transformer import TransformerEncoder
from graph.errors import EncoderError

TEXTS = [f"Agencies should share what they know of hoarding, number {number}." for number in range(150)]


def test_processes_give_the_same_vectors() -> None:
    """The default encoder, sent to two processes in parts, gives bit for bit what it gives here."""
    shipped = encoder.load()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        begun = vectors.begin(TEXTS, shipped, executor=executor)
        assert len(begun.parts) == 3
        assert np.array_equal(begun.result().matrix, shipped.encode(TEXTS))


def test_little_travels() -> None:
    """What is sent of an encoder is its name, not its weights."""
    sent = pickle.dumps(encoder.load())
    assert len(sent) < 300
    assert isinstance(pickle.loads(sent), Reopened)  # noqa: S301 - made in the line above


def test_the_reference_encoder_travels_by_its_name() -> None:
    """The model of sentence-transformers is opened by its name on the other side too."""
    sent = pickle.dumps(TransformerEncoder(name=encoder.REFERENCE, width=384, model=object()))
    assert pickle.loads(sent) == Reopened(name=encoder.REFERENCE, width=384)  # noqa: S301


def test_a_model_of_ones_own_is_looked_for_at_its_path(tmp_path: Path) -> None:
    """Where the file is missing on the other machine, the error names it."""
    gone = Reopened(name="onnx:0123456789abcdef", width=384, model_path=tmp_path / "model.onnx")
    with pytest.raises(EncoderError, match=r"model\.onnx, which cannot be read"):
        gone.encode(["text"])


def test_another_model_at_that_path_is_refused() -> None:
    """The same path with another model on the other machine would give vectors that cannot be compared."""
    other = Reopened(name="onnx:0123456789abcdef", width=384, model_path=onnx_encoder.installed_model())
    with pytest.raises(EncoderError, match="is another model here"):
        other.encode(["text"])
