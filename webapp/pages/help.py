"""The page that says what the words on the other pages mean."""

from __future__ import annotations

from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library


def view(library: Library, _arguments: Arguments) -> Page:
    """The glossary; its words stand in `webapp.wording`, so that they cannot differ from what the pages say."""
    status = library.store.status()
    return Page(title="What the words mean", scope=library.scope(), sample=status.sample)
