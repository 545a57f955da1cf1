"""Gets an encoder by its name."""

from __future__ import annotations

from pathlib import Path

from embeddings import onnx_encoder, transformer
from embeddings.protocol import DEFAULT, REFERENCE, TRANSFORMERS_PREFIX, Encoder
from graph.errors import EncoderError

__all__ = ["DEFAULT", "REFERENCE", "Encoder", "load"]


def load(name: str = DEFAULT, *, model_path: Path | None = None) -> Encoder:
    """The encoder of that name, ready to use; nothing is ever downloaded.

    Args:
        name: `minilm-int8`, or `sentence-transformers:` and a packaged model's name or a folder.
        model_path: another ONNX file to use instead of the one that came with the installation (default encoder only).

    Raises:
        EncoderError: no such encoder, its files are missing or damaged, or the extra it needs is not installed.
    """
    if name == DEFAULT:
        return onnx_encoder.load(model_path)
    if model_path is not None:
        raise EncoderError(f"A model file, here {model_path}, is only for the encoder {DEFAULT!r}, not for {name!r}.")
    if name.startswith(TRANSFORMERS_PREFIX):
        return transformer.load(name.removeprefix(TRANSFORMERS_PREFIX))
    raise EncoderError(f"There is no encoder {name!r}. Use {DEFAULT!r}, or {REFERENCE!r} with its extra installed.")
