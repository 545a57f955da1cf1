"""An encoder on its way to another process: its name goes along, and the model is opened there, once a process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.protocol import DEFAULT, Encoder
from graph.errors import EncoderError


@dataclass(frozen=True, kw_only=True, slots=True)
class Reopened:
    """What an encoder becomes when it is pickled. Nothing is opened before there is something to encode.

    `model_path` is where the model file of one's own lies, on that machine too; None for what comes with a package.
    """

    name: str
    width: int
    model_path: Path | None = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the encoder that it was. Raises EncoderError where this machine has another, or none."""
        return _opened(self.name, self.model_path).encode(texts)


def reopened(name: str, width: int, model_path: Path | None) -> Reopened:
    """What unpickling calls."""
    return Reopened(name=name, width=width, model_path=model_path)


@lru_cache(maxsize=1)
def _opened(name: str, model_path: Path | None) -> Encoder:
    from embeddings.encoder import load

    found = load(DEFAULT if model_path else name, model_path=model_path)
    if found.name != name:
        raise EncoderError(
            f"{model_path} is another model here ({found.name}) than where the plans are read in ({name}). "
            "Put the same file on each machine."
        )
    return found
