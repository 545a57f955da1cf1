"""Joins a page's question to its two forms: HTML from a template, JSON from the same dataclass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import Flask, Response, current_app, render_template, request

from webapp import left_out
from webapp.contract import Page, Route
from webapp.library import Library
from webapp.plain import as_json


def library() -> Library:
    """The library behind the application that is answering."""
    found: Library = current_app.extensions["library"]
    return found


def add(app: Flask, route: Route) -> None:
    """Registers both forms of a page."""

    def html(**parts: str) -> str:
        return render_template(route.template, page=_made(route, parts))

    def data(**parts: str) -> Response:
        return Response(as_json(_made(route, parts)), mimetype="application/json")

    app.add_url_rule(route.path, route.name, html)
    app.add_url_rule(route.data, f"{route.name}.json", data)


def _made(route: Route, parts: Mapping[str, str]) -> Page:
    """The page, which says what of its address it did not know."""
    heard = left_out.Heard(request.args)
    page = route.view(library(), heard, **parts)
    return replace(page, left_out=left_out.sentence(heard, [*request.args], getattr(page, "filters", None)))
