"""Fetches one document from the web, when a person asks for it on the command line; nothing else here goes out."""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import time
import urllib.error
import zlib
from contextlib import suppress
from email.message import Message
from pathlib import Path, PurePosixPath
from typing import IO
from urllib import parse, request

from graph.errors import UnreadableDocument
from ingest.layout import Limits
from ingest.readers import documents
from ingest.running import archives
from ingest.running.sources import Origin, Source

_SCHEMES = frozenset(("http", "https"))
_MOST_REDIRECTS = 5
_WAIT = 30  # seconds for each answer
_MOST_SECONDS = 300
_CHUNK = 65_536
_MOST_NAME = 120  # letters of a file name
_AGENT = "threadline (fetches one document for the person who asked for it)"
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
#: What servers call the formats that documents come in, each with its suffix.
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}


def source_of(address: str, limits: Limits | None = None) -> Source:
    """A document at an address as a source to read; one that cannot be fetched says so when it is to be loaded."""
    try:
        return fetch(address, limits or Limits())
    except UnreadableDocument as error:
        return Source(name=address, path=Path(address), refused=str(error))


def fetch(address: str, limits: Limits) -> Source:
    """The document at an address, with the address it was asked for at. Raises `UnreadableDocument` with a sentence."""
    checked = _checked(address)
    asked = request.Request(checked, headers={"User-Agent": _AGENT, "Accept": "*/*"})  # noqa: S310  # checked above
    try:
        with _opener(_is_near(checked)).open(asked, timeout=_WAIT) as answer:
            data, headers, at = _body(answer, address, limits), answer.headers, answer.url
    except urllib.error.HTTPError as error:
        raise UnreadableDocument(
            f"{address} answers {error.code} ({error.reason}). Look at it in a browser, save it and give the file."
        ) from error
    except (OSError, http.client.HTTPException, zlib.error) as error:
        reason = getattr(error, "reason", None) or error
        raise UnreadableDocument(
            f"{address} cannot be fetched ({reason}). Check the address and the connection."
        ) from error
    if data.startswith(archives.MAGIC) and b"[Content_Types].xml" not in data and b"opendocument" not in data:
        raise UnreadableDocument(f"{address} is a zip file. Save it and give the file.")
    name = _name(headers, at)
    return Source(name=name, path=Path(name), data=data, origin=Origin(address=checked))


def _checked(address: str) -> str:
    """An address as it may be asked for and kept: of the web, without a password, its letters as servers want them."""
    parts = parse.urlsplit(address.strip())
    if parts.scheme.lower() not in _SCHEMES or not parts.hostname:
        raise UnreadableDocument(f"{address} is no web address. It must begin with http:// or https://.")
    if parts.username or parts.password:
        raise UnreadableDocument(
            "The address holds a name or a password, which would be kept with the plan. Leave it out."
        )
    try:
        host = parts.hostname.encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise UnreadableDocument(f"{address} is no web address ({error}). Check it.") from error
    host = f"[{host}]" if ":" in host else host
    path, query = (
        parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"),
        parse.quote(parts.query, safe="=&%+/:;,?@!$'()*~-._"),
    )
    return parse.urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _opener(near: bool) -> request.OpenerDirector:  # noqa: FBT001  # whether the person asked for a machine near by
    """What knows the web and nothing else: no files, no FTP."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(), request.HTTPHandler(), request.HTTPSHandler(), request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(), _Redirects(near=near),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


class _Redirects(request.HTTPRedirectHandler):
    """Follows a few redirects, never from the web to this machine or its own network."""

    max_redirections = _MOST_REDIRECTS

    def __init__(self, *, near: bool) -> None:
        self._near = near

    def redirect_request(  # noqa: PLR0913, PLR0917  # the signature of the library
        self, req: request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> request.Request | None:
        checked = _checked(newurl)
        if not self._near and _is_near(checked):
            raise UnreadableDocument(f"{req.full_url} leads to a machine of your own network ({newurl}); not followed.")
        return super().redirect_request(req, fp, code, msg, headers, checked)


def _is_near(address: str) -> bool:
    """Whether an address is of this machine or its own network. One that nobody knows is not."""
    host = parse.urlsplit(address).hostname or ""
    with suppress(OSError, UnicodeError, ValueError):
        found = {str(entry[4][0]).partition("%")[0] for entry in socket.getaddrinfo(host, None)}
        return any(not ipaddress.ip_address(one).is_global for one in found)
    return False


def _body(answer: http.client.HTTPResponse, address: str, limits: Limits) -> bytes:
    """All that an answer holds, unpacked, as long as it is no more than a document may be."""
    started, parts, size = time.monotonic(), [], 0
    while chunk := answer.read(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > limits.max_bytes:
            raise UnreadableDocument(documents.too_large(address, size, limits))
        if time.monotonic() - started > _MOST_SECONDS:
            raise UnreadableDocument(f"{address} takes longer than {_MOST_SECONDS} seconds. Save it and give the file.")
    data = b"".join(parts)
    if answer.headers.get("Content-Encoding", "identity").lower() in ("gzip", "x-gzip", "deflate"):
        data = zlib.decompressobj(wbits=47).decompress(data, limits.max_bytes + 1)
        if len(data) > limits.max_bytes:
            raise UnreadableDocument(documents.too_large(address, len(data), limits))
    return data


def _name(headers: Message, address: str) -> str:
    """A file name: as the server gives it, else the end of the address, with a suffix that says what it is."""
    parts = parse.urlsplit(address)
    given = headers.get_filename() or ""
    given = PurePosixPath(given.replace("\\", "/")).name or PurePosixPath(parse.unquote(parts.path)).name
    name = _UNFIT.sub("_", given or parts.hostname or "page").strip(" .")[-_MOST_NAME:] or "page"
    suffix = _SUFFIXES.get(headers.get_content_type(), "")
    known = PurePosixPath(name).suffix.lower() in documents.SUFFIXES
    return name if known or suffix not in documents.SUFFIXES else name + suffix
