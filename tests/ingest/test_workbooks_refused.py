"""Workbooks that are damaged, locked, too large or made to do harm: each is refused with a sentence."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from graph.errors import UnreadableDocument
from ingest.layout import Limits
from ingest.readers.documents import read
from tests.ingest import old_excel_files
from tests.ingest.sheet_plans import PLANS, put, saved, sheet

SMALL = b"".join(PLANS["two_line_headings"]()[:1])
OLD = old_excel_files.workbook({"Plan": [["Ref", "Recommendation"], [1.0, "The board should think of old files too."]]})


def changed(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A package with its parts changed; a part of which nothing is left is taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
    return out.getvalue()


def replaced(part: str, old: bytes, new: bytes) -> bytes:
    """The small workbook with some bytes of one part replaced."""
    return changed(SMALL, lambda name, data: data.replace(old, new) if name == part else data)


def wide() -> bytes:
    """A workbook with words in its 300th column."""
    book = Workbook()
    put(sheet(book, "Far"), 7, 300, "words")
    return saved(book)


def laughing(entities: bytes) -> bytes:
    """The small workbook with entities defined in its sheet."""
    head = b'<?xml version="1.0"?><!DOCTYPE worksheet [' + entities + b"]>"
    part = "xl/worksheets/sheet1.xml"
    return changed(SMALL, lambda name, data: head + data[data.index(b"<worksheet") :] if name == part else data)


LAUGHS = b'<!ENTITY a "ha">' + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
OUTSIDE = b'<!ENTITY a SYSTEM "file:///etc/passwd">'
HUGE = changed(SMALL, lambda name, data: data + b" " * 9_000_000 if name.endswith("sheet1.xml") else data)
REFUSED = {
    "half a file": (SMALL[: len(SMALL) // 2], "damaged|zip"),
    "a part that breaks off": (replaced("xl/worksheets/sheet1.xml", b"</sheetData>", b""), "damaged"),
    "a sheet that is not there": (changed(SMALL, lambda n, d: None if n.endswith("sheet1.xml") else d), "damaged"),
    "no workbook": (changed(SMALL, lambda n, d: None if n == "xl/workbook.xml" else d), "damaged"),
    "a number that is none": (
        replaced("xl/worksheets/sheet1.xml", b't="inlineStr"', b't="s"'),
        "damaged|holds no words",
    ),
    "entities that grow": (laughing(LAUGHS), "entity"),
    "an entity from a file": (laughing(OUTSIDE), "entity"),
    "unpacks to too much": (HUGE, "unpacks to more than"),
    "a column far out": (wide(), "sheet “Far”, row 7: words in column KN"),
    "an old file cut short": (OLD[:1500], "old kind"),
    "a password": (old_excel_files.container("EncryptedPackage", b"x" * 5000), "password"),
    "a Word file of old": (old_excel_files.container("WordDocument", b"x" * 5000), "Word file"),
    "no words": (saved(Workbook()), "no words"),
    "a binary workbook": (
        changed(SMALL, lambda n, d: d.replace(b"xl/workbook.xml", b"xl/workbook.bin") if n == "_rels/.rels" else d),
        "binary workbook",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_sentence(what: str) -> None:
    """The refusal names the file and says what is wrong with it."""
    data, said = REFUSED[what]
    with pytest.raises(UnreadableDocument, match=said) as refusal:
        read(data, "plan.xlsx", Limits(max_unpacked_bytes=8_000_000))
    assert "plan.xlsx" in str(refusal.value)


def test_more_rows_than_the_limit_are_refused_with_the_row() -> None:
    """The sentence names the sheet and the first row that is too many."""
    book = Workbook()
    for row in range(1, 20):
        put(sheet(book, "Plan") if row == 1 else book["Plan"], row, 1, "words")
    with pytest.raises(UnreadableDocument, match="row 11 of sheet “Plan”"):
        read(saved(book), "plan.xlsx", Limits(max_rows=10))


def test_an_empty_second_sheet_is_no_reason_to_refuse() -> None:
    """A workbook is refused only when none of its sheets holds words."""
    assert read(PLANS["several_sheets"]()[0], "plan.xlsx").blocks


@pytest.mark.parametrize("seed", range(60))
def test_no_damage_ends_in_anything_but_a_sentence(seed: int) -> None:
    """Bytes changed at random, in the file or in one of its parts, end in a document or in a refusal."""
    chance = random.Random(seed)

    def hurt(data: bytes) -> bytes:
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.choice(b"0123456789eA<\xff\x00")
        return bytes(broken[: chance.choice([len(broken), chance.randrange(len(broken))])])

    names = zipfile.ZipFile(io.BytesIO(SMALL)).namelist()
    victim = chance.choice(names)
    hurt_part = changed(SMALL, lambda name, data: hurt(data) if name == victim else data)
    for data in (hurt_part, hurt(SMALL), hurt(OLD)):
        try:
            found = read(data, "plan.xlsx").name
        except UnreadableDocument as refusal:
            found = str(refusal)
        assert "plan.xlsx" in found
