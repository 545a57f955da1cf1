"""Where documents come from: files, folders and zip files, as a list of sources that each give their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from graph.errors import UnreadableDocument
from graph.model import Original
from ingest.layout import Limits
from ingest.readers import documents
from ingest.readers.web import page as webpage
from ingest.running import archives

_HEAD = 8_192  # bytes by which a file is told
_JUNK = frozenset(("thumbs.db", "desktop.ini", "readme.md", "__macosx"))
#: First bytes of formats, each with a suffix that says whether this version reads it.
_KNOWN = ((b"%PDF", ".pdf"), (b"\xd0\xcf\x11\xe0", ".xls"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """What is known of where a document was published; None where nothing was said."""

    address: str | None = None
    licence: str | None = None
    standing: str | None = None

    def of(self, original: Original, known: Original | None) -> Original:
        """A document with what is said of it now, else what was `known` before, else what is so of itself."""
        before = known or original
        return replace(
            original,
            address=self.address or before.address,
            licence=self.licence or before.licence,
            standing=self.standing or before.standing,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One document to read: its name in reports, the file it lies in, and the way to it where that is a zip file.

    `refused` says why it cannot be read, where that is known before; `data` are its bytes where they are at hand.
    """

    name: str
    path: Path
    member: tuple[str, ...] = ()
    origin: Origin = field(default_factory=Origin)
    refused: str | None = None
    data: bytes | None = field(default=None, repr=False)

    def load(self, limits: Limits | None = None) -> bytes:
        """The bytes of the document. Raises `UnreadableDocument` with a sentence."""
        if self.refused is not None:
            raise UnreadableDocument(self.refused)
        if self.data is not None:
            return self.data
        if self.member:
            return archives.read(self.path, self.member, self.name, limits or Limits())
        return _bytes(self.path, limits or Limits())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Skipped:
    name: str


def sources(paths: Iterable[Path | Source], limits: Limits | None = None) -> Iterator[Source]:
    """The documents to read: each file given; of each folder and zip file, by name, all that some reader may know."""
    return (found for found in _all(paths, limits or Limits()) if isinstance(found, Source))


def skipped(paths: Iterable[Path | Source], limits: Limits | None = None) -> tuple[str, ...]:
    """The names of files in the folders and zip files that no reader knows. Hidden files and READMEs go unsaid."""
    return tuple(found.name for found in _all(paths, limits or Limits()) if isinstance(found, _Skipped))


def _all(paths: Iterable[Path | Source], limits: Limits) -> Iterator[Source | _Skipped]:
    for path in paths:
        if isinstance(path, Source):
            yield path
        elif path.is_dir():
            files = (found for found in sorted(path.rglob("*")) if found.is_file())
            for file in files:
                if not _is_junk(file.relative_to(path).parts):
                    yield from _of_file(file, limits, given=False)
        else:
            yield from _of_file(path, limits, given=True)


def _of_file(path: Path, limits: Limits, *, given: bool) -> Iterator[Source | _Skipped]:
    head = b"" if path.suffix.lower() in documents.SUFFIXES else _head(path)
    if path.suffix.lower() == archives.SUFFIX or head.startswith(archives.MAGIC):
        kind = archives.kind(path)
        if kind is None:
            yield from _of_archive(path, limits)
            return
        head = kind.encode()
    known = path.suffix.lower() in documents.SUFFIXES or _is_known(head)
    yield Source(name=path.name, path=path) if given or known else _Skipped(name=path.name)


def _of_archive(path: Path, limits: Limits) -> Iterator[Source | _Skipped]:
    """The documents of a zip file. One that is damaged or would unpack to too much is refused as a whole."""
    try:
        members = archives.members(path, limits)
    except UnreadableDocument as error:
        yield Source(name=path.name, path=path, refused=str(error))
        return
    for member in members:
        shown = PurePosixPath(member.name)
        name = f"{path.name}/{member.name}"
        if _is_junk(shown.parts):
            continue
        if member.refused:
            yield Source(name=name, path=path, member=member.way, refused=member.refused)
        elif shown.suffix.lower() in documents.SUFFIXES or _is_known(member.head):
            yield Source(name=name, path=path, member=member.way)
        else:
            yield _Skipped(name=name)


def _is_known(head: bytes) -> bool:
    """Whether a file under a strange name opens like one that this version reads; a zip comes as its kind."""
    suffix = next((suffix for magic, suffix in _KNOWN if head.startswith(magic)), head[:5].decode("latin-1"))
    return suffix in documents.SUFFIXES or webpage.is_page(head)


def _is_junk(parts: tuple[str, ...]) -> bool:
    """Whether a file is what systems leave behind, not what people put there."""
    return any(part.startswith((".", "~$")) or part.lower() in _JUNK for part in parts)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size <= limits.max_bytes:
            return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{path} cannot be opened: {error.strerror}. Check the name and the access."
        ) from error
    raise UnreadableDocument(documents.too_large(path.name, size, limits))
