"""Files that mean harm: each is read or refused with a sentence, within its limits, and without harm to anybody."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from graph.errors import UnreadableDocument
from ingest.layout import Limits
from ingest.readers import documents
from ingest.running.supervisor import Readers
from tests.ingest import hostile_files, laws

#: Far less than is allowed by default: a machine of somebody's must not notice.
LIMITS = Limits(
    max_seconds=30, max_memory_bytes=1_000_000_000, max_pages=500, max_rows=20_000, max_unpacked_bytes=60_000_000
)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """A process that examines documents."""
    made = Readers(laws.READER)
    yield made
    made.stop()


@pytest.mark.parametrize("name", hostile_files.names())
def test_hostile_file_is_read_or_refused(readers: Readers, name: str) -> None:
    """It takes neither the reader down nor all its time or memory, and no word is lost or invented."""
    assert laws.broken(hostile_files.made(name), name, readers, LIMITS) == []


@pytest.mark.parametrize("name", ["outside.docx", "outside.xlsx"])
def test_file_outside_is_never_opened(name: str) -> None:
    """A document that names a file of this machine does not get its words."""
    echo = Readers()
    try:
        found = echo.read(hostile_files.made(name), name, LIMITS)
    except UnreadableDocument:
        found = b""
    finally:
        echo.stop()
    assert b"root:" not in found


def test_plain_plan_is_read_right_after(readers: Readers) -> None:
    """The next document is none the worse for what came before."""
    began = time.monotonic()
    assert laws.broken(b"Recommendation\tAction\n1. Do it.\tNow\n", "plan.txt", readers, LIMITS) == []
    assert time.monotonic() - began < LIMITS.max_seconds


def test_a_program_under_the_name_of_a_document_is_called_one() -> None:
    """Nobody is told to open a Windows program that bears the name of a PDF."""
    with pytest.raises(UnreadableDocument, match=r"^plan\.pdf is a Windows program, whatever its name says") as caught:
        documents.read(b"MZ\x90\0" + bytes(500), "plan.pdf")
    assert "open" not in str(caught.value).lower()
