"""Files that mean harm, made in memory: bombs, loops, depths and sizes that are lies."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable

from tests.ingest import seeds

Make = Callable[[], bytes]
Change = Callable[[bytes], bytes]
_MEGABYTE = b" " * 1_000_000
_DEEP = 50_000
_LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "words words words words ">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def names() -> list[str]:
    """The names of all hostile files."""
    return [*_packages(), *_pdfs(), *_texts()]


def made(name: str) -> bytes:
    """A hostile file by its name."""
    return {**_packages(), **_pdfs(), **_texts()}[name]()


def _packages() -> dict[str, Make]:
    sheet, words = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    return {
        "bomb.docx": lambda: _word(_in_body(_MEGABYTE * 120)),
        "bomb.xlsx": lambda: _book(sheet, _in_body(_MEGABYTE * 120)),
        "lies.docx": lambda: _lying(_word(lambda part: part + _MEGABYTE * 120)),
        "lies.xlsx": lambda: _lying(_book(sheet, lambda part: part + _MEGABYTE * 120)),
        "bomb.zip": _nested,
        "laughs.docx": lambda: _word(lambda part: _entities(part, _LAUGHS, b"A listed point")),
        "laughs.xlsx": lambda: _book(words, lambda part: _entities(part, _LAUGHS, b"Recommendation")),
        "outside.docx": lambda: _word(lambda part: _entities(part, _OUTSIDE, b"A listed point")),
        "outside.xlsx": lambda: _book(words, lambda part: _entities(part, _OUTSIDE, b"Recommendation")),
        "deep.docx": lambda: _word(_in_body(_nest("w:tbl"))),
        "deep_controls.docx": lambda: _word(_in_body(_nest("w:sdt"))),
        "deep.xlsx": lambda: _book(sheet, _in_body(_nest("row"))),
        "wide.docx": lambda: _word(lambda part: part.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="99999999"/>')),
        "far.xlsx": lambda: _book(sheet, lambda part: part.replace(b'r="B3"', b'r="XFD1048576"')),
        "merged.xlsx": lambda: _book(sheet, lambda part: part.replace(b"B4:B5", b"A1:XFD1048576")),
        "many_parts.docx": _many_parts,
    }


def _pdfs() -> dict[str, Make]:
    plain = seeds.pdf()
    return {
        "loop.pdf": lambda: re.sub(rb"/Kids \[[^\]]*\]", lambda _: b"/Kids [ %d 0 R ]" % _tree(plain), plain),
        "count.pdf": lambda: re.sub(rb"/Count \d+", b"/Count 1000000000", plain),
        "many_pages.pdf": lambda: re.sub(
            rb"/Kids \[ *(\d+ 0 R)[^\]]*\]", lambda one: b"/Kids [" + (one[1] + b" ") * 60_000 + b"]", plain
        ),
        "bomb.pdf": _stream_bomb,
        "deep.pdf": lambda: plain.replace(b"/Type /Catalog", b"/Type /Catalog /Odd " + b"[" * _DEEP + b"]" * _DEEP),
        "huge_page.pdf": lambda: re.sub(rb"/MediaBox \[[^\]]*\]", b"/MediaBox [ 0 0 1e30 1e30 ]", plain),
        "many_lines.pdf": _many_lines,
    }


def _texts() -> dict[str, Make]:
    wide = [f"Column {number}" for number in range(10_000)]
    return {
        "wide.csv": lambda: "\n".join([",".join(wide)] * 20).encode(),
        "wide.tsv": lambda: "\n".join(["\t".join(["Recommendation", "Action", *wide])] * 20).encode(),
        "wide.md": lambda: "\n".join(["| " + " | ".join(wide) + " |"] * 20).encode(),
        "one_quote.csv": lambda: b'Recommendation,Action\n"' + b"never closed,\n" * 50_000,
        "deep.html": lambda: b"<html><body>" + b"<div>" * _DEEP + b"words",
        "deep_tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 5_000 + b"words",
        "deep_lists.md": lambda: b"Recommendation\tAction\n1. Do\t" + b"<ul><li>" * _DEEP + b"\n",
        "spans.html": lambda: b"<table><tr><th>Action<tr><td rowspan=99999999 colspan=99999999>a<td>b</table>" * 50,
        "entities.html": (_LAUGHS + "<html><body><p>&j;</p></body></html>").encode,
        "angle_brackets.txt": lambda: b"<" * 200_000,
        "one_word.txt": lambda: b"a" * 300_000 + b"!",
        "digits.txt": lambda: b"Recommendation\tAction\n" + b"1" * 5_000 + b"x\tb\n",
        "blanks.txt": lambda: b"Recommendation\tAction\n1. Do it" + b" " * 20_000 + b"x\tb\n",
    }


def _word(change: Change) -> bytes:
    return _with(seeds.word(), "word/document.xml", change)


def _book(part: str, change: Change) -> bytes:
    return _with(seeds.workbook(), part, change)


def _in_body(words: bytes) -> Change:
    """Puts something at the beginning of a Word file's text, or of a sheet's rows."""
    return lambda part: re.sub(rb"<(w:body|sheetData)>", lambda one: one[0] + words, part)


def _with(package: bytes, part: str, change: Change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            content = old.read(one)
            new.writestr(one.filename, change(content) if one.filename == part else content)
    return out.getvalue()


def _lying(package: bytes) -> bytes:
    """The package with every size that it declares set to 1,000 bytes."""
    out = bytearray(package)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        for one in re.finditer(re.escape(mark), package):
            out[one.start() + at : one.start() + at + 4] = struct.pack("<I", 1_000)
    return bytes(out)


def _nested() -> bytes:
    """A zip of zips of zips, each level ten times the one within."""
    inner, name = _MEGABYTE * 50, "plan.txt"
    for level in range(5):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}-{name}", inner)
        inner, name = out.getvalue(), f"level{level}.zip"
    return inner


def _many_parts() -> bytes:
    out = io.BytesIO(seeds.word())
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(20_000):
            archive.writestr(f"word/media/{number}.png", b"")
    return out.getvalue()


def _entities(part: bytes, declared: str, words: bytes) -> bytes:
    head, end, rest = part.partition(b"?>")
    if not end:
        head, rest = b"<?xml version='1.0'", part
    return head + b"?>" + declared.encode() + rest.replace(words, b"&j;")


def _nest(tag: str) -> bytes:
    return f"<{tag}>".encode() * _DEEP + f"</{tag}>".encode() * _DEEP


def _tree(plain: bytes) -> int:
    """The number of the object that holds the tree of pages."""
    found = re.search(rb"/Pages (\d+) 0 R", plain)
    return int(found[1]) if found else 1


def _stream_bomb() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    canvas.drawString(72, 700, "Recommendation")
    canvas.addLiteral(" " * 120_000_000)  # what is drawn on the page: nothing, at length
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _many_lines() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for number in range(30_000):
        canvas.line(number % 600, number % 830, (number * 7) % 600, (number * 3) % 830)
    canvas.drawString(72, 700, "Recommendation")
    canvas.showPage()
    canvas.save()
    return out.getvalue()
