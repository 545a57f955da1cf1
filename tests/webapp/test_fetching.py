"""Fetching one document from the web: what is kept of where it came from, and what is refused."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.connect import connect
from graph.errors import UnreadableDocument
from ingest.layout import Limits
from tests.ingest.web_plans import COUNCIL_SITE
from tests.webapp.conftest import Run
from webapp import fetching

pytestmark = pytest.mark.loopback
Answer = tuple[int, dict[str, str], bytes]
HTML = "text/html; charset=utf-8"
ANSWERS: dict[str, Answer] = {
    "/plan": (200, {"Content-Type": HTML}, COUNCIL_SITE.data),
    "/file": (200, {"Content-Disposition": "attachment; filename*=UTF-8''..%2Faction%20plan.html"}, COUNCIL_SITE.data),
    "/packed/plan.html": (200, {"Content-Encoding": "gzip"}, gzip.compress(COUNCIL_SITE.data)),
    "/moved": (302, {"Location": "/plan"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/gone": (404, {}, b""),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 200_000)),
    "/zip": (200, {}, b"PK\x03\x04rest"),
    "/big": (200, {}, b"x" * 200_000),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS[self.path.partition("?")[0]]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a small site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/plan", "plan.html"),
        ("/plan?id=7#top", "plan.html"),
        ("/file", "action plan.html"),
        ("/packed/plan.html", "plan.html"),
        ("/moved", "plan.html"),
    ],
)
def test_a_document_is_fetched_with_its_name_and_address(site: str, path: str, name: str) -> None:
    """The name is the server's or the end of the address; the address is the one that was asked for."""
    source = fetching.fetch(site + path, Limits())
    assert (source.name, source.load()) == (name, COUNCIL_SITE.data)
    assert source.origin.address == site + path.partition("#")[0]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone", "answers 404"),
        ("/round", "30[0-9]|redirect"),
        ("/to-file", "not allowed"),
        ("/big", "the limit is"),
        ("/bomb", "the limit is"),
        ("/zip", "is a zip file"),
    ],
)
def test_what_cannot_be_fetched_is_refused_with_a_sentence(site: str, path: str, said: str) -> None:
    """Too much, too far, nowhere or no document: the refusal says which."""
    with pytest.raises(UnreadableDocument, match=said):
        fetching.fetch(site + path, Limits(max_bytes=100_000))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///etc/passwd", "no web address"),
        ("ftp://example.org/plan.txt", "no web address"),
        ("plan.html", "no web address"),
        ("http://", "no web address"),
        ("http://me:secret@127.0.0.1/plan", "password"),
        ("http://127.0.0.1:1/plan", "cannot be fetched"),
    ],
)
def test_other_addresses_are_refused(address: str, said: str) -> None:
    """Only the web is asked, and no password is kept."""
    with pytest.raises(UnreadableDocument, match=said):
        fetching.fetch(address, Limits())


def test_the_web_does_not_lead_to_this_machine(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect from elsewhere to a machine near by is not followed."""
    asked = iter([False, True])
    monkeypatch.setattr(fetching, "_is_near", lambda _: next(asked))
    with pytest.raises(UnreadableDocument, match="your own network"):
        fetching.fetch(f"{site}/moved", Limits())


def test_this_machine_is_near() -> None:
    """Loopback and private addresses are told from those of the web."""
    near = [
        fetching._is_near(f"http://{host}/") for host in ("127.0.0.1", "10.0.0.1", "192.168.1.1", "[::1]", "8.8.8.8")
    ]
    assert near == [True, True, True, True, False]


def test_no_page_fetches_anything() -> None:
    """Only the command line goes out to the web: no module of the pages knows how."""
    pages = Path(fetching.__file__).parent / "pages"
    assert [path.name for path in pages.glob("*.py") if "fetching" in path.read_text(encoding="utf-8")] == []


def test_an_address_is_read_into_the_library(run: Run, site: str, tmp_path: Path) -> None:
    """The plan at an address is read; the library keeps the address, the day, the licence; a bad one harms no other."""
    library = ("--library", str(tmp_path / "library"))
    done = run("ingest", "--url", f"{site}/gone", "--url", f"{site}/plan", "--licence", "OGL v3", *library)

    assert done.exit_code == 1
    assert f"{site}/gone: refused. {site}/gone answers 404" in done.output
    assert "plan.html: added, 3 recommendations" in done.output
    with connect(tmp_path / "library") as store:
        (plan,) = store.plans()
        original = store.plan(plan.id)[1].original
    assert (original.address, original.licence) == (f"{site}/plan", "OGL v3")
    assert original.retrieved is not None
    assert "plan.html: unchanged" in run("ingest", "--url", f"{site}/plan", *library).output
