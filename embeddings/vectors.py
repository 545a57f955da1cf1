"""Texts to unit vectors, computing only those that are not known yet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.protocol import Encoder

KEY_VERSION = "1"  # raise it when the same encoder name comes to give other vectors
PART = 64  # texts that one worker encodes at a time
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Embedding:
    """Vectors that are being made: what was known, and the parts of the rest, in order.

    Attributes:
        keys: one key a text, in the order of the texts.
        known: the vectors that need not be computed.
        wanted: the keys of the others, each once.
        parts: what will hold their vectors.
        width: numbers in one vector.
    """

    keys: tuple[str, ...]
    known: Mapping[str, NDArray[np.float32]]
    wanted: tuple[str, ...]
    parts: tuple[Future[NDArray[np.float32]], ...]
    width: int

    def result(self) -> Vectors:
        """The vectors, once all parts are done; raises what the encoder raised."""
        computed = [vector for part in self.parts for vector in part.result()]
        fresh = dict(zip(self.wanted, computed, strict=True))
        rows = {**self.known, **fresh}
        matrix = np.stack([rows[k] for k in self.keys]) if self.keys else np.zeros((0, self.width), dtype=np.float32)
        stored = {k: to_bytes(vector) for k, vector in fresh.items()}
        return Vectors(keys=self.keys, matrix=matrix, fresh=stored)


def embed(texts: Sequence[str], encoder: Encoder, known: Known | None = None) -> Vectors:
    """Vectors of `texts`; each different text that is not in `known` is encoded once.

    Nothing is written: whoever keeps a cache saves `fresh`, in the same transaction as what the texts came from.
    """
    return begin(texts, encoder, known).result()


def begin(
    texts: Sequence[str], encoder: Encoder, known: Known | None = None, executor: Executor | None = None
) -> Embedding:
    """As `embed`, without waiting: an executor encodes so many texts at a time; without one, it is done at once.

    A text has the same vector in any company, so where and in which parts it is encoded does not show. Where the
    workers of the executor are processes, the encoder must be one that can be pickled, as all of ours can.
    """
    keys = tuple(key(text, encoder.name) for text in texts)
    rows = _recall(keys, encoder.width, known)
    wanted = {k: text for k, text in zip(keys, texts, strict=True) if k not in rows}
    missing = list(wanted.values())
    if executor is None:
        parts = [_done(encoder.encode(missing))]
    else:
        parts = [executor.submit(encoder.encode, missing[at : at + PART]) for at in range(0, len(missing), PART)]
    return Embedding(keys=keys, known=rows, wanted=tuple(wanted), parts=tuple(parts), width=encoder.width)


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


def _done(vectors: NDArray[np.float32]) -> Future[NDArray[np.float32]]:
    """What is there already, as what will be there."""
    future: Future[NDArray[np.float32]] = Future()
    future.set_result(vectors)
    return future
