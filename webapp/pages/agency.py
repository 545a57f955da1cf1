"""The page of one agency: what it leads, what it is asked, what it takes part in, with the cell as written."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.lists import Card
from graph.answers.overviews import AgencyAnswer, AgencyLink, AgencySummary
from graph.model import Role
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.kin import Kin, former, later
from webapp.library import Library
from webapp.people import without_names
from webapp.pictures import Picture, picture
from webapp.wording import basis_note

MOST = 20  # recommendations in each part that the page shows before it leads on to all of them


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """One recommendation that names the agency: the words, the cell as written (people left out), the basis."""

    card: Card
    written: str
    cell: str | None
    note: str | None
    roles: tuple[Role, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyPage(Page):
    """One agency; `roles` gives its first ties under each part, weightiest part first; `written` how plans name it.

    `former` came before it and `later` took over from it, as the vocabulary of the field knows.
    """

    agency: AgencySummary
    known_as: tuple[str, ...]
    former: tuple[Kin, ...]
    later: tuple[Kin, ...]
    written: tuple[str, ...]
    roles: tuple[tuple[Role, tuple[Tie, ...]], ...]
    picture: Picture


def view(library: Library, _arguments: Arguments, name: str) -> AgencyPage:
    """The agency under that slug; raises NotInLibrary where there is none."""
    return whole(library, name, MOST)


def whole(library: Library, name: str, limit: int | None = None) -> AgencyPage:
    """The agency under that slug with at most `limit` ties in each part; raises NotInLibrary where there is none."""
    answer = library.store.agency(name, limit=limit)
    return AgencyPage(
        title=answer.agency.name,
        scope=library.scope(scope=answer.scope),
        sample=library.store.status().sample,
        agency=answer.agency,
        known_as=answer.known_as,
        former=former(library, answer.agency.name),
        later=later(library, answer.agency.name),
        written=written(answer),
        roles=by_role(tuple(tie(link) for link in answer.links), limit),
        picture=picture(library, f"agency:{name}"),
    )


def written(answer: AgencyAnswer) -> tuple[str, ...]:
    """The words that plans write for an agency, most frequent first, each once whatever its capitals."""
    ordered = [words for words, _ in sorted(answer.written, key=lambda pair: (-pair[1], pair[0]))]
    return tuple({words.casefold(): words for words in reversed(ordered)}.values())[::-1]


def tie(link: AgencyLink) -> Tie:
    """A link as it is shown in a list."""
    mention = link.mention
    return Tie(
        card=link.card,
        written=mention.surface,
        cell=without_names(mention.cell) if mention.cell else None,
        note=basis_note(mention.basis, mention.surface, mention.name),
        roles=mention.roles or (mention.role,),
    )


def by_role(ties: tuple[Tie, ...], limit: int | None = None) -> tuple[tuple[Role, tuple[Tie, ...]], ...]:
    """The ties under each part the agency has, at most `limit` under each; one with two parts stands in both."""
    sorted_out = {role: tuple(one for one in ties if role in one.roles)[:limit] for role in Role}
    return tuple((role, found) for role, found in sorted_out.items() if found)
