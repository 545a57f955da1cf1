"""Reading on a worker of an executor, which may be another machine: only where it would read as we do."""

from __future__ import annotations

import hashlib
import platform
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.errors import UnreadableDocument
from ingest.layout import Limits
from ingest.running import supervisor
from ingest.running.readings import Reading

#: What decides how a document is read: our own code and words, the packages that take formats apart, and Python.
_OURS = ("graph", "ingest")
_THEIRS = ("lxml", "pdfminer.six", "pdfplumber", "pypdfium2", "xlrd")
_KINDS = (".py", ".toml")


@lru_cache(maxsize=1)
def reads_as() -> str:
    """A hash of all that decides how this process reads; equal on two machines that read alike."""
    found = hashlib.sha256()
    for package in _OURS:
        _add(found, files(package), package)
    found.update(f"python {'.'.join(platform.python_version_tuple()[:2])}\0".encode())  # its letters, its patterns
    for name in _THEIRS:
        found.update(f"{name} {_version(name)}\0".encode())
    return found.hexdigest()


def read(as_: str, data: bytes, name: str, limits: Limits | None = None) -> Reading:
    """As `supervisor.read`, where this process reads as the one that asks; a worker that does not is refused.

    Raises UnreadableDocument with a sentence.
    """
    if as_ != reads_as():
        raise UnreadableDocument(
            f"{name} was not read: the worker on {platform.node()} has another version of Threadline or of what "
            "it reads with, and might read it differently. Install the same on every machine, and read it again."
        )
    return supervisor.read(data, name, limits)


def _add(found: hashlib._Hash, folder: Traversable, path: str) -> None:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            _add(found, one, f"{path}/{one.name}")
        elif one.name.endswith(_KINDS):
            text = one.read_bytes().replace(b"\r\n", b"\n")  # as a checkout on Windows may have it
            found.update(f"{path}/{one.name}\0{len(text)}\0".encode() + text)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
