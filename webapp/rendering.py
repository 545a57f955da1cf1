"""Joins a page's question to its two forms: HTML from a template, JSON from the same dataclass."""

from __future__ import annotations

from flask import Flask, Response, current_app, render_template, request

from webapp.contract import Route
from webapp.library import Library
from webapp.plain import as_json


def library() -> Library:
    """The library behind the application that is answering."""
    found: Library = current_app.extensions["library"]
    return found


def add(app: Flask, route: Route) -> None:
    """Registers both forms of a page."""

    def html(**parts: str) -> str:
        return render_template(route.template, page=route.view(library(), request.args, **parts))

    def data(**parts: str) -> Response:
        return Response(as_json(route.view(library(), request.args, **parts)), mimetype="application/json")

    app.add_url_rule(route.path, route.name, html)
    app.add_url_rule(route.data, f"{route.name}.json", data)
