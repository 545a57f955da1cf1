"""The sentences and reference vectors that encoders are held against."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "data" / "parity.json"


def sentences() -> list[str]:
    """The 64 sentences."""
    return [entry["text"] for entry in json.loads(FILE.read_text(encoding="utf-8"))["sentences"]]


def reference() -> NDArray[np.float32]:
    """The reference model's vectors of them, shape (64, 384), frozen at half precision, of unit length again."""
    entries = json.loads(FILE.read_text(encoding="utf-8"))["sentences"]
    rows = np.stack([np.frombuffer(base64.b64decode(entry["vector"]), dtype="<f2") for entry in entries])
    vectors = rows.astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def freeze(model: str, texts: list[str], vectors: NDArray[np.float32]) -> None:
    """Write sentences and vectors anew."""
    halves = [base64.b64encode(row.astype("<f2").tobytes()).decode() for row in vectors]
    entries = [{"text": text, "vector": half} for text, half in zip(texts, halves, strict=True)]
    contents = json.dumps({"model": model, "sentences": entries}, ensure_ascii=False, indent=1)
    FILE.write_text(contents + "\n", encoding="utf-8")


def agreement(left: NDArray[np.float32], right: NDArray[np.float32]) -> tuple[float, float]:
    """Mean and least cosine similarity of the rows of two arrays of unit vectors."""
    cosines = (left.astype(np.float64) * right.astype(np.float64)).sum(axis=1)
    return float(cosines.mean()), float(cosines.min())
