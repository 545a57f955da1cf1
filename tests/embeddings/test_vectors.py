"""Texts to vectors: each different text is encoded once, and never when its vector is known."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from embeddings import vectors
from graph.errors import EncoderError

TEXTS = st.lists(st.text(max_size=12), max_size=8)


@dataclass
class LetterEncoder:
    """A small encoder: counts letters by their code, scaled to length one, and remembers what it was asked."""

    name: str = "letters"
    width: int = 4
    asked: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector a text."""
        self.asked.extend(texts)
        rows = np.zeros((len(texts), self.width), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 1
            for letter in text:
                row[ord(letter) % self.width] += 1
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@given(TEXTS)
def test_rows_are_in_the_order_of_the_texts(texts: list[str]) -> None:
    """Row n is the vector of text n, repeats included."""
    expected = LetterEncoder().encode(texts)
    assert np.array_equal(vectors.embed(texts, LetterEncoder()).matrix, expected)


@given(TEXTS)
def test_a_repeated_text_is_encoded_once(texts: list[str]) -> None:
    """However often a text occurs, the encoder sees it once."""
    encoder = LetterEncoder()
    vectors.embed(texts, encoder)
    assert encoder.asked == list(dict.fromkeys(texts))


@given(TEXTS)
def test_what_is_known_is_not_encoded_again(texts: list[str]) -> None:
    """A second run over what the first gave back asks the encoder nothing and gives the same bits."""
    first = vectors.embed(texts, LetterEncoder())
    encoder = LetterEncoder()
    second = vectors.embed(texts, encoder, dict(first.fresh))
    assert encoder.asked == []
    assert second.fresh == {}
    assert second.matrix.tobytes() == first.matrix.tobytes()


def test_only_what_is_new_is_computed() -> None:
    """Among known texts, a new one is encoded alone."""
    known = vectors.embed(["old", "older"], LetterEncoder()).fresh
    encoder = LetterEncoder()
    assert vectors.embed(["older", "new", "old"], encoder, known).keys[1] in vectors.embed(["new"], encoder).fresh
    assert encoder.asked == ["new", "new"]


def test_vectors_of_another_encoder_are_not_used() -> None:
    """A vector that one encoder made is not given out as another's."""
    known = vectors.embed(["text"], LetterEncoder(name="one")).fresh
    encoder = LetterEncoder(name="two")
    vectors.embed(["text"], encoder, known)
    assert encoder.asked == ["text"]


def test_a_damaged_vector_is_computed_again() -> None:
    """A stored vector of the wrong length counts as unknown."""
    encoder = LetterEncoder()
    found = vectors.embed(["text"], encoder, {vectors.key("text", encoder.name): b"short"})
    assert list(found.fresh) == list(found.keys)


def test_keys_tell_name_and_text_apart() -> None:
    """Moving a letter from the encoder's name to the text gives another key."""
    assert vectors.key("bc", "a") != vectors.key("c", "ab")


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=8))
def test_the_stored_form_loses_nothing(numbers: list[float]) -> None:
    """A vector comes back from its stored form bit for bit."""
    vector = np.array(numbers, dtype=np.float32)
    assert vectors.from_bytes(vectors.to_bytes(vector)).tobytes() == vector.tobytes()


def test_bytes_that_are_no_vector_are_refused() -> None:
    """A stored form whose length is not a multiple of four raises."""
    with pytest.raises(ValueError, match="size"):
        vectors.from_bytes(b"abc")


@given(TEXTS)
def test_an_executor_gives_the_same_vectors(texts: list[str]) -> None:
    """Encoded in parts by others, the vectors are those that are encoded here, in the same order."""
    with ThreadPoolExecutor(3) as executor, pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "PART", 2)
        begun = vectors.begin(texts, LetterEncoder(), executor=executor)
    found, expected = begun.result(), vectors.embed(texts, LetterEncoder())
    assert len(begun.parts) == (len(set(texts)) + 1) // 2
    assert np.array_equal(found.matrix, expected.matrix)
    assert (found.keys, found.fresh) == (expected.keys, expected.fresh)


def test_what_the_encoder_raises_comes_with_the_result() -> None:
    """Where a worker cannot encode, whoever asks for the vectors is told."""

    class Broken(LetterEncoder):
        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            raise EncoderError(f"no weights for {len(texts)}")

    with ThreadPoolExecutor(1) as executor:
        begun = vectors.begin(["a", "b"], Broken(), executor=executor)
    with pytest.raises(EncoderError, match="no weights for 2"):
        begun.result()
