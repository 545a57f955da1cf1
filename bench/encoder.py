"""Texts a second through the default encoder, beside the two usual ways of running the same model."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings import encoder, onnx_encoder, tokens
from tests.embeddings import parity

ROUNDS = 3
BATCH = 32
Vectors = NDArray[np.float32]


def main() -> None:
    """Measure each way in turn, best of three rounds, and print one line a way."""
    ours = onnx_encoder.load()
    texts = parity.sentences()
    rows = tokens.ids(ours.tokenizer, texts)
    print(f"{len(texts)} texts of {np.mean([len(row) for row in rows]):.0f} tokens in the mean, {os.cpu_count()} cores")
    session = session_with_all_cores()
    ways: dict[str, Callable[[], Vectors]] = {
        "baseline: padded batches of 32, by length": lambda: in_groups(session, rows, by_length(rows)),
        "batches of equal length, unpadded": lambda: in_groups(session, rows, by_equal_length(rows)),
        "one by one, all cores on each": lambda: in_groups(session, rows, [[n] for n in range(len(rows))]),
        f"ours ({encoder.DEFAULT}): one by one, a core each": lambda: ours.encode(texts),
    }
    expected = ours.encode(texts)
    for name, way in ways.items():
        seconds, vectors = fastest(way)
        print(f"{name:50} {len(texts) / seconds:7.1f} texts/s   differs by {np.abs(vectors - expected).max():.1e}")


def fastest(way: Callable[[], Vectors]) -> tuple[float, Vectors]:
    """Seconds of the best of the rounds, and the vectors."""
    seconds = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        vectors = way()
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, vectors


def session_with_all_cores() -> Any:  # noqa: ANN401 - onnxruntime ships no types
    """The model as ONNX Runtime opens it by default: every call spreads over all cores."""
    return onnx_encoder.runtime().InferenceSession(onnx_encoder.installed_model(), providers=["CPUExecutionProvider"])


def by_length(rows: Sequence[Sequence[int]]) -> Iterable[list[int]]:
    """Row numbers in groups of up to 32, shortest texts first."""
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    return [order[start : start + BATCH] for start in range(0, len(order), BATCH)]


def by_equal_length(rows: Sequence[Sequence[int]]) -> Iterable[list[int]]:
    """Row numbers in groups whose texts have just as many tokens."""
    groups: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(len(row), []).append(number)
    return groups.values()


def in_groups(session: Any, rows: Sequence[Sequence[int]], groups: Iterable[list[int]]) -> Vectors:  # noqa: ANN401
    """Vectors of all rows, one call of the model a group, padded to the longest of it."""
    vectors = np.zeros((len(rows), onnx_encoder.WIDTH), dtype=np.float32)
    for group in groups:
        ids = np.zeros((len(group), max(len(rows[number]) for number in group)), dtype=np.int64)
        mask = np.zeros_like(ids)
        for line, number in enumerate(group):
            ids[line, : len(rows[number])] = rows[number]
            mask[line, : len(rows[number])] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        summed = (session.run(None, feed)[0] * mask[:, :, None]).sum(axis=1)
        vectors[group] = summed / np.linalg.norm(summed, axis=1, keepdims=True)
    return vectors


if __name__ == "__main__":
    main()
