"""Messages over a pipe between two processes: a length, then so many bytes."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator

_LENGTH = struct.Struct("!Q")
_PIECE = 1 << 20


class Broken(Exception):
    """The other end went away in the middle of a message, or sent a longer one than is taken."""


def send(pipe: int, message: bytes) -> None:
    """Writes one message to a file descriptor; raises OSError where nobody reads it any more."""
    for part in (_LENGTH.pack(len(message)), message):
        view = memoryview(part)
        while view:
            view = view[os.write(pipe, view[:_PIECE]) :]


def receive(pipe: int, most: int | None = None) -> Iterator[bytes]:
    """The messages from a file descriptor until its other end closes; raises Broken for one of more bytes than `most`.

    A message that is cut off raises Broken too.
    """
    while head := _exactly(pipe, _LENGTH.size, at_end=True):
        (length,) = _LENGTH.unpack(head)
        if most is not None and length > most:
            raise Broken
        yield _exactly(pipe, length)


def _exactly(pipe: int, length: int, *, at_end: bool = False) -> bytes:
    found = bytearray()
    while len(found) < length:
        piece = os.read(pipe, min(_PIECE, length - len(found)))
        if not piece:
            if at_end and not found:
                return b""
            raise Broken
        found += piece
    return bytes(found)
