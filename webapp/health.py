"""Whether the pages can answer: `/healthz` for who watches over them, and `python -m webapp.health` to ask it."""

from __future__ import annotations

import http.client
import sys
from threading import Lock

from flask import Response

from graph.errors import ThreadlineError
from webapp.config import Settings, from_environment
from webapp.library import Library

PATH = "/healthz"
WELL = "The library answers."
SLOW = "The library has not answered an earlier question yet."
LOOPBACK = "127.0.0.1"
_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - what these stand for is asked on loopback
_PATIENCE = 2.0  # seconds to wait for an earlier question
_WAIT = 8.0  # seconds to wait for the pages


class Health:
    """Asks a library one small question at a time, so that one that hangs keeps no more than one thread waiting."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._asking = Lock()

    def answer(self) -> Response:
        """200 where the library answers, 503 with a sentence where it does not."""
        if not self._asking.acquire(timeout=_PATIENCE):
            return _said(SLOW, 503)
        try:
            self._library.store.revision()
        except ThreadlineError as error:
            return _said(str(error), 503)
        finally:
            self._asking.release()
        return _said(WELL, 200)


def _said(sentence: str, code: int) -> Response:
    return Response(f"{sentence}\n", code, mimetype="text/plain")


def ask(settings: Settings) -> tuple[bool, str]:
    """Whether the pages that the settings serve on this machine are well; and what they say."""
    host = LOOPBACK if settings.host in _EVERYWHERE else settings.host
    connection = http.client.HTTPConnection(host, settings.port, timeout=_WAIT)
    try:
        connection.request("GET", PATH, headers={"Host": "localhost", "Connection": "close"})
        answer = connection.getresponse()
        return answer.status == http.client.OK, answer.read().decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException) as error:
        return False, f"No page answers on {host}, port {settings.port} ({str(error) or type(error).__name__})."
    finally:
        connection.close()


def main() -> None:
    """Ask once; exit status 0 where all is well, else 1."""
    well, sentence = ask(from_environment())
    sys.stdout.write(f"{sentence}\n")
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
