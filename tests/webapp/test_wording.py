"""The words for statuses, threads, scopes and places: every value has some, and none accuses."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from graph.answers.asked import Scope
from graph.answers.lists import OpenThread, PlanSummary
from graph.model import Basis, Role, Status, StatusReading, ThreadKind
from graph.summaries import card_of
from tests.webapp import small_plans
from webapp import wording
from webapp.scopes import scope_sentence


def plan(identifier: str, **more: object) -> PlanSummary:
    """A plan as a list shows it, undated unless told otherwise."""
    known: dict[str, object] = {
        "id": identifier,
        "title": identifier,
        "file": f"{identifier}.txt",
        "board": None,
        "board_basis": None,
        "review": None,
        "review_kind": None,
        "published": None,
        "covers": None,
        "year": None,
        "dated": more.get("published") or (f"for {more['covers']}" if "covers" in more else "undated"),
        "recommendations": 1,
        "actions": 1,
        "threads": 0,
        "unread": 0,
    }
    return PlanSummary(**(known | more))  # type: ignore[arg-type]


def scope(plans: int, boards: int, **more: int | None) -> Scope:
    """What an answer looked at, undated unless told otherwise."""
    known: dict[str, int | None] = {"first_year": None, "last_year": None, "undated": plans, "recommendations": 7}
    return Scope(plans=plans, boards=boards, **(known | more))  # type: ignore[arg-type]


def test_every_value_has_words() -> None:
    """Each status, kind of thread and role has a label, and each status a colour of its own."""
    assert all(wording.status_label(status) and wording.status_tag(status) for status in Status)
    assert all(wording.thread_label(kind) and wording.THREADS[kind].meaning for kind in ThreadKind)
    assert all(wording.role_label(role) for role in Role)


def test_silence_is_not_failure() -> None:
    """Where a plan reports nothing, the words say so of the plan and of nobody."""
    assert wording.status_label(Status.NOT_REPORTED) == "Nothing reported in this plan"
    said = [wording.thread_label(kind) + " " + wording.THREADS[kind].meaning for kind in ThreadKind]
    assert not [words for words in said if re.search(r"nothing done|failed|failure|neglected", words, re.IGNORECASE)]


def test_mismatch_is_a_question() -> None:
    """A status stated and another shown are put as a question; where they agree there is none."""
    differing = StatusReading(stated=Status.COMPLETE, shown=Status.IN_PROGRESS)

    assert (wording.question(differing) or "").endswith("?")
    assert wording.question(StatusReading(stated=Status.COMPLETE, shown=Status.COMPLETE)) is None


def test_few_plans_are_named_by_their_dates() -> None:
    """The scope of three plans says when each was published, what it is for, or that it is undated."""
    plans = (
        plan("a"),
        plan("b", covers="2019/20", year=2020),
        plan("c", published="March 2017", year=2017),
    )

    sentence = scope_sentence(scope(3, 3, first_year=2017, last_year=2020, undated=1), plans)

    assert sentence == (
        "3 plans of 3 boards: published March 2017, for 2019/20, and one undated; not a national picture."
    )


def test_many_plans_are_summed_by_their_years() -> None:
    """The scope of many plans says from when to when, how many are undated, and how much they hold."""
    sentence = scope_sentence(scope(40, 12, first_year=2015, last_year=2026, undated=2, recommendations=1512))

    assert sentence == (
        "40 plans of 12 boards: 2015 to 2026, two undated, 1,512 recommendations; not a national picture."
    )


def test_nothing_looked_at_is_said() -> None:
    """A scope without a plan says that nothing was looked at."""
    assert scope_sentence(scope(0, 0)).startswith("Nothing was looked at")


def test_unknown_boards_are_counted_apart() -> None:
    """Plans whose board is not known are not counted as boards."""
    assert scope_sentence(scope(3, 2, unknown_board=1)).startswith("3 plans of 2 boards and one of an unknown board:")
    assert scope_sentence(scope(1, 0, unknown_board=1)).startswith("1 plan of an unknown board:")


@pytest.mark.parametrize(("year", "said"), [(2019, True), (2025, False), (None, True)])
def test_age_is_said_of_old_and_undated_plans(year: int | None, said: bool) -> None:  # noqa: FBT001 - a table of cases
    """An old or undated plan is said to be one; a recent one needs no word."""
    assert (wording.age_note(year, str(year), date(2026, 3, 1)) is not None) is said


@pytest.mark.parametrize(("dated", "said"), [("for 2019/20", "is for 2019/20."), ("May 2019", "is dated May 2019.")])
def test_age_is_said_by_the_date_as_stated(dated: str, said: str) -> None:
    """An old plan is named by its own date, in neutral words."""
    assert f"This plan {said} What has happened since is not known" in str(
        wording.age_note(2019, dated, date(2026, 3, 1))
    )


LATE = "past its date when the plan was written"
NOT_LATE = "not yet due when written"
DONE = "the plan reports this step as done or closed, so its date is not counted"


@pytest.mark.parametrize(
    ("then", "now", "settled", "said"),
    [
        (True, True, False, (LATE, "its date has passed as at 1 March 2026")),
        (False, True, False, (NOT_LATE, "its date has passed as at 1 March 2026")),
        (False, False, False, (NOT_LATE, "not yet due as at 1 March 2026")),
        (None, True, False, ("its date has passed as at 1 March 2026",)),
        (False, False, True, (DONE,)),
    ],
)
def test_lateness_is_said_as_at_both_days(
    then: bool | None,  # noqa: FBT001 - a table of cases
    now: bool,  # noqa: FBT001
    settled: bool,  # noqa: FBT001
    said: tuple[str, ...],
) -> None:
    """A date is held against the plan's own and against today; a step that was done is late as at neither."""
    assert wording.overdue_notes(open_thread(then=then, now=now, settled=settled), date(2026, 3, 1)) == said


def test_without_a_date_nothing_is_said_of_lateness() -> None:
    """A thread without a stated date is neither late nor in time."""
    assert wording.overdue_notes(replace(open_thread(), due=None, settled=True), date(2026, 3, 1)) == ()


def open_thread(*, then: bool | None = None, now: bool | None = None, settled: bool = False) -> OpenThread:
    """A thread due in March 2019, late as at the plan and as at now as told."""
    plan_ = small_plans.hoarding()
    return OpenThread(
        card=card_of(plan_, plan_.recommendations[0]),
        kind=ThreadKind.IN_PROGRESS,
        quote=None,
        action=0,
        action_text=None,
        timescale_raw="March 2019",
        due=date(2019, 3, 31),
        overdue_at_plan=then,
        overdue_today=now,
        settled=settled,
    )


def test_name_written_out_needs_no_note() -> None:
    """Where the plan writes the full name, there is nothing to say about how it is known."""
    assert wording.basis_note(Basis.COMMON, "Police", "police") is None


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b, and c")]
)
def test_list_in_running_text(items: list[str], words: str) -> None:
    """Items are joined as in a sentence."""
    assert wording.listed(items) == words


def test_a_thread_without_words_says_what_shows_it() -> None:
    """Nothing reported is an empty cell; anything else that quotes nothing was only a colour."""
    silent = replace(open_thread(), quote=None, kind=ThreadKind.NO_PROGRESS)
    assert "empty" in wording.no_words(silent)
    assert "colour" in wording.no_words(replace(silent, kind=ThreadKind.NOT_STARTED))
    red = replace(silent, card=replace(silent.card, tint="red", stated=None, actions=1))
    assert "no key in the plan says what red means" in wording.no_words(red)


def test_the_parts_of_an_agency_read_as_one() -> None:
    """Each part is a verb; the first begins the line."""
    assert wording.parts_label((Role.LEAD, Role.CONTRIBUTOR)) == "Leads, contributes"
