"""What a reader meets when something is not here or went wrong: a sentence and a way on, never a trace."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from graph.errors import LibraryBusy, NotInLibrary, ThreadlineError
from webapp.plain import as_json
from webapp.posting import is_form

LOG = logging.getLogger("threadline.pages")


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A page that could not be shown: its title, a sentence on what happened, and the code of the answer."""

    title: str
    sentence: str
    code: int


def register(app: Flask) -> None:
    """Answers each kind of failure with a page of its own."""
    app.register_error_handler(NotInLibrary, _not_here)
    app.register_error_handler(ThreadlineError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unknown)


def _not_here(error: NotInLibrary) -> Response:
    return _answer(Failure(title="Not in this library", sentence=str(error), code=404))


def _known(error: ThreadlineError) -> Response:
    title = "The library is busy" if isinstance(error, LibraryBusy) else "The library cannot be read"
    return _answer(Failure(title=title, sentence=str(error), code=503))


def _http(error: HTTPException) -> Response:
    code = error.code or 500
    if code == 404:  # noqa: PLR2004 - the code of "not found"
        sentence = "No page has this address. If you typed it, check it; if you followed a link, the item may be gone."
        return _answer(Failure(title="Page not found", sentence=sentence, code=code))
    return _answer(
        Failure(title=error.name, sentence=error.description or "The request cannot be answered.", code=code)
    )


def _unknown(error: Exception) -> Response:
    if is_form():  # an error may quote what was sent, so that only its kind is told
        LOG.error("No answer for %s (%s)", request.path, type(error).__name__)
    else:  # the path alone: what was searched for is not logged
        LOG.error("No answer for %s", request.path, exc_info=error)
    sentence = "Something went wrong on our side. Try again; if it goes on, tell whoever runs this installation."
    return _answer(Failure(title="Sorry, this did not work", sentence=sentence, code=500))


def _answer(failure: Failure) -> Response:
    if request.path.endswith(".json"):
        return Response(as_json(failure), failure.code, mimetype="application/json")
    return Response(render_template("failure.html", page=failure), failure.code)
