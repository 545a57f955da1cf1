"""The index of themes, by the domains of the scheme."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.overviews import ThemeSummary
from graph.vocabulary import theme_domains
from graph.vocabulary import themes as scheme
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.wording import counted

OTHER = "Of another scheme"


@dataclass(frozen=True, kw_only=True, slots=True)
class Domain:
    """A domain of the scheme with those of its themes that a recommendation here is about."""

    label: str
    themes: tuple[ThemeSummary, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemesPage(Page):
    """The themes by domain; `absent` are the labels of those that nothing here is about."""

    domains: tuple[Domain, ...]
    absent: tuple[str, ...]


def view(library: Library, _arguments: Arguments) -> ThemesPage:
    """The themes of this library."""
    found = library.store.theme_list()
    there = {one.code for one in found}
    return ThemesPage(
        title=counted(len(found), "theme"),
        scope=library.scope(),
        sample=library.store.status().sample,
        domains=_by_domain(found),
        absent=tuple(one.label for one in scheme() if one.code not in there),
    )


def _by_domain(found: tuple[ThemeSummary, ...]) -> tuple[Domain, ...]:
    labels = {**theme_domains(), "": OTHER}
    made = (
        Domain(label=label, themes=tuple(one for one in found if one.domain == code)) for code, label in labels.items()
    )
    return tuple(domain for domain in made if domain.themes)
