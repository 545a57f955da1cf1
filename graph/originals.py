"""The files that plans were read from, kept by the hash of their bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from graph.errors import LibraryError
from graph.identity import digest

_OURS = re.compile(r"[0-9a-f]{64}(\.part)?")  # anything else in the folder is not ours to take away


class Originals:
    """A folder of files, each named by the SHA-256 of its bytes.

    `cleared` says whether this process has already taken away what was left over, and no change failed since.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.cleared = False

    def shared_with(self, other: Originals) -> bool:
        """Whether both are one folder: each would take away what the other keeps."""
        return self._folder.resolve() == other._folder.resolve()

    def of_a_folder_library(self) -> bool:
        """Whether this is the folder of a library on this machine, which keeps its own originals in it."""
        return (self._folder.resolve().parent / "graph.db").exists()

    def put(self, data: bytes) -> bool:
        """Keep a file; whole or not at all, whatever happens meanwhile. Says whether it is new here."""
        name = digest(data)
        target = self._folder / name
        if self._whole(target, name):
            return False
        partial = self._folder / f"{name}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        except OSError as error:
            raise LibraryError(f"The original could not be kept in {self._folder} ({error.strerror}).") from error
        self._settle()
        return True

    def get(self, name: str) -> bytes:
        """The bytes of a file. Raises LibraryError when it is missing or is not what it was."""
        try:
            data = (self._folder / name).read_bytes()
        except OSError as error:
            raise LibraryError(
                f"The original {name[:12]} cannot be read from {self._folder}. Read the plan again."
            ) from error
        if digest(data) != name:
            raise LibraryError(f"The original {name[:12]} in {self._folder} is damaged. Read the plan again.")
        return data

    def remove(self, name: str) -> None:
        """Take a file away; one that is not there is no fault."""
        with suppress(OSError):
            (self._folder / name).unlink(missing_ok=True)

    def keep_only(self, names: Collection[str]) -> None:
        """Take away what no plan names: left over when a save was cut off."""
        self.cleared = True
        if self._folder.is_dir():
            for file in self._folder.iterdir():
                if _OURS.fullmatch(file.name) and file.name not in names:
                    self.remove(file.name)

    @staticmethod
    def _whole(target: Path, name: str) -> bool:
        try:
            return digest(target.read_bytes()) == name
        except OSError:
            return False

    def _settle(self) -> None:
        """Make the new name last through a power cut, where the system lets us."""
        with suppress(OSError):
            handle = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
