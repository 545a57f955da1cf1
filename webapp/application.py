"""Puts the pages together into one Flask application: routes, what every template may use, headers and errors."""

from __future__ import annotations

from flask import Flask, Response, abort, redirect, request
from jinja2 import StrictUndefined
from werkzeug.wrappers import Response as AnyResponse

from graph import places
from ingest.readers.documents import SUFFIXES
from webapp import (
    colour_words,
    drawing,
    failures,
    headers,
    health,
    marking,
    originals,
    posting,
    repeating,
    shapes,
    shell,
    standing,
    things,
    urls,
    wording,
)
from webapp.library import Library
from webapp.pages import PAGES, check
from webapp.rendering import add, library

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def build(opened: Library) -> Flask:
    """The application over an open library."""
    app = Flask("webapp", static_folder="static", static_url_path="/static")
    app.extensions["library"] = opened
    app.config["TRUSTED_HOSTS"] = _hosts(opened)
    app.config["MAX_CONTENT_LENGTH"] = posting.MOST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = posting.MOST_TEXT
    app.request_class = posting.InMemory
    _templates(app)
    for page in PAGES:
        add(app, page)
    _small_routes(app)
    app.add_url_rule(health.PATH, "healthz", health.Health(opened).answer)
    failures.register(app)
    app.after_request(headers.add)
    return app


def _templates(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined  # a template may use what its page promises, and nothing else
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(urls=urls.built(), words=wording, repeats=repeating, marked=marking.marked)
    app.jinja_env.globals.update(where=places, colours=colour_words, known=standing)
    app.jinja_env.globals.update(draw=drawing.svg, shape=shapes.legend, looks=things.LOOKS)
    app.jinja_env.globals.update(readable=sorted(SUFFIXES))
    app.context_processor(shell.context)


def _small_routes(app: Flask) -> None:
    @app.before_request
    def only_reading() -> Response | None:
        """Nothing here changes anything: all but reading and the one form is refused before a route is looked for."""
        if request.method in {"GET", "HEAD"}:
            return None
        if not posting.is_form():
            allowed = {"Allow": "GET, HEAD", "Content-Type": "text/plain"}
            return Response("These pages can only be read.\n", 405, allowed)
        if posting.is_too_much():
            abort(413)
        return None if posting.from_own_page() else abort(403, posting.REFUSED)

    @app.post("/check")
    def checked() -> Response:
        """The answer to the form that checks a draft: worked out, given back and forgotten."""
        return check.sent(library(), request)

    @app.get("/plan/<plan_id>/original")
    def original(plan_id: str) -> Response:
        """The document that a plan was read from."""
        return originals.download(library(), plan_id)

    @app.get("/originals/<plan_id>/pages/<int:page>.png")
    def page_picture(plan_id: str, page: int) -> Response:
        """A page of the document that a plan was read from, or a strip of it."""
        return originals.page_picture(library(), plan_id, page)

    @app.get("/favicon.ico")
    def no_icon() -> Response:
        """There is no icon; said in a way that browsers keep."""
        return Response(status=204)

    @app.get("/index.html")
    def index() -> AnyResponse:
        """The name that some people try."""
        return redirect("/")


def _hosts(opened: Library) -> list[str] | None:
    """The names under which the pages answer; on this machine alone, no name that somebody else may point here."""
    settings = opened.settings
    named = [name.strip() for name in (settings.hosts or "").split(",") if name.strip()]
    return [*LOOPBACK, *named] if settings.host in LOOPBACK or named else None
