"""Files, folders and zip files as sources: what is taken, in which order, what is skipped and what is refused."""

from __future__ import annotations

import io
import pickle
import struct
import zipfile
from pathlib import Path

import pytest

from graph.errors import UnreadableDocument
from ingest.layout import Limits
from ingest.pipeline import extract
from ingest.running.sources import Source, skipped, sources

PLAN = b"Recommendation\tAction\tLead\tProgress\n1. Agencies must share.\tAgree a pathway\tICB\tDone\n"
PAGE = b"<!DOCTYPE html><html><body><p>A page</p></body></html>"


def _zip(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def _written(folder: Path, members: dict[str, bytes], name: str = "some.zip") -> Path:
    path = folder / name
    path.write_bytes(_zip(members))
    return path


def _locked(data: bytes, member: str) -> bytes:
    """A zip file that says of one member that it needs a password."""
    whole = bytearray(data)
    for magic, flags, size, names in ((b"PK\x03\x04", 6, 26, 30), (b"PK\x01\x02", 8, 28, 46)):
        at = whole.find(magic)
        while at >= 0:
            (length,) = struct.unpack_from("<H", whole, at + size)
            if bytes(whole[at + names : at + names + length]).decode() == member:
                whole[at + flags] |= 1
            at = whole.find(magic, at + 4)
    return bytes(whole)


def test_a_zip_file_gives_its_documents_by_name(tmp_path: Path) -> None:
    """Members come in the order of names, called after the zip file, with their bytes; nothing is unpacked to disk."""
    path = _written(tmp_path, {"b.txt": PLAN, "a/c.md": b"# x", "page.aspx": PAGE, "a/": b""})
    found = list(sources([path]))
    assert [one.name for one in found] == ["some.zip/a/c.md", "some.zip/b.txt", "some.zip/page.aspx"]
    assert found[1].load() == PLAN
    assert [one.name for one in tmp_path.iterdir()] == ["some.zip"]


def test_what_systems_leave_behind_goes_unsaid_and_the_rest_is_said(tmp_path: Path) -> None:
    """Hidden files and those of systems are passed over; a file that no reader knows is told of."""
    junk = {"__MACOSX/._a.txt": b"x", ".hidden/a.txt": b"x", "Thumbs.db": b"x", "~$plan.txt": b"x", "README.md": b"x"}
    path = _written(tmp_path, {**junk, "photo.jpg": b"\xff\xd8\xff", "plan.txt": PLAN})
    assert [one.name for one in sources([path])] == ["some.zip/plan.txt"]
    assert skipped([path]) == ("some.zip/photo.jpg",)


def test_a_folder_gives_its_files_and_those_of_its_zip_files(tmp_path: Path) -> None:
    """A zip file in a folder is opened; a page under a strange name is known by its content."""
    folder = tmp_path / "plans"
    folder.mkdir()
    _written(folder, {"z.txt": PLAN})
    (folder / "page.cfm").write_bytes(PAGE)
    (folder / ".notes.txt").write_bytes(PLAN)
    (folder / "tool.exe").write_bytes(b"MZ")
    assert [one.name for one in sources([folder])] == ["page.cfm", "some.zip/z.txt"]
    assert skipped([folder]) == ("tool.exe",)


def test_names_that_climb_out_of_the_zip_file_are_harmless(tmp_path: Path) -> None:
    """A path of a member is only ever a name."""
    path = _written(tmp_path, {"../../evil.txt": PLAN, "/etc/plan.txt": PLAN, "C:\\plans\\x.txt": PLAN})
    found = {one.name: one.load() for one in sources([path])}
    assert found == dict.fromkeys(("some.zip/evil.txt", "some.zip/etc/plan.txt", "some.zip/plans/x.txt"), PLAN)


def test_a_zip_file_in_a_zip_file_is_opened_and_a_third_one_is_not(tmp_path: Path) -> None:
    """One level down is read; beyond it, a sentence says what to do."""
    inner = _zip({"plan.txt": PLAN, "third.zip": _zip({"deep.txt": PLAN})})
    found = {one.name: one for one in sources([_written(tmp_path, {"inner.zip": inner})])}
    assert list(found) == ["some.zip/inner.zip/plan.txt", "some.zip/inner.zip/third.zip"]
    assert found["some.zip/inner.zip/plan.txt"].load() == PLAN
    with pytest.raises(UnreadableDocument, match="in a zip file in a zip file"):
        found["some.zip/inner.zip/third.zip"].load()


def test_a_member_with_a_password_is_refused_by_name_and_the_others_are_read(tmp_path: Path) -> None:
    """One locked member does not stop the rest."""
    path = tmp_path / "some.zip"
    path.write_bytes(_locked(_zip({"a.txt": PLAN, "b.txt": PLAN}), "a.txt"))
    locked, open_ = sources([path])
    with pytest.raises(UnreadableDocument, match=r"some\.zip/a\.txt is locked with a password"):
        locked.load()
    assert open_.load() == PLAN


def test_a_zip_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """By what it declares, the ones inside it counted too; by each member; and by the number of members."""
    limits = Limits(max_unpacked_bytes=10_000, max_bytes=6_000)
    whole = list(sources([_written(tmp_path, {"a.txt": b"x" * 11_000})], limits))
    with pytest.raises(UnreadableDocument, match="the limit is"):
        whole[0].load(limits)
    nested = list(
        sources([_written(tmp_path, {"i.zip": _zip({"a.txt": b"x" * 5_000}), "b.txt": b"y" * 5_000})], limits)
    )
    assert [one.refused is None for one in nested] == [True, False]
    (one,) = sources([_written(tmp_path, {"a.txt": b"x" * 7_000})], limits)
    with pytest.raises(UnreadableDocument, match=r"some\.zip/a\.txt unpacks to more than"):
        one.load(limits)


def test_a_member_that_lies_about_its_size_does_no_harm(tmp_path: Path) -> None:
    """What inflates to more than it declares is refused as damaged."""
    data = bytearray(_zip({"a.txt": b"x" * 1_000_000}))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    path = tmp_path / "some.zip"
    path.write_bytes(data)
    (one,) = sources([path])
    with pytest.raises(UnreadableDocument, match="damaged"):
        one.load()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"plain words"])
def test_a_damaged_zip_file_is_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    """What is no zip file, or only the beginning of one, is refused by its name."""
    path = tmp_path / "some.zip"
    path.write_bytes(data)
    (one,) = sources([path])
    with pytest.raises(UnreadableDocument, match=r"some\.zip is damaged"):
        one.load()


def test_an_office_file_is_no_zip_file(tmp_path: Path) -> None:
    """A Word file is zipped inside; it is a document, not a folder of files."""
    path = _written(tmp_path, {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, "plan.docx")
    assert [(one.name, one.member) for one in sources([path])] == [("plan.docx", ())]


def test_a_file_given_by_name_is_always_a_source(tmp_path: Path) -> None:
    """What somebody names is read or refused, never passed over in silence."""
    path = tmp_path / "photo.jpg"
    assert [one.name for one in sources([path])] == ["photo.jpg"]
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        next(sources([path])).load()
    path.write_bytes(b"x" * 100)
    with pytest.raises(UnreadableDocument, match="the limit is"):
        next(sources([path])).load(Limits(max_bytes=50))


def test_a_source_can_be_sent_to_another_process(tmp_path: Path) -> None:
    """A source is a value: it survives being pickled."""
    (one,) = sources([_written(tmp_path, {"a.txt": PLAN})])
    again: Source = pickle.loads(pickle.dumps(one))  # noqa: S301  # our own
    assert again == one
    assert again.load() == PLAN


def test_the_one_document_of_a_zip_file_is_extracted(tmp_path: Path) -> None:
    """A zip file with one plan reads as that plan; with several, somebody must choose."""
    assert extract(_written(tmp_path, {"a.txt": PLAN})).original.file == "some.zip/a.txt"
    with pytest.raises(UnreadableDocument, match="holds 2 documents"):
        extract(_written(tmp_path, {"a.txt": PLAN, "b.txt": PLAN}))
