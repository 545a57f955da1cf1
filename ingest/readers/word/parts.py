"""The XML parts of a Word file, safely parsed, the Strict dialect under the names of the common one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.etree import _Element as Element

from graph.errors import UnreadableDocument
from ingest.layout import Limits
from ingest.readers.packages import Package

#: Name spaces by the short names that this reader uses for them.
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_SHORT = {space: short for short, space in SPACES.items()}
#: The names of the Strict dialect, each with the common one.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": SPACES["w"],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": SPACES["r"],
    "http://purl.oclc.org/ooxml/drawingml/main": SPACES["a"],
    "http://purl.oclc.org/ooxml/drawingml/diagram": SPACES["dgm"],
    "http://purl.oclc.org/ooxml/officeDocument/math": SPACES["m"],
}
_MAIN = "word/document.xml"


@cache
def full(name: str) -> str:
    """The full name of what is written "w:p"."""
    short, _, local = name.partition(":")
    return f"{{{SPACES[short]}}}{local}" if local else name


@cache
def _short(name: str) -> str:
    space, _, local = name[1:].partition("}") if name[0] == "{" else ("", "", name)
    return f"{_SHORT[space]}:{local}" if space in _SHORT else name


def named(element: Element) -> str:
    """The short name of an element: "w:p"."""
    return _short(str(element.tag))


def find(element: Element | None, path: str) -> Element | None:
    """The first child of a short name, of it the first of the next name on the path, …; None if there is none."""
    # Properties are asked for by the million; a search by path takes ten times as long.
    for name in path.split("/"):
        element = None if element is None else next(element.iterchildren(full(name)), None)
    return element


def every(element: Element | None, path: str) -> list[Element]:
    """All children on a path of short names; behind ".//", all elements of that name at any depth."""
    if element is None:
        return []
    if path.startswith(".//"):
        return list(element.iter(full(path.removeprefix(".//"))))
    return element.findall(path, SPACES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """What a part points to: the kind of the relationship (the last word of its name) and the path of the part."""

    kind: str
    path: str


class Parts:
    """The parts of one Word file.

    Raises `UnreadableDocument` when a part is damaged or holds what no Word file needs.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._package = Package(data, name, limits)
        self._name = name
        start = next((link.path for link in self._links("").values() if link.kind == "officeDocument"), _MAIN)
        root = self.part(start)
        body = None if root is None else find(root, "w:body")
        if body is None:
            raise UnreadableDocument(
                f"{name} looks like a Word document, but its text is missing. Open it in Word and save it again."
            )
        self.body: Element = body
        self.links = self._links(start)

    @property
    def macros(self) -> bool:
        """Whether the file carries macros."""
        return any(path.endswith("vbaproject.bin") for path in self._package.names())

    def of_kind(self, kind: str) -> Element | None:
        """The root of the first part of a kind ("styles", "numbering", "theme") that the document points to."""
        return next((self.part(link.path) for link in self.links.values() if link.kind == kind), None)

    def linked(self, identity: str | None) -> Element | None:
        """The root of the part that the document points to under an id; None when it is outside the file or missing."""
        link = self.links.get(identity or "")
        return self.part(link.path) if link else None

    def part(self, path: str) -> Element | None:
        """The root of one part, parsed; None when there is no such part."""
        data = self._package.read(path)
        return None if data is None else _common(self._parsed(data, path))

    def _parsed(self, data: bytes, path: str) -> Element:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableDocument(
                f"{self._name} is damaged: its part {path} cannot be read. "
                "Open it in Word, let Word repair it, and save a copy."
            ) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableDocument(
                f"{self._name} was not read: its part {path} defines words of its own (XML entities), which no Word "
                "file does and which can be an attack. Open it in Word and save it again if you trust it."
            )
        return root

    def _links(self, source: str) -> dict[str, Link]:
        """What a part points to inside the file, by id; what it points to outside is left alone."""
        folder, file = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for one in root if root is not None else ():
            target = one.get("Target")
            if target and one.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = (one.get("Type") or "").rsplit("/", 1)[-1]
                found[one.get("Id") or ""] = Link(kind=kind, path=path)
        return found


def _common(root: Element) -> Element:
    """A tree of the Strict dialect with the names of the common one; another tree as it is."""
    if not any(space in _STRICT for space in root.nsmap.values()):
        return root
    for element in root.iter():
        element.tag = _translated(str(element.tag))
        for name, held in element.attrib.items():
            if (common := _translated(str(name))) != name:
                del element.attrib[name]
                element.set(common, held)
    return root


def _translated(name: str) -> str:
    space, _, local = name[1:].partition("}") if name[0] == "{" else ("", "", name)
    return f"{{{_STRICT[space]}}}{local}" if space in _STRICT else name


def value(element: Element | None, name: str = "w:val") -> str | None:
    """An attribute of an element that may be missing."""
    return None if element is None else element.get(full(name))


def is_on(element: Element | None) -> bool | None:
    """What a switch such as "w:b" says; None when it is not there."""
    return None if element is None else (value(element) or "1").lower() not in {"0", "false", "off", "none"}


def number(text: str | None) -> int | None:
    """A whole number as it stands in an attribute, None where there is none."""
    try:
        return int(float((text or "").removesuffix("pt")))
    except (ValueError, OverflowError):
        return None


#: What stands in for the same content in newer and older programs, and what only wraps content.
_WRAPPERS = frozenset({"w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:sdt"})


def inside(container: Element) -> Iterator[Element]:
    """The children of an element, those of mere wrappers in place of the wrapper, without what was deleted."""
    for child in container:
        if named(child) == "mc:AlternateContent":
            chosen = alternative(child)
            if chosen is not None:
                yield from inside(chosen)
        elif named(child) in _WRAPPERS:
            yield from inside(child)
        elif named(child) not in {"w:del", "w:moveFrom"}:
            yield child


def alternative(element: Element) -> Element | None:
    """The one of several forms of the same content to read: the newer, unless only the older one holds words."""
    forms = [child for child in element if named(child) in {"mc:Choice", "mc:Fallback"}]
    return next((form for form in forms if every(form, ".//w:t")), forms[0] if forms else None)
