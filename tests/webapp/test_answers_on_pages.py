"""What single pages say: the words that matter to a reader, found where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import AgencyMention, Basis, Role
from tests.webapp import small_plans
from tests.webapp.test_pages import FIRST, PLAN, SECOND, THIRD, data, outline, text
from webapp import colour_words, wording
from webapp.pages.recommendation import by_roles

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def test_search_marks_the_words_that_matched(pages: FlaskClient) -> None:
    """The words searched for are marked in the snippets of what matched."""
    assert "<mark>hoarding</mark>" in pages.get("/search?q=hoarding").text


def test_search_says_why_a_result_matched(pages: FlaskClient) -> None:
    """Each result says in which part of a recommendation the words stand."""
    assert "Matched in what is asked" in text(pages.get("/search?q=hoarding").text)


def test_search_keeps_mentions_apart(pages: FlaskClient) -> None:
    """A recommendation that only mentions the words in its progress stands under a heading of its own."""
    found = data(pages, "/search.json?q=hoarding")

    assert FIRST.id in [hit["card"]["id"] for hit in found["asks"]]
    assert [hit["card"]["id"] for hit in found["mentions"]] == [SECOND.id]
    assert "Mentioned, not asked for" in pages.get("/search?q=hoarding").text


def test_each_filter_in_force_can_be_removed_alone(pages: FlaskClient) -> None:
    """Every filter in force is a link to the same results without it; the words and other filters stay."""
    page = pages.get("/search?q=hoarding&board=aldermoor-safeguarding-adults-board&since=2019").text
    removers = [one["href"] for one in outline(page).all("a") if one.get("class") == "tl-filter-tag"]

    assert removers == ["/search?q=hoarding&since=2019", "/search?q=hoarding&board=aldermoor-safeguarding-adults-board"]


def test_filter_of_a_board_leaves_the_others_out(pages: FlaskClient) -> None:
    """Within one board, only its recommendations are found."""
    found = data(pages, "/search.json?board=bexmoor-safety-partnership")

    assert {hit["card"]["board"] for hit in found["asks"]} == {"Bexmoor Safety Partnership"}


def test_nothing_found_is_not_never_recommended(pages: FlaskClient) -> None:
    """Where nothing is found, the page says that this does not mean that it was never recommended."""
    page = pages.get("/search?board=no-such-board").text

    assert "That does not mean that it was never recommended" in page


def test_values_that_cannot_be_are_left_out(pages: FlaskClient) -> None:
    """An address with a status that there is not still answers."""
    assert pages.get("/search?status=finished&since=soon&kind=lost").status_code == 200


def test_recommendation_shows_both_statuses_and_asks(pages: FlaskClient) -> None:
    """What is stated and shown stand side by side in the plan's own words, and the difference is a question."""
    page = text(pages.get(f"/recommendation/{FIRST.id}").text)

    assert "in the words of the plan’s key: “Done and checked”" in page
    assert (wording.question(FIRST.status) or "missing") in page


def test_recommendation_shows_its_row_with_seams(pages: FlaskClient) -> None:
    """The row as read stands on the page, and says where it goes on after a page break."""
    page = text(pages.get(f"/recommendation/{FIRST.id}").text)

    assert "Row as read: row 4 of table 2, lines 15–18" in page
    assert "continued (page break): row 1 of table 3, line 21" in page


def test_recommendation_says_how_a_full_name_is_known(pages: FlaskClient) -> None:
    """A full name from the vocabulary is marked so, with the short form that the plan writes."""
    page = text(pages.get(f"/recommendation/{FIRST.id}").text)

    assert "full name from the vocabulary of the board’s area; the plan writes only “ICB”" in page


def test_reference_to_a_plan_that_is_not_here_says_so(pages: FlaskClient) -> None:
    """Words that point to another plan are quoted, and the plan is said not to be in this library."""
    page = text(pages.get(f"/recommendation/{SECOND.id}").text)

    assert "“Reflected in other plans”. The plan it points to is not in this library." in page


def test_carried_forward_item_says_what_is_here_of_the_earlier_plan(pages: FlaskClient) -> None:
    """An item carried forward says that the earlier plan is not in this library."""
    assert "The earlier plan is not in this library." in text(pages.get(f"/recommendation/{THIRD.id}").text)
    assert "The earlier plan is not in this library." in text(pages.get("/unfinished?kind=carried-forward").text)


def test_most_similar_are_from_other_plans(pages: FlaskClient) -> None:
    """What is most similar comes from other plans only, nearest first."""
    similar = data(pages, f"/recommendation/{FIRST.id}.json")["similar"]

    assert PLAN.id not in {one["card"]["plan"] for one in similar}
    assert "hoard" in similar[0]["card"]["text"]


def test_plan_lists_completed_words_or_says_that_no_date_is_stated(pages: FlaskClient) -> None:
    """Each item of a plan shows the words that date its completion, or that no date is stated."""
    items = data(pages, f"/plan/{PLAN.id[:16]}.json")["items"]

    assert [one["completed"] for one in items] == ["2019-2020", "no date stated", "no date stated"]


def test_plan_hides_nothing(pages: FlaskClient) -> None:
    """Passages that could not be placed, and the text round the tables, stand on the page of their plan."""
    page = text(pages.get(f"/plan/{PLAN.id[:16]}").text)

    assert "A row that fitted nothing" in page
    assert "This plan was agreed by all." in page


def test_plan_that_may_have_lost_its_colours_says_so(pages: FlaskClient) -> None:
    """A plan with a colour key and no status says that the status may be a colour that this copy has lost."""
    page = text(pages.get(f"/plan/{small_plans.other().id[:16]}").text)

    assert colour_words.LOST_COLOUR in page


def test_old_plan_is_worded_neutrally(pages: FlaskClient) -> None:
    """A thread of an old plan says that what happened since is not known, not that it was not done."""
    page = text(pages.get("/unfinished?board=aldermoor-safeguarding-adults-board").text)

    assert "What has happened since is not known from this library." in page
    assert "overdue" not in page.lower()


def test_date_of_an_action_is_read_on_two_days(pages: FlaskClient) -> None:
    """Beside each action's date stands whether it had passed when the plan was written, and as at today."""
    dates = data(pages, f"/recommendation/{THIRD.id}.json")["dates"]
    page = text(pages.get(f"/recommendation/{THIRD.id}").text)

    assert dates == [["past its date when the plan was written", "its date has passed as at 1 March 2026"]]
    assert "March 2019 past its date when the plan was written its date has passed as at 1 March 2026" in page


def test_date_of_a_finished_action_is_not_counted(pages: FlaskClient) -> None:
    """An action that the plan reports as done is not late, and one without a date gets no words on it."""
    assert data(pages, f"/recommendation/{FIRST.id}.json")["dates"] == [
        ["the plan reports this step as done or closed, so its date is not counted"]
    ]
    assert data(pages, f"/recommendation/{SECOND.id}.json")["dates"] == [[]]


def test_threads_are_cut_to_older_plans_by_a_link(pages: FlaskClient) -> None:
    """The list of threads offers plans of some years ago, counted from today; an undated plan does not pass."""
    links = [one.get("href") for one in outline(pages.get("/unfinished").text).all("a")]
    found = data(pages, "/unfinished.json?until=2020")

    assert {"/unfinished?until=2023", "/unfinished?until=2020", "/unfinished?until=2015"} <= set(links)
    assert {one["thread"]["card"]["dated"] for one in found["items"]} == {"May 2019"}


def test_date_stands_as_stated(pages: FlaskClient) -> None:
    """A recommendation is listed with the date of its plan as the plan has it, and with its year as data."""
    (card,) = {(h["card"]["dated"], h["card"]["year"]) for h in data(pages, "/search.json?q=lists")["asks"]}

    assert card == ("May 2019", 2019)
    assert "Aldermoor Safeguarding Adults Board, SAR Wren, May 2019" in text(pages.get("/search?q=lists").text)


def test_promised_step_says_that_it_is_one(pages: FlaskClient) -> None:
    """What matches in an action alone stands with what is asked for, and says that it is an action."""
    found = data(pages, "/search.json?q=pathway")

    assert {r["field"] for hit in found["asks"] for r in hit["reasons"]} >= {"action"}
    assert "Matched in an action" in text(pages.get("/search?q=pathway").text)


def test_agency_shows_each_part_with_the_cell_as_written(pages: FlaskClient) -> None:
    """An agency's page shows what it leads and watches, with the owner cell but without the officer's name."""
    page = text(pages.get("/agency/aldermoor-integrated-care-board").text)

    assert "Leads: 1 recommendation" in page
    assert "Oversees: 1 recommendation" in page
    assert "“[name left out], ICB”" in page


def test_row_as_read_still_shows_the_name(pages: FlaskClient) -> None:
    """The row as read is the plan's own words, names and all."""
    assert "Jane Smith, ICB" in pages.get(f"/recommendation/{FIRST.id}").text


def test_first_page_says_what_is_not_in(pages: FlaskClient) -> None:
    """The first page counts what is in, and says what is not."""
    page = text(pages.get("/").text)

    assert "2 plans without a date that could be read" in page
    assert "Nothing reported does not mean nothing done" in page


def test_original_is_offered_as_a_download(pages: FlaskClient) -> None:
    """The document itself is given out as a file, never shown as a page."""
    answer = pages.get(f"/plan/{PLAN.id[:16]}/original")

    assert answer.data == b"hoarding plan"
    assert answer.headers["Content-Disposition"] == "attachment; filename=hoarding.txt"


def test_page_that_is_not_here_helps(pages: FlaskClient) -> None:
    """An address that leads nowhere answers 404 with a sentence and a search box."""
    answer = pages.get("/recommendation/0000")

    assert answer.status_code == 404
    assert "Not in this library" in answer.text
    assert 'role="search"' in answer.text


def test_json_that_is_not_here_is_json(pages: FlaskClient) -> None:
    """The JSON form of what is not here says so as JSON."""
    answer = pages.get("/plan/0000.json")

    assert answer.status_code == 404
    assert data(pages, "/plan/0000.json")["title"] == "Not in this library"


def _named(name: str, *roles: Role, surface: str | None = None) -> AgencyMention:
    return AgencyMention(name=name, surface=surface or name, role=roles[0], roles=roles, basis=Basis.AREA)


def test_an_agency_stands_once_under_all_its_parts() -> None:
    """Who leads and takes part is one line, however it is written; that it is mentioned too says nothing more."""
    mentions = (
        _named("Fenwick Council", Role.LEAD, Role.CONTRIBUTOR, Role.MENTIONED, surface="FC"),
        _named("Fenwick Council", Role.ADDRESSEE, surface="the Council"),
        _named("Mere Trust", Role.LEAD, Role.CONTRIBUTOR),
        _named("Mere Police", Role.MENTIONED),
        _named("Fire Service", Role.CONTRIBUTOR, Role.LEAD),
    )
    assert [(roles, [one.mention.name for one in named]) for roles, named in by_roles(mentions)] == [
        ((Role.ADDRESSEE, Role.LEAD, Role.CONTRIBUTOR), ["Fenwick Council"]),
        ((Role.LEAD, Role.CONTRIBUTOR), ["Mere Trust", "Fire Service"]),
        ((Role.MENTIONED,), ["Mere Police"]),
    ]
    ((_, (council,)), *_) = by_roles(mentions)
    assert council.note is not None
    assert "FC" in council.note
    assert "the Council" in council.note
