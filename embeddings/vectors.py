"""Texts to unit vectors, computing only those that are not known yet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.protocol import Encoder

KEY_VERSION = "1"  # raise it when the same encoder name comes to give other vectors
NUMBER = np.dtype("<f4")  # as stored: little-endian on every machine


class Known(Protocol):
    """Vectors computed before, by key; a dict will do, so will a store's cache."""

    def get(self, key: str, /) -> bytes | None:
        """The stored vector, or None."""


@dataclass(frozen=True, kw_only=True)
class Vectors:
    """The vectors of some texts, and what a cache should now remember.

    Attributes:
        keys: one key a text, in the order of the texts.
        matrix: shape (len(keys), width), rows of unit length, in the same order.
        fresh: key to stored form, for each vector that was not known.
    """

    keys: tuple[str, ...]
    matrix: NDArray[np.float32]
    fresh: Mapping[str, bytes]


def embed(texts: Sequence[str], encoder: Encoder, known: Known | None = None) -> Vectors:
    """Vectors of `texts`; each different text that is not in `known` is encoded once.

    Nothing is written: whoever keeps a cache saves `fresh`, in the same transaction as what the texts came from.
    """
    keys = tuple(key(text, encoder.name) for text in texts)
    rows = _recall(keys, encoder.width, known)
    wanted = {k: text for k, text in zip(keys, texts, strict=True) if k not in rows}
    computed = encoder.encode(list(wanted.values()))
    fresh = dict(zip(wanted, computed, strict=True))
    rows |= fresh
    matrix = np.stack([rows[k] for k in keys]) if keys else np.zeros((0, encoder.width), dtype=np.float32)
    return Vectors(keys=keys, matrix=matrix, fresh={k: to_bytes(vector) for k, vector in fresh.items()})


def key(text: str, encoder_name: str) -> str:
    """What a text's vector is filed under: SHA-256 (hex) of the encoder's name and the text."""
    parts = (KEY_VERSION, encoder_name, text)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def to_bytes(vector: NDArray[np.float32]) -> bytes:
    """The stored form of one vector: 4 bytes a number, little-endian."""
    return vector.astype(NUMBER).tobytes()


def from_bytes(stored: bytes) -> NDArray[np.float32]:
    """The vector of a stored form, shape (len(stored) / 4,).

    Raises:
        ValueError: the length is not a multiple of four.
    """
    return np.frombuffer(stored, dtype=NUMBER).astype(np.float32)


def _recall(keys: Sequence[str], width: int, known: Known | None) -> dict[str, NDArray[np.float32]]:
    """The known vectors among `keys`; one of another width is damaged and is left to be computed again."""
    if known is None:
        return {}
    found = {k: stored for k in dict.fromkeys(keys) if (stored := known.get(k)) is not None}
    return {k: from_bytes(stored) for k, stored in found.items() if len(stored) == width * NUMBER.itemsize}
