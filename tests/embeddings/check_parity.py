"""The reference encoder itself, run by `make parity`: its extra is 6 GB, which no laptop should need for the tests."""

from __future__ import annotations

import pytest

from embeddings import encoder
from tests.embeddings import parity

# Whatever torch and transformers warn of on import is not for this project to mend.
pytestmark = pytest.mark.filterwarnings("ignore")


def test_the_extra_gives_the_frozen_vectors() -> None:
    """The installed reference model gives the vectors that were frozen."""
    vectors = encoder.load(encoder.REFERENCE).encode(parity.sentences())
    mean, least = parity.agreement(vectors, parity.reference())
    print(f"reference model against its frozen vectors: cosine mean {mean:.6f}, least {least:.6f}")
    assert least >= 0.99999


def test_the_default_encoder_agrees_with_the_extra() -> None:
    """Against the model itself the default encoder has a cosine of 0.999 in the mean and 0.997 at the least."""
    texts = parity.sentences()
    mean, least = parity.agreement(encoder.load().encode(texts), encoder.load(encoder.REFERENCE).encode(texts))
    print(f"default encoder against the reference model: cosine mean {mean:.6f}, least {least:.6f}")
    assert mean >= 0.999
    assert least >= 0.997


def freeze() -> None:
    """Write the frozen vectors anew (`python bench/parity.py freeze`)."""
    texts = parity.sentences()
    parity.freeze(encoder.REFERENCE, texts, encoder.load(encoder.REFERENCE).encode(texts))
