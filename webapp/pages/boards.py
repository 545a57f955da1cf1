"""The index of boards: who published what is in this library."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers.overviews import BoardSummary
from webapp.choices import Arguments
from webapp.contract import Page
from webapp.library import Library
from webapp.wording import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardsPage(Page):
    """Every board by name; `unknown` counts the plans whose board could not be told."""

    boards: tuple[BoardSummary, ...]
    unknown: int


def view(library: Library, _arguments: Arguments) -> BoardsPage:
    """The boards of this library."""
    boards = library.store.board_list()
    looked_at = library.store.scope()
    return BoardsPage(
        title=counted(len(boards), "board"),
        scope=library.scope(scope=looked_at),
        sample=library.store.status().sample,
        boards=boards,
        unknown=looked_at.unknown_board,
    )
