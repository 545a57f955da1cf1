"""From the bytes of a saved web page to its tree of elements, whatever character set and coat it was saved in."""

from __future__ import annotations

import codecs
import email
import email.policy
import re

from lxml import etree, html

from graph.errors import UnreadableDocument
from ingest.readers.text import plain as text

_OPENS = re.compile(
    r"\s*+(?:(?><\?xml[^>]*\?>|<!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ARCHIVE = re.compile(rb"\s*(?:[\w-]+:[^\n]*\r?\n(?:[ \t]+[^\n]*\r?\n)*){1,20}", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_HEAD = 8_192  # bytes in which a page says what it is
#: What browsers read under these names, whatever the names say.
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
_NO_TEXT = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
#: Bytes that are no UTF-8, in a page that says it is, as the characters that Windows-1252 has for them.
_ESCAPED = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def is_page(data: bytes) -> bool:
    """Whether a file opens as an HTML page does, or as one saved whole in a single file (.mht)."""
    return _OPENS.match(_head(data)) is not None or is_archive(data)


def is_archive(data: bytes) -> bool:
    """Whether a file is a page saved with all its parts in one file (.mht, .mhtml)."""
    head = _ARCHIVE.match(data[:_HEAD])
    if head is None:
        return False
    said = head[0].lower()
    return b"mime-version:" in said and b"multipart/related" in said


def parse(data: bytes, name: str) -> tuple[html.HtmlElement, tuple[str, ...]]:
    """The tree of a page and remarks on its encoding; raises `UnreadableDocument` where there is no page to read."""
    notes: tuple[str, ...] = ()
    declared = None
    if is_archive(data):
        data, declared = _page_of(data, name)
        notes = ("The page was saved in one file with its parts: line numbers count within the page itself.",)
    words, said = decode(data, name, declared)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(_NO_TEXT.sub(" ", words).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise UnreadableDocument(f"{name} holds no page: there is nothing but markup in it.") from error
    fatal = next((entry for entry in parser.error_log if entry.level_name == "FATAL"), None)
    if fatal is not None:
        raise UnreadableDocument(
            f"{name} cannot be read beyond line {fatal.line}: its parts stand inside one another too deep. "
            "Open the page in a browser and save it as PDF."
        )
    return tree, (*notes, *said)


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a page by its byte order mark, else by what it or `declared` says, else as any text file."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text.decode(data, name)
    encoding = _known(declared or _declared(data))
    if encoding == "utf-8":
        words = data.decode("utf-8", "surrogateescape")
        mended = words.translate(_ESCAPED)
        notes = () if mended == words else ("Some characters are not UTF-8; they were read as Windows-1252.",)
        return mended, (*text.decode(mended.encode("utf-8", "replace"), name)[1], *notes)
    if encoding is None:
        return text.decode(data, name)
    words = data.decode(encoding, "replace")
    return text.decode(words.encode("utf-8", "replace"), name)


def _head(data: bytes) -> str:
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD]) or _XML_CHARSET.match(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None


def _known(name: str | None) -> str | None:
    """The codec of a declared character set; None for one that Python does not know, or that the bytes belie."""
    try:
        codec = codecs.lookup(name or "").name
    except LookupError:
        return None
    codec = _ALIASES.get(codec, codec)
    # A page whose declaration could be read byte by byte is not in one of these.
    return None if codec.startswith(("utf-16", "utf-32", "utf-7")) else codec


def _page_of(data: bytes, name: str) -> tuple[bytes, str | None]:
    """The HTML among the parts of an archive, and the character set that its part names."""
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return payload, part.get_content_charset()
    raise UnreadableDocument(f"{name} is a saved page without a page in it. Save it again as HTML or PDF.")
