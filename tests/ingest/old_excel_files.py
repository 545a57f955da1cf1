"""Makes Excel files of the old kind (.xls) for tests: records of BIFF8 in the container that Office kept them in."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

Value = str | float | None
Cells = Sequence[Sequence[Value | tuple[Value, int]]]
#: Number format and colour of each style: plain, a day, a month and a year, red, green.
STYLES = ((0, None), (14, None), (17, None), (0, 10), (0, 17))
_SECTOR, _LEAST = 512, 4096
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_NO_ENTRY = 0xFFFFFFFF


def workbook(sheets: Mapping[str, Cells], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """A workbook of sheets; a cell is a value, or a value with the number of its style (see `STYLES`).

    `merged` are the first sheet's merged cells: first and last row, first and last column, counted from 0.
    """
    bodies = [_sheet(cells, merged if number == 0 else ()) for number, cells in enumerate(sheets.values())]
    start = len(_globals(sheets, [0] * len(bodies)))
    offsets = [start + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    return container("Workbook", _globals(sheets, offsets) + b"".join(bodies))


def container(stream: str, data: bytes) -> bytes:
    """A compound file that holds one stream."""
    data = data.ljust(_LEAST, b"\0")
    sectors = -(-len(data) // _SECTOR)
    data = data.ljust(sectors * _SECTOR, b"\0")
    fat_sectors = -(-(sectors + 2) // 127)
    chain = [*range(1, sectors), _END, _END, *[_FAT] * fat_sectors]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(fat_sectors * _SECTOR, b"\xff")
    first_fat = sectors + 1
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, fat_sectors, sectors, 0, _LEAST, _END, 0, _END, 0
    )
    where = [first_fat + number for number in range(fat_sectors)]
    header += struct.pack("<109I", *where, *[_FREE] * (109 - fat_sectors))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(stream, 2, _NO_ENTRY, 0, len(data)) + bytes(256)
    return header + data + directory + fat


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    ends = struct.pack("<BBIII", kind, 1, _NO_ENTRY, _NO_ENTRY, child) + bytes(36) + struct.pack("<IQ", start, size)
    return written.ljust(64, b"\0") + struct.pack("<H", len(written)) + ends


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _globals(sheets: Mapping[str, Cells], offsets: Sequence[int]) -> bytes:
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)) + _record(0x0042, struct.pack("<H", 1200))
    out += _record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5, 0) + b"Arial") * 5
    for pattern, colour in STYLES:
        filled = (1 << 26, colour | 65 << 7) if colour is not None else (0, 64 | 65 << 7)
        out += _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, pattern, 0, 0, 0, 0, 0xFC, 0, *filled))
    for name, offset in zip(sheets, offsets, strict=True):
        out += _record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name), 1) + name.encode("utf-16-le"))
    return out + _record(0x000A)


def _sheet(rows: Cells, merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    width = max(map(len, rows), default=0)
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    out += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for row, cells in enumerate(rows):
        for column, given in enumerate(cells):
            value, style = given if isinstance(given, tuple) else (given, 0)
            if isinstance(value, str):
                words = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                out += _record(0x0204, struct.pack("<HHH", row, column, style) + words)
            elif value is not None:
                out += _record(0x0203, struct.pack("<HHHd", row, column, style, value))
            elif style:
                out += _record(0x0201, struct.pack("<HHH", row, column, style))
    if merged:
        out += _record(0x00E5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *area) for area in merged))
    return out + _record(0x000A)
