"""Tells what a zipped file is, and gives its parts without ever unpacking more than the limit."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from enum import Enum

from graph.errors import UnreadableDocument
from ingest.layout import Limits

#: First bytes of a zip, and of the container that old Office files and encrypted new ones are kept in.
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BAD = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError, IndexError, OverflowError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
_ENCRYPTED = 0x1


class Kind(Enum):
    """What a container holds, as a person calls it."""

    WORD = "a Word document"
    SPREADSHEET = "a spreadsheet"
    SLIDES = "a slide show"
    OTHER = "a zip file"


_MAIN = {
    Kind.WORD: re.compile(
        rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.?macro", re.IGNORECASE
    ),
    Kind.SPREADSHEET: re.compile(
        rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.", re.IGNORECASE
    ),
    Kind.SLIDES: re.compile(rb"presentationml\.\w+\.main|ms-powerpoint\.", re.IGNORECASE),
}
_FOLDERS = {"word": Kind.WORD, "xl": Kind.SPREADSHEET, "ppt": Kind.SLIDES}


def kind_of(data: bytes) -> Kind | None:
    """What a zip holds by what it says of its parts, not by its name; None for what is no zip or a broken one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            types = archive.open("[Content_Types].xml").read(1_000_000) if "[Content_Types].xml" in names else b""
    except _BAD:
        return None
    named = next((kind for kind, pattern in _MAIN.items() if pattern.search(types)), None)
    folders = [_FOLDERS.get(name.split("/", 1)[0].lower()) for name in names if "/" in name] if types else []
    return named or next((kind for kind in folders if kind), Kind.OTHER)


class Package:
    """The parts of a zipped Office file, by their paths without a leading slash.

    Raises `UnreadableDocument` when the file is damaged, locked or unpacks to more than the limit.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name, self._left = name, limits.max_unpacked_bytes
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except _BAD as error:
            raise self._damaged() from error
        if sum(info.file_size for info in infos) > limits.max_unpacked_bytes:
            raise self._too_large(limits)
        self._limits = limits
        self._parts = {info.filename.lstrip("/").lower(): info for info in infos}

    def names(self) -> tuple[str, ...]:
        """The paths of all parts, in lower case."""
        return tuple(self._parts)

    def read(self, path: str) -> bytes | None:
        """The bytes of a part, None when there is no such part; the case of its path does not matter."""
        info = self._parts.get(path.lstrip("/").lower())
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableDocument(f"{self._name} is locked with a password. Save a copy without one and give that.")
        try:
            with self._archive.open(info) as stream:
                found = stream.read(self._left + 1)
        except _BAD as error:
            raise self._damaged() from error
        self._left -= len(found)
        if self._left < 0:
            raise self._too_large(self._limits)
        return found

    def _damaged(self) -> UnreadableDocument:
        return UnreadableDocument(
            f"{self._name} is damaged: it cannot be unpacked. Download or save it again; "
            "if Word or Excel can open and repair it, save the repaired copy."
        )

    def _too_large(self, limits: Limits) -> UnreadableDocument:
        return UnreadableDocument(
            f"{self._name} unpacks to more than {limits.max_unpacked_bytes / 1e6:,.0f} MB, which is the limit. "
            "An action plan is far smaller: check that this is one, or save it again without its pictures."
        )


def refuse_container(data: bytes, name: str) -> UnreadableDocument:
    """The refusal of an old Office file, or of a new one under a password, with what to do about it."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument(
            f"{name} is locked with a password. Open it with the password, save a copy without one, and give that copy."
        )
    if "WordDocument".encode("utf-16-le") in data:
        return UnreadableDocument(
            f"{name} is a Word file of the old kind (.doc), which is not read. "
            "Open it in Word or LibreOffice, save it as .docx or PDF, and give that copy."
        )
    return UnreadableDocument(
        f"{name} is an Office file of the old kind, which is not read. "
        "Save it as .docx, .xlsx or PDF and give that copy."
    )
