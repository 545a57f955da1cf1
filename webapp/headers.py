"""The security headers of every answer: nothing from elsewhere, nothing inline, nothing told to others."""

from __future__ import annotations

from flask import Response, request

from webapp.posting import PATHS

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


#: A page of a document never changes, but a document may be taken out: a browser asks again after a day.
PICTURES = "private, max-age=86400, immutable"


def add(response: Response) -> Response:
    """The same answer with the headers; pages are asked for again each time, built files may be kept."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.path in PATHS:  # so that the browser tells this page, and no other, where its form comes from
        response.headers["Referrer-Policy"] = "same-origin"
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers["Cache-Control"] = _kept(response)
    return response


def _kept(response: Response) -> str:
    if request.path.startswith("/static/dist/") and "v" in request.args:
        return "public, max-age=31536000, immutable"
    drawn = response.mimetype == "image/png" and response.status_code in {200, 304}
    return PICTURES if drawn and request.path.startswith("/originals/") else "no-cache"
