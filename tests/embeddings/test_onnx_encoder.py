"""The default encoder: offline, checked, close to the reference model, and the same vector in any company."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build_assets
from embeddings import encoder, onnx_encoder, tokens
from graph.errors import EncoderError
from tests.conftest import ROOT
from tests.embeddings import parity

ENCODER = encoder.load()
FRAGMENT = 3  # cells of up to three words, such as "Ongoing", are not sentences


def test_it_says_its_name_and_width() -> None:
    """The default encoder is called minilm-int8 and gives 384 numbers a text."""
    assert (ENCODER.name, ENCODER.width) == ("minilm-int8", 384)


def test_vectors_are_of_unit_length() -> None:
    """Every vector has length one, that of an empty text too."""
    vectors = ENCODER.encode(["Review the policy.", "", "x" * 100_000])
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_vectors() -> None:
    """Encoding nothing gives an array of no rows that still has its width."""
    assert ENCODER.encode([]).shape == (0, 384)


def test_sentences_agree_with_the_reference_model() -> None:
    """On the 64 frozen sentences the mean cosine to the reference is at least 0.999, on whole ones the least 0.998."""
    texts, vectors = parity.sentences(), ENCODER.encode(parity.sentences())
    whole = [number for number, text in enumerate(texts) if len(text.split()) > FRAGMENT]
    assert len(texts) == 64
    assert parity.agreement(vectors, parity.reference())[0] >= 0.999
    assert parity.agreement(vectors[whole], parity.reference()[whole])[1] >= 0.998


def test_single_words_agree_nearly_as_well() -> None:
    """A cell of a word or two, where 8-bit weights show most, still has a cosine of at least 0.997."""
    texts = parity.sentences()
    fragments = [number for number, text in enumerate(texts) if len(text.split()) <= FRAGMENT]
    vectors = ENCODER.encode([texts[number] for number in fragments])
    assert parity.agreement(vectors, parity.reference()[fragments])[1] >= 0.997


@settings(max_examples=15)
@given(order=st.permutations(range(0, 64, 8)), batch=st.integers(1, 8))
def test_a_vector_is_the_same_in_any_batch_and_order(order: list[int], batch: int) -> None:
    """Not one bit of a vector depends on which texts are encoded with it, or on their order."""
    texts = [parity.sentences()[number] for number in order]
    alone = {text: ENCODER.encode([text])[0].tobytes() for text in texts}
    together = [ENCODER.encode(texts[start : start + batch]) for start in range(0, len(texts), batch)]
    assert [row.tobytes() for row in np.concatenate(together)] == [alone[text] for text in texts]


@settings(max_examples=30)
@given(st.text(st.characters(), max_size=80))
def test_any_string_has_a_vector(text: str) -> None:
    """Control characters, half characters and every script are encoded, never refused."""
    assert np.isfinite(ENCODER.encode([text])).all()


def test_letter_case_does_not_matter() -> None:
    """A heading in capitals has the vector of the same words in lower case."""
    upper, lower = ENCODER.encode(["REFER TO THE BOARD", "refer to the board"])
    assert np.array_equal(upper, lower)


def test_words_past_the_limit_do_not_count() -> None:
    """A text is read up to 256 tokens; what comes after does not change its vector."""
    text = "word " * 254
    short, long = ENCODER.encode([text, text + "quite another matter"])
    assert np.array_equal(short, long)


def test_damaged_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed weights whose hash is not the expected one are refused with the file's name and what to do."""
    damaged = tmp_path / "model.onnx"
    damaged.write_bytes(onnx_encoder.installed_model().read_bytes()[:-1])
    monkeypatch.setattr(onnx_encoder, "installed_model", lambda: damaged)
    with pytest.raises(EncoderError, match=r"model\.onnx are not the expected file\. Install Threadline again"):
        encoder.load()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A model path that leads nowhere is named in the error, and installing again is not the advice for it."""
    with pytest.raises(EncoderError, match=r"nowhere\.onnx, which cannot be read\. Check its name\.$"):
        encoder.load(model_path=tmp_path / "nowhere.onnx")


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    """A file that ONNX Runtime cannot open ends in one sentence."""
    (tmp_path / "notes.txt").write_text("not a model", encoding="utf-8")
    with pytest.raises(EncoderError, match="not a model"):
        encoder.load(model_path=tmp_path / "notes.txt")


def test_the_same_model_from_another_place_keeps_its_name(tmp_path: Path) -> None:
    """A copy of the known weights is the default encoder, wherever the setting points."""
    copy = tmp_path / "copy.onnx"
    copy.write_bytes(onnx_encoder.installed_model().read_bytes())
    assert encoder.load(model_path=copy).name == "minilm-int8"


def test_another_model_has_a_name_of_its_own(tmp_path: Path) -> None:
    """Weights that are not the known ones are named by their hash, so that vectors of two models never meet."""
    other = tmp_path / "other.onnx"
    # A trailing, unknown protobuf field changes the file but not the model.
    other.write_bytes(onnx_encoder.installed_model().read_bytes() + b"\xfa\x3e\x01x")
    assert encoder.load(model_path=other).name.startswith("onnx:")


def test_a_damaged_vocabulary_is_refused() -> None:
    """A vocabulary whose hash is not the expected one is refused."""
    with pytest.raises(EncoderError, match="vocabulary"):
        tokens.tokenizer(b"[PAD]\n")


def test_build_and_load_expect_the_same_vocabulary() -> None:
    """The hash that the build checks is the hash that loading checks."""
    assert build_assets.VOCABULARY_SHA256 == tokens.VOCABULARY_SHA256


def test_the_runtime_reports_nothing_to_its_makers(tmp_path: Path) -> None:
    """A process that encodes leaves no number of this machine and no events to send in the user's folders."""
    quiet = {"CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS"}  # each would keep it silent without us
    homes = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment = {name: value for name, value in os.environ.items() if name not in quiet} | homes
    program = "from embeddings.onnx_encoder import load; load().encode(['one text'])"

    subprocess.run([sys.executable, "-c", program], env=environment, cwd=ROOT, check=True)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
