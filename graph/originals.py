"""The files that plans were read from, kept by the hash of their bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from graph.errors import LibraryError
from graph.identity import digest

OWNER = ".threadline-library"  # names the library that keeps its originals here
_OURS = re.compile(r"[0-9a-f]{64}(\.part)?")  # anything else in the folder is not ours to take away


class Originals:
    """A folder of files, each named by the SHA-256 of its bytes.

    `cleared` says whether this process has already taken away what was left over, and no change failed since.
    `library` names the one library whose files these are; None where nobody else can have the folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.cleared = False
        self.library: str | None = None

    def shared_with(self, other: Originals) -> bool:
        """Whether both are one folder: each would take away what the other keeps."""
        return self._folder.resolve() == other._folder.resolve()

    def of_a_folder_library(self) -> bool:
        """Whether this is the folder of a library on this machine, which keeps its own originals in it."""
        return (self._folder.resolve().parent / "graph.db").exists()

    def claim(self) -> None:
        """Make sure that the files here are this library's, before one is changed. Raises LibraryError if another's."""
        if self.library is None:
            return
        try:
            owner = self._owner() or self._take()
        except OSError as error:
            raise LibraryError(f"The folder {self._folder} cannot be used for originals ({error.strerror}).") from error
        if owner != self.library:
            raise LibraryError(
                f"{self._folder} holds the originals of another library, and this one would take them away. Set "
                f"THREADLINE_ORIGINALS_FOLDER to a folder of its own. If that library is gone, remove the file {OWNER} "
                "there first."
            )

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

    def _owner(self) -> str:
        """The library that the folder names, if it holds an original and names one."""
        try:
            named = (self._folder / OWNER).read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return ""
        return named if any(_OURS.fullmatch(file.name) for file in self._folder.iterdir()) else ""

    def _take(self) -> str:
        """Name our library in the folder; gives the one that is named there afterwards."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / OWNER).write_text(f"{self.library}\n", encoding="ascii")
        return (self._folder / OWNER).read_text(encoding="ascii", errors="replace").strip()

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
