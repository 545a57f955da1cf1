"""The pages, one a file; here they are listed with their addresses."""

from __future__ import annotations

from webapp.contract import Route
from webapp.pages import (
    agencies,
    agency,
    board,
    boards,
    browse,
    check,
    home,
    neighbourhood,
    path,
    patterns,
    plan,
    plans,
    recommendation,
    recurrence,
    recurring,
    review,
    reviews,
    search,
    theme,
    themes,
    unfinished,
)
from webapp.pages import help as help_page

PAGES = (
    Route(name="home", path="/", view=home.view, json_path="/home.json"),
    Route(name="search", path="/search", view=search.view),
    Route(name="check", path="/check", view=check.view),
    Route(name="recurring", path="/recurring", view=recurring.view),
    Route(name="recurrence", path="/recurrence/<recurrence_id>", view=recurrence.view),
    Route(name="unfinished", path="/unfinished", view=unfinished.view),
    Route(name="browse", path="/browse", view=browse.view),
    Route(name="plans", path="/plans", view=plans.view),
    Route(name="plan", path="/plan/<plan_id>", view=plan.view),
    Route(name="recommendation", path="/recommendation/<recommendation_id>", view=recommendation.view),
    Route(name="boards", path="/boards", view=boards.view),
    Route(name="board", path="/board/<slug>", view=board.view),
    Route(name="reviews", path="/reviews", view=reviews.view),
    Route(name="review", path="/review/<slug>", view=review.view),
    Route(name="themes", path="/themes", view=themes.view),
    Route(name="theme", path="/theme/<code>", view=theme.view),
    Route(name="agencies", path="/agencies", view=agencies.view),
    Route(name="agency", path="/agency/<name>", view=agency.view),
    Route(name="around", path="/around/<path:node>", view=neighbourhood.view),
    Route(name="path", path="/path", view=path.view),
    Route(name="patterns", path="/patterns", view=patterns.view),
    Route(name="help", path="/help", view=help_page.view),
)
