"""The lists of boards, reviews and themes as rows of text, for tables and CSV."""

from __future__ import annotations

from collections.abc import Sequence

from graph.answers.overviews import BoardSummary, ReviewSummary, ThemeSummary
from webapp.labels import kind_label
from webapp.printing import Sheet
from webapp.sheets import NOT_KNOWN, Columns, sheet


def boards(found: Sequence[BoardSummary]) -> Sheet:
    """The boards of a library, with what they published and left open."""
    columns: Columns[BoardSummary] = (
        ("board", lambda one: one.name),
        ("plans", lambda one: str(one.plans)),
        ("years", lambda one: _years(one.first_year, one.latest_year)),
        ("undated", lambda one: str(one.undated)),
        ("reviews", lambda one: str(one.reviews)),
        ("recommendations", lambda one: str(one.recommendations)),
        ("threads", lambda one: str(one.threads)),
    )
    return sheet(found, columns, nothing="There are no boards in this library yet.")


def reviews(found: Sequence[ReviewSummary]) -> Sheet:
    """The reviews of a library, with the plans that answer them."""
    columns: Columns[ReviewSummary] = (
        ("review", lambda one: one.label),
        ("kind", lambda one: kind_label(one.kind)),
        ("board", lambda one: one.board or NOT_KNOWN),
        ("plans", lambda one: str(one.plans)),
        ("dated", lambda one: "; ".join(one.dated)),
        ("recommendations", lambda one: str(one.recommendations)),
        ("complete", lambda one: str(sum(count for status, count in one.statuses if status == "complete"))),
        ("threads", lambda one: str(one.threads)),
    )
    return sheet(found, columns, nothing="There are no reviews in this library yet.")


def themes(found: Sequence[ThemeSummary]) -> Sheet:
    """The themes of a library, with how far they reach."""
    columns: Columns[ThemeSummary] = (
        ("theme", lambda one: one.label),
        ("recommendations", lambda one: str(one.recommendations)),
        ("boards", lambda one: str(one.boards)),
        ("threads", lambda one: str(one.threads)),
    )
    return sheet(found, columns, nothing="There are no themes in this library yet.")


def _years(first: int | None, latest: int | None) -> str:
    return "" if first is None else str(first) if first == latest else f"{first}–{latest}"
