"""What a store says of boards, reviews and themes. Every engine passes these."""

from __future__ import annotations

import pytest

from graph.errors import NotInLibrary
from graph.model import Board, Plan, Review, Status, ThreadKind
from graph.store import Store
from tests.graph.examples import ash, ask, birch, day, plan, save, theme

FENWICK = "fenwick-safeguarding-adults-board"


class TestBoards:
    """A board is what it published."""

    def test_list_counts_what_each_published(self, filled: Store) -> None:
        """Boards stand by name, each with its plans, reviews, recommendations, threads and years."""
        first, second = filled.board_list()
        assert (first.slug, first.plans, first.reviews, first.recommendations, first.threads) == (FENWICK, 1, 1, 3, 3)
        assert (second.name, second.first_year, second.latest_year) == ("Mere Safety Partnership", 2022, 2022)

    def test_undated_plans_are_counted_apart(self, store: Store) -> None:
        """A plan without a date counts as undated and gives no year."""
        save(store, plan("oak", board=Board(name="Oakham Board")))
        (one,) = store.board_list()
        assert (one.plans, one.undated, one.first_year, one.latest_year) == (1, 1, None, None)

    def test_page_holds_plans_reviews_years_and_open_threads(self, filled: Store) -> None:
        """One board gives its plans and reviews, its years and themes, and its threads by kind."""
        found = filled.board(FENWICK)
        assert [one.title for one in found.plans] == ["Plan ash"]
        assert [one.label for one in found.reviews] == ["SAR Ash"]
        assert [(one.value, one.count) for one in found.facets.year] == [("2019", 3)]
        assert {one.value for one in found.threads} == {
            ThreadKind.IN_PROGRESS,
            ThreadKind.IMPACT_NOT_EVIDENCED,
            ThreadKind.NO_PROGRESS,
        }
        assert (found.scope.plans, found.scope.boards) == (1, 1)

    def test_recommendation_of_another_board_counts_for_its_own(self, store: Store) -> None:
        """A recommendation that names a board of its own is that board's, and brings its plan along."""
        save(
            store, plan("elm", ask("elm", "1", "Act.", board="Mere Safety Partnership"), board=Board(name="Elm Board"))
        )
        found = store.board("mere-safety-partnership")
        assert (found.board.recommendations, [one.title for one in found.plans]) == (1, ["Plan elm"])

    def test_nothing_recurs_where_nothing_was_grouped(self, filled: Store) -> None:
        """Without groups a board has nothing that recurs."""
        assert filled.board(FENWICK).recurring == ()

    def test_unknown_board_is_not_in_the_library(self, filled: Store) -> None:
        """A board that published nothing here is said not to be here."""
        with pytest.raises(NotInLibrary, match="See the list of boards"):
            filled.board("elsewhere")


class TestReviews:
    """A review is what the plans that answer it say."""

    def test_list_goes_newest_first(self, filled: Store) -> None:
        """Reviews stand newest plan first, under the slug of board and label."""
        assert [one.slug for one in filled.review_list()] == [
            "mere-safety-partnership-dhr-4",
            f"{FENWICK}-sar-ash",
        ]

    def test_page_holds_what_came_of_its_items(self, filled: Store) -> None:
        """One review gives its items in order, their statuses counted, and what was left open."""
        found = filled.review(f"{FENWICK}-sar-ash")
        assert [one.label for one in found.cards] == ["Rec 1", "Rec 2", "Rec 3"]
        assert dict(found.review.statuses) == {Status.IN_PROGRESS: 1, Status.NOT_REPORTED: 2}
        assert sum(one.count for one in found.threads) == 3

    def test_later_plan_of_the_same_review_joins_it(self, filled: Store) -> None:
        """Two plans that answer one review are one page, newest plan first."""
        save(filled, later())
        found = filled.review("mere-safety-partnership-dhr-4")
        assert [one.dated for one in found.plans] == ["2024-06-30", "2022-06-30"]
        assert (found.review.plans, found.review.recommendations, found.review.year) == (2, 2, 2024)

    def test_review_of_no_known_board_has_a_page(self, store: Store) -> None:
        """A review whose board is not known has a page of its own."""
        save(store, plan("fir", ask("fir", "1", "Act."), review=Review(label="SAR Fir", kind="SAR")))
        (one,) = store.review_list()
        assert one.board is None
        assert [card.label for card in store.review(one.slug).cards] == ["1"]

    def test_unknown_review_is_not_in_the_library(self, filled: Store) -> None:
        """A review that no plan answers is said not to be here."""
        with pytest.raises(NotInLibrary, match="See the list of reviews"):
            filled.review("sar-elsewhere")


class TestThemes:
    """A theme is what recommendations are about."""

    def test_list_is_in_the_order_of_the_scheme(self, filled: Store) -> None:
        """Themes stand as the scheme has them, counted over recommendations and boards."""
        found = {one.code: (one.recommendations, one.boards, one.threads) for one in filled.theme_list()}
        assert found["hoarding"] == (2, 2, 2)
        assert found["information-sharing"] == (1, 1, 0)

    def test_page_holds_boards_recommendations_and_threads(self, filled: Store) -> None:
        """One theme gives its boards, its newest recommendations and what was left open."""
        found = filled.theme("hoarding")
        assert {one.label for one in found.facets.board} == {ash().board.name, birch().board.name}  # type: ignore[union-attr]
        assert [one.label for one in found.latest] == ["1", "Rec 1"]
        assert sum(one.count for one in found.threads) == 2
        assert found.scope.plans == 3

    def test_theme_that_the_scheme_lacks_is_kept(self, store: Store) -> None:
        """A code of another scheme stands for itself, in no domain, after all others."""
        save(store, plan("yew", ask("yew", "1", "Act.", themes=(theme("of-old"), theme("hoarding")))))
        assert [(one.code, bool(one.domain)) for one in store.theme_list()] == [("hoarding", True), ("of-old", False)]

    def test_unknown_theme_is_not_in_the_library(self, filled: Store) -> None:
        """A theme that nothing here is about is said not to be here."""
        with pytest.raises(NotInLibrary, match="See the list of themes"):
            filled.theme("weather")


def later() -> Plan:
    """A later edition of the plan "birch" in another document."""
    one = ask("birch later", "1", "A pathway should be in use.")
    return plan("birch later", one, board=birch().board, review=birch().review, published=day(2024))
