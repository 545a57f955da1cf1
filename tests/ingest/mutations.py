"""Damages documents: as disks and mail do, as careless programs do, and as somebody would who means harm.

Each takes a document and a source of chance, and gives another document; the same chance gives the same document.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_NUMBERS = (b"0", b"-1", b"1", b"7", b"255", b"65536", b"2147483647", b"99999999999", b"1e308", b"-0.5", b"3.25")
_SCRAPS = (
    b"\t", b"\t\t\t", b'"', b"|", b"| a | b |\n", b"<td>", b"</table>", b"<tr><td colspan=9999>", b"<ul><li>", b"&#0;",
    b"<table>", b"\n\n", b"\r", b"\x00", b"\x0c", b"\xff\xfe", b"\xe2\x80\xa8", b"<!--", b"]]>", b"<br/>", b"&amp;",
    b"&nosuch;", b"()" * 40, b"[" * 200, b"a" * 3000, b"1.1.1.1.1.1 ", b"- " * 50, b"/Kids [3 0 R]", b"endobj", b"Ref",
    b"stream\n", b"Recommendation\tAction\tLead", b"Complete", b"\xc2\xa0", b"\xed\xa0\x80", b"<<<<", b">>", b"{\\rtf",
)  # fmt: skip


def mutated(data: bytes, chance: Random) -> bytes:
    """A document after one to four mutations, within its parts where it is a package of parts."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        kinds = [*_BYTES, *_WORDS]
        if data.startswith(b"PK\x03\x04"):
            kinds += _PACKAGE * 6
        data = chance.choice(kinds)(data, chance)
    return data


def _flip(data: bytes, chance: Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 30)) if out else 0):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _piece(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 10, 200, 5_000)))


def _left_out(data: bytes, chance: Random) -> bytes:
    start, end = _piece(data, chance)
    return data[:start] + data[end:]


def _again(data: bytes, chance: Random) -> bytes:
    start, end = _piece(data, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[start:end] * chance.choice((1, 1, 2, 50)) + data[at:]


def _changed_about(data: bytes, chance: Random) -> bytes:
    (a, b), (c, d) = sorted((_piece(data, chance), _piece(data, chance)))
    return data if b > c else data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _other_number(data: bytes, chance: Random) -> bytes:
    found = list(_NUMBER.finditer(data[:2_000_000]))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(_NUMBERS) + data[one.end() :]


def _scrap(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_SCRAPS) * chance.choice((1, 1, 1, 20)) + data[at:]


def _tag_moved(data: bytes, chance: Random) -> bytes:
    """One tag left out, said again, or put in the place of another."""
    found = list(_TAG.finditer(data[:2_000_000]))
    if not found:
        return data
    one, other = chance.choice(found), chance.choice(found)
    return data[: one.start()] + chance.choice((b"", one[0] * 2, other[0], one[0] * 300)) + data[one.end() :]


def _lines(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]
    if chance.random() < 0.5:
        lines.insert(at, lines[other])
    return b"\n".join(lines)


def _in_a_part(data: bytes, chance: Random) -> bytes:
    """A part of the package changed, and all of it packed again, so that a reader gets to see it."""
    parts = _unpacked(data)
    if not parts:
        return _flip(data, chance)
    at = chance.randrange(len(parts))
    name, content = parts[at]
    parts[at] = name, chance.choice([*_BYTES, *_WORDS, *_WORDS])(content, chance)
    return _packed(parts)


def _parts_moved(data: bytes, chance: Random) -> bytes:
    """A part left out, there twice, under another's name, or with another's words."""
    parts = _unpacked(data)
    if not parts:
        return _cut(data, chance)
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    kind = chance.randrange(4)
    if kind == 0:
        del parts[at]
    elif kind == 1:
        parts.append((parts[at][0], parts[other][1]))
    elif kind == 2:
        parts[at] = parts[other][0], parts[at][1]
    else:
        parts[at] = parts[at][0], parts[other][1]
    return _packed(parts)


def _unpacked(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [(one.filename, archive.read(one)) for one in archive.infolist() if one.file_size < 20_000_000]
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return []


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            # made by hand: by name alone, the archive warns of one that is there twice, as is meant here
            archive.NameToInfo.pop(name, None)
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_BYTES: tuple[Mutation, ...] = (_flip, _cut, _left_out, _again, _changed_about)
_WORDS: tuple[Mutation, ...] = (_other_number, _scrap, _scrap, _tag_moved, _lines)
_PACKAGE: tuple[Mutation, ...] = (_in_a_part, _in_a_part, _parts_moved)
