"""The two doors to the library: pages in a browser and a command line, both thin over one store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.config import Settings
    from webapp.library import Library

__all__ = ["create_app"]


def create_app(settings: Settings, library: Library | None = None) -> Flask:
    """The pages over the library that the settings name, or over one that is already open.

    Raises LibraryError where the library cannot be opened.
    """
    from webapp.application import build
    from webapp.library import open_library

    return build(library or open_library(settings))
