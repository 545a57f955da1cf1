"""Reads what lies in a zip file without unpacking it to disk: names first, then one document at a time."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UnreadableDocument
from ingest.layout import Limits

SUFFIX = ".zip"
MAGIC = b"PK\x03\x04"

_HEAD = 8_192  # bytes by which a member is told
_MOST_MEMBERS = 10_000
_LOCKED = 0x1
_UTF_8 = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")
#: Parts by which an office file shows its kind; each with the suffix that such files bear.
_KINDS = (
    ("word/", ".docx"),
    ("xl/", ".xlsx"),
    ("ppt/", ".pptx"),
    ("content.xml", ".ods"),
    ("[Content_Types].xml", "-"),
)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One file in a zip file: its name as shown, the way to it, its first bytes, and why it cannot be read if so."""

    name: str
    way: tuple[str, ...]
    head: bytes = b""
    refused: str | None = None


def kind(path: Path) -> str | None:
    """The suffix of the office file that a zip file really is; None for one that holds files of its own."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except _DAMAGE:
        return None
    if "[Content_Types].xml" not in names and "mimetype" not in names:
        return None
    return next((suffix for part, suffix in _KINDS if any(name.startswith(part) for name in names)), None)


def members(path: Path, limits: Limits) -> tuple[Member, ...]:
    """The files in a zip file by name, those of a zip file in it too. Raises `UnreadableDocument` for the whole."""
    try:
        with zipfile.ZipFile(path) as archive:
            budget = _checked(archive, path.name, limits.max_unpacked_bytes)
            return tuple(_members(archive, path.name, budget, limits))
    except _DAMAGE as error:
        raise UnreadableDocument(_damaged(path.name)) from error


def read(path: Path, way: tuple[str, ...], name: str, limits: Limits) -> bytes:
    """The bytes of one file in a zip file; `way` leads to it. Raises `UnreadableDocument` with a sentence."""
    try:
        with zipfile.ZipFile(path) as archive:
            if len(way) == 1:
                return _inflated(archive, way[0], name, limits)
            with zipfile.ZipFile(io.BytesIO(_inflated(archive, way[0], name, limits))) as inner:
                return _inflated(inner, way[1], name, limits)
    except (*_DAMAGE, KeyError) as error:
        raise UnreadableDocument(_damaged(name)) from error


def _members(
    archive: zipfile.ZipFile, name: str, budget: int, limits: Limits, above: tuple[str, ...] = ()
) -> Iterator[Member]:
    prefix = f"{_shown(archive_name)}/" if (archive_name := above[-1] if above else "") else ""
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if info.is_dir():
            continue
        shown, way = prefix + _shown(info.filename, info.flag_bits), (*above, info.filename)
        if info.flag_bits & _LOCKED:
            yield Member(name=shown, way=way, refused=_locked(f"{name}/{shown}"))
        elif info.filename.lower().endswith(SUFFIX):
            yield from _nested(archive, info, Member(name=shown, way=way), name=name, budget=budget, limits=limits)
        else:
            yield Member(name=shown, way=way, head=_head(archive, info))


def _nested(  # noqa: PLR0913  # a walk down hands on all that it knows
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, member: Member, *, name: str, budget: int, limits: Limits
) -> Iterator[Member]:
    """The files of a zip file in a zip file; a third one inside is not opened."""
    whole = f"{name}/{member.name}"
    if len(member.way) > 1:
        said = f"{whole} is a zip file in a zip file in a zip file. Unpack it and read the folder."
        yield Member(name=member.name, way=member.way, refused=said)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(_inflated(archive, info.filename, whole, limits))) as inner:
            left = _checked(inner, whole, budget)
            found = tuple(_members(inner, name, left, limits, member.way))
    except UnreadableDocument as error:
        yield Member(name=member.name, way=member.way, refused=str(error))
    except _DAMAGE:
        yield Member(name=member.name, way=member.way, refused=_damaged(whole))
    else:
        yield from found


def _checked(archive: zipfile.ZipFile, name: str, budget: int) -> int:
    """What may still be unpacked after this; raises `UnreadableDocument` when the zip file declares more."""
    found = archive.infolist()
    size = sum(info.file_size for info in found)
    if size > budget or len(found) > _MOST_MEMBERS:
        raise UnreadableDocument(
            f"{name} unpacks to {size / 1e6:,.0f} MB in {len(found):,} files; the limit is {budget / 1e6:,.0f} MB in "
            f"{_MOST_MEMBERS:,} files. Take out what is no plan."
        )
    return budget - size


def _inflated(archive: zipfile.ZipFile, member: str, name: str, limits: Limits) -> bytes:
    """The bytes of a member, never more than a document may have, whatever its declared size says."""
    info = archive.getinfo(member)
    if info.flag_bits & _LOCKED:
        raise UnreadableDocument(_locked(name))
    with archive.open(info) as file:
        data = file.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes or info.file_size > limits.max_bytes:
        raise UnreadableDocument(
            f"{name} unpacks to more than {limits.max_bytes / 1e6:,.0f} MB. "
            "An action plan is far smaller: check that this is one."
        )
    return data


def _head(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The first bytes of a member; of an office file the suffix that tells its kind, none for one that is damaged."""
    try:
        with archive.open(info) as file:
            head = file.read(_HEAD)
    except _DAMAGE:
        return b""
    if not head.startswith(MAGIC):
        return head
    return next((suffix.encode() for part, suffix in _KINDS if part.encode() in head), b"")


def _shown(name: str, flags: int = _UTF_8) -> str:
    """A member's name for people: no way out of the archive in it, its letters as they were meant."""
    if not flags & _UTF_8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    parts = _DRIVE.sub("", name.replace("\\", "/")).split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "?"


def _locked(name: str) -> str:
    return f"{name} is locked with a password. Unpack it with the password and read the folder."


def _damaged(name: str) -> str:
    return f"{name} is damaged or no zip file that can be read. Download or pack it again."
