"""Asks and replies in running text: whole documents with their readings, and rule by rule."""

from __future__ import annotations

import random
import re
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Column, Place, Plan, Recommendation
from ingest.layout import BOLD, Block, Document, Line
from ingest.meaning import understand
from ingest.plans.assembly import assemble
from ingest.plans.repeats import AGAIN
from ingest.prose.ask_rows import FIELD
from ingest.prose.finding import OTHERS
from ingest.readers.documents import read
from tests.ingest.accounting import plan_words, words
from tests.ingest.plans_in_text import plan, tabs

READINGS = sorted((Path(__file__).parents[1] / "plans" / "prose").rglob("*.toml"))
each = pytest.mark.parametrize("reading", READINGS, ids=lambda path: path.stem)


def source(reading: Path) -> Path:
    """The document that a reading is of."""
    return next(path for path in (reading.with_suffix(".txt"), reading.with_suffix(".md")) if path.exists())


def read_plan(reading: Path) -> Plan:
    """The document of a reading, read."""
    path = source(reading)
    return assemble(read(path.read_bytes(), path.name))


def load(reading: Path) -> dict[str, Any]:
    """What a document holds, read by hand."""
    return tomllib.loads(reading.read_text(encoding="utf-8"))


def shown(found: Recommendation, wanted: dict[str, Any]) -> dict[str, Any]:
    """A recommendation in the form of a reading, with the parts that this reading tells."""
    all_ = {
        "label": found.label,
        "text": found.text,
        "section": list(found.section),
        "lead": found.lead_raw,
        "places": [list(place.lines or ()) for place in found.places],
        "note": next((note.text for note in found.notes if note.text == wanted.get("note")), None),
        "actions": [
            {
                "label": action.label, "text": action.text, "lead": action.lead_raw, "told": action.progress,
                "when": action.timescale.raw if action.timescale else None, "status": action.status.raw,
            }
            for action in found.actions
        ],
    }  # fmt: skip
    return {name: all_[name] for name in {"label", *wanted}}


def full(wanted: dict[str, Any]) -> dict[str, Any]:
    """A reading with what it leaves out as absent."""
    empty = dict.fromkeys(("label", "text", "lead", "told", "when", "status"))
    actions = {"actions": [empty | action for action in wanted["actions"]]} if "actions" in wanted else {}
    return {"label": None} | wanted | actions


@each
def test_a_document_in_prose_comes_out_as_read_by_hand(reading: Path) -> None:
    """Every recommendation and nothing else: labels, texts, sections, owners, actions, places."""
    wanted = load(reading)["recommendation"]
    found = read_plan(reading).recommendations
    assert [shown(one, other) for one, other in zip(found, wanted, strict=False)] == [full(one) for one in wanted]
    assert len(found) == len(wanted)


@each
def test_no_word_of_a_document_in_prose_is_lost(reading: Path) -> None:
    """Each word of the text stands as often in the plan; a word that a line's end cut in two is joined."""
    text = source(reading).read_text(encoding="utf-8")
    text = re.sub(r"man-\s*ager", "manager", text)
    there = Counter(words(re.sub(r"[*#|_]|-{3,}", " ", text)))
    assert plan_words(read_plan(reading)) == there


@pytest.mark.parametrize("reading", [path for path in READINGS if "title" in load(path)], ids=lambda path: path.stem)
def test_the_title_ends_where_the_text_begins(reading: Path) -> None:
    """The lines at the top are the title; headings of chapters are not."""
    assert read_plan(reading).title == load(reading)["title"]


def in_word(*paragraphs: str | tuple[str, int]) -> Plan:
    """Paragraphs as the Word reader gives them: whole, counted, some with a level."""
    lines = [
        Line(
            text=paragraph if isinstance(paragraph, str) else paragraph[0],
            level=None if isinstance(paragraph, str) else paragraph[1],
            place=Place(lines=(number, number)),
        )
        for number, paragraph in enumerate(paragraphs, 1)
    ]
    return _assembled(lines, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def on_pages(*pages: str, size: int = 60) -> Plan:
    """Pages as the PDF reader gives them: each line with its box; an empty line is a gap, "# " a larger line."""
    lines: list[Line] = []
    for page, text in enumerate(pages, 1):
        top = 60.0
        for paragraph in text.split("\n"):
            for part in _wrapped(paragraph.removeprefix("# "), size):
                box = (50.0, top, 50.0 + 5 * len(part), top + 11)
                level = 1 if paragraph.startswith("# ") else None
                lines.append(Line(text=part, place=Place(page=page, box=box), level=level))
                top += 14
            top += 8
    return _assembled(lines, "application/pdf")


def _wrapped(text: str, size: int) -> list[str]:
    out: list[str] = []
    for word in text.split():
        if out and len(out[-1]) + 1 + len(word) <= size:
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out


def _assembled(blocks: list[Line], media_type: str) -> Plan:
    given: tuple[Block, ...] = tuple(blocks)
    return assemble(Document(digest="0" * 64, name="report", size=1, media_type=media_type, blocks=given))


def asks(found: Plan) -> list[tuple[str | None, str]]:
    """Labels and texts of a plan."""
    return [(one.label, one.text) for one in found.recommendations]


def test_headings_and_paragraphs_of_a_word_file() -> None:
    """Levels make the sections; a bold lead-in is a label; paragraphs are never joined, however alike in length."""
    found = in_word(
        ("SAR Petra", 1),
        "Published by Northmere Safeguarding Adults Board",
        ("Findings", 2),
        "The agencies that knew Petra should have met; they did not, and each thought that another had",
        ("Recommendations", 2),
        "The review makes these recommendations.",
        ("Northmere Council", 3),
        "1. The Council should tell every provider of care at home whom to ring when a person refuses",
        "2. The Council should ask each provider, once a year, what it has done about people who refuse",
        ("Health", 3),
        ("Recommendation 3:", BOLD),
        "GPs should be told when a person whom they look after has refused care at home.",
        ("Next steps", 2),
        "The Board should publish this report.",
    )
    assert [(one.label, one.section) for one in found.recommendations] == [
        ("1", ("Recommendations", "Northmere Council")),
        ("2", ("Recommendations", "Northmere Council")),
        ("Recommendation 3", ("Recommendations", "Health")),
    ]
    assert found.recommendations[2].text.endswith("refused care at home.")


def test_paragraphs_of_a_page_are_whole_again() -> None:
    """Lines of a page that a margin broke are one text, over the page's end too; each line keeps its place."""
    ask = "The Partnership should ask every school how it learns that a child has moved and whom it then tells of it"
    start, rest = ask[: ask.index(" and whom")], ask[ask.index("and whom") :]
    found = on_pages(
        "# Child safeguarding practice review: Sol\nSome words about the child.\n"
        f"# Recommendations\nRecommendation 1: {start}",
        f"{rest}.\nRecommendation 2: Schools should answer within a week.",
    )
    assert asks(found) == [
        ("Recommendation 1", f"{ask}."),
        ("Recommendation 2", "Schools should answer within a week."),
    ]
    assert {place.page for place in found.recommendations[0].places} == {1, 2}


def test_short_lines_of_a_page_stay_apart() -> None:
    """Labels with short words, line under line, are not joined into one."""
    (found,) = on_pages(
        "# Response\nRecommendation 1: The Board should write to every care home in its area about falls at night.\n"
        "Lead: Board Manager\nTimescale: May 2024\nStatus: Complete"
    ).recommendations
    action = found.actions[0]
    assert (found.lead_raw, action.timescale and action.timescale.raw, action.status.raw) == (
        "Board Manager", "May 2024", "Complete",
    )  # fmt: skip


def test_a_reply_in_prose_can_be_seen_as_read() -> None:
    """The row of an ask shows each printed label with its words and their place; the labels are furniture."""
    found = plan("SAR Eve\n\nRecommendation 1: Agencies should share more.\nAgency response: They do.\nRAG: Green\n")
    (one,) = found.recommendations
    assert [(cell.heading, cell.column, cell.text) for cell in one.rows[0].cells] == [
        ("Recommendation 1", Column.RECOMMENDATION, "Agencies should share more."),
        ("Agency response", Column.PROGRESS, "They do."),
        ("RAG", Column.STATUS, "Green"),
    ]
    assert [cell.places[0].lines for cell in one.rows[0].cells] == [(3, 3), (4, 4), (5, 5)]
    assert [(passage.text, passage.reason) for passage in found.furniture] == [
        ("Agency response", FIELD), ("RAG", FIELD),
    ]  # fmt: skip


def test_what_replies_say_is_understood() -> None:
    """Dates, statuses and threads come from the words under the labels."""
    found = understand(
        plan(
            "SAR Eve\n\nRecommendation 1: Agencies should share more.\nProgress: The protocol has been agreed.\n"
            "Timescale: May 2024\nStatus: Complete\n\nRecommendation 2: Agencies should meet.\n"
            "Progress: Nothing has been done.\nTimescale: June 2024\nStatus: Not started\n"
        )
    ).recommendations
    assert [one.status.value.value for one in found] == ["complete", "not_started"]
    assert [str(one.actions[0].timescale and one.actions[0].timescale.due) for one in found] == [
        "2024-05-31", "2024-06-30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "The review made 12 recommendations. All of them should be finished in May.",
        "Recommendation 3 of the 2016 review was not carried out, and it should have been.",
        "See Recommendation 4: the Board should act.",
        "Staff should have met. Recommendations 1 and 2 were written with that in mind.",
        "Recommendation 2: this was completed in 2017.",
        "Recommendations .......................... 45",
        "Recommendation 1: The Board should act ............. 45",
    ],
)
def test_words_about_recommendations_are_none(words: str) -> None:
    """Mentions, counts, histories and lists of contents make no recommendation; their words stay in the preamble."""
    found = plan(f"Annual report\n\n{words}\n\nThe end of the report.\n")
    assert not found.recommendations
    assert any(words in passage.text for passage in found.preamble)


@pytest.mark.parametrize(
    "heading", ["Good practice", "Terms of reference", "Conclusion", "Glossary", "Learning points", "Previous reviews"]
)
def test_requests_under_other_headings_are_none(heading: str) -> None:
    """Only what stands under the heading of recommendations is read as one."""
    found = plan(
        f"SAR Ned\n\n{heading}\n\n1. Agencies should meet.\n2. Staff should write.\n\nRecommendations\n\n"
        f"1. The Board should act.\n2. The Board should write.\n\n{heading}\n\n1. Somebody should do a thing.\n"
    )
    assert asks(found) == [("1", "The Board should act."), ("2", "The Board should write.")]


def test_recommendations_of_another_review_stay_out() -> None:
    """Under a heading that names another review, labelled asks stay in the preamble, marked as what they are."""
    found = plan(
        "SAR Beth\n\nRecommendations from SAR Anna (2019)\n\nRecommendation 1: The Board should act on neglect.\n\n"
        "Recommendations\n\nRecommendation 1: The Board should act on falls.\n"
    )
    assert asks(found) == [("Recommendation 1", "The Board should act on falls.")]
    assert [passage.reason for passage in found.preamble] == [OTHERS]


def test_a_response_to_one_review_is_about_that_review() -> None:
    """A heading that names the review of the title opens its recommendations."""
    found = plan("Response to SAR Anna\n\nRecommendations from SAR Anna (2019)\n\n1. The Board should act.\n")
    assert asks(found) == [("1", "The Board should act.")]


def test_an_introduction_to_a_table_makes_no_recommendation() -> None:
    """Where a table holds the recommendations, requests in the words before it are none."""
    table = tabs("Ref | Recommendation | Lead", "1 | Share information with all. | ICB", "2 | Train staff. | Council")
    found = plan(
        f"SAR Ned\n\nRecommendations\n\nPartners should read these with care.\n\n1. Leads should reply by May.\n"
        f"2. Replies should be short.\n\n{table}\n"
    )
    assert [label for label, _ in asks(found)] == ["1", "2"]
    assert found.recommendations[0].text == "Share information with all."


def test_a_recommendation_printed_three_times_counts_once() -> None:
    """Summary, chapter and list: one recommendation with three places; the copies are furniture with a reason."""
    ask = "Recommendation 1: The Board should review its plan every year."
    found = plan(
        f"# SAR Ann\n\n## Executive summary\n\n{ask}\n\n## Findings\n\nThings.\n\n{ask}\n\n"
        f"## Recommendations\n\n{ask}\n",
        "a.md",
    )
    (one,) = found.recommendations
    assert [place.lines for place in one.places] == [(5, 5), (11, 11), (15, 15)]
    assert [passage.reason for passage in found.furniture] == [AGAIN, AGAIN]


def test_the_same_words_for_two_agencies_are_two() -> None:
    """Alike asks of one part of a document are never joined."""
    found = plan(
        "SAR Ann\n\nRecommendations\n\nFor the Police:\n- Staff should be trained in hoarding.\n\n"
        "For the Fire Service:\n- Staff should be trained in hoarding.\n"
    )
    assert [one.section[-1] for one in found.recommendations] == ["For the Police:", "For the Fire Service:"]


def test_a_reply_is_no_running_line() -> None:
    """The label of a reply that comes back on a line of its own stays one, whatever it names."""
    parts = "\n\n".join(
        f"Recommendation {n}: The Board should act on theme {n}.\nBoard response:\nWe have not done part {n}."
        for n in range(1, 6)
    )
    found = plan(f"SAR Ann\nEast Safeguarding Board\n\nRecommendations\n\n{parts}\n").recommendations
    assert [one.actions[0].progress for one in found] == [f"We have not done part {n}." for n in range(1, 6)]


def test_each_agency_that_replies_has_an_action_of_its_own() -> None:
    """What one agency has done does not speak for another."""
    (one,) = plan(
        "SAR Ann\n\nRecommendation 1: All agencies should train their staff.\nPolice response: All are trained.\n"
        "Ambulance Trust response: Nobody is trained yet.\n"
    ).recommendations
    assert [(action.lead_raw, action.progress) for action in one.actions] == [
        ("Police", "All are trained."), ("Ambulance Trust", "Nobody is trained yet."),
    ]  # fmt: skip


def test_items_of_a_list_of_actions_with_owners_are_actions() -> None:
    """Under "Actions:", items that each have an owner are apart; bare items are one action."""
    found = plan(
        "SAR Q\n\nRecommendation 1\nThe Board should act on falls.\n\nActions:\n1. Write policy. Lead: Board\n"
        "2. Train staff. Lead: ICB\n\nRecommendation 2\nThe Board should act on fire.\n\n"
        "Actions:\n- Ask once.\n- Ask again.\n"
    ).recommendations
    assert [[(action.text, action.lead_raw) for action in one.actions] for one in found] == [
        [("1. Write policy.", "Board"), ("2. Train staff.", "ICB")],
        [("- Ask once.\n- Ask again.", None)],
    ]


def test_what_explains_an_ask_is_a_note() -> None:
    """A rationale below an ask is kept beside it and read for nothing else."""
    (one,) = plan(
        "SAR Q\n\nRecommendation 1: The Board should act.\nRationale: Work was completed too late.\n"
        "Status: Not started\n"
    ).recommendations
    assert [(note.heading, note.text) for note in one.notes] == [("Rationale", "Work was completed too late.")]
    assert one.actions[0].progress is None


def test_words_below_an_ask_in_a_heading_tell_only_where_they_report() -> None:
    """A sentence like "has been completed" is the reply to a heading that asks; what staff had felt is none."""
    found = plan(
        "# Response\n\n## Recommendation 1: The Board should audit files.\n\nThe audit has been completed.\n\n"
        "## Recommendation 2: The Board should train.\n\nStaff had been unsure.\n",
        "a.md",
    )
    assert [one.actions[0].progress for one in found.recommendations] == ["The audit has been completed.", None]
    assert [passage.text for passage in found.preamble] == ["Staff had been unsure."]


def test_a_long_report_is_read_in_time() -> None:
    """A hundred pages of narrative with one page of recommendations: nothing invented, and in linear time."""
    random.seed(4)
    vocabulary = "the nurse should have told worker about plan and review of home visit when board met again".split()  # noqa: SIM905
    body = "\n\n".join(
        "\n".join(" ".join(random.choices(vocabulary, k=12)).capitalize() for _ in range(8)) + "." for _ in range(600)
    )
    end = "2. Recommendations\n\n1. The Board should act.\n2. The ICB should pay.\n"
    text = f"SAR Long\n\n1. Narrative\n\n{body}\n\n{end}"
    started = time.perf_counter()
    found = plan(text)
    assert asks(found) == [("1", "The Board should act."), ("2", "The ICB should pay.")]
    assert time.perf_counter() - started < 20


PIECES = (
    "Recommendation {}: The board should act on w{}.", "Recommendation {}\nAgencies should share w{}.",
    "# Recommendations w{}", "## Previous reviews w{}", "- review w{}", "- Staff w{}",
    "{}. The trust should write w{}", "Lead: w{}", "Progress (May 2024): w{}.", "Status: w{}",
    "Response:\nWords w{} that\nrun over", "Narrative of w{} that should not matter.",
    "Action 1.{}: Do w{}. Lead: x{}", "For the agency w{}:", "Contents w{} .......... 4",
    "| Ref | Recommendation | Lead |\n|---|---|---|\n| 1 | Share w{} now | y{} |",
    "Lead: w{} | By: z{} | Status: u{}", "Accepted", "Rationale: w{}", "(Lead: w{})", "## Conclusion w{}",
    "It is recommended that w{}:", "Response to Recommendation 1: w{}", "Ref: {}\nRecommendation: w{} should act",
    "<table><tr><td>Recommendation {}<br>The board should w{}.</td></tr></table>", "# Appendix w{}",
    "Ref: {}\nRecommendation:", "It is recommended that we w{}.", "Not accepted", "Police response\nWe did w{}.",
    "{}. Recommendation {} (high priority w{})", "Actions:\n1. Do w{}. Lead: x{}\n2. Do y{}.", "> quoted w{}",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=18), st.booleans())
def test_every_word_of_running_text_is_accounted_for_once(parts: list[str], spaced: bool) -> None:  # noqa: FBT001
    """In any order of labels, lists, replies, headings and tables, each word stands once in the plan."""
    count = iter(range(1_000_000))
    text = "SAR Law\n\n" + ("\n\n" if spaced else "\n").join(
        re.sub(r"\{\}", lambda _: str(next(count)), part) for part in parts
    )
    found = plan_words(plan(text, "law.md"))
    unique = set(re.findall(r"\b[wxyzu]\d+\b", text))
    assert {word: found[word] for word in unique} == dict.fromkeys(unique, 1)


def test_asks_of_two_reviews_under_one_label_are_two() -> None:
    """Two reviews may each have a first recommendation; a word that differs makes another ask."""
    found = plan(
        "# Combined response\n\n## SAR Ann\n\nRecommendation 1: The Board should act on falls.\n\nProgress: Done.\n\n"
        "## SAR Bob\n\nRecommendation 1: The Board should act on fire.\n\nProgress: Not done.\n",
        "a.md",
    ).recommendations
    assert [(one.section, one.actions[0].progress) for one in found] == [
        (("SAR Ann",), "Done."), (("SAR Bob",), "Not done."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["### Recommendation 2\n\n**Response:** We did.", "### Response to Recommendation 2\n\nWe did."]
)
def test_a_reply_that_names_its_ask_joins_it(heading: str) -> None:
    """Asks in one chapter and replies under their labels in another are one recommendation each."""
    found = plan(
        "# Response\n\n## Recommendations\n\nRecommendation 1: The Board should act on falls.\n\n"
        f"Recommendation 2: The Board should act on fire.\n\n## Our response\n\n{heading}\n",
        "a.md",
    ).recommendations
    assert [(one.label, one.section, one.actions[0].progress) for one in found] == [
        ("Recommendation 1", ("Recommendations",), None), ("Recommendation 2", ("Recommendations",), "We did."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        "1\tThe Board should act.\n2\tThe ICB should pay.",
        (
            "<table><tr><td>1. The Board should act.</td></tr></table>\n\n"
            "<table><tr><td>2. The ICB should pay.</td></tr></table>"
        ),
    ],
)
def test_asks_in_boxes_and_beside_their_labels_are_read(rows: str) -> None:
    """A box round an ask, or a table of labels and asks without headings, reads like the lines it holds."""
    found = plan(f"# SAR X\n\n## Recommendations\n\n{rows}\n", "a.md")
    assert asks(found) == [("1", "The Board should act."), ("2", "The ICB should pay.")]


def test_lists_for_two_agencies_with_the_same_ask_are_two() -> None:
    """Under headings of recommendations for each agency, the same label and words are each one's own."""
    found = plan(
        "SAR\n\nRecommendations for Police\n\n1. Staff should be trained in hoarding.\n\n"
        "Recommendations for Health\n\n1. Staff should be trained in hoarding.\n"
    )
    assert [one.section for one in found.recommendations] == [
        ("Recommendations for Police",), ("Recommendations for Health",),
    ]  # fmt: skip


def test_what_stands_behind_a_decision_is_its_reply() -> None:
    """Below "Accepted" alone on a line, an unlabelled paragraph is the reply; the decision itself is no progress."""
    found = plan(
        "SAR X\n\nRecommendation 1: The Board should act.\n\nAccepted\n\nThe Board has written to all.\n\n"
        "Recommendation 2: The Board should pay.\n\nNot accepted\n\nThere is no money.\n"
    ).recommendations
    assert [(one.actions[0].status.raw, one.actions[0].progress) for one in found] == [
        (None, "The Board has written to all."), ("Not accepted", "There is no money."),
    ]  # fmt: skip
    assert [note.text for note in found[0].notes] == ["Accepted"]


def test_words_that_recommend_count_where_nothing_else_asks() -> None:
    """With no label, list or heading, a paragraph that says "it is recommended" is one; what was recommended is not."""
    found = plan(
        "SAR X\n\nFindings\n\nIt was recommended in 2012 that staff should meet.\n\nStaff should have met.\n\n"
        "It is recommended that the Board hears from staff each year.\n"
    )
    assert asks(found) == [(None, "It is recommended that the Board hears from staff each year.")]
